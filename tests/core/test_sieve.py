"""What one looks for, in choices and in words; and how long ago a day was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from closeness_tui.core.sieve import PARTS, Sieve, choices_of, part_in_words, understood
from closeness_tui.core.since import since_in_words
from tests.core.test_suggesting import LIBRARY, Card

FAMILIES = ("breathing", "disclosure", "noting")


def test_an_empty_sieve_lets_everything_through() -> None:
    assert Sieve().open
    assert all(Sieve().passes(card) for card in LIBRARY)


@pytest.mark.parametrize(
    ("sieve", "through"),
    [
        (Sieve(minutes=5), True),
        (Sieve(minutes=4), False),
        (Sieve(rung=2), True),
        (Sieve(rung=1), False),
        (Sieve(family="noting"), True),
        (Sieve(family="needs"), False),
        (Sieve(company="alone"), True),
        (Sieve(company="together"), False),
        (Sieve(5, 2, "noting", "alone"), True),
    ],
)
def test_all_parts_must_hold_and_minutes_count_as_they_are_shown(sieve: Sieve, through: bool) -> None:
    assert sieve.passes(Card("e", 5.4, 2, "noting")) is through


@pytest.mark.parametrize("part", PARTS)
def test_the_choices_of_a_part_go_round_and_come_back(part: str) -> None:
    sieve = Sieve()
    for _each in choices_of(part, FAMILIES):
        sieve = sieve.turned(part, 1, FAMILIES)
    assert sieve == Sieve()
    assert sieve.turned(part, 1, FAMILIES).turned(part, -1, FAMILIES) == sieve


@pytest.mark.parametrize("part", PARTS)
def test_every_choice_has_words_of_its_own(part: str) -> None:
    choices = choices_of(part, FAMILIES)
    assert len({part_in_words(part, each) for each in choices}) == len(choices)


def test_it_says_itself_in_words() -> None:
    assert Sieve(10, company="alone").in_words() == "up to 10 minutes, alone"
    assert Sieve().in_words() == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("up to 10 minutes", Sieve(10)),
        ("10 min", Sieve(10)),
        ("up to 10 minutes, light, alone", Sieve(10, 1, company="alone")),
        ("breathing", Sieve(family="breathing")),
        ("with someone", Sieve(company="together")),
        ("Sharing, gentle", Sieve(rung=2, family="disclosure")),
        ("10", None),
        ("", None),
        ("breath", None),
        ("up to", None),
        ("light and green", None),
    ],
)
def test_words_that_were_typed_are_taken_whole_or_not_at_all(typed: str, meant: Sieve | None) -> None:
    assert understood(typed, FAMILIES) == meant


@pytest.mark.parametrize("part", PARTS)
def test_what_is_said_of_a_choice_can_be_typed_again(part: str) -> None:
    for choice in choices_of(part, FAMILIES)[1:]:
        found = understood(part_in_words(part, choice), FAMILIES)
        assert found is not None
        assert getattr(found, part) == choice


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-2, "today"), (0, "today"), (1, "yesterday"), (3, "3 days ago"), (7, "a week ago"), (21, "3 weeks ago"),
        (29, "4 weeks ago"), (30, "a month ago"), (364, "11 months ago"), (365, "a year ago"), (800, "2 years ago"),
    ],
)  # fmt: skip
def test_how_long_ago_grows_rounder(days: int, words: str) -> None:
    today = date(2026, 11, 23)
    assert since_in_words(today - timedelta(days=days), today) == words
