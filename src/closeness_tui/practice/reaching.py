"""To any step of an exercise at once, on a way that somebody could have gone; its answers are made up."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from closeness_tui.content.replies import Asked, asked_of, replies
from closeness_tui.core import event as events
from closeness_tui.core.answer import Blanks
from closeness_tui.core.condition import steps_named
from closeness_tui.core.moves import advance, begin
from closeness_tui.core.session import (
    PEOPLE,
    Session,
    allowed,
    duration,
    say_with_answers,
    timeline,
    wanted,
)
from closeness_tui.core.steps import AGREED, Agree, Tense

if TYPE_CHECKING:
    from closeness_tui.core.answer import Answer
    from closeness_tui.core.exercise import Exercise
    from closeness_tui.core.session import Setting, State
    from closeness_tui.core.steps import Step

MOST_STATES = 400
MOST_WORK = 6000
"""Beyond these a search is given up: a file of a stranger must not keep anybody waiting."""

_SOME_ROWS = (events.Brought("a few words"),)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A session at the place that was wanted."""

    session: Session
    by_answering: bool
    """Somebody can come here so; else the step is only shown, with as many answers above it as could be made up."""


def arrive(
    exercise: Exercise, place: int | None, setting: Setting, now: float, own: Mapping[str, Answer]
) -> Arrived:
    """A session that has just come to a place, or to the end for none; `own` answers are given first."""
    first = begin(exercise, setting, 0.0)
    asked = asked_of(exercise)
    # What the place itself hangs on is mostly enough, and far less to try.
    for matters in dict.fromkeys((_behind(exercise, place), frozenset(_all_that_matter(exercise, asked)))):
        found = _Search(place, own, asked, matters).from_(first)
        if found is not None:
            break
    else:
        return Arrived(_just_there(first, place, now, own), by_answering=False)
    # What was brought from no log is not there at the step itself.
    brought = {} if place is not None else found.brought
    here = replace(found, since=now, spent=0.0, brought=brought)
    return Arrived(here, by_answering=True)


class _Search:
    """Goes on step by step, and turns back only where that leads past the place."""

    def __init__(
        self, place: int | None, own: Mapping[str, Answer], asked: dict[str, Asked], matters: Set[str]
    ) -> None:
        self.place, self.own, self.asked = place, own, asked
        self.matters = sorted(matters)
        self.work = 0

    def from_(self, first: Session) -> Session | None:
        waiting, seen = [first], set[tuple[object, ...]]()
        while waiting and len(seen) < MOST_STATES and self.work < MOST_WORK:
            session = waiting.pop()
            if self._is_there(session):
                return session
            state = self._state(session)
            if session.over or state in seen:
                continue
            seen.add(state)
            # The last one is gone on with first.
            likeliest_first = sorted(self._moves(session), key=partial(self._rank, session))
            waiting += likeliest_first[::-1]
        return None

    def _is_there(self, session: Session) -> bool:
        if self.place is None:
            return session.state == "finished" and not session.leads_to
        return session.at == self.place and not session.over and not session.offer

    def _state(self, session: Session) -> tuple[object, ...]:
        known = tuple((name, session.find(name)) for name in self.matters)
        return session.at, session.offer, known

    def _rank(self, before: Session, after: Session) -> tuple[bool, bool, bool]:
        past = self.place is not None and after.at > self.place
        return after.over, past, after.at <= before.at

    def _moves(self, session: Session) -> Iterator[Session]:
        """Where one can come from here, the likeliest first."""
        now = session.since
        if wanted(session) is not None and events.Bring in allowed(session):
            session = advance(session, events.Bring(_SOME_ROWS), now)
        self.work += 1 + len(timeline(session))
        if timeline(session):
            seconds = duration(session)
            yield advance(
                session,
                events.Next() if math.isinf(seconds) else events.Tick(),
                now + min(seconds, 1e6) + 1.0,
            )
            return
        step = session.step
        answers = replies(session, self.asked.get(step.id))
        given = self.own.get(step.id)
        if given is not None and step.accepts(given, session.find):
            answers = (given, *(each for each in answers if each != given))
        self.work += len(answers)
        for answer in answers:
            yield _after(session, _in_full(session, answer))
        yield _without_answer(session)


def _behind(exercise: Exercise, place: int | None) -> frozenset[str]:
    """The steps on whose answers it hangs whether a place is shown, and those on which these hang."""
    found, waiting = set[str](), [] if place is None else [exercise.steps[place]]
    while waiting:
        step = waiting.pop()
        for name in _hangs_on(step):
            there = exercise.place_of(name)
            if name not in found and there is not None:
                found.add(name)
                waiting.append(exercise.steps[there])
    return frozenset(found)


def _all_that_matter(exercise: Exercise, asked: Mapping[str, Asked]) -> set[str]:
    return {*asked, *(name for step in exercise.steps for name in _hangs_on(step))}


def _hangs_on(step: Step) -> set[str]:
    named = {*step.uses, *(steps_named(step.when) if step.when is not None else ())}
    return named | {step.leave_out} if isinstance(step, Tense) and step.leave_out else named


def _in_full(session: Session, answer: Answer) -> Answer:
    """A sentence with its blanks filled, as a person would leave it."""
    if not isinstance(answer, Blanks):
        return answer
    sentence = answer.sentence
    for name, words in answer.filled:
        sentence = sentence.replace(f"{{{name}}}", words)
    return replace(answer, sentence=say_with_answers(session, sentence))


def _after(session: Session, answer: Answer) -> Session:
    now, step = session.since, session.step
    if step.is_private:
        return _each_alone(session, events.Answer(answer))
    after = advance(session, events.Answer(answer), now)
    if isinstance(step, Agree):
        for _person in range(len(step.people)):
            if after.at == session.at and not after.over and AGREED in getattr(answer, "ids", ()):
                after = advance(after, events.Answer(answer), now)
    return _past_offer(after, now)


def _without_answer(session: Session) -> Session:
    if session.step.is_private:
        return _each_alone(session, events.Skip())
    event = events.Skip() if events.Skip in allowed(session) else events.Next()
    return _past_offer(advance(session, event, session.since), session.since)


def _each_alone(session: Session, event: events.Event) -> Session:
    now = session.since
    for _person in range(PEOPLE):
        session = advance(advance(session, events.Next(), now), event, now)
    return _past_offer(advance(session, events.Next(), now), now)


def _past_offer(session: Session, now: float) -> Session:
    return advance(session, events.Next(), now) if session.offer else session


def _just_there(first: Session, place: int | None, now: float, own: Mapping[str, Answer]) -> Session:
    """As if one had come there step by step, whether the conditions hold or not."""
    steps = first.exercise.steps
    last = len(steps) - 1 if place is None else place
    session = first
    for number in range(last):
        session = replace(session, at=number, path=tuple(range(number)))
        step = session.step
        given = own.get(step.id)
        made_up = (given,) if given is not None else replies(session)[:1]
        if made_up and not step.is_private:
            session = replace(session, answers={**session.answers, step.id: _in_full(session, made_up[0])})
    state: State = "finished" if place is None else "running"
    return replace(session, at=last, path=tuple(range(last)), since=now, spent=0.0, state=state)
