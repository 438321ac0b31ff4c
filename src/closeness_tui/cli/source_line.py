"""One line of a file with the place marked below it, whatever is in the line: tabs, wide signs, or far too much."""

from __future__ import annotations

import unicodedata

from closeness_tui.cli.report import clean

WIDEST = 76
"""Columns of a line of the file that are shown."""
_BEFORE = 40
"""Columns in front of the place that stay."""
_NEAR = 400
"""Characters on either side of the place; far more than are shown."""
_TAB = 4
_MORE = "…"


def marked(line: str, column: int | None, end: int | None) -> tuple[str, str]:
    """The line as it is shown, and the marks for the line below; no marks where the place is not known.

    `column` is from 1; `end` is the column behind the last character, 0 for the end of the line, none where unknown.
    """
    # Of a line without an end, only what is near the place is ever looked at.
    far = max(0, (column or 1) - 1 - _NEAR)
    line = line[far : far + 2 * _NEAR]
    column, end = column and column - far, end and max(1, end - far)
    shown = [_shown(each) for each in line]
    if column is None:
        words, _skipped = _cut(shown, 0)
        return words, ""
    first = min(column - 1, len(line))
    behind = len(line) if end == 0 else min(end - 1, len(line)) if end else first + 1
    words, skipped = _cut(shown, first)
    room = width_of(words)
    start = sum(map(width_of, shown[skipped:first])) + (1 if skipped else 0)
    length = sum(map(width_of, shown[first : max(behind, first + 1)])) or 1
    return words, " " * start + "^" * max(1, min(length, room - start))


def width_of(words: str) -> int:
    """How many columns of a terminal the words take."""
    return sum(map(_width, words))


def _shown(character: str) -> str:
    return " " * _TAB if character == "\t" else clean(character)


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _cut(shown: list[str], first: int) -> tuple[str, int]:
    """The part of a long line round the place, and how many characters stand before that part."""
    if sum(map(width_of, shown)) <= WIDEST:
        return "".join(shown), 0
    start, before = first, 0
    while start > 0 and before + width_of(shown[start - 1]) <= _BEFORE:
        start -= 1
        before += width_of(shown[start])
    # A mark of omission takes a column too, so nothing is gained by leaving out one character.
    start = 0 if start <= 1 else start
    end, width = start, 1 if start else 0
    while end < len(shown) and width + width_of(shown[end]) <= WIDEST - 1:
        width += width_of(shown[end])
        end += 1
    more = _MORE if end < len(shown) else ""
    return (_MORE if start else "") + "".join(shown[start:end]) + more, start


def shortened(line: str) -> str:
    """A line alone, as wide as it may be."""
    return marked(line, None, None)[0]
