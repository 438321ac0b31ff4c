"""What a front end needs in order to draw a session at one instant."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from closeness_tui.core.answer import Answer, Blanks, parts_of, said_again
from closeness_tui.core.condition import holds
from closeness_tui.core.event import Brought
from closeness_tui.core.moves import phase_at
from closeness_tui.core.session import (
    Session,
    allowed,
    cards_shown,
    easing_doors,
    elapsed,
    say_with_answers,
    timeline,
)
from closeness_tui.core.steps import (
    Choose,
    Fill,
    Gate,
    Listing,
    Note,
    Option,
    Phase,
    Review,
    Say,
    Step,
    Tally,
    Write,
    rows_of,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a running timer stands; all times in seconds."""

    phase: Phase
    index: int
    """Of the phase in the timeline."""
    into: float
    """Since the phase began."""
    elapsed: float
    total: float

    @property
    def left_in_phase(self) -> float:
        """Until the phase ends."""
        return max(0.0, self.phase.seconds - self.into)

    @property
    def left(self) -> float:
        """Until the step ends."""
        return max(0.0, self.total - self.elapsed)


@dataclass(frozen=True, slots=True)
class StepView:
    """One step as it is now: what to draw, and what may be done."""

    title: str
    number: int
    """From 1: how many steps were passed, plus this one."""
    of: int
    """How many there would be if no branch changed from here."""
    step: Step
    text: str = field(repr=False)
    """With earlier answers in their places."""
    can: frozenset[type]
    paused: bool
    moment: Moment | None
    """None for a step that waits for the person."""
    answer: Answer | None = field(default=None, repr=False)
    """What is there so far, or was there before going back."""
    options: tuple[Option, ...] = ()
    """Of a gate or a choice, with earlier answers in their places."""
    cards: tuple[str, ...] = ()
    rows: tuple[str, ...] = field(default=(), repr=False)
    """The items that a list offers."""
    template: str = ""
    """The sentence of a fill step."""
    blanks: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """What the blanks begin with."""
    shown: tuple[str, ...] = field(default=(), repr=False)
    """The earlier words to read aloud, or the anchor to rest on."""
    brought: tuple[Brought, ...] | None = field(default=None, repr=False)
    """What a review brought back; None while it has not been asked for."""
    offer: str = ""
    doors: tuple[str, ...] = ()
    """Where the offer can lead: `@exercise-id` or `@help`."""
    grounded: bool = False
    """Grounding is on top of a practice that waits."""
    asked_again: bool = False
    """A gate that is asked once more after a resume."""


def look(session: Session, now: float) -> StepView:
    """The session as a front end draws it at `now`; of a session that is over, its last step."""
    step, find = session.step, session.find
    return StepView(
        title=session.exercise.title,
        number=len(session.path) + 1,
        of=len(session.path) + 1 + _still_to_come(session),
        step=step,
        text=_text(session),
        can=allowed(session),
        paused=session.state == "paused",
        moment=moment(session, now),
        answer=session.answers.get(step.id),
        options=_options(session),
        cards=cards_shown(session),
        rows=rows_of(step.items, find) if isinstance(step, Listing) else (),
        template=step.template_for(find) if isinstance(step, Fill) else "",
        blanks=_blanks(session),
        shown=_shown(session),
        brought=_brought(session),
        offer=session.offer,
        doors=easing_doors(session) if session.offer else (),
        grounded=session.beneath is not None,
        asked_again=bool(session.ask_again),
    )


def moment(session: Session, now: float) -> Moment | None:
    """Where the timer of the step at hand stands, or none when it waits for the person."""
    phases = timeline(session)
    if not phases:
        return None
    total = sum(phase.seconds for phase in phases)
    spent = min(elapsed(session, now), total)
    index, into = phase_at(phases, spent)
    return Moment(phases[index], index, into, spent, total)


def fullness(moment: Moment) -> float:
    """How full the breath is, 0 to 1, eased so that the turn is soft."""
    name = moment.phase.name
    if name in ("hold", "pause", "free"):
        return {"hold": 1.0, "pause": 0.0, "free": 0.5}[name]
    part = min(1.0, moment.into / moment.phase.seconds) if moment.phase.seconds else 1.0
    eased = 0.5 - 0.5 * math.cos(math.pi * part)
    return eased if name == "in" else 1.0 - eased


def _text(session: Session) -> str:
    step = session.step
    if isinstance(step, Tally) and session.ways.swapped:
        return say_with_answers(session, step.swap)
    return say_with_answers(session, step.text)


def _options(session: Session) -> tuple[Option, ...]:
    step = session.step
    if isinstance(step, Gate):
        return step.options
    return step.offered(session.find) if isinstance(step, Choose) else ()


def _blanks(session: Session) -> tuple[tuple[str, str], ...]:
    step = session.step
    if not isinstance(step, Fill):
        return ()
    before = session.answers.get(step.id) or (session.find(step.revise) if step.revise else None)
    filled = dict(before.filled) if isinstance(before, Blanks) else {}
    return tuple((blank.name, filled.get(blank.name, "")) for blank in step.blanks)


def _shown(session: Session) -> tuple[str, ...]:
    step = session.step
    name = step.show if isinstance(step, Say) else step.anchor if isinstance(step, Note) else ""
    if not name:
        return ()
    step_id, _, part = name.partition(".")
    answer = session.find(step_id)
    return parts_of(answer, part) if answer is not None else ()


def _brought(session: Session) -> tuple[Brought, ...] | None:
    step = session.step
    if not isinstance(step, Review):
        return None
    if step.sources == ("this",):
        return _from_this(session, step)
    return session.brought.get(step.id)


_IN_WORDS = (Choose, Fill, Listing, Write)


def _from_this(session: Session, step: Review) -> tuple[Brought, ...]:
    step_id, _, part = step.field.partition(".")
    places = [session.exercise.steps[place] for place in session.path]
    # Without a named step: what was chosen or put into words. Numbers are not brought back unasked.
    wanted = [each for each in places if (each.id == step_id if step_id else isinstance(each, _IN_WORDS))]
    rows = [
        Brought(row)
        for each in dict.fromkeys(wanted)
        if (answer := session.find(each.id)) is not None
        for row in (parts_of(answer, part) if part else said_again(answer))
    ]
    return tuple(rows[: step.most] if step.most else rows)


def _still_to_come(session: Session) -> int:
    later = session.exercise.steps[session.at + 1 :]
    return sum(step.when is None or holds(step.when, session.find) for step in later)
