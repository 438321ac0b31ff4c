from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from closeness_tui.core.answer import Blanks, Chosen, Item, Items, Mark, Marks, Number, Words
from closeness_tui.core.entry import Draft, Entry, Line
from closeness_tui.store.disk import Disk
from closeness_tui.store.failures import DamagedKey, WrongPassphrase
from closeness_tui.store.keywork import Unwrapped, Wrapped
from closeness_tui.store.logs import Log
from closeness_tui.store.places import LogFolder, Places, find_places
from closeness_tui.store.shelf import new_id
from closeness_tui.store.vault import Vault

CANARY = "zugvogelwort"


class CheapWrapper:
    """Stands in for scrypt: tells a wrong passphrase from damage, and costs nothing."""

    def wrap(self, body: bytes, passphrase: str) -> Wrapped:
        return Wrapped(
            b"cheap" + hashlib.sha256(passphrase.encode() + body).digest() + self._mixed(body, passphrase)
        )

    def unwrap(self, sealed: bytes, passphrase: str) -> Unwrapped:
        if not sealed.startswith(b"cheap"):
            raise DamagedKey
        body = self._mixed(sealed[37:], passphrase)
        if hashlib.sha256(passphrase.encode() + body).digest() != sealed[5:37]:
            raise WrongPassphrase
        return Unwrapped(body)

    def _mixed(self, body: bytes, passphrase: str) -> bytes:
        stream = hashlib.shake_256(passphrase.encode()).digest(len(body))
        return bytes(one ^ other for one, other in zip(body, stream, strict=True))


class QuickDisk(Disk):
    """Leaves out the waiting for the medium, which nothing but a real power cut could tell."""

    def sync(self, handle: int) -> None:
        pass

    def sync_folder(self, path: Path) -> None:
        pass


class WatchedDisk(QuickDisk):
    """Calls `around(name, act, args)` for every call that changes the disk."""

    def around(self, name: str, act: Callable[..., Any], args: tuple[Any, ...]) -> Any:  # noqa: ARG002
        return act(*args)


def _watched(name: str) -> Callable[..., Any]:
    def call(self: WatchedDisk, *args: Any) -> Any:
        return self.around(name, getattr(super(WatchedDisk, self), name), args)

    return call


for _name in ("create", "write", "stamp", "sync", "close", "replace", "unlink", "make_folder", "sync_folder"):
    setattr(WatchedDisk, _name, _watched(_name))


class World:
    """One home folder, and fresh eyes on it as often as wanted."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.places: Places = find_places({"CLOSENESS_HOME": str(home)})
        self.folder: LogFolder = self.places.log

    def vault(self) -> Vault:
        return Vault(self.folder, CheapWrapper())

    def log(self, vault: Vault | None = None) -> Log:
        return Log(self.folder, vault or self.vault())

    def bytes_of_all(self) -> dict[str, bytes]:
        return {str(p.relative_to(self.home)): p.read_bytes() for p in self.home.rglob("*") if p.is_file()}

    def left_over(self) -> list[Path]:
        return list(self.home.rglob(".tmp-*"))


_count = itertools.count()


def entry(**more: Any) -> Entry:
    number = next(_count)
    lines = (
        Line("happened", "write", "What happened?", Words(f"{CANARY} {number}\n\nالسلام 👩‍👩‍👧 [/] tail ")),
        Line("close", "rate", "How close?", Number(4.0), role="before"),
        Line("which", "choose", "Which?", Chosen(("a", "b"), ("Eins", "Zwei"))),
        Line("gap", "blanks", "Fill in", Blanks((("who", CANARY),), f"{CANARY} came")),
        Line("rows", "list", "List", Items((Item(CANARY, "now", 3.5, True), Item("two")))),
        Line("seen", "note", "Note", Marks((Mark("thinking", 2.25),))),
    )
    plain: dict[str, Any] = {
        "id": new_id(),
        "kind": "exercise",
        "created": datetime(2026, 11, 22, 21, 14, 3, tzinfo=UTC) + timedelta(seconds=number),
        "exercise": "repair-letter",
        "title": f"The {CANARY} letter",
        "tags": ("us", CANARY),
        "lines": lines,
        "words": f"and {CANARY}",
        "app": "closeness 0.1.0",
    }
    return Entry(**(plain | more))


def draft(**more: Any) -> Draft:
    number = next(_count)
    now = datetime(2026, 11, 23, 9, 0, 0, tzinfo=UTC) + timedelta(seconds=number)
    plain: dict[str, Any] = {
        "id": new_id(),
        "created": now,
        "saved": now,
        "exercise": "repair-letter",
        "source": f'format = 1\ntitle = """{CANARY}"""\n',
        "at": "happened",
        "path": ("hello", "#2"),
        "spent": 1.5,
        "lines": (Line("happened", "write", "What happened?", Words(f"{CANARY} so far {number}")),),
    }
    return Draft(**(plain | more))
