"""What this machine has seen, so that entries which a sync tool or a hand took away are noticed."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from closeness_tui.store import files
from closeness_tui.store.failures import StoreError
from closeness_tui.store.shelf import is_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from closeness_tui.store.shelf import Shelf
    from closeness_tui.store.vault import Vault


class Seen:
    """The ids that were there once; sealed, on this machine only, and needing an opened vault."""

    def __init__(self, shelf: Shelf, vault: Vault) -> None:
        self._shelf = shelf
        self._vault = vault
        self._noted: frozenset[str] = frozenset()
        """What this process knows to be in the file, so that a look at the log seldom writes."""

    def note_seen(self, ids: Iterable[str]) -> None:
        """Add to what was seen; a failure is none, the next look does it again."""
        new = frozenset(filter(is_id, ids))
        if new <= self._noted:
            return
        with contextlib.suppress(StoreError):
            before = self._known()
            known = (before | new) - self._shelf.deleted()
            if known != before:
                self._write(known)
            self._noted = known | new

    def missing(self) -> frozenset[str]:
        """What was seen and is gone without having been deleted; Locked while locked."""
        return self._known() - self._shelf.entry_ids() - self._shelf.deleted()

    def forget(self, ids: Iterable[str]) -> None:
        """Stop missing these, once the person knows of it; Locked or WriteFailed."""
        self._write(self._known() - frozenset(ids))
        self._noted = frozenset()

    def _known(self) -> frozenset[str]:
        opener = self._vault.opener()
        try:
            text = opener(files.read_whole(self._shelf.folder.seen)).decode("ascii", "replace")
        except (FileNotFoundError, StoreError):
            # Damaged, or of a former key: it starts anew, for nothing can be said of before.
            return frozenset()
        return frozenset(filter(is_id, text.split()))

    def _write(self, ids: frozenset[str]) -> None:
        text = "\n".join(sorted(ids)).encode()
        files.write_whole(self._shelf.folder.seen, self._vault.seal(text + b"\n" * (-len(text) % 4096)))
