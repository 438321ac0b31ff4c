"""One entry as lists and searches need it: its summary, its ratings, its folded words, and the file it came from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from closeness_tui.content.documents import (
    BrokenDocument,
    NewerDocument,
    read_entry,
    read_summary,
)
from closeness_tui.core.query import Ratings, folded, ratings_of, searchable

if TYPE_CHECKING:
    import os
    from datetime import datetime

    from closeness_tui.core.entry import Summary

Stamp = tuple[int, int, int, int]
"""Size, two times and number of a file: equal only as long as nobody has touched it."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one file."""

    summary: Summary = field(repr=False)
    stamp: Stamp
    ratings: Ratings = field(default=(), repr=False)
    text: bytes = field(default=b"", repr=False)
    """All that is searched, folded, as `core.query.searchable` gives it."""
    document: str | None = field(default=None, repr=False)
    """The whole document as long as only its head was read; None once `text` is right."""


def stamp_of(facts: os.stat_result) -> Stamp:
    """The stamp of a file as it lies there now."""
    return (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


def head_row(document: str, stamp: Stamp) -> Row:
    """The row with its head read, a tenth of the work; BrokenDocument when there is none."""
    return Row(read_summary(document), stamp, document=document)


def whole_row(row: Row) -> Row:
    """The row with its ratings and words; of a newer or odd document, all of its text."""
    if row.document is None:
        return row
    try:
        entry = read_entry(row.document)
    except (NewerDocument, BrokenDocument):
        return replace(row, text=_bytes(folded(row.document)), document=None)
    return replace(row, ratings=ratings_of(entry), text=_bytes(searchable(entry)), document=None)


def _bytes(text: str) -> bytes:
    # A third of the memory that a str with one emoji in it takes.
    return text.encode("utf-8", "replace")


def order(summary: Summary) -> tuple[datetime, str]:
    """How the entries of one month follow each other."""
    return (summary.created, summary.id)


def weight(row: Row) -> int:
    """Bytes of words that the row holds in memory."""
    return len(row.text) + len(row.document or "")
