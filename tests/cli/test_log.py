from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from closeness_tui.cli.opened_log import log_and_vault
from closeness_tui.core.answer import Number, Words
from closeness_tui.core.entry import Entry, Line
from closeness_tui.store import vault
from closeness_tui.store.places import find_places
from tests.cli.conftest import Said
from tests.store.world import CheapWrapper

Run = Callable[..., Said]


def entry(letter: str, day: int, words: str = "We laughed.") -> Entry:
    return Entry(
        id=letter * 26,
        kind="exercise",
        created=datetime(2026, 11, day, 21, 14, tzinfo=UTC),
        exercise="bright-moments",
        title="Bright Moments",
        lines=(
            Line("before", "rate", "How uneasy are you?", Number(4), "before"),
            Line("scene", "write", "What happened?", Words(words)),
        ),
    )


@pytest.fixture
def kept() -> None:
    log, _vault = log_and_vault()
    log.save(entry("a", 3))
    log.save(entry("b", 4, "He\x1b[31m said\nyes."))


def test_an_empty_log_is_no_error(closeness: Run) -> None:
    said = closeness("log", "list")
    assert said == Said(0, "", "closeness: note: the log is empty so far\n")
    assert not find_places().data.exists()


@pytest.mark.usefixtures("kept")
def test_the_list_has_the_newest_first(closeness: Run) -> None:
    said = closeness("log", "list")
    assert said.code == 0
    assert (
        said.out == "2026-11-04 21:14  bbbbbbbb  Bright Moments\n2026-11-03 21:14  aaaaaaaa  Bright Moments\n"
    )
    assert closeness("log", "list", "--newest", "1").out.count("\n") == 1


@pytest.mark.usefixtures("kept")
def test_a_script_gets_the_list_as_json(closeness: Run) -> None:
    data = closeness("log", "list", "--json").data
    assert [each["id"] for each in data["entries"]] == ["b" * 26, "a" * 26]
    assert data["damaged"] == []


@pytest.mark.usefixtures("kept")
def test_an_entry_is_shown_under_the_words_that_asked(closeness: Run) -> None:
    said = closeness("log", "show", "aaaa")
    assert said.out == (
        "Bright Moments, 2026-11-03 21:14\n\nHow uneasy are you?\n  4\n\nWhat happened?\n  We laughed.\n"
    )


@pytest.mark.usefixtures("kept")
def test_nothing_in_an_entry_reaches_the_terminal_as_a_command(closeness: Run) -> None:
    assert "\x1b" not in closeness("log", "show", "bbbb").out
    data = closeness("log", "show", "--json", "bbbb").data["entry"]
    assert data["answers"][0]["answer"] == ["4"]
    assert data["answers"][1]["answer"][0].endswith("said\nyes.")


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("start", "code", "words"),
    [
        ("a", 2, "at least 4 letters"),
        ("cccc", 1, "there is no entry cccc"),
        ("../../etc", 1, "there is no entry ../../etc"),
    ],
)
def test_an_id_that_fits_nothing_is_said(closeness: Run, start: str, code: int, words: str) -> None:
    said = closeness("log", "show", start)
    assert said.code == code
    assert words in said.err
    assert "closeness: hint: " in said.err


def test_an_id_that_fits_several_is_said(closeness: Run) -> None:
    log, _vault = log_and_vault()
    for last in "ab":
        one = entry("a", 3)
        log.save(Entry(id="a" * 25 + last, kind="note", created=one.created, words="x"))
    assert "2 entries begin with aaaa" in closeness("log", "show", "aaaa").err


@pytest.mark.usefixtures("kept")
def test_a_damaged_entry_hides_no_other(closeness: Run) -> None:
    (path,) = find_places().log.entries.glob("*/aaaa*.age")
    path.write_bytes(path.read_bytes()[:-1])
    said = closeness("log", "list")
    assert said.code == 1
    assert said.out == "2026-11-04 21:14  bbbbbbbb  Bright Moments\n"
    assert said.err.startswith(f"closeness: error: {'a' * 26} does not open: ")
    assert closeness("log", "show", "aaaa").code == 1
    assert closeness("log", "show", "bbbb").code == 0


def descriptor(*lines: str) -> int:
    read, write = os.pipe()
    os.write(write, "".join(f"{line}\n" for line in lines).encode())
    os.close(write)
    return read


@pytest.mark.usefixtures("kept")
def test_a_passphrase_is_chosen_asked_for_and_changed(
    closeness: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "Scrypt", CheapWrapper)
    first, second = "four plain quiet words", "other plain quiet words"

    def with_lines(command: list[str], *lines: str) -> Said:
        fd = descriptor(*lines)
        try:
            return closeness(*command, "--passphrase-fd", str(fd))
        finally:
            os.close(fd)

    chosen = with_lines(["passphrase"], first)
    assert (chosen.code, first in chosen.out + chosen.err) == (0, False)
    # Nobody can be asked here, so it says so and how scripts do it.
    locked = closeness("log", "list")
    assert locked.code == 1
    assert "--passphrase-fd" in locked.err
    assert with_lines(["log", "list"], "not the passphrase").err == (
        "closeness: error: this passphrase does not open the log\n"
    )
    assert with_lines(["log", "list"], first).out.count("\n") == 2
    assert with_lines(["passphrase"], first, second).code == 0
    assert with_lines(["log", "show", "aaaa"], second).code == 0
