"""What the doctor can find, each as one plain sentence, and in a form that scripts read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from closeness_tui.core.wording import _

Severity = Literal["note", "warning", "damage"]
"""A note needs nothing done; a warning is a risk; damage has cost something already."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    code: str
    severity: Severity
    sentence: str
    path: str = ""
    """Below the log folder; empty where it is about no one file."""
    movable: bool = False
    """Whether a repair may put it into quarantine."""

    def facts(self) -> dict[str, str]:
        """For JSON; bytes that are no text in a file's name come as question marks."""
        path = self.path.encode("utf-8", "replace").decode()
        return {"code": self.code, "severity": self.severity, "sentence": self.sentence, "path": path}


def finding(code: str, path: str = "") -> Finding:
    """The finding of this code, in words."""
    severity, movable, sentence = _told()[code]
    return Finding(code, severity, sentence, path, movable)


def _told() -> dict[str, tuple[Severity, bool, str]]:
    return _of_keys() | _of_files() | _of_contents()


def _of_keys() -> dict[str, tuple[Severity, bool, str]]:
    return {
        "no-log": ("note", False, _("there is no log yet")),
        "card-damaged": (
            "warning",
            False,
            _("log.toml is missing or damaged; unlocking the log once mends it"),
        ),
        "newer-folder": ("note", False, _("a newer version of closeness made this folder")),
        "key-missing": ("damage", False, _("the key file is missing; a copy from a backup opens the log")),
        "key-damaged": (
            "damage",
            False,
            _("the key file was changed or damaged; a copy from a backup or the recovery words open the log"),
        ),
        "key-cheap": (
            "note",
            False,
            _("the key was sealed on a busy machine; the next unlocking makes its seal stronger"),
        ),
        "key-costly": (
            "warning",
            False,
            _("the key file asks for more work than any of ours; it is refused before any"),
        ),
        "key-former": (
            "note",
            False,
            _("the key under the former passphrase is kept until the next unlocking"),
        ),
        "key-bare": (
            "warning",
            False,
            _("a key without a passphrase still lies here; the next unlocking finishes with it"),
        ),
        "key-left": ("note", False, _("a sealed key is left from a passphrase that is no longer in force")),
        "unfinished": ("note", False, _("not every file has the new key yet; the next unlocking goes on")),
        "recovery-damaged": (
            "warning",
            False,
            _("the file of the recovery words was changed or damaged; new words can be made"),
        ),
        "recovery-missing": (
            "warning",
            False,
            _("the file of the recovery words is missing; new words can be made"),
        ),
        "permissions": (
            "warning",
            False,
            _("other accounts of this computer may look into this, and perhaps into more beside it"),
        ),
        "disk-full": ("warning", False, _("the disk is nearly full; saving may fail")),
    }


def _of_files() -> dict[str, tuple[Severity, bool, str]]:
    return {
        "unreadable": ("damage", False, _("the computer would not hand this over")),
        "not-a-file": ("damage", True, _("this carries an entry's name and is no ordinary file")),
        "empty": ("damage", True, _("this file is empty; a copy from a backup may hold the entry")),
        "not-sealed": ("damage", True, _("this file was damaged; a copy from a backup may hold the entry")),
        "twice": ("warning", False, _("this entry lies in two months; one of them counts")),
        "deleted-there": ("note", False, _("this entry was deleted and its file came back; it is not shown")),
        "left-over": ("note", True, _("a program that was killed left this; it is sealed and not needed")),
        "copy-same": ("note", True, _("a copy made by a sync program, the same as the file beside it")),
        "copy-other": (
            "warning",
            False,
            _("a copy made by a sync program, not the same as the file beside it"),
        ),
        "stray": ("note", True, _("this is no file of the log")),
        "draft-finished": ("note", False, _("this draft is finished; the next start clears it away")),
        "quarantined": ("note", False, _("files were moved here by a repair; they can be looked through")),
    }


def _of_contents() -> dict[str, tuple[Severity, bool, str]]:
    return {
        "unopenable": ("damage", True, _("this file was damaged; a copy from a backup may hold the entry")),
        "other-key": (
            "warning",
            False,
            _("this was sealed for another key, or is damaged at its very beginning"),
        ),
        "other-name": ("damage", False, _("this file carries the name of another entry")),
        "gone": (
            "damage",
            False,
            _("this computer has seen this entry, and it is gone; a backup may hold it"),
        ),
        "not-text": ("damage", True, _("what is inside is not text in UTF-8")),
        "broken": ("damage", False, _("what is inside cannot be read as an entry; its text can be shown")),
        "newer": ("note", False, _("a newer version wrote this; it can be read as plain text")),
        "pack-differs": (
            "note",
            False,
            _("what is remembered of this month is not what its files say; it was forgotten"),
        ),
    }
