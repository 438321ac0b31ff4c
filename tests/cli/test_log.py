from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from closeness_tui.cli import progress
from closeness_tui.cli.opened_log import log_and_vault
from closeness_tui.core.answer import Number, Words
from closeness_tui.core.entry import Entry, Line
from closeness_tui.store import vault
from closeness_tui.store.places import find_places
from tests.cli.conftest import SESAME, Said, descriptor
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
    assert closeness("log", "list", "--limit", "1").out.count("\n") == 1


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


def test_a_smaller_step_that_was_chosen_is_told_with_its_entry(closeness: Run) -> None:
    log, _vault = log_and_vault()
    log.save(replace(entry("a", 3), ended="@small-wins"))
    log.save(replace(entry("b", 4), ended="end"))
    assert closeness("log", "show", "aaaa").out.endswith("\n\nYou chose a smaller step: Small Wins.\n")
    assert "chose" not in closeness("log", "show", "bbbb").out


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


@pytest.mark.usefixtures("kept")
def test_a_passphrase_is_chosen_asked_for_and_changed(
    closeness: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "Scrypt", CheapWrapper)
    first, second = "four plain quiet words", "other plain quiet words"

    def with_lines(command: list[str], *lines: str) -> Said:
        with descriptor(*lines) as fd:
            return closeness(*command, "--passphrase-fd", fd)

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


# Which entries


@pytest.fixture
def years(today: datetime) -> None:
    log, _vault = log_and_vault()
    for back, letter in ((0, "a"), (1, "b"), (2, "c")):
        log.save(
            replace(entry(letter, 3), created=today.replace(year=today.year - back), title=f"Year {letter}")
        )
    log.save(
        replace(
            entry("d", 3, "Tea, and small steps."),
            kind="note",
            exercise="",
            title="",
            tags=("us", "Später"),
            starred=True,
            lines=(
                Line("before", "rate", "?", Number(8), "before"),
                Line("words", "write", "?", Words("Tea, and small steps.")),
            ),
        )
    )


def listed(said: Said) -> list[str]:
    return [each["id"][0] for each in said.data["entries"]]


@pytest.mark.usefixtures("years")
@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), "adbc"),
        (("--limit", "2"), "ad"),
        (("--tag", "SPÄTER"), "d"),
        (("--tag", "us", "--tag", "nothing"), ""),
        (("--starred",), "d"),
        (("--exercise", "bright-moments"), "abc"),
        (("--exercise", "Bright moments", "--limit", "1"), "a"),
        (("--since", "2026-11-03", "--until", "2026-11-03"), "d"),
        (("--until", "2 years ago"), "c"),
    ],
    ids=str,
)
def test_the_list_can_be_narrowed(closeness: Run, options: tuple[str, ...], found: str) -> None:
    assert set(listed(closeness("log", "list", "--json", *options))) == set(found)
    assert len(closeness("log", "list", *options).out.splitlines()) == len(found)


@pytest.mark.usefixtures("years")
def test_a_row_tells_of_star_and_tags(closeness: Run) -> None:
    assert closeness("log", "list", "--starred").out == (
        "2026-11-03 21:14  dddddddd  a note  (starred; tags: us, Später)\n"
    )


@pytest.mark.usefixtures("years")
def test_today_lists_this_day_in_earlier_years(closeness: Run) -> None:
    assert listed(closeness("log", "today", "--json")) == ["b", "c"]
    assert [line.split()[-1] for line in closeness("log", "today").out.splitlines()] == ["b", "c"]


def test_a_day_without_earlier_years_is_said(closeness: Run) -> None:
    assert closeness("log", "today").err == (
        "closeness: note: nothing was written on this day in earlier years\n"
    )


@pytest.mark.usefixtures("years")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("tea",), "d"),
        (("TEA", "steps"), "d"),
        (("tea", "laughed"), ""),
        (("small steps",), "d"),
        (("steps small",), ""),
        (("tea “small steps”",), "d"),
        (("laughed", "--limit", "2"), "ab"),
        (("laughed", "--until", "2 years ago"), "c"),
        (("--rated-from", "7"), "d"),
        (("--rated-to", "5", "--role", "before"), "abc"),
        (("--role", "after"), ""),
        (("--tag", "us"), "d"),
        (("we", "--exercise", "bright-moments"), "abc"),
    ],
    ids=str,
)
def test_a_search_finds_what_fits(closeness: Run, words: tuple[str, ...], found: str) -> None:
    said = closeness("log", "search", "--json", *words)
    assert said.code == 0
    assert set(listed(said)) == set(found)


@pytest.mark.usefixtures("years")
def test_a_search_shows_the_line_around_what_was_found(closeness: Run) -> None:
    said = closeness("log", "search", "small")
    assert said.out.splitlines()[1] == "    Tea, and small steps."
    (row,) = closeness("log", "search", "--json", "small").data["entries"]
    shown = row["snippet"]
    assert shown["text"][shown["at"] : shown["at"] + shown["length"]] == "small"


