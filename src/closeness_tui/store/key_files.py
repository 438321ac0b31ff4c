"""The key files of one log and its card, kept in step: whatever is cut short is gone on with the next time."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from closeness_tui.store.card import Card, checksum, read_card, write_card
from closeness_tui.store.failures import ReadFailed, StoreError, WriteFailed
from closeness_tui.store.files import names_in, remove, write_whole
from closeness_tui.store.holds import Hold, hold
from closeness_tui.store.identity import bare_keys, bytes_at
from closeness_tui.store.keywork import Key, key_file, new_identity
from closeness_tui.store.resealing import Progress, reseal_all
from closeness_tui.store.shelf import Shelf, new_id

if TYPE_CHECKING:
    from pathlib import Path

    from closeness_tui.store.identity import Opened
    from closeness_tui.store.places import LogFolder


@dataclass(frozen=True, slots=True)
class Sealed:
    """What is to be in force: a key file, and the recovery file that goes with it."""

    identity: bytes
    recovery: bytes | None = None
    """None leaves the one that is there; empty takes it away."""


class KeyFiles:
    """Reads and replaces the key files and the card, in an order that a crash cannot turn into a lock-out."""

    def __init__(self, folder: LogFolder) -> None:
        self._folder = folder
        self._shelf = Shelf(folder)

    def hold(self, patience: float = 0.1) -> Hold:
        """Keep the keys to this window; Held when another works on them."""
        return hold(self._shelf.key_lock, patience=patience)

    def card(self) -> Card | None:
        """What log.toml says, or None."""
        return read_card(self._folder.card)

    def put_card(self, card: Card) -> None:
        """Replace the card; WriteFailed only when it truly was not."""
        try:
            write_card(self._folder.card, card)
        except WriteFailed:
            # The move may have happened and only its confirmation failed; then the new card is in force.
            if self.card() != card:
                raise

    def make_bare(self) -> None:
        """The key and the card of a new log, or of one that has lost its card."""
        # Another window may have made it while this one waited.
        if not self._folder.bare_identity.exists():
            write_whole(self._folder.bare_identity, key_file((new_identity(),)))
        if self.card() is None:
            write_card(self._folder.card, self.bare_card())

    def bare_card(self) -> Card:
        """The card that fits the key without a passphrase."""
        data = bytes_at(self._folder.bare_identity) or b""
        recipient = bare_keys(self._folder)[0].recipient
        return Card(log_id=new_id(), recipient=recipient, protected=False, identity_sha256=checksum(data))

    def strays(self, inside: tuple[Key, ...]) -> tuple[Key, ...]:
        """Keys of a bare file that the sealed one does not hold; they may be the only ones for some files."""
        try:
            return tuple(key for key in bare_keys(self._folder) if key not in inside)
        except StoreError:
            return ()

    def settle(self, opened: Opened, *, from_words: bool = False) -> Card:
        """Make the sealed file and the card fit what was opened; the card as it is then."""
        if not from_words and bytes_at(self._folder.sealed_identity) != opened.data:
            write_whole(self._folder.sealed_identity, opened.data)
        card = self.card()
        right = replace(
            card or Card(log_id=new_id(), recipient="", protected=True, identity_sha256=""),
            recipient=opened.keys[0].recipient,
            protected=True,
            # A key that is new to the card was never sealed to throughout.
            resealing=card is None
            or card.resealing
            or card.recipient != opened.keys[0].recipient
            or self._folder.bare_identity.exists(),
        )
        if not from_words:
            right = replace(right, identity_sha256=checksum(opened.data))
        if right != card:
            self.put_card(right)
        return right

    def put_in_force(self, card: Card, keys: tuple[Key, ...], sealed: Sealed) -> Card:
        """Store the key file of `keys` with a card that names it; every step before the last opens the old way.

        The former file stays until the new one has opened once.
        """
        self._put_former_aside(card)
        if sealed.recovery:
            # It holds the former key too, so it is right whether or not the rest follows.
            write_whole(self._folder.recovery_identity, sealed.recovery)
        write_whole(self._folder.sealed_identity, sealed.identity)
        right = replace(
            card,
            recipient=keys[0].recipient,
            protected=True,
            identity_sha256=checksum(sealed.identity),
            resealing=card.resealing or card.recipient != keys[0].recipient or not card.protected,
        )
        right = self._with_recovery(right, sealed.recovery)
        self.put_card(right)
        return right

    def _put_former_aside(self, card: Card) -> None:
        with contextlib.suppress(ReadFailed):
            former = bytes_at(self._folder.sealed_identity)
            # Only a whole one, and only one in force: anything else would open nothing that matters.
            if former is not None and card.protected and checksum(former) == card.identity_sha256:
                write_whole(self._folder.former_identity, former)

    def _with_recovery(self, card: Card, recovery: bytes | None) -> Card:
        match recovery:
            case None:
                return card
            case b"":
                gone = self._checksums(self._folder.recovery_identity)
                return replace(card, recovery_sha256="", dropped=card.dropped + gone)
            case _:
                return replace(card, recovery_sha256=checksum(recovery))

    def put_recovery(self, card: Card, recovery: bytes) -> None:
        """Store the recovery file, or take it away when it is empty."""
        if recovery:
            write_whole(self._folder.recovery_identity, recovery)
        right = self._with_recovery(card, recovery)
        self.put_card(right)
        self.drop(right)

    def put_bare(self, card: Card, keys: tuple[Key, ...]) -> None:
        """Store the keys without a guard, then take away the files that had one."""
        bare = key_file(keys)
        write_whole(self._folder.bare_identity, bare)
        right = replace(
            card,
            recipient=keys[0].recipient,
            protected=False,
            identity_sha256=checksum(bare),
            resealing=False,
            recovery_sha256="",
            dropped=card.dropped + self._checksums(*self._guarded_files()),
        )
        self.put_card(right)
        self.drop(right)

    def finish(
        self, card: Card, keys: tuple[Key, ...], inside: tuple[Key, ...], progress: Progress | None
    ) -> bool:
        """Seal what is left to the key in use; whether nothing had to wait for later."""
        self.drop(card)
        if not card.resealing:
            return True
        complete = reseal_all(self._shelf, keys, progress)
        self._forget_packs()
        if not self.strays(inside):
            # A bare key that the sealed file does not hold, from another machine perhaps, is never thrown away.
            remove(self._folder.bare_identity)
        if complete:
            self.put_card(replace(card, resealing=False, dropped=()))
        return complete

    def _forget_packs(self) -> None:
        # Sealed to the former key, and made again when they are missed.
        with contextlib.suppress(StoreError):
            for name in names_in(self._folder.packs):
                remove(self._folder.packs / name)

    def drop(self, card: Card) -> None:
        """Take away the key files that the card gives up."""
        if not card.dropped:
            return
        in_use = {card.identity_sha256, card.recovery_sha256}
        for path in self._guarded_files():
            if set(self._checksums(path)) & set(card.dropped) - in_use:
                remove(path)
        self.put_card(replace(card, dropped=()))

    def forget_former(self) -> None:
        """Take the former key file away."""
        if self._folder.former_identity.exists():
            remove(self._folder.former_identity)

    def _guarded_files(self) -> tuple[Path, ...]:
        folder = self._folder
        return (folder.sealed_identity, folder.former_identity, folder.recovery_identity)

    def _checksums(self, *paths: Path) -> tuple[str, ...]:
        found = []
        for path in paths:
            with contextlib.suppress(ReadFailed):
                data = bytes_at(path)
                found += [checksum(data)] if data is not None else []
        return tuple(found)
