"""Sealing every stored file to a new key, a folder at a time; it may be cut short anywhere and run again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from closeness_tui.core.wording import _
from closeness_tui.store.failures import Held, StoreError, WriteFailed
from closeness_tui.store.files import read_whole, remove, write_batch, write_whole
from closeness_tui.store.holds import hold
from closeness_tui.store.keywork import open_sealed, seal
from closeness_tui.store.shelf import first_of

if TYPE_CHECKING:
    from pathlib import Path

    from closeness_tui.store.keywork import Key
    from closeness_tui.store.shelf import Shelf

Progress = Callable[[int, int], None]
"""Called with how many files are done, and of how many."""

_BATCH = 64
"""Files written together; below the open files that any system allows, and few to sweep after a crash."""

_Files = list[tuple[str, "Path"]]


def reseal_all(shelf: Shelf, keys: tuple[Key, ...], progress: Progress | None = None) -> bool:
    """Seal all to the first of `keys`, and say whether none had to be left for later; WriteFailed when one fails."""
    months = [(month, list(shelf.entries_in(month))) for month in shelf.months()]
    drafts = list(shelf.drafts())
    done, total = 0, sum(len(rows) for _month, rows in months) + len(drafts)
    for month, rows in months:
        for batch in _batches(rows):
            _reseal_entries(shelf, month, batch, keys)
            done += len(batch)
            if progress:
                progress(done, total)
    complete = True
    for draft_id, path in drafts:
        complete = _reseal_draft(shelf, draft_id, path, keys) and complete
        done += 1
        if progress:
            progress(done, total)
    return complete


def _batches(rows: _Files) -> Iterator[_Files]:
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]


def _reseal_entries(shelf: Shelf, month: str, rows: _Files, keys: tuple[Key, ...]) -> None:
    anew = [(path, sealed) for _id, path in rows if (sealed := _sealed_anew(path, keys)) is not None]
    if anew:
        write_batch(shelf.folder.entries / month, anew, moment=first_of(month))
    deleted = shelf.deleted()
    for entry_id, path in rows:
        if entry_id in deleted:
            # Deleted while it was in our hands.
            remove(path)


def _reseal_draft(shelf: Shelf, draft_id: str, path: Path, keys: tuple[Key, ...]) -> bool:
    try:
        # The one who holds a draft may be writing it this moment; it would be lost under the older one.
        with hold(shelf.lock_path(draft_id), patience=0):
            sealed = _sealed_anew(path, keys)
            if sealed is not None:
                write_whole(path, sealed)
    except Held:
        return False
    if shelf.mark_path(draft_id).exists():
        remove(path)
    return True


def _sealed_anew(path: Path, keys: tuple[Key, ...]) -> bytes | None:
    # None: gone, already under the new key, or damaged and then better left as it is.
    try:
        body = open_sealed(read_whole(path), keys[1:])
    except (FileNotFoundError, StoreError):
        return None
    sealed = seal(body, keys[0].recipient)
    if open_sealed(sealed, keys[:1]) != body:
        raise WriteFailed(_("this could not be saved: it did not read back the same"))
    return sealed
