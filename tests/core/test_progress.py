"""What the log tells over time: shown with its days, and never concluded from."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from hypothesis import given
from hypothesis import strategies as st

from closeness_tui.core.answer import Chosen, Item, Items, Number, Words
from closeness_tui.core.check_in import CHECK_IN, remembered
from closeness_tui.core.entry import Entry, Line
from closeness_tui.core.garden import beds, garden_of
from closeness_tui.core.goals import MOST, folded_goals, in_plain_words
from closeness_tui.core.over_time import ENOUGH, Track, usual_range
from closeness_tui.core.progress import progress_of
from closeness_tui.core.progress_pages import pages_of
from closeness_tui.core.progress_words import (
    garden_in_words,
    kinds_in_words,
    nothing_in_words,
    usual_in_words,
)
from closeness_tui.core.scale import OwnScale, ScaleItem, number_of
from closeness_tui.core.steps import Scale
from closeness_tui.core.wording import wording

if TYPE_CHECKING:
    from closeness_tui.core.answer import Answer

DAY = datetime(2026, 1, 1, 20, 0, tzinfo=UTC)
HOSTILE = "[/] [@click=app.leave]go[/] \x1b]52;c;aGVsbG8=\x07 \x1b[31mred \u202eesrever ${x} {y} \ufeff"
NUMBERS = st.lists(st.integers(0, 10).map(float), max_size=40)

VERDICT = re.compile(
    r"\b(better|worse|good|bad|best|worst|improv\w*|declin\w*|progress\w*|success\w*|fail\w*|trend\w*|increas\w*|"
    r"decreas\w*|ris(?:e|es|ing|en)|f[ae]ll(?:s|ing|en)?|drop\w*|gain(?:ed|s)?|loss|lost|score\w*|total\w*|sums?|"
    r"average|mean|streak\w*|should|must|diagnos\w*|symptom\w*|severe|mild|normal range|healthy|unhealthy|congrat\w*|"
    r"well done|great|keep it up|goal reached|on track|off track|warning|alarm\w*|higher|lower)\b",
    re.IGNORECASE,
)
ANCHORS = ("very good", "very well")
"""The ends of two of the questions, in the person's own scale of things."""


def line(key: str, answer: Answer, role: str = "", kind: str = "rate") -> Line:
    return Line(key, kind, "asked", answer, role)


def entry(number: int, exercise: str, *lines: Line, days: float | None = None) -> Entry:
    created = DAY + timedelta(days=number if days is None else days)
    return Entry(
        id=f"{number:026d}", kind="exercise", created=created, exercise=exercise, title="A Title", lines=lines
    )


def chosen(*texts: str, name: str = "") -> Chosen:
    return Chosen((name,) if name else texts, texts)


def goals(*rows: tuple[str, float | None], key: str = "goals") -> Line:
    return line(key, Items(tuple(Item(text, rating=rating) for text, rating in rows)), kind="list")


def tracked(values: list[float]) -> Track:
    entries = [entry(n, CHECK_IN, line("closeness", Number(value))) for n, value in enumerate(values)]
    (track,) = progress_of(entries).tracks
    return track


# ----- the usual range


@given(NUMBERS)
def test_a_usual_range_is_told_from_eight_numbers_on_and_not_before(values: list[float]) -> None:
    assert (usual_range(values) is None) == (len(values) < ENOUGH == 8)


@given(st.lists(st.floats(-1e6, 1e6), min_size=8, max_size=40))
def test_the_range_is_the_mean_and_266_hundredths_of_a_step_to_each_side(values: list[float]) -> None:
    usual = usual_range(values)
    assert usual is not None
    mean = sum(values) / len(values)
    step = sum(abs(b - a) for a, b in pairwise(values)) / (len(values) - 1)
    near = 1e-6 * max(1.0, abs(mean), step)
    assert abs(usual.low - (mean - 2.66 * step)) <= near
    assert abs(usual.high - (mean + 2.66 * step)) <= near


@given(st.integers(0, 10), st.integers(8, 40))
def test_a_row_of_equal_numbers_lies_within_its_range(value: int, count: int) -> None:
    usual = usual_range([value / 3] * count)
    assert usual is not None
    assert usual.holds(value / 3)


@given(st.lists(st.integers(0, 10).map(float), min_size=1, max_size=40))
def test_outside_is_said_exactly_when_the_newest_number_is_outside(values: list[float]) -> None:
    said = usual_in_words(tracked(values))
    usual = usual_range(values, 0, 10)
    assert ("too early to tell" in said) == (usual is None)
    assert ("outside your usual range" in said) == (usual is not None and not usual.holds(values[-1]))


def test_the_range_never_leaves_the_line() -> None:
    usual = tracked([0, 10] * 6).usual
    assert usual is not None
    assert (usual.low, usual.high) == (0, 10)


# ----- what is said


