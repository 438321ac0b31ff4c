"""The body figure: an outline whose regions light up, drawn anew only where it changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from closeness_tui.tui.widgets.figure_shape import COLUMNS, ROWS, Light, region_at, row_of


class Figure(Widget):
    """A body from the front: a picked region is full of dots, one just looked at has every other dot."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"figure--outline", "figure--near", "figure--picked"}

    DEFAULT_CSS = f"""
    Figure {{
        width: {COLUMNS};
        height: {ROWS};
        & > .figure--outline {{ color: $text-muted; }}
        & > .figure--near {{ color: $foreground; text-style: bold; }}
        & > .figure--picked {{ color: $primary; text-style: bold; }}
    }}
    """

    @dataclass
    class Pointed(Message):
        """The mouse pointed at a region."""

        figure: Figure
        region: str

    def __init__(self) -> None:
        super().__init__()
        self.light = Light()
        """What is lit now."""

    def draw(self, light: Light) -> int:
        """Light other regions; returns how many rows changed."""
        before, self.light = self.light, light
        changed = [
            row for row in range(ROWS) if before != light and row_of(row, before) != row_of(row, light)
        ]
        for row in changed:
            self.refresh(Region(0, row, COLUMNS, 1))
        return len(changed)

    def render_line(self, y: int) -> Strip:
        """One row: neighbouring signs of one look together."""
        if y >= ROWS:
            return Strip.blank(self.size.width, self.rich_style)
        looks = {
            name: self.get_component_rich_style(f"figure--{name or 'outline'}")
            for name in ("", "near", "picked")
        }
        return Strip([Segment(sign, looks[look]) for sign, look in row_of(y, self.light)], COLUMNS).simplify()

    def on_click(self, event: events.Click) -> None:
        """Pointing at a region asks for it."""
        if region := region_at(event.x, event.y):
            event.stop()
            self.post_message(self.Pointed(self, region))
