"""The real program on a real terminal, killed while somebody writes; `make soak` does it 200 times."""

from __future__ import annotations

import itertools
import os
import random
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bench.terminal import Terminal
from closeness_tui.core.answer import Words
from closeness_tui.core.entry import Draft
from closeness_tui.store.logs import Log
from closeness_tui.store.places import find_places
from closeness_tui.store.vault import Vault

SOAK = bool(os.environ.get("CLOSENESS_SOAK"))
KILLS = 200 if SOAK else 12
PROGRAM = [sys.executable, "-m", "closeness_tui"]
LOST = 1.0
"""Seconds of typing that a kill may cost."""
WAY = 0.4
"""Seconds that a key may need from the keyboard to the program on a busy machine."""
LETTERS = "the words that somebody writes at night, one after the other "


@dataclass
class Typing:
    """What was typed when."""

    before: str
    keys: list[tuple[float, str]] = field(default_factory=list)

    def at(self, moment: float) -> str:
        return self.before + "".join(letter for stamp, letter in self.keys if stamp <= moment)

    @property
    def whole(self) -> str:
        return self.at(float("inf"))


def to_the_letter(terminal: Terminal) -> None:
    """From the page before the start to the step where one writes."""
    for page, key in (
        ("Enter begin", "<enter>"),
        ("0 is not at all", "3<enter>"),
        ("You can pass on anything", "<enter>"),
        ("light", "<enter>"),
        ("Is there one", "1<enter>"),
    ):
        terminal.until_text(page)
        terminal.until_still(0.1, 1)
        terminal.send(key)
    terminal.until_text("one or two lines")


def type_until_killed(terminal: Terminal, typing: Typing, seconds: float, start: int) -> float:
    """Type steadily, kill at a moment that nobody chose, and say when."""
    end = time.monotonic() + seconds
    for letter in itertools.islice(itertools.cycle(LETTERS), start % len(LETTERS), None):
        if time.monotonic() >= end:
            break
        typing.keys.append((terminal.send(letter), letter))
        terminal.for_seconds(0.02)
    killed = time.monotonic()
    terminal.signal(signal.SIGKILL)
    terminal.until_end()
    return killed


def log_of(home: Path) -> Log:
    places = find_places({"CLOSENESS_HOME": str(home)})
    return Log(places.log, Vault(places.log))


def written(draft: Draft) -> str:
    return "".join(line.answer.text for line in draft.lines if isinstance(line.answer, Words))


def nothing_is_damaged(log: Log) -> None:
    listing = log.list()
    assert listing.damaged == ()
    assert listing.entries == ()


@pytest.mark.soak
@pytest.mark.skipif(sys.platform != "linux", reason="needs a pseudo-terminal and /proc")
def test_a_kill_costs_at_most_the_last_second_of_typing(tmp_path: Path) -> None:
    """Fault 2, with the real program."""
    chance = random.Random(20261122)  # noqa: S311 - not for secrets
    environment = {"CLOSENESS_HOME": str(tmp_path)}
    kept, held = "", ""
    for number in range(KILLS):
        command = [*PROGRAM, "practice", "one-small-share"] if not held else [*PROGRAM]
        with Terminal(command, environment=environment) as terminal:
            if held:
                terminal.until_text("An unfinished practice is safe here")
                terminal.until_still(0.2, 2)
                terminal.send("<enter>")
                terminal.until_text("one or two lines")
            else:
                to_the_letter(terminal)
            terminal.until_still(0.2, 2)
            typing = Typing(kept)
            killed = type_until_killed(terminal, typing, chance.uniform(0.1, 2.6), number)
        log = log_of(tmp_path)
        (held,) = log.waiting()
        found = written(log.open_draft(held))
        assert typing.whole.startswith(found), f"kill {number}: something else was kept"
        sure = typing.at(killed - LOST - WAY)
        assert found.startswith(sure), (
            f"kill {number}: {len(sure) - len(found)} letters more than a second were lost"
        )
        nothing_is_damaged(log)
        kept = found


@pytest.mark.soak
@pytest.mark.skipif(sys.platform != "linux", reason="needs a pseudo-terminal and /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["ended", "window closed"])
def test_being_told_to_end_loses_not_one_letter(tmp_path: Path, number: int) -> None:
    for _again in range(20 if SOAK else 1):
        home = tmp_path / str(_again)
        with Terminal(
            [*PROGRAM, "practice", "one-small-share"], environment={"CLOSENESS_HOME": str(home)}
        ) as terminal:
            to_the_letter(terminal)
            terminal.until_still(0.2, 2)
            terminal.send("a word and half a w")
            terminal.until_text("half a w")
            terminal.signal(number)
            status = terminal.until_end(5)
        assert os.waitstatus_to_exitcode(status) == 128 + number
        log = log_of(home)
        (draft,) = log.waiting()
        assert written(log.open_draft(draft)) == "a word and half a w"
        nothing_is_damaged(log)


@pytest.mark.soak
@pytest.mark.skipif(sys.platform != "linux", reason="needs a pseudo-terminal and /proc")
def test_no_word_that_was_typed_lies_anywhere_in_the_clear(tmp_path: Path) -> None:
    """Fault 12: no file under any folder of the person's, and neither arguments nor environment, hold a canary."""
    secret = "zugvogelwort"  # noqa: S105 - a word to look for
    for number in range(10 if SOAK else 1):
        root = tmp_path / str(number)
        home = root / "home"
        names = (
            "TMPDIR",
            *(f"XDG_{name}" for name in ("DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR")),
        )
        places = {name: str(root / name.lower()) for name in names}
        for place in places.values():
            Path(place).mkdir(parents=True)
        environment = {**places, "CLOSENESS_HOME": str(home), "HOME": str(root)}
        with Terminal([*PROGRAM, "practice", "one-small-share"], environment=environment) as terminal:
            to_the_letter(terminal)
            terminal.until_still(0.2, 2)
            terminal.send(secret)
            terminal.until_text(secret)
            terminal.for_seconds(1.2)
            process = Path("/proc") / str(terminal.pid)
            shown = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
            terminal.signal(signal.SIGKILL)
            terminal.until_end()
        assert b"one-small-share" in shown
        assert secret.encode() not in shown
        log = log_of(home)
        assert written(log.open_draft(log.waiting()[0])) == secret
        files = [path for path in root.rglob("*") if path.is_file()]
        assert [path for path in files if secret.encode() in path.read_bytes()] == []
        assert [path for path in files if path.is_relative_to(home) and path.stat().st_mode & 0o077] == []
