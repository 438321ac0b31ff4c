"""What home may know of earlier practices, and what it must not."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from closeness_tui.core import event as events
from closeness_tui.core.answer import Number
from closeness_tui.core.families import GROUNDING
from closeness_tui.core.went import Done
from closeness_tui.practice import opening
from closeness_tui.practice.kind_now import kind_now, was_long_away
from closeness_tui.practice.lately import Lately, read_lately
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from tests.practice.doubles import StandingClock
from tests.tui.evening import finished


@pytest.fixture
def practice() -> Practice:
    return Practice(find_places(), clock=StandingClock())


def practise(practice: Practice, name: str, *, days_ago: int) -> None:
    clock = practice.clock
    assert isinstance(clock, StandingClock)
    today = clock.day
    clock.day = today - timedelta(days=days_ago)
    run = finished(practice, name)
    run.store_entry({line.key for line in run.lines()})
    practice.leave(run)
    clock.day = today


def practise_hard(practice: Practice, *, keeps: bool) -> None:
    """A nine, and then an end."""
    exercise = practice.library.get("one-small-share")
    assert exercise is not None
    run = practice.begin(exercise)
    run.send(events.Answer(Number(9)))
    run.send(events.Stop())
    if keeps:
        run.store_entry({line.key for line in run.lines()})
    practice.leave(run)


def test_without_a_log_nothing_is_known_and_nothing_is_made(practice: Practice) -> None:
    assert read_lately(practice) == Lately()
    assert not practice.places.log.root.exists()


def test_the_day_of_each_exercise_is_the_last_one_it_was_kept_on(practice: Practice) -> None:
    practise(practice, "paced-breathing", days_ago=9)
    practise(practice, "paced-breathing", days_ago=2)
    practise(practice, "pmr-4", days_ago=40)
    lately = read_lately(practice)
    today = practice.clock.wall().date()
    assert {name: (today - day).days for name, day in lately.days.items()} == {
        "paced-breathing": 2,
        "pmr-4": 40,
    }
    assert lately.knows_all
    assert not lately.long_away(today)


def test_after_thirty_days_it_was_long(practice: Practice) -> None:
    practise(practice, "pmr-4", days_ago=30)
    assert read_lately(practice).long_away(practice.clock.wall().date())


def test_a_heavy_day_in_the_log_brings_what_settles_first(practice: Practice) -> None:
    practise_hard(practice, keeps=True)
    practice.done_here.clear()
    first, second, *_others = kind_now(practice, practice.cards, read_lately(practice))
    assert (first.id, second.id) == (GROUNDING, "sort-safe-topics")


def test_a_heavy_practice_of_which_nothing_is_kept_counts_all_the_same_while_the_program_runs(
    practice: Practice,
) -> None:
    practise_hard(practice, keeps=False)
    lately = read_lately(practice)
    assert lately.days == {}
    assert kind_now(practice, practice.cards, lately)[0].id == GROUNDING
    assert kind_now(practice, practice.cards)[0].id == GROUNDING


def test_while_locked_nothing_but_that_is_known(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    practise(practice, "pmr-4", days_ago=0)
    monkeypatch.setattr(Practice, "locked", True)
    assert read_lately(practice) == Lately(locked=True)


def test_practising_without_a_trace_reads_nothing_of_the_log(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    practise(practice, "pmr-4", days_ago=90)
    without = Practice(find_places(), clock=StandingClock(), leaves_trace=False)
    monkeypatch.setattr(
        opening.Practice, "vault", property(lambda _self: pytest.fail("the log was looked at"))
    )
    assert read_lately(without) == Lately()
    assert not was_long_away(without)


def test_a_damaged_entry_is_passed_over_and_nothing_is_built_on_it(practice: Practice) -> None:
    practise(practice, "noting-sounds", days_ago=1)
    practise(practice, "pmr-4", days_ago=3)
    practice.done_here.clear()
    newest = practice.summaries().entries[0]
    for path in practice.places.log.entries.rglob(f"{newest.id}*"):
        Path(path).write_bytes(b"torn")
    assert set(read_lately(practice).days) == {"pmr-4"}


@pytest.mark.parametrize(("days", "long"), [(0, False), (23, False), (54, True), (400, True)])
def test_the_months_of_the_log_tell_of_a_long_time_without_being_opened(
    practice: Practice, days: int, long: bool
) -> None:
    practise(practice, "pmr-4", days_ago=days)
    assert was_long_away(practice) is long


def test_without_anything_known_the_suggestions_come_from_the_cards_alone(practice: Practice) -> None:
    found = kind_now(practice, practice.cards)
    cards = {card.id: card for card in practice.cards}
    assert len(found) == 3
    assert all(cards[each.id].rung == 1 and not cards[each.id].together for each in found)


def test_no_exercise_for_more_than_one_is_suggested_whatever_is_known_of_it(practice: Practice) -> None:
    together = {card.id for card in practice.library.cards if card.together}
    assert {"trade-questions", "curious-reply", "share-with-someone"} <= together
    practice.done_here["a run"] = Done("one-small-share", practice.clock.wall().date(), calm=True)
    assert not {each.id for each in kind_now(practice, practice.cards, read_lately(practice))} & together
