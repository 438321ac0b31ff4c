"""The doctor's look at the key files and the card; it needs no passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.store.card import FORMAT, Card, checksum, read_card
from closeness_tui.store.failures import DamagedKey, ReadFailed
from closeness_tui.store.findings import Finding, finding
from closeness_tui.store.identity import bytes_at, is_guarded
from closeness_tui.store.keywork import WORK_REFUSED, WORK_WANTED, is_recipient, read_keys, work_factor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from closeness_tui.store.places import LogFolder


def key_findings(folder: LogFolder) -> Iterator[Finding]:
    """What is not right with the key."""
    card = read_card(folder.card)
    guarded = is_guarded(folder, card)
    yield from _of_card(card)
    yield from _of_key(folder, card, guarded=guarded)
    if folder.former_identity.exists():
        yield finding("key-former", folder.former_identity.name)
    if guarded and folder.bare_identity.exists():
        yield finding("key-bare", folder.bare_identity.name)
    if not guarded and folder.sealed_identity.exists():
        yield finding("key-left", folder.sealed_identity.name)
    yield from _of_recovery(folder, card)


def _of_card(card: Card | None) -> Iterator[Finding]:
    if card is None or not is_recipient(card.recipient):
        yield finding("card-damaged", "log.toml")
    elif card.min_reader > FORMAT:
        yield finding("newer-folder", "log.toml")
    if card is not None and card.resealing:
        yield finding("unfinished")


def _of_key(folder: LogFolder, card: Card | None, *, guarded: bool) -> Iterator[Finding]:
    path = folder.sealed_identity if guarded else folder.bare_identity
    data = _bytes_at(path)
    if data is None:
        yield finding("key-missing", path.name)
    elif _is_damaged(data, card, guarded=guarded):
        yield finding("key-damaged", path.name)
    elif guarded:
        cost = work_factor(data)
        if cost > WORK_REFUSED:
            yield finding("key-costly", path.name)
        elif cost < WORK_WANTED.start:
            yield finding("key-cheap", path.name)


def _is_damaged(data: bytes, card: Card | None, *, guarded: bool) -> bool:
    try:
        if guarded:
            work_factor(data)
        else:
            read_keys(data)
    except DamagedKey:
        return True
    return card is not None and checksum(data) != card.identity_sha256


def _of_recovery(folder: LogFolder, card: Card | None) -> Iterator[Finding]:
    expected = card.recovery_sha256 if card else ""
    data = _bytes_at(folder.recovery_identity)
    if data is None and expected:
        yield finding("recovery-missing", folder.recovery_identity.name)
    elif data is not None and card is not None and checksum(data) != expected:
        yield finding("recovery-damaged", folder.recovery_identity.name)


def _bytes_at(path: Path) -> bytes | None:
    try:
        return bytes_at(path)
    except ReadFailed:
        return None
