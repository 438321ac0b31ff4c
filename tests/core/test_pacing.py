"""Pacing: what is listed after a number, as a table of examples and as rules without exceptions."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeness_tui.core.answer import Number
from closeness_tui.core.families import FAMILIES, GROUNDING
from closeness_tui.core.pacing import (
    CALM_DAYS,
    DEEP,
    INWARD,
    Doors,
    Thresholds,
    Today,
    before,
    doors,
    easing,
    feeling,
    thresholds_of,
)
from closeness_tui.core.settings import Settings


@dataclass(frozen=True)
class Known:
    id: str
    rung: int = 1
    family: str = "disclosure"
    smaller: tuple[str, ...] = ()
    larger: tuple[str, ...] = ()


LIBRARY = {
    each.id: each
    for each in (
        Known(GROUNDING, family="grounding"),
        Known("topics", 1, smaller=(GROUNDING,), larger=("share",)),
        Known("breath", 1, "breathing", smaller=(GROUNDING,)),
        Known("share", 2, smaller=("topics", "breath"), larger=("someone", "tender")),
        Known("someone", 3, smaller=("share",), larger=("trade",)),
        Known("trade", 4, smaller=("someone",), larger=("tender",)),
        Known("tender", 5, smaller=("someone",)),
    )
}
NONE = Today()


def listed(found: Doors) -> list[str]:
    return [f"{way.kind} {way.id}".strip() for way in found.ways]


def after(
    name: str,
    value: float | None,
    *,
    start: float = 0,
    today: Today = NONE,
    days: int = 2,
    numb: bool = False,
) -> Doors:
    exercise = LIBRARY[name]
    given_number = Number(value, numb=numb) if value is not None or numb else None
    felt = feeling(given_number, Number(start), exercise.family)
    return doors(exercise, felt, today, calm_days=days, known=LIBRARY.get, grounding=GROUNDING)


TABLE = [
    # the number, what is listed after `share` when two calm days lie behind
    (0, ["smaller topics", "smaller breath", "again share", "larger someone", "rest"]),
    (3, ["smaller topics", "smaller breath", "again share", "larger someone", "rest"]),
    (4, ["again share", "smaller topics", "smaller breath", "larger someone", "rest"]),
    (5, ["again share", "smaller topics", "smaller breath", "larger someone", "rest"]),
    (6, ["smaller topics", "smaller breath", f"grounding {GROUNDING}", "rest", "again share"]),
    (8, ["smaller topics", "smaller breath", f"grounding {GROUNDING}", "rest", "again share"]),
    (9, [f"grounding {GROUNDING}", "rest", "help", "smaller topics", "smaller breath", "again share"]),
    (10, [f"grounding {GROUNDING}", "rest", "help", "smaller topics", "smaller breath", "again share"]),
]


@pytest.mark.parametrize(("value", "expected"), TABLE)
def test_the_doors_follow_the_number(value: float, expected: list[str]) -> None:
    assert listed(after("share", value, start=value)) == expected


def test_a_steep_rise_counts_as_much_as_a_high_number() -> None:
    assert listed(after("share", 4, start=1)) == listed(after("share", 6, start=6))
    assert listed(after("share", 4, start=2)) == listed(after("share", 4, start=4))
    # Turning inward, a rise of two is enough.
    assert listed(after("breath", 4, start=2))[0] == f"smaller {GROUNDING}"


def test_numb_leads_to_grounding_and_to_nothing_that_looks_inward() -> None:
    found = listed(after("share", None, numb=True))
    assert found == [f"grounding {GROUNDING}", "rest", "help", "smaller topics", "again share"]


def test_a_larger_one_waits_for_two_separate_calm_days_and_is_at_most_one_rung_up() -> None:
    for days in range(CALM_DAYS):
        assert after("share", 1, days=days).of("larger") == ()
    # `tender` is named by the author, and lies three rungs up.
    assert after("share", 1, days=CALM_DAYS).of("larger") == ("someone",)


def test_what_is_close_to_the_heart_is_not_listed_on_a_heavy_day() -> None:
    heavy = Today(heavy=True)
    assert listed(after("trade", 2, today=heavy)) == ["smaller someone", "rest"]
    assert "again someone" in listed(after("someone", 2, today=heavy))
    assert not heavy.lists(LIBRARY["trade"])
    assert heavy.lists(LIBRARY["someone"])


def test_an_agreement_lists_less_and_says_so() -> None:
    gentle = Today(ceiling=2)
    found = after("share", 1, today=gentle)
    assert found.of("larger") == ()
    assert found.agreement
    assert not after("topics", 1, today=gentle).agreement
    assert not gentle.lists(LIBRARY["someone"])


def test_an_agreement_without_room_for_a_new_step_lists_only_what_is_known() -> None:
    full = Today(room_for_new=False)
    assert after("share", 1, today=full).of("larger") == ()
    assert after("share", 1, today=full).agreement
    known = replace(full, done_before=frozenset({"someone"}))
    assert after("share", 1, today=known).of("larger") == ("someone",)
    # What asks very little is no step.
    assert not full.is_new(LIBRARY["topics"])


def test_nothing_before_the_start_keeps_from_beginning_and_a_heavy_day_lists_only_smaller() -> None:
    ways, beyond = before(LIBRARY["share"], Today(heavy=True), LIBRARY.get)
    assert ([way.id for way in ways], beyond) == (["topics", "breath"], False)
    ways, beyond = before(LIBRARY["share"], Today(ceiling=2), LIBRARY.get)
    assert ([way.id for way in ways], beyond) == (["topics", "breath"], True)


def test_the_thresholds_are_those_of_the_settings() -> None:
    assert thresholds_of(Settings()) == Thresholds()
    early = thresholds_of(Settings(ease_at=4, pause_at=7, rise=1, rise_inward=1))
    assert easing(Number(4), None, "disclosure", early) == "easing"
    assert easing(Number(7), None, "disclosure", early) == "pause"
    assert easing(Number(2), Number(1), "noting", early) == "easing"
    assert easing(Number(4), None, "disclosure") == ""


# ----- rules without exceptions

names = st.sampled_from([f"e{n}" for n in range(6)])
exercises = st.builds(
    Known,
    id=names,
    rung=st.integers(1, 5),
    family=st.sampled_from(FAMILIES),
    smaller=st.lists(names, max_size=3).map(tuple),
    larger=st.lists(names, max_size=3).map(tuple),
)
libraries = st.lists(exercises, min_size=1, max_size=6, unique_by=lambda each: each.id).map(
    lambda found: {each.id: each for each in (*found, LIBRARY[GROUNDING])}
)
todays = st.builds(
    Today,
    heavy=st.booleans(),
    numb=st.booleans(),
    ceiling=st.integers(1, 5),
    room_for_new=st.booleans(),
    done_before=st.frozensets(names),
)
values = st.floats(0, 10)
points = st.builds(
    Thresholds,
    ease_at=st.integers(4, 8),
    pause_at=st.integers(8, 10),
    rise=st.integers(1, 5),
    rise_inward=st.integers(1, 5),
)


def demand(found: Doors, library: dict[str, Known]) -> int:
    """How much the most demanding door asks."""
    return max((library[way.id].rung for way in found.ways if way.id), default=0)


@given(libraries, todays, values, values, points, st.integers(0, 3), st.data())
def test_a_higher_rating_never_lists_more_demanding_doors(
    library: dict[str, Known],
    today: Today,
    low: float,
    high: float,
    at: Thresholds,
    days: int,
    data: st.DataObject,
) -> None:
    exercise = data.draw(st.sampled_from(sorted(library.values(), key=lambda each: each.id)))
    low, high = sorted((low, high))
    found = [
        doors(
            exercise,
            feeling(Number(value), Number(0), exercise.family, at),
            today,
            calm_days=days,
            known=library.get,
            grounding=GROUNDING,
        )
        for value in (low, high)
    ]
    assert demand(found[1], library) <= max(demand(found[0], library), LIBRARY[GROUNDING].rung)
    assert len(found[1].of("larger")) <= len(found[0].of("larger"))


@given(libraries, todays, st.none() | values, st.booleans(), st.integers(0, 3), st.data())
def test_every_state_offers_rest_and_nothing_larger_without_calm_days(
    library: dict[str, Known],
    today: Today,
    value: float | None,
    numb: bool,
    days: int,
    data: st.DataObject,
) -> None:
    exercise = data.draw(st.sampled_from(sorted(library.values(), key=lambda each: each.id)))
    number = Number(value, numb=numb) if numb or value is not None else None
    felt = feeling(number, Number(0), exercise.family)
    found = doors(exercise, felt, today, calm_days=days, known=library.get, grounding=GROUNDING)
    kinds = [way.kind for way in found.ways]
    assert kinds.count("rest") == 1
    assert len({way.id for way in found.ways if way.id}) == sum(bool(way.id) for way in found.ways)
    for name in found.of("larger"):
        assert days >= CALM_DAYS
        assert not today.heavy
        assert library[name].rung <= exercise.rung + 1
    for way in found.ways:
        each = library.get(way.id)
        if each is None or way.kind == "grounding":
            continue
        assert each.rung <= today.ceiling
        assert not (today.heavy and each.rung >= DEEP)
        assert not ((today.numb or felt == "numb") and each.family in INWARD)
