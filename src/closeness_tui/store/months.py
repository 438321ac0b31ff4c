"""Reading the log month by month, newest first: from memory, from packs, and what neither knows from the files."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from closeness_tui.content.documents import BrokenDocument
from closeness_tui.store import sealed_text
from closeness_tui.store.failures import Locked, ReadFailed, StoreError
from closeness_tui.store.packs import DOUBT, Pack, Packs, names_key
from closeness_tui.store.rows import Row, Stamp, head_row, order, stamp_of, weight, whole_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from closeness_tui.store.resealing import Progress
    from closeness_tui.store.shelf import Shelf
    from closeness_tui.store.vault import Vault

MANY = 1500
"""Entries; with fewer in all, reading the files is quick enough, and there are no packs."""
LOOSE = 16
"""New files that one look reads by themselves before a pack is written again."""
KEPT = 48 * 1024 * 1024
"""Bytes of words kept in memory between two looks; the months beyond are read from their packs each time."""
FRESH = 20_000_000
"""Nanoseconds; a file this young could change again without its times showing it, so it is read once more."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A file that does not open."""

    id: str
    """Of the entry; or the month, where a whole folder does not open."""
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """One month as it lies there now."""

    month: str
    rows: tuple[Row, ...]
    damaged: tuple[Damaged, ...] = ()


@dataclass(slots=True)
class _Look:
    """One pass over the log."""

    opener: Callable[[bytes], bytes]
    recipient: str
    deleted: frozenset[str]
    packed: frozenset[str]
    """The months that have a pack."""
    many: bool
    whole: bool
    progress: Progress | None
    loose: int
    done: int = 0
    total: int = 0

    def step(self) -> None:
        """One file more was read."""
        self.done += 1
        if self.progress:
            self.progress(self.done, max(self.done, self.total))


@dataclass(slots=True)
class _Month:
    """What is remembered of one month: its rows, or the pack that they can be made of."""

    names: str
    rows: dict[str, Row] | None = None
    pack: Pack | None = None

    @property
    def weight(self) -> int:
        """Bytes of words in memory."""
        return sum(map(weight, (self.rows or {}).values())) + (self.pack.weight if self.pack else 0)

    def rows_with(self, needles: tuple[bytes, ...]) -> tuple[Row, ...] | None:
        """The rows that hold these words, newest first; None when not all words are known."""
        if self.rows is None:
            return tuple(self.pack.rows(needles)) if self.pack else None
        if any(row.document is not None for row in self.rows.values()):
            return None
        fitting = [row for row in self.rows.values() if all(needle in row.text for needle in needles)]
        return tuple(sorted(fitting, key=lambda row: order(row.summary), reverse=True))


