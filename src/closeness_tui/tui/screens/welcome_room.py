"""How much room a page of the welcome has for its words, its choices and its picture; known before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

AROUND = 7
"""Rows that are neither the words' nor the choices': the edges, the title, the space between and the keys."""

BELOW = 3
"""Rows of the sentence below choices."""

AIRY = 24
"""From so many rows on there is space between groups of choices, and a picture over the first page."""

TALL = 32
"""From so many rows on the picture is a larger one, and stands over every page."""

ONE_LINE = 80
"""Columns from which the keys stand on one line."""

WIDE = 100
"""Columns from which a tall place has wider edges (app.tcss)."""

FEWEST = 2
"""Rows of words, or of choices, that are always in sight; the rest comes with the keys that move them."""

SMALL = ("▄████▄", "██████", "▀████▀")
LARGE = (" ▄▄████▄▄ ", "▄████████▄", "██████████", "▀████████▀", " ▀▀████▀▀ ")


@dataclass(frozen=True, slots=True)
class Room:
    """The rows of a window, shared out."""

    picture: tuple[str, ...]
    """The rows of one of the two shapes; none where there is no room."""
    words: int
    choices: int


def room_in(size: tuple[int, int], *, first: bool, choices: int, below: bool) -> Room:
    """Share out a window; on the first page the picture is there in a smaller window too."""
    width, height = size
    picture = LARGE if height >= TALL else SMALL if first and height >= AIRY else ()
    left = height - AROUND - 2 * (width >= WIDE) - (width < ONE_LINE) - BELOW * below
    left -= len(picture) + 1 if picture else 0
    return Room(
        picture,
        words=max(FEWEST, left - choices),
        choices=max(FEWEST, min(choices, left - FEWEST)),
    )


def picture_of(drawn: tuple[str, ...], gap: int) -> Content:
    """Two round shapes; page by page they stand a little nearer, and there is always some space between."""
    rows = [Content.assemble((row, "$primary"), " " * gap, (row, "$secondary")) for row in drawn]
    return Content("\n").join(rows)
