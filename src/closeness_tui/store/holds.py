"""Locks that the system lets go of by itself when a process dies, however it dies."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from typing import TYPE_CHECKING, Self

from closeness_tui.core.wording import _
from closeness_tui.store import files
from closeness_tui.store.failures import Held, WriteFailed

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


if TYPE_CHECKING:
    from pathlib import Path

_TAKEN = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})


class Hold:
    """One held lock; letting it go twice does no harm."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle: int | None = handle

    def release(self) -> None:
        """Let go."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        # While still held: whoever opened the file before this sees that it is gone and makes another.
        try:
            with contextlib.suppress(OSError):
                files.disk.unlink(self._path)
        finally:
            with contextlib.suppress(OSError):
                os.close(handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        self.release()


def hold(path: Path, *, patience: float = 0.1) -> Hold:
    """Take the lock, waiting up to `patience` seconds; Held when another has it, WriteFailed when none can be made."""
    until = time.monotonic() + patience
    while True:
        held = _taken(path)
        if held is not None:
            return held
        if time.monotonic() >= until:
            raise Held
        time.sleep(0.01)


def is_held(path: Path) -> bool:
    """Whether a living process has it."""
    if not path.exists():
        return False
    try:
        held = _taken(path)
    except WriteFailed:
        return False
    if held is not None:
        held.release()
    return held is None


def _taken(path: Path) -> Hold | None:
    try:
        handle = files.open_lock(path)
    except OSError as error:
        failure = WriteFailed(_("this could not be saved: {reason}").format(reason=files.plain_reason(error)))
    else:
        return _locked(path, handle)
    raise failure


def _locked(path: Path, handle: int) -> Hold | None:
    try:
        _lock(handle)
    except OSError as error:
        if error.errno in _TAKEN:
            os.close(handle)
            return None
        # A file system without locks (some network shares): going on is kinder than refusing to practise.
        return Hold(path, handle)
    if not _is_still(path, handle):
        os.close(handle)
        return None
    return Hold(path, handle)


def _is_still(path: Path, handle: int) -> bool:
    # The former holder may have removed the file between our opening and our locking it.
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False
