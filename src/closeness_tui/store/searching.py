"""Finding entries: quickly among the rows, and surely in each entry that is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from closeness_tui.content.documents import BrokenDocument, NewerDocument
from closeness_tui.core.query import Snippet, fits, folded, ratings_of, says, snippet_of
from closeness_tui.store.failures import NotThere, StoreError
from closeness_tui.store.months import Damaged
from closeness_tui.store.rows import order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from closeness_tui.core.entry import Entry, Summary
    from closeness_tui.core.query import Query
    from closeness_tui.store.months import Page
    from closeness_tui.store.rows import Row


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was looked for."""

    summary: Summary
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Found:
    """The hits, newest first."""

    hits: tuple[Hit, ...]
    more: bool = False
    """Whether there seem to be older ones beyond the limit; they were not looked for."""
    damaged: tuple[Damaged, ...] = field(default=())

    @property
    def entries(self) -> tuple[Summary, ...]:
        """The hits as a listing has them."""
        return tuple(hit.summary for hit in self.hits)


def search(
    pages_with: Callable[[tuple[bytes, ...]], Iterable[Page]],
    query: Query,
    open_entry: Callable[[str, str], Entry],
) -> Found:
    """All that fits; those shown were opened, by month and id, so that nothing is shown that the files do not say."""
    hits: list[Hit] = []
    damaged: dict[str, Damaged] = {}
    more = False
    for month, summary in _candidates(pages_with, query, damaged):
        more = query.limit is not None and len(hits) >= query.limit
        if more:
            break
        try:
            snippet = _snippet(month, summary, query, open_entry)
        except NotThere:
            continue
        except (StoreError, BrokenDocument) as error:
            damaged[summary.id] = Damaged(summary.id, str(error))
            continue
        if snippet is not None:
            hits.append(Hit(summary, snippet))
    return Found(tuple(hits), more, tuple(damaged.values()))


def _candidates(
    pages_with: Callable[[tuple[bytes, ...]], Iterable[Page]], query: Query, damaged: dict[str, Damaged]
) -> Iterator[tuple[str, Summary]]:
    needles = tuple(word.encode("utf-8", "replace") for word in query.words)
    met: set[str] = set()
    for page in pages_with(needles):
        damaged |= {each.id: each for each in page.damaged if each.id not in met}
        for row in sorted(page.rows, key=lambda row: order(row.summary), reverse=True):
            if row.summary.id not in met and _fits(row, needles, query):
                met.add(row.summary.id)
                damaged.pop(row.summary.id, None)
                yield page.month, row.summary


def _fits(row: Row, needles: tuple[bytes, ...], query: Query) -> bool:
    return all(needle in row.text for needle in needles) and fits(query, row.summary, row.ratings)


def _snippet(
    month: str, summary: Summary, query: Query, open_entry: Callable[[str, str], Entry]
) -> Snippet | None:
    try:
        entry = open_entry(month, summary.id)
    except NewerDocument as newer:
        text = folded(newer.text)
        return Snippet("") if all(word in text for word in query.words) else None
    if not says(query, entry) or not fits(query, summary, ratings_of(entry)):
        return None
    return snippet_of(entry, query)
