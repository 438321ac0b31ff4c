"""The log: entries that are durable once saved, found again, revised and taken away; and drafts."""

from __future__ import annotations

import contextlib
import secrets
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from closeness_tui.content.documents import (
    BrokenDocument,
    cleaned,
    dump_entry,
    read_entry,
)
from closeness_tui.core.wording import _
from closeness_tui.store import files, sealed_text
from closeness_tui.store.copies import Copied, Copies
from closeness_tui.store.drafts import Drafts
from closeness_tui.store.failures import DamagedEntry, NotThere, ReadFailed, StoreError, WriteFailed
from closeness_tui.store.months import Damaged, Months
from closeness_tui.store.readme import readme
from closeness_tui.store.rows import order
from closeness_tui.store.searching import Found, search
from closeness_tui.store.seen import Seen
from closeness_tui.store.shelf import Shelf, first_of, is_id, month_of, new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from closeness_tui.core.entry import Draft, Entry, Summary
    from closeness_tui.core.query import Query
    from closeness_tui.store.holds import Hold
    from closeness_tui.store.places import LogFolder
    from closeness_tui.store.resealing import Progress
    from closeness_tui.store.vault import Vault

_ROOM = 1024 * 1024
"""Bytes that must be free before anyone starts to write."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries, newest first, and what would not open."""

    entries: tuple[Summary, ...]
    damaged: tuple[Damaged, ...] = ()
    versions: tuple[tuple[str, ...], ...] = ()
    """Ids of entries that are versions of one another, to be shown together and chosen from."""


class Log:
    """One log in one folder, sealed by its vault."""

    def __init__(self, folder: LogFolder, vault: Vault) -> None:
        self._folder = folder
        self._vault = vault
        self._shelf = Shelf(folder)
        self._drafts = Drafts(self._shelf, vault)
        self._months = Months(self._shelf, vault)
        self._seen = Seen(self._shelf, vault)
        self._taken: dict[str, dict[Path, bytes]] = {}
        """The sealed bytes of what this process deleted, for an undo."""
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
        for folder in (self._folder.root, self._folder.deleted, self._folder.packs):
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

    def list(self, newest: int | None = None, progress: Progress | None = None) -> Listing:
        """All entries, or the newest so many, with each damaged file told by itself; Locked while locked.

        `progress` hears of files that had to be read one by one, and may raise to break off.
        """
        found: dict[str, Summary] = {}
        damaged: dict[str, Damaged] = {}
        for page in self._months.pages(progress if newest is None else None):
            damaged |= {each.id: each for each in page.damaged}
            summaries = (row.summary for row in page.rows if row.summary.id not in found)
            found |= {each.id: each for each in sorted(summaries, key=order, reverse=True)}
            if newest is not None and len(found) >= newest:
                break
        else:
            self._seen.note_seen(found)
        shown = tuple(found.values())[:newest]
        broken = tuple(each for one, each in damaged.items() if one not in found)
        return Listing(shown, broken, versions_among(found.values(), shown))

    def search(self, query: Query, progress: Progress | None = None) -> Found:
        """The entries that fit, newest first, each with a line around what was found; otherwise as `list`."""
        opener = self._months.opener()

        def open_in(month: str, entry_id: str) -> Entry:
            # Where it was found a moment ago; else wherever it is now.
            with contextlib.suppress(FileNotFoundError, StoreError, BrokenDocument):
                return _entry(entry_id, self._shelf.entry_path(entry_id, month), opener)
            return self.open(entry_id)

        return search(lambda needles: self._months.pages_with(needles, progress), query, open_in)

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
        """Take an entry and its draft away; the mark goes first, so that no copy brings it back."""
        if not is_id(entry_id):
            raise NotThere
        places = self._shelf.find(entry_id)
        taken = self._taken.setdefault(entry_id, {})
        for path in places:
            with contextlib.suppress(FileNotFoundError, ReadFailed):
                taken[path] = files.read_whole(path)
        files.write_whole(self._shelf.mark_path(entry_id), b"")
        for path in places:
            files.remove(path)
        files.remove(self._shelf.draft_path(entry_id))
        self._months.drop(entry_id, tuple(path.parent.name for path in taken))

    def restore(self, entry_id: str) -> None:
        """Undo a deletion that this process made; NotThere for any other, WriteFailed when it stays deleted."""
        taken = self._taken.get(entry_id)
        if not taken:
            raise NotThere
        for path, sealed in taken.items():
            files.write_whole(path, sealed, moment=first_of(path.parent.name))
        # Last: until then it counts as deleted, whatever happens.
        files.remove(self._shelf.mark_path(entry_id))
        del self._taken[entry_id]

    def revise(self, old_id: str, entry: Entry) -> Entry:
        """Put a later version in the place of an entry; it is durable before the old one goes. WriteFailed: try again.

        All versions name the first one, so that two that were made apart are known to belong together.
        """
        own = entry.id if is_id(entry.id) and entry.id != old_id else new_id()
        kept = self.save(replace(entry, id=own, replaces=self._first_of(old_id)))
        self.delete(old_id)
        return kept

    def _first_of(self, entry_id: str) -> str:
        # One that is damaged, or was deleted elsewhere meanwhile, must not cost the words typed now.
        with contextlib.suppress(NotThere, DamagedEntry):
            return self.open(entry_id).replaces or entry_id
        return entry_id

    def versions(self) -> tuple[tuple[str, ...], ...]:
        """The ids of entries that are versions of one, made on two machines; newest first."""
        return self.list().versions

    def choose(self, keep_id: str, other_ids: Iterable[str]) -> Entry:
        """Keep one version and take the others away; it is kept under a new id.

        Two machines that choose differently have two versions again, instead of none.
        """
        others = tuple(one for one in other_ids if one != keep_id)
        kept = self.open(keep_id)
        if not others:
            return kept
        kept = self.revise(keep_id, kept)
        for one in others:
            self.delete(one)
        return kept

    def adopt_copies(self) -> tuple[Copied, ...]:
        """Take in what sync tools left as conflict copies, and say what was done; Locked or WriteFailed."""
        return Copies(self._shelf, self._vault, self.save, self.save_draft).adopt()

    def note_seen(self, ids: Iterable[str]) -> None:
        """Remember on this machine that these entries are there; a full list does so by itself."""
        self._seen.note_seen(ids)

    def missing(self) -> frozenset[str]:
        """The entries that this machine has seen and that are gone without having been deleted; Locked."""
        return self._seen.missing()

    def stop_missing(self, ids: Iterable[str]) -> None:
        """No longer tell of these; Locked or WriteFailed."""
        self._seen.forget(ids)

    def forget(self) -> None:
        """Let go of every word in memory; to be called together with the locking of the vault."""
        self._months.forget()

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


def versions_among(known: Iterable[Summary], shown: Iterable[Summary]) -> tuple[tuple[str, ...], ...]:
    """The groups of versions of which at least one is shown."""
    groups: dict[str, list[str]] = {}
    for each in known:
        groups.setdefault(each.replaces or each.id, []).append(each.id)
    wanted = {each.replaces or each.id for each in shown}
    return tuple(tuple(ids) for first, ids in groups.items() if len(ids) > 1 and first in wanted)


def _entry(entry_id: str, path: Path, opener: Callable[[bytes], bytes]) -> Entry:
    entry = read_entry(sealed_text.open_text(path, opener))
    sealed_text.check_name(entry.id, entry_id)
    return entry
