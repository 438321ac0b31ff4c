"""A word that a person writes is found nowhere but where they asked for it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.terminal import Terminal
from tests.architecture.program import closeness as program
from tests.architecture.program import python

WORD = "zugvogelwort"
FORMS = [WORD.encode(), WORD.encode("utf-16-le"), WORD.encode("utf-16-be"), WORD[::-1].encode()]


@pytest.fixture(autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A temporary folder and a home of its own, so that all of both can be looked through."""
    for name in ("home", "tmp", "running"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "running"))
    monkeypatch.delenv("CLOSENESS_HOME")


def found_in(folder: Path) -> list[str]:
    return sorted(_found(folder))


def _found(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if WORD in path.name or (path.is_file() and any(form in path.read_bytes() for form in FORMS)):
            yield str(path)


def test_the_look_through_would_find_it(tmp_path: Path) -> None:
    (tmp_path / "home" / "file").write_bytes(b"x" + WORD.encode())
    assert found_in(tmp_path) == [str(tmp_path / "home" / "file")]


def test_writing_editing_and_searching_leave_the_word_only_where_it_was_asked_for(tmp_path: Path) -> None:
    quiet = [
        program("log", "write", "--tag", "us", stdin=f"A {WORD} came.\n"),
        program("log", "write", "--on", "yesterday", stdin="Nothing else.\n"),
        program("log", "edit", "newest", stdin=f"A title\nNow the {WORD} left.\n.\n"),
        program("log", "tag", "newest", "--add", "rain"),
        program("log", "star", "newest"),
        program("log", "list"),
        program("log", "today"),
        program("doctor", "--deep"),
        program("passphrase", "--passphrase-fd", "0", stdin="four plain quiet words\n"),
        program("log", "list", "--passphrase-fd", "0", stdin="four plain quiet words\n"),
    ]
    assert [done.returncode for done in quiet] == [0] * len(quiet)
    for done in quiet[3:]:
        assert WORD not in done.stdout + done.stderr
    assert all(WORD not in done.stdout for done in quiet)
    search = program("log", "search", WORD, "--passphrase-fd", "0", stdin="four plain quiet words\n")
    assert WORD in search.stdout
    assert WORD not in search.stderr
    program("backup", str(tmp_path / "home" / "log.tar"))
    assert found_in(tmp_path) == []
    copy = tmp_path / "home" / "copy.md"
    fd = ("--passphrase-fd", "0")
    program("log", "export", "--out", str(copy), "--yes", *fd, stdin="four plain quiet words\n")
    assert found_in(tmp_path) == [str(copy)]
    assert not list((tmp_path / "tmp").iterdir())


CRASHES = """
import sys
from closeness_tui.practice import looking_back
from closeness_tui.__main__ import main

def breaks(self, words, **more):
    raise ValueError(f"could not handle {words}")

looking_back.LookingBack.write = breaks
sys.argv = ["closeness", "log", "write"]
main()
"""


def test_a_crash_in_the_middle_tells_nothing_of_it(tmp_path: Path) -> None:
    done = python(CRASHES, stdin=f"A {WORD} came.\n")
    assert done.returncode == 3
    assert "something went wrong inside closeness" in done.stderr
    assert WORD not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert [path for path in (tmp_path / "home").rglob("*.txt") if path.parent.name == "reports"]
    assert found_in(tmp_path) == []


def test_a_crash_in_a_search_tells_nothing_of_it(tmp_path: Path) -> None:
    program("log", "write", stdin=f"A {WORD} came.\n")
    code = CRASHES.replace("looking_back.LookingBack.write = breaks\n", "").replace(
        'sys.argv = ["closeness", "log", "write"]',
        "from closeness_tui.store import logs\n"
        "logs.search = lambda pages, query, *more: breaks(None, query.words)\n"
        f'sys.argv = ["closeness", "log", "search", "{WORD}"]',
    )
    done = python(code)
    assert done.returncode == 3
    assert WORD not in done.stdout + done.stderr
    assert found_in(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminal")
def test_typing_at_a_terminal_and_losing_it_leaves_the_word_sealed_only(tmp_path: Path) -> None:
    argv = [sys.executable, "-m", "closeness_tui", "log", "write"]
    with Terminal(argv, environment={"XDG_RUNTIME_DIR": str(tmp_path / "running")}) as terminal:
        terminal.until_text("only a dot ends")
        terminal.send(f"A {WORD} came.<enter>and<enter>")
        # Each line is sealed as it comes.
        while not list(tmp_path.rglob("drafts/*.age")):
            assert terminal.ended is None
            terminal.pump(0.05)
    assert found_in(tmp_path) == []
    waiting = program("practice", "--plain", stdin="1\n1\n")
    assert WORD in waiting.stdout
    assert found_in(tmp_path) == []
