"""Packs are a saving of time: whatever is done to them or to the files, lists and searches say what the files say."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from closeness_tui.core.entry import Entry, Summary
from closeness_tui.core.query import Query, fits, ratings_of, says, words_in
from closeness_tui.store import files, months
from closeness_tui.store.failures import DamagedEntry, Locked, NotThere
from closeness_tui.store.logs import Log
from closeness_tui.store.packs import Packs
from closeness_tui.store.shelf import new_id
from tests.store.deaths import SOAK
from tests.store.test_kill import said, started
from tests.store.world import CANARY, World, entry

KILLS = 200 if SOAK else 20


@pytest.fixture(autouse=True)
def _packs_for_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(months, "MANY", 4)
    monkeypatch.setattr(months, "LOOSE", 2)
    monkeypatch.setattr(months, "FRESH", 0)


def packs(world: World) -> list[Path]:
    return sorted(world.folder.packs.glob("*.pack.age"))


def word_files(world: World) -> list[Path]:
    return sorted(world.folder.packs.glob("*.words.age"))


def filled(world: World, count: int = 6) -> tuple[Log, list[Entry]]:
    log = world.log()
    kept = [log.save(entry(words=f"word{number} und so", lines=())) for number in range(count)]
    log.list()
    return log, kept


@contextlib.contextmanager
def reads(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of entry files that are read meanwhile."""
    read: list[str] = []
    real = files.read_whole

    def noting(path: Path) -> bytes:
        if path.parent.parent.name == "entries":
            read.append(path.stem)
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(files, "read_whole", noting)
        patch.setattr("closeness_tui.store.sealed_text.read_whole", noting)
        yield read


