"""The versions of a page that people agreed to, out of the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from closeness_tui.core.answer import Answer, Chosen
from closeness_tui.core.entry import Entry, Line
from closeness_tui.core.steps import AGREED


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document, as it stood on a day."""

    entry_id: str
    created: datetime
    agreed: bool
    """Whether everyone asked agreed to it, or it is only proposed."""
    lines: tuple[Line, ...] = field(repr=False)
    """What it is made of, without the line that says so."""


def versions(entries: Iterable[Entry], document: str) -> tuple[Version, ...]:
    """Every version of the document that was kept, newest first."""
    found = [_version(entry, line) for entry in entries for line in entry.lines if _settles(line, document)]
    return tuple(sorted(found, key=lambda version: (version.created, version.entry_id), reverse=True))


def answers_to_start_from(entries: Iterable[Entry], exercise_id: str) -> dict[str, Answer]:
    """The answers of the newest entry of an exercise, by step; `entries` come newest first."""
    newest = next((entry for entry in entries if entry.exercise == exercise_id and entry.lines), None)
    lines = newest.lines if newest else ()
    # Whether one agreed, and how one felt, is of that day alone.
    return {line.key: line.answer for line in lines if line.kind not in ("agree", "rate")}


def _settles(line: Line, document: str) -> bool:
    return line.kind == "agree" and line.role == document


def _version(entry: Entry, settling: Line) -> Version:
    agreed = isinstance(settling.answer, Chosen) and AGREED in settling.answer.ids
    return Version(
        entry.id, entry.created, agreed, tuple(line for line in entry.lines if line is not settling)
    )
