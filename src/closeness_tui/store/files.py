"""The only module that writes: whole files or nothing, on the medium before it returns."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import time
from typing import TYPE_CHECKING

from closeness_tui.core.wording import _
from closeness_tui.store.disk import Disk
from closeness_tui.store.failures import AlreadyThere, ReadFailed, StoreError, WriteFailed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

disk = Disk()
"""Replaced by tests that fail or record single calls."""

LARGEST = 64 * 1024 * 1024
"""Bytes; a larger file is none of ours, and reading it could use up the memory."""

_TEMPORARY = re.compile(r"^\.tmp-[0-9a-f]{16}$")
_settled: set[Path] = set()
"""Folders whose name this process knows to be on the medium."""


def write_whole(path: Path, data: bytes, *, moment: float | None = None) -> None:
    """Put `data` at `path` in one move and return when it would survive a power cut; else WriteFailed.

    After a failure the file is the old one, or the new one in full: trying again is always right.
    """
    try:
        settle_folder(path.parent)
        try:
            _write(path, data, moment)
        except FileNotFoundError:
            # The folder was taken away while the program ran.
            _settled.clear()
            settle_folder(path.parent)
            _write(path, data, moment)
    except OSError as error:
        failure = WriteFailed(_("this could not be saved: {reason}").format(reason=plain_reason(error)))
    else:
        return
    raise failure


def write_new(path: Path, data: bytes) -> None:
    """The same for a name that nothing has yet: AlreadyThere otherwise, also if it came a moment ago."""
    temporary = path.parent / f".tmp-{os.urandom(8).hex()}"
    try:
        try:
            _fill(temporary, data, None)
            disk.name_once(temporary, path)
        finally:
            with contextlib.suppress(OSError):
                disk.unlink(temporary)
        disk.sync_folder(path.parent)
    except FileExistsError:
        failure: StoreError = AlreadyThere()
    except OSError as error:
        failure = WriteFailed(_("this could not be saved: {reason}").format(reason=plain_reason(error)))
    else:
        return
    raise failure


def _write(path: Path, data: bytes, moment: float | None) -> None:
    temporary = path.parent / f".tmp-{os.urandom(8).hex()}"
    try:
        _fill(temporary, data, moment)
        disk.replace(temporary, path)
    except BaseException:
        # Also on Ctrl-C, even between the opening of the file and the first line after it.
        with contextlib.suppress(OSError):
            disk.unlink(temporary)
        raise
    disk.sync_folder(path.parent)


def _fill(path: Path, data: bytes, moment: float | None) -> None:
    handle = disk.create(path)
    try:
        write_all(handle, data)
        if moment is not None:
            disk.stamp(path, moment)
        disk.sync(handle)
    finally:
        disk.close(handle)


def write_all(handle: int, data: bytes) -> None:
    """Every byte to an open file; OSError as it comes."""
    rest = memoryview(data)
    while rest:
        taken = disk.write(handle, rest)
        if taken == 0:
            raise OSError(errno.ENOSPC, "nothing taken")
        rest = rest[taken:]


def write_batch(folder: Path, batch: Sequence[tuple[Path, bytes]], *, moment: float | None = None) -> None:
    """Replace many files of one folder, each in one move; a few times as quick as one by one.

    After a failure, WriteFailed, each is the old one or the new one in full; as after a power cut.
    """
    temporaries = [folder / f".tmp-{os.urandom(8).hex()}" for _one in batch]
    try:
        try:
            _move_batch(batch, temporaries, moment)
        except BaseException:
            for temporary in temporaries:
                with contextlib.suppress(OSError):
                    disk.unlink(temporary)
            raise
        disk.sync_folder(folder)
    except OSError as error:
        failure = WriteFailed(_("this could not be saved: {reason}").format(reason=plain_reason(error)))
    else:
        return
    raise failure


def _move_batch(batch: Sequence[tuple[Path, bytes]], temporaries: list[Path], moment: float | None) -> None:
    handles: list[int] = []
    try:
        for (_path, data), temporary in zip(batch, temporaries, strict=True):
            handles.append(disk.create(temporary))
            write_all(handles[-1], data)
            if moment is not None:
                disk.stamp(temporary, moment)
        # All are written before the first is synced: the file system then sees to many at once.
        for handle in handles:
            disk.sync(handle)
    finally:
        for handle in handles:
            disk.close(handle)
    for (path, _data), temporary in zip(batch, temporaries, strict=True):
        disk.replace(temporary, path)


def remove(path: Path) -> None:
    """Take a file away and return when it would stay away after a power cut; WriteFailed if it would not go."""
    try:
        with contextlib.suppress(FileNotFoundError):
            disk.unlink(path)
        # Also when it was gone: the try before this one may have failed just here.
        with contextlib.suppress(FileNotFoundError):
            disk.sync_folder(path.parent)
    except OSError as error:
        failure = WriteFailed(_("this could not be removed: {reason}").format(reason=plain_reason(error)))
    else:
        return
    raise failure


def move(path: Path, target: Path) -> None:
    """Put a file elsewhere on the same disk, in one move; WriteFailed if it would not go."""
    try:
        settle_folder(target.parent)
        disk.replace(path, target)
        disk.sync_folder(target.parent)
        disk.sync_folder(path.parent)
    except OSError as error:
        failure = WriteFailed(_("this could not be moved: {reason}").format(reason=plain_reason(error)))
    else:
        return
    raise failure


def settle_folder(path: Path) -> None:
    """Make the folder, and those above it, for the owner alone; OSError if that fails."""
    if path in _settled:
        return
    if not path.is_dir():
        settle_folder(path.parent)
        with contextlib.suppress(FileExistsError):
            disk.make_folder(path)
    # Also when it was there: another process may have made it just now, and lost the power to finish.
    if path.parent != path and os.access(path.parent, os.R_OK):
        disk.sync_folder(path.parent)
    _settled.add(path)


def forget_folders() -> None:
    """Look anew at which folders are there, after some were taken away."""
    _settled.clear()


def read_whole(path: Path) -> bytes:
    """The bytes of an ordinary file; FileNotFoundError when there is none, ReadFailed when it will not open."""
    try:
        # Without the flag, opening a pipe that carries an entry's name would wait for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            facts = os.fstat(handle)
            ordinary = stat.S_ISREG(facts.st_mode) and facts.st_size <= LARGEST
            data = file.read() if ordinary else None
    except FileNotFoundError:
        raise
    except OSError as error:
        failure = ReadFailed(_("this could not be read: {reason}").format(reason=plain_reason(error)))
    else:
        if data is not None:
            return data
        failure = ReadFailed(_("this is not an ordinary file"))
    raise failure


def read_text(path: Path) -> str | None:
    """The text of a plain file, such as the settings; None when there is none, ReadFailed when it will not open."""
    try:
        return read_whole(path).decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        pass
    raise ReadFailed(_("this file is not plain text in UTF-8"))


def names_in(folder: Path) -> tuple[str, ...]:
    """The names in a folder; none when there is no such folder, ReadFailed when it will not open."""
    try:
        return tuple(sorted(os.listdir(folder)))  # noqa: PTH208 - ten times as quick as making a path of each
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        failure = ReadFailed(_("this could not be read: {reason}").format(reason=plain_reason(error)))
    raise failure


def facts_in(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """The names in a folder with what the system says of each; what is gone meanwhile is passed over, as `names_in`."""
    try:
        with os.scandir(folder) as found:
            for each in found:
                with contextlib.suppress(FileNotFoundError):
                    yield each.name, each.stat()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        failure = ReadFailed(_("this could not be read: {reason}").format(reason=plain_reason(error)))
    else:
        return
    raise failure


def sweep(folder: Path, *, older_than: float = 3600.0) -> int:
    """Remove the temporary files that a killed process left, and say how many; a failure waits for next time."""
    gone = 0
    for path in _left_over(folder, time.time() - older_than):
        with contextlib.suppress(OSError):
            disk.unlink(path)
            gone += 1
    return gone


def _left_over(folder: Path, before: float) -> Iterator[Path]:
    with contextlib.suppress(ReadFailed):
        for name in names_in(folder):
            path = folder / name
            # The change time: the other one may be set to the first of the month.
            with contextlib.suppress(OSError):
                if _TEMPORARY.match(name) and path.lstat().st_ctime <= before:
                    yield path


def open_lock(path: Path) -> int:
    """A handle on a lock file, made when missing; OSError as it comes."""
    settle_folder(path.parent)
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


def plain_reason(error: OSError) -> str:
    """Why the computer refused, in words that say what could be done."""
    return _reasons().get(error.errno or 0, _("the computer would not do it"))


def _reasons() -> dict[int, str]:
    share = _("your share of the disk is full")
    permission = _("this account has no permission there")
    full = _("the disk is full")
    files = _("too many files are open; closing other programs helps")
    reasons = {
        errno.ENOSPC: full,
        errno.EACCES: permission,
        errno.EPERM: permission,
        errno.EROFS: _("the disk can only be read"),
        errno.EMFILE: files,
        errno.ENFILE: files,
        errno.EIO: _("the disk reports a fault"),
        errno.EFBIG: _("the file would be larger than this account may write"),
        errno.ENOMEM: _("there is too little memory"),
        errno.ENAMETOOLONG: _("the name of the folder is too long"),
        errno.ENOENT: _("the folder is gone"),
        errno.ENOTDIR: _("there is a file where a folder should be"),
        errno.EISDIR: _("there is a folder where a file should be"),
        errno.ELOOP: _("the folder leads back to itself"),
    }
    quota = getattr(errno, "EDQUOT", None)
    return reasons if quota is None else reasons | {quota: share}
