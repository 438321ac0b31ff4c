"""Conflict copies that sync tools leave beside entries and drafts: what they hold is kept, and only once."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from closeness_tui.content.documents import (
    BrokenDocument,
    NewerDocument,
    dump_draft,
    dump_entry,
    read_draft,
    read_entry,
)
from closeness_tui.store import files, sealed_text
from closeness_tui.store.failures import ReadFailed, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from closeness_tui.core.entry import Draft, Entry
    from closeness_tui.store.shelf import Shelf
    from closeness_tui.store.vault import Vault

_COPY = re.compile(r"([a-z2-7]{26})(?:[ ._(~-].*\.age|\.age.*conflict.*)")
"""`X.sync-conflict-DATE-TIME-DEVICE.age`, `X (her conflicted copy DATE).age`, `X 2.age`, `X (1).age`, and their kin.

Names that begin with a dot are a tool's own, half written perhaps.
"""

What = Literal["same", "put back", "adopted", "deleted", "unreadable"]


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of one conflict copy."""

    what: What
    """`same`: it said nothing new and was removed. `put back`: the file it is a copy of was missing.

    `adopted`: it differs, and lies under `new_id` now. `deleted`: of a deleted entry, so it was removed too.
    `unreadable`: left where it is.
    """
    path: Path
    id: str
    new_id: str = ""


def copies_in(shelf: Shelf) -> Iterator[tuple[str, Path]]:
    """Every conflict copy with the id it is a copy of, without opening any."""
    for folder in (*(shelf.folder.entries / month for month in shelf.months()), shelf.folder.drafts):
        with contextlib.suppress(ReadFailed):
            for name in files.names_in(folder):
                found = _COPY.fullmatch(name)
                if found:
                    yield found[1], folder / name


class Copies:
    """Takes in the conflict copies of one log."""

    def __init__(
        self,
        shelf: Shelf,
        vault: Vault,
        save: Callable[[Entry], Entry],
        save_draft: Callable[[Draft], Draft],
    ) -> None:
        self._shelf = shelf
        self._vault = vault
        self._save = save
        self._save_draft = save_draft

    def adopt(self) -> tuple[Copied, ...]:
        """Look at each copy, newest month first. Locked; or WriteFailed, and then it may be run again."""
        opener = self._vault.opener()
        return tuple(self._adopted(of, path, opener) for of, path in tuple(copies_in(self._shelf)))

    def _adopted(self, of: str, path: Path, opener: Callable[[bytes], bytes]) -> Copied:
        is_draft = path.parent == self._shelf.folder.drafts
        try:
            text = sealed_text.open_text(path, opener)
            document = read_draft(text) if is_draft else read_entry(text)
            sealed_text.check_name(document.id, of)
        except (FileNotFoundError, StoreError, BrokenDocument, NewerDocument):
            return Copied("unreadable", path, of)
        if self._shelf.mark_path(of).exists():
            done = Copied("deleted", path, of)
        elif is_draft:
            done = self._draft(read_draft(text), path, opener)
        else:
            done = self._entry(read_entry(text), path, opener)
        # Only now that what it holds is on the medium elsewhere.
        files.remove(path)
        return done

    def _entry(self, copy: Entry, path: Path, opener: Callable[[bytes], bytes]) -> Copied:
        places = self._shelf.find(copy.id)
        for place in places:
            with contextlib.suppress(FileNotFoundError, StoreError, BrokenDocument, NewerDocument):
                if read_entry(sealed_text.open_text(place, opener)) == copy:
                    return Copied("same", path, copy.id)
        if not places:
            self._save(copy)
            return Copied("put back", path, copy.id)
        # The same words make the same id on every machine that meets this copy.
        own = replace(copy, id=_id_from(dump_entry(copy)), replaces=copy.replaces or copy.id)
        if self._shelf.find(own.id) or self._shelf.mark_path(own.id).exists():
            return Copied("same", path, copy.id)
        self._save(own)
        return Copied("adopted", path, copy.id, own.id)

    def _draft(self, copy: Draft, path: Path, opener: Callable[[bytes], bytes]) -> Copied:
        if self._says_nothing_new(copy, opener):
            return Copied("same", path, copy.id)
        there = self._shelf.draft_path(copy.id).exists() or bool(self._shelf.find(copy.id))
        own = replace(copy, id=_id_from(dump_draft(copy))) if there else copy
        if there and (self._shelf.find(own.id) or self._shelf.mark_path(own.id).exists()):
            return Copied("same", path, copy.id)
        self._save_draft(own)
        return Copied("adopted" if there else "put back", path, copy.id, own.id if there else "")

    def _says_nothing_new(self, copy: Draft, opener: Callable[[bytes], bytes]) -> bool:
        # A draft is written again and again: an older state of it is nothing that anyone would miss.
        for place in (self._shelf.draft_path(copy.id), *self._shelf.find(copy.id)):
            with contextlib.suppress(FileNotFoundError, StoreError, BrokenDocument, NewerDocument):
                text = sealed_text.open_text(place, opener)
                kept = read_draft(text) if place.parent == self._shelf.folder.drafts else read_entry(text)
                said = {(line.key, line.answer) for line in kept.lines}
                if (
                    copy.words in ("", kept.words)
                    and {(line.key, line.answer) for line in copy.lines} <= said
                ):
                    return True
        return False


def _id_from(text: str) -> str:
    digest = hashlib.sha256(b"closeness conflict copy\n" + text.encode()).digest()
    return base64.b32encode(digest[:16]).decode().rstrip("=").lower()
