"""Fault 4: every call that changes the disk fails, once or from then on, before or after it took effect."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from closeness_tui.content.documents import cleaned
from closeness_tui.core.entry import Entry
from closeness_tui.store import files
from closeness_tui.store.disk import Disk
from closeness_tui.store.failures import WriteFailed
from tests.store.deaths import SOAK, Tell
from tests.store.world import WatchedDisk, World, draft, entry

KINDS = [errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS, KeyboardInterrupt]


class FailingDisk(WatchedDisk):
    """Fails the one call of the given number, or that one and all that follow."""

    def __init__(self, number: int, kind: Any, *, late: bool, lasting: bool = False) -> None:
        self.number, self.kind, self.late, self.lasting = number, kind, late, lasting
        self.calls = 0

    def around(self, name: str, act: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        self.calls += 1
        if not (self._lasts(name) if self.lasting else self.calls == self.number):
            return act(*args)
        if self.late or name == "close":
            act(*args)
        raise KeyboardInterrupt if self.kind is KeyboardInterrupt else OSError(self.kind, "injected")

    def _lasts(self, name: str) -> bool:
        # A disk on which nothing more can be written still lets go of what is there.
        return self.calls >= self.number and name != "unlink"


class HalfTaken(WatchedDisk):
    """Takes less than all at the write of the given number."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.calls = 0

    def around(self, name: str, act: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        self.calls += name == "write"
        if name == "write" and self.calls == self.number:
            return act(args[0], args[1][: len(args[1]) // 2])
        return act(*args)


class Prepared:
    """A log with one entry and one draft, copied anew for each run."""

    def __init__(self, home: Path) -> None:
        self.world = World(home)
        log = self.world.log()
        self.old = log.save(entry())
        self.doomed = log.save(entry())
        self.draft = log.save_draft(draft())
        self.one = log.save(entry(words="one", replaces="a" * 26))
        self.other = log.save(entry(words="other", replaces="a" * 26))
        self.new = cleaned(entry(created=self.old.created.replace(month=12)))
        self.later = cleaned(draft(id=self.draft.id, words="and more"))

        def undo(world: World) -> None:
            log = world.log()
            log.delete(self.doomed.id)
            log.restore(self.doomed.id)

        self.work: dict[str, Callable[[World], object]] = {
            "save": lambda world: world.log().save(self.new),
            "save again": lambda world: world.log().save(self.old),
            "save draft": lambda world: world.log().save_draft(self.later),
            "drop draft": lambda world: world.log().drop_draft(self.draft.id),
            "delete": lambda world: world.log().delete(self.doomed.id),
            "revise": lambda world: world.log().revise(self.doomed.id, self.new),
            "choose": lambda world: world.log().choose(self.one.id, [self.other.id]),
            "undo": undo,
        }

    def copy(self, home: Path) -> World:
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(self.world.home, home)
        files._settled.clear()
        return World(home)

    def check(self, world: World, doing: str, *, done: bool) -> None:
        files.disk = Disk()
        files._settled.clear()
        assert world.left_over() == []
        log = world.log()
        listing = log.list()
        assert listing.damaged == ()
        there = {row.id for row in listing.entries}
        assert log.open(self.old.id) == self.old
        assert (self.doomed.id in there) or doing in ("delete", "undo") or self.new.id in there
        if self.new.id in there:
            assert replace(log.open(self.new.id), replaces="") == self.new
        words = {log.open(row.id).words for row in listing.entries if row.replaces == "a" * 26}
        assert "one" in words
        assert "other" in words or doing == "choose"
        if doing != "drop draft":
            assert log.open_draft(self.draft.id) in (self.draft, self.later)
        if done:
            assert {
                "save": self.new.id in there,
                "delete": self.doomed.id not in there,
                "revise": self.new.id in there and self.doomed.id not in there,
                "choose": words == {"one"},
                "undo": self.doomed.id in there,
                "save draft": doing != "save draft" or log.open_draft(self.draft.id) == self.later,
            }.get(doing, True)
        if doing not in ("choose", "undo"):
            # A choice, and the undo of a deletion, belong to the process that began them.
            self.work[doing](world)


def outcome(act: Callable[[World], object], world: World, disk: Disk) -> bool:
    """Whether it said that it was done; anything but our own error or the interruption is a failure of the test."""
    files.disk = disk
    try:
        act(world)
    except (WriteFailed, KeyboardInterrupt):
        return False
    return True


HOW = {
    "before": {"late": False},
    "after": {"late": True},
    "from then on": {"late": False, "lasting": True},
    "after, from then on": {"late": True, "lasting": True},
}


def name_of(kind: Any) -> str:
    return "ctrl-c" if kind is KeyboardInterrupt else errno.errorcode[kind]


# The numbers differ in nothing but the words for people: at short length one stands for all.
SWEEPS = [
    (kind, how)
    for kind in KINDS
    for how in HOW
    if kind is not KeyboardInterrupt or "from" not in how
    if SOAK or kind == (errno.ENOSPC if "from" in how else errno.EIO) or kind is KeyboardInterrupt
]


@pytest.mark.soak
@pytest.mark.parametrize(
    ("kind", "how"), SWEEPS, ids=lambda value: value if isinstance(value, str) else name_of(value)
)
def test_a_fault_at_any_call_damages_nothing_and_leaves_nothing(
    tmp_path: Path, kind: Any, how: str, tell: Tell
) -> None:
    """Fault 4: in a save, a draft, a deletion, an edit, a choice of versions and an undo."""
    prepared = Prepared(tmp_path / "first")
    runs = 0
    for doing, act in prepared.work.items():
        for number in range(1, 100):
            world = prepared.copy(tmp_path / "copy")
            disk = FailingDisk(number, kind, **HOW[how])
            done = outcome(act, world, disk)
            prepared.check(world, doing, done=done)
            if disk.calls < number:
                break
            runs += 1
    assert runs > 50
    tell("faults", runs)


@pytest.mark.soak
def test_a_write_that_takes_half_at_any_place_is_gone_on_with(tmp_path: Path, tell: Tell) -> None:
    """Fault 4: short writes."""
    prepared = Prepared(tmp_path / "first")
    runs = 0
    for doing, act in prepared.work.items():
        for number in range(1, 100):
            world = prepared.copy(tmp_path / "copy")
            disk = HalfTaken(number)
            assert outcome(act, world, disk)
            prepared.check(world, doing, done=True)
            if disk.calls < number:
                break
            runs += 1
    assert runs >= 5
    tell("short writes", runs)


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS if SOAK else [errno.EIO, KeyboardInterrupt], ids=name_of)
@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
def test_a_fault_at_the_first_use_can_be_tried_again(
    tmp_path: Path, kind: Any, *, late: bool, tell: Tell
) -> None:
    """Fault 4: in the first use of all."""
    kept = entry()
    for number in range(1, 200):
        world = World(tmp_path / str(number))
        files._settled.clear()
        disk = FailingDisk(number, kind, late=late)
        done = outcome(lambda world: world.log().save(kept), world, disk)
        files.disk = Disk()
        files._settled.clear()
        assert world.left_over() == []
        log = world.log()
        if done:
            assert log.open(kept.id) == kept
        log.save(kept)
        assert log.open(kept.id) == kept
        assert log.list().damaged == ()
        if disk.calls < number:
            assert number > 20
            tell("faults", number - 1)
            return
    pytest.fail("the first use never came to an end")


def test_short_writes_are_gone_on_with(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stingy(Disk):
        def write(self, handle: int, data: memoryview) -> int:
            return os.write(handle, data[:7])

    files.disk = Stingy()
    kept = world.log().save(entry())
    files.disk = Disk()
    assert world.log().open(kept.id) == kept


def test_a_disk_that_takes_nothing_more_is_full(world: World) -> None:
    class Full(Disk):
        def write(self, handle: int, data: memoryview) -> int:
            return os.write(handle, data[:100]) if len(data) > 200 else 0

    world.log().prepare()
    files.disk = Full()
    with pytest.raises(WriteFailed, match="the disk is full"):
        world.log().save(entry())
    assert world.left_over() == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EMFILE, 9999])
def test_the_reason_is_plain_and_the_system_s_own_words_are_not_shown(world: World, number: int) -> None:
    world.log().prepare()
    files.disk = FailingDisk(2, number, late=False)
    with pytest.raises(WriteFailed) as caught:
        world.log().save(entry())
    assert "injected" not in str(caught.value)
    assert "Errno" not in str(caught.value)
    assert caught.value.__context__ is None
    assert caught.value.sentence.startswith("this could not be saved: ")


def test_it_says_before_any_word_is_typed_that_saving_will_not_work(world: World) -> None:
    assert world.log().can_write() == ""
    files.disk = FailingDisk(1, errno.EROFS, late=False)
    assert "the disk can only be read" in world.log().can_write()
    files.disk = Disk()
    assert [path for path in world.home.rglob("*") if path.is_file() and ".tmp" in path.name] == []


def test_a_folder_that_was_taken_away_is_made_again(world: World) -> None:
    log = world.log()
    log.save(entry())
    shutil.rmtree(world.folder.entries)
    kept = log.save(entry())
    assert log.open(kept.id) == kept


def in_child(act: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            act()
            os._exit(0)
        except BaseException:  # noqa: BLE001
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.soak
@pytest.mark.parametrize("limit", [600, 2000])
def test_a_limit_on_file_size_is_a_plain_failure(world: World, limit: int) -> None:
    """Fault 5: the size that this account may write."""
    import resource  # noqa: PLC0415 - not on every system

    before = world.log().save(entry())

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        with pytest.raises(WriteFailed):
            world.log().save(entry(words="long " * 500))

    assert in_child(limited) == 0
    assert world.left_over() == []
    assert world.log().open(before.id) == before
    assert len(world.log().list().entries) == 1


@pytest.mark.soak
def test_a_full_disk_loses_nothing_and_works_again_after_clearing(tmp_path: Path, tell: Tell) -> None:
    """Fault 5: a disk that fills up, of 3 MiB at full length."""
    small = tmp_path / "small"
    small.mkdir()
    size = "3m" if SOAK else "300k"
    if os.system(f"mount -t tmpfs -o size={size} tmpfs {small} 2>/dev/null"):  # noqa: S605
        pytest.skip("a small disk can only be mounted by root")
    try:
        world = World(small / "home")
        log = world.log()
        saved: list[Entry] = []
        failure = ""
        while not failure and len(saved) < 2000:
            try:
                saved.append(log.save(entry()))
            except WriteFailed as error:
                failure = error.sentence
        assert failure == "this could not be saved: the disk is full"
        assert len(saved) > 10
        assert world.log().can_write() != ""
        assert world.left_over() == []
        assert {row.id for row in world.log().list().entries} == {one.id for one in saved}
        (world.folder.entries / "2026-11" / f"{saved[0].id}.age").unlink()
        (world.folder.entries / "2026-11" / f"{saved[1].id}.age").unlink()
        world.log().save(entry())
        tell("entries until it was full", len(saved))
    finally:
        os.system(f"umount -l {small}")  # noqa: S605
