"""Earlier words for a review step, out of the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from closeness_tui.core.answer import parts_of, said_again
from closeness_tui.core.entry import Entry, Line
from closeness_tui.core.event import Brought
from closeness_tui.core.steps import Review

MOST = 20
"""Rows brought back when the file names no limit: more would not fit a screen."""

LONGEST = 200
"""Rows of a list that another exercise supplies: as many as a list can have."""


def recall(review: Review, entries: Iterable[Entry], now: datetime) -> tuple[Brought, ...]:
    """What the review step asks for, newest first; `entries` come newest first."""
    limit = review.most or (LONGEST if review.latest else MOST)
    rows: dict[str, Brought] = {}
    for entry in entries:
        if review.since and entry.created < now - timedelta(days=review.since):
            break
        if _is_wanted(entry, review.sources):
            for row in _rows(entry, review.field):
                rows.setdefault(row.text, row)
        if len(rows) >= limit or (review.latest and rows):
            break
    return tuple(rows.values())[:limit]


def _is_wanted(entry: Entry, sources: tuple[str, ...]) -> bool:
    return "*" in sources or entry.exercise in sources or any(tag in sources for tag in entry.tags)


def _rows(entry: Entry, field: str) -> Iterator[Brought]:
    day = entry.created.date().isoformat()
    step_id, _, part = field.partition(".")
    for line in entry.lines:
        if _fits(line, step_id):
            for text in parts_of(line.answer, part) if part else said_again(line.answer):
                yield Brought(text, day, entry.title)
    if not field and entry.words.strip():
        yield Brought(entry.words, day, entry.title)


def _fits(line: Line, step_id: str) -> bool:
    # Without a named step: words only. Numbers are never brought back unasked.
    return line.key == step_id if step_id else line.kind in ("write", "fill", "list")
