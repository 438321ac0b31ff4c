"""Real processes, really killed: what they had said to be saved is there, and nothing is half there."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from closeness_tui.store import files, holds
from closeness_tui.store.failures import Held
from tests.store.world import World, draft, entry

KILLS = 200 if os.environ.get("CLOSENESS_SOAK") else 20


def started(act: Callable[[Callable[[str], None]], None]) -> tuple[int, int]:
    """A child that runs `act`, and the pipe on which it says things."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        # Nothing of pytest may run in the child, whatever happens in it.
        with contextlib.suppress(BaseException):
            act(lambda words: _tell(writing, words))
        os._exit(0)
    os.close(writing)
    return child, reading


def _tell(writing: int, words: str) -> None:
    os.write(writing, f"{words}\n".encode())


def said(reading: int, until: str = "") -> list[str]:
    heard = b""
    while piece := os.read(reading, 65536):
        heard += piece
        if until and until.encode() in heard:
            break
    if not until:
        os.close(reading)
    return heard.decode().split()


def test_kills_in_the_middle_of_saving_lose_nothing_that_was_acknowledged(world: World) -> None:
    chance = random.Random(7)  # noqa: S311 - the same moments each time
    world.log().prepare()
    saved: dict[str, int] = {}
    drafts: dict[str, int] = {}
    inside = 0

    def save_for_ever(say: Callable[[str], None]) -> None:
        log, unfinished = world.log(), draft()
        log.hold(unfinished.id)
        say(f"ready:{unfinished.id}")
        for number in range(10**6):
            kept = entry(words=f"number {number}")
            say(f"saving:{kept.id}")
            log.save(kept)
            say(f"saved:{kept.id}:{number}")
            log.save_draft(draft(id=unfinished.id, page=number))
            say(f"drafted:{unfinished.id}:{number}")

    for _kill in range(KILLS):
        child, reading = started(save_for_ever)
        heard = said(reading, until="ready")
        time.sleep(chance.random() * 0.02)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        heard += said(reading)
        inside += heard[-1].startswith("sav")
        for words in heard:
            what, _colon, rest = words.partition(":")
            one, _colon, number = rest.partition(":")
            if what in ("saved", "drafted"):
                (saved if what == "saved" else drafts)[one] = int(number)
    log = world.log()
    listing = log.list()
    assert listing.damaged == ()
    assert set(saved) <= {row.id for row in listing.entries}
    assert all(log.open(one).words == f"number {number}" for one, number in saved.items())
    assert all(log.open_draft(one).page in (number, number + 1) for one, number in drafts.items())
    assert set(drafts) <= set(log.waiting())
    assert len(saved) > KILLS / 4
    assert inside > 0
    assert all(
        files.sweep(folder, older_than=-1) >= 0
        for folder in [world.folder.drafts, *world.folder.entries.iterdir()]
    )
    assert world.left_over() == []


def test_two_writers_and_a_reader_do_not_disturb_each_other(world: World) -> None:
    world.log().prepare()

    def save_many(say: Callable[[str], None]) -> None:
        log = world.log()
        for _number in range(60):
            say(log.save(entry()).id)

    children = [started(save_many) for _writer in range(2)]
    reader, complaints = world.log(), 0
    for _look in range(10):
        complaints += len(reader.list().damaged)
    ids = [one for _child, reading in children for one in said(reading)]
    for child, _reading in children:
        os.waitpid(child, 0)
    assert complaints == 0
    assert len(set(ids)) == 120
    assert set(ids) == {row.id for row in world.log().list().entries} == world.log().ids()


def test_two_first_uses_at_once_agree_on_one_key(world: World) -> None:
    children = [started(lambda say: say(world.log().save(entry()).id)) for _window in range(6)]
    ids = {one for _child, reading in children for one in said(reading)}
    for child, _reading in children:
        os.waitpid(child, 0)
    listing = world.log().list()
    assert len(ids) == 6
    assert {row.id for row in listing.entries} == ids
    assert listing.damaged == ()


def test_a_draft_is_held_by_one_window_and_free_once_its_process_was_killed(world: World) -> None:
    kept = world.log().save_draft(draft())

    def keep(say: Callable[[str], None]) -> None:
        world.log().hold(kept.id)
        say("held")
        time.sleep(60)

    child, reading = started(keep)
    said(reading, until="held")
    log = world.log()
    with pytest.raises(Held):
        log.hold(kept.id)
    assert log.waiting() == ()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    assert log.waiting() == (kept.id,)
    with log.hold(kept.id):
        assert world.log().waiting() == ()
    assert log.waiting() == (kept.id,)
    assert list(world.folder.locks.iterdir()) == []


def test_a_passphrase_chosen_while_another_window_saves_loses_no_entry(world: World) -> None:
    world.log().prepare()

    def save_many(say: Callable[[str], None]) -> None:
        log, unfinished = world.log(), draft()
        log.hold(unfinished.id)
        say("ready")
        for number in range(80):
            say(f"entry:{log.save(entry()).id}")
            log.save_draft(draft(id=unfinished.id, page=number))
        say(f"draft:{unfinished.id}")

    child, reading = started(save_many)
    heard = said(reading, until="entry")
    world.vault().choose_passphrase("one")
    heard += said(reading)
    os.waitpid(child, 0)
    vault = world.vault()
    vault.unlock("one")
    log = world.log(vault)
    listing = log.list()
    assert listing.damaged == ()
    assert {words[6:] for words in heard if words.startswith("entry:")} == {row.id for row in listing.entries}
    assert log.open_draft(next(words[6:] for words in heard if words.startswith("draft:"))).page == 79


def test_a_lock_file_that_its_holder_removed_is_no_lock_any_more(tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    first = holds.hold(path)
    late = files.open_lock(path)
    first.release()
    assert holds._locked(path, late) is None
    with holds.hold(path), pytest.raises(Held):
        holds.hold(path)


def test_temporary_files_are_swept_only_once_they_are_old(tmp_path: Path) -> None:
    (tmp_path / ".tmp-0123456789abcdef").write_bytes(b"x")
    (tmp_path / ".tmp-mine").write_bytes(b"x")
    assert files.sweep(tmp_path) == 0
    assert files.sweep(tmp_path, older_than=-1) == 1
    assert [path.name for path in tmp_path.iterdir()] == [".tmp-mine"]
