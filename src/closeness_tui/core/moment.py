"""Where a running timer stands, and how full the breath is then."""

from __future__ import annotations

import math
from dataclasses import dataclass

from closeness_tui.core.changing import phase_at
from closeness_tui.core.session import Session, elapsed, timeline
from closeness_tui.core.steps import Phase

SPAN = 120.0
"""Seconds that a picture of an open timer covers at first; it doubles whenever they are over."""


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
    """Infinite where the step goes on until the person says so."""

    @property
    def is_open(self) -> bool:
        """Whether it has no end of its own; then what has passed is said, and never what is left."""
        return math.isinf(self.total)

    @property
    def span(self) -> float:
        """The time that a picture of the whole step covers: all of it, or so far as to leave room for more."""
        if not self.is_open:
            return self.total
        return SPAN * 2.0 ** max(0, math.ceil(math.log2(max(self.elapsed, SPAN) / SPAN)))

    @property
    def left_in_phase(self) -> float:
        """Until the phase ends."""
        return max(0.0, self.phase.seconds - self.into)

    @property
    def left(self) -> float:
        """Until the step ends."""
        return max(0.0, self.total - self.elapsed)


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
