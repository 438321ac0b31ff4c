"""Practices that leave no trace: the whole home folder is the same, byte for byte, before and after."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bench.terminal import Terminal
from closeness_tui.cli.opened_log import log_and_vault
from closeness_tui.store.places import find_places
from tests.architecture.program import closeness as program
from tests.cli.test_log import entry

NEVER = """\
format = 1
id = "said-and-gone"
title = "Said and Gone"
family = "disclosure"
rung = 1
summary = "Write something that nobody keeps."
check = false
keep = "never"

[[step]]
kind = "write"
id = "words"
text = "What would you like to say here, only once?"

[[step]]
kind = "rate"
id = "close"
text = "How is it now?"
"""
KEPT = NEVER.replace('keep = "never"\n', "").replace("said-and-gone", "said-and-kept")
TYPED = "\nzugvogelwort\nand more\n.\n4\n\n\n\n"


def everything() -> dict[str, tuple[int, bytes]]:
    home = Path(os.environ["CLOSENESS_HOME"])
    return {
        str(path.relative_to(home)): (path.stat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in home.rglob("*")
    }


def differing(before: dict[str, tuple[int, bytes]]) -> set[str]:
    after = everything()
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


@pytest.fixture
def _exercises() -> None:
    folder = find_places().exercises
    folder.mkdir(parents=True)
    (folder / "never.toml").write_text(NEVER)
    (folder / "kept.toml").write_text(KEPT)


@pytest.fixture
def _a_log() -> None:
    log, _vault = log_and_vault()
    log.save(entry("a", 3))


def words_kept() -> list[str]:
    home = Path(os.environ["CLOSENESS_HOME"])
    return [str(path) for path in home.rglob("*") if path.is_file() and b"zugvogel" in path.read_bytes()]


@pytest.mark.usefixtures("_exercises")
def test_the_same_practice_with_a_log_does_leave_something() -> None:
    before = everything()
    done = program("practice", "--plain", "said-and-kept", stdin=TYPED)
    assert "What would you like to keep" in done.stdout
    assert any(name.startswith("data/log/drafts/") for name in differing(before))


@pytest.mark.usefixtures("_exercises")
@pytest.mark.parametrize("with_log", [False, True])
def test_a_practice_without_a_log_writes_nothing_anywhere(
    with_log: bool, request: pytest.FixtureRequest
) -> None:
    if with_log:
        request.getfixturevalue("_a_log")
    before = everything()
    done = program("practice", "--plain", "said-and-kept", "--no-log", stdin=TYPED)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing of this one is kept anywhere." in done.stdout
    assert "Said and Gone leaves no trace. Nothing was stored." in done.stdout
    assert differing(before) == set()


@pytest.mark.usefixtures("_exercises", "_a_log")
def test_an_exercise_that_is_never_kept_leaves_only_the_list_of_exercises() -> None:
    before = everything()
    done = program("practice", "--plain", "said-and-gone", stdin=TYPED)
    assert "leaves no trace. Nothing was stored." in done.stdout
    # The doors at the end go by the log, and it is remembered, sealed, which entries were seen there.
    assert differing(before) <= {"cache", "cache/library.index", "state/seen", "state/seen/log.age"}
    assert words_kept() == []
    settled = everything()
    program("practice", "--plain", "said-and-gone", stdin=TYPED)
    assert differing(settled) == set()


@pytest.mark.usefixtures("_exercises", "_a_log")
@pytest.mark.parametrize("how", ["stopped", "killed"])
def test_what_is_broken_off_leaves_nothing_either(how: str) -> None:
    before = everything()
    typed = "\nzugvogelwort\n" + ("/stop\n" if how == "stopped" else "")
    done = program("practice", "--plain", "said-and-kept", "--no-log", stdin=typed)
    assert "leaves no trace" in done.stdout
    assert differing(before) == set()


@pytest.mark.usefixtures("_exercises", "_a_log")
def test_the_full_screen_leaves_nothing_and_says_so() -> None:
    before = everything()
    argv = [sys.executable, "-m", "closeness_tui", "practice", "said-and-kept", "--no-log"]
    with Terminal(argv) as terminal:
        terminal.until_text("Nothing of this one is kept anywhere")
        terminal.send("<enter>")
        terminal.until_text("What would you like to say")
        terminal.until_still()
        terminal.send("zugvogelwort")
        terminal.until_text("zugvogelwort")
        terminal.until_text("Nothing of this is stored")
        terminal.send("<ctrl+n>")
        terminal.until_text("How is it now")
        terminal.send("4<enter>")
        terminal.until_text("This one leaves no trace")
        terminal.send("<ctrl+q>")
        terminal.until_end()
    assert differing(before) == set()


@pytest.mark.usefixtures("_exercises", "_a_log")
def test_without_a_log_the_log_is_not_read_either(monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything()
    done = program("practice", "--plain", "small-wins", "--no-log", stdin="\n" * 60)
    assert done.returncode == 0
    assert "unlock" not in done.stdout
    assert differing(before) == set()
