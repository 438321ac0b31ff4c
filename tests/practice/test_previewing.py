"""What a preview needs: a quicker clock, a run that goes nowhere, the next version of a file, and any step at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.library import Library, bundled_folder, open_library
from closeness_tui.content.pieces import Shared
from closeness_tui.core import event as events
from closeness_tui.core.answer import Number, Words
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.moves import advance, begin
from closeness_tui.core.session import Session, Setting
from closeness_tui.practice.clock import ScaledClock
from closeness_tui.practice.exercise_map import map_of
from closeness_tui.practice.previewing import (
    Rehearsal,
    RehearsingPractice,
    only_change,
    taken_over,
    version_at,
    version_of,
)
from closeness_tui.practice.reaching import arrive
from closeness_tui.store.places import find_places
from tests.practice.doubles import StandingClock

TEXT = """\
format = 1
id = "one-good-moment"
title = "One Good Moment"
family = "narrative"
rung = 1
summary = "Put one moment into words."
check = false

[[step]]
kind = "read"
text = "You could look at one moment."

[[step]]
kind = "write"
id = "words"
text = "Which one was it?"

[[step]]
kind = "rate"
id = "near"
text = "How near is it?"
scale = { min = 0, max = 10 }

[[step]]
kind = "read"
id = "far"
text = "It is far: {words}"
when = { step = "near", at_most = 2 }

