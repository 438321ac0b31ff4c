"""The check-in and the pages of own scales are exercises like any other, whatever words they are made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeness_tui.content.check_in import check_in, scale_page
from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.library import bundled_folder, open_library
from closeness_tui.content.scales import is_scale_file, read_scale, scale_at
from closeness_tui.core.check_in import Remembered
from closeness_tui.core.goals import in_plain_words
from closeness_tui.core.scale import OwnScale
from closeness_tui.core.steps import Choose, Listing, Rate
from tests.tui.kept_year import SCALE

PLAIN = st.text(min_size=1, max_size=220).map(in_plain_words).filter(bool)
KNOWN = st.builds(
    Remembered,
    st.lists(PLAIN, max_size=4, unique_by=str.casefold).map(tuple),
    st.lists(PLAIN, max_size=3, unique_by=str.casefold).map(tuple),
    st.sampled_from(["ask", "yes", "no"]),
)


@given(KNOWN)
def test_any_words_make_a_whole_exercise_that_its_own_file_gives_again(known: Remembered) -> None:
    made = check_in(known)
    assert read_exercise(made.source, made.id).exercise == made
    goals = made.place_of("goals")
    rows = made.steps[goals].items if goals is not None else ()  # type: ignore[attr-defined]
    assert rows == known.goals


def test_every_step_of_it_can_be_passed_over() -> None:
    made = check_in(Remembered(("my sister",), ("tea",), "ask"))
    assert all(step.skippable for step in made.steps)
    assert not any(isinstance(step, Rate) and step.role for step in made.steps)


def test_no_relation_is_assumed_and_remembered_ones_come_first() -> None:
    about = check_in(Remembered(("my sister",))).steps[0]
    assert isinstance(about, Choose)
    assert isinstance(about.options, tuple)
    assert [each.id for each in about.options] == [
        "my sister", "people", "friend", "family", "community", "partner",
    ]  # fmt: skip
    assert about.own


def test_the_line_about_a_therapist_is_there_only_where_there_may_be_one() -> None:
    ids = {
        known: [step.id for step in check_in(Remembered(therapist=known)).steps]
        for known in ("ask", "yes", "no")
    }
    assert "with-therapist" in ids["ask"]
    assert "own-pace" in ids["yes"]
    assert "with-therapist" not in ids["yes"]
    assert not {"own-pace", "with-therapist"} & set(ids["no"])


def test_with_three_goals_a_new_one_takes_the_place_of_one_that_was_let_go() -> None:
    three = check_in(Remembered(goals=("a", "b", "c")))
    new = next(step for step in three.steps if step.id == "new-goals")
    assert isinstance(new, Listing)
    assert new.most == 1
    assert new.when is not None


def test_a_check_in_is_a_tool_and_stands_in_no_list() -> None:
    library = open_library([bundled_folder()])
    assert len({card.id for card in library.cards}) == 30
    assert library.get("check-in") is None
    library.tools["check-in"] = check_in(Remembered())
    assert library.get("check-in") is not None
    assert library.card("check-in") is None


# ----- scales


def scale(text: str = SCALE) -> OwnScale:
    reading = read_scale(text, "scale.toml")
    assert reading.problems == ()
    assert reading.scale is not None
    return reading.scale


def test_a_scale_is_read_as_it_was_written() -> None:
    read = scale()
    assert (read.id, read.score, read.lowest, read.highest) == ("ease-with-people", "mean", 1, 5)
    assert [each.reverse for each in read.items] == [False, True]
    assert (read.licence, read.reading) == ("My own words.", "More means more ease.")


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("max = 5", "max = 1", "range-backwards", 5),
        ("max = 5", "max = 5\nstep = 3", "range-uneven", 6),
        ('licence = "My own words."\n', "", "missing", None),
        ("licence = ", "cutoff = 3\nlicence = ", "unknown-setting", 8),
        ("licence = ", 'score = "t-score"\nlicence = ', "bad-choice", 8),
        ("min = 1", "format = 9\nmin = 1", "newer-format", 4),
    ],
)
def test_a_mistake_in_a_scale_is_told_with_its_place(old: str, new: str, code: str, line: int | None) -> None:
    reading = read_scale(SCALE.replace(old, new, 1), "scale.toml")
    assert reading.scale is None
    (problem,) = reading.problems
    assert problem.message
    assert line is None or problem.line == line
    assert problem.code == code


@given(st.text(max_size=400))
def test_no_text_can_break_the_reader_of_scales(text: str) -> None:
    reading = read_scale(text, "scale.toml")
    assert (reading.scale is None) == bool(reading.problems) or not text.strip()


def test_each_line_of_a_scale_is_a_page_with_its_ends() -> None:
    hostile = SCALE.replace("I felt at ease with someone.", "[/] {closeness} ${x} [@click=app.leave]go[/]")
    page = scale_page(scale(hostile))
    rates = [step for step in page.steps if isinstance(step, Rate)]
    assert [(each.scale.min, each.scale.max, each.scale.low, each.scale.high) for each in rates] == [
        (1, 5, "never", "often")
    ] * 2
    assert rates[0].text == "[/] (closeness) $(x) [@click=app.leave]go[/]"
    assert read_exercise(page.source, page.id).exercise == page


def test_a_file_is_known_as_a_scale_by_its_name(tmp_path: Path) -> None:
    assert is_scale_file(tmp_path / "scale.toml")
    assert is_scale_file(tmp_path / "ease.scale.toml")
    assert is_scale_file(tmp_path / "scales" / "ease.toml")
    assert not is_scale_file(tmp_path / "ease.toml")
    assert scale_at(tmp_path / "scale.toml").problems[0].code == "no-file"
