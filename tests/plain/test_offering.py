"""The way in, line by line: a few suggestions first, and the others when they are asked for."""

from __future__ import annotations

from datetime import timedelta

from closeness_tui.core.wording import wording
from closeness_tui.plain.home import run_practice
from closeness_tui.practice.kind_now import kind_now
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from tests.plain.script import Script, Typed
from tests.practice.doubles import StandingClock
from tests.tui.evening import kept_entry, practice_of


def said(*typed: str, practice: Practice | None = None) -> list[str]:
    practice = practice or practice_of()
    clock = practice.clock
    assert isinstance(clock, StandingClock)
    console = Script(clock, [Typed(each) for each in typed])
    assert run_practice(practice, None, console) == 0
    return console.written


def numbered(lines: list[str]) -> list[str]:
    return [line for line in lines if line.partition(".")[0].isdecimal()]


def test_at_first_there_are_three_with_their_reasons_and_not_the_whole_list() -> None:
    practice = practice_of()
    lines = said("stop", practice=practice)
    suggested = kind_now(practice, practice.cards)
    assert len(numbered(lines)) == len(suggested) == 3
    assert all(line.endswith(each.reason) for line, each in zip(numbered(lines), suggested, strict=True))


def test_list_says_them_all_and_its_numbers_count_from_then_on() -> None:
    practice = practice_of()
    lines = said("list", "5", "back", "stop", practice=practice)
    fifth = practice.cards[4].title
    assert len(numbered(lines)) >= 3 + len(practice.cards)
    assert f"{fifth}." in lines


def test_find_and_words_about_what_would_suit_say_only_what_fits() -> None:
    assert [line.split(". ")[1] for line in numbered(said("find gentle rhythm", "stop"))[3:]] == [
        "A Gentle Pace"
    ]
    short = numbered(said("up to 5 minutes, light, alone", "stop"))[3:]
    assert short
    assert all(" minutes, light." in line and int(line.split(". ")[2].split()[0]) <= 5 for line in short)
    assert numbered(said("filter breathing", "stop"))[3:] == numbered(said("breathing", "stop"))[3:] != []


def test_what_nothing_fits_and_what_is_no_choice_say_what_to_do() -> None:
    assert "Nothing here fits that. list says them all." in said("find zzz", "stop")
    assert "For example: up to 10 minutes, or light, or breathing, or alone." in said("filter zzz", "stop")
    assert "A number from the list, or one of the words." in said("zzz", "99", "stop")


def test_the_list_says_in_calm_words_when_each_was_last_kept_and_a_long_time_is_greeted() -> None:
    practice = practice_of()
    clock = practice.clock
    assert isinstance(clock, StandingClock)
    kept_entry(practice, "paced-breathing")
    clock.day += timedelta(days=42)
    later = Practice(find_places(), clock=clock)
    lines = said("find gentle rhythm", "stop", practice=later)
    assert "You last kept it a month ago." in lines
    assert wording("return-after-gap") in lines