[[step]]
kind = "rest"
id = "quiet"
text = "A little quiet."
seconds = 30
"""


def exercise_of(text: str) -> Exercise:
    reading = read_exercise(text, "mine.toml")
    assert reading.exercise is not None, reading.problems
    return reading.exercise


def at_the_rating(exercise: Exercise) -> Session:
    session = begin(exercise, Setting(), 0.0)
    session = advance(session, events.Next(), 1.0)
    return advance(session, events.Answer(Words("the bus")), 2.0)


# ----- the clock


def test_a_quicker_clock_does_not_jump_when_its_speed_changes() -> None:
    machine = StandingClock()
    clock = ScaledClock(machine, 10)
    start = clock.now()
    machine.pass_time(3)
    assert clock.now() - start == pytest.approx(30)
    clock.speed = 2
    assert clock.now() - start == pytest.approx(30)
    machine.pass_time(3)
    assert clock.now() - start == pytest.approx(36)
    assert clock.wall() == machine.day


def test_a_quickened_timer_runs_on_between_two_looks_and_a_sleeping_machine_stops_it() -> None:
    machine = StandingClock()
    clock = ScaledClock(machine, 120)
    quiet = arrive(exercise_of(TEXT.replace("30", "3000")), 4, Setting(), clock.now(), {}).session
    run = Rehearsal(quiet, clock)
    machine.pass_time(1)
    run.tick()
    assert run.session.state == "running"
    machine.pass_time(31)
    run.tick()
    assert run.session.state == "paused"


def test_a_rehearsal_asks_what_to_keep_and_keeps_nothing() -> None:
    run = Rehearsal(at_the_rating(exercise_of(TEXT)), ScaledClock(StandingClock()))
    run.send(events.Answer(Number(3)))
    run.keep()
    run.store_entry({"words"})
    run.let_go()
    assert run.keeps
    assert not find_places().data.exists()


def test_beside_a_preview_there_is_no_log() -> None:
    practice = RehearsingPractice(find_places())
    practice.lock()
    assert (practice.locked, practice.protected, practice.waiting()) == (False, False, ())
    assert not find_places().data.exists()
    assert {"vault", "log"} & vars(practice).keys() == set()


# ----- versions


def test_a_file_in_old_letters_is_read_and_has_to_be_saved_anew_first(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(TEXT.replace("A little", "Ein bißchen").encode("cp1252"))
    version = version_at(path, Shared())
    assert version.exercise is None
    assert [each.code for each in version.problems] == ["encoding"]
    assert "bißchen" in version.text


@pytest.mark.parametrize("found", [b"\x00\x01\x02", b"", b"\xff\xfe\x00"])
def test_what_is_no_text_is_a_problem_and_no_crash(tmp_path: Path, found: bytes) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(found)
    assert version_at(path, Shared()).problems


def test_a_mark_at_the_beginning_does_no_harm() -> None:
    assert version_of("\ufeff" + TEXT, "mine.toml", Shared()).exercise is not None


def test_another_title_leaves_a_session_where_it_is() -> None:
    session = at_the_rating(exercise_of(TEXT))
    after = exercise_of(TEXT.replace("One Good Moment", "Another"))
    assert taken_over(session, after, 50.0) == replace(session, exercise=after)


def test_a_step_more_above_moves_the_session_along() -> None:
    session = at_the_rating(exercise_of(TEXT))
    more = TEXT.replace(
        '[[step]]\nkind = "write"', '[[step]]\nkind = "read"\ntext = "More."\n\n[[step]]\nkind = "write"'
    )
    after = taken_over(session, exercise_of(more), 50.0)
    assert after.step.id == "near"
    assert [after.exercise.steps[place].id for place in after.path] == ["#1", "words"]
    assert after.answers == {"words": Words("the bus")}


def test_of_a_step_that_is_gone_the_nearest_before_is_shown() -> None:
    session = at_the_rating(exercise_of(TEXT))
    start, end = TEXT.index('[[step]]\nkind = "rate"'), TEXT.index('[[step]]\nkind = "rest"')
    after = taken_over(session, exercise_of(TEXT[:start] + TEXT[end:]), 50.0)
    assert after.step.id == "words"
    assert after.answers == {"words": Words("the bus")}


def test_a_step_that_was_renamed_is_still_the_same() -> None:
    session = at_the_rating(exercise_of(TEXT))
    after = taken_over(session, exercise_of(TEXT.replace('"near"', '"nearer"')), 50.0)
    assert after.step.id == "nearer"


def test_an_answer_that_no_longer_fits_is_let_go() -> None:
    exercise = exercise_of(TEXT)
    session = advance(at_the_rating(exercise), events.Answer(Number(9)), 3.0)
    less = exercise_of(TEXT.replace("max = 10", "max = 5"))
    assert taken_over(session, less, 50.0).answers == {"words": Words("the bus")}


def test_a_timer_that_was_not_changed_runs_on_and_one_that_was_begins_anew() -> None:
    exercise = exercise_of(TEXT)
    session = replace(advance(at_the_rating(exercise), events.Answer(Number(9)), 3.0), spent=11.0)
    assert session.step.id == "quiet"
    same = taken_over(session, exercise_of(TEXT.replace("bus", "train")), 50.0)
    other = taken_over(session, exercise_of(TEXT.replace("seconds = 30", "seconds = 40")), 50.0)
    assert (same.spent, same.since) == (11.0, 3.0)
    assert (other.spent, other.since) == (0.0, 50.0)


def test_grounding_on_top_stays_on_top() -> None:
    exercise = exercise_of(TEXT)
    session = advance(at_the_rating(exercise), events.Ground(exercise), 3.0)
    after = taken_over(session, exercise_of(TEXT.replace("It is far", "Far")), 50.0)
    assert after.exercise is exercise
    assert after.beneath is not None
    assert "Far: " in after.beneath.exercise.steps[3].text


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("A little quiet.", "Quiet.", 4),
        ("You could look", "Look", 0),
        ("One Good Moment", "Another", None),
        ('kind = "rest"', 'kind = "read"\ntext = "More."\n\n[[step]]\nkind = "rest"', 4),
        ('id = "far"', 'id = "farther"', 3),
        ('id = "near"', 'id = "nearer"', None),
    ],
    ids=["its words", "without a name", "above the steps", "a new one", "its name", "two at once"],
)
def test_the_one_step_that_changed_is_known(old: str, new: str, place: int | None) -> None:
    text = TEXT.replace(old, new)
    if new == 'id = "nearer"':
        text = text.replace('step = "near"', 'step = "nearer"')
    assert only_change(exercise_of(TEXT), exercise_of(text)) == place


# ----- to any step


def test_a_step_is_reached_by_answers_that_lead_to_it() -> None:
    arrived = arrive(exercise_of(TEXT), 3, Setting(), 7.0, {})
    assert arrived.by_answering
    assert arrived.session.step.id == "far"
    assert arrived.session.answers["near"].value <= 2
    assert (arrived.session.since, arrived.session.spent) == (7.0, 0.0)


def test_what_was_really_answered_is_answered_again() -> None:
    arrived = arrive(exercise_of(TEXT), 4, Setting(), 7.0, {"words": Words("the bus"), "near": Number(8)})
    assert arrived.session.answers == {"words": Words("the bus"), "near": Number(8)}


def test_a_step_that_nobody_comes_to_is_shown_all_the_same() -> None:
    never = 'all = [{ step = "near", at_most = 2 }, { step = "near", at_least = 9 }]'
    exercise = exercise_of(TEXT.replace('step = "near", at_most = 2', never))
    arrived = arrive(exercise, 3, Setting(), 7.0, {})
    assert not arrived.by_answering
    assert arrived.session.step.id == "far"
    assert "words" in arrived.session.answers


def test_the_end_can_be_reached_too() -> None:
    arrived = arrive(exercise_of(TEXT), None, Setting(), 7.0, {})
    assert arrived.session.state == "finished"
    assert "words" in arrived.session.answers


@pytest.fixture(scope="module")
def shipped() -> Library:
    return open_library([bundled_folder()])


@pytest.mark.parametrize(
    "name", ["one-small-share", "pmr-4", "curious-reply", "small-wins", "sort-safe-topics"]
)
def test_every_step_of_a_shipped_exercise_is_reached_by_answers(shipped: Library, name: str) -> None:
    exercise = shipped.get(name)
    assert exercise is not None
    missed = [
        place
        for place in (*range(len(exercise.steps)), None)
        if not arrive(exercise, place, Setting(seed=7), 0.0, {}).by_answering
    ]
    assert missed == []


def test_a_map_says_when_a_step_is_shown_and_where_its_answers_lead(shipped: Library) -> None:
    exercise = shipped.get("pmr-4")
    assert exercise is not None
    lines = map_of(exercise, {4})
    assert lines[0].startswith("1. gate “leave-out”: First, a quick body check")
    assert "   “I'd rather not do this one today” leads to step 10, “another-day”." in lines
    assert "   Only if “before” is “numb”." in lines
    assert "   Only if “after” less “before” is 2 or more or “after” is “numb”." in lines
    assert lines[lines.index("5. tense “squeeze”") + 1] == "   Nobody comes here."
