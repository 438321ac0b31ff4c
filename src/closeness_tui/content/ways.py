"""Every way through an exercise, found with the real engine: who comes where, and what they were asked before."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field

from closeness_tui.content.replies import asked_of, replies
from closeness_tui.core import event as events
from closeness_tui.core.answer import Answer, Chosen
from closeness_tui.core.condition import steps_named
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.moves import advance, begin
from closeness_tui.core.session import PEOPLE, Session, Setting, allowed, duration, timeline, wanted
from closeness_tui.core.steps import AGREED, Agree, Choose, Gate, Step, Tense

MOST_STATES = 4000
MOST_WORK = 60_000
"""Beyond these nothing is claimed: a file of a stranger must not keep anybody waiting."""
MOST_PATHS = 10_000

_WAS_ASKED = "asked"

State = tuple[int, tuple[tuple[str, object], ...]]
"""A place, and the earlier answers that can still matter there."""


@dataclass(slots=True)
class Ways:
    """What is known of all ways through an exercise."""

    whole: bool = True
    """Every way was gone; without it, only what is there is sure."""
    reached: set[int] = field(default_factory=set)
    """Places of steps that somebody can come to."""
    by_answering: set[int] = field(default_factory=set)
    """The same without passing over a choice whose every answer leads elsewhere."""
    unasked: dict[int, set[str]] = field(default_factory=dict)
    """By place: the steps it quotes that some people were not asked."""
    paths: int = 0
    """How many, counted without going back; at most `MOST_PATHS`, and 0 where not all are known."""


def ways_through(exercise: Exercise, quotes: Mapping[int, Set[str]] | None = None) -> Ways:
    """Go every way that can be told from the others; what people answer each alone counts as one answer.

    `quotes`: the steps whose answers each place puts in without other words for the case that there is none.
    """
    return _Search(exercise, quotes or {}).whole()


class _Search:
    def __init__(self, exercise: Exercise, quotes: Mapping[int, Set[str]]) -> None:
        self.exercise = exercise
        self.asked = asked_of(exercise)
        self.quotes = [quotes.get(place, frozenset[str]()) for place in range(len(exercise.steps))]
        self.left_out: dict[str, list[list[str]]] = {}
        for step in exercise.steps:
            if isinstance(step, Tense) and step.leave_out:
                self.left_out.setdefault(step.leave_out, []).append([group.area for group in step.groups])
        self.last_use = self._last_uses()
        self.ways = Ways()
        self.next: dict[State, set[State | None]] = {}
        self.passing: set[tuple[State, State | None]] = set()
        self.work = 0
        # With many steps, one move may look at most of them, and for each of these at most of those before it.
        self.weight = max(1, (len(exercise.steps) // 25) ** 2)

    def _last_uses(self) -> dict[str, int]:
        """The last place at which the answer of a step can matter."""
        steps = self.exercise.steps
        last: dict[str, int] = {}
        for place, step in enumerate(steps):
            named = {*self.quotes[place], *(steps_named(step.when) if step.when else ())}
            named |= {step.leave_out} if isinstance(step, Tense) and step.leave_out else set()
            last.update(dict.fromkeys(named, place))
        leads_back = _ways_back(self.exercise)
        for _time in leads_back:
            for name, place in last.items():
                last[name] = max(place, 0, *(at for at, there in leads_back if there <= place))
        return last

    def whole(self) -> Ways:
        first = begin(self.exercise, Setting(), 0.0)
        waiting = deque([first])
        start = self._state(first)
        self.next[start] = set()
        while waiting:
            session = waiting.popleft()
            for after, passed in self._moves(session):
                self._note(session, after, waiting, passed=passed)
            if len(self.next) > MOST_STATES or self.work > MOST_WORK:
                self.ways.whole = False
                break
        self._conclude(start)
        return self.ways

    def _note(self, before: Session, after: Session, waiting: deque[Session], *, passed: bool) -> None:
        here, there = self._state(before), None if after.over else self._state(after)
        if passed:
            if there not in self.next[here]:
                self.passing.add((here, there))
        else:
            self.passing.discard((here, there))
        self.next[here].add(there)
        if there is not None and there not in self.next:
            self.next[there] = set()
            waiting.append(after)

    def _state(self, session: Session) -> State:
        kept: list[tuple[str, object]] = []
        for place in {*session.path}:
            name = session.exercise.steps[place].id
            if self.last_use.get(name, -1) >= session.at:
                kept.append((name, self._told_apart(session, name)))
        return session.at, tuple(sorted(kept, key=lambda each: each[0]))

    def _told_apart(self, session: Session, name: str) -> object:
        """As much of an answer as the rest of the exercise can tell from another."""
        if name in self.asked:
            return session.answers.get(name)
        if name not in self.left_out:
            return _WAS_ASKED
        chosen = session.answers.get(name)
        ids = chosen.ids if isinstance(chosen, Chosen) else ()
        return tuple(all(area in ids for area in areas) for areas in self.left_out[name])

    def _moves(self, session: Session) -> Iterator[tuple[Session, bool]]:
        """Where one can come from here in one step, and whether only by passing over a choice that leads elsewhere."""
        now = session.since
        if wanted(session) is not None and events.Bring in allowed(session):
            session = advance(session, events.Bring((events.Brought("a few words"),)), now)
        step, phases = session.step, timeline(session)
        self.work += self.weight * (1 + len(phases))
        if phases:
            yield advance(session, events.Tick(), now + duration(session) + 1.0), False
            return
        answers = replies(session, self.asked.get(step.id)) if self._matters(step) else ()
        self.work += self.weight * len(answers)
        for answer in answers:
            yield self._after(session, answer), False
        if step.is_private:
            yield from (() if answers else ((self._after(session, None), False),))
            return
        can = allowed(session)
        leads_elsewhere = (
            isinstance(step, Choose)
            and bool(answers)
            and all(after.at != session.at + 1 for after in (self._after(session, each) for each in answers))
        )
        if events.Skip in can:
            yield _on(advance(session, events.Skip(), now), now), leads_elsewhere
        elif events.Next in can:
            yield _on(advance(session, events.Next(), now), now), False

    def _matters(self, step: Step) -> bool:
        """Whether what is answered here can change the way; a gate and a page to agree to have no key to pass over."""
        leads = (
            isinstance(step, Choose)
            and isinstance(step.options, tuple)
            and any(option.go or option.forget for option in step.options)
        )
        return leads or isinstance(step, Gate | Agree) or step.id in self.asked or step.id in self.last_use

    def _after(self, session: Session, answer: Answer | None) -> Session:
        now, step = session.since, session.step
        if step.is_private or answer is None:
            event = events.Skip() if answer is None else events.Answer(answer)
            for _person in range(PEOPLE):
                session = advance(advance(session, events.Next(), now), event, now)
            return _on(advance(session, events.Next(), now), now)
        after = advance(session, events.Answer(answer), now)
        if isinstance(step, Agree) and isinstance(answer, Chosen):
            for _person in range(len(step.people)):
                if after.at == session.at and not after.over and answer.ids[0] == AGREED:
                    after = advance(after, events.Answer(answer), now)
        return _on(after, now)

    def _conclude(self, start: State) -> None:
        self.ways.reached = {place for place, _kept in self.next}
        self.ways.by_answering = _places(self.next, start, self.passing)
        for place, kept in self.next:
            names = self.quotes[place] & self.last_use.keys()
            known = {name for name, _answer in kept}
            missing = {
                name for name in names if name not in known and self.exercise.place_of(name) is not None
            }
            if missing:
                self.ways.unasked.setdefault(place, set()).update(missing)
        if self.ways.whole:
            self.ways.paths = _counted(self.next, start)


def _on(session: Session, now: float) -> Session:
    """Past the offer of something smaller, where a rating brought one up."""
    return advance(session, events.Next(), now) if session.offer else session


def _ways_back(exercise: Exercise) -> list[tuple[int, int]]:
    """The places of steps with an answer that leads back, each with the place it leads to."""
    found: list[tuple[int, int]] = []
    for place, step in enumerate(exercise.steps):
        targets = [step.on_change] if isinstance(step, Agree) and step.on_change else []
        if isinstance(step, Choose) and isinstance(step.options, tuple):
            targets += [option.go for option in step.options]
        places = (exercise.place_of(target) for target in targets)
        found += [(place, there) for there in places if there is not None and there <= place]
    return found


def _places(
    edges: dict[State, set[State | None]], start: State, without: set[tuple[State, State | None]]
) -> set[int]:
    seen, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        for there in edges[here]:
            if there is not None and there not in seen and (here, there) not in without:
                seen.add(there)
                ahead.append(there)
    return {place for place, _kept in seen}


def _counted(edges: dict[State, set[State | None]], start: State) -> int:
    """How many different rows of steps lead to an end; two answers that lead the same way count once."""
    counts: dict[frozenset[State], int] = {}
    order: list[frozenset[State]] = [frozenset((start,))]
    found = {order[0]}
    branches: dict[frozenset[State], list[frozenset[State]]] = {}
    ends: set[frozenset[State]] = set()
    for here in order:
        if len(order) > MOST_STATES:
            return MOST_PATHS
        groups: dict[int, set[State]] = {}
        for state in here:
            for there in edges[state]:
                if there is None:
                    ends.add(here)
                elif there[0] > state[0]:
                    groups.setdefault(there[0], set()).add(there)
        branches[here] = [frozenset(group) for group in groups.values()]
        for group in branches[here]:
            if group not in found:
                found.add(group)
                order.append(group)
    for here in sorted(order, key=lambda each: -min(place for place, _kept in each)):
        counts[here] = (here in ends) + sum(counts[group] for group in branches[here])
    return min(counts[order[0]], MOST_PATHS)
