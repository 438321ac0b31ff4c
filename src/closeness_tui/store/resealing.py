"""Sealing every stored file to a new key, one by one; it may be cut short anywhere and run again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING

from closeness_tui.core.wording import _
from closeness_tui.store.failures import Held, StoreError, WriteFailed
from closeness_tui.store.files import read_whole, remove, write_whole
from closeness_tui.store.holds import hold
from closeness_tui.store.keywork import open_sealed, seal
from closeness_tui.store.shelf import first_of

if TYPE_CHECKING:
    from pathlib import Path

    from closeness_tui.store.keywork import Key
    from closeness_tui.store.shelf import Shelf

Progress = Callable[[int, int], None]
"""Called with how many files are done, and of how many."""


def reseal_all(shelf: Shelf, keys: tuple[Key, ...], progress: Progress | None = None) -> bool:
    """Seal all to the first of `keys`, and say whether none had to be left for later; WriteFailed when one fails."""
    entries = [
        (entry_id, path, first_of(month))
        for month in shelf.months()
        for entry_id, path in shelf.entries_in(month)
    ]
    drafts = [(entry_id, path, None) for entry_id, path in shelf.drafts()]
    every = entries + drafts
    complete = True
    for done, (entry_id, path, moment) in enumerate(every, start=1):
        try:
            # The one who holds a draft may be writing it this moment; it would be lost under the older one.
            with hold(shelf.lock_path(entry_id), patience=0) if moment is None else nullcontext():
                _reseal(path, keys, moment)
        except Held:
            complete = False
        if shelf.mark_path(entry_id).exists():
            # Deleted while it was in our hands.
            remove(path)
        if progress:
            progress(done, len(every))
    return complete


def _reseal(path: Path, keys: tuple[Key, ...], moment: float | None) -> None:
    body = _body_under_old_key(path, keys)
    if body is None:
        return
    sealed = seal(body, keys[0].recipient)
    if open_sealed(sealed, keys[:1]) != body:
        raise WriteFailed(_("this could not be saved: it did not read back the same"))
    write_whole(path, sealed, moment=moment)


def _body_under_old_key(path: Path, keys: tuple[Key, ...]) -> bytes | None:
    # None: gone, already under the new key, or damaged and then better left as it is.
    try:
        sealed = read_whole(path)
    except (FileNotFoundError, StoreError):
        return None
    try:
        open_sealed(sealed, keys[:1])
    except StoreError:
        pass
    else:
        return None
    try:
        return open_sealed(sealed, keys[1:])
    except StoreError:
        return None
