from __future__ import annotations

import os
import shutil
import stat
import subprocess
import time
import traceback
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import tomli

from closeness_tui.content.documents import NewerDocument, cleaned, dump_entry
from closeness_tui.store import files
from closeness_tui.store.failures import DamagedKey, Locked, NotThere, StoreError, WriteFailed
from closeness_tui.store.places import find_places
from closeness_tui.store.remembered import recall_index, remember_index
from closeness_tui.store.shelf import is_id, new_id, padded
from tests.store.world import CANARY, World, draft, entry


def test_an_entry_comes_back_as_it_was_saved(world: World) -> None:
    typed = entry(words="a\r\nb \x1b[31mred")
    kept = world.log().save(typed)
    assert kept == cleaned(typed)
    assert kept.words == "a\nb [31mred"
    assert world.log().open(kept.id) == kept


def test_the_list_is_newest_first_over_months_and_zones(world: World) -> None:
    log = world.log()
    moments = [
        datetime(2026, 12, 1, 0, 5, tzinfo=timezone(timedelta(hours=13))),
        datetime(2026, 11, 30, 12, tzinfo=UTC),
        datetime(2026, 11, 30, 13, 30, tzinfo=timezone(timedelta(hours=2))),
        datetime(2025, 11, 30, tzinfo=UTC),
        datetime(2040, 1, 19, tzinfo=UTC),
        datetime(1969, 1, 1, tzinfo=UTC),
    ]
    for moment in moments:
        log.save(entry(created=moment))
    shown = [row.created for row in log.list().entries]
    assert shown == [moments[i] for i in (4, 0, 1, 2, 3, 5)]
    assert [row.created for row in log.list(newest=2).entries] == shown[:2]


def test_the_newest_few_open_only_the_months_they_need(world: World) -> None:
    log = world.log()
    for month in (1, 2, 3):
        log.save(entry(created=datetime(2026, month, 1, tzinfo=UTC)))
    for path in (world.folder.entries / "2026-01").iterdir():
        path.write_bytes(b"")
    assert log.list(newest=2).damaged == ()
    assert len(log.list().damaged) == 1


def test_a_deletion_leaves_a_mark_that_wins_over_a_copy(world: World) -> None:
    log = world.log()
    kept = log.save(entry())
    path = world.folder.entries / "2026-11" / f"{kept.id}.age"
    copy = path.read_bytes()
    log.delete(kept.id)
    assert not path.exists()
    assert (world.folder.deleted / kept.id).read_bytes() == b""
    path.write_bytes(copy)
    assert log.list().entries == ()
    assert log.ids() == frozenset()
    with pytest.raises(NotThere):
        log.open(kept.id)
    with pytest.raises(WriteFailed):
        log.save(kept)
    log.tidy()
    assert not path.exists()


def test_a_draft_whose_entry_exists_is_stale_and_that_is_known_while_locked(world: World) -> None:
    vault = world.vault()
    log = world.log(vault)
    log.prepare()
    vault.choose_passphrase("one")
    vault.lock()
    done, waiting = log.save_draft(draft()), log.save_draft(draft())
    log.save(entry(id=done.id))
    assert log.waiting() == (waiting.id,)
    with pytest.raises(Locked):
        log.open_draft(waiting.id)
    world.log().prepare()
    assert not (world.folder.drafts / f"{done.id}.age").exists()
    log.drop_draft(waiting.id)
    assert log.waiting() == ()


def test_the_last_used_draft_waits_first(world: World) -> None:
    log = world.log()
    first, second = log.save_draft(draft()), log.save_draft(draft())
    os.utime(world.folder.drafts / f"{second.id}.age", (1, 1))
    assert log.waiting() == (first.id, second.id)


def test_two_machines_merge_by_copying_files(tmp_path: Path) -> None:
    here = World(tmp_path / "here")
    both = [here.log().save(entry()) for _number in range(3)]
    shutil.copytree(here.home, tmp_path / "there")
    there = World(tmp_path / "there")
    mine, theirs = here.log().save(entry()), there.log().save(entry())
    there.log().delete(both[0].id)
    for source, target in ((here, there), (there, here)):
        subprocess.run(["cp", "-rn", f"{source.folder.root}/.", target.folder.root], check=True)
    expected = {both[1].id, both[2].id, mine.id, theirs.id}
    assert here.log().ids() == there.log().ids() == expected
    assert here.log().list().damaged == there.log().list().damaged == ()


def test_a_newer_document_is_shown_and_not_touched(world: World) -> None:
    vault = world.vault()
    log = world.log(vault)
    kept = log.save(entry())
    path = world.folder.entries / "2026-11" / f"{kept.id}.age"
    newer = dump_entry(kept).replace("schema = 1", "schema = 99", 1)
    path.write_bytes(vault.seal(padded(newer)))
    assert [row.id for row in log.list().entries] == [kept.id]
    with pytest.raises(NewerDocument) as caught:
        log.open(kept.id)
    assert caught.value.text.startswith(newer)
    vault.choose_passphrase("one")
    with pytest.raises(NewerDocument):
        log.open(kept.id)


def test_a_folder_of_a_newer_version_is_read_and_not_written_to(world: World) -> None:
    log = world.log()
    kept = log.save(entry())
    card = world.folder.card
    card.write_text(card.read_text().replace("min_reader = 1", "min_reader = 2"))
    assert log.open(kept.id) == kept
    with pytest.raises(WriteFailed, match="newer version"):
        log.save(entry())
    assert "newer version" in log.can_write()


