"""Drafts of unfinished practices: sealed, rewritten whole, and known while the log is locked."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from closeness_tui.content.documents import BrokenDocument, cleaned, dump_draft, read_draft
from closeness_tui.core.wording import _
from closeness_tui.store import files, sealed_text
from closeness_tui.store.failures import (
    DamagedEntry,
    Held,
    NotThere,
    ReadFailed,
    StoreError,
    WriteFailed,
)
from closeness_tui.store.holds import Hold, hold, is_held
from closeness_tui.store.shelf import is_id

if TYPE_CHECKING:
    from pathlib import Path

    from closeness_tui.core.entry import Draft
    from closeness_tui.store.shelf import Shelf
    from closeness_tui.store.vault import Vault

_SEAL = b"age-encryption.org/"
"""How every sealed file begins."""


class Drafts:
    """The drafts of one log."""

    def __init__(self, shelf: Shelf, vault: Vault) -> None:
        self._shelf = shelf
        self._vault = vault

    def hold(self, draft_id: str) -> Hold:
        """Keep a draft to this process; Held when another has it."""
        if not is_id(draft_id):
            raise NotThere
        return hold(self._shelf.lock_path(draft_id))

    def save(self, draft: Draft) -> Draft:
        """The draft as it is kept, once it would survive a power cut."""
        kept = cleaned(draft)
        if not is_id(kept.id):
            raise WriteFailed(_("this could not be saved: its name is not one of ours"))
        sealed = sealed_text.seal_text(self._vault, dump_draft(kept), lambda text: read_draft(text) == kept)
        files.write_whole(self._shelf.draft_path(kept.id), sealed)
        return kept

    def drop(self, draft_id: str) -> None:
        """Take a draft away."""
        if is_id(draft_id):
            files.remove(self._shelf.draft_path(draft_id))

    def open(self, draft_id: str) -> Draft:
        """One draft; NotThere, Locked, DamagedEntry, or NewerDocument."""
        if not is_id(draft_id):
            raise NotThere
        opener = self._vault.opener()
        failure: StoreError = NotThere()
        with contextlib.suppress(FileNotFoundError):
            try:
                draft = read_draft(sealed_text.open_text(self._shelf.draft_path(draft_id), opener))
                sealed_text.check_name(draft.id, draft_id)
            except (StoreError, BrokenDocument) as error:
                failure = DamagedEntry(str(error))
            else:
                return draft
        raise failure

    def waiting(self) -> tuple[str, ...]:
        """The drafts that nobody holds and that did not become an entry, last used first."""
        rows = []
        with contextlib.suppress(ReadFailed):
            for draft_id, path in self._shelf.drafts():
                if not self._is_stale(draft_id) and not is_held(self._shelf.lock_path(draft_id)):
                    with contextlib.suppress(FileNotFoundError):
                        rows.append((path.stat().st_mtime, draft_id))
        return tuple(draft_id for _used, draft_id in sorted(rows, reverse=True))

    def _is_stale(self, draft_id: str) -> bool:
        # Known by names alone, so that it is known while locked.
        return self._shelf.mark_path(draft_id).exists() or any(map(_is_sealed, self._shelf.find(draft_id)))

    def tidy(self) -> None:
        """Remove stale drafts and what killed processes left; a failure waits for next time."""
        files.sweep(self._shelf.folder.drafts)
        with contextlib.suppress(StoreError):
            for draft_id, path in self._shelf.drafts():
                if self._is_stale(draft_id):
                    with contextlib.suppress(Held), self.hold(draft_id):
                        files.remove(path)


def _is_sealed(path: Path) -> bool:
    # An entry file of zeros or of nothing must not make its draft vanish.
    try:
        return files.read_whole(path).startswith(_SEAL)
    except (FileNotFoundError, ReadFailed):
        return False
