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
from tests.store.deaths import SOAK, Tell
from tests.store.world import World, draft, entry

KILLS = 2000 if SOAK else 40
EACH = 400 if SOAK else 60
"""Entries of one writer among several."""


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


@pytest.mark.soak
def test_kills_in_the_middle_of_saving_lose_nothing_that_was_acknowledged(world: World, tell: Tell) -> None:
    """Fault 1: killed between the announcement and the acknowledgement of a save."""
    chance = random.Random(7)  # noqa: S311 - the same moments each time
    world.log().prepare()
    saved: dict[str, int] = {}
    drafts: dict[str, int] = {}
    inside = 0

    def save_for_ever(say: Callable[[str], None]) -> None:
        log, unfinished = world.log(), draft()
        log.hold(unfinished.id)
        log.prepare()
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
        inside += heard[-1].startswith("saving")
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
    tell("kills", KILLS)
    tell("inside a save", inside)
    tell("acknowledged entries", len(saved))
    assert all(
        files.sweep(folder, older_than=-1) >= 0
        for folder in [world.folder.drafts, *world.folder.entries.iterdir()]
    )
    assert world.left_over() == []


@pytest.mark.soak
def test_two_writers_and_a_reader_do_not_disturb_each_other(world: World, tell: Tell) -> None:
    """Fault 7: every entry of two writers is there, and the reader never meets half a file."""
    world.log().prepare()

    def save_many(say: Callable[[str], None]) -> None:
        log = world.log()
        for _number in range(EACH):
            say(log.save(entry()).id)

    children = [started(save_many) for _writer in range(2)]
    reader, looks = world.log(), 0
    running = [child for child, _reading in children]
    while running:
        assert reader.list().damaged == ()
        looks += 1
        running = [child for child in running if not os.waitpid(child, os.WNOHANG)[0]]
    ids = [one for _child, reading in children for one in said(reading)]
    assert len(ids) == len(set(ids)) == 2 * EACH
    assert set(ids) == {row.id for row in world.log().list().entries} == world.log().ids()
    tell("writers x entries, looks of the reader", (2, EACH, looks))


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


@pytest.mark.soak
def test_of_many_windows_that_resume_one_draft_at_once_one_gets_it(world: World, tell: Tell) -> None:
    """Fault 7: the second of two terminals that resume one draft is refused."""
    kept = world.log().save_draft(draft())
    windows = 6
    for _round in range(50 if SOAK else 5):

        def resume(say: Callable[[str], None]) -> None:
            try:
                world.log().hold(kept.id)
            except Held:
                say("refused")
                return
            say("got")
            time.sleep(60)

        children = [started(resume) for _window in range(windows)]
        # Only the one that got it is still there; it says so, and the others are done.
        heard = [said(reading, until="\n") for _child, reading in children]
        for child, reading in children:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            os.close(reading)
        assert sorted(heard) == [["got"], *[["refused"]] * (windows - 1)]
        assert world.log().waiting() == (kept.id,)
    tell("rounds of six windows", _round + 1)


CHANGES: dict[str, Callable[[World], object]] = {
    "chosen": lambda world: world.vault().choose_passphrase("one"),
    "changed": lambda world: world.vault().change_passphrase("old", "one"),
    "renewed": lambda world: world.vault().renew_key("one"),
}


@pytest.mark.soak
@pytest.mark.parametrize("change", CHANGES)
def test_a_key_that_changes_while_another_window_saves_loses_no_entry(
    world: World, change: str, tell: Tell
) -> None:
    """Fault 7: an entry is readable whatever happens to the passphrase while it is saved."""
    world.log().prepare()
    if change != "chosen":
        world.vault().choose_passphrase("old" if change == "changed" else "one")
    entries = 1000 if SOAK else 80

    def save_many(say: Callable[[str], None]) -> None:
        log, unfinished = world.log(), draft()
        log.hold(unfinished.id)
        for number in range(entries):
            say(f"entry:{log.save(entry()).id}")
            log.save_draft(draft(id=unfinished.id, page=number))
        say(f"draft:{unfinished.id}")

    child, reading = started(save_many)
    heard = said(reading, until="entry")
    CHANGES[change](world)
    heard += said(reading)
    os.waitpid(child, 0)
    vault = world.vault()
    vault.unlock("one")
    log = world.log(vault)
    listing = log.list()
    assert listing.damaged == ()
    saved = {words[6:] for words in heard if words.startswith("entry:")}
    assert len(saved) == entries
    assert saved == {row.id for row in listing.entries}
    kept = next(words[6:] for words in heard if words.startswith("draft:"))
    assert log.open_draft(kept).page == entries - 1
    tell("entries saved meanwhile", entries)


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
