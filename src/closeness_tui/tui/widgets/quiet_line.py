"""A thin line that shows a part of a whole; repainted only when a cell changes."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget


class QuietLine(Widget):
    """The part from the middle outwards, so that it grows or shrinks to both sides alike."""

    DEFAULT_CSS = """
    QuietLine { height: 1; width: 100%; color: $primary; }
    """

    def __init__(self, *, from_left: bool = False) -> None:
        super().__init__()
        self._part = 0.0
        self._from_left = from_left

    def draw(self, part: float) -> None:
        """Show another part, 0 to 1."""
        before, self._part = self._cells(), min(1.0, max(0.0, part))
        if self._cells() != before:
            self.refresh()

    def _cells(self) -> int:
        return round(self._part * self.size.width)

    def render(self) -> Content:
        """The line over its own faint length."""
        width, filled = self.size.width, self._cells()
        left = 0 if self._from_left else (width - filled) // 2
        thin, thick = "─", "━"
        return Content.assemble(
            (thin * left, "$border-blurred"),
            (thick * filled, "$primary"),
            (thin * (width - left - filled), "$border-blurred"),
        )
