"""Two machines, one folder: plain copying merges them, and nothing that was written is lost."""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from closeness_tui.content.documents import cleaned
from closeness_tui.core.answer import Words
from closeness_tui.core.entry import Entry, Line
from closeness_tui.core.query import Query, words_in
from closeness_tui.store import months
from closeness_tui.store.disk import Disk
from closeness_tui.store.failures import Held, Locked, NotThere, WriteFailed
from closeness_tui.store.logs import Log
from closeness_tui.store.shelf import is_id
from tests.store.deaths import SOAK, Tell
from tests.store.test_kill import said, started
from tests.store.test_power_cut import MOST, SYNCS, Recorder, bad_states
from tests.store.world import WatchedDisk, World, draft, entry

SYNCTHING = "{id}.sync-conflict-20261122-211403-ABCDEFG.age"
COPY_NAMES = [
    SYNCTHING,
    "{id} (Ana's conflicted copy 2026-11-22).age",
    "{id} (In Konflikt stehende Kopie von Ana 2026-11-22).age",
    "{id} 2.age",
    "{id} (1).age",
    "{id}-LAPTOP.age",
    "{id}.age.sync-conflict-20261122-211403-ABCDEFG",
    "{id}.conflict1.age",
]
NO_COPY_NAMES = [".syncthing.{id}.age.tmp", "~syncthing~{id}.age.tmp", ".{id}.age.Xa81bC", "{id}.age.part"]


def pair(tmp_path: Path, count: int = 3) -> tuple[World, World, list[Entry]]:
    here = World(tmp_path / "here")
    kept = [here.log().save(entry(lines=())) for _number in range(count)]
    shutil.copytree(here.folder.root, tmp_path / "there" / "data" / "log")
    return here, World(tmp_path / "there"), kept


def bring(source: World, target: World) -> None:
    subprocess.run(["cp", "-rn", f"{source.folder.root}/.", target.folder.root], check=True)


def shown(world: World) -> set[str]:
    listing = world.log().list()
    assert listing.damaged == ()
    return {row.id for row in listing.entries}


def path_of(world: World, kept: Entry) -> Path:
    return world.folder.entries / "2026-11" / f"{kept.id}.age"


@pytest.mark.soak
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("seed", range(40 if SOAK else 3))
def test_diverged_copies_merge_to_the_same_set_in_both_orders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, packed: bool
) -> None:
    """Fault 8: adds, edits and deletions on both sides, brought together in both orders."""
    if packed:
        monkeypatch.setattr(months, "MANY", 1)
        monkeypatch.setattr(months, "FRESH", 0)
    chance = random.Random(seed)  # noqa: S311 - the same course each time
    here, there, both = pair(tmp_path, 8)
    alive = {each.id for each in both}
    for world in (here, there):
        log = world.log()
        log.list()
        for number in range(6):
            old = chance.choice(both)
            match number % 3:
                case 0:
                    alive.add(log.save(entry(lines=())).id)
                case 1:
                    log.delete(old.id)
                    alive.discard(old.id)
                case _ if old.id in log.ids():
                    alive.add(log.revise(old.id, replace(old, words="later")).id)
                    alive.discard(old.id)
        log.list()
    results = []
    for order in ((here, there), (there, here)):
        copies = []
        for number, world in enumerate((here, there)):
            place = tmp_path / f"merged{len(results)}{number}"
            shutil.copytree(world.home, place)
            copies.append(World(place))
        worlds = dict(zip((here.home, there.home), copies, strict=True))
        first, second = (worlds[world.home] for world in order)
        bring(first, second)
        bring(second, first)
        results += [shown(first), shown(second)]
        assert first.log().list().versions == second.log().list().versions
    assert results == [alive] * 4


