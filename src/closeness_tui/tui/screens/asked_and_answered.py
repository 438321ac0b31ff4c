"""What asked and what was answered, in the words and the length a page has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from closeness_tui.core.answer import lines_of
from closeness_tui.tui.screens.about import one_line
from closeness_tui.tui.screens.place import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from closeness_tui.core.entry import Line


def said_back(line: Line) -> Iterator[Words]:
    """What asked, quietly, and under it what was answered."""
    yield Words(first_line(line.prompt), classes="quiet prompt")
    yield Words("\n".join(lines_of(line.answer)), classes="answer")


def clipped(words: str, cells: int) -> str:
    """The beginning, on one line."""
    line = " ".join(words.split())
    return line if cell_len(line) <= cells else f"{set_cell_size(line, cells - 1).rstrip()}…"


def first_line(prompt: str) -> str:
    """The last paragraph of what asked: that is where the question is."""
    parts = [part for part in one_line(prompt).split("\n\n") if part]
    return parts[-1] if parts else ""
