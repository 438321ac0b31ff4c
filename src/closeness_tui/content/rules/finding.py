"""What a rule found: the words, why they matter, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from closeness_tui.content.faults import Path, key_words
from closeness_tui.content.places import Places, places_of
from closeness_tui.core.problem import Problem

_BREAK = r"[\s\\]+"
"""Between two words of a text: a space, or a line of the file that ends with a backslash."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an author may want to change; only ever a warning."""

    code: str
    path: Path
    what: str
    why: str
    instead: str
    piece: str = ""
    """The words themselves."""
    nth: int = 0
    """How often the same words stand before them in the same text."""


def told(findings: Iterable[Finding], text: str, file: str, data: Mapping[str, Any]) -> tuple[Problem, ...]:
    """The findings as an author reads them, each with its line and column."""
    places = places_of(text)
    return tuple(_told(each, places, file, data) for each in findings)


def _told(finding: Finding, places: Places, file: str, data: Mapping[str, Any]) -> Problem:
    line, column = _place(finding, places)
    help_ = f"{finding.why}\n{finding.instead}"
    key = key_words(finding.path, dict(data))
    return Problem(finding.code, finding.what, help_, file, line, column, key, "warning")


def _place(finding: Finding, places: Places) -> tuple[int | None, int | None]:
    if finding.piece and finding.path in places.values:
        start, end = places.values[finding.path]
        found = list(occurrences(finding.piece, places.text[start:end]))
        if finding.nth < len(found):
            return places.line_of(start + found[finding.nth])
    return places.find(finding.path, name=not finding.piece)


def occurrences(piece: str, text: str) -> Iterable[int]:
    """Where the words begin, each time they stand by themselves."""
    words = _BREAK.join(re.escape(word) for word in piece.split())
    return (match.start() for match in re.finditer(rf"(?<!\w){words}(?!\w)", text))