def test_an_edit_is_durable_before_the_old_version_goes(world: World) -> None:
    log = world.log()
    old = log.save(entry())
    new = log.revise(old.id, replace(old, words="better so"))
    assert new.id != old.id
    assert new.replaces == old.id
    assert (log.ids(), log.open(new.id).words) == ({new.id}, "better so")
    third = log.revise(new.id, replace(new, words="better still"))
    assert third.replaces == old.id
    assert log.list().versions == ()


def test_an_edit_that_fails_at_any_point_loses_neither_version_and_can_be_tried_again(world: World) -> None:
    from closeness_tui.store import files  # noqa: PLC0415

    class Failing(WatchedDisk):
        left = 0

        def around(self, name: str, act: Callable[..., Any], args: tuple[Any, ...]) -> Any:
            if name in ("create", "sync", "replace", "unlink", "sync_folder"):
                self.left -= 1
                if self.left == 0:
                    raise OSError(5, "no")
            return act(*args)

    failed = 0
    for point in itertools.count(1):
        log = world.log()
        old = log.save(entry(words="old words"))
        wanted = entry(words="new words")
        disk = Failing()
        disk.left = point
        files.disk = disk
        try:
            log.revise(old.id, wanted)
        except WriteFailed:
            failed += 1
            files.disk = Disk()
            texts = {log.open(each).words for each in log.ids() & {old.id, wanted.id}}
            assert texts & {"old words", "new words"}
            assert log.revise(old.id, wanted).id == wanted.id
        files.disk = Disk()
        assert wanted.id in log.ids()
        assert old.id not in log.ids()
        assert log.list().versions == ()
        if disk.left > 0:
            break
    assert failed >= 5


@pytest.mark.soak
@pytest.mark.parametrize("syncs", [True, False])
def test_a_power_cut_in_an_edit_a_choice_or_an_undo_loses_no_words_unless_nothing_is_synced(
    world: World, tmp_path: Path, syncs: bool, tell: Tell
) -> None:
    """Fault 3: an edit, a choice between two versions, and a deletion undone."""
    log = world.log()
    old, undone = log.save(entry(words="old words")), log.save(entry(words="undone"))
    one = log.save(entry(words="one", replaces=old.id))
    other = log.save(entry(words="other", replaces=old.id))
    new = cleaned(entry(words="new words"))

    def work(world: World, disk: Recorder) -> None:
        log = world.log()
        log.delete(undone.id)
        disk.claim("deleted")
        log.restore(undone.id)
        disk.claim("restored")
        log.revise(undone.id, new)
        disk.claim("revised")
        log.choose(one.id, [other.id])
        disk.claim("chosen")

    def judge(world: World, claims: list[str]) -> bool:
        log = world.log()
        listing = log.list()
        words = {log.open(row.id).words for row in listing.entries}
        there = bool(words & {"undone", "new words"}) or claims in (["deleted"], [])
        return (
            not listing.damaged
            and there
            and "one" in words
            and (claims != ["deleted", "restored"] or bool(words & {"undone", "new words"}))
            and ("revised" not in claims or ("new words" in words and "undone" not in words))
            and ("other" not in words if "chosen" in claims else True)
        )

    how: dict[str, Any] = {"most": MOST, "syncs": SYNCS} if syncs else {"most": 12, "syncs": ()}
    seen, bad = bad_states(work, judge, world, tmp_path / "after", **how)
    assert seen > 20
    assert bad == 0 if syncs else bad > seen / 3
    tell("bad of states", (bad, seen))


def test_two_edits_of_one_entry_are_two_versions_and_choosing_keeps_one(tmp_path: Path) -> None:
    here, there, both = pair(tmp_path)
    mine = here.log().revise(both[0].id, replace(both[0], words="mine"))
    mine = here.log().revise(mine.id, replace(mine, words="mine, once more"))
    theirs = there.log().revise(both[0].id, replace(both[0], words="theirs"))
    bring(here, there)
    bring(there, here)
    for world in (here, there):
        assert shown(world) == {mine.id, theirs.id, both[1].id, both[2].id}
        assert [set(group) for group in world.log().versions()] == [{mine.id, theirs.id}]
        assert {*world.log().list(1).versions, *world.log().list().versions}
    kept = here.log().choose(mine.id, [theirs.id])
    assert kept.words == "mine, once more"
    assert shown(here) == {kept.id, both[1].id, both[2].id}
    assert here.log().versions() == ()
    assert here.log().choose(kept.id, []) == kept


