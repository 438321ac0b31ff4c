"""Fault 10: the real `age` opens what we seal, and we open what it seals; it is skipped where it is not installed."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from closeness_tui.content.documents import dump_entry, read_entry
from closeness_tui.store import keywork
from closeness_tui.store.recovery import phrase
from tests.store.golden_documents import EXERCISE, NEWER, NOTE, PASSPHRASE, WORDS
from tests.store.test_golden import GOLDEN
from tests.store.world import World, entry

AGE = shutil.which("age")
pytestmark = pytest.mark.skipif(AGE is None, reason="the program age is not installed")
LOG = GOLDEN / "schema-1"


def with_passphrase(passphrase: str, *arguments: str | Path, times: int = 1) -> bytes:
    """What `age` writes to its output when the passphrase is typed at its terminal, once or twice."""
    reading, writing = os.pipe()
    child, terminal = pty.fork()
    if child == 0:
        os.dup2(writing, 1)
        os.execv(str(AGE), ["age", *map(str, arguments)])  # noqa: S606
    os.close(writing)
    for question in (b"nter passphrase", b"onfirm passphrase")[:times]:
        asked = b""
        until = time.monotonic() + 60
        while question not in asked and time.monotonic() < until:
            if select.select([terminal], [], [], 1)[0]:
                asked += os.read(terminal, 1000)
        # The echo goes off just after the question; what is typed before is not lost.
        os.write(terminal, passphrase.encode() + b"\n")
    with os.fdopen(reading, "rb") as out:
        told = out.read()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(terminal)
    assert code == 0
    return told


def run_age(*arguments: str | Path, given: bytes | None = None) -> bytes:
    done = subprocess.run([str(AGE), *map(str, arguments)], input=given, capture_output=True, check=True)
    return done.stdout


def test_age_opens_every_golden_file_with_the_bare_key() -> None:
    paths = sorted(LOG.rglob("*/*.age"))
    texts = {path.stem: run_age("-d", "-i", GOLDEN / "identity.txt", path).decode() for path in paths}
    assert len(texts) == 5
    assert read_entry(texts[EXERCISE.id]) == EXERCISE
    assert read_entry(texts[NOTE.id]) == NOTE
    assert texts["aaaaaaaaaaaaaaaaaaaaaaaaa6"].startswith(NEWER)


@pytest.mark.scrypt
def test_age_opens_an_entry_with_the_sealed_key_and_its_passphrase() -> None:
    path = LOG / "entries" / "2026-12" / f"{NOTE.id}.age"
    told = with_passphrase(PASSPHRASE, "-d", "-i", LOG / "identity.age", path)
    assert read_entry(told.decode()) == NOTE


@pytest.mark.scrypt
def test_age_opens_the_key_with_the_recovery_words() -> None:
    told = with_passphrase(phrase(WORDS), "-d", LOG / "identity.recovery.age")
    assert keywork.read_keys(told) == keywork.read_keys((GOLDEN / "identity.txt").read_bytes())


@pytest.mark.parametrize("armoured", [False, True])
def test_an_entry_that_age_sealed_to_our_key_is_read(world: World, *, armoured: bool) -> None:
    log = world.log()
    log.prepare()
    mine = entry()
    (recipient,) = (key.recipient for key in keywork.read_keys(world.folder.bare_identity.read_bytes()))
    sealed = run_age("-r", recipient, *(["-a"] if armoured else []), given=dump_entry(mine).encode())
    path = world.folder.entries / "2026-11" / f"{mine.id}.age"
    path.parent.mkdir(parents=True)
    path.write_bytes(sealed)
    assert log.open(mine.id) == mine
    assert [row.id for row in log.list().entries] == [mine.id]


def test_an_entry_that_age_sealed_to_us_among_others_is_read(world: World, tmp_path: Path) -> None:
    log = world.log()
    log.prepare()
    mine = entry()
    others = [keywork.new_identity().recipient for _number in range(2)]
    (recipient,) = (key.recipient for key in keywork.read_keys(world.folder.bare_identity.read_bytes()))
    path = world.folder.entries / "2026-11" / f"{mine.id}.age"
    path.parent.mkdir(parents=True)
    to = [part for each in (others[0], recipient, others[1]) for part in ("-r", each)]
    run_age(*to, "-o", path, given=dump_entry(mine).encode())
    assert log.open(mine.id) == mine


@pytest.mark.scrypt
def test_a_key_that_age_sealed_with_a_passphrase_opens_here(tmp_path: Path) -> None:
    bare = GOLDEN / "identity.txt"
    sealed = tmp_path / "identity.age"
    with_passphrase("four plain quiet words", "-p", "-a", "-o", sealed, bare, times=2)
    body = keywork.unwrap_body(sealed.read_bytes(), "four plain quiet words")
    assert body == bare.read_bytes()


def test_age_opens_an_entry_we_save_as_the_letter_in_the_folder_says(world: World) -> None:
    mine = world.log().save(entry())
    assert "age -d -i identity.txt entries/" in world.folder.readme.read_text()
    path = world.folder.entries / "2026-11" / f"{mine.id}.age"
    text = run_age("-d", "-i", world.folder.bare_identity, path).decode()
    assert read_entry(text) == mine
