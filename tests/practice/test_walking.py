"""Walks by chance on a clock of their own."""

from __future__ import annotations

import time

import pytest

from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.library import bundled_folder, open_library
from closeness_tui.core.exercise import Exercise
from closeness_tui.practice import walking
from closeness_tui.practice.walking import walk

HEADER = 'id = "try"\ntitle = "Try"\nfamily = "noting"\nrung = 1\nsummary = "A try."\ncheck = false\n'
LIBRARY = open_library([bundled_folder()])
REST = '[[step]]\nkind = "rest"\nseconds = 120\n'


def exercise_of(steps: str) -> Exercise:
    exercise = read_exercise(HEADER + steps, "x").exercise
    assert exercise is not None
    return exercise


@pytest.mark.parametrize("card", LIBRARY.cards, ids=lambda card: card.id)
def test_in_a_shipped_exercise_every_step_is_reached_and_every_walk_ends(card) -> None:  # type: ignore[no-untyped-def]
    exercise = LIBRARY.get(card.id)
    assert exercise is not None
    walks = walk(exercise, 300)
    assert [exercise.steps[place].id for place in walks.never] == []
    assert (walks.dead_ends, walks.endless, walks.stumbles) == (set(), set(), {})
    assert walks.fine
    assert walks.minutes is not None
    # People are quicker or slower than the average, but nobody takes three times as long as is said.
    assert walks.minutes.middle < 3 * exercise.minutes


def test_the_same_seed_walks_the_same_way() -> None:
    exercise = LIBRARY.get("one-small-share")
    assert exercise is not None
    one, other, third = walk(exercise, 60, 1), walk(exercise, 60, 1), walk(exercise, 60, 2)
    assert (one.stayed, one.ends, one.reached) == (other.stayed, other.ends, other.reached)
    assert one.stayed != third.stayed


def test_the_guided_minutes_are_those_of_the_timers() -> None:
    walks = walk(exercise_of(REST + '[[step]]\nkind = "read"\ntext = "So."\n' + REST), 40)
    assert walks.minutes_guided is not None
    assert walks.minutes is not None
    assert walks.minutes_guided.shortest == walks.minutes_guided.longest == 4
    assert 4 < walks.minutes.shortest < walks.minutes.longest


def test_people_skip_go_back_stop_and_leave_too() -> None:
    exercise = LIBRARY.get("share-a-tender-story")
    assert exercise is not None
    walks = walk(exercise, 400)
    assert {"finished", "stopped", "@help", "@grounding-54321"} <= walks.ends.keys()


def test_a_step_that_nobody_comes_to_is_named() -> None:
    never = REST + 'when = { step = "near", at_least = 11 }\n'
    rate = '[[step]]\nkind = "rate"\nid = "near"\ntext = "?"\nscale = "relief"\n'
    assert walk(exercise_of(rate + never + REST), 40).never == (1,)


def test_a_mistake_of_ours_is_named_by_its_step_and_ends_no_other_walk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumbles(session: object, asked: object) -> tuple[()]:
        raise ZeroDivisionError

    monkeypatch.setattr(walking, "replies", stumbles)
    walks = walk(exercise_of(REST + '[[step]]\nkind = "write"\ntext = "?"\n'), 20)
    assert walks.stumbles == {1: "ZeroDivisionError"}
    assert walks.count == 20
    assert not walks.fine


def test_a_step_without_a_way_on_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "allowed", lambda _session: frozenset())
    walks = walk(exercise_of('[[step]]\nkind = "read"\ntext = "So."\n'), 5)
    assert walks.dead_ends == {0}


def test_a_walk_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "advance", lambda session, _event, _now: session)
    walks = walk(exercise_of('[[step]]\nkind = "read"\ntext = "So."\n'), 2)
    assert walks.endless == {0}


def test_a_thousand_walks_through_a_small_exercise_take_a_moment() -> None:
    exercise = exercise_of(REST + '[[step]]\nkind = "read"\ntext = "So."\n' + REST)
    begun = time.process_time()
    walk(exercise)
    # A tenth of this on a quiet machine; it must not creep up to a wait.
    assert time.process_time() - begun < 1.5