RELATIONS = st.sampled_from(["friend", "partner", "people", "own words"])
CHECK_INS = st.builds(
    lambda n, about, rated, goal: entry(
        n,
        CHECK_IN,
        line("about", chosen("a person", name=about), kind="choose"),
        *(line(key, Number(float(value))) for key, value in rated.items()),
        *([goals((goal, 4.0), key="new-goals")] if goal else []),
    ),
    st.integers(0, 400),
    RELATIONS,
    st.dictionaries(
        st.sampled_from(["closeness", "talking", "reaching-out", "own-pace"]), st.integers(0, 10)
    ),
    st.sampled_from(["", "tea with a neighbour", "one message"]),
)
PRACTISED = st.builds(
    lambda n, name, before, after, relief: entry(
        n,
        name,
        line("before", Number(before), "before"),
        line("after", Number(after, numb=after is None), "after"),
        line("relief", Number(relief), "relief"),
        line("hours", Number(relief)),
        line("wins", Items((Item("a kind no"),)), kind="list"),
        line("ladder", Items((Item("greet someone", rating=30.0),)), kind="list"),
    ),
    st.integers(500, 900),
    st.sampled_from(["one-small-share", "trigger-and-relief", "small-wins", "step-ladder", "noting-open"]),
    st.integers(0, 10).map(float),
    st.one_of(st.none(), st.integers(0, 10).map(float)),
    st.integers(0, 10).map(float),
)


@given(st.lists(st.one_of(CHECK_INS, PRACTISED), max_size=30))
def test_no_sentence_is_a_verdict(entries: list[Entry]) -> None:
    pages = pages_of(progress_of(entries, families={"one-small-share": "disclosure"}))
    said = "\n".join([*(row for page in pages for row in (page.heading, *page.all_rows))])
    said = "\n".join([said, *kinds_in_words().values(), garden_in_words(), nothing_in_words()])
    for anchor in ANCHORS:
        said = said.replace(anchor, "")
    assert VERDICT.findall(said) == []


def test_the_words_that_are_looked_for_would_be_found() -> None:
    assert VERDICT.findall("You are doing better; the trend is good.") == ["better", "trend", "good"]


def test_under_the_numbers_stands_that_they_wobble() -> None:
    assert "wobble from day to day" in wording("noise")


# ----- lines side by side


def test_each_relation_has_lines_of_its_own_and_the_line_about_the_therapist_is_about_none() -> None:
    entries = [
        entry(1, CHECK_IN, line("about", chosen("A friend", name="friend")), line("closeness", Number(3))),
        entry(2, CHECK_IN, line("about", chosen("my sister")), line("closeness", Number(7))),
        entry(3, CHECK_IN, line("about", chosen("My  Sister")), line("own-pace", Number(8))),
    ]
    tracks = progress_of(entries).tracks
    assert [(each.relation, each.key, [p.value for p in each.points]) for each in tracks] == [
        ("friend", "closeness", [3]),
        ("my sister", "closeness", [7]),
        ("", "own-pace", [8]),
    ]


def test_what_was_passed_over_is_a_gap_and_no_number() -> None:
    entries = [
        entry(1, CHECK_IN, line("closeness", Number(3))),
        entry(2, CHECK_IN, line("talking", Number(5))),
        entry(40, CHECK_IN, line("closeness", Number(4))),
    ]
    closeness = next(each for each in progress_of(entries).tracks if each.key == "closeness")
    assert [(each.when.timetuple().tm_yday, each.value) for each in closeness.points] == [(2, 3), (41, 4)]
    rows = next(
        page for page in pages_of(progress_of(entries)) if page.track is closeness or page.track == closeness
    )
    assert rows.rows[-2:] == ("January 2026: 3 (day 2)", "February 2026: 4 (day 10)")


def test_only_from_a_day_on_but_a_goal_keeps_its_words() -> None:
    entries = [
        entry(1, CHECK_IN, goals(("tea", 2.0), key="new-goals")),
        entry(
            2, CHECK_IN, line("rename", chosen("tea")), line("renamed", Words("tea at hers"), kind="write")
        ),
        entry(20, CHECK_IN, goals(("tea at hers", 5.0))),
    ]
    (track,) = progress_of(entries, since=(DAY + timedelta(days=10)).date()).tracks
    assert (track.about, track.earlier, [each.value for each in track.points]) == (
        "tea at hers",
        ("tea",),
        [5],
    )


def test_a_retreat_is_shown_with_its_second_look_and_numb_is_no_number() -> None:
    second = (line("hours", Number(2)), line("cost", Words("the talk"), kind="write"))
    found = progress_of(
        [
            entry(1, "trigger-and-relief", line("relief", Number(7), "relief"), *second),
            entry(2, "trigger-and-relief", line("after", Number(None, numb=True), "after")),
        ]
    )
    first, other = found.retreats
    assert (first.relief, first.hours, first.cost, first.looked_again) == (7, 2, "the talk", True)
    assert not other.looked_again
    assert found.practised[0].times[1].numb == ("after",)


