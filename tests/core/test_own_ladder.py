"""A person's own ladder and programs: what they are is read from what was kept, and from nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from closeness_tui.core.answer import Answer, Blanks, Chosen, Item, Items, Number, Words
from closeness_tui.core.entry import Entry, Line
from closeness_tui.core.ladder import OWN_LADDER, STEP_LADDER, Attempt, ladder_in
from closeness_tui.core.ladder_page import attempt_in_words, own_rung_in_words, practised_in_words
from closeness_tui.core.plans import ROUTINE, SIGNS, Sign, signs_and_plans
from closeness_tui.core.program import Program, Rung, standing

NOW = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)


def entry(
    exercise: str, *answers: tuple[str, Answer], days_ago: int = 0, tags: tuple[str, ...] = ()
) -> Entry:
    lines = tuple(Line(key, "write", "?", answer) for key, answer in answers)
    return Entry(
        f"{days_ago:026}",
        "exercise",
        NOW - timedelta(days=days_ago),
        exercise=exercise,
        lines=lines,
        tags=tags,
    )


def items(*texts: str) -> Items:
    return Items(tuple(Item(text, rating=10.0 * place) for place, text in enumerate(texts, 1)))


def test_without_an_entry_there_is_no_ladder() -> None:
    assert ladder_in([]) is None
    assert ladder_in([entry(STEP_LADDER, ("matters", Words("company")))]) is None


def test_the_newest_sorting_counts_and_every_try_stays_with_its_step() -> None:
    tried = (
        ("rung", Chosen(("step-1",), ("greet  someone",))),
        ("feared", Words("a stare")),
        ("happened", Words("a smile")),
        ("likely", Number(20)),
        ("relief", Number(7)),
    )
    found = ladder_in(
        [
            entry(OWN_LADDER, ("ladder", items("stay longer", "Greet someone")), days_ago=1),
            entry(OWN_LADDER, *tried, days_ago=2),
            entry(STEP_LADDER, ("ladder", items("greet someone", "an old step")), days_ago=9),
        ]
    )
    assert found is not None
    assert [each.text for each in found.rungs] == ["stay longer", "Greet someone"]
    assert found.rungs[1].attempts == (Attempt(f"{2:026}", date(2026, 11, 21), "a stare", "a smile", 20, 7),)
    assert found.last == 1
    assert list(attempt_in_words(found.rungs[1].attempts[0])) == [
        "21 November 2026",
        "Feared: a stare",
        "Happened: a smile",
        "How likely it seems now: 20 of 100",
        "Relief: 7 of 10",
    ]
    assert own_rung_in_words(found.rungs[1]) == "a guess of 20 of 100, tried 21 November 2026"


def test_a_ladder_that_nobody_tried_has_no_last_rung() -> None:
    found = ladder_in([entry(STEP_LADDER, ("ladder", items("one", "two")))])
    assert found is not None
    assert found.last is None


PROGRAM = Program(
    id="p",
    title="P",
    summary="S",
    rungs=(Rung(("a", "b")), Rung(("b", "c")), Rung(("d",))),
)


def test_where_one_stands_is_the_rung_practised_last_and_nothing_more() -> None:
    found = standing(PROGRAM, {"a": date(2026, 11, 20), "c": date(2026, 11, 22), "other": date(2026, 11, 23)})
    assert found.last == 1
    assert practised_in_words(1, found) == "You were here last, 22 November 2026."
    assert practised_in_words(0, found) == "Practised 20 November 2026."
    assert practised_in_words(2, found) == ""
    assert standing(PROGRAM, {}).last is None


days = st.dictionaries(st.sampled_from("abcdx"), st.dates(date(2026, 1, 1), date(2026, 12, 31)))


@given(days)
def test_no_rung_is_ever_said_to_be_reached_without_an_exercise_of_it(found: dict[str, date]) -> None:
    stands = standing(PROGRAM, found)
    for place, rung in enumerate(PROGRAM.rungs):
        assert set(stands.days[place]) == set(rung.exercises) & set(found)
        assert bool(practised_in_words(place, stands)) == bool(stands.days[place])
    if stands.last is not None:
        newest = max(day for of_rung in stands.days for day in of_rung.values())
        assert newest in stands.days[stands.last].values()


def test_signs_and_plans_are_the_newest_each_plan_once() -> None:
    cues = Items((Item("cold hands"), Item("tight jaw", picked=True)))
    plan = Blanks((("choice", "look"),), "If it comes, then I look.")
    tied = Blanks((("moment", "tea"),), "After I make tea, I breathe.")
    found = signs_and_plans(
        [
            entry(ROUTINE, ("plan", tied), days_ago=1, tags=("paced-breathing",)),
            entry(SIGNS, ("cues", cues), ("plan", plan), days_ago=2),
            entry(SIGNS, ("cues", Items((Item("an older sign"),))), ("plan", plan), days_ago=9),
        ]
    )
    assert found.signs == (Sign("tight jaw", first=True), Sign("cold hands"))
    assert [each.sentence for each in found.plans] == [
        "After I make tea, I breathe.",
        "If it comes, then I look.",
    ]
    assert found.plans[1].day == date(2026, 11, 21)
    assert found.tied_to("paced-breathing") == found.plans[0]
    assert found.tied_to("pmr-4") is None
