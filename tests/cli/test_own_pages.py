"""`closeness programs`, `ladder`, `agreement` and `plans`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from closeness_tui.cli.opened_log import own_practice
from tests.cli.conftest import Said, descriptor
from tests.own_pages_kept import STEPS, keep, ladder, page, routine, signs, tried

Closeness = Callable[..., Said]


def test_all_programs_are_named_and_one_is_shown_with_its_rungs(
    closeness: Closeness, today: datetime
) -> None:
    said = closeness("programs")
    assert said.code == 0
    assert [line.split()[0] for line in said.out.splitlines()] == [
        "body-first",
        "first-steps",
        "re-authoring",
        "toward-sharing",
    ]
    keep(own_practice(), "grounding-54321", days_ago=1)
    shown = closeness("programs", "body-first").out
    assert "1. Ground. Come back to here and now." in shown
    assert "You were here last, 22 November 2026." in shown
    assert "Nothing is locked here, and nothing moves on by itself." in shown
    assert "%" not in shown
    data = closeness("programs", "body-first", "--json").data["program"]
    assert (data["last"], data["rungs"][0]["practised"]) == (0, {"grounding-54321": "2026-11-22"})
    assert len(closeness("programs", "--json").data["programs"]) == 4


def test_a_program_that_is_not_there_is_guessed_at(closeness: Closeness) -> None:
    said = closeness("programs", "body-frist")
    assert (said.code, said.out) == (1, "")
    assert "did you mean body-first?" in said.err


def test_a_program_of_ones_own_stands_beside_the_shipped_ones_and_is_checked(
    closeness: Closeness, own: Path
) -> None:
    folder = own / "programs"
    folder.mkdir()
    text = 'id = "mine"\ntitle = "Mine"\nsummary = "S."\n[[rung]]\nexercises = ["pmr-44"]\ntext = "T."\n'
    (folder / "mine.toml").write_text(text, "utf-8")
    assert "mine" in closeness("programs").out
    said = closeness("exercises", "check", str(folder / "mine.toml"))
    assert said.code == 0
    assert "There is no exercise called `pmr-44`" in said.out
    (folder / "mine.toml").write_text(text.replace("text", "txt"), "utf-8")
    said = closeness("exercises", "check", str(own))
    assert said.code == 1
    assert "A rung has no setting called `txt`" in said.out
    assert "some programs could not be read" in closeness("programs").err


def test_without_anything_kept_each_page_says_how_it_begins(closeness: Closeness) -> None:
    for command, exercise in (
        ("ladder", "step-ladder"),
        ("agreement", "working-agreement"),
        ("plans", "body-cue-map"),
    ):
        said = closeness(command)
        assert (said.code, said.out) == (0, "")
        assert f"closeness practice {exercise}" in said.err


def test_the_ladder_is_said_from_the_lowest_step_up(closeness: Closeness, today: datetime) -> None:
    practice = own_practice()
    ladder(practice)
    tried(practice, STEPS[1])
    lines = closeness("ladder").out.splitlines()
    assert lines[0] == f"1. {STEPS[0]} (a guess of 20 of 100)"
    assert lines[1] == f"2. {STEPS[1]} (a guess of 40 of 100, tried 20 November 2026)"
    assert "   Feared: that they look away" in lines
    assert "   Relief: 6 of 10" in lines
    data = closeness("ladder", "--json").data["ladder"]
    assert [each["unease"] for each in data] == [20, 40, 60]
    assert data[1]["tried"][0]["likely"] == 30


def test_the_agreement_is_shown_compared_and_lowered_alone(closeness: Closeness, today: datetime) -> None:
    practice = own_practice()
    keep(practice, "working-agreement", *page(), days_ago=20)
    shown = closeness("agreement").out
    assert shown.startswith("Agreed on 3 November 2026.\n")
    assert "  exercises up to steady (rung 3)" in shown
    assert "Whenever it suits you is early enough." in shown
    assert closeness("agreement", "--changes").out == "3 November 2026\n  The first version.\n"
    lowered = closeness("agreement", "--lower", "rung")
    assert lowered.out == (
        "Pace: now “exercises up to gentle (rung 2)”, before “exercises up to steady (rung 3)”.\n"
    )
    changes = closeness("agreement", "--changes").out
    assert changes.startswith("23 November 2026\n  Pace: now")
    data = closeness("agreement", "--json").data["agreement"]
    assert [(each["highest_rung"], each["agreed"]) for each in data] == [(2, True), (3, True)]


def test_lowering_ends_where_it_is_lowest_and_nothing_raises(closeness: Closeness, today: datetime) -> None:
    keep(own_practice(), "working-agreement", *page(), days_ago=2)
    for _each in range(3):
        closeness("agreement", "--lower", "new-steps")
    said = closeness("agreement", "--lower", "new-steps")
    assert "it is as low as it goes already" in said.err
    assert closeness("agreement", "--json").data["agreement"][0]["new_steps_a_week"] == 0
    refused = closeness("agreement", "--raise", "rung")
    assert refused.code == 2
    refused = closeness("agreement", "--lower", "everything")
    assert refused.code == 2
    assert "raising goes through the exercise" in refused.err


def test_signs_and_plans_are_listed(closeness: Closeness, today: datetime) -> None:
    practice = own_practice()
    signs(practice)
    routine(practice)
    lines = closeness("plans").out.splitlines()
    assert lines[:2] == ["My early signs:", "  tight jaw (tends to come first)"]
    assert "  After I turn off the light, I do Four Squeezes. (A Place in My Day, 22 November 2026)" in lines
    data = closeness("plans", "--json").data
    assert data["plans"][0]["for"] == "pmr-4"


@pytest.mark.usefixtures("locked")
def test_a_locked_log_asks_and_programs_do_without(closeness: Closeness, locked: str) -> None:
    keep(own_practice(), "working-agreement", *page())
    said = closeness("programs", "body-first")
    assert said.code == 0
    assert "Your log is locked, so it does not show where you have been." in said.out
    with descriptor(locked) as number:
        assert "Agreed on" in closeness("agreement", "--passphrase-fd", number).out
