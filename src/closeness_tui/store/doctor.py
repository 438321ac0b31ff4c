"""Looks a log over, locked or opened, and changes nothing; a repair only moves, and deletes nothing."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from closeness_tui.store import files
from closeness_tui.store.doctor_contents import Opened, packs_apart
from closeness_tui.store.doctor_files import draft_findings, month_findings, root_findings
from closeness_tui.store.doctor_keys import key_findings
from closeness_tui.store.failures import StoreError, WriteFailed
from closeness_tui.store.findings import Finding, finding
from closeness_tui.store.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from closeness_tui.store.places import LogFolder
    from closeness_tui.store.resealing import Progress
    from closeness_tui.store.vault import Vault

_ROOM = 16 * 1024 * 1024
"""Bytes; years of entries, and less than any system needs for itself."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What was looked at, and what was found."""

    findings: tuple[Finding, ...]
    entries: int = 0
    drafts: int = 0
    opened: int | None = None
    """How many entries and drafts opened; None where the log was locked."""
    deep: bool = False


def examine(
    folder: LogFolder,
    vault: Vault | None = None,
    *,
    deep: bool = False,
    seen: Collection[str] = (),
    progress: Progress | None = None,
) -> Examined:
    """Look the log over; with an opened vault each file is opened, and `deep` reads all that is inside.

    `seen` are the ids of the entries that this machine has seen. ReadFailed when the folder itself will not open,
    Locked when the vault is.
    """
    if not files.names_in(folder.root):
        return Examined((finding("no-log"),))
    shelf = Shelf(folder)
    opened = Opened(vault.opener(), deep=deep) if vault else None
    look = _Look(shelf, opened, progress)
    found = [*key_findings(folder), *_room(folder.root), *_open_to_others(folder), *root_findings(shelf)]
    found += look.entries()
    found += look.drafts()
    if vault and opened:
        found += _gone(shelf, look.ids, seen)
        found += packs_apart(folder, vault, opened) if deep else ()
    return Examined(
        tuple(found),
        look.entry_count,
        look.draft_count,
        opened.count if opened else None,
        deep and opened is not None,
    )


@dataclass(slots=True)
class _Look:
    shelf: Shelf
    opened: Opened | None
    progress: Progress | None
    entry_count: int = 0
    draft_count: int = 0
    ids: Counter[str] = field(default_factory=Counter)
    done: int = 0

    def entries(self) -> Iterator[Finding]:
        months = {month: self._ids_of(month) for month in self.shelf.months()}
        self.entry_count = sum(map(len, months.values()))
        for ids in months.values():
            self.ids.update(ids)
        deleted = self.shelf.deleted()
        for month in months:
            yield from month_findings(self.shelf, month, deleted, self.ids, self._inside)

    def _ids_of(self, month: str) -> tuple[str, ...]:
        try:
            return tuple(entry_id for entry_id, _path in self.shelf.entries_in(month))
        except StoreError:
            return ()

    def drafts(self) -> Iterator[Finding]:
        try:
            self.draft_count = sum(1 for _draft in self.shelf.drafts())
        except StoreError:
            yield finding("unreadable", "drafts")
            return
        yield from draft_findings(self.shelf, self._inside)

    def _inside(self, entry_id: str, path: Path, month: str) -> str:
        """The code of what is wrong inside a file, or nothing; called once for each that is whole outside."""
        code = self.opened.look_at(entry_id, path, month) if self.opened else ""
        self.done += 1
        if self.progress:
            self.progress(self.done, max(self.done, self.entry_count + self.draft_count))
        return code


def _room(root: Path) -> Iterator[Finding]:
    try:
        if shutil.disk_usage(root).free < _ROOM:
            yield finding("disk-full")
    except OSError:
        pass


def _open_to_others(folder: LogFolder) -> Iterator[Finding]:
    # The first of each kind is enough: whoever may enter the folder is the question.
    if os.name == "nt":
        return
    keys = (folder.bare_identity, folder.sealed_identity, folder.recovery_identity, folder.former_identity)
    for path in (folder.root, folder.entries, folder.drafts, *keys):
        try:
            if path.stat().st_mode & 0o077:
                yield finding("permissions", str(path.relative_to(folder.root)))
        except OSError:
            continue


def _gone(shelf: Shelf, there: Collection[str], seen: Collection[str]) -> Iterator[Finding]:
    for entry_id in sorted(set(seen) - set(there) - shelf.deleted()):
        yield finding("gone", f"{entry_id}.age")


@dataclass(frozen=True, slots=True)
class Moved:
    """What a repair did with one file."""

    path: str
    to: str = ""
    """Below the log folder; empty where it would not go."""
    reason: str = ""


def repair(folder: LogFolder, findings: Iterable[Finding]) -> tuple[Moved, ...]:
    """Move what can be moved into quarantine, under its own path there; nothing is deleted or changed."""
    moved = []
    for path in dict.fromkeys(one.path for one in findings if one.movable and one.path):
        source, target = folder.root / path, _free_name(folder.quarantine / path)
        if not os.path.lexists(source):
            continue
        try:
            files.move(source, target)
        except WriteFailed as error:
            moved.append(Moved(path, reason=error.sentence))
        else:
            moved.append(Moved(path, str(target.relative_to(folder.root))))
    return tuple(moved)


def _free_name(path: Path) -> Path:
    free, number = path, 1
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free