def test_a_list_from_a_pack_reads_no_entry_and_is_the_same(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, kept = filled(world)
    assert [path.name for path in packs(world)] == ["2026-11.pack.age"]
    with reads(monkeypatch) as read:
        assert world.log().list() == log.list()
        found = world.log().search(Query(words_in("word3")))
    assert [hit.summary.id for hit in found.hits] == read == [kept[3].id]


def test_a_small_log_has_no_packs_and_a_log_grown_small_loses_them(world: World) -> None:
    _log, kept = filled(world, 3)
    assert packs(world) == word_files(world) == []
    filled(world, 3)
    assert len(packs(world)) == 1
    for each in kept:
        world.log().delete(each.id)
    assert len(world.log().list().entries) == 3
    assert packs(world) == []


def test_a_pack_is_written_again_only_after_many_new_entries(world: World) -> None:
    log, _kept = filled(world)
    (pack,) = packs(world)
    before = pack.read_bytes()
    for number in range(3):
        assert pack.read_bytes() == before
        log.save(entry())
        assert len(world.log().list().entries) == 7 + number
    assert pack.read_bytes() != before


def test_a_deleted_entry_leaves_its_pack_at_once_also_while_locked(world: World) -> None:
    vault = world.vault()
    log = world.log(vault)
    log.prepare()
    vault.choose_passphrase("one")
    kept = [log.save(entry(lines=())) for _number in range(8)]
    log.list()
    (pack,) = packs(world)
    log.delete(kept[0].id)
    body = vault.open(pack.read_bytes())
    assert kept[0].id.encode() not in body
    assert kept[1].id.encode() in body
    vault.lock()
    log.delete(kept[1].id)
    assert packs(world) == word_files(world) == []
    with pytest.raises(Locked):
        log.list()


def test_an_entry_deleted_on_another_machine_leaves_the_pack_at_the_next_look(world: World) -> None:
    _log, kept = filled(world)
    files.write_whole(world.folder.deleted / kept[2].id, b"")
    assert kept[2].id not in {row.id for row in world.log().list().entries}
    assert kept[2].id.encode() not in world.vault().open(packs(world)[0].read_bytes())


def _of_another_month(world: World, pack: Path) -> None:
    other = pack.with_name("2026-10.pack.age")
    world.log().save(entry(created=datetime(2026, 10, 1, tzinfo=UTC)))
    world.log().list()
    shutil.copy(other, pack)


def _with_another_shape(world: World, pack: Path) -> None:
    body = world.vault().open(pack.read_bytes())
    pack.write_bytes(world.vault().seal(body.replace(b'"pack":1', b'"pack":2', 1)))


def _with_less_text(world: World, pack: Path) -> None:
    body = world.vault().open(pack.read_bytes())
    head, index, texts = body.split(b"\n", 2)
    pack.write_bytes(world.vault().seal(b"\n".join((head, index, texts[:9]))))


def _sealed_to_another(world: World, pack: Path) -> None:
    body = world.vault().open(pack.read_bytes())
    other = World(world.home.parent / "other")
    other.log().prepare()
    pack.write_bytes(other.vault().seal(body))


HURTS: dict[str, Callable[[World, Path], object]] = {
    "missing": lambda _world, pack: pack.unlink(),
    "empty": lambda _world, pack: pack.write_bytes(b""),
    "cut short": lambda _world, pack: os.truncate(pack, pack.stat().st_size // 2),
    "flipped": lambda _world, pack: pack.write_bytes(pack.read_bytes()[:-9] + b"x" + pack.read_bytes()[-8:]),
    "longer": lambda _world, pack: pack.write_bytes(pack.read_bytes() + b"\n"),
    "a folder": lambda _world, pack: (pack.unlink(), pack.mkdir()),
    "not ours": lambda _world, pack: pack.write_bytes(b"pack"),
    "not JSON": lambda world, pack: pack.write_bytes(world.vault().seal(b"{\n[\n")),
    "no rows": lambda world, pack: pack.write_bytes(world.vault().seal(b"{}\n[]\n")),
    "odd rows": lambda world, pack: pack.write_bytes(
        world.vault().seal(world.vault().open(pack.read_bytes()).split(b"\n")[0] + b'\n[[1,"2"],null]\n')
    ),
    "of another month": _of_another_month,
    "another shape": _with_another_shape,
    "less text": _with_less_text,
    "sealed to another key": _sealed_to_another,
}


@pytest.mark.parametrize("hurt", HURTS)
def test_a_doubtful_pack_is_made_again_with_visible_progress(world: World, hurt: str) -> None:
    _log, kept = filled(world)
    (pack,) = packs(world)
    HURTS[hurt](world, pack)
    told: list[tuple[int, int]] = []
    listing = world.log().list(progress=lambda done, total: told.append((done, total)))
    assert {row.id for row in listing.entries} >= {each.id for each in kept}
    assert listing.damaged == ()
    assert told[-1][0] == told[-1][1] >= 6
    assert [done for done, _total in told] == list(range(1, len(told) + 1))
    found = world.log().search(Query(words_in("word4")))
    assert [hit.summary.id for hit in found.hits] == [kept[4].id]
    assert hurt == "a folder" or kept[4].id.encode() in world.vault().open(pack.read_bytes())


def test_an_entry_that_was_changed_or_swapped_is_not_shown_from_the_pack(world: World) -> None:
    log, kept = filled(world)
    paths = [world.folder.entries / "2026-11" / f"{each.id}.age" for each in kept]
    paths[0].write_bytes(paths[0].read_bytes()[:-1] + b"x")
    first, second = paths[1].read_bytes(), paths[2].read_bytes()
    paths[1].write_bytes(second)
    paths[2].write_bytes(first)
    for listing in (log.list(), world.log().list()):
        assert {row.id for row in listing.entries} == {each.id for each in kept[3:]}
        assert {row.id for row in listing.damaged} == {each.id for each in kept[:3]}
    found = world.log().search(Query(words_in("word0")))
    assert (found.hits, len(found.damaged)) == ((), 3)


def test_many_damaged_files_do_not_make_the_pack_be_written_at_each_look(world: World) -> None:
    _log, kept = filled(world, 12)
    for each in kept[:5]:
        (world.folder.entries / "2026-11" / f"{each.id}.age").write_bytes(b"")
    world.log().list()
    before = packs(world)[0].read_bytes()
    assert len(world.log().list().damaged) == 5
    assert packs(world)[0].read_bytes() == before


def test_a_pack_of_a_former_key_does_not_stay(world: World) -> None:
    vault = world.vault()
    log = world.log(vault)
    for _number in range(6):
        log.save(entry())
    log.list()
    (pack,) = packs(world)
    old = world.vault().opener()
    vault.choose_passphrase("one")
    assert len(log.list().entries) == 6
    with pytest.raises(Exception, match="another key"):
        old(pack.read_bytes())


def test_the_words_in_memory_go_when_the_log_is_locked(world: World) -> None:
    vault = world.vault()
    log = world.log(vault)
    log.prepare()
    vault.choose_passphrase("one")
    log.save(entry())
    log.search(Query())
    assert log._months._memory
    vault.lock()
    with pytest.raises(Locked):
        log.search(Query())
    assert not log._months._memory
    vault.unlock("one")
    log.list()
    log.forget()
    assert not log._months._memory


def test_months_beyond_what_memory_keeps_are_read_again_and_are_the_same(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, _kept = filled(world)
    log.save(entry(created=datetime(2020, 1, 1, tzinfo=UTC), words="old and here"))
    whole = log.list()
    monkeypatch.setattr(months, "KEPT", 1)
    assert log.list() == log.list() == whole
    assert not log._months._memory
    assert len(log.search(Query(words_in("old"))).hits) == 1


def test_a_disk_that_takes_no_pack_hinders_nothing(world: World) -> None:
    world.folder.packs.parent.mkdir(parents=True)
    world.folder.packs.write_bytes(b"a file in the place of the folder")
    log, kept = filled(world)
    assert len(log.list().entries) == len(world.log().search(Query()).hits) == len(kept)


def test_packs_tell_no_word_on_the_disk(world: World) -> None:
    log = world.log()
    for number in range(6):
        log.save(entry(created=datetime(2026, 1 + number, 1, tzinfo=UTC)))
    assert len(log.search(Query(words_in(CANARY))).hits) == 6
    assert len(packs(world)) == 6
    everything = world.bytes_of_all()
    assert [name for name, data in everything.items() if CANARY.encode() in data] == []
    assert {len(world.vault().open(path.read_bytes())) % 4096 for path in packs(world)} == {0}


@pytest.mark.soak
def test_a_reader_killed_while_it_writes_packs_leaves_nothing_that_lies(world: World) -> None:
    chance = random.Random(3)  # noqa: S311 - the same moments each time
    log = world.log()
    kept = [
        log.save(entry(created=datetime(2026, 1 + number % 12, 1, tzinfo=UTC), words=f"word{number} x"))
        for number in range(36)
    ]
    expected = log.list()

    def look_for_ever(say: Callable[[str], None]) -> None:
        say("ready")
        while True:
            shutil.rmtree(world.folder.packs, ignore_errors=True)
            world.log().list()

    for _kill in range(KILLS):
        child, reading = started(look_for_ever)
        said(reading, until="ready")
        time.sleep(chance.random() * 0.06)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reading)
        assert world.log().list() == expected
    assert len(world.log().search(Query(words_in("word7"))).hits) == 1
    assert len(kept) == len(expected.entries)
    assert files.sweep(world.folder.packs, older_than=-1) >= 0
    assert world.left_over() == []


class Model:
    """What the log should say, kept in plain memory."""

    def __init__(self, world: World, seed: int) -> None:
        self.world = world
        self.chance = random.Random(seed)  # noqa: S311 - the same course each time
        self.entries: dict[str, Entry] = {}
        self.damaged: set[str] = set()
        self.gone: dict[str, Entry] = {}
        self.taken: dict[str, Entry] = {}
        self.log = world.log()
        self.log.prepare()

    def one(self) -> Entry:
        words = " ".join(self.chance.choices(("alma", "Bora", "ceta", "Dürer", "echt"), k=3))
        created = datetime(2026, self.chance.randint(9, 11), self.chance.randint(1, 28), 12, tzinfo=UTC)
        return entry(created=created, words=words, starred=self.chance.random() < 0.3, lines=())

    def path(self, each: Entry) -> Path:
        return self.world.folder.entries / f"{each.created:%Y-%m}" / f"{each.id}.age"

    def whole(self) -> list[Entry]:
        return [each for one, each in self.entries.items() if one not in self.damaged]

    def act(self) -> str:
        acts = [self.save] * 6 + [self.delete, self.restore, self.revise, self.copy_in, self.copy_out] * 2
        acts += [self.hurt_pack, self.remove_pack, self.damage, self.conflict, self.another_process]
        act = self.chance.choice(acts)
        if self.whole() or act in (self.save, self.copy_in):
            act()
        return act.__name__

    def save(self) -> None:
        kept = self.log.save(self.one())
        self.entries[kept.id] = kept

    def delete(self) -> None:
        each = self.chance.choice(self.whole())
        self.log.delete(each.id)
        self.gone[each.id] = self.entries.pop(each.id)

    def restore(self) -> None:
        for one in list(self.gone)[:1]:
            with contextlib.suppress(NotThere):
                self.log.restore(one)
                self.entries[one] = self.gone.pop(one)

    def revise(self) -> None:
        old = self.chance.choice(self.whole())
        kept = self.log.revise(old.id, self.one())
        del self.entries[old.id]
        self.entries[kept.id] = kept

    def copy_in(self) -> None:
        # Another machine with the same key saved it, and a sync tool brought the file.
        made, place = self.one(), self.world.home.parent / "elsewhere"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.world.folder.root, place / "data" / "log")
        kept = World(place).log().save(made)
        target = self.path(kept)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(World(place).folder.entries / target.parent.name / target.name, target)
        self.entries[kept.id] = kept

    def copy_out(self) -> None:
        # The tool took a file away.
        each = self.chance.choice(self.whole())
        self.path(each).unlink()
        self.taken[each.id] = self.entries.pop(each.id)

    def hurt_pack(self) -> None:
        for pack in packs(self.world):
            pack.write_bytes(self.chance.choice((b"", pack.read_bytes()[:-3], bytes(99))))
        self.log = self.world.log()

    def remove_pack(self) -> None:
        for pack in packs(self.world)[:1]:
            pack.unlink()

    def damage(self) -> None:
        if self.chance.random() < 0.3:
            each = self.chance.choice(self.whole())
            self.path(each).write_bytes(b"age-encryption.org/v1\n")
            self.damaged.add(each.id)

    def conflict(self) -> None:
        each = self.chance.choice(self.whole())
        path = self.path(each)
        shutil.copy2(path, path.with_name(f"{each.id}.sync-conflict-20261122-211403-ABCDEFG.age"))
        for done in self.log.adopt_copies() if self.chance.random() < 0.5 else ():
            match done.what:
                case "put back":
                    self.entries[done.id] = self.taken.pop(done.id)
                case "adopted":
                    assert done.id in self.damaged
                    old = self.entries[done.id]
                    again = replace(old, id=done.new_id, replaces=old.replaces or old.id)
                    self.entries[again.id] = again
                case "same":
                    assert done.id in self.entries
                case what:
                    assert what == "deleted"

    def another_process(self) -> None:
        self.log = self.world.log()

    def check(self, course: list[str]) -> None:
        expected = sorted(
            self.whole(), key=lambda each: (f"{each.created:%Y-%m}", each.created, each.id), reverse=True
        )
        for log in (self.log, self.world.log()):
            listing = log.list()
            assert [row.id for row in listing.entries] == [each.id for each in expected], course
            assert list(listing.entries) == [_summary(each) for each in expected], course
            assert {row.id for row in listing.damaged} == self.damaged & self.entries.keys(), course
            assert log.list(2).entries == listing.entries[:2], course
            for query in (Query(words_in("alma"), limit=None), Query(words_in('"dürer echt"'), starred=True)):
                wanted = [each for each in expected if _fits(query, each)]
                found = log.search(query)
                assert [hit.summary.id for hit in found.hits] == [each.id for each in wanted], course


def _summary(each: Entry) -> Summary:
    return Summary(
        each.id,
        each.kind,
        each.created,
        each.exercise,
        each.title,
        each.tags,
        each.starred,
        each.replaces,
    )


def _fits(query: Query, each: Entry) -> bool:
    return says(query, each) and fits(query, _summary(each), ratings_of(each))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(60 if SOAK else 6))
