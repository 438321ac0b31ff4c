"""The soft bell on the screen: it rings only while it is wanted, and never makes anything wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from closeness_tui.core.bell import GAP

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Bell:
    """Rings once or twice."""

    wanted: Callable[[], bool]
    """Asked before each stroke, so that a switch works at once."""
    stroke: Callable[[], None]
    after: Callable[[float, Callable[[], None]], object]
    """Calls something after so many seconds."""

    def ring(self, strokes: int = 1) -> None:
        """So many strokes, where they are wanted."""
        if strokes and self.wanted():
            self.stroke()
            if strokes > 1:
                self.after(GAP, lambda: self.ring(strokes - 1))
