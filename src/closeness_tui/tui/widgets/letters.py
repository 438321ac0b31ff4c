"""A name in letters so large that it can be read from across a table."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, normalize

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

# Seven rows of five dots each, as two hexadecimal digits a row.
_DOTS = {
    "A": "0E11111F111111", "B": "1E11111E11111E", "C": "0E11101010110E", "D": "1E11111111111E",
    "E": "1F10101E10101F", "F": "1F10101E101010", "G": "0E11101711110E", "H": "1111111F111111",
    "I": "0E04040404040E", "J": "0702020202120C", "K": "11121418141211", "L": "1010101010101F",
    "M": "111B1515111111", "N": "11111915131111", "O": "0E11111111110E", "P": "1E11111E101010",
    "Q": "0E11111115120D", "R": "1E11111E141211", "S": "0F10100E01011E", "T": "1F040404040404",
    "U": "1111111111110E", "V": "11111111110A04", "W": "1111111515150A", "X": "11110A040A1111",
    "Y": "1111110A040404", "Z": "1F01020408101F", "0": "0E11131519110E", "1": "040C040404040E",
    "2": "0E11010204081F", "3": "1F02040201110E", "4": "02060A121F0202", "5": "1F101E0101110E",
    "6": "0608101E11110E", "7": "1F010204080808", "8": "0E11110E11110E", "9": "0E11110F01020C",
    '"': "0A0A0A00000000", " ": "00000000000000",
}  # fmt: skip

_RUN = re.compile(r" +|[^ ]+")

LARGE, SMALL, PLAIN = 7, 4, 1
"""The rows of the three sizes."""


def large_enough(rows: int) -> int:
    """The largest size that fits into so many rows."""
    return next((size for size in (LARGE, SMALL) if size <= rows), PLAIN)


def drawn(name: str, size: int, width: int) -> tuple[str, ...]:
    """The rows of the name at that size, or at a smaller one where it is too long or has letters of another script."""
    name = " ".join(name.upper().split())
    # Accents are left to the words below: there are no dots for them.
    bare = "".join(each for each in normalize("NFD", name) if not combining(each))
    if size >= SMALL and all(letter in _DOTS for letter in bare):
        for rows in (_large, _small) if size >= LARGE else (_small,):
            lines = rows(bare)
            if max(map(cell_len, lines), default=0) <= width:
                return lines
    wide = " ".join(name)
    return (wide if cell_len(wide) <= width else name,)


class Letters(Widget):
    """The name, at the left, in the middle or at the right."""

    DEFAULT_CSS = """
    Letters { width: 100%; color: $primary; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[str, ...] = ()
        self._side = 0.5

    def say(self, rows: tuple[str, ...], side: float) -> None:
        """Show these rows; `side` is from 0, the left, to 1, the right."""
        if (rows, side) != (self._rows, self._side):
            self._rows, self._side = rows, side
            self.styles.height = len(rows)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the letters."""
        width, ground = self.size.width, self.rich_style
        row = self._rows[y] if y < len(self._rows) else ""
        left = int(max(0, width - max(map(cell_len, self._rows), default=0)) * self._side)
        pieces = [Segment(" " * left, ground)] if left else []
        pieces += [Segment(piece, ground + Style(bold=True)) for piece in _RUN.findall(row)]
        return Strip(pieces).adjust_cell_length(width, ground)


@lru_cache(maxsize=32)
def _grid(name: str) -> tuple[tuple[bool, ...], ...]:
    """Seven rows of dots, with a free column after each letter but the last."""
    rows = []
    for row in range(7):
        dots = []
        for letter in name:
            bits = int(_DOTS[letter][2 * row : 2 * row + 2], 16)
            dots += [bool(bits >> (4 - column) & 1) for column in range(5)] + [False]
        rows.append(tuple(dots[:-1]))
    return tuple(rows)


def _large(name: str) -> tuple[str, ...]:
    # A cell is about twice as high as it is wide.
    return tuple("".join("██" if dot else "  " for dot in row) for row in _grid(name))


def _small(name: str) -> tuple[str, ...]:
    grid = (*_grid(name), (False,) * len(_grid(name)[0]))
    return tuple(
        "".join(" ▄▀█"[2 * top + bottom] for top, bottom in zip(grid[row], grid[row + 1], strict=True))
        for row in range(0, 8, 2)
    )
