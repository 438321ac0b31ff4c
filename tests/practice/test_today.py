"""What the log makes of the day: the doors, what is listed, the day after, and the agreement's word."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from closeness_tui.core import event as events
from closeness_tui.core.answer import Chosen, Number
from closeness_tui.core.pacing import Today
from closeness_tui.practice.agreed import lower, page_versions
from closeness_tui.practice.choices import chosen_in_words, note_smaller
from closeness_tui.practice.day_after import DAY_AFTER, asked_run, mark_asked
from closeness_tui.practice.kind_now import kind_now
from closeness_tui.practice.ladders import own_ladder, sorting_run, trying_run
from closeness_tui.practice.lately import read_lately
from closeness_tui.practice.programs import Programs
from closeness_tui.practice.routines import own_plans, tied_in_words, tying_run
from closeness_tui.practice.today import doors_after, today_now, today_of
from closeness_tui.store import vault
from tests.own_pages_kept import STEPS, keep, ladder, page, rated, routine, signs, tried
from tests.store.world import CheapWrapper
from tests.tui.evening import answer_all, answer_to, finished, practice_of

if TYPE_CHECKING:
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run


@pytest.fixture
def practice() -> Practice:
    return practice_of()


def practised(practice: Practice, name: str, rating: float) -> Run:
    """All ratings alike; wherever gentler ways are offered, the person carries on."""
    exercise = practice.library.get(name)
    assert exercise is not None
    run = practice.begin(exercise)
    while not run.session.over:
        given = answer_to(run.look(), rating) if not run.session.offer else None
        before = run.session
        run.send(events.Answer(given) if given is not None else events.Next())
        if run.session is before:
            run.send(events.Skip())
    return run


def ways(practice: Practice, name: str, rating: float) -> list[str]:
    run = practised(practice, name, rating)
    found = doors_after(practice, [run.session])
    practice.leave(run)
    return [way.kind for way in found.ways]


def test_a_larger_door_comes_after_two_separate_calm_days(practice: Practice) -> None:
    assert "larger" not in ways(practice, "one-small-share", 2)
    # Twice on one day is one day.
    assert "larger" not in ways(practice, "one-small-share", 2)
    keep(practice, "one-small-share", *rated(2), days_ago=3)
    assert "larger" in ways(practice, "one-small-share", 2)
    keep(practice, "one-small-share", *rated(2), days_ago=5)
    assert "larger" not in ways(practice, "one-small-share", 9)


def test_after_a_nine_the_whole_day_stays_light(practice: Practice) -> None:
    for days_ago in (3, 4):
        keep(practice, "one-small-share", *rated(1), days_ago=days_ago)
    ways(practice, "sort-safe-topics", 9)
    assert today_now(practice).heavy
    assert "larger" not in ways(practice, "one-small-share", 1)
    practice.clock.day += timedelta(days=1)  # type: ignore[attr-defined]
    assert not today_now(practice).heavy


def test_whoever_looked_for_help_has_a_light_day(practice: Practice) -> None:
    assert today_now(practice) == Today()
    practice.help_opened = True
    assert today_now(practice).heavy
    suggested = kind_now(practice, practice.cards, read_lately(practice))
    rungs = {card.id: card.rung for card in practice.cards}
    assert all(rungs[each.id] <= 2 for each in suggested)


def test_other_thresholds_make_another_day(practice: Practice) -> None:
    early = practice_of(pause_at=5.0)
    run = practised(early, "one-small-share", 5)
    early.leave(run)
    assert today_now(early).heavy


def test_an_agreement_is_found_however_old_it_is_and_lists_less(practice: Practice) -> None:
    keep(practice, "working-agreement", *page(), days_ago=200)
    for number in range(70):
        keep(practice, "small-wins", days_ago=number / 2)
    today = today_now(practice)
    assert today.ceiling == 3
    names = {each.id for each in kind_now(practice, practice.cards, practice.lately)}
    assert names
    assert all(today.lists(card) for card in practice.cards if card.id in names)


def test_new_steps_are_counted_over_seven_days_and_light_ones_are_none(practice: Practice) -> None:
    keep(practice, "working-agreement", *page({"new-steps": Chosen(("one",), ("One",))}), days_ago=30)
    keep(practice, "grounding-54321", days_ago=1)
    assert today_now(practice).room_for_new
    keep(practice, "one-small-share", *rated(1), days_ago=2)
    today = today_now(practice)
    assert not today.room_for_new
    card = practice.library.card("need-statement")
    assert card is not None
    assert today.is_new(card)
    practice.clock.day += timedelta(days=6)  # type: ignore[attr-defined]
    practice.lately = None
    assert today_now(practice).room_for_new


def test_lowering_alone_is_a_new_version_that_holds_at_once(practice: Practice) -> None:
    keep(practice, "working-agreement", *page(), days_ago=3)
    assert today_now(practice).ceiling == 3
    made = lower(practice, page_versions(practice)[0], "rung")
    assert made is not None
    assert today_now(practice).ceiling == 2
    assert len(page_versions(practice)) == 2


def test_the_stop_word_of_the_agreement_stands_in_where_the_settings_have_none(practice: Practice) -> None:
    keep(practice, "working-agreement", *page(), days_ago=3)
    exercise = practice.library.get("trade-questions")
    assert exercise is not None
    assert practice.begin(exercise).session.setting.stop_word == "umbrella"
    practice.settings = practice_of(stop_word="red").settings
    assert practice.begin(exercise).session.setting.stop_word == "red"


def test_while_locked_only_this_visit_counts_and_that_is_known(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "Scrypt", CheapWrapper)
    keep(practice, "working-agreement", *page(), days_ago=3)
    practice.choose_passphrase("four plain quiet words")
    practice.lock()
    today = today_now(practice)
    assert (today.locked, today.ceiling) == (True, 5)
    assert tied_in_words(practice, "pmr-4") == ""
    assert Programs(practice).days() is None
    exercise = practice.library.get("trade-questions")
    assert exercise is not None
    assert practice.begin(exercise).session.setting.stop_word == ""


# ----- the day after


def test_the_day_after_something_deep_is_asked_about_once(practice: Practice) -> None:
    deep = keep(practice, "trade-questions", *rated(2), days_ago=1)
    found = read_lately(practice).deep
    assert found is not None
    assert found.id == deep.id
    mark_asked(practice, found)
    assert read_lately(practice).deep is None
    text = practice.places.day_after.read_text("utf-8")
    # Its id alone: the file is not sealed.
    assert text == f'entry = "{deep.id}"\n'


@pytest.mark.parametrize(
    ("name", "days_ago"), [("trade-questions", 0), ("one-small-share", 1), ("trade-questions", 40)]
)
def test_nothing_is_asked_on_the_same_day_or_about_light_things_or_long_after(
    practice: Practice, name: str, days_ago: int
) -> None:
    keep(practice, name, *rated(2), days_ago=days_ago)
    assert read_lately(practice).deep is None


def test_the_answer_is_a_practice_of_one_number_that_can_be_resumed(practice: Practice) -> None:
    keep(practice, "trade-questions", *rated(2), days_ago=1)
    found = read_lately(practice).deep
    assert found is not None
    run = asked_run(practice, found)
    assert [step.kind for step in run.session.exercise.steps] == ["rate"]
    run.send(events.Answer(Number(7)))
    assert run.session.offer == "easing"
    run.keep()
    practice.leave(run)
    again = practice.resume(run.id)
    assert again.session.exercise.id == DAY_AFTER
    assert again.session.answers == {"next-day": Number(7)}


# ----- a choice is a choice


def test_a_smaller_step_chosen_at_the_end_can_be_read_in_the_log(practice: Practice) -> None:
    run = finished(practice)
    run.store_entry({line.key for line in run.lines()})
    note_smaller(practice, run, "share-with-someone")
    assert [each.ended for each in map(practice.entry, practice.log.ids())] == ["end"]
    note_smaller(practice, run, "sort-safe-topics")
    (entry,) = (practice.entry(each.id) for each in practice.summaries().entries)
    assert entry.ended == "@sort-safe-topics"
    assert entry.lines
    words = chosen_in_words(practice.library, entry)
    assert words == "You chose a smaller step: Easy, Maybe, Not Now."


# ----- what the program writes out of a person's own words

HOSTILE = ("{before} [b]x[/b]", "a \u202e turned", 'quote " and \\ back\nline', "x" * 400)


def test_a_ladder_of_any_words_can_be_tried_and_sorted_anew(practice: Practice) -> None:
    ladder(practice, *HOSTILE)
    found = own_ladder(practice)
    assert found is not None
    for place in range(len(HOSTILE)):
        run = trying_run(practice, found, place)
        answer_all(run)
        run.store_entry({line.key for line in run.lines()})
        practice.leave(run)
    sorting = sorting_run(practice, found)
    sorting.send(events.Next())
    assert "ladder" in sorting.session.answers
    sorting.store_entry({"ladder"})
    practice.leave(sorting)
    again = own_ladder(practice)
    assert again is not None
    assert len(again.rungs) == len(HOSTILE)
    assert [each.unease for each in again.rungs] == [each.unease for each in found.rungs]
    assert sum(len(each.attempts) for each in again.rungs) == len(HOSTILE)


def test_a_try_stands_on_its_rung(practice: Practice) -> None:
    ladder(practice)
    tried(practice, STEPS[1])
    found = own_ladder(practice)
    assert found is not None
    assert [len(each.attempts) for each in found.rungs] == [0, 1, 0]
    assert found.last == 1


def test_an_exercise_tied_to_the_day_is_known_beside_it_and_among_the_plans(practice: Practice) -> None:
    signs(practice)
    routine(practice)
    assert tied_in_words(practice, "pmr-4") == "After I turn off the light, I do Four Squeezes."
    assert tied_in_words(practice, "pmr-7") == ""
    found = own_plans(practice)
    assert [each.exercise for each in found.plans] == ["routine", "body-cue-map"]
    assert [each.text for each in found.signs] == ["tight jaw", "cold hands"]


def test_tying_asks_one_sentence_and_keeps_which_exercise_it_is_for(practice: Practice) -> None:
    exercise = practice.library.get("pmr-4")
    assert exercise is not None
    run = tying_run(practice, exercise)
    run.send(events.Skip())
    assert run.session.over
    assert run.store_entry(()).tags == ("pmr-4",)


def test_where_one_stands_in_a_program_is_read_from_the_log(practice: Practice) -> None:
    programs = Programs(practice)
    program = programs.get("body-first")
    assert program is not None
    assert programs.standing(program, programs.days()).last is None
    keep(practice, "grounding-54321", days_ago=4)
    keep(practice, "paced-breathing", days_ago=2)
    assert programs.standing(program, programs.days()).last == 1


def test_without_a_trace_nothing_of_the_log_is_read(practice: Practice) -> None:
    keep(practice, "working-agreement", *page(), days_ago=3)
    practice.leaves_trace = False
    practice.lately = None
    assert today_of(practice, read_lately(practice)) == Today()
    assert page_versions(practice) == ()
    assert tied_in_words(practice, "pmr-4") == ""
