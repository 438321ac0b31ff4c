"""The keys through a power cut, a full disk of few names, and a machine that is busy."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from pathlib import Path

import pytest

from closeness_tui.store.failures import StoreError, WriteFailed, WrongPassphrase
from closeness_tui.store.keywork import WORK_WANTED, work_factor
from closeness_tui.store.wrapping import Scrypt
from tests.store.deaths import SOAK, Tell
from tests.store.test_keys import WORDS, Guarded, new_words
from tests.store.test_power_cut import Claims, Recorder, bad_states
from tests.store.world import World, entry

CHANGES = {
    "remove": lambda world: world.vault().remove_passphrase("old"),
    "recover": lambda world: world.vault().recover(WORDS, "new"),
    "renew": lambda world: world.vault().renew_key("old", WORDS),
    "words": new_words,
}


def opens(guarded: Guarded, world: World) -> bool:
    vault = world.vault()
    for passphrase in ("new", "old"):
        with contextlib.suppress(WrongPassphrase):
            vault.unlock(passphrase)
            break
    log = world.log(vault)
    whole = not log.list().damaged and all(log.open(one.id) == one for one in guarded.kept)
    return whole and log.open_draft(guarded.draft.id) == guarded.draft


@pytest.mark.soak
@pytest.mark.parametrize("doing", CHANGES)
def test_a_power_cut_in_a_change_of_keys_locks_nobody_out(
    world: World, tmp_path: Path, doing: str, tell: Tell
) -> None:
    """Fault 3: the passphrase removed, forgotten and put anew, new words, and all files sealed to a new key."""
    guarded = Guarded(world)

    def work(world: World, disk: Recorder) -> None:
        CHANGES[doing](world)
        disk.claim(doing)

    def judge(world: World, claims: Claims) -> bool:
        done = {"remove": world.vault().state == "open"}.get(doing, True)
        return opens(guarded, world) and (done or not claims)

    seen, bad = bad_states(work, judge, world, tmp_path / "after", most=200 if SOAK else 6)
    assert bad == 0
    assert seen > 8
    tell("bad of states", (bad, seen))


def test_the_same_cut_loses_keys_when_nothing_is_synced(world: World, tmp_path: Path) -> None:
    guarded = Guarded(world)

    def work(world: World, _disk: Recorder) -> None:
        world.vault().renew_key("old", WORDS)

    _seen, bad = bad_states(work, lambda w, _c: opens(guarded, w), world, tmp_path / "after", syncs=())
    assert bad > 0


@pytest.mark.soak
def test_a_disk_without_room_for_more_names_loses_nothing(tmp_path: Path, tell: Tell) -> None:
    """Fault 5: a full disk of 3 MiB and 60 names, also in the middle of sealing all anew."""
    small = tmp_path / "small"
    small.mkdir()
    if not SOAK or os.system(f"mount -t tmpfs -o size=3m,nr_inodes=60 tmpfs {small} 2>/dev/null"):  # noqa: S605
        pytest.skip("a small disk is mounted by root in the long run only")
    try:
        world = World(small / "home")
        guarded = Guarded(world)
        saved = []
        with contextlib.suppress(StoreError):
            for _number in range(100):
                saved.append(world.log().save(entry()))
        assert 10 < len(saved) < 100
        with contextlib.suppress(WriteFailed):
            world.vault().renew_key("old", WORDS)
        assert opens(guarded, world)
        assert world.left_over() == []
        for one in saved[:4]:
            (world.folder.entries / "2026-11" / f"{one.id}.age").unlink()
        vault = world.vault()
        vault.unlock("old")
        assert "resealing" not in world.folder.card.read_text()
        assert opens(guarded, world)
        tell("entries until it was full", len(saved))
    finally:
        os.system(f"umount -l {small}")  # noqa: S605


def _busy() -> None:
    while True:
        sum(range(10000))


@pytest.mark.soak
@pytest.mark.scrypt
def test_the_cost_stays_in_bounds_or_is_called_weak_on_a_busy_machine(tell: Tell) -> None:
    """Fault 9: the cost of scrypt while eight other processes keep the machine busy."""
    if not SOAK:
        pytest.skip("the long run only")
    busy = [multiprocessing.Process(target=_busy, daemon=True) for _number in range(8)]
    for one in busy:
        one.start()
    try:
        wrapped = [Scrypt().wrap(b"body", "one") for _time in range(3)]
    finally:
        for one in busy:
            one.kill()
    assert all(one.weak == (work_factor(one.data) not in WORK_WANTED) for one in wrapped)
    assert all(work_factor(one.data) < WORK_WANTED.stop for one in wrapped)
    assert not all(one.weak for one in wrapped)
    tell("costs", [work_factor(one.data) for one in wrapped])
