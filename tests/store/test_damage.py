"""Fault 6: every kind of damage to a file is noticed, and costs one entry."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from closeness_tui.core.entry import Entry
from closeness_tui.store.failures import DamagedEntry, DamagedKey, NotThere, StoreError
from closeness_tui.store.logs import Log
from tests.architecture.program import closeness
from tests.store.deaths import SOAK, Tell
from tests.store.world import World, draft, entry


@pytest.fixture
def three(world: World) -> tuple[Log, list[Entry], Path]:
    log = world.log()
    more = " and more" * (600 if SOAK else 0)
    kept = [log.save(entry(lines=(), words=f"some words{more}")) for _number in range(3)]
    return log, kept, world.folder.entries / "2026-11" / f"{kept[1].id}.age"


def is_told(log: Log, kept: list[Entry]) -> bool:
    listing = log.list()
    others = {row.id for row in listing.entries} == {kept[0].id, kept[2].id}
    return others and [row.id for row in listing.damaged] == [kept[1].id] and bool(listing.damaged[0].reason)


def goes_unnoticed(path: Path, data: bytes, look: Callable[[], object]) -> bool:
    """Whether the hurt file opens as if nothing were wrong."""
    path.write_bytes(data)
    try:
        look()
    except DamagedEntry:
        return False
    return True


def flips_of(whole: bytes) -> list[tuple[int, int]]:
    """Each bit of the header and of a little of what follows, and one of every other byte; at full length, all."""
    header = whole.index(b"\n--- ") + 48
    return [(at, bit) for at in range(len(whole)) for bit in (range(8) if SOAK or at < header else (at % 8,))]


@pytest.mark.soak
def test_each_flipped_bit_is_noticed(three: tuple[Log, list[Entry], Path], tell: Tell) -> None:
    """Fault 6: the full length flips all bits of an entry of several kilobytes."""
    log, kept, path = three
    whole = path.read_bytes()
    flips = flips_of(whole)
    missed = []
    for number, (at, bit) in enumerate(flips):
        data = whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :]
        if goes_unnoticed(path, data, lambda: log.open(kept[1].id)):
            missed.append((at, bit))
        if number % 250 == 0:
            assert is_told(log, kept)
    assert missed == []
    assert len(flips) > (40_000 if SOAK else 2000)
    assert is_told(log, kept)
    tell("flips, missed", (len(flips), len(missed)))


@pytest.mark.soak
def test_each_truncation_is_noticed(three: tuple[Log, list[Entry], Path], tell: Tell) -> None:
    """Fault 6: every length that is shorter."""
    log, kept, path = three
    whole = path.read_bytes()
    missed = []
    for length in range(len(whole)):
        if goes_unnoticed(path, whole[:length], lambda: log.open(kept[1].id)):
            missed.append(length)
        if length % 250 == 0:
            assert is_told(log, kept)
    assert missed == []
    assert is_told(log, kept)
    tell("truncations, missed", (len(whole), len(missed)))


@pytest.mark.soak
def test_each_flipped_bit_and_each_truncation_of_a_draft_is_noticed(world: World, tell: Tell) -> None:
    """Fault 6, for the unfinished practice."""
    log = world.log()
    kept = log.save_draft(draft())
    path = world.folder.drafts / f"{kept.id}.age"
    whole = path.read_bytes()
    every = 1 if SOAK else 5
    hurt = [
        whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :] for at, bit in flips_of(whole)[::every]
    ]
    hurt += [whole[:length] for length in range(0, len(whole), every)]
    missed = sum(goes_unnoticed(path, data, lambda: log.open_draft(kept.id)) for data in hurt)
    assert missed == 0
    tell("flips and truncations of a draft, missed", (len(hurt), missed))


@pytest.mark.soak
def test_each_flipped_bit_of_the_sealed_key_is_damage_and_no_wrong_passphrase(
    world: World, tell: Tell
) -> None:
    """Fault 9: one is told from the other by the checksum."""
    world.log().save(entry())
    world.vault().choose_passphrase("one")
    path = world.folder.sealed_identity
    whole = path.read_bytes()
    bits = range(0, 8 * len(whole), 1 if SOAK else 23)
    for bit in bits:
        path.write_bytes(whole[: bit // 8] + bytes([whole[bit // 8] ^ 1 << bit % 8]) + whole[bit // 8 + 1 :])
        with pytest.raises(DamagedKey):
            world.vault().unlock("one")
    path.write_bytes(whole)
    world.vault().unlock("one")
    tell("flips of the key file, missed", (len(bits), 0))


def test_the_doctor_tells_of_damage_by_its_exit_code(
    three: tuple[Log, list[Entry], Path], world: World
) -> None:
    """Fault 6: code 1, the damaged entry by its name, and none of the others."""
    _log, kept, path = three
    path.write_bytes(path.read_bytes()[:-1])
    done = closeness("doctor", "--deep", CLOSENESS_HOME=str(world.home))
    assert done.returncode == 1
    assert kept[1].id in done.stdout
    assert kept[0].id not in done.stdout


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _endless(path: Path) -> None:
    os.truncate(path, 1 << 40)


HURTS: dict[str, Callable[[Path], object]] = {
    "a byte more": lambda path: path.write_bytes(path.read_bytes() + b"\n"),
    "itself twice": lambda path: path.write_bytes(path.read_bytes() * 2),
    "empty": lambda path: path.write_bytes(b""),
    "zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "plain text": lambda path: path.write_bytes(b"schema = 1\n"),
    "a folder": _folder,
    "a pipe": _pipe,
    "far too large": _endless,
}


@pytest.mark.parametrize("hurt", HURTS)
def test_what_is_no_entry_is_told_by_its_name_and_the_others_open(
    three: tuple[Log, list[Entry], Path], hurt: str
) -> None:
    log, kept, path = three
    HURTS[hurt](path)
    assert is_told(log, kept)
    with pytest.raises(DamagedEntry):
        log.open(kept[1].id)
    assert log.open(kept[0].id) == kept[0]
    log.save(entry())


def test_two_swapped_files_are_both_told(three: tuple[Log, list[Entry], Path]) -> None:
    log, kept, path = three
    other = path.with_name(f"{kept[2].id}.age")
    first, second = path.read_bytes(), other.read_bytes()
    path.write_bytes(second)
    other.write_bytes(first)
    listing = log.list()
    assert {row.id for row in listing.damaged} == {kept[1].id, kept[2].id}
    assert [row.id for row in listing.entries] == [kept[0].id]


@pytest.mark.parametrize(
    "name",
    [
        "X.age",
        ".tmp-0123456789abcdef",
        "{id}.sync-conflict-20261122-211403-ABCDEFG.age",
        "{id} 2.age",
        "{id}.age.bak",
    ],
)
def test_what_a_sync_tool_leaves_is_passed_over(three: tuple[Log, list[Entry], Path], name: str) -> None:
    log, kept, path = three
    path.with_name(name.format(id=kept[1].id)).write_bytes(path.read_bytes())
    listing = log.list()
    assert len(listing.entries) == 3
    assert listing.damaged == ()


def test_an_entry_of_another_log_is_told_as_not_ours(world: World, tmp_path: Path) -> None:
    other = World(tmp_path / "other")
    stranger = other.log().save(entry())
    mine = world.log().save(entry())
    place = Path("2026-11") / f"{stranger.id}.age"
    (world.folder.entries / place).write_bytes((other.folder.entries / place).read_bytes())
    listing = world.log().list()
    assert [row.id for row in listing.entries] == [mine.id]
    assert [row.reason for row in listing.damaged] == ["it was sealed for another key"]


def test_a_damaged_draft_is_told_and_stays(world: World) -> None:
    log = world.log()
    kept = log.save_draft(draft())
    path = world.folder.drafts / f"{kept.id}.age"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(DamagedEntry):
        log.open_draft(kept.id)
    log.tidy()
    assert path.exists()


def test_an_empty_file_in_the_place_of_an_entry_does_not_cost_its_draft(world: World) -> None:
    log = world.log()
    kept = log.save_draft(draft())
    saved = log.save(entry(id=kept.id))
    path = world.folder.entries / "2026-11" / f"{saved.id}.age"
    path.write_bytes(b"")
    world.log().tidy()
    assert world.log().waiting() == (kept.id,)
    assert world.log().open_draft(kept.id) == kept


@pytest.mark.parametrize(
    "name", ["", "../../settings", "x" * 26 + "/..", "A" * 26, "a" * 25, "a" * 27, "a" * 26 + "\n"]
)
def test_a_name_that_is_no_id_leads_nowhere(world: World, name: str) -> None:
    log = world.log()
    log.prepare()
    before = world.bytes_of_all()
    for act in (log.open, log.delete, log.open_draft, log.hold):
        with pytest.raises(NotThere):
            act(name)
    log.drop_draft(name)
    with pytest.raises(StoreError):
        log.save(entry(id=name))
    with pytest.raises(StoreError):
        log.save_draft(draft(id=name))
    assert world.bytes_of_all() == before
