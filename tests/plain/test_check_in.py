"""A check-in line by line, from first to second: goals come back, and every line can be left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from closeness_tui.core.answer import Chosen, Items, Number, Words
from closeness_tui.core.check_in import remembered
from closeness_tui.core.entry import Entry
from closeness_tui.plain.check_in import run_check_in
from closeness_tui.plain.home import run_practice
from closeness_tui.practice.check_in import remembered_of
from closeness_tui.practice.opening import Practice
from closeness_tui.practice.own_scales import add_scale
from closeness_tui.store.failures import NotThere
from closeness_tui.store.places import find_places
from tests.content.test_check_in import scale
from tests.plain.script import Script, Typed
from tests.practice.doubles import StandingClock
from tests.tui.kept_year import SCALE

CLOSING = ("1", ".", "3")
"""All of it, no more words, and then rest."""


def practice_of(clock: StandingClock | None = None) -> Practice:
    practice = Practice(find_places(), clock=clock or StandingClock())
    practice.settings = replace(practice.settings, welcomed=True)
    return practice


def typed(practice: Practice, *lines: str, name: str = "check-in", hides: bool = True) -> list[str]:
    assert isinstance(practice.clock, StandingClock)
    console = Script(practice.clock, [Typed(each) for each in lines], hides=hides)
    assert run_check_in(practice, name, console) == 0
    assert not console.inputs, f"never typed: {console.inputs}; {console.written[-10:]}"
    return console.written


def newest(practice: Practice) -> Entry:
    return practice.log.open(practice.summaries(1).entries[0].id)


FIRST = (
    "",  # begins
    "own",
    "my sister",
    "6",
    "skip",
    "3",
    "2",  # no therapist
    "tea at hers",
    ".",
    "4",
    "Going slowly.",
    ".",
    "skip",
    "Ask about the holidays.",
    ".",
    "1",
    "",
)


def first_check_in(practice: Practice) -> list[str]:
    return typed(practice, *FIRST, *CLOSING)


def test_a_first_check_in_is_kept_line_by_line_and_nothing_is_stored_of_what_was_passed_over() -> None:
    practice = practice_of()
    first_check_in(practice)
    entry = newest(practice)
    answers = {line.key: line.answer for line in entry.lines}
    about = answers["about"]
    assert isinstance(about, Chosen)
    assert about.texts == ("my sister",)
    assert answers["closeness"] == Number(6)
    assert "talking" not in answers
    assert "change" not in answers
    goals = answers["new-goals"]
    assert isinstance(goals, Items)
    assert [(each.text, each.rating) for each in goals.items] == [("tea at hers", 4)]
    assert answers["bring"] == Words("Ask about the holidays.")
    assert (entry.exercise, entry.tags) == ("check-in", ("to-share",))


def test_the_next_one_offers_the_relation_and_the_goals_of_before() -> None:
    clock = StandingClock()
    first_check_in(practice_of(clock))
    clock.pass_time(7 * 86400)
    practice = practice_of(clock)
    written = typed(
        practice, "", "1", "7", "5", "5", "6", "2", "1", "tea at our place", ".", "skip", ".", "skip", "skip", "skip",
        "", *CLOSING,
    )  # fmt: skip
    assert any("my sister" in each for each in written)
    known = remembered((practice.log.open(each.id) for each in practice.summaries().entries), clock.wall())
    assert known.goals == ("tea at our place",)
    assert known.therapist == "no"


def test_stopping_in_the_middle_keeps_what_is_there_and_it_can_go_on_another_day() -> None:
    clock = StandingClock()
    practice = practice_of(clock)
    written = typed(practice, "", "2", "6", "stop")
    assert any("waits for another day" in each for each in written)
    (draft,) = practice_of(clock).waiting()
    again = practice_of(clock)
    run = again.resume(draft)
    assert run.session.exercise.id == "check-in"
    assert run.session.answers["closeness"] == Number(6)


def test_behind_a_lock_it_begins_without_what_was_before_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    practice = practice_of()
    first_check_in(practice)
    monkeypatch.setattr(Practice, "locked", property(lambda _self: True))
    written = typed(practice, "", "", "stop")
    assert any("begins without them" in each for each in written)
    assert not any("my sister" in each for each in written)
    assert remembered_of(practice).goals == ()


def test_a_scale_says_its_number_with_its_range_and_no_more() -> None:
    practice = practice_of()
    add_scale(practice.places, scale(), SCALE)
    written = typed(practice, "", "", "4", "2", "skip", "", *CLOSING, name="scale-ease-with-people")
    assert "The number is 4. It can be from 1 to 5. You wrote about it: More means more ease." in written
    assert newest(practice).exercise == "scale-ease-with-people"


def test_a_scale_with_a_line_left_open_has_no_number() -> None:
    practice = practice_of()
    add_scale(practice.places, scale(), SCALE)
    written = typed(practice, "", "", "4", "skip", "skip", "", *CLOSING, name="scale-ease-with-people")
    assert any("Some lines are open, so there is no number." in each for each in written)


def test_a_scale_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(NotThere):
        typed(practice_of(), name="scale-nothing")


def test_on_the_way_in_a_word_begins_a_check_in_and_another_reads_out_what_was() -> None:
    practice = practice_of()
    first_check_in(practice)
    assert isinstance(practice.clock, StandingClock)
    console = Script(practice.clock, [Typed(each) for each in ("progress", "check-in", "back", "stop")])
    assert run_practice(practice, console=console) == 0
    heard = "\n".join(console.written)
    assert "my sister" in heard
    assert "These numbers wobble from day to day." in " ".join(heard.split())
    assert "A Look at How It Is." in heard
