"""Every call that changes a disk, in one small place that a test can watch, fail and cut short."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from pathlib import Path

_BINARY: int = getattr(os, "O_BINARY", 0)
_NO_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What some file systems answer when a folder cannot be synced at all."""


class Disk:
    """The real disk."""

    def create(self, path: Path) -> int:
        """A new file of the owner's alone; an old one of the same name is an error."""
        return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600)

    def write(self, handle: int, data: memoryview) -> int:
        """How many bytes were taken."""
        return os.write(handle, data)

    def stamp(self, path: Path, moment: float) -> None:
        """Set the times of a file."""
        os.utime(path, (moment, moment))

    def sync(self, handle: int) -> None:
        """Return when the file's bytes are on the medium."""
        if sys.platform == "darwin":
            # fsync on macOS stops at the drive's own memory; not every file system knows the stronger call.
            with contextlib.suppress(OSError):
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
                return
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Give the handle back."""
        os.close(handle)

    def replace(self, source: Path, target: Path) -> None:
        """Put a whole file in the place of another in one move."""
        source.replace(target)

    def name_once(self, source: Path, target: Path) -> None:
        """Put a whole file under a name that nothing has; FileExistsError else."""
        try:
            os.link(source, target)
        except FileExistsError:
            raise
        except OSError:
            # A file system without second names, such as a memory stick's: then this is as near as it gets.
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, "there already") from None
            source.rename(target)

    def unlink(self, path: Path) -> None:
        """Take a name away."""
        path.unlink()

    def make_folder(self, path: Path) -> None:
        """A new folder of the owner's alone."""
        path.mkdir(mode=0o700)

    def sync_folder(self, path: Path) -> None:
        """Return when the names in a folder are on the medium; Windows has no such call."""
        if os.name == "nt":
            return
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise
        finally:
            os.close(handle)
