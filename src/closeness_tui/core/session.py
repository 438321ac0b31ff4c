"""A session as a value: where the person is, what they answered, and what may be done now."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING, Literal

from closeness_tui.core import event as events
from closeness_tui.core.answer import Answer, Item, Items, parts_of
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.families import GROUNDING
from closeness_tui.core.length import FULL
from closeness_tui.core.pacing import Thresholds
from closeness_tui.core.steps import (
    Agree,
    Breathe,
    Choose,
    Later,
    Note,
    Phase,
    Rate,
    Review,
    Step,
    Tally,
    Tense,
    Turns,
    Ways,
    rows_of,
)
from closeness_tui.core.steps.lengths import at_length

if TYPE_CHECKING:
    from collections.abc import Mapping

State = Literal["running", "paused", "finished", "stopped", "parked"]

AGREEMENT = "@agreement"
"""Stands for the words of the agreement before, among what is brought back from the log."""

PEOPLE = 2
"""Who answer alone, one after the other, at a private step."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a session is given when it begins."""

    today: str = ""
    """The day in words."""
    stop_word: str = ""
    seed: int = 0
    """Decides the order of the cards, and whether a private gate closes by itself."""
    earlier: Mapping[str, Answer] = field(default_factory=dict, repr=False)
    """The latest kept answers of an agreement, to start from, by step id."""
    keeps: bool = True
    """Whether a practice can be kept, and so be gone on with on another day."""
    closed: bool = False
    """Something for two was closed earlier today, and stays so, whatever is answered now."""
    length: str = FULL
    """How long the timers run: one of `core.length.LENGTHS`."""
    thresholds: Thresholds = Thresholds()
    """Where easing begins."""


@dataclass(frozen=True, slots=True)
class Session:
    """Everything there is to know about a practice at one instant; times in seconds of one clock."""

    exercise: Exercise
    setting: Setting = Setting()
    state: State = "running"
    at: int = 0
    """The place of the step at hand."""
    path: tuple[int, ...] = ()
    """The places passed, in the order taken."""
    answers: dict[str, Answer] = field(default_factory=dict, repr=False)
    """By step id; never changed, only replaced."""
    tags: tuple[str, ...] = ()
    since: float = 0.0
    """When the clock of this step last began to run."""
    spent: float = 0.0
    """Seconds of this step before that."""
    ways: Ways = Ways()
    offer: str = ""
    """`easing`, `pause` or `numb` while gentler doors are shown after a rating."""
    leads_to: str = ""
    """`@exercise-id` or `@help` when an answer led out of the exercise."""
    help_asked: bool = False
    """Grounding led to the help page; the practice waits for the person to come back from it."""
    beneath: Session | None = None
    """The practice that waits while grounding is on top."""
    ask_again: tuple[int, ...] = ()
    """After a resume: places to pass once more (gates), and last the place to come back to."""
    spent_there: float = 0.0
    """Seconds that had run at the place to come back to."""
    brought: dict[str, tuple[events.Brought, ...]] = field(default_factory=dict, repr=False)
    """What was brought back from the log, by the id of the review step or the name of the source."""

    @property
    def step(self) -> Step:
        """The step at hand."""
        return self.exercise.steps[self.at]

    @property
    def over(self) -> bool:
        """Finished, stopped or parked."""
        return self.state in ("finished", "stopped", "parked")

    def find(self, step_id: str) -> Answer | None:
        """The answer of a step on the path taken; answers of paths left do not count.

        A name such as `@exercise:step` finds what was brought back from the log.
        """
        if step_id.startswith("@"):
            rows = self.brought.get(step_id, ())
            return Items(tuple(Item(row.text) for row in rows)) if rows else None
        if any(self.exercise.steps[place].id == step_id for place in (*self.path, self.at)):
            return self.answers.get(step_id)
        return None


def elapsed(session: Session, now: float) -> float:
    """Seconds that the step at hand has run; paused time stands still."""
    running = session.state == "running" and not session.offer
    return session.spent + (max(0.0, now - session.since) if running else 0.0)


def timeline(session: Session) -> tuple[Phase, ...]:
    """The phases of the step at hand, with earlier answers in their words."""
    # Grounding is on top of a practice for a short while, however long that practice was to be.
    length = session.setting.length if session.beneath is None else FULL
    phases = at_length(session.step, length).timeline(session.find, session.ways)
    return tuple(
        _said(session, phase) if "{" in phase.text or "{" in phase.part else phase for phase in phases
    )


def _said(session: Session, phase: Phase) -> Phase:
    return replace(
        phase, text=say_with_answers(session, phase.text), part=say_with_answers(session, phase.part)
    )


def duration(session: Session) -> float:
    """Seconds that the step at hand takes; 0 when it waits for the person, infinite when it runs until they go on."""
    return sum(phase.seconds for phase in timeline(session))


def is_timed(session: Session) -> bool:
    """Whether the step at hand runs on its own."""
    return bool(timeline(session))


