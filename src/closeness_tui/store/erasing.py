"""Erasing everything private from this machine, the keys first: what is left after a cut opens no more."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from closeness_tui.store import files
from closeness_tui.store.failures import Held, StoreError
from closeness_tui.store.holds import hold, is_held
from closeness_tui.store.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from closeness_tui.store.places import LogFolder, Places

_REPORTS = "reports"
"""What a crash leaves among the state."""


@dataclass(frozen=True, slots=True)
class Left:
    """Something that would not go."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased. Copies elsewhere stay: `wording("deletion")` says so."""

    entries: int
    drafts: int
    files: int
    """Of everything, also keys, packs and state."""
    left: tuple[Left, ...] = ()


@dataclass(slots=True)
class _Count:
    gone: int = 0
    left: list[Left] = field(default_factory=list)


def erase(places: Places, *, also_plain: bool = False) -> Erased:
    """Erase both logs, with drafts and keys, and all that was derived from them or remembered; it asks nothing.

    `also_plain` takes settings, help numbers, people and own exercises too. Held while any practice is open in
    another window, before anything is gone.
    """
    logs = (places.log_folder("log"), places.therapist)
    shelves = [Shelf(folder) for folder in logs]
    for shelf in shelves:
        _nobody_at_work(shelf)
    entries = sum(len(_ids(shelf)) for shelf in shelves)
    drafts = sum(len(_drafts(shelf)) for shelf in shelves)
    count = _Count()
    for log in logs:
        _remove_keys(log, count)
    for path in _in_order(places, logs, also_plain=also_plain):
        _remove_all(path, count)
    for folder in (places.cache, places.state, places.data):
        _remove_if_empty(folder)
    files.forget_folders()
    return Erased(entries, drafts, count.gone, tuple(count.left))


def _nobody_at_work(shelf: Shelf) -> None:
    with hold(shelf.key_lock):
        if any(is_held(shelf.lock_path(draft_id)) for draft_id in _drafts(shelf)):
            raise Held


def _ids(shelf: Shelf) -> frozenset[str]:
    try:
        return shelf.entry_ids()
    except StoreError:
        return frozenset()


def _drafts(shelf: Shelf) -> frozenset[str]:
    try:
        return frozenset(draft_id for draft_id, _path in shelf.drafts())
    except StoreError:
        return frozenset()


def _remove_keys(log: LogFolder, count: _Count) -> None:
    for path in (log.bare_identity, log.sealed_identity, log.former_identity, log.recovery_identity):
        _remove(path, count)
    with contextlib.suppress(OSError):
        files.disk.sync_folder(log.root)


def _in_order(places: Places, logs: tuple[LogFolder, ...], *, also_plain: bool) -> Iterator[Path]:
    for log in logs:
        yield from (log.packs, log.seen, log.root)
    yield from (
        places.index,
        places.dates,
        places.closed,
        places.locks,
        places.log.seen.parent,
        places.state / _REPORTS,
    )
    if also_plain:
        yield from (places.settings, places.help, places.people, places.exercises)


def _remove_all(path: Path, count: _Count) -> None:
    # A link is taken away and not gone into; but a log folder that is one is emptied first.
    for place, folders, names in os.walk(path, topdown=False):
        for name in names:
            _remove(path / place / name, count)
        for name in folders:
            inner = path / place / name
            if inner.is_symlink():
                _remove(inner, count)
            else:
                _remove_if_empty(inner)
    if path.is_symlink() or not path.is_dir():
        _remove(path, count)
    else:
        _remove_if_empty(path)


def _remove(path: Path, count: _Count) -> None:
    if not os.path.lexists(path):
        return
    try:
        files.disk.unlink(path)
        count.gone += 1
    except OSError as error:
        count.left.append(Left(path, files.plain_reason(error)))


def _remove_if_empty(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.rmdir()
