"""Sealed month packs in the cache: all that lists and searches need of a month, in one document.

A pack is derived from the files and never believed over them: a row counts only while its file is untouched, and a
pack that raises any doubt is deleted and made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from closeness_tui.core.entry import Summary
from closeness_tui.store import files
from closeness_tui.store.card import read_card
from closeness_tui.store.failures import StoreError
from closeness_tui.store.rows import Row, order
from closeness_tui.store.shelf import is_month

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from closeness_tui.store.places import LogFolder
    from closeness_tui.store.vault import Vault

_SHAPE = 1
"""Raised when the shape changes: an older pack is then deleted and made again."""
DOUBT = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
"""What reading a pack that is none of ours may end in."""
_ENDING = ".pack.age"
_WORDS = ".words.age"
"""The words of a month, each once: a tenth of its pack, so a search opens only the packs that can have a hit."""
_LARGEST = files.LARGEST - 1024 * 1024
_BLOCK = 4096
"""Bytes; a pack's size says only how many of these it fills."""


def names_key(ids: Iterable[str]) -> str:
    """Short for the set of names in a month."""
    return hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()


class Pack:
    """The month in one pack; its rows are made only when they are wanted."""

    def __init__(self, names: str, body: bytes, index: slice) -> None:
        self.names = names
        """The `names_key` of its rows."""
        # Kept in one piece: cutting it up would copy all that was ever written, at each first search.
        self._body = body
        self._index = index

    @property
    def weight(self) -> int:
        """Bytes that it holds in memory."""
        return len(self._body)

    def rows(self, needles: tuple[bytes, ...] = ()) -> Iterator[Row]:
        """The rows that hold all of these words, newest first; ValueError or the like when it is no pack of ours."""
        body, texts = self._body, self._index.stop + 1
        if not all(needle in body for needle in needles):
            return
        for facts in json.loads(body[self._index]):
            begin, end = (texts + place for place in facts[-1])
            if all(body.find(needle, begin, end) >= 0 for needle in needles):
                yield _row(facts, body[begin:end])


class Packs:
    """The packs of one log on this machine."""

    def __init__(self, folder: LogFolder, vault: Vault) -> None:
        self._folder = folder
        self._vault = vault
        self._swept = False

    def months(self) -> frozenset[str]:
        """The months that have a pack, whatever it is worth."""
        return self._months_with(_ENDING)

    def _months_with(self, ending: str) -> frozenset[str]:
        with contextlib.suppress(StoreError):
            names = (name.removesuffix(ending) for name in files.names_in(self._folder.packs))
            return frozenset(filter(is_month, names))
        return frozenset()

    def read(self, month: str, opener: Callable[[bytes], bytes]) -> dict[str, Row]:
        """The rows of a pack by id; none when there is no pack, or one that raised doubt and is gone now."""
        pack = self.open(month, opener, self.recipient())
        return self.rows(month, pack) if pack else {}

    def open(self, month: str, opener: Callable[[bytes], bytes], recipient: str) -> Pack | None:
        """The pack; None when there is none, or one that raised doubt and is gone now."""
        pack = None
        try:
            pack = _pack(opener(files.read_whole(self._path(month))), _header(month, recipient))
        except FileNotFoundError:
            return None
        except (StoreError, *DOUBT):
            pass
        if pack is None:
            self.remove(month)
        return pack

    def rows(self, month: str, pack: Pack) -> dict[str, Row]:
        """Its rows by id; none, and it is gone, when it is no pack of ours after all."""
        try:
            return {row.summary.id: row for row in pack.rows()}
        except DOUBT:
            self.remove(month)
            return {}

    def write(self, month: str, rows: Mapping[str, Row]) -> bool:
        """Put the pack there, or say that it could not be; it is only a saving of time, so that is no failure."""
        recipient = self.recipient()
        body = _body(rows, _header(month, recipient))
        if not recipient or len(body) > _LARGEST:
            return False
        if not self._swept:
            self._swept = True
            files.sweep(self._folder.packs)
        with contextlib.suppress(StoreError):
            files.write_whole(self._path(month), self._vault.seal(body))
            files.write_whole(
                self._words_path(month), self._vault.seal(_words(rows, _header(month, recipient)))
            )
            return True
        return False

    def may_hold(
        self,
        month: str,
        names: str,
        needles: tuple[bytes, ...],
        opener: Callable[[bytes], bytes],
        recipient: str,
    ) -> bool:
        """Whether the month with these `names` can have a hit; yes wherever that is in any doubt."""
        try:
            data = opener(files.read_whole(self._words_path(month)))
            head, _end, words = data.partition(b"\n")
            if json.loads(head) != _header(month, recipient) | {"names": names}:
                return True
        except (FileNotFoundError, StoreError, *DOUBT):
            return True
        # No word has a space in it, so each piece of what is looked for lies within one word or nowhere.
        return all(piece in words for needle in needles for piece in needle.split())

    def drop(self, month: str, entry_id: str) -> None:
        """Take one entry's words out of the pack, at once; while locked the whole pack goes."""
        if month not in self.months():
            # The words of a pack that is gone would outlive the entry.
            self.remove(month)
            return
        rows: dict[str, Row] = {}
        with contextlib.suppress(StoreError):
            rows = self.read(month, self._vault.opener())
        known = rows.pop(entry_id, None) is not None
        if not rows or (known and not self.write(month, rows)):
            self.remove(month)

    def remove(self, month: str) -> None:
        """Delete a pack; one that will not go is passed over when it is read again."""
        for path in (self._words_path(month), self._path(month)):
            with contextlib.suppress(StoreError):
                files.remove(path)

    def remove_but(self, months: frozenset[str]) -> None:
        """Delete the packs of months that are not among these."""
        for month in (self.months() | self._months_with(_WORDS)) - months:
            self.remove(month)

    def _path(self, month: str) -> Path:
        return self._folder.packs / f"{month}{_ENDING}"

    def _words_path(self, month: str) -> Path:
        return self._folder.packs / f"{month}{_WORDS}"

    def recipient(self) -> str:
        """To whom packs are sealed now; one sealed to a former key, which may lie bare in a backup, must not stay."""
        card = read_card(self._folder.card)
        return card.recipient if card else ""


