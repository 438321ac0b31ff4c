"""The key files of one log: finding the one that a passphrase opens, and telling damage from a wrong passphrase."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from closeness_tui.core.wording import _
from closeness_tui.store.card import checksum
from closeness_tui.store.failures import DamagedKey, PassphraseRefused, WrongPassphrase, WrongWords
from closeness_tui.store.files import read_whole
from closeness_tui.store.keywork import Key, is_recipient, read_keys

if TYPE_CHECKING:
    from pathlib import Path

    from closeness_tui.store.card import Card
    from closeness_tui.store.places import LogFolder
    from closeness_tui.store.wrapping import Wrapper


@dataclass(frozen=True, slots=True)
class Opened:
    """The keys, and the sealed file that they came from."""

    keys: tuple[Key, ...]
    """The one in use first, then retired ones."""
    data: bytes = field(repr=False)
    stronger: bytes = field(default=b"", repr=False)
    """The same at a better cost, where it had been sealed too cheaply."""


def is_guarded(folder: LogFolder, card: Card | None) -> bool:
    """Whether a passphrase stands before the key.

    A sealed key beside a bare one, with a card that does not speak of it yet, is a choice that was cut short.
    """
    if card is not None and card.protected:
        return True
    return folder.sealed_identity.exists() and (card is None or not folder.bare_identity.exists())


def bytes_at(path: Path) -> bytes | None:
    """The file, or None; ReadFailed when it is there and will not open."""
    try:
        return read_whole(path)
    except FileNotFoundError:
        return None


def open_identity(folder: LogFolder, card: Card | None, wrapper: Wrapper, passphrase: str) -> Opened:
    """The keys behind the passphrase; WrongPassphrase only where the file is known to be whole."""
    sealed = bytes_at(folder.sealed_identity)
    former = bytes_at(folder.former_identity)
    expected = card.identity_sha256 if card else ""
    if sealed is not None and checksum(sealed) == expected:
        # Whole: then a former passphrase opens nothing any more.
        return _opened(sealed, wrapper, passphrase)
    if sealed is None and former is None:
        raise DamagedKey(_("the key file identity.age is missing; a copy from a backup opens the log"))
    for data in filter(None, (sealed, former)):
        # A change of passphrase was cut short, the card is lost, or the file is damaged: what opens is right.
        try:
            return _opened(data, wrapper, passphrase)
        except (WrongPassphrase, DamagedKey):
            continue
    if former is not None and checksum(former) == expected:
        raise WrongPassphrase
    if card is None:
        raise WrongPassphrase
    raise DamagedKey


def open_recovery(folder: LogFolder, card: Card | None, wrapper: Wrapper, phrase: str) -> Opened:
    """The keys behind the recovery words; WrongWords only where their file is known to be whole."""
    data = bytes_at(folder.recovery_identity)
    if data is None:
        raise PassphraseRefused(_("this log has no recovery words"))
    opened: Opened | None = None
    with contextlib.suppress(WrongPassphrase, DamagedKey):
        opened = _opened(data, wrapper, phrase)
    if opened is None:
        if card is not None and checksum(data) == card.recovery_sha256:
            raise WrongWords
        raise DamagedKey(
            _(
                "these words do not open the log, or the file identity.recovery.age is damaged; "
                "then a copy of it from a backup helps"
            )
        )
    if card and is_recipient(card.recipient) and card.recipient not in {key.recipient for key in opened.keys}:
        # Putting the former key in the place of the one in use would lose every newer entry.
        raise PassphraseRefused(
            _("these words open a former key of this log, not the one in use; nothing was changed")
        )
    return opened


def _opened(data: bytes, wrapper: Wrapper, passphrase: str) -> Opened:
    unwrapped = wrapper.unwrap(data, passphrase)
    return Opened(read_keys(unwrapped.body), data, unwrapped.stronger)


def bare_keys(folder: LogFolder) -> tuple[Key, ...]:
    """The keys of a log without a passphrase; DamagedKey when they are missing or damaged."""
    data = bytes_at(folder.bare_identity)
    if data is None:
        raise DamagedKey(_("the key file identity.txt is missing; a copy from a backup opens the log"))
    return read_keys(data)