@pytest.mark.usefixtures("years")
def test_words_can_be_asked_for_so_that_no_shell_keeps_them(
    closeness: Run, pipes: Callable[[str], None]
) -> None:
    pipes("small steps\n")
    assert listed(closeness("log", "search", "-", "--json")) == ["d"]
    pipes("")
    assert closeness("log", "search", "-").code == 1


def test_a_search_for_nothing_is_a_mistake_of_the_command(closeness: Run) -> None:
    assert closeness("log", "search").code == 2
    assert closeness("log", "search", "tea", "--role", "sideways").code == 2


def test_a_search_before_the_first_entry_finds_nothing_and_makes_nothing(closeness: Run) -> None:
    assert closeness("log", "search", "tea") == Said(0, "", "closeness: note: nothing was found\n")
    assert not find_places().data.exists()


@pytest.mark.parametrize("command", [("list",), ("search", "tea"), ("export",)], ids=str)
def test_a_day_that_is_not_clear_is_answered_with_what_is_understood(
    closeness: Run, command: tuple[str, ...]
) -> None:
    said = closeness("log", *command, "--since", "sometime")
    assert (said.code, said.out) == (2, "")
    assert "closeness: error: --since is not clear as a day\n" in said.err
    assert "last monday" in said.err


def test_both_orders_of_day_and_month_are_asked_about(closeness: Run) -> None:
    assert "2026-03-11 or 2026-11-03" in closeness("log", "list", "--since", "3/11/2026").err


@pytest.mark.usefixtures("kept")
def test_an_exercise_that_is_not_here_gets_the_nearest_ones(closeness: Run) -> None:
    said = closeness("log", "list", "--exercise", "bright-moment")
    assert "did you mean bright-moments" in said.err


@pytest.mark.usefixtures("kept")
def test_newest_stands_for_the_newest_entry(closeness: Run) -> None:
    assert "2026-11-04" in closeness("log", "show", "newest").out


def test_newest_of_nothing_is_said(closeness: Run) -> None:
    assert closeness("log", "show", "newest").err == "closeness: error: the log is empty so far\n"


@pytest.mark.usefixtures("kept")
def test_an_id_from_before_a_change_still_finds_its_entry(closeness: Run) -> None:
    closeness("log", "star", "aaaa")
    assert "2026-11-03" in closeness("log", "show", "aaaa").out


# Locked


READING = [
    ("list",),
    ("show", "newest"),
    ("search", "tea"),
    ("today",),
    ("edit", "newest"),
    ("tag", "newest", "--add", "x"),
    ("star", "newest"),
    ("export",),
    ("versions",),
]


@pytest.mark.usefixtures("kept", "locked")
@pytest.mark.parametrize("command", READING, ids=str)
def test_what_reads_asks_for_the_passphrase_and_says_how_scripts_give_it(
    closeness: Run, command: tuple[str, ...]
) -> None:
    said = closeness("log", *command)
    assert (said.code, said.out) == (1, "")
    assert "--passphrase-fd" in said.err


@pytest.mark.usefixtures("kept", "locked")
def test_after_three_tries_there_is_a_pause_and_then_it_can_be_tried_again(
    closeness: Run, types: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("closeness_tui.cli.opened_log.time.sleep", pauses.append)
    types(unseen=("wrong", "wronger", "wrongest", SESAME))
    said = closeness("log", "list")
    assert (said.code, pauses) == (0, [30])
    assert said.out.count("\n") == 2
    assert said.err.count("this passphrase does not open the log") == 3
    assert "wrong" not in said.err


@pytest.mark.usefixtures("kept", "locked")
def test_enter_alone_leaves_the_log_locked(closeness: Run, types: Callable[..., None]) -> None:
    types(unseen=("",))
    said = closeness("log", "list")
    assert (said.code, said.out) == (1, "")


@pytest.mark.usefixtures("locked")
def test_writing_and_deleting_need_no_passphrase(closeness: Run, pipes: Callable[[str], None]) -> None:
    pipes("In between.\n")
    assert closeness("log", "write").code == 0
    (one,) = log_and_vault()[0].ids()
    assert closeness("log", "delete", one, "--yes").code == 0
    assert not log_and_vault()[0].ids()


@pytest.mark.usefixtures("kept")
def test_long_work_is_told_in_words_on_stderr(closeness: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "FIRST", 0.0)
    monkeypatch.setattr(progress, "BETWEEN", 0.0)
    said = closeness("log", "list", "--starred")
    assert said.out == ""
    assert "closeness: note: reading the entries one by one: 2 of 2\n" in said.err
