"""A disk that ends the process before a given call, and the run through all of them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from closeness_tui.core.entry import Draft, Entry
from closeness_tui.store import files
from closeness_tui.store.vault import Vault
from tests.store.world import QuickDisk, WatchedDisk, World, entry

SOAK = bool(os.environ.get("CLOSENESS_SOAK"))
"""Whether tests run at full length."""

Tell = Callable[[str, object], None]
"""How a test notes how much it did; at full length the notes are shown at the end."""


class Death(BaseException):
    """The process ends here: no later call reaches the disk."""


class DyingDisk(WatchedDisk):
    def __init__(self, calls: int) -> None:
        self.left = calls

    def around(self, name: str, act: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        self.left -= 1
        if self.left < 0:
            if name == "close":
                act(*args)
            raise Death
        return act(*args)


def killed_at_each_step(
    base: World, spare: Path, act: Callable[[World], object], judge: Callable[[World, bool], None]
) -> int:
    """Kill the act before each call in turn, and let `judge` look at what is left."""
    for calls in range(400):
        shutil.rmtree(spare, ignore_errors=True)
        shutil.copytree(base.home, spare)
        files._settled.clear()
        world, done = World(spare), True
        files.disk = DyingDisk(calls)
        try:
            act(world)
        except Death:
            done = False
        files.disk = QuickDisk()
        files._settled.clear()
        judge(world, done)
        if done:
            return calls
    raise AssertionError("it never came to an end")


def all_open(world: World, vault: Vault, kept: list[Entry], unfinished: Draft) -> None:
    """Every entry and the draft open, and a new entry can be kept."""
    log = world.log(vault)
    listing = log.list()
    assert listing.damaged == ()
    assert [log.open(one.id) for one in kept] == kept
    assert log.open_draft(unfinished.id) == unfinished
    later = log.save(entry())
    assert log.open(later.id) == later
