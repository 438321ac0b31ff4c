"""The person's own folder of exercises: what is put there and taken away, all of it or nothing."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from closeness_tui.core.wording import _
from closeness_tui.store import files
from closeness_tui.store.failures import StoreError, WriteFailed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def put(folder: Path, batch: Sequence[tuple[Path, bytes]]) -> None:
    """Write every file below `folder`, or WriteFailed, and then it is as it was before."""
    for path, _data in batch:
        if not _is_below(path, folder):
            # Nobody gets here: ids are checked when they are read. It must not rest on that alone.
            raise WriteFailed(_("this is not in the folder of your own exercises"))
    before = {path: _bytes_at(path) for path, _data in batch}
    done: list[Path] = []
    try:
        for path, data in batch:
            done.append(path)
            files.write_whole(path, data)
    except BaseException:
        for path in reversed(done):
            with contextlib.suppress(StoreError):
                _bring_back(path, before[path])
        raise


def take_away(folder: Path, paths: Sequence[Path]) -> None:
    """Remove files below `folder`; WriteFailed where one would not go."""
    for path in paths:
        if not _is_below(path, folder):
            raise WriteFailed(_("this is not in the folder of your own exercises"))
        files.remove(path)


def _is_below(path: Path, folder: Path) -> bool:
    # Folders are followed to where they really are, the file itself is not: a link is replaced.
    return path.parent.resolve().is_relative_to(folder.resolve())


def _bytes_at(path: Path) -> bytes | None:
    try:
        return files.read_whole(path)
    except FileNotFoundError:
        return None


def _bring_back(path: Path, data: bytes | None) -> None:
    if data is None:
        files.remove(path)
    else:
        files.write_whole(path, data)
