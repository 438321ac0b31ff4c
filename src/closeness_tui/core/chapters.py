"""The log read as a story: chapters out of the narrative entries, and this day in earlier years."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol, TypeVar

from closeness_tui.core.answer import Blanks, is_empty, lines_of
from closeness_tui.core.entry import Entry, Line

TITLE_STEP = "title"
"""The id of a `fill` step whose sentence names the chapter."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One narrative entry, as a chapter."""

    entry_id: str
    title: str
    created: datetime
    lines: tuple[Line, ...] = field(repr=False)
    """What was answered, without the title and without what says nothing."""
    words: str = field(default="", repr=False)


class Dated(Protocol):
    """An entry or its summary."""

    @property
    def created(self) -> datetime:
        """With its time zone, as the person's clock showed it."""


_Dated = TypeVar("_Dated", bound=Dated)


def chapters(entries: Iterable[Entry], narrative: Collection[str]) -> tuple[Chapter, ...]:
    """The entries of the narrative exercises, oldest first; `narrative` holds the ids of those exercises."""
    told = (entry for entry in entries if entry.exercise in narrative)
    return tuple(_chapter(entry) for entry in sorted(told, key=lambda entry: (entry.created, entry.id)))


def _chapter(entry: Entry) -> Chapter:
    titles = [line for line in entry.lines if _names_it(line)]
    title = " ".join(lines_of(titles[-1].answer)[0].split()) if titles else entry.title
    lines = tuple(line for line in entry.lines if line not in titles and not is_empty(line.answer))
    return Chapter(entry.id, title, entry.created, lines, entry.words)


def _names_it(line: Line) -> bool:
    return (
        line.kind == "fill"
        and line.key == TITLE_STEP
        and isinstance(line.answer, Blanks)
        and bool(line.answer.sentence.strip())
        and not is_empty(line.answer)
    )


def earlier_years(entries: Iterable[_Dated], today: date) -> tuple[_Dated, ...]:
    """What was written on this day and month of earlier years, newest first.

    29 February comes back on 28 February in years that do not have it.
    """
    days = {(today.month, today.day)}
    if (today.month, today.day) == (2, 28) and not calendar.isleap(today.year):
        days.add((2, 29))
    found = (
        entry
        for entry in entries
        if (entry.created.month, entry.created.day) in days and entry.created.year < today.year
    )
    return tuple(sorted(found, key=lambda entry: entry.created, reverse=True))
