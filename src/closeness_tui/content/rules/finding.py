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
    found = _span(finding, places)
    line, column = places.line_of(found[0]) if found else (None, None)
    end_line, end_column = places.line_of(found[1]) if found else (None, None)
    return Problem(
        finding.code,
        finding.what,
        f"{finding.why}\n{finding.instead}",
        file,
        line,
        column,
        key_words(finding.path, dict(data)),
        "warning",
        end_line,
        end_column,
    )


def _span(finding: Finding, places: Places) -> tuple[int, int] | None:
    if finding.piece and finding.path in places.values:
        start, end = places.values[finding.path]
        found = list(_spans(finding.piece, places.text[start:end]))
        if finding.nth < len(found):
            first, behind = found[finding.nth]
            return start + first, start + behind
    return places.span(finding.path, name=not finding.piece)


def occurrences(piece: str, text: str) -> Iterable[int]:
    """Where the words begin, each time they stand by themselves."""
    return (start for start, _end in _spans(piece, text))


def _spans(piece: str, text: str) -> Iterable[tuple[int, int]]:
    words = _BREAK.join(re.escape(word) for word in piece.split())
    return (match.span() for match in re.finditer(rf"(?<!\w){words}(?!\w)", text))
