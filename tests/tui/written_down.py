"""A screen written down as text: its characters, and below them which stretches look other than plain words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from textual.filter import Monochrome

from bench.scene import NARROW, WIDE, settle, strips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.style import Style
    from textual.pilot import Pilot


async def written(pilot: Pilot[None]) -> str:
    """The screen wide, narrow, and narrow without colour, one after the other in one app."""
    parts = [_titled("wide", WIDE), _characters(pilot.app)]
    if pilot.app.size == WIDE:
        await pilot.resize_terminal(*NARROW)
        await _drawn_anew(pilot)
    parts += [_titled("narrow", NARROW), _characters(pilot.app), _looks(pilot.app)]
    await without_colour(pilot)
    parts += [_titled("without colour", NARROW), _characters(pilot.app), _looks(pilot.app, only_signs=True)]
    return "\n".join(part for part in parts if part) + "\n"


async def without_colour(pilot: Pilot[None]) -> None:
    """What NO_COLOR does at the start: the filter, and the pseudo-class."""
    pilot.app.no_color = True
    pilot.app._filters.append(Monochrome())
    pilot.app.refresh_css(animate=False)
    await _drawn_anew(pilot)


async def _drawn_anew(pilot: Pilot[None]) -> None:
    beat = getattr(pilot.app.screen, "beat", None)
    if beat is not None:
        beat()
    await settle(pilot)


def _titled(words: str, size: tuple[int, int]) -> str:
    return f"===== {words}, {size[0]}x{size[1]}"


def _characters(app: Any) -> str:
    lines = ["".join(each.text for each in line).rstrip() for line in strips(app)]
    return "\n".join(lines).rstrip()


def _looks(app: Any, *, only_signs: bool = False) -> str:
    """Row, columns and look of every stretch that is not plain; `only_signs` leaves the colours out."""
    plain = {"", f"{app.theme_variables['foreground'].lower()}"}
    back = app.theme_variables["background"].lower()
    found = []
    for row, line in enumerate(strips(app), 1):
        runs = [
            f"{start}-{end} {look}"
            for start, end, look in _runs(line, back, only_signs=only_signs)
            if look not in plain
        ]
        if runs:
            found.append(f"{row:>3}: {', '.join(runs)}")
    return "\n".join(["--- looks", *found]) if found else ""


def _runs(line: Any, back: str, *, only_signs: bool) -> Iterator[tuple[int, int, str]]:
    """The stretches of a line with the same look, by the columns they take."""
    column, cells = 1, []
    for segment in line:
        look = _look(segment.style, back, blank=not segment.text.strip(), only_signs=only_signs)
        cells.append((column, column + segment.cell_length - 1, look))
        column += segment.cell_length
    for look, group in groupby(cells, key=lambda cell: cell[2]):
        stretch = list(group)
        yield stretch[0][0], stretch[-1][1], look


def _look(style: Style | None, back: str, *, blank: bool, only_signs: bool) -> str:
    if style is None:
        return ""
    signs = [name for name in ("bold", "italic", "underline", "reverse", "strike") if getattr(style, name)]
    if blank:
        signs = [name for name in signs if name in ("underline", "reverse")]
    if only_signs:
        return " ".join(signs)
    colour = "" if blank or style.color is None else style.color.name
    behind = "" if style.bgcolor is None or style.bgcolor.name == back else f"on {style.bgcolor.name}"
    return " ".join(filter(None, (*signs, colour, behind)))