class Months:
    """The months of one log, and what this process remembers of them while it is unlocked."""

    def __init__(self, shelf: Shelf, vault: Vault) -> None:
        self._shelf = shelf
        self._vault = vault
        self._packs = Packs(shelf.folder, vault)
        self._memory: dict[str, _Month] = {}
        self._in_pack: dict[str, frozenset[tuple[str, Stamp]]] = {}

    def forget(self) -> None:
        """Let go of every word in memory, as when the log is locked."""
        self._memory.clear()
        self._in_pack.clear()

    def drop(self, entry_id: str, months: tuple[str, ...]) -> None:
        """Take the words of a deleted entry out of memory and packs."""
        for month in months:
            self._memory.pop(month, None)
            packed = self._in_pack.get(month, frozenset())
            self._in_pack[month] = frozenset(pair for pair in packed if pair[0] != entry_id)
            self._packs.drop(month, entry_id)

    def pages(self, progress: Progress | None = None, *, whole: bool = False) -> Iterator[Page]:
        """Each month, newest first; `whole` when words and ratings are wanted too. Locked while locked.

        `progress` hears of files that had to be read one by one, and may raise to break off.
        """
        look = self._look(progress, whole=whole)
        yield from self._pages(look, lambda month: self._page(month, look))

    def pages_with(self, needles: tuple[bytes, ...], progress: Progress | None = None) -> Iterator[Page]:
        """As `pages`, with at least the rows that hold all of these words.

        Quicker, for a month is believed by the names of its files; so whoever asks looks into those it shows.
        """
        look = self._look(progress, whole=True)
        yield from self._pages(look, lambda month: self._quick_page(month, needles, look))

    def _pages(self, look: _Look, page_of: Callable[[str], Page]) -> Iterator[Page]:
        months = self._shelf.months()
        self._estimate(look, months)
        kept = 0
        for month in months:
            page = page_of(month)
            kept += self._memory[month].weight if month in self._memory else 0
            if kept > KEPT:
                self._forget_month(month)
            yield page
        self._packs.remove_but(frozenset(months) if look.many else frozenset())

    def _quick_page(self, month: str, needles: tuple[bytes, ...], look: _Look) -> Page:
        held = self._memory.get(month)
        names = ""
        with contextlib.suppress(ReadFailed):
            names = names_key(one for one in self._shelf.ids_in(month) if one not in look.deleted)
        if held is None and names and look.many and month in look.packed:
            if not self._packs.may_hold(month, names, needles, look.opener, look.recipient):
                return Page(month, ())
            pack = self._packs.open(month, look.opener, look.recipient)
            held = _Month(pack.names, pack=pack) if pack else None
        rows = None
        with contextlib.suppress(*DOUBT):
            rows = held.rows_with(needles) if held and held.names == names else None
        if held is None or rows is None:
            return self._page(month, look)
        self._memory[month] = held
        return Page(month, rows)

    def opener(self) -> Callable[[bytes], bytes]:
        """The vault's; when that is locked, the words in memory go."""
        try:
            return self._vault.opener()
        except Locked:
            self.forget()
            raise

    def _look(self, progress: Progress | None, *, whole: bool) -> _Look:
        opener = self.opener()
        packed = self._packs.months()
        many = self._are_many()
        return _Look(
            opener, self._packs.recipient(), self._shelf.deleted(), packed, many, whole, progress, LOOSE
        )

    def _are_many(self) -> bool:
        count = 0
        for month in self._shelf.months():
            try:
                count += len(self._shelf.ids_in(month))
            except ReadFailed:
                continue
            if count >= MANY:
                return True
        return False

    def _estimate(self, look: _Look, months: tuple[str, ...]) -> None:
        # Only said, never relied on: a pack may turn out to be none.
        if look.progress:
            unknown = [month for month in months if month not in self._memory and month not in look.packed]
            for month in unknown:
                with contextlib.suppress(ReadFailed):
                    look.total += sum(one not in look.deleted for one, _path in self._shelf.entries_in(month))

    def _forget_month(self, month: str) -> None:
        self._memory.pop(month, None)
        self._in_pack.pop(month, None)

    def _page(self, month: str, look: _Look) -> Page:
        known = self._known(month, look)
        rows: dict[str, Row] = {}
        damaged: list[Damaged] = []
        try:
            for entry_id, facts in self._shelf.facts_in(month):
                row, stamp = known.get(entry_id), stamp_of(facts)
                if entry_id in look.deleted:
                    continue
                if row is not None and row.stamp == stamp:
                    rows[entry_id] = row
                else:
                    path = self._shelf.entry_path(entry_id, month)
                    self._read(entry_id, path, stamp, look, rows, damaged)
        except ReadFailed as error:
            return Page(month, (), (Damaged(month, error.sentence),))
        if look.whole:
            rows = {one: whole_row(row) for one, row in rows.items()}
        settled = _settled(rows)
        self._remember(month, settled)
        if look.many:
            self._renew_pack(month, settled, look)
        return Page(month, tuple(rows.values()), tuple(damaged))

    def _remember(self, month: str, rows: dict[str, Row]) -> None:
        self._memory[month] = _Month(names_key(rows), rows)

    def _known(self, month: str, look: _Look) -> dict[str, Row]:
        held = self._memory.get(month)
        if held is not None and held.rows is not None:
            return held.rows
        pack = held.pack if held else None
        if pack is None and look.many and month in look.packed:
            pack = self._packs.open(month, look.opener, look.recipient)
        rows = self._packs.rows(month, pack) if pack else {}
        self._in_pack[month] = _pairs(rows)
        return rows

    def _read(
        self,
        entry_id: str,
        path: Path,
        stamp: Stamp,
        look: _Look,
        rows: dict[str, Row],
        damaged: list[Damaged],
    ) -> None:
        try:
            row = head_row(sealed_text.open_text(path, look.opener), stamp)
            sealed_text.check_name(row.summary.id, entry_id)
            rows[entry_id] = row
        except FileNotFoundError:
            pass
        except (StoreError, BrokenDocument) as error:
            damaged.append(Damaged(entry_id, str(error)))
        look.step()

    def _renew_pack(self, month: str, rows: dict[str, Row], look: _Look) -> None:
        packed = self._in_pack.get(month, frozenset())
        there = _pairs(rows)
        new = len(there - packed)
        if packed and month in look.packed and packed <= there and new <= look.loose:
            look.loose -= new
        elif rows:
            whole = {one: whole_row(row) for one, row in rows.items()}
            self._remember(month, whole)
            self._in_pack[month] = there if self._packs.write(month, whole) else frozenset()
        elif packed:
            self._packs.remove(month)


def _pairs(rows: dict[str, Row]) -> frozenset[tuple[str, Stamp]]:
    return frozenset((one, row.stamp) for one, row in rows.items())


def _settled(rows: dict[str, Row]) -> dict[str, Row]:
    now = time.time_ns()
    return {one: row for one, row in rows.items() if abs(now - row.stamp[2]) >= FRESH}
