"""The agreed page in words, its differences, and lowering it alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeness_tui.core.agreement import (
    DOCUMENT,
    NEW_STEPS,
    RUNG,
    agreement_in,
    agreement_of,
    fewer_steps,
    lower_ceiling,
    lowered,
    versions,
)
from closeness_tui.core.agreement_page import (
    change_in_words,
    differences,
    review_in_words,
    sections,
    standing_in_words,
)
from closeness_tui.core.answer import Answer, Chosen, Item, Items, Words
from closeness_tui.core.entry import Entry
from tests.own_pages_kept import PAGE, page

NOW = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)


def entry(changed: dict[str, Answer] | None = None, *, days_ago: int = 0, agreed: bool = True) -> Entry:
    created = NOW - timedelta(days=days_ago)
    lines = page(changed, agreed=agreed)
    return Entry("e" * 25 + str(days_ago % 10), "exercise", created, created, DOCUMENT, lines=lines)


def test_a_page_says_what_the_program_goes_by() -> None:
    found = agreement_in([entry()])
    assert found is not None
    assert (found.ceiling, found.new_steps, found.stop_word) == (3, 2, "umbrella")
    assert found.review == date(2026, 12, 7)
    assert not found.is_due(date(2026, 12, 6))
    assert found.is_due(date(2026, 12, 7))


def test_only_what_was_agreed_to_holds() -> None:
    stricter = {RUNG: Chosen(("rung-1",), ("Light, rung 1",))}
    found = agreement_in([entry(stricter, agreed=False), entry(days_ago=5)])
    assert found is not None
    assert found.ceiling == 3
    assert agreement_in([entry(agreed=False)]) is None


def test_what_is_left_open_lists_everything() -> None:
    empty = Words("")
    found = agreement_in([entry({RUNG: empty, NEW_STEPS: empty, "look-again": empty, "stop-choice": empty})])
    assert found is not None
    assert (found.ceiling, found.new_steps, found.stop_word, found.review) == (5, None, "", None)


def test_limits_and_topics_come_first_on_the_page() -> None:
    labels = [each.label for each in sections(versions([entry()], DOCUMENT)[0])]
    assert labels == [
        "Out for now",
        "In for now",
        "Later, perhaps",
        "Pace",
        "Stop word or sign",
        "When it comes up",
        "Check-ins",
        "What may be shared",
        "Hopes",
        "A look again",
    ]


def test_a_difference_is_said_in_words_that_came_and_went() -> None:
    topics = Items((Item("How the day was", "in"), Item("Feelings", "out"), Item("Money and work", "out")))
    changed: dict[str, Answer] = {
        "hopes": Words("A calm evening in the week, and less guessing."),
        "topics": topics,
    }
    after, before = versions([entry(changed), entry(days_ago=3)], DOCUMENT)
    assert [change_in_words(each) for each in differences(before, after)] == [
        "Out for now: “Feelings” came in.",
        "In for now: “Feelings” was taken out.",
        "Later, perhaps: “Family and the past” was taken out.",
        "Hopes: now “evening”, before “hour”.",
    ]
    assert differences(before, before) == ()


@pytest.mark.parametrize(("matter", "lower"), [(RUNG, lower_ceiling), (NEW_STEPS, fewer_steps)])
def test_lowering_goes_down_by_one_until_it_is_as_low_as_it_goes(matter: str, lower: object) -> None:
    made, seen = entry(days_ago=9), []
    for step in range(10):
        agreement = agreement_of(versions([made], DOCUMENT)[0])
        seen.append(agreement.ceiling if matter == RUNG else agreement.new_steps)
        answer = lower(agreement)  # type: ignore[operator]
        if answer is None:
            break
        made = lowered(made, matter, answer, entry_id="n" * 25 + str(step), now=NOW)
    assert seen == ([3, 2, 1] if matter == RUNG else [2, 1, 0])


def test_a_lowered_page_stays_agreed_and_keeps_the_day_to_look_at_it_again() -> None:
    first = entry(days_ago=10)
    answer = lower_ceiling(agreement_of(versions([first], DOCUMENT)[0]))
    assert answer is not None
    once = lowered(first, RUNG, answer, entry_id="n" * 26, now=NOW - timedelta(days=1))
    again = lower_ceiling(agreement_of(versions([once], DOCUMENT)[0]))
    assert again is not None
    twice = lowered(once, RUNG, again, entry_id="o" * 26, now=NOW)
    newest = versions([first, once, twice], DOCUMENT)[0]
    agreement = agreement_of(newest)
    assert (newest.agreed, agreement.ceiling) == (True, 1)
    assert agreement.review == date(2026, 11, 27)
    assert standing_in_words(newest) == "Agreed on 13 November 2026, made lower on 23 November 2026."


def test_what_was_open_can_be_lowered_too() -> None:
    bare = Entry("e" * 26, "exercise", NOW, NOW, DOCUMENT, lines=page()[-1:])
    answer = lower_ceiling(agreement_of(versions([bare], DOCUMENT)[0]))
    assert answer == Chosen(("rung-4",), ("Deeper, rung 4",))
    made = lowered(bare, RUNG, answer, entry_id="n" * 26, now=NOW)
    assert agreement_of(versions([made], DOCUMENT)[0]).ceiling == 4
    # The line that says it is agreed stays the last.
    assert made.lines[-1].kind == "agree"


def test_a_day_that_has_passed_is_said_calmly() -> None:
    agreement = agreement_of(versions([entry(days_ago=20)], DOCUMENT)[0])
    said = review_in_words(agreement, NOW.date())
    assert said.endswith("Whenever it suits you is early enough.")
    assert "late" not in said
    assert review_in_words(agreement_of(versions([entry()], DOCUMENT)[0]), NOW.date()).endswith("2026.")


texts = st.text(st.sampled_from("ab c\n{}[]"), max_size=12)


@given(texts, texts)
def test_whatever_is_written_the_added_words_are_new_ones_and_the_taken_ones_old(one: str, two: str) -> None:
    after, before = versions(
        [entry({"hopes": Words(two)}), entry({"hopes": Words(one)}, days_ago=1)], DOCUMENT
    )
    old, new = " ".join(one.split()), " ".join(two.split())
    changes = differences(before, after)
    assert bool(changes) == (old != new)
    for change in changes:
        assert all(added in new for added in change.added)
        assert all(taken in old for taken in change.taken)


def test_the_page_of_these_tests_has_every_matter_of_the_exercise() -> None:
    assert set(PAGE) >= {
        RUNG,
        NEW_STEPS,
        "stop-choice",
        "look-again",
        "topics",
        "hopes",
        "shared",
        "check-ins",
    }