def test_a_note_of_ones_own_and_a_check_in_plant_nothing() -> None:
    note = Entry(id="n" * 26, kind="note", created=DAY, words="rain")
    assert progress_of([note, entry(1, CHECK_IN), entry(2, "scale-own")]).garden == ()


@given(st.lists(st.text(min_size=1, max_size=26), unique=True, max_size=60), st.integers(1, 120))
def test_the_garden_only_grows_and_no_plant_ever_changes(ids: list[str], width: int) -> None:
    grown = garden_of(ids)
    for count in range(len(ids)):
        assert garden_of(ids[:count]) == grown[:count]
    assert tuple(plant for bed in beds(grown, width) for plant in bed) == grown


# ----- goals


def test_goals_are_added_said_anew_and_let_go_and_can_come_back() -> None:
    row = [
        entry(1, CHECK_IN, goals(("tea", 2.0), ("one message", None), key="new-goals")),
        entry(
            2, CHECK_IN, line("rename", chosen("tea")), line("renamed", Words("tea at hers"), kind="write")
        ),
        entry(3, CHECK_IN, goals(("tea at hers", 4.0)), line("let-go", chosen("one message"))),
    ]
    tea, message = folded_goals(row)
    assert (tea.words, tea.earlier, [each.value for each in tea.ratings]) == ("tea at hers", ("tea",), [2, 4])
    assert not message.held
    again = [*row, entry(4, CHECK_IN, goals(("One message", 3.0), key="new-goals"))]
    assert [each.held for each in folded_goals(again)] == [True, True]


@given(st.lists(st.text(max_size=12), max_size=12))
def test_never_more_than_three_goals_are_held(texts: list[str]) -> None:
    row = [entry(n, CHECK_IN, goals((text, 1.0), key="new-goals")) for n, text in enumerate(texts)]
    held = [each.words for each in folded_goals(row) if each.held]
    assert len(held) <= MOST
    plain = list(dict.fromkeys(in_plain_words(each) for each in texts if in_plain_words(each)))
    assert len(held) == min(MOST, len({each.casefold() for each in plain}))


def test_the_next_check_in_begins_with_what_the_last_ones_said() -> None:
    row = [
        entry(1, CHECK_IN, line("about", chosen("my sister")), goals(("tea", 2.0), key="new-goals")),
        entry(2, CHECK_IN, line("about", chosen("A friend", name="friend")), line("own-pace", Number(8))),
    ]
    known = remembered(reversed(row), DAY)
    assert (known.relations, known.goals, known.therapist) == (("my sister",), ("tea",), "yes")
    passed = [*row, entry(3, CHECK_IN)]
    assert remembered(passed, DAY).therapist == "ask"
    no = [*row, entry(4, CHECK_IN, line("with-therapist", chosen("No", name="no")))]
    assert remembered(no, DAY + timedelta(days=9)).therapist == "no"
    assert remembered(no, DAY + timedelta(days=200)).therapist == "ask"


@given(st.text(max_size=300))
def test_words_for_a_question_are_one_line_without_brackets_that_mean_something(text: str) -> None:
    plain = in_plain_words(text)
    assert "\n" not in plain
    assert not set("{}") & set(plain)
    assert plain.isprintable()
    assert in_plain_words(plain) == plain


def test_hostile_words_stay_words() -> None:
    plain = in_plain_words(HOSTILE)
    assert "\x1b" not in plain
    assert "\u202e" not in plain
    assert "[@click=app.leave]go[/]" in plain


# ----- own scales


def scale(score: Literal["sum", "mean"], *reverse: bool) -> OwnScale:
    items = tuple(ScaleItem(f"line {n}", each) for n, each in enumerate(reverse))
    return OwnScale(id="own", title="Own", items=items, range=Scale(1, 5), score=score, licence="mine")


def test_a_scale_is_added_up_or_its_mean_is_taken_and_reversed_lines_count_from_the_other_end() -> None:
    given_answers = {"item-1": 4.0, "item-2": 2.0}
    assert number_of(scale("sum", False, True), given_answers) == 8
    assert number_of(scale("mean", False, True), given_answers) == 4
    assert (scale("sum", False, True).lowest, scale("sum", False, True).highest) == (2, 10)


def test_with_a_line_left_open_there_is_no_number() -> None:
    assert number_of(scale("sum", False, False), {"item-1": 4.0}) is None
    assert number_of(scale("sum", False), {"item-1": 9.0}) is None


@given(st.lists(st.booleans(), min_size=1, max_size=20), st.sampled_from(["sum", "mean"]), st.data())
def test_the_number_is_always_within_its_range(
    reverse: list[bool], score: Literal["sum", "mean"], data: st.DataObject
) -> None:
    own = scale(score, *reverse)
    answers = {f"item-{n + 1}": float(data.draw(st.integers(1, 5))) for n in range(len(reverse))}
    number = number_of(own, answers)
    assert number is not None
    assert own.lowest <= number <= own.highest
