"""What is remembered of the exercise library from one start to the next."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from closeness_tui.store.failures import ReadFailed, WriteFailed
from closeness_tui.store.files import read_whole, write_whole

if TYPE_CHECKING:
    from closeness_tui.store.places import Places


def recall_index(places: Places) -> bytes | None:
    """What was remembered of the library, or None; whoever reads it checks that it still fits."""
    try:
        return read_whole(places.index)
    except (FileNotFoundError, ReadFailed):
        return None


def remember_index(places: Places, data: bytes) -> None:
    """Remember the library for the next start; it is only a saving of time, so a failure is none."""
    with contextlib.suppress(WriteFailed):
        write_whole(places.index, data)
