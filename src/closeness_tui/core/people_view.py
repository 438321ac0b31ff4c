"""What a front end draws of the steps that several people do: who is alone, what is agreed to, the stop word."""

from __future__ import annotations

from dataclasses import dataclass, field

from closeness_tui.core.answer import parts_of, said_again
from closeness_tui.core.session import PEOPLE, Session, say_with_answers
from closeness_tui.core.steps import Agree, Turns
from closeness_tui.core.wording import _


@dataclass(frozen=True, slots=True)
class Alone:
    """Where a step stands that people answer each alone."""

    person: int
    """From 1: who is alone at the screen now, or will be next."""
    of: int
    stage: str
    """`hand-over` before a person is alone, `asking` while they are, `together` when all have answered."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of a page to agree to: what was asked, and what was answered."""

    prompt: str = field(repr=False)
    rows: tuple[str, ...] = field(repr=False)


def alone(session: Session) -> Alone | None:
    """Where a private step stands; none for any other."""
    if not session.step.is_private:
        return None
    answered = len(session.ways.alone)
    if answered >= PEOPLE:
        return Alone(PEOPLE, PEOPLE, "together")
    return Alone(answered + 1, PEOPLE, "asking" if session.ways.asking else "hand-over")


def page(session: Session) -> tuple[Passage, ...]:
    """The parts of the page to agree to that have an answer."""
    step = session.step
    if not isinstance(step, Agree):
        return ()
    steps = {each.id: each for each in session.exercise.steps}
    return tuple(
        Passage(say_with_answers(session, steps[name].text), said_again(answer))
        for name in step.parts
        if name in steps and (answer := session.find(name)) is not None
    )


def stop_word(session: Session) -> str:
    """The word that stops everything: the one chosen here, the one in the settings, or the usual one."""
    step = session.step
    if not isinstance(step, Turns):
        return ""
    answer = session.find(step.stop) if step.stop else None
    chosen = parts_of(answer, "") if answer is not None else ()
    return next(iter(chosen), "") or session.setting.stop_word or _("pause")


def asked(session: Session) -> str:
    """Who is asked whether they agree."""
    step = session.step
    if not isinstance(step, Agree):
        return ""
    return say_with_answers(session, step.people[min(session.ways.agreed, len(step.people) - 1)])
