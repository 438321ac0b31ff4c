"""Dots over time: each number on its day, with nothing between them; and ratings before and after, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from closeness_tui.core.garden import HEIGHT, WIDTH, beds
from closeness_tui.core.progress_words import checked_in_words, ends_in_words
from closeness_tui.core.spoken import date_in_words
from closeness_tui.core.wording import _
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from closeness_tui.core.garden import Plant
    from closeness_tui.core.over_time import Checked, Practised, Track

TALL, LOW = 11, 4
"""Rows of a drawing: one for each number from 0 to 10, or four places a row."""

_DOT = "●"
_QUARTERS = (0xC0, 0x24, 0x12, 0x09)
"""Two dots side by side, of the eight in a sign of braille, from below."""
_BRAILLE = 0x2800
_BEFORE, _AFTER, _SAME = "○", "●", "◉"
_EDGE = "┄"
_SHADES = ("$primary", "$secondary", "$accent")
_DAY = 17
"""Cells of the longest of the usual days: 23 September 2026."""


def dots(track: Track, width: int, rows: int) -> Content:
    """The line over time: its ends in words, the dots, and the first and the last day."""
    low, high = ends_in_words(track)
    grid = _grid(track, max(8, width - 2), rows)
    lines = [Content.styled(harmless(high), "$quiet")]
    lines += [Content.assemble(("│ ", "$border-blurred"), *_cells(row)) for row in grid]
    lines += [_lowest(harmless(low), track, width), _days(track, width)]
    return Content("\n").join(lines)


def _lowest(low: str, track: Track, width: int) -> Content:
    usual = f"{_EDGE}{_EDGE} {_('your usual range')}"
    gap = width - cell_len(low) - cell_len(usual)
    return Content.styled(f"{low}{' ' * gap}{usual}" if track.usual and gap >= 2 else low, "$quiet")


def _cells(row: str) -> Iterator[tuple[str, str]]:
    # In runs of one sign, so that a wide drawing is no more pieces than it needs to be.
    at = 0
    while at < len(row):
        end = at
        while end < len(row) and row[end] == row[at]:
            end += 1
        yield row[at:end], "$border-blurred" if row[at] in (_EDGE, " ") else "$primary"
        at = end


def _grid(track: Track, width: int, rows: int) -> list[str]:
    """The drawing as rows of signs, the highest numbers above."""
    whole = rows > track.high - track.low
    places = rows if whole else 4 * rows
    cells = [[0] * width for _row in range(rows)]
    for point in track.points:
        place = _place(point.value, track, places)
        row, bits = (place, 0xFF) if whole else (place // 4, _QUARTERS[place % 4])
        cells[rows - 1 - row][_column(point.when.toordinal(), track, width)] |= bits
    edges = _edges(track, places, rows)
    return [
        "".join(_sign(cell, whole=whole, edge=number in edges) for cell in row)
        for number, row in enumerate(cells)
    ]


def _sign(bits: int, *, whole: bool, edge: bool) -> str:
    if not bits:
        return _EDGE if edge else " "
    return _DOT if whole else chr(_BRAILLE + bits)


def _edges(track: Track, places: int, rows: int) -> set[int]:
    """The rows of the usual range, where there is one."""
    usual = track.usual
    if usual is None:
        return set()
    found = (_place(value, track, places) for value in (usual.low, usual.high))
    return {rows - 1 - place * rows // places for place in found}


def _place(value: float, track: Track, places: int) -> int:
    part = (value - track.low) / ((track.high - track.low) or 1)
    return max(0, min(places - 1, round(part * (places - 1))))


def _column(day: int, track: Track, width: int) -> int:
    first, last = track.points[0].when.toordinal(), track.points[-1].when.toordinal()
    return round((day - first) / (last - first) * (width - 1)) if last > first else 0


def _days(track: Track, width: int) -> Content:
    first, last = (date_in_words(track.points[place].when) for place in (0, -1))
    if first == last:
        return Content.styled(f"  {first}", "$quiet")
    gap = width - 2 - cell_len(first) - cell_len(last)
    return Content.styled(f"  {first}{' ' * gap}{last}" if gap >= 2 else f"  {first}\n  {last}", "$quiet")


def before_and_after(practised: Practised, width: int) -> Content:
    """Each time it was practised, the newest first: two dots on one line from 0 to 10."""
    rows = []
    for each in reversed(practised.times):
        words = harmless(checked_in_words(each, shares=practised.shares)).partition(": ")[2]
        room = max(11, min(21, width - _DAY - cell_len(words) - 4))
        line = Content.assemble(
            (set_cell_size(date_in_words(each.when), _DAY), "$quiet"), " ", _pair(each, room), "  ", words
        )
        if line.cell_length > width:
            line = Content.assemble(
                (set_cell_size(date_in_words(each.when), _DAY), "$quiet"),
                " ",
                _pair(each, room),
                "\n    ",
                words,
            )
        rows.append(line)
    return Content("\n").join(rows)


def _pair(checked: Checked, cells: int) -> Content:
    signs: dict[int, str] = {}
    if checked.before is None and checked.after is None:
        return Content(" " * cells)
    for value, sign in ((checked.before, _BEFORE), (checked.after, _AFTER)):
        if value is not None:
            at = round(max(0.0, min(10.0, value)) / 10 * (cells - 1))
            signs[at] = _SAME if at in signs else sign
    return Content("").join(
        Content.styled(signs[at], "$primary") if at in signs else Content.styled("─", "$border-blurred")
        for at in range(cells)
    )


def signs_in_words(before: str, after: str, same: str) -> str:
    """What the dots of a pair mean."""
    return f"{_BEFORE} {before}   {_AFTER} {after}   {_SAME} {same}"


def garden(plants: Sequence[Plant], width: int) -> Content:
    """The plants in their beds, the newest bed first; a new plant never moves another one within its bed."""
    rows: list[Content] = []
    for bed in reversed(beds(plants, width)):
        for part in range(HEIGHT):
            each = (Content.styled(plant.stem if part else plant.head, _SHADES[plant.shade]) for plant in bed)
            rows.append(Content(" ").join(each))
        rows.append(Content.styled("┈" * (len(bed) * WIDTH - 1), "$border-blurred"))
    return Content("\n").join(rows)
