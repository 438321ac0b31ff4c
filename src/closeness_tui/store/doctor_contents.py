"""The doctor's look inside: each file opened, and all that it holds read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from closeness_tui.content.documents import BrokenDocument, NewerDocument, read_draft, read_entry
from closeness_tui.store import files
from closeness_tui.store.failures import ReadFailed, SealedForAnother, StoreError
from closeness_tui.store.findings import Finding, finding
from closeness_tui.store.packs import Packs
from closeness_tui.store.rows import Row, head_row, stamp_of, whole_row

if TYPE_CHECKING:
    from pathlib import Path

    from closeness_tui.store.places import LogFolder
    from closeness_tui.store.vault import Vault

_ID_LINE = re.compile(rb'^id\s*=\s*"([^"\n]*)"', re.MULTILINE)
_HEAD = 4096
"""Bytes in which the name must come; ours stands in the second line."""


class Opened:
    """Opens one file after the other."""

    def __init__(self, opener: Callable[[bytes], bytes], *, deep: bool) -> None:
        self._opener = opener
        self._deep = deep
        self.count = 0
        """How many opened."""
        self._rows: dict[str, dict[str, Row]] = {}

    def look_at(self, entry_id: str, path: Path, month: str) -> str:
        """The code of what is wrong inside the file, or nothing."""
        try:
            facts = path.stat()
            data = self._opener(files.read_whole(path))
        except FileNotFoundError:
            return ""
        except (OSError, ReadFailed):
            return "unreadable"
        except SealedForAnother:
            return "other-key"
        except StoreError:
            return "unopenable"
        self.count += 1
        named = _ID_LINE.search(data[:_HEAD])
        if named is not None and named[1] != entry_id.encode():
            return "other-name"
        if not self._deep:
            return ""
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return "not-text"
        if month:
            self._remember(entry_id, month, text, stamp_of(facts))
        return _read_whole(entry_id, text, is_draft=not month)

    def _remember(self, entry_id: str, month: str, text: str, stamp: tuple[int, int, int, int]) -> None:
        try:
            row = whole_row(head_row(text, stamp))
        except BrokenDocument:
            return
        self._rows.setdefault(month, {})[entry_id] = row

    def rows(self, month: str) -> dict[str, Row]:
        """What the files of a month say, as a pack would hold it."""
        return self._rows.get(month, {})


def _read_whole(entry_id: str, text: str, *, is_draft: bool) -> str:
    try:
        inside = (read_draft(text) if is_draft else read_entry(text)).id
    except NewerDocument:
        return "newer"
    except BrokenDocument:
        return "broken"
    return "" if inside == entry_id else "other-name"


def packs_apart(folder: LogFolder, vault: Vault, opened: Opened) -> Iterator[Finding]:
    """The months whose pack does not say what the files say; such a pack is deleted, for it is made again."""
    packs = Packs(folder, vault)
    opener = vault.opener()
    for month in sorted(packs.months()):
        there = opened.rows(month)
        packed = packs.read(month, opener)
        # A row whose file was touched since counts for nothing, so it may differ.
        if any(
            one in there and there[one].stamp == row.stamp and there[one] != row
            for one, row in packed.items()
        ):
            packs.remove(month)
            yield finding("pack-differs", f"entries/{month}")
