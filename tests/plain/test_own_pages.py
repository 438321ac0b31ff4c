"""Programs, ladder, agreement and plans line by line; the day's list; and the question before what asks more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from closeness_tui.core.answer import Chosen
from closeness_tui.plain.home import run_practice
from closeness_tui.practice.agreed import page_versions
from closeness_tui.practice.ladders import own_ladder
from closeness_tui.practice.routines import own_plans
from closeness_tui.store import vault
from tests.own_pages_kept import STEPS, keep, ladder, page, rated, signs, tried
from tests.plain.script import Script, Typed
from tests.store.world import CheapWrapper
from tests.tui.evening import practice_of

if TYPE_CHECKING:
    from closeness_tui.practice.opening import Practice


@pytest.fixture
def practice() -> Practice:
    return practice_of()


def visited(practice: Practice, *lines: str, exercise: str | None = None) -> list[str]:
    console = Script(practice.clock, [Typed(line) for line in lines])  # type: ignore[arg-type]
    assert run_practice(practice, exercise, console) == 0
    assert console.inputs == []
    return console.written


def test_a_program_is_said_and_any_of_its_exercises_can_be_begun(practice: Practice) -> None:
    keep(practice, "grounding-54321", days_ago=2)
    said = visited(practice, "programs", "1", "2", "back", "q")
    assert "Nothing is locked here, and nothing moves on by itself." in said
    assert "You were here last, 21 November 2026." in said
    # The second exercise of Body First, on its page before the start.
    assert "A Gentle Pace." in said


def test_a_step_of_ones_own_is_noted_with_what_was_feared_and_what_happened(practice: Practice) -> None:
    ladder(practice)
    said = visited(
        practice,
        *("ladder", "2", "2", "that they stare", ".", "they smiled", ".", "30", "6", "2"),
        *("1", ".", "3"),
    )
    assert f"2. {STEPS[1]} (a guess of 40 of 100)" in said
    found = own_ladder(practice)
    assert found is not None
    (attempt,) = found.rungs[1].attempts
    assert (attempt.feared, attempt.happened, attempt.likely, attempt.relief) == (
        "that they stare",
        "they smiled",
        30,
        6,
    )


def test_a_ladder_that_is_not_there_can_be_made(practice: Practice) -> None:
    said = visited(practice, "ladder", "1", "back", "q")
    assert "There is no ladder of yours yet." in said
    assert "A Ladder of My Own." in said


def test_the_agreement_is_said_lowered_alone_and_compared(practice: Practice) -> None:
    keep(practice, "working-agreement", *page(), days_ago=20)
    said = visited(practice, "agreement", "3", "2", "1", "q")
    assert "exercises up to steady (rung 3)" in said
    assert any("Whenever it suits you is early enough." in line for line in said)
    change = "Pace: now “exercises up to gentle (rung 2)”, before “exercises up to steady (rung 3)”."
    assert said.count(change) == 2
    assert len(page_versions(practice)) == 2


def test_the_review_day_is_said_on_the_page_of_the_agreement_alone(practice: Practice) -> None:
    keep(practice, "working-agreement", *page(), days_ago=20)
    assert not [line for line in visited(practice, "list", "q") if "look at it again" in line]


def test_signs_and_plans_are_said_and_a_locked_log_asks_first(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "Scrypt", CheapWrapper)
    signs(practice)
    practice.choose_passphrase("four plain quiet words")
    practice.lock()
    said = visited(practice, "plans", "", "plans", "four plain quiet words", "q")
    plan = "If I notice my first sign (tight jaw), then I can look around. (Small Signs, 14 November 2026)"
    assert said.count(plan) == 1
    assert said.index(plan) > said.index("The log is open.")


def test_an_exercise_is_tied_to_the_day_in_one_sentence_and_the_sentence_stands_on_its_page(
    practice: Practice,
) -> None:
    said = visited(practice, "tie", "make tea", "1", "", "1", ".", "2", exercise="pmr-4")
    assert "To give it a place in your day, type tie." in said
    (plan,) = own_plans(practice).plans
    assert plan.sentence == "After I make tea, I do Four Squeezes."
    assert f"Your plan: {plan.sentence}" in visited(practice, "back", exercise="pmr-4")


def test_before_what_asks_more_comes_a_question_that_any_answer_fits(practice: Practice) -> None:
    said = visited(practice, "not now", exercise="share-with-someone")
    assert any(line.startswith("Would you be willing to try this?") for line in said)
    said = visited(practice, "smaller", "back", exercise="share-with-someone")
    assert "One Small Share." in said
    said = visited(practice, "back", exercise="one-small-share")
    assert not any(line.startswith("Would you be willing") for line in said)


def test_an_agreement_lists_less_says_so_and_all_still_lists_everything(practice: Practice) -> None:
    lower = {"rung": Chosen(("rung-2",), ("Gentle, rung 2",))}
    keep(practice, "working-agreement", *page(lower), days_ago=2)
    said = visited(practice, "list", "all", "q")
    line = "Your agreement says up to gentle; all exercises still opens everything. Type all for all of them."
    at = said.index(line)
    assert not any("Said to Someone" in each for each in said[:at])
    assert any("Said to Someone" in each for each in said[at:])
    # By its name it opens as ever.
    assert "Said to Someone." in visited(practice, "share-with-someone", "back", "q")


def test_the_day_after_is_asked_about_once_and_can_be_passed(practice: Practice) -> None:
    keep(practice, "trade-questions", *rated(2), days_ago=1)
    asked = "On 22 November 2026 you did Your Turn, My Turn. How is it in you now? Type now for that, or just go on."
    assert asked in visited(practice, "q")
    assert asked not in visited(practice, "q")


def test_the_day_after_takes_a_number(practice: Practice) -> None:
    keep(practice, "trade-questions", *rated(2), days_ago=1)
    visited(practice, "now", "2", "1", ".", "2")
    entry = practice.entry(practice.summaries().entries[0].id)
    assert entry.exercise == "day-after"
    assert [line.key for line in entry.lines] == ["next-day"]


def test_the_page_of_a_ladder_says_what_was_tried(practice: Practice) -> None:
    ladder(practice)
    tried(practice, STEPS[0])
    said = visited(practice, "ladder", "", "q")
    assert "Feared: that they look away" in said
    assert not any("%" in line for line in said)
