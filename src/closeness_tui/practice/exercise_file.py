"""An exercise file being edited: read and saved whole, with what is not saved yet kept beside until it is."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from closeness_tui.content.encodings import decoded
from closeness_tui.content.files import LARGEST, read_bytes
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _
from closeness_tui.practice.previewing import stamp_of
from closeness_tui.practice.run import TYPING
from closeness_tui.store import holds
from closeness_tui.store.failures import Held, StoreError, WriteFailed
from closeness_tui.store.files import read_whole, remove, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from closeness_tui.practice.clock import Clock
    from closeness_tui.store.places import Places

_LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What some programs take for the end of a line, and TOML does not."""


class ChangedOnDisk(StoreError):  # noqa: N818 - named for what happened
    """Another program has saved the file since it was read here."""

    def __init__(self) -> None:
        super().__init__(_("another program has changed this file meanwhile"))


class Uneditable(StoreError):  # noqa: N818
    """The file cannot be put on a page of lines and come out of it unchanged."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that was not saved when its editor closed."""

    text: str
    when: str
    """The day and the time, ISO."""
    fresh: bool
    """The file is still the one that it began with."""


class ExerciseFile:
    """One file and the text that stands for it; `open` and `save` are the only ways between the two."""

    def __init__(self, path: Path, places: Places, clock: Clock) -> None:
        # A link stays a link: what it leads to is edited.
        self.path = path.resolve()
        self.text = ""
        """As it was read or saved last, with plain line ends."""
        self.encoding: Problem | None = None
        """Why the file as it is cannot be practised: saving it from here mends that."""
        self._clock = clock
        name = hashlib.sha256(str(self.path).encode("utf-8", "surrogateescape")).hexdigest()[:32]
        self._beside = places.state / "authoring" / f"{name}.json"
        self._lock = places.locks / "authoring" / name
        self._held: holds.Hold | None = None
        self._ends = "\n"
        self._bytes = b""
        self._stamp = stamp_of(self.path)
        self._typed: str | None = None
        self._typed_at = 0.0
        self.apart = False
        """The text comes from another version of the file than the one that is there."""
        self.trouble: StoreError | None = None
        """Why the text could not be kept beside at the last try."""

    # ----- the file itself

    def open(self) -> None:
        """Read the file. Raises Uneditable, with a sentence."""
        self._stamp = stamp_of(self.path)
        self._take(self._read())

    def _read(self) -> bytes:
        found = read_bytes(self.path)
        if isinstance(found, bytes):
            return found
        if found.code == "empty-file":
            return b""
        raise Uneditable(found.message[:1].lower() + found.message[1:].rstrip("."))

    def _take(self, found: bytes) -> None:
        letters = decoded(found, str(self.path))
        if letters.text is None:
            raise Uneditable(_("this file is no text"))
        text, ends = _with_plain_ends(letters.text.removeprefix("\ufeff"))
        self.text, self._ends, self._bytes, self.encoding = text, ends, found, letters.problem

    def claim(self) -> None:
        """Keep a second window from editing the same file. Raises Held."""
        # Where no lock can be made, editing is still possible.
        with suppress(WriteFailed):
            self._held = holds.hold(self._lock)

    def release(self) -> None:
        """Let another window edit it."""
        if self._held is not None:
            self._held.release()

    @property
    def moved_on(self) -> bool:
        """Whether the file looks otherwise than when it was read or saved here; a look at the clock of the file."""
        return stamp_of(self.path) != self._stamp

    def differs(self) -> bool:
        """Whether another program has really changed what is in it; a new date alone changes nothing."""
        if not self.moved_on:
            return False
        found = read_bytes(self.path)
        if found == self._bytes:
            self._stamp = stamp_of(self.path)
            return False
        return True

    def save(self, text: str, *, over: bool = False) -> None:
        """Put the text into the file, whole or not at all. Raises ChangedOnDisk (not with `over`) and WriteFailed."""
        if not over and (self.apart or self.differs()):
            raise ChangedOnDisk
        data = text.replace("\n", self._ends).encode("utf-8", "surrogatepass")
        if len(data) > LARGEST:
            raise WriteFailed(_("a file of more than 64 KiB cannot be read again; shorter texts help"))
        if not self.path.parent.is_dir():
            raise WriteFailed(_("its folder is gone"))
        if self.path.exists() and not os.access(self.path, os.W_OK):
            raise WriteFailed(_("you may not change this file"))
        mode = _mode_of(self.path)
        write_whole(self.path, data)
        with suppress(OSError):
            self.path.chmod(mode)
        self.text, self._bytes, self._stamp, self.encoding = text, data, stamp_of(self.path), None
        self.apart = False
        self.settle()

    def put_beside(self, text: str) -> Path:
        """Put a text into a new file beside this one, which nothing else reads. Raises WriteFailed."""
        number = 1
        while (path := self._other(number)).exists():
            number += 1
        write_whole(path, text.replace("\n", self._ends).encode("utf-8", "surrogatepass"))
        with suppress(OSError):
            path.chmod(_mode_of(self.path))
        return path

    def _other(self, number: int) -> Path:
        # Not .toml: two exercises of one id in a folder would be in each other's way.
        return self.path.with_name(f"{self.path.name}.other" + (f"-{number}" if number > 1 else ""))

    def on_disk(self) -> str | None:
        """The text that another program has saved; none where it cannot be read."""
        found = read_bytes(self.path)
        letters = decoded(found, str(self.path)) if isinstance(found, bytes) else None
        return letters.text.removeprefix("\ufeff") if letters is not None and letters.text else None

    # ----- what is not saved yet

    def type(self, text: str) -> None:
        """Take note of the text as it is now."""
        if self._typed is None:
            self._typed_at = self._clock.now()
        self._typed = text

    @property
    def all_kept(self) -> bool:
        """Whether nothing of what was typed would be lost now."""
        return self._typed is None and self.trouble is None

    def keep_if_due(self) -> None:
        """Keep what has waited long enough."""
        if self._typed is not None and self._clock.now() - self._typed_at >= TYPING:
            self.keep()

    def keep(self) -> None:
        """Keep the text beside at this instant; failure is held in `trouble`, and tried again."""
        if self._typed is None:
            return
        if self._typed == self.text:
            self.settle()
            return
        base = hashlib.sha256(self._bytes).hexdigest()
        when = self._clock.wall().isoformat(timespec="minutes")
        facts = {"format": 1, "file": str(self.path), "base": base, "when": when, "text": self._typed}
        try:
            write_whole(self._beside, json.dumps(facts).encode())
        except StoreError as error:
            self.trouble, self._typed_at = error, self._clock.now()
        else:
            self.trouble, self._typed = None, None

    def waiting(self) -> Kept | None:
        """What was not saved when the editor closed last; none where the file says the same by now."""
        facts = self._facts()
        text = facts.get("text")
        if not isinstance(text, str) or facts.get("file") != str(self.path):
            return None
        if text == self.text:
            self.settle()
            return None
        base = hashlib.sha256(self._bytes).hexdigest()
        return Kept(text, str(facts.get("when", "")), facts.get("base") == base)

    def _facts(self) -> dict[str, Any]:
        try:
            facts = json.loads(read_whole(self._beside))
        except (OSError, StoreError, ValueError, RecursionError):
            return {}
        return facts if isinstance(facts, dict) else {}

    def settle(self) -> None:
        """It is saved, or let go: nothing of it waits any more."""
        self._typed, self.trouble = None, None
        with suppress(StoreError):
            if self._beside.exists():
                remove(self._beside)


def _with_plain_ends(text: str) -> tuple[str, str]:
    """The text with plain line ends, and those that it had. Raises Uneditable where it has several kinds."""
    windows = text.count("\r\n")
    plain = text.replace("\r\n", "\n")
    ends = "\r\n" if windows else "\n"
    if windows and windows != text.count("\n"):
        raise Uneditable(_("its lines end in two ways, and saving it here would change that"))
    odd = next((place for place, each in enumerate(plain) if each in _LINE_ENDS or each == "\r"), None)
    if odd is not None:
        line = plain.count("\n", 0, odd) + 1
        raise Uneditable(
            _("line {line} holds an unseen character that this editor cannot show").format(line=line)
        )
    return plain, ends


def _mode_of(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return 0o644


__all__ = ["ChangedOnDisk", "ExerciseFile", "Held", "Kept", "Uneditable"]
