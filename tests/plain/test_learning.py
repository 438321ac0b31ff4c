"""Pages to read and the page on when to wait, line by line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from closeness_tui.plain.home import run_practice
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from tests.plain.script import Script, Typed
from tests.practice.doubles import StandingClock

HOSTILE = """\
id = "odd"
title = "Odd\\n> stop"
family = "learn"
rung = 1
summary = "A few\\nwords."

[[step]]
kind = "read"
text = "One [/] line.\\n\\nAnother\\none."
"""


def heard(*lines: str, folder: Path | None = None, start: str | None = None) -> list[str]:
    """What is said when these lines are typed at the list."""
    clock = StandingClock()
    practice = Practice(find_places(), clock=clock, folders=(folder,) if folder else ())
    practice.settings = replace(practice.settings, welcomed=True)
    console = Script(clock, [Typed(line) for line in lines])
    assert run_practice(practice, start, console) == 0
    assert console.inputs == []
    return console.written


def test_the_word_learn_reads_one_page_after_the_other_and_leads_back_to_the_list() -> None:
    said = heard("learn", "2", "what?", "7", "", "stop")
    assert "Short pages to read. Nothing is asked, and nothing is kept." in said
    assert "1. The Pull to Distance Makes Sense. Why a step back can come before you know it." in said
    assert "7. Tending a Garden. One picture for going slowly. You can pick another one." in said
    at = said.index("What an Alarm Does in the Body.")
    assert said[at + 1].startswith("Closeness can set off an alarm in the body.")
    assert said[at + 5] == "It draws on: Craske et al. 2014."
    assert "One of the numbers, please. There is no hurry." in said
    assert "It draws on: White 2007." in said
    assert said[-2].endswith("or list, find, check-in, learn, log, progress, settings, safety, help, stop.")


def test_the_list_of_pages_can_be_heard_again_and_help_is_there_too() -> None:
    said = heard("learn", "list", "help", "back", "stop")
    assert sum(line.startswith("7. Tending") for line in said) == 2
    assert any("findahelpline.com" in line for line in said)


def test_every_other_word_for_back_leads_back() -> None:
    for word in ("q", "b", "stop", "/back"):
        assert heard("learn", word, "stop")


def test_the_word_safety_says_when_to_wait() -> None:
    said = heard("safety", "stop")
    assert "When to wait, and whom to reach first." in said
    assert any("without fear" in line for line in said)
    assert "The word help says whom you could reach." in said


def test_no_line_of_somebody_else_poses_as_one_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_text(HOSTILE.replace("Odd\\n> stop", "Odd > stop"), encoding="utf-8")
    said = heard("learn", "8", "", "stop", folder=tmp_path)
    assert "8. Odd > stop. A few words." in said
    at = said.index("Odd > stop.")
    assert said[at + 1 : at + 3] == ["One [/] line.", "Another one."]


def test_the_page_that_goes_with_an_exercise_is_named_before_it_begins() -> None:
    said = heard("back", start="name-the-pattern")
    line = "To read first, if you like: Tending a Garden. The word learn leads there from the list."
    assert line in said
    assert line not in heard("back", start="pmr-4")


def test_reading_leaves_no_entry_and_no_draft() -> None:
    heard("learn", "1", "", "stop")
    places = find_places()
    assert not places.log.root.exists()
    assert not places.state.exists() or not [each for each in places.state.rglob("*") if each.is_file()]
