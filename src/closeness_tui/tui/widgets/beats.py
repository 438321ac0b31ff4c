"""The timers of a practice: they run only while something can change, and never count."""

from __future__ import annotations

from collections.abc import Callable

from textual.dom import DOMNode
from textual.timer import Timer

from closeness_tui.core.view import StepView

LATE = 0.0005
"""Seconds added to a due time, so that it is past by then: Textual's timers wake by as much too early."""

SHORTEST = 0.04
"""Seconds between two beats of a quickened practice."""

KEEPING = 0.25
"""Seconds between looks at words that are not yet kept."""


class Beats:
    """Calls `beat` when the phase ends or a whole second is full, and while words wait to be kept."""

    def __init__(
        self, owner: DOMNode, beat: Callable[[], None], pace: Callable[[], float] = lambda: 1.0
    ) -> None:
        """`pace`: how many seconds of the practice pass in one second of the machine."""
        self._owner = owner
        self._beat = beat
        self._pace = pace
        self._due: Timer | None = None
        self._keeping: Timer | None = None

    def arm(self, view: StepView, *, all_kept: bool) -> None:
        """Wait for whatever comes first; for nothing at all while the practice waits for the person."""
        self._due = _stopped(self._due)
        now = view.moment
        if now is not None and not view.paused and not view.offer:
            due, pace = min(now.left_in_phase, 1.0 - now.into % 1.0), self._pace()
            self._due = self._owner.set_timer(
                due + LATE if pace == 1.0 else max(due / pace, SHORTEST), self._beat
            )
        if all_kept:
            self._keeping = _stopped(self._keeping)
        elif self._keeping is None:
            self._keeping = self._owner.set_interval(KEEPING, self._beat)

    def stop(self) -> None:
        """No more."""
        self._due, self._keeping = _stopped(self._due), _stopped(self._keeping)

    @property
    def idle(self) -> bool:
        """Whether nothing is waited for."""
        return self._due is None and self._keeping is None


def _stopped(timer: Timer | None) -> Timer | None:
    if timer is not None:
        timer.stop()
    return None
