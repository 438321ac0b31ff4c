"""The vault of one log: seals without a secret, opens with the key, and guards the key with a passphrase."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from closeness_tui.core.wording import _
from closeness_tui.store.card import FORMAT, Card
from closeness_tui.store.failures import (
    DamagedKey,
    Held,
    Locked,
    PassphraseRefused,
    WriteFailed,
    WrongPassphrase,
)
from closeness_tui.store.identity import Opened, bare_keys, is_guarded, open_identity, open_recovery
from closeness_tui.store.key_files import KeyFiles, Sealed
from closeness_tui.store.keywork import Key, key_file, new_identity, open_sealed, seal
from closeness_tui.store.recovery import phrase
from closeness_tui.store.wrapping import Scrypt, settled_passphrase

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from closeness_tui.store.places import LogFolder
    from closeness_tui.store.resealing import Progress
    from closeness_tui.store.wrapping import Wrapper

_Seen = TypeVar("_Seen")
State = Literal["absent", "open", "locked", "unlocked"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """How the choosing of a passphrase went; it is in force either way."""

    weak: bool
    """The machine was too busy for the wanted cost; the next unlocking tries again by itself."""
    unfinished: bool = False
    """Not all files are sealed to the new key yet; the next unlocking goes on."""


class Vault:
    """The key of one log. Each call looks at the folder anew, for other windows work with it too."""

    def __init__(self, folder: LogFolder, wrapper: Wrapper | None = None) -> None:
        self._folder = folder
        self._files = KeyFiles(folder)
        self._wrapper: Wrapper = wrapper or Scrypt()
        self._keys: tuple[Key, ...] = ()
        self._inside: tuple[Key, ...] = ()
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
        if card is not None and card.dropped:
            with contextlib.suppress(WriteFailed, Held), self._files.hold():
                self._files.drop(self._files.card() or card)
        if guarded or (card is not None and has_key):
            return
        with self._files.hold(patience=10):
            self._files.make_bare()

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
        self._keys = self._inside = ()

    def unlock(self, passphrase: str, progress: Progress | None = None) -> None:
        """Take the key out, and finish what was cut short. Takes seconds.

        WrongPassphrase, DamagedKey or KeyWorkFailed; a disk that cannot be written to does not hinder reading.
        """
        card = self._card()
        if not is_guarded(self._folder, card):
            return
        opened = self._opened(card, passphrase)
        self._take(opened.keys, card)
        with contextlib.suppress(WriteFailed, Held), self._files.hold():
            right = self._files.settle(opened)
            self._log_id = right.log_id
            self._files.finish(right, self._keys, opened.keys, progress)
            self._files.forget_former()
            whole = self._files.card()
            if opened.stronger and whole is not None:
                self._files.put_in_force(whole, opened.keys, Sealed(opened.stronger))

    def unlock_with_words(self, words: Sequence[str], progress: Progress | None = None) -> None:
        """As `unlock`, with the recovery words: WrongWords, WordsRefused, PassphraseRefused where there are none."""
        card = self._card()
        if not is_guarded(self._folder, card):
            return
        opened = open_recovery(self._folder, card, self._wrapper, phrase(words))
        self._take(opened.keys, card)
        with contextlib.suppress(WriteFailed, Held), self._files.hold():
            right = self._files.settle(opened, from_words=True)
            self._log_id = right.log_id
            self._files.finish(right, self._keys, opened.keys, progress)

    def _take(self, inside: tuple[Key, ...], card: Card | None) -> None:
        self._inside = inside
        self._keys = inside + self._files.strays(inside)
        self._log_id = card.log_id if card else ""

    def _opened(self, card: Card | None, passphrase: str) -> Opened:
        try:
            spelled = settled_passphrase(passphrase)
        except PassphraseRefused:
            spelled = ""
        if not spelled:
            raise WrongPassphrase
        return open_identity(self._folder, card, self._wrapper, spelled)

    def choose_passphrase(self, passphrase: str, progress: Progress | None = None) -> Chosen:
        """Guard a log that had no passphrase: a new key, and every file sealed to it anew. Takes seconds.

        The old key may lie in a backup without a guard; it stays inside only for files that come late.
        """
        spelled = settled_passphrase(passphrase)
        with self._files.hold():
            card = self._card()
            if is_guarded(self._folder, card):
                raise PassphraseRefused(_("this log has a passphrase already; it can be changed"))
            keys = (new_identity(), *bare_keys(self._folder))
            wrapped = self._wrapper.wrap(key_file(keys), spelled)
            # Recovery words of an earlier passphrase would open only the former key.
            return self._put(
                card or self._files.bare_card(), keys, Sealed(wrapped.data, b""), wrapped.weak, progress
            )

    def change_passphrase(self, old: str, new: str) -> Chosen:
        """Seal the same key with another passphrase; the old file stays until the new one has opened once."""
        spelled = settled_passphrase(new)
        with self._files.hold():
            opened = self._guarded_by(old)
            wrapped = self._wrapper.wrap(key_file(opened.keys), spelled)
            # Also mends a card that is missing or does not fit, so that it names the file put aside now.
            card = self._files.settle(opened)
            return self._put(card, opened.keys, Sealed(wrapped.data), wrapped.weak, None)

    def renew_key(
        self, passphrase: str, words: Sequence[str] = (), progress: Progress | None = None
    ) -> Chosen:
        """A new key under the same passphrase, and every file sealed to it, where the old key may be known.

        Recovery words open the new key only when they are given; else they are taken away.
        """
        with self._files.hold():
            opened = self._guarded_by(passphrase)
            keys = (new_identity(), *opened.keys)
            wrapped = self._wrapper.wrap(key_file(keys), settled_passphrase(passphrase))
            recovery = self._wrapper.wrap(key_file(keys), phrase(words)).data if words else b""
            card = self._files.settle(opened)
            return self._put(card, keys, Sealed(wrapped.data, recovery), wrapped.weak, progress)

    def remove_passphrase(self, passphrase: str) -> None:
        """Let the key lie open again, as before a passphrase was chosen; entries stay as they are.

        From then on whoever has the folder can read it. Recovery words go too: nothing is left for them to open.
        """
        with self._files.hold():
            opened = self._guarded_by(passphrase)
            card = self._files.settle(opened)
            self._files.put_bare(card, opened.keys + self._files.strays(opened.keys))
            self._files.forget_former()
            self.lock()

    def recover(self, words: Sequence[str], new: str, progress: Progress | None = None) -> Chosen:
        """A new passphrase for a log whose own is forgotten; the words stay good. The errors of both."""
        spelled = settled_passphrase(new)
        with self._files.hold():
            card = self._card()
            if not is_guarded(self._folder, card):
                raise PassphraseRefused(_("this log has no passphrase yet; one can be chosen"))
            opened = open_recovery(self._folder, card, self._wrapper, phrase(words))
            wrapped = self._wrapper.wrap(key_file(opened.keys), spelled)
            right = self._files.settle(opened, from_words=True)
            return self._put(right, opened.keys, Sealed(wrapped.data), wrapped.weak, progress)

    def _guarded_by(self, passphrase: str) -> Opened:
        card = self._card()
        if not is_guarded(self._folder, card):
            raise PassphraseRefused(_("this log has no passphrase yet; one can be chosen"))
        return self._opened(card, passphrase)

    def _put(
        self, card: Card, keys: tuple[Key, ...], sealed: Sealed, weak: bool, progress: Progress | None
    ) -> Chosen:
        right = self._files.put_in_force(card, keys, sealed)
        self._take(keys, right)
        try:
            return Chosen(weak, unfinished=not self._files.finish(right, self._keys, keys, progress))
        except WriteFailed:
            return Chosen(weak, unfinished=True)

    @property
    def has_recovery(self) -> bool:
        """Whether there is a file for recovery words; known while locked."""
        return self._folder.recovery_identity.exists()

    def set_recovery(self, words: Sequence[str]) -> None:
        """Let these words open the log, instead of earlier ones; entries stay as they are. Locked while locked."""
        with self._files.hold():
            card = self._card()
            if card is None or not is_guarded(self._folder, card):
                raise PassphraseRefused(_("recovery words are for a log with a passphrase; choose one first"))
            if not self._inside or self._inside[0].recipient != card.recipient:
                raise Locked
            self._files.put_recovery(card, self._wrapper.wrap(key_file(self._inside), phrase(words)).data)

    def remove_recovery(self) -> None:
        """Let no words open the log any more. Old copies of the file still open with them."""
        with self._files.hold():
            card = self._card()
            if card is not None and self.has_recovery:
                self._files.put_recovery(card, b"")

    def _card(self) -> Card | None:
        card = self._files.card()
        if card is not None and self._log_id and card.log_id != self._log_id:
            # Another log lies here now: a key of the old one must not seal anything for it.
            self.lock()
            self._log_id = ""
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
