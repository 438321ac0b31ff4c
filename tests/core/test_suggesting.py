"""At most three suggestions, each with its reason, and never more than a day can bear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeness_tui.core.answer import Number
from closeness_tui.core.families import FAMILIES, GROUNDING
from closeness_tui.core.pacing import INWARD
from closeness_tui.core.suggesting import GAP, Suggestion, suggestions
from closeness_tui.core.went import Done, how_it_went

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Card:
    id: str
    minutes: float = 5
    rung: int = 1
    family: str = "noting"
    together: bool = False
    links: tuple[tuple[str, str], ...] = ()


LIBRARY = (
    Card(GROUNDING, 4, family="grounding", links=(("larger", "breath"),)),
    Card("breath", 5, family="breathing", links=(("smaller", GROUNDING), ("larger", "sounds"))),
    Card("sounds", 4, links=(("smaller", GROUNDING), ("larger", "open"))),
    Card("open", 10, rung=2, links=(("smaller", "sounds"), ("larger", "loop"))),
    Card("loop", 7, rung=3),
    Card("topics", 5, family="disclosure", links=(("smaller", GROUNDING), ("larger", "share"))),
    Card("share", 6, rung=2, family="disclosure", links=(("smaller", "topics"), ("larger", "trade"))),
    Card("trade", 35, rung=4, family="disclosure", together=True),
    Card("with", 5, family="needs", together=True),
    Card("long", 30, family="relaxation"),
)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def ids(found: tuple[Suggestion, ...]) -> list[str]:
    return [each.id for each in found]


names = st.sampled_from([f"e{n}" for n in range(12)])
cards = st.builds(
    Card,
    id=names,
    minutes=st.floats(0.5, 60),
    rung=st.integers(1, 5),
    family=st.sampled_from(FAMILIES),
    together=st.booleans(),
    links=st.lists(st.tuples(st.sampled_from(["smaller", "larger", "go"]), names), max_size=4).map(tuple),
)
libraries = st.lists(cards, max_size=12, unique_by=lambda card: card.id)
practices = st.lists(
    st.builds(
        Done,
        id=names,
        day=st.integers(0, 90).map(ago),
        heavy=st.booleans(),
        eased=st.booleans(),
        calm=st.booleans(),
        numb=st.booleans(),
    ),
    max_size=8,
).map(lambda done: sorted(done, key=lambda each: each.day, reverse=True))


@given(libraries, practices, st.frozensets(names), st.lists(names, max_size=4), st.booleans())
def test_whatever_was_done_they_are_few_different_light_and_each_has_a_reason(
    library: list[Card], lately: list[Done], closed: frozenset[str], waits: list[str], knows_all: bool
) -> None:
    found = suggestions(library, TODAY, lately=lately, closed=closed, waits=waits, knows_all=knows_all)
    known = {card.id: card for card in library}
    assert len(found) + len(waits) <= max(3, len(waits))
    assert len({each.id for each in found}) == len(found)
    assert all(each.reason.endswith(".") for each in found)
    assert not {each.id for each in found} & (closed | {*waits})
    near = [each for each in lately if (TODAY - each.day).days <= GAP]
    fine = [known[each.id].rung for each in near if each.comfortable and each.id in known]
    for each in found:
        assert known[each.id].rung <= min(3, max(fine, default=0) + 1)
        assert not known[each.id].together
        if any(one.heavy and one.day == TODAY for one in near):
            assert known[each.id].rung <= 2
        if any(one.numb and one.day == TODAY for one in near):
            assert known[each.id].family not in INWARD


@given(libraries, practices, st.randoms())
def test_they_are_the_same_all_day_in_whatever_order_the_exercises_come(
    library: list[Card], lately: list[Done], chance: object
) -> None:
    once = suggestions(library, TODAY, lately=lately)
    mixed = [*library]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert suggestions(mixed, TODAY, lately=lately) == once


def test_without_any_history_there_are_three_light_ones_of_three_kinds_and_the_first_settles() -> None:
    found = suggestions(LIBRARY, TODAY)
    chosen = {card.id: card for card in LIBRARY}
    assert len(found) == 3
    assert len({chosen[each.id].family for each in found}) == 3
    assert all(chosen[each.id].rung == 1 for each in found)
    assert chosen[found[0].id].family in ("grounding", "breathing")


def test_other_days_bring_other_ones() -> None:
    assert len({tuple(ids(suggestions(LIBRARY, ago(days)))) for days in range(20)}) > 1


def test_after_something_heavy_what_settles_comes_first() -> None:
    found = suggestions(LIBRARY, TODAY, lately=[Done("share", ago(1), heavy=True)])
    assert ids(found)[:2] == [GROUNDING, "topics"]
    assert found[1].reason == "A smaller step than last time."


def test_after_something_that_was_stopped_a_smaller_one_comes_first() -> None:
    assert ids(suggestions(LIBRARY, TODAY, lately=[Done("open", ago(1), eased=True)]))[0] == "sounds"


def test_a_step_that_asks_more_is_listed_after_two_calm_days_and_not_before() -> None:
    one = [Done("sounds", ago(1), calm=True), Done("sounds", ago(1), calm=True)]
    assert "open" not in ids(suggestions(LIBRARY, TODAY, lately=one))
    two = [*one, Done("sounds", ago(3), calm=True)]
    assert suggestions(LIBRARY, TODAY, lately=two)[0] == Suggestion(
        "open", "Follows on from what you did last."
    )


def test_after_a_long_time_nothing_follows_from_what_was_done_then() -> None:
    then = [Done("share", ago(GAP + 1), calm=True)]
    assert suggestions(LIBRARY, TODAY, lately=then) == suggestions(LIBRARY, TODAY)


def test_what_waits_takes_the_place_of_suggestions() -> None:
    assert len(suggestions(LIBRARY, TODAY, waits=["", ""])) == 1
    assert suggestions(LIBRARY, TODAY, waits=["", "", "", ""]) == ()


def test_only_with_the_whole_log_known_something_counts_as_not_in_it() -> None:
    lately = [Done("topics", ago(2))]
    some = {each.reason for each in suggestions(LIBRARY, TODAY, lately=lately)}
    everything = {each.reason for each in suggestions(LIBRARY, TODAY, lately=lately, knows_all=True)}
    assert "Light, and not in your log yet." in everything - some


@pytest.mark.parametrize(
    ("ratings", "heavy", "eased", "calm"),
    [
        ([], False, False, False),
        ([("before", 2), ("after", 3)], False, False, True),
        ([("before", 2), ("after", 4)], False, False, False),
        ([("before", 1), ("after", 4)], False, True, False),
        ([("before", 2), ("after", 6)], False, True, False),
        ([("before", 9), ("after", 2)], True, False, False),
        ([("before", 2), ("after", 9)], True, True, False),
    ],
)
def test_how_it_went_goes_by_the_last_rating_and_a_nine_anywhere_makes_it_heavy(
    ratings: list[tuple[str, float]], heavy: bool, eased: bool, calm: bool
) -> None:
    numbers = [(role, Number(value)) for role, value in ratings]
    went = how_it_went("e", TODAY, numbers)
    assert (went.heavy, went.eased, went.calm) == (heavy, eased, calm)


def test_numb_is_heavy_and_stopping_asks_for_less() -> None:
    numb = how_it_went("e", TODAY, [("after", Number(None, numb=True))])
    assert numb.heavy
    assert numb.numb
    assert how_it_went("e", TODAY, [("before", Number(1))], stopped=True).eased