def _header(month: str, recipient: str) -> dict[str, Any]:
    return {"pack": _SHAPE, "month": month, "recipient": recipient}


def _body(rows: Mapping[str, Row], header: dict[str, Any]) -> bytes:
    newest_first = sorted(rows.values(), key=lambda row: order(row.summary), reverse=True)
    index, at = [], 0
    for row in newest_first:
        index.append([*_facts(row), (at, at + len(row.text))])
        at += len(row.text)
    whole = header | {"names": names_key(rows), "bytes": at}
    head = [json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode() for part in (whole, index)]
    data = b"\n".join([*head, b"".join(row.text for row in newest_first)])
    return data + b" " * (-len(data) % _BLOCK)


def _words(rows: Mapping[str, Row], header: dict[str, Any]) -> bytes:
    """Every word of the month, once; bytes.split parts at the same places in what is looked for."""
    known = sorted({word for row in rows.values() for word in row.text.split()})
    head = json.dumps(header | {"names": names_key(rows)}, ensure_ascii=False, separators=(",", ":")).encode()
    data = b"\n".join([head, *known])
    return data + b" " * (-len(data) % _BLOCK)


def _pack(data: bytes, header: dict[str, Any]) -> Pack | None:
    first = data.index(b"\n")
    second = data.index(b"\n", first + 1)
    whole = json.loads(data[:first])
    names, length = whole.pop("names"), whole.pop("bytes")
    if whole != header or len(data) - second - 1 < length:
        return None
    return Pack(names, data, slice(first + 1, second))


def _facts(row: Row) -> list[Any]:
    of = row.summary
    plain = [of.id, of.kind, of.created.isoformat(), of.exercise, of.title, of.tags, of.starred, of.replaces]
    return [*plain, row.stamp, row.ratings]


def _row(facts: list[Any], text: bytes) -> Row:
    entry_id, kind, created, exercise, title, tags, starred, replaces, stamp, ratings, _place = facts
    moment = datetime.fromisoformat(created)
    summary = Summary(entry_id, kind, moment, exercise, title, tuple(tags), starred, replaces)
    return Row(summary, tuple(stamp), tuple(map(tuple, ratings)), text)