def test_two_machines_that_choose_differently_have_two_versions_again_and_not_none(tmp_path: Path) -> None:
    here, there, both = pair(tmp_path, 1)
    mine = here.log().revise(both[0].id, replace(both[0], words="mine"))
    theirs = there.log().revise(both[0].id, replace(both[0], words="theirs"))
    bring(here, there)
    bring(there, here)
    here.log().choose(mine.id, [theirs.id])
    there.log().choose(theirs.id, [mine.id])
    bring(here, there)
    bring(there, here)
    for world in (here, there):
        log = world.log()
        (group,) = log.versions()
        assert {log.open(one).words for one in group} == {"mine", "theirs"}


def test_an_entry_deleted_here_and_edited_there_keeps_the_edit(tmp_path: Path) -> None:
    here, there, both = pair(tmp_path, 1)
    here.log().delete(both[0].id)
    edited = there.log().revise(both[0].id, replace(both[0], words="edited"))
    bring(here, there)
    bring(there, here)
    assert shown(here) == shown(there) == {edited.id}


@pytest.mark.soak
@pytest.mark.parametrize("name", COPY_NAMES)
def test_an_identical_conflict_copy_is_counted_once(world: World, name: str) -> None:
    """Fault 8: the names that sync tools give to conflict copies."""
    log = world.log()
    kept = log.save(entry())
    copy = path_of(world, kept).with_name(name.format(id=kept.id))
    # Sealed anew, as a machine that chose a passphrase would have done: other bytes, the same words.
    copy.write_bytes(world.vault().seal(world.vault().open(path_of(world, kept).read_bytes())))
    assert [(done.what, done.id) for done in log.adopt_copies()] == [("same", kept.id)]
    assert not copy.exists()
    assert log.open(kept.id) == kept
    assert log.adopt_copies() == ()


@pytest.mark.soak
@pytest.mark.parametrize("name", COPY_NAMES)
def test_a_differing_conflict_copy_becomes_a_version_under_the_same_new_id_everywhere(
    tmp_path: Path, name: str
) -> None:
    """Fault 8: a conflict copy with other words is a version, the same on every machine."""
    here, there, both = pair(tmp_path, 1)
    other = World(tmp_path / "other")
    shutil.copytree(here.folder.root, other.folder.root)
    path_of(other, both[0]).unlink()
    other.log().save(replace(both[0], words="another text"))
    new_ids = set()
    for world in (here, there):
        shutil.copy(path_of(other, both[0]), path_of(world, both[0]).with_name(name.format(id=both[0].id)))
        (done,) = world.log().adopt_copies()
        assert done.what == "adopted"
        assert is_id(done.new_id)
        assert world.log().open(done.new_id).words == "another text"
        assert world.log().open(both[0].id) == both[0]
        assert world.log().versions() in (((done.new_id, both[0].id),), ((both[0].id, done.new_id),))
        new_ids.add(done.new_id)
    assert len(new_ids) == 1
    bring(here, there)
    assert shown(there) == {both[0].id, *new_ids}


def test_a_copy_of_a_missing_entry_is_put_back_and_one_of_a_deleted_entry_goes(world: World) -> None:
    log = world.log()
    missing, deleted = log.save(entry()), log.save(entry())
    for each in (missing, deleted):
        shutil.copy(path_of(world, each), path_of(world, each).with_name(SYNCTHING.format(id=each.id)))
    path_of(world, missing).unlink()
    log.delete(deleted.id)
    assert {(done.what, done.id) for done in log.adopt_copies()} == {
        ("put back", missing.id),
        ("deleted", deleted.id),
    }
    assert log.ids() == {missing.id}
    assert log.open(missing.id) == missing
    assert len(list((world.folder.entries / "2026-11").iterdir())) == 1


