"""A backup: the log folder as it is, sealed, in one tar file that was read again before it counts."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import secrets
import tarfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from closeness_tui.core.wording import _
from closeness_tui.store import files
from closeness_tui.store.failures import AlreadyThere, ReadFailed, StoreError, WriteFailed
from closeness_tui.store.holds import hold
from closeness_tui.store.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import IO

    from closeness_tui.store.places import LogFolder
    from closeness_tui.store.resealing import Progress


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds."""

    path: Path
    files: int
    size: int
    """Bytes of the tar file."""
    sealed: int
    """Entries and drafts."""
    opened: int | None = None
    """How many of those opened out of the backup; None where the log was locked."""
    unopened: tuple[str, ...] = ()
    """Names inside the tar of those that did not: they are in the backup as they are in the log."""
    left_out: tuple[str, ...] = ()
    """What is no ordinary file, or could not be read."""


@dataclass(slots=True)
class _Written:
    sums: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def backup(
    folder: LogFolder,
    target: Path,
    *,
    replace: bool = False,
    opener: Callable[[bytes], bytes] | None = None,
    progress: Progress | None = None,
) -> BackedUp:
    """Write the backup whole, or nothing. With `opener` each entry is opened out of it too.

    AlreadyThere, Held while the log is being sealed anew, WriteFailed; practising goes on meanwhile.
    """
    _check_target(folder, target, replace)
    with hold(Shelf(folder).key_lock):
        temporary = target.parent / f".tmp-{secrets.token_hex(8)}"
        try:
            try:
                written = _write(folder, temporary, progress)
                made = _verified(temporary, target, written, opener)
                files.disk.replace(temporary, target)
            except BaseException:
                with contextlib.suppress(OSError):
                    files.disk.unlink(temporary)
                raise
            files.disk.sync_folder(target.parent)
        except OSError as error:
            reason = files.plain_reason(error)
        else:
            return made
    raise WriteFailed(_("the backup could not be written: {reason}").format(reason=reason))


def _check_target(folder: LogFolder, target: Path, replace: bool) -> None:
    if not target.parent.is_dir():
        raise WriteFailed(_("the folder for the backup is not there"))
    if target.parent.resolve().is_relative_to(folder.root.resolve()):
        raise WriteFailed(_("a backup inside the log itself would be lost with it; choose another folder"))
    if target.is_dir() or (os.path.lexists(target) and not replace):
        raise AlreadyThere
    if not folder.card.exists():
        raise ReadFailed(_("there is no log yet, so there is nothing to back up"))


class _Sink:
    """What the tar writer writes to."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def write(self, data: bytes) -> int:
        """Every byte, through the one way to the disk."""
        files.write_all(self._handle, data)
        return len(data)


def _write(folder: LogFolder, path: Path, progress: Progress | None) -> _Written:
    written = _Written()
    sources = sorted(_all_files(folder.root))
    handle = files.disk.create(path)
    try:
        # A stream: the backup of many years fits into little memory.
        with tarfile.open(mode="w|", fileobj=cast("IO[bytes]", _Sink(handle))) as tar:
            for done, source in enumerate(sources, start=1):
                name = f"{folder.root.name}/{source.relative_to(folder.root).as_posix()}"
                _add(tar, source, name, written)
                if progress:
                    progress(done, len(sources))
        files.disk.sync(handle)
    finally:
        files.disk.close(handle)
    return written


def _all_files(root: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(root):
        # A link to a folder is not gone into, so it is named among what was left out.
        links = [name for name in folders if (root / place / name).is_symlink()]
        yield from (root / place / name for name in (*names, *links) if not name.startswith(".tmp-"))


def _add(tar: tarfile.TarFile, source: Path, name: str, written: _Written) -> None:
    try:
        data = b"" if source.is_symlink() else files.read_whole(source)
        when = source.lstat().st_mtime
        if source.is_symlink():
            written.left_out.append(name)
            return
    except FileNotFoundError:
        # Deleted, or put in its month, since the names were read.
        return
    except ReadFailed:
        written.left_out.append(name)
        return
    member = tarfile.TarInfo(name)
    # No name of an account, no number of one: a backup travels.
    member.size, member.mtime, member.mode = len(data), int(when), 0o600
    tar.addfile(member, io.BytesIO(data))
    written.sums[name] = hashlib.sha256(data).hexdigest()


def _verified(
    path: Path, target: Path, written: _Written, opener: Callable[[bytes], bytes] | None
) -> BackedUp:
    unread = dict(written.sums)
    unopened: list[str] = []
    sealed = 0
    with (
        contextlib.suppress(tarfile.TarError),
        path.open("rb") as file,
        tarfile.open(fileobj=file, mode="r|") as tar,
    ):
        for member in tar:
            taken = tar.extractfile(member)
            data = taken.read() if taken else b""
            if unread.pop(member.name, "") != hashlib.sha256(data).hexdigest():
                break
            if _is_sealed(member.name):
                sealed += 1
                if opener and not _opens(data, opener):
                    unopened.append(member.name)
    if unread:
        raise WriteFailed(_("the backup did not read back the same, so it was taken away again"))
    return BackedUp(
        path=target,
        files=len(written.sums),
        size=path.stat().st_size,
        sealed=sealed,
        opened=sealed - len(unopened) if opener else None,
        unopened=tuple(unopened),
        left_out=tuple(written.left_out),
    )


def _is_sealed(name: str) -> bool:
    _root, place, *_rest = name.split("/")
    return place in ("entries", "drafts") and name.endswith(".age")


def _opens(data: bytes, opener: Callable[[bytes], bytes]) -> bool:
    try:
        opener(data)
    except StoreError:
        return False
    return True
