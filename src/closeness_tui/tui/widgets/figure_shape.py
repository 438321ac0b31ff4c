"""The shape of a body seen from the front, as dots, and how its rows are written in Braille patterns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

ROWS, COLUMNS = 13, 17
"""The cells of the whole picture; a cell holds two dots beside and four above one another."""

_HALF = """
..............hhh
.............hhhh
............hhhhh
............hhhhh
............fffff
............fffff
............fffff
............fffff
.............jjjj
.............jjjj
..............jjj
...............jj
...............tt
..............ttt
..........ssssttt
........ssssssstt
.......ssssssssss
......ssssscccccc
......sssaccccccc
......aaaaccccccc
......aaaaccccccc
.....aaaa.ccccccc
.....aaaa.ccccccc
.....aaaa..cccccc
.....aaa...bbbbbb
....aaaa...bbbbbb
....aaaa...bbbbbb
....aaa....bbbbbb
...aaaa....bbbbbb
...aaa....bbbbbbb
...aaa....bbbbbbb
..nnn.....bbbbbbb
..nnn.....lllllll
..nnn.....lllllll
..nnn.....llllll.
...nn.....llllll.
..........llllll.
..........llllll.
...........lllll.
...........lllll.
...........lllll.
...........llll..
...........llll..
...........llll..
...........llll..
............lll..
............lll..
............lll..
............ooo..
............ooo..
...........oooo..
..........oooo...
"""
"""One half, the other is its mirror: each dot says its region. It is nobody in particular."""

_REGION = {
    "h": "head",
    "f": "face",
    "j": "jaw",
    "t": "throat",
    "s": "shoulders",
    "c": "chest",
    "a": "arms",
    "n": "hands",
    "b": "belly",
    "l": "legs",
    "o": "feet",
}
_OUTSIDE = "."
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""What each dot of a cell adds to the sign, by row and column."""
_EMPTY = 0x2800


@dataclass(frozen=True, slots=True)
class Light:
    """What is lit: the regions picked, and those one is just looking at."""

    picked: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()

    def of(self, region: str) -> str:
        """`picked`, `near`, or nothing."""
        for name, regions in (("picked", self.picked), ("near", self.near)):
            if region in regions or "whole" in regions:
                return name
        return ""


@dataclass(frozen=True, slots=True)
class _Dot:
    bit: int
    region: str
    edge: bool
    odd: bool
    """Every other dot, as on a chessboard."""

    def shows(self, lit: str) -> bool:
        """The outline always, all of a picked region, and every other dot of one just looked at."""
        return self.edge or lit == "picked" or (lit == "near" and self.odd)


def row_of(number: int, light: Light) -> tuple[tuple[str, str], ...]:
    """One row of the picture: each sign with `picked`, `near` or nothing for its look."""
    return tuple(_sign(cell, light) for cell in _cells()[number])


def region_at(column: int, row: int) -> str:
    """The region that most of this cell belongs to; empty outside of the body."""
    if not (0 <= row < ROWS and 0 <= column < COLUMNS):
        return ""
    found = [dot.region for dot in _cells()[row][column]]
    return max(found, key=found.count) if found else ""


def _sign(cell: tuple[_Dot, ...], light: Light) -> tuple[str, str]:
    lit = {light.of(dot.region) for dot in cell}
    bits = sum(dot.bit for dot in cell if dot.shows(light.of(dot.region)))
    look = next((name for name in ("picked", "near") if name in lit), "")
    return (chr(_EMPTY + bits) if bits else " "), look


@lru_cache(maxsize=1)
def _cells() -> tuple[tuple[tuple[_Dot, ...], ...], ...]:
    """The dots inside the body, by row and column of cells; made when a figure is first drawn."""
    dots = [half + half[::-1] for half in _HALF.split()]

    def inside(x: int, y: int) -> bool:
        return 0 <= y < len(dots) and 0 <= x < len(dots[y]) and dots[y][x] != _OUTSIDE

    def dot(x: int, y: int) -> _Dot:
        edge = not all(inside(x + right, y + down) for right, down in ((1, 0), (-1, 0), (0, 1), (0, -1)))
        return _Dot(_BITS[y % 4][x % 2], _REGION[dots[y][x]], edge, (x + y) % 2 == 1)

    return tuple(
        tuple(
            tuple(
                dot(x, y)
                for y in range(4 * row, 4 * row + 4)
                for x in range(2 * column, 2 * column + 2)
                if inside(x, y)
            )
            for column in range(COLUMNS)
        )
        for row in range(ROWS)
    )
