"""Settings and the bell, line by line."""

from __future__ import annotations

import os
import pty
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from closeness_tui.core.settings import Settings
from closeness_tui.plain.console import Terminal
from closeness_tui.plain.home import run_practice
from closeness_tui.plain.settings import change_settings
from closeness_tui.plain.words import find_word
from closeness_tui.practice.opening import Practice
from closeness_tui.store.failures import WriteFailed
from closeness_tui.store.places import find_places
from tests.plain.script import Script, Typed
from tests.practice.doubles import StandingClock

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Ringing(Script):
    """A script in which the bell is heard."""

    def ring(self, strokes: int) -> None:
        self.written.append(f"* {strokes}")


def visited(*lines: str, settings: Settings | None = None) -> tuple[Practice, list[str]]:
    """The settings, opened and left, and what was said."""
    clock = StandingClock()
    practice = Practice(find_places(), clock=clock)
    practice.settings = settings or practice.settings
    console = Ringing(clock, [Typed(line) for line in lines])
    change_settings(practice, console)
    assert console.inputs == []
    return practice, console.written


def kept() -> Settings:
    return Practice(find_places()).settings


def test_the_list_is_said_once_and_each_change_says_how_it_is_now() -> None:
    practice, said = visited("3", "2", "4", "1", "")
    assert said.count("3. Bell: off.") == 1
    assert "Bell is now: on." in said
    assert "* 1" in said
    assert "Usual length is now: half." in said
    assert kept() == practice.settings == Settings(bell=True, length="half")


def test_enter_and_back_leave_everything_as_it_is() -> None:
    _practice, said = visited("3", "", "5", "", "9", "", "77", "back")
    assert "One of the numbers, please. There is no hurry." in said
    assert not find_places().settings.exists()


def test_a_word_is_typed_and_a_dash_means_none() -> None:
    visited("5", "kiwi", "")
    assert kept().stop_word == "kiwi"
    visited("5", "-", "")
    assert kept().stop_word == ""


def test_folders_are_added_and_taken_off(tmp_path: Path) -> None:
    _practice, said = visited("9", "~/nowhere", "9", str(tmp_path), "9", "1", "")
    assert "It is on the list. There is no such folder now, and that is fine." in said
    assert "1. ~/nowhere (not there now)" in said
    assert kept().folders == (str(tmp_path),)


def test_what_cannot_be_kept_holds_until_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_what: object) -> None:
        raise WriteFailed("the disk is full")

    monkeypatch.setattr("closeness_tui.practice.opening.write_whole", full)
    practice, said = visited("4", "1", "")
    assert practice.settings.length == "half"
    assert "It holds until you leave, and could not be kept for longer: the disk is full." in said


def breathing(*lines: Typed, bell: bool) -> list[str]:
    """Two breaths of four in and six out."""
    folder = find_places().exercises
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "two.toml").write_text(
        'id = "two"\ntitle = "Two"\nfamily = "breathing"\nrung = 1\nsummary = "Two."\ncheck = false\n'
        'caution = "Leave it out."\n[[step]]\nkind = "breathe"\nid = "it"\nin = 4\nout = 6\nrounds = 2\n'
        'text = "Breathe."\n[[step]]\nkind = "read"\ntext = "Done."\n',
        encoding="utf-8",
    )
    clock = StandingClock()
    practice = Practice(find_places(), clock=clock)
    practice.settings = replace(practice.settings, bell=bell, welcomed=True)
    console = Ringing(clock, [Typed(""), *lines, Typed("q")])
    run_practice(practice, "two", console)
    return [line for line in console.written if line.startswith(("*", "In", "Out", "The bell"))]


def test_in_is_one_stroke_out_and_the_end_are_two() -> None:
    said = breathing(bell=True)
    assert [line for line in said if line.startswith("*")] == ["* 1", "* 2", "* 1", "* 2", "* 2"]
    assert said.index("Out, 6.") < said.index("* 2")


def test_without_the_bell_nothing_rings() -> None:
    assert not [line for line in breathing(bell=False) if line.startswith("*")]


def test_the_word_bell_switches_it_while_the_timer_runs() -> None:
    said = breathing(Typed("bell", 9.0), bell=False)
    at = said.index("The bell is on: one stroke for in, two for out. bell switches it off again.")
    assert not any(line.startswith("*") for line in said[:at])
    assert next(line for line in said[at:] if line.startswith("*")) == "* 1"
    assert kept().bell


def test_beside_words_of_ones_own_the_bell_needs_its_slash() -> None:
    assert find_word("bell", frozenset(), letters=False) is None
    assert find_word("bell", frozenset(), letters=True, beside_own=True) is None
    assert find_word("bell", frozenset(), letters=True) is not None


def test_only_a_terminal_is_rung_at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("closeness_tui.plain.console.GAP", 0)
    near, far = pty.openpty()
    with os.fdopen(far, "w", encoding="utf-8") as out:
        Terminal(out=out).ring(2)
        assert os.read(near, 1) + os.read(near, 1) == b"\a\a"
    os.close(near)
    with (tmp_path / "file").open("w", encoding="utf-8") as out:
        Terminal(out=out).ring(2)
    assert (tmp_path / "file").read_text(encoding="utf-8") == ""
