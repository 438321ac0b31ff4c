"""Erasing takes everything private, keys first, and says what would not go."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from closeness_tui.store import files
from closeness_tui.store.dates import remember_date
from closeness_tui.store.erasing import erase
from closeness_tui.store.failures import Held
from closeness_tui.store.logs import Log
from closeness_tui.store.vault import Vault
from tests.store.world import QuickDisk, WatchedDisk, World, draft, entry


def filled(world: World) -> World:
    vault = world.vault()
    log = world.log(vault)
    log.save(entry())
    log.save_draft(draft())
    vault.choose_passphrase("one")
    Log(world.places.therapist, Vault(world.places.therapist)).save(entry())
    remember_date(world.places, "backup", entry().created)
    for path in (
        world.folder.packs / "2026-11.pack.age",
        world.places.index,
        world.folder.seen,
        world.folder.quarantine / "drafts" / "x",
        world.places.state / "reports" / "2026.txt",
        world.places.settings,
        world.places.exercises / "mine.toml",
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return world


def test_everything_private_is_gone_and_plain_settings_stay(world: World) -> None:
    erased = erase(filled(world).places)
    assert (erased.entries, erased.drafts, erased.left) == (2, 1, ())
    assert set(world.bytes_of_all()) == {"data/settings.toml", "data/exercises/mine.toml"}
    assert not world.places.state.exists()
    # The same window can begin anew.
    assert world.vault().state == "absent"
    kept = world.log().save(entry())
    assert world.log().open(kept.id) == kept


def test_the_plain_things_go_too_when_that_was_asked_for(world: World) -> None:
    erase(filled(world).places, also_plain=True)
    assert world.bytes_of_all() == {}


def test_erasing_nothing_is_no_fault(world: World) -> None:
    assert erase(world.places).entries == 0


def test_what_is_not_ours_beside_it_stays(world: World) -> None:
    filled(world)
    foreign = [world.places.cache / "foreign", world.places.state / "foreign", world.places.data / "foreign"]
    for path in foreign:
        path.write_text("mine")
    erase(world.places, also_plain=True)
    assert all(path.exists() for path in foreign)


def test_a_link_inside_is_taken_away_and_not_gone_into(world: World, tmp_path: Path) -> None:
    filled(world)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "photo").write_text("mine")
    (world.folder.root / "link").symlink_to(outside)
    assert erase(world.places).left == ()
    assert (outside / "photo").exists()


def test_a_log_folder_that_is_a_link_is_emptied(world: World, tmp_path: Path) -> None:
    filled(world)
    synced = tmp_path / "synced"
    world.folder.root.rename(synced)
    world.folder.root.symlink_to(synced)
    erase(world.places)
    assert list(synced.iterdir()) == []
    assert not world.folder.root.is_symlink()


def test_nothing_goes_while_a_practice_is_open_in_another_window(world: World) -> None:
    log = world.log()
    unfinished = log.save_draft(draft())
    before = {name for name in world.bytes_of_all() if not name.endswith(".lock")}
    with log.hold(unfinished.id), pytest.raises(Held):
        erase(world.places)
    assert before <= set(world.bytes_of_all())


def test_the_keys_go_first_and_what_would_not_go_is_named(world: World) -> None:
    filled(world)
    order: list[Path] = []

    class Stuck(WatchedDisk):
        def around(self, name: str, act: Callable[..., Any], args: tuple[Any, ...]) -> Any:
            if name == "unlink":
                order.append(args[0])
                if args[0].parent.name == "2026-11":
                    raise OSError(errno.EACCES, "no")
            return act(*args)

    files.disk = Stuck()
    erased = erase(world.places)
    files.disk = QuickDisk()
    unlocked = [path for path in order if path.suffix != ".lock"]
    assert {path.name for path in unlocked[:2]} == {"identity.age", "identity.txt"}
    assert len(erased.left) == 2
    assert {left.reason for left in erased.left} == {"this account has no permission there"}
    assert erase(world.places).left == ()
