"""Which file is which in the folder of one log; nothing here opens a seal."""

from __future__ import annotations

import base64
import re
import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from closeness_tui.store.files import facts_in, names_in

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from pathlib import Path

    from closeness_tui.store.places import LogFolder

_ID = re.compile(r"[a-z2-7]{26}")
_FILES = re.compile(r"^([a-z2-7]{26})\.age$", re.MULTILINE)
_FILE = re.compile(r"([a-z2-7]{26})\.age")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_BLOCK = 512
"""Bytes; an entry's size says only how many of these it fills."""


def new_id() -> str:
    """128 random bits in letters that every file system keeps apart."""
    return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()


def is_id(text: str) -> bool:
    """Whether `text` can be an id; anything else is no file of ours, nor a way out of the folder."""
    return _ID.fullmatch(text) is not None


def is_month(text: str) -> bool:
    """Whether `text` can be the name of a month folder."""
    return _MONTH.fullmatch(text) is not None


def padded(document: str) -> bytes:
    """The document filled up with a TOML comment, so that its length tells less."""
    data = document.encode()
    room = -(len(data) + 2) % _BLOCK
    return data + b"#" + b" " * room + b"\n"


def month_of(moment: datetime) -> str:
    """The month folder: the month that the person's own calendar showed."""
    return f"{moment.year:04d}-{moment.month:02d}"


def first_of(month: str) -> float:
    """The time that every entry of a month gets, so that a listing does not say when it was written."""
    year, _between, number = month.partition("-")
    try:
        return max(0.0, datetime(int(year), int(number), 1, tzinfo=UTC).timestamp())
    except ValueError:
        return 0.0


class Shelf:
    """The names and paths in one log folder."""

    def __init__(self, folder: LogFolder) -> None:
        self.folder = folder

    def months(self) -> tuple[str, ...]:
        """The month folders, newest first."""
        return tuple(sorted((m for m in names_in(self.folder.entries) if is_month(m)), reverse=True))

    def entries_in(self, month: str) -> Iterator[tuple[str, Path]]:
        """The ids of one month with their files."""
        yield from _sealed_in(self.folder.entries / month)

    def ids_in(self, month: str) -> list[str]:
        """The ids of one month."""
        names = names_in(self.folder.entries / month)
        # One search over all names, not one for each: a look through the log asks this of every month.
        lines = "\n".join(names)
        if lines.count("\n") < len(names):
            return _FILES.findall(lines)
        # A name with a line end in it would pass for two.
        return list(filter(None, map(_id_in, names)))

    def facts_in(self, month: str) -> Iterator[tuple[str, os.stat_result]]:
        """The ids of one month, and what the system says of the file of each."""
        for name, facts in facts_in(self.folder.entries / month):
            entry_id = _id_in(name)
            if entry_id:
                yield entry_id, facts

    def entry_ids(self) -> frozenset[str]:
        """The ids of all entries that were not deleted."""
        there = {entry_id for month in self.months() for entry_id in self.ids_in(month)}
        return frozenset(there - self.deleted())

    def entry_path(self, entry_id: str, month: str) -> Path:
        """Where an entry of that month lies."""
        return self.folder.entries / month / f"{entry_id}.age"

    def find(self, entry_id: str) -> tuple[Path, ...]:
        """Every file of this id; more than one only after a hand has copied files about."""
        if not is_id(entry_id):
            return ()
        paths = (self.entry_path(entry_id, month) for month in self.months())
        return tuple(path for path in paths if path.exists())

    def drafts(self) -> Iterator[tuple[str, Path]]:
        """The ids of all drafts with their files."""
        yield from _sealed_in(self.folder.drafts)

    def draft_path(self, entry_id: str) -> Path:
        """Where a draft lies."""
        return self.folder.drafts / f"{entry_id}.age"

    def deleted(self) -> frozenset[str]:
        """The ids that were deleted, here or on another machine."""
        return frozenset(filter(is_id, names_in(self.folder.deleted)))

    def mark_path(self, entry_id: str) -> Path:
        """The empty file that says an entry was deleted."""
        return self.folder.deleted / entry_id

    def lock_path(self, entry_id: str) -> Path:
        """The lock on a draft."""
        return self.folder.locks / f"{entry_id}.lock"

    @property
    def key_lock(self) -> Path:
        """The lock on the key and the card."""
        return self.folder.locks / "key.lock"


def _sealed_in(folder: Path) -> Iterator[tuple[str, Path]]:
    for name in names_in(folder):
        entry_id = _id_in(name)
        if entry_id:
            yield entry_id, folder / name


def _id_in(name: str) -> str:
    found = _FILE.fullmatch(name)
    return found[1] if found else ""