def test_a_whole_copy_of_a_damaged_entry_is_adopted_and_the_damaged_file_stays(world: World) -> None:
    log = world.log()
    kept = log.save(entry())
    copy = path_of(world, kept).with_name(SYNCTHING.format(id=kept.id))
    shutil.copy(path_of(world, kept), copy)
    path_of(world, kept).write_bytes(b"broken")
    (done,) = log.adopt_copies()
    assert done.what == "adopted"
    assert log.open(done.new_id).lines == kept.lines
    assert path_of(world, kept).read_bytes() == b"broken"


@pytest.mark.soak
def test_what_cannot_be_read_and_what_a_tool_is_still_writing_stays(world: World) -> None:
    """Fault 8: the names of files that a tool has not finished."""
    log = world.log()
    kept, other = log.save(entry()), log.save(entry())
    folder = path_of(world, kept).parent
    (folder / SYNCTHING.format(id=kept.id)).write_bytes(b"half")
    # A copy under the name of another entry says nothing that can be trusted.
    shutil.copy(path_of(world, other), folder / f"{kept.id} 2.age")
    for name in NO_COPY_NAMES:
        (folder / name.format(id=kept.id)).write_bytes(path_of(world, kept).read_bytes())
    before = world.bytes_of_all()
    assert [done.what for done in log.adopt_copies()] == ["unreadable"] * 2
    assert world.bytes_of_all() == before
    assert len(log.list().entries) == 2


def test_copies_wait_while_the_log_is_locked(world: World) -> None:
    vault = world.vault()
    log = world.log(vault)
    log.prepare()
    vault.choose_passphrase("one")
    kept = log.save(entry())
    shutil.copy(path_of(world, kept), path_of(world, kept).with_name(SYNCTHING.format(id=kept.id)))
    vault.lock()
    with pytest.raises(Locked):
        log.adopt_copies()
    assert len(list(path_of(world, kept).parent.iterdir())) == 2


def _answered(*words: str) -> tuple[Line, ...]:
    return tuple(Line(f"k{place}", "write", "?", Words(each)) for place, each in enumerate(words))


def test_an_older_state_of_a_draft_goes_and_one_with_words_of_its_own_waits_beside_it(world: World) -> None:
    log, vault = world.log(), world.vault()
    kept = log.save_draft(draft(lines=_answered("one", "two")))
    place = world.folder.drafts / f"{kept.id}.age"

    def copied(**more: Any) -> Path:
        elsewhere = World(world.home.parent / "elsewhere")
        shutil.rmtree(elsewhere.home, ignore_errors=True)
        shutil.copytree(world.folder.root, elsewhere.folder.root)
        elsewhere.log().save_draft(replace(kept, **more))
        target = place.with_name(SYNCTHING.format(id=kept.id))
        shutil.copy(elsewhere.folder.drafts / place.name, target)
        return target

    copied(lines=_answered("one"))
    assert [done.what for done in log.adopt_copies()] == ["same"]
    other = copied(lines=_answered("one", "and three"), words="more")
    (done,) = log.adopt_copies()
    assert done.what == "adopted"
    assert not other.exists()
    assert log.open_draft(kept.id) == kept
    assert log.open_draft(done.new_id).words == "more"
    assert set(log.waiting()) == {kept.id, done.new_id}
    # Finished meanwhile: what the entry says is not asked for again, what it does not say is.
    log.save(entry(id=kept.id, lines=_answered("one", "two")))
    log.tidy()
    copied(lines=_answered("one", "two"))
    assert [done.what for done in log.adopt_copies()] == ["same"]
    copied(lines=_answered("one", "unheard"))
    (done,) = log.adopt_copies()
    assert (done.what, log.open_draft(done.new_id).lines) == ("adopted", _answered("one", "unheard"))
    assert vault.state == "open"