def test_files_are_for_the_owner_alone_whatever_the_umask(world: World) -> None:
    """Fault 12: modes."""
    before = os.umask(0)
    try:
        log = world.log()
        kept = log.save_draft(draft())
        log.save(entry())
        log.delete(log.save(entry()).id)
        log.hold(kept.id)
        remember_index(world.places, b"x")
        files.write_whole(world.places.settings, b"")
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in world.home.rglob("*") if path.is_file()}
    folders = {stat.S_IMODE(path.stat().st_mode) for path in world.home.rglob("*") if path.is_dir()}
    assert (modes, folders) == ({0o600}, {0o700})


def test_sizes_and_times_tell_little(world: World) -> None:
    log = world.log()
    for number in range(20):
        log.save(entry(words="x" * number, lines=()))
    sealed = list((world.folder.entries / "2026-11").iterdir())
    assert {path.stat().st_mtime for path in sealed} == {datetime(2026, 11, 1, tzinfo=UTC).timestamp()}
    assert {len(padded("x" * number)) % 512 for number in range(2000)} == {0}
    assert tomli.loads(padded('a = """\n#"""\n').decode()) == {"a": "#"}


def test_no_file_and_no_message_holds_a_private_word(world: World) -> None:
    """Fault 12: the canary in no file, no representation and no traceback."""
    vault = world.vault()
    log = world.log(vault)
    log.save_draft(draft())
    kept = log.save(entry())
    vault.choose_passphrase(f"{CANARY} pass")
    vault.change_passphrase(f"{CANARY} pass", f"{CANARY} new")
    log.save(entry())
    spoken = [repr(each) for each in (log, vault, vault._keys, kept.lines, log.open(kept.id).lines)]
    (world.folder.entries / "2026-11" / f"{kept.id}.age").write_bytes(b"broken")
    for act in (lambda: log.open(kept.id), lambda: vault.change_passphrase(f"{CANARY} wrong", "x")):
        try:
            act()
        except StoreError:
            spoken.append(traceback.format_exc())
    assert len(spoken) == 7
    assert not any(CANARY in words for words in spoken)
    assert not any("AGE-SECRET" in words for words in spoken)
    everything = world.bytes_of_all()
    assert len(everything) > 6
    assert [name for name, data in everything.items() if CANARY.encode() in data or CANARY in name] == []
    assert [name for name, data in everything.items() if b"AGE-SECRET" in data] == []


def test_without_a_passphrase_only_the_bare_key_file_holds_the_key(world: World) -> None:
    world.log().save(entry())
    holding = [Path(name).name for name, data in world.bytes_of_all().items() if b"AGE-SECRET" in data]
    assert holding == ["identity.txt"]


@pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed")
def test_the_real_age_opens_an_entry_without_us(world: World) -> None:
    kept = world.log().save(entry())
    path = world.folder.entries / "2026-11" / f"{kept.id}.age"
    done = subprocess.run(
        ["age", "-d", "-i", world.folder.bare_identity, path], capture_output=True, check=True
    )
    assert done.stdout.decode().startswith(dump_entry(kept))
    assert done.stdout == padded(dump_entry(kept))
    assert "age -d -i identity.txt" in world.folder.readme.read_text()


def test_a_log_that_lost_its_key_says_so_instead_of_starting_anew(world: World) -> None:
    log = world.log()
    log.save(entry())
    world.folder.bare_identity.unlink()
    assert "missing" in log.can_write()
    with pytest.raises(DamagedKey):
        log.save(entry())
    assert not world.folder.bare_identity.exists()


def test_a_lost_or_damaged_card_is_made_again_from_the_key(world: World) -> None:
    log = world.log()
    kept = log.save(entry())
    for hurt in (b"", b"recipient = 1", b"\xff"):
        world.folder.card.write_bytes(hurt)
        again = world.log().save(entry())
        assert world.log().open(again.id) == again
        assert world.log().open(kept.id) == kept
        assert b"min_reader" in world.folder.card.read_bytes()


def test_the_places_follow_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = find_places({"CLOSENESS_HOME": str(tmp_path)})
    assert (places.data, places.cache, places.state) == (
        tmp_path / "data",
        tmp_path / "cache",
        tmp_path / "state",
    )
    assert places.log.root == tmp_path / "data" / "log"
    assert places.therapist.locks != places.log.locks
    monkeypatch.chdir(tmp_path)
    assert find_places({"CLOSENESS_HOME": "here"}).data == tmp_path / "here" / "data"
    assert find_places({}).data.name == "closeness"


def test_a_second_log_of_the_same_shape_is_apart(world: World) -> None:
    from closeness_tui.store.logs import Log  # noqa: PLC0415
    from closeness_tui.store.vault import Vault  # noqa: PLC0415

    mine = world.log().save(entry())
    other = Log(world.places.therapist, Vault(world.places.therapist))
    theirs = other.save(entry())
    assert world.log().ids() == {mine.id}
    assert other.ids() == {theirs.id}


def test_what_is_remembered_of_the_library_is_only_a_help(world: World) -> None:
    assert recall_index(world.places) is None
    remember_index(world.places, b"index")
    assert recall_index(world.places) == b"index"
    world.places.index.unlink()
    world.places.index.mkdir()
    remember_index(world.places, b"other")
    assert recall_index(world.places) is None
    assert files.read_text(world.places.settings) is None


def test_ids_are_random_and_of_the_one_shape() -> None:
    ids = {new_id() for _number in range(1000)}
    assert len(ids) == 1000
    assert all(map(is_id, ids))


def test_a_save_is_quick_enough_to_follow_typing(world: World) -> None:
    log, took = world.log(), []
    for _number in range(60):
        kept = entry()
        before = time.perf_counter()
        log.save(kept)
        took.append(time.perf_counter() - before)
    assert sorted(took)[30] < 0.05
