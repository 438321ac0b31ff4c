"""The log: entries that are durable once saved, a list of them, and the drafts of unfinished practices."""

from __future__ import annotations

import secrets
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from closeness_tui.content.documents import (
    BrokenDocument,
    cleaned,
    dump_entry,
    read_entry,
    read_summary,
)
from closeness_tui.core.wording import _
from closeness_tui.store import files, sealed_text
from closeness_tui.store.drafts import Drafts
from closeness_tui.store.failures import DamagedEntry, NotThere, ReadFailed, StoreError, WriteFailed
from closeness_tui.store.readme import readme
from closeness_tui.store.shelf import Shelf, first_of, is_id, month_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from closeness_tui.core.entry import Draft, Entry, Summary
    from closeness_tui.store.holds import Hold
    from closeness_tui.store.places import LogFolder
    from closeness_tui.store.vault import Vault

_ROOM = 1024 * 1024
"""Bytes that must be free before anyone starts to write."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A file that does not open."""

    id: str
    """Of the entry; or the month, where a whole folder does not open."""
    reason: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries, newest first, and what would not open."""

    entries: tuple[Summary, ...]
    damaged: tuple[Damaged, ...] = ()


class Log:
    """One log in one folder, sealed by its vault."""

    def __init__(self, folder: LogFolder, vault: Vault) -> None:
        self._folder = folder
        self._vault = vault
        self._shelf = Shelf(folder)
        self._drafts = Drafts(self._shelf, vault)
        self._swept = False

    def prepare(self) -> None:
        """Make what a first use needs; WriteFailed or DamagedKey when nothing could be saved."""
        self._vault.prepare()
        if not self._folder.readme.exists():
            files.write_whole(self._folder.readme, readme().encode())
        if not self._swept:
            self._swept = True
            files.sweep(self._folder.root)
            self._drafts.tidy()

    def tidy(self) -> None:
        """Clear away what killed processes and other machines left: temporary files, entries that were deleted."""
        self._drafts.tidy()
        deleted = self._shelf.deleted()
        for folder in (self._folder.root, self._folder.deleted):
            files.sweep(folder)
        for month in self._shelf.months():
            files.sweep(self._folder.entries / month)
            for entry_id, path in self._shelf.entries_in(month):
                if entry_id in deleted:
                    files.remove(path)

    def can_write(self) -> str:
        """Empty when saving works, else the sentence why not; to be asked before words are typed."""
        try:
            self.prepare()
            probe = self._folder.drafts / f".tmp-{secrets.token_hex(8)}"
            files.write_whole(probe, self._vault.seal(bytes(64 * 1024)))
            files.remove(probe)
            room = shutil.disk_usage(self._folder.root).free
        except StoreError as error:
            return error.sentence
        except OSError as error:
            return _("nothing can be saved: {reason}").format(reason=files.plain_reason(error))
        return _("the disk is nearly full; saving may fail") if room < _ROOM else ""

    def save(self, entry: Entry) -> Entry:
        """The entry as it is kept, once it would survive a power cut; WriteFailed otherwise, and then try again."""
        self.prepare()
        kept = cleaned(entry)
        if not is_id(kept.id):
            raise WriteFailed(_("this could not be saved: its name is not one of ours"))
        if self._shelf.mark_path(kept.id).exists():
            raise WriteFailed(_("this could not be saved: an entry of this name was deleted"))
        month = month_of(kept.created)
        sealed = sealed_text.seal_text(self._vault, dump_entry(kept), lambda text: read_entry(text) == kept)
        files.write_whole(self._shelf.entry_path(kept.id, month), sealed, moment=first_of(month))
        return kept

    def ids(self) -> frozenset[str]:
        """The ids of all entries, without opening any."""
        return self._shelf.entry_ids()

    def list(self, newest: int | None = None) -> Listing:
        """All entries, or at least the newest so many, with each damaged file told by itself; Locked while locked."""
        opener = self._vault.opener()
        deleted = self._shelf.deleted()
        found: dict[str, tuple[tuple[str, datetime, str], Summary]] = {}
        damaged: dict[str, Damaged] = {}
        for month in self._shelf.months():
            self._read_month(month, opener, deleted, found, damaged)
            if newest is not None and len(found) >= newest:
                break
        rows = sorted(found.values(), key=lambda row: row[0], reverse=True)
        broken = tuple(row for entry_id, row in damaged.items() if entry_id not in found)
        return Listing(tuple(summary for _place, summary in rows)[:newest], broken)

    def _read_month(
        self,
        month: str,
        opener: Callable[[bytes], bytes],
        deleted: frozenset[str],
        found: dict[str, tuple[tuple[str, datetime, str], Summary]],
        damaged: dict[str, Damaged],
    ) -> None:
        try:
            for entry_id, path in self._shelf.entries_in(month):
                if entry_id in deleted or entry_id in found:
                    continue
                try:
                    summary = _summary(entry_id, path, opener)
                except FileNotFoundError:
                    continue
                except (StoreError, BrokenDocument) as error:
                    damaged[entry_id] = Damaged(entry_id, str(error))
                else:
                    found[entry_id] = ((month, summary.created, entry_id), summary)
        except ReadFailed as error:
            damaged[month] = Damaged(month, error.sentence)

    def open(self, entry_id: str) -> Entry:
        """One entry; NotThere, Locked, DamagedEntry, or NewerDocument, whose text may be shown."""
        if is_id(entry_id) and self._shelf.mark_path(entry_id).exists():
            raise NotThere
        opener = self._vault.opener()
        failure: StoreError = NotThere()
        for path in self._shelf.find(entry_id):
            try:
                return _entry(entry_id, path, opener)
            except FileNotFoundError:
                continue
            except (StoreError, BrokenDocument) as error:
                failure = DamagedEntry(str(error))
        raise failure

    def delete(self, entry_id: str) -> None:
        """Take an entry and its draft away for good; the mark goes first, so that no copy brings it back."""
        if not is_id(entry_id):
            raise NotThere
        files.write_whole(self._shelf.mark_path(entry_id), b"")
        for path in self._shelf.find(entry_id):
            files.remove(path)
        files.remove(self._shelf.draft_path(entry_id))

    def hold(self, draft_id: str) -> Hold:
        """Keep a draft to this process until it is released or the process dies; Held when another has it."""
        return self._drafts.hold(draft_id)

    def save_draft(self, draft: Draft) -> Draft:
        """The draft as it is kept, once it would survive a power cut; to be held by the one who saves it."""
        self.prepare()
        return self._drafts.save(draft)

    def drop_draft(self, draft_id: str) -> None:
        """Take a draft away, after its entry was saved or when the person let it go."""
        self._drafts.drop(draft_id)

    def waiting(self) -> tuple[str, ...]:
        """The drafts to go on with, last used first: not in another window, and not finished. Works while locked."""
        return self._drafts.waiting()

    def open_draft(self, draft_id: str) -> Draft:
        """One draft; the same errors as `open`."""
        return self._drafts.open(draft_id)


def _summary(entry_id: str, path: Path, opener: Callable[[bytes], bytes]) -> Summary:
    summary = read_summary(sealed_text.open_text(path, opener))
    sealed_text.check_name(summary.id, entry_id)
    return summary


def _entry(entry_id: str, path: Path, opener: Callable[[bytes], bytes]) -> Entry:
    entry = read_entry(sealed_text.open_text(path, opener))
    sealed_text.check_name(entry.id, entry_id)
    return entry
