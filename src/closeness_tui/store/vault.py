"""The vault of one log: seals without a secret, opens with the key, and guards the key with a passphrase."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeVar

from closeness_tui.core.wording import _
from closeness_tui.store.card import FORMAT, Card, checksum, read_card, write_card
from closeness_tui.store.failures import (
    DamagedKey,
    Held,
    Locked,
    PassphraseRefused,
    StoreError,
    WriteFailed,
    WrongPassphrase,
)
from closeness_tui.store.files import remove, write_whole
from closeness_tui.store.holds import hold
from closeness_tui.store.identity import Opened, bare_keys, bytes_at, is_guarded, open_identity
from closeness_tui.store.keywork import Key, key_file, new_identity, open_sealed, seal
from closeness_tui.store.resealing import Progress, reseal_all
from closeness_tui.store.shelf import Shelf, new_id
from closeness_tui.store.wrapping import Scrypt, settled_passphrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from closeness_tui.store.places import LogFolder
    from closeness_tui.store.wrapping import Wrapper

_Seen = TypeVar("_Seen")
State = Literal["absent", "open", "locked", "unlocked"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """How the choosing of a passphrase went; it is in force either way."""

    weak: bool
    """The machine was too busy for the wanted cost: choosing again later makes it stronger."""
    unfinished: bool = False
    """Not all files are sealed to the new key yet; the next unlocking goes on."""


class Vault:
    """The key of one log. Each call looks at the folder anew, for other windows work with it too."""

    def __init__(self, folder: LogFolder, wrapper: Wrapper | None = None) -> None:
        self._folder = folder
        self._shelf = Shelf(folder)
        self._wrapper: Wrapper = wrapper or Scrypt()
        self._keys: tuple[Key, ...] = ()
        self._log_id = ""

    @property
    def state(self) -> State:
        """Absent before the first use, open without a passphrase, else locked or unlocked."""
        card = self._card()
        if is_guarded(self._folder, card):
            return "unlocked" if self._holds_key_of(card) else "locked"
        if self._folder.bare_identity.exists():
            return "open"
        return "absent" if card is None else "locked"

    def prepare(self) -> None:
        """Make the key of a new log; DamagedKey where an old log has lost its own."""
        _twice(self._prepare)

    def _prepare(self) -> None:
        card = self._card()
        guarded = is_guarded(self._folder, card)
        sealed = (self._folder.sealed_identity, self._folder.former_identity)
        has_key = any(path.exists() for path in (sealed if guarded else (self._folder.bare_identity,)))
        if card is not None and not has_key:
            raise DamagedKey(_("the key file of this log is missing; a copy from a backup opens it"))
        if guarded or (card is not None and has_key):
            return
        with hold(self._shelf.key_lock, patience=10):
            # Another window may have made it while this one waited.
            if not self._folder.bare_identity.exists():
                write_whole(self._folder.bare_identity, key_file((new_identity(),)))
            if self._card() is None:
                write_card(self._folder.card, self._new_card())

    def _new_card(self) -> Card:
        data = bytes_at(self._folder.bare_identity) or b""
        recipient = bare_keys(self._folder)[0].recipient
        return Card(log_id=new_id(), recipient=recipient, protected=False, identity_sha256=checksum(data))

    def seal(self, data: bytes) -> bytes:
        """Sealed to this log's key, also while locked; WriteFailed or DamagedKey when nobody could open it again."""
        return seal(data, _twice(self._recipient))

    def _recipient(self) -> str:
        card = self._card()
        if card is not None and card.min_reader > FORMAT:
            raise WriteFailed(
                _("this log belongs to a newer version, which has to be installed to add to it")
            )
        if not is_guarded(self._folder, card):
            return bare_keys(self._folder)[0].recipient
        if self._keys and not self._holds_key_of(card):
            # The card is damaged or was exchanged: what was opened is known, what the card says is not.
            return self._keys[0].recipient
        if card is None:
            raise WriteFailed(_("the file log.toml is damaged: unlock the log once, then it can save again"))
        return card.recipient

    def open(self, sealed: bytes) -> bytes:
        """What was sealed; Locked, Unopenable or SealedForAnother."""
        return self.opener()(sealed)

    def opener(self) -> Callable[[bytes], bytes]:
        """Opens many files without looking at the folder for each; Locked while the key is not at hand."""
        keys = _twice(self._opening_keys)
        return lambda sealed: open_sealed(sealed, keys)

    def _opening_keys(self) -> tuple[Key, ...]:
        match self.state:
            case "unlocked":
                return self._keys
            case "open":
                return bare_keys(self._folder)
            case _:
                raise Locked

    def lock(self) -> None:
        """Forget the key."""
        self._keys = ()

    def unlock(self, passphrase: str, progress: Progress | None = None) -> None:
        """Take the key out, and finish what was cut short. Takes seconds.

        WrongPassphrase, DamagedKey or KeyWorkFailed; a disk that cannot be written to does not hinder reading.
        """
        card = self._card()
        if not is_guarded(self._folder, card):
            return
        opened = self._opened(card, passphrase)
        self._keys = opened.keys + self._retired(opened.keys)
        self._log_id = card.log_id if card else ""
        with contextlib.suppress(WriteFailed, Held), hold(self._shelf.key_lock):
            self._settle(opened)
            self._finish(opened.keys, progress)
            remove(self._folder.former_identity)

    def _opened(self, card: Card | None, passphrase: str) -> Opened:
        try:
            spelled = settled_passphrase(passphrase)
        except PassphraseRefused:
            spelled = ""
        if not spelled:
            raise WrongPassphrase
        return open_identity(self._folder, card, self._wrapper, spelled)

    def _retired(self, keys: tuple[Key, ...]) -> tuple[Key, ...]:
        # A bare key that is still there may be the only one for some files.
        try:
            return tuple(key for key in bare_keys(self._folder) if key not in keys)
        except StoreError:
            return ()

    def _settle(self, opened: Opened) -> None:
        if bytes_at(self._folder.sealed_identity) != opened.data:
            write_whole(self._folder.sealed_identity, opened.data)
        card = self._card()
        right = replace(
            card or Card(log_id=new_id(), recipient="", protected=True, identity_sha256=""),
            recipient=opened.keys[0].recipient,
            protected=True,
            identity_sha256=checksum(opened.data),
            resealing=(card is not None and card.resealing) or self._folder.bare_identity.exists(),
        )
        if right != card:
            write_card(self._folder.card, right)
        self._log_id = right.log_id

    def choose_passphrase(self, passphrase: str, progress: Progress | None = None) -> Chosen:
        """Guard a log that had no passphrase: a new key, and every file sealed to it anew. Takes seconds.

        The old key may lie in a backup without a guard; it stays inside only for files that come late.
        """
        spelled = settled_passphrase(passphrase)
        with hold(self._shelf.key_lock):
            card = self._card()
            if is_guarded(self._folder, card):
                raise PassphraseRefused(_("this log has a passphrase already; it can be changed"))
            keys = (new_identity(), *bare_keys(self._folder))
            wrapped = self._wrapper.wrap(key_file(keys), spelled)
            write_whole(self._folder.sealed_identity, wrapped.data)
            self._keys = keys
            guarded = replace(
                card or self._new_card(),
                recipient=keys[0].recipient,
                protected=True,
                identity_sha256=checksum(wrapped.data),
                resealing=True,
            )
            self._put_card(guarded)
            return Chosen(wrapped.weak, unfinished=not self._try_to_finish(keys, progress))

    def _put_card(self, card: Card) -> None:
        self._log_id = card.log_id
        try:
            write_card(self._folder.card, card)
        except WriteFailed:
            # The move may have happened and only its confirmation failed; then the new passphrase is in force.
            if read_card(self._folder.card) != card:
                raise

    def _try_to_finish(self, inside: tuple[Key, ...], progress: Progress | None) -> bool:
        try:
            return self._finish(inside, progress)
        except WriteFailed:
            return False

    def _finish(self, inside: tuple[Key, ...], progress: Progress | None) -> bool:
        card = self._card()
        if card is None or not card.resealing:
            return True
        complete = reseal_all(self._shelf, self._keys, progress)
        if not self._retired(inside):
            # A bare key that the sealed file does not hold, from another machine perhaps, is never thrown away.
            remove(self._folder.bare_identity)
        if complete:
            write_card(self._folder.card, replace(card, resealing=False))
        return complete

    def change_passphrase(self, old: str, new: str) -> Chosen:
        """Seal the same key with another passphrase; the old file stays until the new one has opened once."""
        spelled = settled_passphrase(new)
        with hold(self._shelf.key_lock):
            card = self._card()
            if not is_guarded(self._folder, card):
                raise PassphraseRefused(_("this log has no passphrase yet; one can be chosen"))
            opened = self._opened(card, old)
            wrapped = self._wrapper.wrap(key_file(opened.keys), spelled)
            self._keys = opened.keys
            # Also mends a card that is missing or does not fit, so that it names the file put aside now.
            self._settle(opened)
            write_whole(self._folder.former_identity, opened.data)
            write_whole(self._folder.sealed_identity, wrapped.data)
            whole = self._card()
            if whole is not None:
                self._put_card(replace(whole, identity_sha256=checksum(wrapped.data)))
            return Chosen(wrapped.weak)

    def _card(self) -> Card | None:
        card = read_card(self._folder.card)
        if card is not None and self._log_id and card.log_id != self._log_id:
            # Another log lies here now: a key of the old one must not seal anything for it.
            self._keys, self._log_id = (), ""
        return card

    def _holds_key_of(self, card: Card | None) -> bool:
        if card is None:
            return bool(self._keys)
        return any(key.recipient == card.recipient for key in self._keys)


def _twice(look: Callable[[], _Seen]) -> _Seen:
    # Another window may choose a passphrase between our look at the card and our look at the key.
    try:
        return look()
    except DamagedKey:
        pass
    return look()
