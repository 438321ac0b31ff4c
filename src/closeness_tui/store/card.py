"""The plain card of a log, log.toml: which key it is sealed to, and how to tell a damaged key file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from closeness_tui.content.documents import BrokenDocument, dump_facts, read_facts
from closeness_tui.store.failures import ReadFailed
from closeness_tui.store.files import read_whole, write_whole

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
"""Of the folder. A newer one that raises `min_reader` above this is read, and not written to."""


@dataclass(frozen=True, slots=True)
class Card:
    """What log.toml says; it holds no secret."""

    log_id: str
    recipient: str
    protected: bool
    """Whether a passphrase guards the key."""
    identity_sha256: str
    """Of the key file as it should be: a flipped bit is no wrong passphrase."""
    resealing: bool = False
    """A passphrase was chosen, and not every file is sealed to the new key yet."""
    min_reader: int = FORMAT
    recovery_sha256: str = ""
    """Of the key file under the recovery words; empty while there are none."""
    dropped: tuple[str, ...] = ()
    """Of key files that are to be taken away: named first, so that a removal cut short is gone on with."""
    unknown: dict[str, Any] = field(default_factory=dict)
    """What a newer version wrote, kept as it is."""


def checksum(data: bytes) -> str:
    """How a key file is recognised."""
    return hashlib.sha256(data).hexdigest()


def read_card(path: Path) -> Card | None:
    """The card, or None when it is missing or damaged: it can be made again from the key."""
    try:
        table = read_facts(read_whole(path).decode())
    except (FileNotFoundError, ReadFailed, UnicodeDecodeError, BrokenDocument):
        return None
    taken: dict[str, Any] = {}
    for name, kind in _KINDS.items():
        value = table.pop(name, _MISSING.get(name))
        if type(value) is not kind:
            return None
        taken[name] = value
    taken["dropped"] = tuple(str(one) for one in taken["dropped"])
    table.pop("format", None)
    return Card(**taken, unknown=table)


_KINDS: dict[str, type] = {
    "log_id": str,
    "recipient": str,
    "protected": bool,
    "identity_sha256": str,
    "resealing": bool,
    "min_reader": int,
    "recovery_sha256": str,
    "dropped": list,
}
_MISSING: dict[str, Any] = {"protected": False, "resealing": False, "recovery_sha256": "", "dropped": []}
"""What is left out of the file while it says nothing."""


def write_card(path: Path, card: Card) -> None:
    """Replace the card; WriteFailed as `write_whole`."""
    table: dict[str, Any] = {"format": FORMAT} | {name: getattr(card, name) for name in _KINDS}
    table["dropped"] = list(card.dropped)
    for name in ("resealing", "recovery_sha256", "dropped"):
        if not table[name]:
            del table[name]
    write_whole(path, dump_facts(table | card.unknown).encode())
