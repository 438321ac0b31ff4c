"""The doctor names what is wrong, changes nothing, and a repair only moves."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from closeness_tui.content.documents import dump_entry
from closeness_tui.store import doctor, files, keywork
from closeness_tui.store.doctor import Examined, examine, repair
from closeness_tui.store.failures import Locked, ReadFailed
from closeness_tui.store.findings import _told, finding
from closeness_tui.store.packs import Packs
from closeness_tui.store.places import LogFolder
from closeness_tui.store.rows import head_row, stamp_of, whole_row
from closeness_tui.store.shelf import first_of, new_id
from closeness_tui.store.vault import Vault
from tests.store.test_damage import HURTS
from tests.store.world import CANARY, World, draft, entry

WORDS = ("abandon", "ability", "act", "zoo", "zone", "year", "wrong", "below", "then", "art")


@pytest.fixture
def healthy(world: World) -> World:
    vault = world.vault()
    log = world.log(vault)
    for _number in range(3):
        log.save(entry())
    log.save_draft(draft())
    log.delete(log.save(entry()).id)
    vault.choose_passphrase("one")
    vault.set_recovery(WORDS)
    return world


def unlocked(world: World) -> Vault:
    vault = world.vault()
    vault.unlock("one")
    return vault


def codes(examined: Examined) -> list[str]:
    # The stand-in for scrypt writes no age file, so that its cost cannot be read.
    return [one.code for one in examined.findings if one.path != "identity.age"]


def month(world: World) -> Path:
    return world.folder.entries / "2026-11"


def first(world: World) -> Path:
    return sorted(month(world).iterdir())[0]


def test_a_healthy_log_is_clean_at_every_depth_and_nothing_is_touched(healthy: World) -> None:
    before = healthy.bytes_of_all()
    steps: list[tuple[int, int]] = []
    vault = unlocked(healthy)
    found = examine(healthy.folder), examine(healthy.folder, vault), examine(healthy.folder, vault, deep=True)
    examine(healthy.folder, progress=lambda *step: steps.append(step))
    assert [codes(one) for one in found] == [[], [], []]
    assert [(one.entries, one.drafts, one.opened, one.deep) for one in found] == [
        (3, 1, None, False),
        (3, 1, 4, False),
        (3, 1, 4, True),
    ]
    assert steps[-1] == (4, 4)
    assert healthy.bytes_of_all() == before


def test_no_log_is_a_note_and_a_locked_one_is_not_looked_into(world: World) -> None:
    assert codes(examine(world.folder)) == ["no-log"]
    vault = world.vault()
    world.log(vault).save(entry())
    vault.choose_passphrase("one")
    vault.lock()
    with pytest.raises(Locked):
        examine(world.folder, vault)


def test_a_folder_that_will_not_open_is_told_as_that(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.log().save(entry())

    def refuse(*_path: object) -> list[str]:
        raise PermissionError(13, "no")

    monkeypatch.setattr(os, "listdir", refuse)
    with pytest.raises(ReadFailed):
        examine(world.folder)


@pytest.mark.parametrize("hurt", HURTS)
def test_each_hurt_to_an_entry_is_found_and_moved_aside(healthy: World, hurt: str) -> None:
    HURTS[hurt](first(healthy))
    name = f"entries/2026-11/{first(healthy).name}"
    locked = hurt not in ("a byte more", "itself twice")
    assert bool(codes(examine(healthy.folder))) == locked
    found = examine(healthy.folder, unlocked(healthy)).findings
    (one,) = [each for each in found if each.path == name]
    assert one.severity == "damage"
    moved = repair(healthy.folder, found)
    assert [(each.path, each.to) for each in moved] == [(name, f"quarantine/{name}")]
    assert os.path.lexists(healthy.folder.quarantine / name)
    assert codes(examine(healthy.folder, unlocked(healthy))) == ["quarantined"]


ODD = {
    "X.age": "stray",
    "notes.txt": "stray",
    "{id}.age.bak": "stray",
    "{id}.sync-conflict-20261122-211403-ABCDEFG.age": "copy-same",
    "{id} 2.age": "copy-same",
    "{id} (1).age": "copy-same",
    "{id} (Ann's conflicted copy 2026-11-22).age": "copy-same",
    ".syncthing.{id}.age.tmp": "",
    "~syncthing~{id}.age.tmp": "",
    ".tmp-0123456789abcdef": "",
}


@pytest.mark.parametrize("name", ODD)
def test_what_sync_tools_and_hands_leave_is_named(healthy: World, name: str) -> None:
    of = first(healthy)
    of.with_name(name.format(id=of.stem)).write_bytes(of.read_bytes())
    found = examine(healthy.folder, unlocked(healthy))
    assert codes(found) == ([ODD[name]] if ODD[name] else [])
    if ODD[name] == "copy-same":
        of.with_name(name.format(id=of.stem)).write_bytes(b"other")
        assert codes(examine(healthy.folder)) == ["copy-other"]
        assert repair(healthy.folder, examine(healthy.folder).findings) == ()


def test_a_copy_of_the_card_or_the_key_is_named(healthy: World) -> None:
    (healthy.folder.root / "log.sync-conflict-20261122-211403-ABCDEFG.toml").write_text("other")
    (healthy.folder.root / "identity (1).age").write_bytes(healthy.folder.sealed_identity.read_bytes())
    (healthy.folder.root / "photo.jpg").write_bytes(b"")
    (healthy.folder.deleted / "not an id").write_bytes(b"")
    (healthy.folder.entries / "november").mkdir()
    (healthy.folder.root / ".stfolder").mkdir()
    assert sorted(codes(examine(healthy.folder))) == ["copy-other", "copy-same", "stray", "stray", "stray"]


def test_what_a_killed_program_left_is_named_once_it_is_old(
    healthy: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    (month(healthy) / ".tmp-0123456789abcdef").write_bytes(b"x")
    later = (month(healthy) / ".tmp-0123456789abcdef").stat().st_ctime + 4000
    monkeypatch.setattr("time.time", lambda: later)
    assert codes(examine(healthy.folder)) == ["left-over"]


def test_swapped_and_foreign_entries_are_told_apart(healthy: World, tmp_path: Path) -> None:
    one, other, third = sorted(month(healthy).iterdir())
    first_bytes, second_bytes = one.read_bytes(), other.read_bytes()
    one.write_bytes(second_bytes)
    other.write_bytes(first_bytes)
    stranger = keywork.new_identity()
    third.write_bytes(keywork.seal(dump_entry(entry(id=third.stem)).encode(), stranger.recipient))
    assert codes(examine(healthy.folder)) == []
    assert codes(examine(healthy.folder, unlocked(healthy))) == ["other-name", "other-name", "other-key"]


def test_what_is_inside_is_read_only_by_the_deep_look(healthy: World) -> None:
    vault = unlocked(healthy)
    one, other, third = sorted(month(healthy).iterdir())
    for path, text in (
        (one, dump_entry(entry(id=one.stem)).replace("schema = 1", "schema = 99").encode()),
        (other, f'schema = 1\nid = "{other.stem}"\nkind = 5\n'.encode()),
        (third, f'schema = 1\nid = "{third.stem}"\n'.encode() + b"\xff"),
    ):
        path.write_bytes(vault.seal(text))
    assert codes(examine(healthy.folder, vault)) == []
    found = examine(healthy.folder, vault, deep=True)
    assert codes(found) == ["newer", "broken", "not-text"]
    assert [one.severity for one in found.findings if one.code == "newer"] == ["note"]
    assert CANARY not in repr(found)


def test_an_entry_this_computer_has_seen_and_that_is_gone_is_named(healthy: World) -> None:
    log = healthy.log()
    there, gone, deleted = new_id(), new_id(), log.save(entry()).id
    log.delete(deleted)
    seen = {*log.ids(), gone, deleted}
    found = examine(healthy.folder, unlocked(healthy), seen=seen)
    assert [(one.code, one.path) for one in found.findings if one.code == "gone"] == [("gone", f"{gone}.age")]
    assert there not in repr(found)


def test_an_entry_in_two_months_and_one_that_came_back_are_named(healthy: World) -> None:
    path = first(healthy)
    other = healthy.folder.entries / "2026-10" / path.name
    other.parent.mkdir()
    other.write_bytes(path.read_bytes())
    (back,) = (mark.name for mark in healthy.folder.deleted.iterdir())
    (month(healthy) / f"{back}.age").write_bytes(path.read_bytes())
    assert sorted(codes(examine(healthy.folder))) == ["deleted-there", "twice", "twice"]


def test_a_finished_draft_is_named(healthy: World) -> None:
    path = next(healthy.folder.drafts.iterdir())
    healthy.log().save(entry(id=path.stem))
    assert codes(examine(healthy.folder)) == ["draft-finished"]


KEYS: dict[str, tuple[Callable[[LogFolder], object], str]] = {
    "no key": (lambda f: f.sealed_identity.unlink(), "key-missing"),
    "a bare key": (lambda f: f.bare_identity.write_bytes(b"x"), "key-bare"),
    "a former key": (lambda f: f.former_identity.write_bytes(b"x"), "key-former"),
    "no card": (lambda f: f.card.unlink(), "card-damaged"),
    "a broken card": (lambda f: f.card.write_text("format = "), "card-damaged"),
    "a newer folder": (
        lambda f: f.card.write_text(f.card.read_text().replace("min_reader = 1", "min_reader = 7")),
        "newer-folder",
    ),
    "an unfinished sealing": (
        lambda f: f.card.write_text(f.card.read_text() + "resealing = true\n"),
        "unfinished",
    ),
    "damaged words": (lambda f: f.recovery_identity.write_bytes(b"x"), "recovery-damaged"),
    "no words": (lambda f: f.recovery_identity.unlink(), "recovery-missing"),
    "open to others": (lambda f: f.root.chmod(0o755), "permissions"),
}


@pytest.mark.parametrize("hurt", KEYS)
def test_each_hurt_to_the_key_and_the_card_is_named(healthy: World, hurt: str) -> None:
    act, code = KEYS[hurt]
    act(healthy.folder)
    assert code in [one.code for one in examine(healthy.folder).findings]
    assert repair(healthy.folder, examine(healthy.folder).findings) == ()


@pytest.mark.parametrize(
    ("cost", "code"), [(13, "key-cheap"), (19, ""), (23, "key-costly"), (None, "key-damaged")]
)
def test_the_cost_of_the_key_is_read_without_any_work(healthy: World, cost: int | None, code: str) -> None:
    data = b"age-encryption.org/v1\n-> scrypt c2FsdHNhbHRzYWx0c2FsdA %d\nbody" % (cost or 19)
    old = healthy.folder.sealed_identity.read_bytes()
    if cost:
        text = healthy.folder.card.read_text()
        healthy.folder.card.write_text(text.replace(files_sum(old), files_sum(data)))
    healthy.folder.sealed_identity.write_bytes(data)
    found = [one.code for one in examine(healthy.folder).findings]
    assert found == ([code] if code else [])


def files_sum(data: bytes) -> str:
    from closeness_tui.store.card import checksum  # noqa: PLC0415

    return checksum(data)


def test_a_nearly_full_disk_is_named(healthy: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_ROOM", 1 << 60)
    assert codes(examine(healthy.folder)) == ["disk-full"]


def test_a_pack_that_lies_is_found_by_the_deep_look_and_forgotten(healthy: World) -> None:
    vault = unlocked(healthy)
    packs = Packs(healthy.folder, vault)
    path = first(healthy)
    row = whole_row(head_row(vault.open(path.read_bytes()).decode(), stamp_of(path.stat())))
    packs.write("2026-11", {path.stem: row})
    assert codes(examine(healthy.folder, vault, deep=True)) == []
    lie = whole_row(head_row(dump_entry(entry(id=path.stem)), row.stamp))
    packs.write("2026-11", {path.stem: lie})
    assert codes(examine(healthy.folder, vault)) == []
    assert codes(examine(healthy.folder, vault, deep=True)) == ["pack-differs"]
    assert packs.months() == frozenset()


def test_a_repair_overwrites_nothing_and_deletes_nothing(healthy: World) -> None:
    for _time in range(3):
        (healthy.folder.root / "stray").write_bytes(os.urandom(4))
        repair(healthy.folder, examine(healthy.folder).findings)
    assert sorted(path.name for path in healthy.folder.quarantine.iterdir()) == [
        "stray",
        "stray-2",
        "stray-3",
    ]


def test_a_repair_that_is_refused_says_why(healthy: World, monkeypatch: pytest.MonkeyPatch) -> None:
    (healthy.folder.root / "stray").write_bytes(b"x")
    found = examine(healthy.folder).findings

    def refuse(*_paths: object) -> None:
        raise OSError(30, "read-only")

    monkeypatch.setattr(files.disk, "replace", refuse)
    (moved,) = repair(healthy.folder, found)
    assert (moved.path, moved.to, moved.reason) == (
        "stray",
        "",
        "this could not be moved: the disk can only be read",
    )


def test_every_finding_is_a_plain_sentence_and_can_be_told_to_a_script() -> None:
    for code, (severity, _movable, sentence) in _told().items():
        assert severity in ("note", "warning", "damage")
        assert sentence[0].islower()
        assert not sentence.endswith(".")
        assert json.loads(json.dumps(finding(code, "a\udc80").facts()))["path"] == "a?"


def test_the_doctor_leaves_the_times_of_files_alone(healthy: World) -> None:
    examine(healthy.folder, unlocked(healthy), deep=True)
    assert {path.stat().st_mtime for path in month(healthy).iterdir()} == {first_of("2026-11")}
