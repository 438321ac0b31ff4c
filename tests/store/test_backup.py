"""A backup is whole, was read again, and opens as the log did."""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import tarfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from closeness_tui.store import backup as backup_room
from closeness_tui.store import files
from closeness_tui.store.backup import backup
from closeness_tui.store.dates import last_date, remember_date
from closeness_tui.store.failures import AlreadyThere, Held, ReadFailed, WriteFailed
from closeness_tui.store.holds import hold
from closeness_tui.store.shelf import Shelf
from tests.store.test_faults import FailingDisk
from tests.store.world import CANARY, QuickDisk, WatchedDisk, World, draft, entry


def test_a_backup_unpacked_in_the_place_of_the_log_is_the_log(world: World, tmp_path: Path) -> None:
    vault = world.vault()
    log = world.log(vault)
    kept = [log.save(entry()) for _number in range(3)]
    unfinished = log.save_draft(draft())
    log.delete(log.save(entry()).id)
    vault.choose_passphrase("one")
    steps: list[tuple[int, int]] = []
    target = tmp_path / "log.tar"
    made = backup(world.folder, target, opener=vault.opener(), progress=lambda *step: steps.append(step))
    assert (made.sealed, made.opened, made.unopened, made.left_out) == (4, 4, (), ())
    assert made.size == target.stat().st_size
    assert steps[-1] == (made.files, made.files)
    assert target.stat().st_mode & 0o777 == 0o600
    assert CANARY.encode() not in target.read_bytes()
    copy = World(tmp_path / "other")
    copy.places.data.mkdir(parents=True)
    subprocess.run(["tar", "-xf", target, "-C", copy.places.data], check=True)
    same = {path: data for path, data in world.bytes_of_all().items() if path.startswith("data/log/")}
    assert copy.bytes_of_all() == same
    again = copy.vault()
    again.unlock("one")
    assert [copy.log(again).open(one.id) for one in kept] == kept
    assert copy.log(again).open_draft(unfinished.id) == unfinished


def test_a_locked_log_is_backed_up_too_and_no_account_is_named(world: World, tmp_path: Path) -> None:
    vault = world.vault()
    world.log(vault).save(entry())
    vault.choose_passphrase("one")
    made = backup(world.folder, tmp_path / "log.tar")
    assert (made.sealed, made.opened) == (1, None)
    with tarfile.open(made.path) as tar:
        members = tar.getmembers()
    assert {(one.uid, one.gid, one.uname, one.gname, one.mode) for one in members} == {(0, 0, "", "", 0o600)}
    assert "log/README.txt" in {one.name for one in members}


def test_nothing_is_replaced_unless_it_was_asked_for(world: World, tmp_path: Path) -> None:
    world.log().save(entry())
    target = tmp_path / "log.tar"
    target.write_bytes(b"mine")
    with pytest.raises(AlreadyThere):
        backup(world.folder, target)
    assert target.read_bytes() == b"mine"
    backup(world.folder, target, replace=True)
    assert tarfile.is_tarfile(target)
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(AlreadyThere):
        backup(world.folder, folder, replace=True)


def test_a_place_that_makes_no_sense_is_refused(world: World, tmp_path: Path) -> None:
    with pytest.raises(ReadFailed, match="nothing to back up"):
        backup(world.folder, tmp_path / "log.tar")
    world.log().save(entry())
    with pytest.raises(WriteFailed, match="inside the log"):
        backup(world.folder, world.folder.drafts.parent / "log.tar")
    with pytest.raises(WriteFailed, match="is not there"):
        backup(world.folder, tmp_path / "typo" / "log.tar")
    assert not (tmp_path / "typo").exists()


def test_damaged_entries_are_backed_up_as_they_are_and_named(world: World, tmp_path: Path) -> None:
    log = world.log()
    kept = [log.save(entry()) for _number in range(2)]
    path = world.folder.entries / "2026-11" / f"{kept[0].id}.age"
    path.write_bytes(path.read_bytes()[:-1])
    os.mkfifo(world.folder.entries / "2026-11" / "pipe")
    (world.folder.root / "link").symlink_to("/etc")
    (path.parent / ".tmp-0123456789abcdef").write_bytes(b"half")
    made = backup(world.folder, tmp_path / "log.tar", opener=world.vault().opener())
    assert (made.sealed, made.opened) == (2, 1)
    assert made.unopened == (f"log/entries/2026-11/{kept[0].id}.age",)
    assert sorted(made.left_out) == ["log/entries/2026-11/pipe", "log/link"]


@pytest.mark.parametrize("kind", [errno.ENOSPC, errno.EIO, KeyboardInterrupt])
@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
def test_a_fault_at_any_call_leaves_the_former_backup_or_the_whole_new_one(
    world: World, tmp_path: Path, kind: Any, *, late: bool
) -> None:
    log = world.log()
    log.save(entry())
    place = tmp_path / "stick"
    place.mkdir()
    target = place / "log.tar"
    backup(world.folder, target)
    former = target.read_bytes()
    log.save(entry())
    for number in range(1, 60):
        target.write_bytes(former)
        disk = FailingDisk(number, kind, late=late)
        files.disk = disk
        with contextlib.suppress(WriteFailed, KeyboardInterrupt):
            backup(world.folder, target, replace=True)
        files.disk = QuickDisk()
        assert [path.name for path in place.iterdir()] == ["log.tar"]
        if target.read_bytes() != former:
            with tarfile.open(target) as tar:
                assert sum(one.name.endswith(".age") for one in tar) == 2
        if disk.calls < number:
            break
    assert number > 5


def test_a_disk_that_garbles_what_it_was_given_is_noticed(world: World, tmp_path: Path) -> None:
    world.log().save(entry())

    class Garbling(WatchedDisk):
        def around(self, name: str, act: Callable[..., Any], args: tuple[Any, ...]) -> Any:
            if name == "write":
                return act(args[0], memoryview(bytes(args[1]).replace(b"age-encryption", b"age-encrypti0n")))
            return act(*args)

    files.disk = Garbling()
    with pytest.raises(WriteFailed, match="did not read back"):
        backup(world.folder, tmp_path / "log.tar")
    assert not (tmp_path / "log.tar").exists()


def test_no_backup_is_made_while_the_keys_change(world: World, tmp_path: Path) -> None:
    world.log().save(entry())
    with hold(Shelf(world.folder).key_lock), pytest.raises(Held):
        backup(world.folder, tmp_path / "log.tar")


def test_an_entry_deleted_meanwhile_does_no_harm(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = world.log()
    doomed, kept = log.save(entry()), log.save(entry())
    real = backup_room._all_files

    def then_delete(root: Path) -> list[Path]:
        found = list(real(root))
        log.delete(doomed.id)
        return found

    monkeypatch.setattr(backup_room, "_all_files", then_delete)
    made = backup(world.folder, tmp_path / "log.tar", opener=world.vault().opener())
    assert (made.sealed, made.opened, made.left_out) == (1, 1, ())
    assert log.ids() == {kept.id}


def test_the_date_of_the_last_backup_is_remembered_and_a_damaged_memory_is_none(world: World) -> None:
    assert last_date(world.places, "backup") is None
    when = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    remember_date(world.places, "backup", when)
    remember_date(world.places, "check", when.replace(day=24))
    assert last_date(world.places, "backup") == when
    assert last_date(world.places, "check") == when.replace(day=24)
    world.places.dates.write_bytes(b"\xff")
    assert last_date(world.places, "backup") is None
    remember_date(world.places, "backup", when)
    assert last_date(world.places, "backup") == when
