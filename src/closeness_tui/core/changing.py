"""What a person changes about the step at hand: other cards, another sense, a part left out, a turn ended."""

from __future__ import annotations

from dataclasses import replace

from closeness_tui.core import event as events
from closeness_tui.core.session import Session, elapsed, timeline
from closeness_tui.core.steps import Phase, Tense, Ways


def change(session: Session, event: events.Event, now: float) -> Ways:
    """The ways of the step after `event`."""
    ways, spent = session.ways, elapsed(session, now)
    match event:
        case events.More():
            return replace(ways, page=ways.page + 1)
        case events.Swap():
            return replace(ways, swapped=not ways.swapped)
        case events.Free():
            return replace(ways, freed=spent)
        case events.LeaveOut():
            return replace(ways, left_out=_with_group(ways.left_out, session, spent))
        case events.Imagine() if _can_imagine(session, spent):
            return replace(ways, imagined=_with_group(ways.imagined, session, spent))
        case _:
            return ways


def phase_at(phases: tuple[Phase, ...], spent: float) -> tuple[int, float]:
    """The index of the phase at `spent` seconds, and the seconds into it; the last one for later times."""
    for index, phase in enumerate(phases):
        if spent < phase.seconds:
            return index, spent
        spent -= phase.seconds
    last = len(phases) - 1
    return last, phases[last].seconds if phases else 0.0


def turn_ended(session: Session, now: float) -> Ways | None:
    """The ways once the turn at hand was ended or passed; none when it was the last.

    One key does both, so that nobody can tell which it was.
    """
    phases = timeline(session)
    index, into = phase_at(phases, elapsed(session, now))
    if index >= len(phases) - 1:
        return None
    return replace(session.ways, ended=(*session.ways.ended, (index, into)))


def _with_group(
    marked: tuple[tuple[int, float], ...], session: Session, spent: float
) -> tuple[tuple[int, float], ...]:
    phases = timeline(session)
    group = phases[phase_at(phases, spent)[0]].group
    before = sum(phase.seconds for phase in phases if phase.group < group)
    return (*(each for each in marked if each[0] != group), (group, spent - before))


def _can_imagine(session: Session, spent: float) -> bool:
    phases = timeline(session)
    phase = phases[phase_at(phases, spent)[0]]
    step = session.step
    return isinstance(step, Tense) and phase.name != "imagine" and bool(step.groups[phase.group].imagine)