def cards_shown(session: Session) -> tuple[str, ...]:
    """The cards on the table: of a choice, those shown now, each once before any again; of turns, one a round."""
    step = session.step
    match step:
        case Choose(cards=cards) if cards:
            order = _shuffled(session, cards)
            start = session.ways.page * step.show
            return tuple(order[(start + n) % len(order)] for n in range(min(step.show, len(order))))
        case Turns():
            rows = rows_of(step.cards, session.find)
            order = _shuffled(session, rows) if step.shuffled else rows
            return order[: step.rounds_for(session.find)]
        case _:
            return ()


def _shuffled(session: Session, cards: tuple[str, ...]) -> tuple[str, ...]:
    order = list(cards)
    # Not for secrets: the order only has to be the same after a resume.
    Random(f"{session.setting.seed}/{session.step.id}").shuffle(order)  # noqa: S311
    return tuple(order)


def wanted(session: Session) -> Review | None:
    """What the step at hand wants from the log and was not brought yet."""
    step = session.step
    if isinstance(step, Review) and step.sources != ("this",) and step.id not in session.brought:
        return step
    if _looks_for_an_agreement(session):
        return Review(id=AGREEMENT, sources=(session.exercise.id,), latest=True)
    source = next((each for each in step.outside if each.name not in session.brought), None)
    if source is None:
        return None
    return Review(id=source.name, sources=(source.exercise,), field=source.field, latest=True)


def _looks_for_an_agreement(session: Session) -> bool:
    """At the first step of an agreement: the one before may lie behind a lock."""
    begins = not session.path and session.beneath is None and AGREEMENT not in session.brought
    return begins and any(isinstance(step, Agree) for step in session.exercise.steps)


_NAME = re.compile(r"\{([a-z0-9#-]+)(?:\.([^{}|]+))?(?:\|([^{}]*))?\}")


def say_with_answers(session: Session, text: str) -> str:
    """Put earlier answers into a text, in one pass: an answer that contains `{x}` is never expanded."""

    def words(match: re.Match[str]) -> str:
        name, part, otherwise = match.group(1), match.group(2) or "", match.group(3) or ""
        if name == "today":
            return session.setting.today or otherwise
        if name == "stop-word":
            return session.setting.stop_word or otherwise
        answer = session.find(name)
        rows = parts_of(answer, part) if answer is not None else ()
        return ", ".join(rows) or otherwise

    return _NAME.sub(words, text)


def allowed(session: Session) -> frozenset[type]:
    """The events that mean something now; the footer, the words of the plain mode and the tests read it."""
    if session.over:
        return frozenset()
    can: set[type] = {events.Tick, events.Stop}
    if session.beneath is not None:
        can.add(events.Return)
    elif session.exercise.id != GROUNDING:
        can.add(events.Ground)
    if _can_go_back(session):
        can.add(events.Back)
    if session.state == "paused":
        return frozenset(can | {events.Resume} | ({events.Bring} if wanted(session) else set()))
    can.add(events.Pause)
    if session.offer:
        return frozenset(can | {events.Next, events.Leave})
    if session.step.is_private:
        return frozenset(can | _allowed_alone(session))
    return frozenset(can | _allowed_by_step(session))


def _can_go_back(session: Session) -> bool:
    """Not into what was answered alone: the next person would see that it was asked anew, or answer for both."""
    if not session.path or session.ask_again or session.ways.asking or session.ways.alone:
        return False
    return not session.exercise.steps[session.path[-1]].is_private


def _allowed_alone(session: Session) -> set[type]:
    if not session.ways.asking:
        return {events.Next}
    return {events.Answer, events.Skip} if isinstance(session.step, Rate) else {events.Answer}


def _allowed_by_step(session: Session) -> set[type]:
    step = session.step
    can: set[type] = set()
    if step.skippable:
        can.add(events.Skip)
    if not step.must_answer or held(session) is not None:
        can.add(events.Next)
    if step.fits is not None:
        can |= {events.Answer, events.Keep}
    if wanted(session) is not None:
        can.add(events.Bring)
    match step:
        case Choose() if len(step.cards) > step.show:
            can.add(events.More)
        case Note() | Tally():
            can |= {events.Noted, events.Unnote}
            if isinstance(step, Tally) and step.swap:
                can.add(events.Swap)
        case Breathe() if session.ways.freed is None and not step.rhythm_for(session.find).free:
            can.add(events.Free)
        case Tense():
            can |= {events.LeaveOut, events.Imagine}
        case Later() if session.setting.keeps:
            can.add(events.Park)
        case _:
            pass
    return can


def held(session: Session) -> Answer | None:
    """What the step at hand holds: its answer, or the one an earlier agreement starts it with."""
    step, earlier = session.step, session.setting.earlier.get(session.step.id)
    given = session.answers.get(step.id)
    if given is not None or earlier is None or session.beneath is not None:
        return given
    return earlier if step.accepts(earlier, session.find) else None


def easing_doors(session: Session) -> tuple[str, ...]:
    """Where easing can lead: the smaller exercises and the help page."""
    return (*(f"@{each}" for each in session.exercise.smaller if each != GROUNDING), "@help")


def paused(session: Session, now: float) -> Session:
    """The session with its time standing still."""
    if session.state != "running":
        return session
    return replace(session, state="paused", spent=elapsed(session, now))
