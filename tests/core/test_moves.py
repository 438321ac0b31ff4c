"""The rules of movement, one by one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from closeness_tui.core import event as ev
from closeness_tui.core.answer import Chosen, Item, Items, Marks, Number, Words
from closeness_tui.core.condition import Is, Rated, Skipped
from closeness_tui.core.moves import advance, begin
from closeness_tui.core.outcome import draft_of, lines_of_session, restore
from closeness_tui.core.session import Session, Setting, elapsed
from closeness_tui.core.steps import RELIEF, Choose, Gate, Group, Note, Option, Rate, Read, Rest, Tense, Write
from closeness_tui.core.view import look

from .samples import every_kind, exercise, grounding

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
YES = Chosen(("yes",), ("yes",))


def at(session: Session) -> str:
    return session.step.id


def play(session: Session, *script: tuple[float, ev.Event]) -> Session:
    for now, event in script:
        session = advance(session, event, now)
    return session


def start(*steps: object, now: float = 0.0, **more: object) -> Session:
    return begin(exercise(*steps, **more), Setting(), now)  # type: ignore[arg-type]


def test_a_timer_carries_on_by_itself_and_a_question_waits() -> None:
    session = start(Rest(id="a", seconds=10), Read(id="b"), Rest(id="c", seconds=5))
    assert at(advance(session, ev.Tick(), 9.99)) == "a"
    assert at(advance(session, ev.Tick(), 10)) == "b"
    assert at(advance(session, ev.Tick(), 10_000)) == "b"


def test_a_late_tick_begins_the_next_timer_when_it_was_due() -> None:
    session = start(Rest(id="a", seconds=10), Rest(id="b", seconds=10), Read(id="c"))
    late = advance(session, ev.Tick(), 14)
    assert (at(late), elapsed(late, 14)) == ("b", 4)


def test_paused_time_stands_still() -> None:
    session = play(start(Rest(id="a", seconds=10), Read(id="b")), (4, ev.Pause()))
    assert elapsed(session, 500) == 4
    session = play(session, (500, ev.Tick()), (500, ev.Resume()), (505, ev.Tick()))
    assert (at(session), elapsed(session, 505)) == ("a", 9)
    assert at(advance(session, ev.Tick(), 506)) == "b"


def test_next_ends_a_timer_early_and_skip_leaves_no_answer() -> None:
    session = start(Rest(id="a", seconds=10), Write(id="b"), Read(id="c"))
    session = play(session, (1, ev.Next()), (2, ev.Keep(Words("half a thou"))), (3, ev.Skip()))
    assert (at(session), session.answers) == ("c", {})


def test_back_walks_the_path_really_taken_and_keeps_the_answers() -> None:
    session = start(
        Choose(id="a", options=(Option("x", "x", go="c"), Option("y", "y"))),
        Write(id="b"),
        Write(id="c"),
        Read(id="d"),
    )
    session = play(session, (0, ev.Answer(Chosen(("x",), ("x",)))), (1, ev.Answer(Words("kept"))))
    session = play(session, (2, ev.Back()))
    assert (at(session), session.answers["c"]) == ("c", Words("kept"))
    assert at(play(session, (3, ev.Back()))) == "a"


def test_answers_of_a_path_that_was_left_decide_nothing() -> None:
    session = start(
        Choose(id="a", options=(Option("x", "x"), Option("y", "y", go="c"))),
        Write(id="b"),
        Read(id="c"),
        Read(id="d", when=Skipped("b", yes=False)),
        Read(id="e"),
    )
    session = play(
        session, (0, ev.Answer(Chosen(("x",), ("x",)))), (1, ev.Answer(Words("w"))), (2, ev.Back())
    )
    session = play(session, (3, ev.Back()), (4, ev.Answer(Chosen(("y",), ("y",)))), (5, ev.Next()))
    assert at(session) == "e"
    assert session.answers["b"] == Words("w"), "what was written is not lost"


def test_an_empty_answer_counts_as_skipped() -> None:
    session = start(Write(id="a"), Read(id="b", when=Skipped("a")), Read(id="c"))
    assert at(play(session, (0, ev.Answer(Words("  "))))) == "b"


def test_a_gate_cannot_be_skipped_and_a_no_closes_it() -> None:
    gate = Gate(id="a", options=(Option("yes", "yes"), Option("no", "no", no=True)))
    session = start(gate, Read(id="b"))
    assert at(play(session, (0, ev.Skip()), (0, ev.Next()))) == "a"
    assert at(play(session, (0, ev.Answer(YES)))) == "b"
    closed = play(session, (0, ev.Answer(Chosen(("no",), ("no",)))))
    assert closed.state == "finished"


def test_forgetting_erases_the_words_before_the_next_screen() -> None:
    session = start(
        Write(id="w"),
        Choose(id="a", options=(Option("erase", "erase", forget=("w",)),)),
        Read(id="c", text="{w|gone}"),
    )
    session = play(session, (0, ev.Answer(Words("secret"))), (1, ev.Answer(Chosen(("erase",), ("erase",)))))
    assert "secret" not in repr(session.answers.values())
    assert look(session, 1).text == "gone"


def test_a_mark_tags_the_session_and_an_at_sign_leads_out() -> None:
    session = begin(every_kind(), Setting(), 0)
    session = play(session, (0, ev.Answer(YES)), (0, ev.Answer(Number(3))), (0, ev.Next()))
    away = play(session, (1, ev.Answer(Chosen(("away",), ("Elsewhere",)))))
    assert (away.state, away.leads_to) == ("finished", "@other")
    slow = play(session, (1, ev.Answer(Chosen(("slow",), ("Slow",)))))
    assert slow.tags == ("calm",)


def test_the_chosen_pattern_paces_the_breath_in_whole_breaths() -> None:
    session = begin(every_kind(), Setting(), 0)
    session = play(session, (0, ev.Answer(YES)), (0, ev.Answer(Number(3))), (0, ev.Next()))
    session = play(session, (0, ev.Answer(Chosen(("slow",), ("Slow",)))))
    moment = look(session, 4.5).moment
    assert moment is not None
    assert (moment.phase.name, moment.total, moment.left_in_phase) == ("hold", 24, 0.5)
    free = look(play(session, (5, ev.Free())), 7).moment
    assert free is not None
    assert (free.phase.name, free.total) == ("free", 24)


GROUPS = (
    Group("Hands", "hands", "Fists.", ("Go.",), "Warm."),
    Group("Feet", "feet", "Up.", ("Go.",), "Sand."),
)


def squeeze() -> Session:
    gate = Gate(id="g", options=(Option("hands", "hands"), Option("none", "none")), many=True)
    step = Tense(id="t", tense=5, release=10, rounds=2, groups=GROUPS, leave_out="g")
    return start(gate, step, Read(id="end"), family="relaxation")


def test_a_part_named_at_the_gate_is_left_out() -> None:
    session = play(squeeze(), (0, ev.Answer(Chosen(("hands",), ("hands",)))))
    moment = look(session, 0).moment
    assert moment is not None
    assert (moment.phase.part, moment.total) == ("Feet", 30)


def test_a_part_left_out_in_mid_run_shortens_the_clock_from_there() -> None:
    session = play(
        squeeze(), (0, ev.Answer(Chosen(("none",), ("none",)))), (7, ev.LeaveOut()), (7, ev.Tick())
    )
    moment = look(session, 7).moment
    assert moment is not None
    assert (moment.phase.part, moment.phase.name, moment.into, moment.total) == ("Feet", "tense", 0, 37)


def test_a_part_can_be_imagined_instead_for_the_time_it_had() -> None:
    session = play(squeeze(), (0, ev.Answer(Chosen(("none",), ("none",)))), (7, ev.Imagine()))
    moment = look(session, 8).moment
    assert moment is not None
    assert (moment.phase.name, moment.phase.text, moment.total) == ("imagine", "Warm.", 60)


def test_leaving_out_the_last_part_ends_the_step() -> None:
    session = play(
        squeeze(), (0, ev.Answer(Chosen(("none",), ("none",)))), (40, ev.LeaveOut()), (40, ev.Tick())
    )
    assert at(session) == "end"


def test_notes_carry_the_time_they_came_and_can_be_taken_back() -> None:
    session = start(Note(id="n", labels=("near", "far"), seconds=20))
    session = play(session, (3, ev.Noted("near")), (4, ev.Noted("nonsense")), (5.5, ev.Noted("far")))
    answer = session.answers["n"]
    assert isinstance(answer, Marks)
    assert [(mark.label, mark.at) for mark in answer.marks] == [("near", 3), ("far", 5.5)]
    assert "n" not in play(session, (6, ev.Unnote()), (6, ev.Unnote())).answers


def test_grounding_comes_back_to_the_same_place() -> None:
    session = play(start(Rest(id="a", seconds=10), Write(id="b")), (4, ev.Ground(grounding())))
    assert session.exercise.id == "grounding-54321"
    assert at(session) == "see"
    back = play(session, (100, ev.Return()))
    assert (at(back), back.state, elapsed(back, 300)) == ("a", "paused", 4)
    through = play(session, (100, ev.Next()), (200, ev.Tick()))
    assert (at(through), through.state) == ("a", "paused")


def test_grounding_is_not_put_on_top_of_itself() -> None:
    session = play(start(Write(id="b")), (4, ev.Ground(grounding())))
    assert play(session, (5, ev.Ground(grounding()))) == session


@pytest.mark.parametrize(
    ("before", "after", "family", "offer"),
    [
        (2, 5, "disclosure", "easing"),
        (2, 4, "disclosure", ""),
        (2, 4, "relaxation", "easing"),
        (6, 6, "noting", "easing"),
        (8, 5, "disclosure", ""),
        (1, 9, "disclosure", "pause"),
        (1, None, "disclosure", "numb"),
    ],
)
def test_a_high_rating_shows_gentler_doors_and_blocks_nothing(
    before: float, after: float | None, family: str, offer: str
) -> None:
    rates = (Rate(id="before", role="before"), Rate(id="after", role="after"), Read(id="c"))
    session = play(start(*rates, family=family), (0, ev.Answer(Number(before))), (0, ev.Next()))
    session = play(session, (1, ev.Answer(Number(after, numb=after is None))))
    assert session.offer == offer
    if offer:
        assert play(session, (2, ev.Leave("@smaller-one"))).leads_to == "@smaller-one"
        assert play(session, (2, ev.Leave("@anywhere"))) == session
        session = play(session, (2, ev.Next()))
    assert at(session) == "c"


def test_the_exercises_own_reply_to_a_rating_is_the_only_one() -> None:
    own = Choose(id="own", options=(Option("go on", "go on"),), when=Rated("before", at_least=6))
    session = play(start(Rate(id="before", role="before"), own, Read(id="c")), (0, ev.Answer(Number(8))))
    assert (at(session), session.offer) == ("own", "")


def test_a_numb_answer_can_be_asked_for() -> None:
    session = start(Rate(id="r"), Read(id="numb", when=Is("r", ("numb",))), Read(id="else"))
    assert at(play(session, (0, ev.Answer(Number(None, numb=True))))) == "numb"


def test_a_list_takes_only_what_it_offers() -> None:
    session = begin(every_kind(), Setting(), 0)
    place = session.exercise.place_of("topics")
    assert place is not None
    step = session.exercise.steps[place]
    assert step.accepts(Items((Item("films", "easy", 40, picked=True),)), session.find)
    assert not step.accepts(Items((Item("films", "elsewhere"),)), session.find)
    assert not step.accepts(Items((Item("a", picked=True), Item("b", picked=True))), session.find)


def test_an_answer_that_looks_like_a_name_is_never_expanded() -> None:
    session = start(Write(id="a"), Write(id="b"), Read(id="c", text="{a} and {b}, {c-d} {x y} {}"))
    session = play(session, (0, ev.Answer(Words("{b}"))), (0, ev.Answer(Words("{a}"))))
    assert look(session, 0).text == "{b} and {a},  {x y} {}"


def test_a_resumed_practice_asks_a_gate_again_only_where_its_answer_is_needed() -> None:
    gate = Gate(
        id="g",
        options=(Option("hands", "hands"), Option("none", "none"), Option("no", "no", no=True)),
        many=True,
    )
    step = Tense(id="t", tense=5, release=10, groups=GROUPS, leave_out="g")
    sample = exercise(
        gate, step, Rate(id="r", scale=RELIEF), Read(id="bye", when=Is("g", ("no",))), Read(id="end")
    )
    session = play(begin(sample, Setting(), 0), (0, ev.Answer(Chosen(("hands",), ("hands",)))))
    draft = draft_of(session, draft_id="x", begun=NOON, now=8, saved=NOON)
    again = restore(sample, draft, Setting(), 100)
    assert (at(again), again.ask_again) == ("g", (1,))
    again = play(again, (101, ev.Answer(Chosen(("hands",), ("hands",)))))
    assert (at(again), again.state, elapsed(again, 200), again.path) == ("t", "paused", 8, (0,))
    later = draft_of(play(session, (9, ev.Next())), draft_id="x", begun=NOON, now=9, saved=NOON)
    assert at(restore(sample, later, Setting(), 100)) == "r"


def test_what_is_not_kept_does_not_come_in_by_the_words_of_another_step() -> None:
    secret = Write(id="secret", keep=False)
    sample = exercise(
        secret, Write(id="a"), Write(id="b", text="You wrote {a|something} and {secret|more}."), Read(id="c")
    )
    session = play(
        begin(sample, Setting(), 0), (0, ev.Answer(Words("hush"))), (0, ev.Answer(Words("private")))
    )
    session = play(session, (0, ev.Answer(Words("mine"))))
    assert look(play(session, (0, ev.Back())), 0).text == "You wrote private and hush."
    assert [line.prompt for line in lines_of_session(session)] == ["", "You wrote private and more."]
    assert [line.prompt for line in lines_of_session(session, {"b"})] == ["You wrote something and more."]


def test_help_from_grounding_is_asked_for_and_comes_back_to_the_practice() -> None:
    ways = Choose(
        id="hard", options=(Option("Help", "help", go="@help"), Option("Leave it", "end", go="end"))
    )
    session = play(start(Write(id="w"), Read(id="end")), (0, ev.Ground(exercise(ways, id="grounding-54321"))))
    helped = play(session, (1, ev.Answer(Chosen(("help",), ("Help",)))))
    assert (at(helped), helped.help_asked, look(helped, 1).help_asked) == ("w", True, True)
    left = play(session, (1, ev.Answer(Chosen(("end",), ("Leave it",)))))
    assert (at(left), left.help_asked) == ("w", False)
