"""Reads one file from anywhere: a regular file of sensible size in UTF-8, or a problem in plain words."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _

LARGEST = 64 * 1024
"""Bytes of one file."""


def read_bytes(path: Path, most: int = LARGEST) -> bytes | Problem:
    """The bytes of a regular file of at most 64 KiB, or so many; never raises and never waits."""
    try:
        # A pipe would keep us waiting for a writer: never open anything but a file, and never block on it.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except OSError as error:
        return _not_opened(path, error)
    except ValueError:
        return Problem("no-file", _("There is no such file."), file=str(path))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return _no_file(path)
        return _sized(path, handle, most)
    except OSError as error:
        return _not_opened(path, error)
    finally:
        os.close(handle)


def _sized(path: Path, handle: int, most: int) -> bytes | Problem:
    with os.fdopen(os.dup(handle), "rb") as stream:
        found = stream.read(most + 1)
    if len(found) > most:
        return Problem(
            "too-large",
            _("This file is larger than 64 KiB."),
            _("Split it into several exercises, or shorten its texts."),
            str(path),
        )
    if not found.strip():
        return Problem("empty-file", _("This file is empty."), file=str(path))
    return found


def _no_file(path: Path) -> Problem:
    return Problem("no-regular-file", _("This is a folder or a device, not a file."), file=str(path))


def _not_opened(path: Path, error: OSError) -> Problem:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return Problem("no-file", _("There is no such file."), file=str(path))
        case IsADirectoryError():
            return _no_file(path)
        case PermissionError():
            help_ = _("Ask whoever owns the file, or copy it to a folder of your own.")
            return Problem("no-permission", _("You may not read this file."), help_, str(path))
        case _:
            reason = error.strerror or _("unknown reason")
            return Problem(
                "not-read", _("This file can't be read: {reason}.").format(reason=reason), file=str(path)
            )


def decode(found: bytes, file: str) -> str | Problem:
    """Bytes as text; anything but UTF-8 gets a problem that says how to save the file."""
    if found.startswith((b"\xff\xfe", b"\xfe\xff")) or (len(found) > 3 and found[:4].count(0) >= 1):
        message = _("This file is saved as UTF-16 (some editors call it Unicode), or is no text at all.")
    elif b"\x00" in found:
        message = _("This file is no text.")
    else:
        try:
            return found.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = found.count(b"\n", 0, error.start) + 1
            message = _("This file is saved in an old encoding, not in UTF-8.")
            return Problem("encoding", message, _save_as(), file, line)
    return Problem("encoding", message, _save_as(), file)


def _save_as() -> str:
    return _("Open it in your editor, choose “Save as”, and pick the encoding UTF-8.")


def read_text(path: Path) -> str | Problem:
    """The text of a file; never raises."""
    found = read_bytes(path)
    return decode(found, str(path)) if isinstance(found, bytes) else found
