"""The library, read quickly: what has not changed since last time is remembered in the cache."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

from closeness_tui.content.library import Library, bundled_folder, scan
from closeness_tui.store.failures import StoreError
from closeness_tui.store.files import read_whole, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


def folders_of(own: Path, more: Iterable[str], named: Iterable[Path]) -> tuple[Path, ...]:
    """Every folder with exercises, the later ones winning: shipped, the person's own, of the settings, named."""
    bundled = bundled_folder()
    return (bundled, own, *(type(own)(each).expanduser() for each in more), *named)


def scanned_library(folders: Sequence[Path], index_path: Path, *, remember: bool = True) -> Library:
    """The library of these folders; a cache that cannot be read or written costs time and nothing else."""
    before = _remembered(index_path)
    library, now = scan(folders, before)
    if remember and now != before:
        with contextlib.suppress(StoreError, ValueError):
            write_whole(index_path, json.dumps(now, separators=(",", ":")).encode())
    return library


def _remembered(index_path: Path) -> dict[str, Any] | None:
    try:
        remembered = json.loads(read_whole(index_path))
    except (OSError, StoreError, ValueError, RecursionError):
        return None
    return remembered if isinstance(remembered, dict) else None
