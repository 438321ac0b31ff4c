"""What each code of a problem means, why it matters to whoever practises, and an example, wrong and right.

A row stands in the table of its part of a file. Every code that the program can give has one, and each example is
tried: the wrong one gives that code, the right one gives nothing.
"""

from __future__ import annotations

from closeness_tui.content.explanations.beside import BESIDE
from closeness_tui.content.explanations.borrowed import BORROWED
from closeness_tui.content.explanations.explanation import Chapter, Explanation, Where
from closeness_tui.content.explanations.files import FILES
from closeness_tui.content.explanations.parcels import PARCELS
from closeness_tui.content.explanations.settings import SETTINGS
from closeness_tui.content.explanations.steps import STEPS
from closeness_tui.content.explanations.style import STYLE
from closeness_tui.content.explanations.together import TOGETHER
from closeness_tui.content.explanations.ways import WAYS
from closeness_tui.content.explanations.writing import WRITING

__all__ = ["CHAPTERS", "EXPLANATIONS", "Chapter", "Explanation", "Where"]

CHAPTERS: tuple[Chapter, ...] = (
    Chapter("The file", FILES),
    Chapter("How it is written", WRITING),
    Chapter("Settings", SETTINGS),
    Chapter("Cards and words from elsewhere", BORROWED),
    Chapter("What steps say about each other", STEPS),
    Chapter("Several people", TOGETHER),
    Chapter("Ways and timers", WAYS),
    Chapter("Style", STYLE),
    Chapter("From somebody else", PARCELS),
    Chapter("Programs and scales", BESIDE),
)
"""Every explanation, by what it is about."""

EXPLANATIONS: dict[str, Explanation] = {each.code: each for chapter in CHAPTERS for each in chapter.rows}
"""Every explanation by its code."""
