"""The log as a person goes through it: finding, reading, and changing what was kept."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from closeness_tui.content.documents import BrokenDocument, NewerDocument
from closeness_tui.core import query as queries
from closeness_tui.core.answer import Words
from closeness_tui.core.chapters import Chapter, chapters, earlier_years
from closeness_tui.core.entry import Entry, Line, Summary
from closeness_tui.core.query import fits
from closeness_tui.practice.looking_for import Looking, in_words, understood
from closeness_tui.practice.reading import Reading, ready_to_draw
from closeness_tui.practice.run import APP
from closeness_tui.practice.seen_entries import Seen, place_of, summary_of
from closeness_tui.store.failures import StoreError
from closeness_tui.store.logs import Listing, versions_among
from closeness_tui.store.shelf import new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from closeness_tui.practice.opening import Practice

FIRST = 100
"""Entries read before all the others, so that something is there to look at."""

NARRATIVE = "narrative"
"""The family whose entries are chapters."""


class LookingBack:
    """One way through the log. Several threads may use it; what would disturb each other waits."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice
        self._log = practice.log
        self._turn = threading.RLock()
        self._listing: Listing | None = None
        self._deleted: list[Summary] = []
        self._copies_looked_for = False

    # ----- finding

    def newest(self) -> Seen:
        """The newest entries, quickly. Raises Locked."""
        with self._turn:
            listing = self._practice.summaries(FIRST)
        return Seen(listing.entries, listing.damaged, listing.versions)

    def everything(self, progress: Callable[[int, int], None] | None = None) -> Seen:
        """Everything, once more from the files. `progress` may raise to break off. Raises Locked."""
        with self._turn:
            # Before the first entry there is no log, and so nothing that could be locked.
            there = bool(self._log.ids())
            self._listing = self._log.list(None, progress) if there else Listing(())
            return _seen(self._listing)

    def take_in_copies(self) -> int:
        """Take in what sync tools left beside the entries, once; how many said something new. Raises Locked."""
        with self._turn:
            if self._copies_looked_for or not self._log.ids():
                return 0
            self._copies_looked_for = True
            return sum(each.what in ("adopted", "put back") for each in self._log.adopt_copies())

    def find(
        self,
        looking: Looking,
        progress: Callable[[int, int], None] | None = None,
        limit: int | None = queries.SHOWN,
    ) -> Seen:
        """What fits; only words need more than the list that is known already. Raises Locked."""
        with self._turn:
            if self._listing is None:
                self.everything(progress)
            listing = self._listing or Listing(())
            titles = self.titles()
            taken = understood(looking, titles, self._practice.clock.wall())
            asked = in_words(looking, taken.query, titles)
            if not taken.query.words or not listing.entries:
                entries = tuple(each for each in self._known(looking) if fits(taken.query, each, ()))
                damaged = () if looking.anything else listing.damaged
                versions = versions_among(listing.entries, entries)
                return Seen(entries, damaged, versions, asked=asked, trouble=taken.trouble)
            found = self._log.search(replace(taken.query, limit=limit), progress)
        entries = found.entries
        if looking.this_day:
            day = {each.id for each in self._known(looking)}
            entries = tuple(each for each in entries if each.id in day)
        return Seen(
            entries,
            found.damaged,
            versions_among(listing.entries, entries),
            {hit.summary.id: hit.snippet for hit in found.hits},
            found.more,
            asked,
            taken.query.words,
            taken.trouble,
        )

    def _known(self, looking: Looking) -> tuple[Summary, ...]:
        entries = self._listing.entries if self._listing else ()
        return earlier_years(entries, self._practice.clock.wall().date()) if looking.this_day else entries

    def titles(self) -> dict[str, str]:
        """The exercises by id: those that are here, and those that only the log still knows."""
        entries = self._listing.entries if self._listing else ()
        known = {each.exercise: each.title for each in reversed(entries) if each.exercise}
        return known | {card.id: card.title for card in self._practice.library.cards}

    # ----- reading

    def read(self, entry_id: str) -> Reading:
        """One entry. Raises Locked, NotThere, DamagedEntry, or NewerDocument, whose text may be shown."""
        entry = self._log.open(entry_id)
        return ready_to_draw(entry, self._practice.library, self.versions_of(entry_id))

    def versions_of(self, entry_id: str) -> tuple[str, ...]:
        """The ids of all versions of this entry, newest first; none where there is one only."""
        groups = self._listing.versions if self._listing else ()
        return next((group for group in groups if entry_id in group), ())

    def chapters(self) -> tuple[Chapter, ...]:
        """The entries of the narrative exercises as chapters, oldest first. Raises Locked."""
        entries = []
        for each in self._narrative():
            # One that does not open is named in the list; the others are still a story.
            with suppress(StoreError, BrokenDocument, NewerDocument):
                entries.append(self._log.open(each.id))
        return chapters(entries, self._narrative_ids())

    @property
    def has_chapters(self) -> bool:
        """Whether there is anything to read as a story."""
        return bool(self._narrative())

    def _narrative(self) -> list[Summary]:
        ids = self._narrative_ids()
        return [each for each in self._listing.entries if each.exercise in ids] if self._listing else []

    def _narrative_ids(self) -> frozenset[str]:
        return frozenset(card.id for card in self._practice.library.cards if card.family == NARRATIVE)

    def on_this_day(self) -> int:
        """How many entries were written on this day in earlier years."""
        return len(self._known(Looking(this_day=True)))

    # ----- changing

    def star(self, entry_id: str) -> Entry:
        """Put a star on it, or take it off. Raises the store's errors, and NewerDocument."""
        entry = self._log.open(entry_id)
        return self._revise(entry, starred=not entry.starred)

    def tag(self, entry_id: str, tags: Iterable[str]) -> Entry:
        """Give it these tags and no others. Raises as `star`."""
        return self._revise(self._log.open(entry_id), tags=_each_once(tags))

    def edit(
        self,
        entry: Entry,
        texts: Mapping[int, str],
        words: str,
        *,
        title: str | None = None,
        created: datetime | None = None,
    ) -> Entry:
        """Put other words in the place of those it has; `texts` by the place of the line. WriteFailed: try again.

        The entry is given as it was read: should it be gone meanwhile, the words typed now are kept all the same.
        """
        lines = tuple(
            replace(line, answer=Words(texts[place])) if place in texts else line
            for place, line in enumerate(entry.lines)
            if place not in texts or texts[place].strip()
        )
        return self._revise(
            entry,
            lines=lines,
            words=words,
            title=entry.title if title is None else title,
            created=entry.created if created is None else created,
        )

    def _revise(self, entry: Entry, **changes: object) -> Entry:
        now = self._practice.clock.wall()
        with self._turn:
            changed = replace(entry, edited=now, app=APP, **changes)  # type: ignore[arg-type]
            kept = self._log.revise(entry.id, changed)
            self._swap({entry.id}, (summary_of(kept),))
        return kept

    def write(
        self, words: str, *, title: str = "", created: datetime | None = None, tags: Iterable[str] = ()
    ) -> Entry:
        """Keep a free entry. WriteFailed: try again."""
        entry = Entry(
            id=new_id(),
            kind="note",
            created=created or self._practice.clock.wall(),
            title=title,
            tags=_each_once(tags),
            words=words,
            app=APP,
        )
        with self._turn:
            kept = self._log.save(entry)
            self._swap(set(), (summary_of(kept),))
        return kept

    def delete(self, summary: Summary) -> None:
        """Take it away; `undo` brings it back. WriteFailed when it stays."""
        with self._turn:
            self._log.delete(summary.id)
            self._deleted.append(summary)
            self._swap({summary.id}, ())

    @property
    def can_undo(self) -> bool:
        """Whether there is a deletion to take back."""
        return bool(self._deleted)

    def undo(self) -> Summary:
        """Bring back what was deleted last. NotThere when there is nothing; WriteFailed when it stays deleted."""
        with self._turn:
            summary = self._deleted[-1]
            self._log.restore(summary.id)
            self._deleted.pop()
            self._swap(set(), (summary,))
        return summary

    # ----- versions

    def keep_one(self, keep_id: str, group: Iterable[str]) -> Entry:
        """Keep one version and take the others away. Raises the store's errors."""
        ids = tuple(group)
        with self._turn:
            kept = self._log.choose(keep_id, ids)
            self._swap(set(ids), (summary_of(kept),))
        return kept

    def keep_all(self, group: Iterable[str]) -> tuple[Entry, ...]:
        """Make each version an entry of its own. Raises the store's errors; then it may be done again."""
        first, *others = group
        kept = [self._log.open(first)]
        with self._turn:
            for one in others:
                entry = self._log.open(one)
                own = self._log.save(replace(entry, id=new_id(), replaces=""))
                self._log.delete(one)
                self._swap({one}, (summary_of(own),))
                kept.append(own)
        return tuple(kept)

    def _swap(self, gone: set[str], new: tuple[Summary, ...]) -> None:
        """Keep the list that is known in step with the files."""
        if self._listing is None:
            return
        there = [each for each in self._listing.entries if each.id not in gone]
        entries = sorted((*there, *new), key=place_of)
        entries.reverse()
        known = tuple(entries)
        self._listing = Listing(known, self._listing.damaged, versions_among(known, known))


def _seen(listing: Listing) -> Seen:
    return Seen(listing.entries, listing.damaged, listing.versions)


def _each_once(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for tag in (" ".join(each.split()) for each in tags) if tag))


def can_be_changed(line: Line) -> bool:
    """Whether an answer is written words, which may be written anew."""
    return isinstance(line.answer, Words)