def test_after_any_course_of_events_list_and_search_say_what_a_plain_model_says(
    world: World, seed: int
) -> None:
    model = Model(world, seed)
    course: list[str] = []
    for _step in range(40):
        course.append(model.act())
        if model.chance.random() < 0.5:
            model.check(course)
    model.check(course)


def test_a_name_that_was_never_there_is_no_trouble(world: World) -> None:
    log, _kept = filled(world)
    log.delete(new_id())
    assert len(log.list().entries) == 6
    empty = world.folder.entries / "2026-11" / f"{new_id()}.age"
    empty.write_bytes(b"")
    with pytest.raises(DamagedEntry):
        log.open(empty.stem)


@pytest.mark.parametrize(
    "hurt", ["missing", "empty", "cut short", "flipped", "a folder", "not ours", "not JSON"]
)
def test_a_doubtful_file_of_words_hides_nothing(world: World, hurt: str) -> None:
    _log, kept = filled(world)
    (known,) = word_files(world)
    HURTS[hurt](world, known)
    found = world.log().search(Query(words_in("word4")))
    assert [hit.summary.id for hit in found.hits] == [kept[4].id]


def test_a_part_of_a_word_and_words_with_a_space_between_are_found_by_the_words_of_the_month(
    world: World,
) -> None:
    _log, kept = filled(world)
    for looked_for in ("ord4", '"word4"'):
        found = world.log().search(Query(words_in(looked_for)))
        assert [hit.summary.id for hit in found.hits] == [kept[4].id]
    assert world.log().search(Query(words_in("nowhere4"))).hits == ()


def test_a_month_that_cannot_have_a_hit_is_not_opened(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(world)
    monkeypatch.setattr(Packs, "open", lambda *_arguments: pytest.fail("opened"))
    assert world.log().search(Query(words_in("nowhere4"))).hits == ()


def test_the_words_of_a_deleted_entry_go_with_its_pack(world: World) -> None:
    log, kept = filled(world)
    (known,) = word_files(world)
    packs(world)[0].unlink()
    log.delete(kept[4].id)
    assert not known.exists()