def test_a_deletion_can_be_undone_by_the_process_that_made_it(world: World) -> None:
    log = world.log()
    kept = log.save(entry(words="still here"))
    log.delete(kept.id)
    with pytest.raises(NotThere):
        world.log().restore(kept.id)
    log.restore(kept.id)
    assert log.open(kept.id) == kept
    assert not list(world.folder.deleted.iterdir())
    assert len(world.log().search(Query(words_in("still"))).hits) == 1
    with pytest.raises(NotThere):
        log.restore(kept.id)
    log.delete(kept.id)
    log.restore(kept.id)
    assert log.ids() == {kept.id}


def test_an_undo_that_fails_leaves_the_entry_deleted_and_can_be_tried_again(world: World) -> None:
    from closeness_tui.store import files  # noqa: PLC0415

    class Full(WatchedDisk):
        def around(self, name: str, act: Callable[..., Any], args: tuple[Any, ...]) -> Any:
            if name == "write":
                raise OSError(28, "full")
            return act(*args)

    log = world.log()
    kept = log.save(entry())
    log.delete(kept.id)
    files.disk = Full()
    with pytest.raises(WriteFailed, match="full"):
        log.restore(kept.id)
    files.disk = Disk()
    assert log.ids() == frozenset()
    log.restore(kept.id)
    assert log.open(kept.id) == kept


def test_entries_that_were_seen_and_are_gone_are_missed_and_deleted_ones_are_not(world: World) -> None:
    log = world.log()
    kept = [log.save(entry()) for _number in range(4)]
    assert log.missing() == frozenset()
    log.list(2)
    assert not world.folder.seen.exists()
    log.list()
    path_of(world, kept[0]).unlink()
    log.delete(kept[1].id)
    assert log.missing() == world.log().missing() == {kept[0].id}
    log.list()
    assert log.missing() == {kept[0].id}
    log.stop_missing({kept[0].id})
    assert log.missing() == frozenset()
    data = world.folder.seen.read_bytes()
    assert not any(each.id.encode() in data for each in kept)
    assert world.folder.seen.is_relative_to(world.places.state)


def test_what_was_seen_needs_the_key_and_starts_anew_when_it_is_damaged(world: World) -> None:
    vault = world.vault()
    log = world.log(vault)
    kept = log.save(entry())
    log.list()
    vault.choose_passphrase("one")
    path_of(world, kept).unlink()
    assert log.missing() == {kept.id}
    vault.lock()
    with pytest.raises(Locked):
        log.missing()
    log.note_seen([kept.id])
    vault.unlock("one")
    world.folder.seen.write_bytes(b"broken")
    assert log.missing() == frozenset()
    log.note_seen([log.save(entry()).id, "no id"])
    assert log.missing() == frozenset()


def test_a_list_that_saw_nothing_new_writes_nothing(world: World) -> None:
    log = world.log()
    log.save(entry())
    log.list()
    before = world.bytes_of_all()
    world.log().list()
    log.list()
    assert world.bytes_of_all() == before


