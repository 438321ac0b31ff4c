"""Fault 9: choosing and changing a passphrase, killed before each call that changes the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from closeness_tui.store import files, keywork
from closeness_tui.store.disk import Disk
from closeness_tui.store.failures import StoreError, WrongPassphrase
from tests.store.deaths import Death, DyingDisk, all_open, killed_at_each_step
from tests.store.world import WatchedDisk, World, draft, entry


@pytest.mark.soak
def test_a_choice_killed_at_any_step_locks_nobody_out(world: World, tmp_path: Path) -> None:
    log = world.log()
    kept = [log.save(entry()) for _number in range(3)]
    unfinished = log.save_draft(draft())
    old = keywork.read_keys(world.folder.bare_identity.read_bytes())

    def judge(world: World, done: bool) -> None:
        vault = world.vault()
        assert vault.state == "locked" or not done
        if vault.state == "locked":
            vault.unlock("one")
            # Whatever was cut short is finished now.
            assert not world.folder.bare_identity.exists()
            assert "resealing" not in world.folder.card.read_text()
            for path in world.folder.root.rglob("*/*.age"):
                with pytest.raises(StoreError):
                    keywork.open_sealed(path.read_bytes(), old)
        all_open(world, vault, kept, unfinished)
        if vault.state == "open":
            vault.choose_passphrase("again")
            all_open(world, vault, kept, unfinished)

    steps = killed_at_each_step(world, tmp_path / "copy", lambda w: w.vault().choose_passphrase("one"), judge)
    assert steps > 40


@pytest.mark.soak
def test_a_finishing_that_is_killed_too_is_finished_the_next_time(world: World, tmp_path: Path) -> None:
    log = world.log()
    kept = [log.save(entry()) for _number in range(3)]
    unfinished = log.save_draft(draft())
    files.disk = DyingDisk(25)
    with pytest.raises(Death):
        world.vault().choose_passphrase("one")
    files.disk = Disk()
    assert world.folder.bare_identity.exists()
    assert world.vault().state == "locked"

    def judge(world: World, done: bool) -> None:
        vault = world.vault()
        vault.unlock("one")
        assert not world.folder.bare_identity.exists()
        all_open(world, vault, kept, unfinished)

    assert killed_at_each_step(world, tmp_path / "copy", lambda w: w.vault().unlock("one"), judge) > 10


@pytest.mark.soak
def test_a_change_killed_at_any_step_opens_with_the_old_or_the_new(world: World, tmp_path: Path) -> None:
    vault = world.vault()
    log = world.log(vault)
    kept = [log.save(entry()) for _number in range(3)]
    unfinished = log.save_draft(draft())
    vault.choose_passphrase("old")
    opened_with = set()

    def judge(world: World, done: bool) -> None:
        vault = world.vault()
        for passphrase in ("old", "new"):
            try:
                vault.unlock(passphrase)
            except WrongPassphrase:
                assert passphrase == "old" or not done  # noqa: S105
                continue
            opened_with.add(passphrase)
            all_open(world, vault, kept, unfinished)
            assert not world.folder.former_identity.exists()
            break
        assert vault.state == "unlocked"

    steps = killed_at_each_step(
        world, tmp_path / "copy", lambda w: w.vault().change_passphrase("old", "new"), judge
    )
    assert steps > 12
    assert opened_with == {"old", "new"}


def test_a_disk_that_fills_up_while_resealing_leaves_the_rest_for_the_next_time(world: World) -> None:
    log = world.log()
    kept = [log.save(entry()) for _number in range(3)]
    unfinished = log.save_draft(draft())

    class FillsUp(WatchedDisk):
        left = 20

        def around(self, name: str, act: Callable[..., Any], args: tuple[Any, ...]) -> Any:
            if name == "write":
                self.left -= 5
                if self.left < 0:
                    raise OSError(28, "full")
            return act(*args)

    files.disk = FillsUp()
    vault = world.vault()
    assert vault.choose_passphrase("one").unfinished
    assert vault.state == "unlocked"
    files.disk = Disk()
    again = world.vault()
    again.unlock("one")
    assert not world.folder.bare_identity.exists()
    all_open(world, again, kept, unfinished)
