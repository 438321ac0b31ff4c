"""The welcome in lines: every way through it, every way out, and who is spared it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from closeness_tui.core.wording import wording
from closeness_tui.plain.home import run_practice
from closeness_tui.practice.first_visit import FIRST
from closeness_tui.practice.opening import Practice
from closeness_tui.store import vault
from closeness_tui.store.failures import WriteFailed
from closeness_tui.store.places import find_places
from tests.plain.script import Script, Typed
from tests.practice.doubles import StandingClock
from tests.store.world import CheapWrapper

PASSPHRASE = "four plain quiet words"  # noqa: S105 - for a log of this test

END = "\0end"


def visited(*lines: str, practice: Practice | None = None, by_hand: bool = True) -> list[str]:
    """What is said when these lines are typed at the way in."""
    clock = StandingClock()
    script = Script(clock, [Typed(line) for line in lines], by_hand=by_hand)
    assert run_practice(practice or Practice(find_places(), clock=clock), None, script) == 0
    assert not script.inputs, script.written[-6:]
    return script.written


def kept() -> str:
    path = find_places().settings
    return path.read_text() if path.exists() else ""


def the_list_is_in(lines: list[str]) -> bool:
    return any(line.startswith("1 to ") and "log, " in line for line in lines)


def test_a_first_visit_says_what_this_is_and_leads_to_a_first_practice() -> None:
    said = visited("", "2", "", "", "1", "stop")
    assert wording("what-this-is") in said
    assert wording("shared-device") in said
    assert wording("relationship-safety") in said
    title = Practice(find_places()).library.get(FIRST)
    assert title is not None
    assert any(title.steps[0].text.split("\n")[0][:20] in line for line in said)
    assert not the_list_is_in(said)
    assert kept() == "welcomed = true\n"


@pytest.mark.parametrize("before", [(), ("",), ("", "2"), ("", "2", ""), ("", "2", "", "")], ids=len)
def test_one_word_leaves_all_of_it_out_on_every_page(before: tuple[str, ...]) -> None:
    said = visited(*before, "skip", "stop")
    assert "All of this is in the settings too, whenever you like." in said
    assert the_list_is_in(said)
    assert kept() == "welcomed = true\n"
    assert wording("what-this-is") not in visited("stop")


def test_back_leads_to_the_page_before() -> None:
    said = visited("", "back", "back", "stop")
    assert [line for line in said if line.endswith(" of 5.")] == ["1 of 5.", "2 of 5.", "1 of 5.", "1 of 5."]


def test_help_answers_on_the_spot_and_any_other_word_changes_nothing() -> None:
    said = visited("help", "what?", "", "3", "stop")
    assert wording("not-safe-now") in said
    assert said.count("A number, Enter, or one of the words. There is no hurry.") == 2


def test_left_in_the_middle_with_nothing_decided_it_begins_anew() -> None:
    visited("", "2", "stop")
    assert kept() == ""
    assert wording("what-this-is") in visited(END)


def test_how_it_opens_is_kept_at_once() -> None:
    visited("", "2", "1", END)
    assert kept() == "plain = true\nwelcomed = true\n"
    said = visited("stop")
    assert the_list_is_in(said)


@pytest.mark.parametrize(("number", "title"), [("2", "Near, Far, Quiet."), ("3", "A Gentle Pace.")])
def test_another_exercise_is_told_about_before_it_begins(number: str, title: str) -> None:
    said = visited("", "2", "", "", number, "back", "stop")
    assert title in said
    assert the_list_is_in(said)


def test_the_list_is_one_of_the_choices() -> None:
    assert the_list_is_in(visited("", "2", "", "", "4", "stop"))


@pytest.fixture
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "Scrypt", CheapWrapper)


@pytest.mark.usefixtures("_cheap")
def test_a_passphrase_now_is_typed_unseen_and_is_in_force() -> None:
    clock = StandingClock()
    lines = ("", "1", "short", PASSPHRASE, "another one here", PASSPHRASE, PASSPHRASE, "2", "skip", "stop")
    practice = Practice(find_places(), clock=clock)
    script = Script(clock, [Typed(line) for line in lines])
    assert run_practice(practice, None, script) == 0
    assert practice.protected
    assert not practice.vault.has_recovery
    assert not {"short", PASSPHRASE, "another one here"} & set(script.shown)
    assert "Your log has its passphrase now." in " ".join(script.written)


class TypesBack(Script):
    """Types back the words it heard."""

    def ask_hidden(self, prompt: str) -> str | None:
        typed = super().ask_hidden(prompt)
        if typed != "the words":
            return typed
        heard = [line.partition(". ") for line in self.written]
        return " ".join([word for number, _dot, word in heard if number.isdigit() and word.islower()][-10:])


@pytest.mark.usefixtures("_cheap")
def test_ten_words_open_the_log_once_they_were_typed_back() -> None:
    clock = StandingClock()
    lines = ("", "1", PASSPHRASE, PASSPHRASE, "1", "one two", "the words", "skip", "stop")
    practice = Practice(find_places(), clock=clock)
    script = TypesBack(clock, [Typed(line) for line in lines])
    assert run_practice(practice, None, script) == 0
    assert "Not yet: there are 10 recovery words; these are 2." in script.written
    assert "These words open your log now, should you forget your passphrase." in script.written
    assert practice.vault.has_recovery


def test_enter_in_place_of_a_passphrase_changes_nothing_and_stays_on_the_page() -> None:
    said = visited("", "1", "", "2", "stop")
    assert "Nothing has changed. It can be chosen on any day." in said
    assert kept() == ""


def test_where_nothing_can_be_kept_it_is_said_once_and_the_way_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_practice: Practice, _settings: object) -> None:
        raise WriteFailed("this folder is read-only")

    monkeypatch.setattr(Practice, "change", refuse)
    said = visited("", "2", "1", "", "4", "stop")
    told = [line for line in said if "read-only" in line]
    assert told == ["This holds until you leave; it cannot be kept here: this folder is read-only."]
    assert the_list_is_in(said)


def test_lines_from_a_pipe_are_for_the_list_and_no_answers_to_a_welcome() -> None:
    said = visited("stop", by_hand=False)
    assert the_list_is_in(said)
    assert wording("what-this-is") not in said
    assert kept() == ""


def test_an_exercise_that_is_named_is_gone_to_at_once() -> None:
    clock = StandingClock()
    script = Script(clock, [Typed("back"), Typed("stop")])
    assert run_practice(Practice(find_places(), clock=clock), "small-wins", script) == 0
    assert wording("what-this-is") not in script.written
    assert kept() == ""


def test_whoever_was_welcomed_hears_the_list() -> None:
    practice = Practice(find_places(), clock=StandingClock())
    practice.settings = replace(practice.settings, welcomed=True)
    assert the_list_is_in(visited("stop", practice=practice))
