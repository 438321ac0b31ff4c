"""What goes on past one sitting: body cues, parking, lists from other exercises, soft notes, versions of a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from closeness_tui.core import event as ev
from closeness_tui.core.agreement import answers_to_start_from, versions
from closeness_tui.core.answer import Answer, Chosen, Item, Items, Number, Words, parts_of
from closeness_tui.core.entry import Entry, Line
from closeness_tui.core.listening import heard
from closeness_tui.core.moves import advance, begin
from closeness_tui.core.outcome import draft_of, ending_of, restore
from closeness_tui.core.session import Session, Setting, wanted
from closeness_tui.core.steps import (
    RELIEF,
    Blank,
    Body,
    Choose,
    Fill,
    Group,
    Later,
    Listing,
    Note,
    Read,
    Rest,
    Source,
    Step,
    Tense,
    Write,
)
from closeness_tui.core.view import look

from .samples import exercise

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def start(*steps: Step, **setting: object) -> Session:
    return begin(exercise(*steps), Setting(**setting), 0.0)  # type: ignore[arg-type]


# ----- body

CUES = Body(id="cues", cues=("tight jaw", "cold hands"), most=2, strength=RELIEF, first=True)


@pytest.mark.parametrize(
    ("items", "fits"),
    [
        ((Item("tight jaw", rating=4, picked=True), Item("a lump", rating=0)), True),
        ((Item("tight jaw"), Item("tight jaw")), False),
        ((Item("a"), Item("b"), Item("c")), False),
        ((Item("tight jaw", rating=11),), False),
        ((Item("a", picked=True), Item("b", picked=True)), False),
        ((Item(" "),), False),
        ((Item("tight jaw", pile="easy"),), False),
    ],
)
def test_a_body_step_takes_cues_once_each_with_a_strength_and_one_that_comes_first(
    items: tuple[Item, ...], fits: bool
) -> None:
    assert CUES.accepts(Items(items), lambda _name: None) is fits


def test_only_offered_cues_fit_where_there_are_no_own_ones() -> None:
    step = replace(CUES, own=False)
    assert not step.accepts(Items((Item("a lump"),)), lambda _name: None)
    assert step.accepts(Items((Item("cold hands"),)), lambda _name: None)


def test_the_cue_that_comes_first_has_a_name_in_texts() -> None:
    picked = Items((Item("tight jaw"), Item("cold hands", picked=True)))
    assert parts_of(picked, "first") == ("cold hands",)
    session = advance(start(CUES, Read(id="r", text="First: {cues.first|none yet}.")), ev.Answer(picked), 0)
    assert look(session, 0).text == "First: cold hands."
    assert (
        look(advance(start(CUES, Read(id="r", text="{cues.first|none yet}")), ev.Skip(), 0), 0).text
        == "none yet"
    )


def test_a_pile_may_be_called_first() -> None:
    assert parts_of(Items((Item("a", pile="first"), Item("b", pile="later"))), "first") == ("a",)


# ----- later

PARTS = (Write(id="fear"), Later(id="wait", label="after you talked"), Write(id="happened"), Read(id="end"))


def parked() -> Session:
    session = advance(start(*PARTS), ev.Answer(Words("they might laugh")), 0)
    return advance(session, ev.Park(), 5)


def test_a_parked_practice_is_over_for_now_and_has_not_ended() -> None:
    session = parked()
    assert (session.state, session.over, ending_of(session)) == ("parked", True, "")
    draft = draft_of(session, draft_id="x", begun=NOON, now=5, saved=NOON)
    assert (draft.at, draft.parked, draft.ending) == ("wait", "after you talked", "")


def test_it_comes_back_to_the_same_place_and_can_be_parked_again_or_gone_on_with() -> None:
    draft = draft_of(parked(), draft_id="x", begun=NOON, now=5, saved=NOON)
    again = restore(exercise(*PARTS), draft, Setting(), 900)
    assert (again.step.id, again.state) == ("wait", "running")
    assert {ev.Park, ev.Next} <= look(again, 900).can
    assert advance(again, ev.Park(), 901).state == "parked"
    part_b = advance(again, ev.Next(), 901)
    assert (part_b.step.id, part_b.find("fear")) == ("happened", Words("they might laugh"))


def test_one_can_go_straight_on_and_nothing_is_parked_where_nothing_is_kept() -> None:
    session = advance(start(*PARTS), ev.Skip(), 0)
    assert advance(session, ev.Next(), 1).step.id == "happened"
    unkept = advance(start(*PARTS, keeps=False), ev.Skip(), 0)
    assert ev.Park not in look(unkept, 0).can
    assert advance(unkept, ev.Park(), 1) is unkept


# ----- lists from elsewhere

ELSEWHERE = Source("topics", "easy", exercise="sort-safe-topics")


def test_a_list_of_another_exercise_is_asked_for_once_and_then_there() -> None:
    session = start(Listing(id="top", items=ELSEWHERE, own=False), Choose(id="one", options=ELSEWHERE))
    want = look(session, 0).wants
    assert want is not None
    assert (want.sources, want.field, want.latest) == (("sort-safe-topics",), "topics.easy", True)
    session = advance(session, ev.Bring((ev.Brought("films"), ev.Brought("trees"))), 0)
    assert (look(session, 0).wants, look(session, 0).rows) == (None, ("films", "trees"))
    session = advance(session, ev.Answer(Items((Item("films"),))), 0)
    assert [option.text for option in look(session, 0).options] == ["films", "trees"]
    assert wanted(session) is None


def test_a_list_that_is_nowhere_yet_is_empty_and_not_asked_for_again() -> None:
    session = advance(start(Listing(id="top", items=ELSEWHERE)), ev.Bring(()), 0)
    assert (look(session, 0).rows, look(session, 0).wants) == ((), None)


def test_starters_labels_and_suggestions_can_come_from_an_earlier_answer() -> None:
    words = Listing(id="words")
    given = Items((Item("warm"), Item("tight")))
    for step in (Write(id="w", starters=Source("words")), Note(id="n", labels=Source("words"), seconds=9)):
        assert look(advance(start(words, step), ev.Answer(given), 0), 0).rows == ("warm", "tight")
    fill = Fill(id="f", template="{a}", blanks=(Blank("a", suggestions=Source("words")),))
    assert look(advance(start(words, fill), ev.Answer(given), 0), 0).suggestions == (
        ("a", ("warm", "tight")),
    )


def test_a_label_that_an_earlier_answer_gave_can_be_noted() -> None:
    note = Note(id="n", labels=Source("words"), seconds=9)
    session = advance(start(Listing(id="words"), note), ev.Answer(Items((Item("warm"),))), 0)
    assert "n" in advance(session, ev.Noted("warm"), 1).answers
    assert "n" not in advance(session, ev.Noted("cold"), 1).answers


def test_one_pass_or_two_is_a_choice_and_two_where_it_was_passed_over() -> None:
    passes = Choose(id="passes", options=())
    squeeze = Tense(id="t", tense=6, release=35, rounds=Source("passes"), groups=(Group("Hands"),))
    assert squeeze.uses == ("passes",)

    def total(answer: Answer | None) -> float:
        return sum(phase.seconds for phase in squeeze.timeline(lambda _name: answer, start(passes).ways))

    assert total(Chosen(("1",), ("Once",))) == 41
    assert total(Number(2)) == total(None) == 82
    assert squeeze.seconds_expected == 82


def test_names_in_the_words_of_a_squeeze_are_filled_in() -> None:
    hand = Choose(id="lead", options=())
    squeeze = Tense(
        id="t", groups=(Group("Your {lead|leading} hand", tense_text="Make a {lead|leading} fist."),)
    )
    now = look(advance(start(hand, squeeze), ev.Skip(), 0), 1).moment
    assert now is not None
    assert (now.phase.part, now.phase.text) == ("Your leading hand", "Make a leading fist.")


def test_earlier_words_stay_in_view_while_one_writes() -> None:
    session = start(Write(id="old"), Write(id="new", show="old"), Rest(id="r", seconds=1))
    session = advance(session, ev.Answer(Words("It always goes wrong.")), 0)
    assert look(session, 0).shown == ("It always goes wrong.",)


# ----- soft notes

NOTES = (("always", "note on always"), ("you always", "note on you always"), ("should", "note on should"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("You ALWAYS leave", ["you always"]),
        ("It always rains", ["always"]),
        ("Always, you should", ["always", "should"]),
        ("shoulder, hallways", []),
        ("", []),
    ],
)
def test_words_that_land_as_blame_are_heard_whole_and_in_any_case(words: str, found: list[str]) -> None:
    assert [word for word, _note in heard(words, NOTES)] == found


def test_a_curly_apostrophe_is_heard_like_a_straight_one() -> None:
    assert heard("You don\u2019t care", (("don't care", "n"),)) == (("don't care", "n"),)


# ----- versions of an agreement


def entry(day: int, name: str, *lines: Line) -> Entry:
    return Entry(name, "exercise", NOON + timedelta(days=day), exercise="ours", lines=lines)


HOPE = Line("hope", "write", "?", Words("rain"))
BEFORE = Line("before", "rate", "?", Number(3), role="before")


def settled(*, agreed: bool) -> Line:
    name = "agreed" if agreed else "not-now"
    return Line("page", "agree", "?", Chosen((name,), (name,)), role="our-page")


def test_versions_of_a_document_are_listed_newest_first_and_say_whether_all_agreed() -> None:
    entries = [
        entry(1, "a", HOPE, settled(agreed=True)),
        entry(9, "b", settled(agreed=False)),
        entry(5, "c", HOPE),
    ]
    found = versions(entries, "our-page")
    assert [(each.entry_id, each.agreed, each.lines) for each in found] == [
        ("b", False, ()),
        ("a", True, (HOPE,)),
    ]
    assert versions(entries, "another") == ()


def test_a_new_version_starts_from_the_newest_answers_but_not_from_its_consent_or_its_ratings() -> None:
    newest_first = [
        entry(9, "b", HOPE, BEFORE, settled(agreed=True)),
        entry(1, "a", Line("old", "write", "?", Words("x"))),
    ]
    assert answers_to_start_from(newest_first, "ours") == {"hope": Words("rain")}
    assert answers_to_start_from(newest_first, "theirs") == {}
