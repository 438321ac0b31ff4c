"""What a look at the log brings, and the order in which its entries stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from closeness_tui.core.entry import Summary
from closeness_tui.core.query import Snippet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from closeness_tui.core.entry import Entry
    from closeness_tui.store.months import Damaged


@dataclass(frozen=True, slots=True)
class Seen:
    """What is there, or what was found, newest first."""

    entries: tuple[Summary, ...]
    damaged: tuple[Damaged, ...] = ()
    versions: tuple[tuple[str, ...], ...] = ()
    snippets: Mapping[str, Snippet] = field(default_factory=dict, repr=False)
    """By id, a line around the words that were found."""
    more: bool = False
    """Whether older ones were not looked for."""
    asked: str = field(default="", repr=False)
    """How the question was taken, in words."""
    words: tuple[str, ...] = field(default=(), repr=False)
    """The words looked for, folded."""
    trouble: str = ""
    """What of it could not be taken."""


def place_of(summary: Summary) -> tuple[object, ...]:
    """Where it stands among all, the newest having the greatest."""
    # As the log lists them: by the months that their own clocks showed.
    created = summary.created
    return (created.year, created.month, created, summary.id)


def summary_of(entry: Entry) -> Summary:
    """What a list says of an entry."""
    return Summary(
        entry.id,
        entry.kind,
        entry.created,
        entry.exercise,
        entry.title,
        entry.tags,
        entry.starred,
        entry.replaces,
    )
