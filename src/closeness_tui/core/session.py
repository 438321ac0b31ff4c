"""A session as a value: where the person is, what they answered, and what may be done now."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from random import Random
from typing import Literal

from closeness_tui.core import event as events
from closeness_tui.core.answer import Answer, parts_of
from closeness_tui.core.exercise import GROUNDING, Exercise
from closeness_tui.core.steps import Breathe, Choose, Note, Phase, Review, Step, Tally, Tense, Ways

State = Literal["running", "paused", "finished", "stopped"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a session is given when it begins."""

    today: str = ""
    """The day in words."""
    stop_word: str = ""
    seed: int = 0
    """Decides the order of the cards."""


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
    beneath: Session | None = None
    """The practice that waits while grounding is on top."""
    ask_again: tuple[int, ...] = ()
    """After a resume: places to pass once more (gates), and last the place to come back to."""
    spent_there: float = 0.0
    """Seconds that had run at the place to come back to."""
    brought: dict[str, tuple[events.Brought, ...]] = field(default_factory=dict, repr=False)
    """What review steps were given, by step id."""

    @property
    def step(self) -> Step:
        """The step at hand."""
        return self.exercise.steps[self.at]

    @property
    def over(self) -> bool:
        """Finished or stopped."""
        return self.state in ("finished", "stopped")

    def find(self, step_id: str) -> Answer | None:
        """The answer of a step on the path taken; answers of paths left do not count."""
        if any(self.exercise.steps[place].id == step_id for place in (*self.path, self.at)):
            return self.answers.get(step_id)
        return None


def elapsed(session: Session, now: float) -> float:
    """Seconds that the step at hand has run; paused time stands still."""
    running = session.state == "running" and not session.offer
    return session.spent + (max(0.0, now - session.since) if running else 0.0)


def timeline(session: Session) -> tuple[Phase, ...]:
    """The phases of the step at hand."""
    return session.step.timeline(session.find, session.ways)


def duration(session: Session) -> float:
    """Seconds that the step at hand takes; 0 when it waits for the person."""
    return sum(phase.seconds for phase in timeline(session))


def is_timed(session: Session) -> bool:
    """Whether the step at hand runs on its own."""
    return bool(timeline(session))


def cards_shown(session: Session) -> tuple[str, ...]:
    """The cards of the deck that are on the table: each comes once before any comes again."""
    step = session.step
    if not isinstance(step, Choose) or not step.cards:
        return ()
    cards = list(step.cards)
    # Not for secrets: the order only has to be the same after a resume.
    Random(f"{session.setting.seed}/{step.id}").shuffle(cards)  # noqa: S311
    start = session.ways.page * step.show
    return tuple(cards[(start + n) % len(cards)] for n in range(min(step.show, len(cards))))


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
    if session.path and not session.ask_again:
        can.add(events.Back)
    if session.state == "paused":
        return frozenset(can | {events.Resume})
    can.add(events.Pause)
    if session.offer:
        return frozenset(can | {events.Next, events.Leave})
    return frozenset(can | _allowed_by_step(session))


def _allowed_by_step(session: Session) -> set[type]:
    step = session.step
    can: set[type] = set()
    if step.skippable:
        can.add(events.Skip)
    if not step.must_answer or step.id in session.answers:
        can.add(events.Next)
    if step.fits is not None:
        can |= {events.Answer, events.Keep}
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
        case Review() if step.id not in session.brought:
            can.add(events.Bring)
        case _:
            pass
    return can


def easing_doors(session: Session) -> tuple[str, ...]:
    """Where easing can lead: the smaller exercises and the help page."""
    return (*(f"@{each}" for each in session.exercise.smaller if each != GROUNDING), "@help")


def paused(session: Session, now: float) -> Session:
    """The session with its time standing still."""
    if session.state != "running":
        return session
    return replace(session, state="paused", spent=elapsed(session, now))
