"""The breathing figure: a disc with half-block edges, drawn by rows and only where it changed."""

from __future__ import annotations

import math
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

REST = 0.3
"""The radius of an empty breath, as a part of the full one."""


@lru_cache(maxsize=512)
def half_widths(rows: int, radius: float) -> tuple[int, ...]:
    """For every half row the half width of a disc, in columns; a half row is as high as a column is wide."""
    widths = []
    for half_row in range(2 * rows):
        rest = radius * radius - (half_row + 0.5 - rows) ** 2
        widths.append(int(math.sqrt(rest) + 0.5) if rest > 0 else 0)
    return tuple(widths)


def radius_of(rows: int, fullness: float) -> float:
    """From a small disc at rest to all the room there is, in half rows."""
    return rows * (REST + (1 - REST) * fullness)


class Disc(Widget):
    """The disc, and behind it a faint one as large as a full breath."""

    DEFAULT_CSS = """
    Disc { width: 100%; color: $primary; background: $background; }
    """

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.rows = rows
        self.styles.height = rows
        self._widths = half_widths(rows, radius_of(rows, 0))

    def resize_to(self, rows: int) -> None:
        """Have another height."""
        if rows != self.rows:
            self.rows = rows
            self.styles.height = rows
            self._widths = half_widths(rows, radius_of(rows, 0))

    def draw(self, fullness: float) -> int:
        """Show a breath so full; returns how many rows changed."""
        # Radii in steps of a fifth of a half row: finer ones would change no cell.
        radius = round(radius_of(self.rows, fullness) * 5) / 5
        before, self._widths = self._widths, half_widths(self.rows, radius)
        changed = [
            row
            for row in range(self.rows)
            if before[2 * row : 2 * row + 2] != self._widths[2 * row : 2 * row + 2]
        ]
        if changed:
            self.refresh(*_runs(changed, self.size.width))
        return len(changed)

    def render_line(self, y: int) -> Strip:
        """One row: the halo, the edge, the disc."""
        if y >= self.rows:
            return Strip.blank(self.size.width, self.rich_style)
        halo = half_widths(self.rows, float(self.rows))
        top, bottom = (self._widths[2 * y], halo[2 * y]), (self._widths[2 * y + 1], halo[2 * y + 1])
        return Strip(self._segments(top, bottom), self.size.width)

    def _segments(self, top: tuple[int, int], bottom: tuple[int, int]) -> list[Segment]:
        width, middle = self.size.width, self.size.width / 2
        background = self.background_colors[1]
        disc = self.styles.color
        halo = background.blend(disc, 0.13)

        def shade(halves: tuple[int, int], column: int) -> str:
            away = abs(column + 0.5 - middle)
            chosen = disc if away < halves[0] else halo if away < halves[1] else background
            return chosen.rich_color.name

        segments: list[Segment] = []
        start, last = 0, (shade(top, 0), shade(bottom, 0))
        for column in range(1, width + 1):
            pair = (shade(top, column), shade(bottom, column)) if column < width else ("", "")
            if pair != last:
                segments.append(_run(column - start, *last))
                start, last = column, pair
        return segments


@lru_cache(maxsize=256)
def _run(length: int, top: str, bottom: str) -> Segment:
    if top == bottom:
        return Segment(" " * length, Style.parse(f"on {top}"))
    return Segment("▀" * length, Style.parse(f"{top} on {bottom}"))


def _runs(rows: list[int], width: int) -> list[Region]:
    """One region for each run of neighbouring rows."""
    regions: list[Region] = []
    start = previous = rows[0]
    for row in [*rows[1:], -1]:
        if row != previous + 1:
            regions.append(Region(0, start, width, previous - start + 1))
            start = row
        previous = row
    return regions