@pytest.mark.soak
def test_two_writers_a_deleter_and_a_reader_with_packs_lose_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch, tell: Tell
) -> None:
    """Fault 7: as with two writers and a reader, while entries are also deleted and packs made."""
    monkeypatch.setattr(months, "MANY", 10)
    monkeypatch.setattr(months, "LOOSE", 3)
    many = 400 if SOAK else 80
    world.log().prepare()

    def write(say: Callable[[str], None]) -> None:
        log = world.log()
        for number in range(many):
            kept = log.save(entry(words=f"number{number} end", lines=()))
            if number % 8 == 7:
                log.delete(kept.id)
                say(f"gone:{kept.id}")
            else:
                say(f"kept:{kept.id}")
            if number % 20 == 0:
                log.list()

    children = [started(write) for _writer in range(2)]
    reader = world.log()
    looks: list[set[str]] = []
    for _look in range(12):
        listing = reader.list()
        assert listing.damaged == ()
        looks.append({row.id for row in listing.entries})
        assert reader.search(Query(words_in("number3"))).damaged == ()
    heard = [words for _child, reading in children for words in said(reading)]
    for child, _reading in children:
        os.waitpid(child, 0)
    kept = {words[5:] for words in heard if words.startswith("kept")}
    gone = {words[5:] for words in heard if words.startswith("gone")}
    assert len(kept) == many * 2 * 7 // 8
    for log in (reader, world.log()):
        assert {row.id for row in log.list().entries} == kept == log.ids()
        assert len(log.search(Query(words_in('"number3 end"'))).hits) == 2
    assert reader.missing() == frozenset()
    assert all(look <= kept | gone for look in looks)
    tell("writers x entries, looks of the reader", (2, many, len(looks)))


@pytest.mark.soak
def test_a_copy_made_while_somebody_writes_is_whole(world: World, tmp_path: Path, tell: Tell) -> None:
    """Fault 8: the folder copied again and again while entries are saved, edited and deleted in it."""
    world.log().prepare()

    def write(say: Callable[[str], None]) -> None:
        log, unfinished = world.log(), draft()
        log.hold(unfinished.id)
        for number in itertools.count():
            if number < 100:
                say(f"kept:{log.save(entry()).id}")
            log.save_draft(replace(unfinished, page=number))
            edited = log.revise(log.save(entry()).id, entry(words="edited"))
            log.delete(edited.id)
            if not number:
                say(f"draft:{unfinished.id}")
            # Else the copies would grow without end.
            time.sleep(0.01)

    child, reading = started(write)
    heard = said(reading, until="draft")
    os.set_blocking(reading, False)
    kept = {words[5:] for words in heard if words.startswith("kept")}
    (unfinished,) = (words[6:] for words in heard if words.startswith("draft"))
    copies = 60 if SOAK else 8
    for _copy in range(copies):
        there = World(tmp_path / "there")
        shutil.rmtree(there.home, ignore_errors=True)
        there.folder.root.parent.mkdir(parents=True)
        # What comes and goes during the copying is no fault of the copy.
        subprocess.run(
            ["cp", "-r", world.folder.root, there.folder.root.parent], check=False, capture_output=True
        )
        assert kept <= shown(there)
        assert there.log().open_draft(unfinished).id == unfinished
        assert all(there.log().open(one) for one in there.log().ids())
        with contextlib.suppress(BlockingIOError):
            text = os.read(reading, 65536).decode()
            # The last word may be cut off by the end of the read.
            kept |= {words[5:] for words in text.split("\n")[1:-1] if words.startswith("kept")}
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    tell("copies, entries in the last", (copies, len(kept)))


def test_a_draft_that_runs_in_one_window_is_not_offered_in_another(world: World) -> None:
    kept = world.log().save_draft(draft())
    with world.log().hold(kept.id):
        shutil.copy(
            world.folder.drafts / f"{kept.id}.age", world.folder.drafts / SYNCTHING.format(id=kept.id)
        )
        other = world.log()
        assert [done.what for done in other.adopt_copies()] == ["same"]
        assert other.waiting() == ()
        with pytest.raises(Held):
            other.hold(kept.id)
    assert world.log().waiting() == (kept.id,)


def test_a_save_while_another_window_lists_appears_there_at_the_next_look(world: World) -> None:
    reader: Log = world.log()
    writer = world.log()
    for number in range(5):
        kept = writer.save(entry(words=f"turn{number}"))
        assert [row.id for row in reader.list(1).entries] == [kept.id]
        assert [hit.summary.id for hit in reader.search(Query(words_in(f"turn{number}"))).hits] == [kept.id]
        assert reader.open(kept.id) == cleaned(kept)
