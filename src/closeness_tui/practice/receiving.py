"""The therapist's side: a public key to give away, and opening what was sealed to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.content.documents import clean
from closeness_tui.content.exchange.received import readable
from closeness_tui.core.entry import Entry
from closeness_tui.core.wording import _
from closeness_tui.practice.run import APP
from closeness_tui.store.card import read_card
from closeness_tui.store.failures import DamagedKey, ReadFailed
from closeness_tui.store.files import read_whole, write_new
from closeness_tui.store.keywork import is_recipient
from closeness_tui.store.shelf import new_id

if TYPE_CHECKING:
    from pathlib import Path

    from closeness_tui.practice.opening import Practice

RECEIVED = "received-copy"
"""Stands for the exercise of an entry that somebody else wrote; no exercise has this id."""

LONGEST = 4 * 1024 * 1024
"""Bytes of what is shown; years of entries are shorter."""


class Receiving:
    """What a therapist's drawer can open. `practice` is the one of that drawer."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice

    def public_key(self) -> str:
        """The key to give away, made at first need. It only seals. WriteFailed, DamagedKey."""
        self._practice.log.prepare()
        card = read_card(self._practice.places.log.card)
        if card is None or not is_recipient(card.recipient):
            raise DamagedKey(_("the file log.toml is damaged; unlocking this log once mends it"))
        return card.recipient

    def open(self, path: Path) -> str:
        """What is inside, as text. Locked, ReadFailed, Unopenable, SealedForAnother; FileNotFoundError."""
        opened = self._practice.vault.opener()(read_whole(path))
        if len(opened) > LONGEST:
            raise ReadFailed(_("this is far longer than a copy for a session, so it was not opened"))
        return _text_of(opened)

    def keep(self, text: str) -> Entry:
        """Keep it as an entry of the drawer, sealed. WriteFailed."""
        return self._practice.log.save(
            Entry(
                id=new_id(),
                kind="note",
                created=self._practice.clock.wall(),
                exercise=RECEIVED,
                title=_("A copy I was given"),
                words=readable(text),
                app=APP,
            )
        )

    def save_as(self, text: str, target: Path) -> None:
        """Write it as a plain file, never over another. AlreadyThere, WriteFailed."""
        write_new(target, clean(text).encode())


def _text_of(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    raise ReadFailed(_("what is inside is not text, so it is not shown"))
