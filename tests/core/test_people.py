"""Turns, a page to agree to, and what people answer each alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from closeness_tui.core import event as ev
from closeness_tui.core.answer import Answer, Chosen, Number, Words
from closeness_tui.core.condition import Is, Rated
from closeness_tui.core.moves import advance, begin
from closeness_tui.core.outcome import closed_for_today, is_heavy, lines_of_session
from closeness_tui.core.session import Session, Setting
from closeness_tui.core.steps import (
    Agree,
    Choose,
    Gate,
    Option,
    Rate,
    Read,
    Source,
    Step,
    Turns,
    Ways,
    Write,
)
from closeness_tui.core.view import look

from .samples import exercise, grounding

OPENS = 7
"""A seed with which no gate closes by chance; another test looks for one with which it does."""
READY = Gate(
    id="ready",
    text="Today?",
    private=True,
    on_no="closed",
    options=(Option("Yes", "yes"), Option("No", "no", no=True), Option("Not the day for it", "day", no=True)),
)
YES, NO, DAY = (Chosen((each.id,), (each.text,)) for each in READY.options)
PAIR = (
    Rate(id="before", role="before", text="Each of you?", private=True),
    READY,
    Turns(id="talk", seconds=60, cards=("One?", "Two?")),
    Choose(id="closed", when=Is("ready", ("no",)), options=(Option("Stop here", "stop", go="end"),)),
    Read(id="end"),
)


def start(*steps: Step, seed: int = OPENS, **setting: object) -> Session:
    return begin(exercise(*steps), Setting(seed=seed, **setting), 0.0)  # type: ignore[arg-type]


def answered(session: Session, *answers: Answer | None, now: float = 0.0) -> Session:
    """Both people, one after the other, and then together again."""
    for answer in answers:
        session = advance(session, ev.Next(), now)
        session = advance(session, ev.Answer(answer) if answer is not None else ev.Skip(), now)
    return advance(session, ev.Next(), now)


def through(first: Answer, second: Answer, *ratings: float, **more: object) -> Session:
    low, high = ratings or (2, 3)
    session = answered(start(*PAIR, **more), Number(low), Number(high))  # type: ignore[arg-type]
    return answered(session, first, second)


# ----- turns


def test_turns_name_the_speaker_and_another_one_begins_each_round() -> None:
    step = Turns(id="t", seconds=60, rounds=2, speakers=("A", "B"), say_back=20)
    phases = step.timeline(lambda _name: None, Ways())
    assert [(phase.name, phase.part, phase.seconds, phase.round) for phase in phases] == [
        ("turn", "A", 60, 1), ("say-back", "B", 20, 1), ("turn", "B", 60, 1), ("say-back", "A", 20, 1),
        ("turn", "B", 60, 2), ("say-back", "A", 20, 2), ("turn", "A", 60, 2), ("say-back", "B", 20, 2),
    ]  # fmt: skip
    assert step.seconds_expected == 320


def test_the_one_who_was_chosen_begins() -> None:
    choice = Choose(id="who", options=(Option("A first", "A"), Option("B first", "B")))
    session = start(choice, Turns(id="t", seconds=60, first="who"))
    session = advance(session, ev.Answer(Chosen(("B",), ("B first",))), 0)
    now = look(session, 1).moment
    assert now is not None
    assert now.phase.part == "B"


def test_one_key_ends_or_passes_a_turn_and_leaves_nothing() -> None:
    session = start(Turns(id="t", seconds=60), Read(id="end"))
    passed = advance(session, ev.Next(), 0.0)
    done = advance(session, ev.Next(), 59.0)
    for each in (passed, done):
        now = look(each, 59.0 if each is done else 0.0).moment
        assert now is not None
        assert (now.phase.part, now.into) == ("B", 0)
        assert each.answers == {}
    assert advance(passed, ev.Next(), 5.0).step.id == "end"


def test_a_turn_that_is_over_goes_on_by_itself_and_skip_leaves_them_all() -> None:
    session = start(Turns(id="t", seconds=60), Read(id="end"))
    now = look(session, 61).moment
    assert now is not None
    assert (now.phase.part, now.into) == ("B", 1)
    assert advance(session, ev.Tick(), 120).step.id == "end"
    assert advance(session, ev.Skip(), 3).step.id == "end"


def test_there_is_a_card_for_each_round_from_the_deck_shuffled_and_from_the_file_in_order() -> None:
    cards = tuple(f"Card {n}?" for n in range(12))
    drawn = look(start(Turns(id="t", seconds=60, cards=cards, shuffled=True, draw=4)), 0).cards
    assert len(set(drawn)) == 4
    assert set(drawn) < set(cards)
    assert drawn == look(start(Turns(id="t", seconds=60, cards=cards, shuffled=True, draw=4)), 0).cards
    assert look(start(Turns(id="t", seconds=60, cards=cards)), 0).cards == cards


def test_the_stop_word_is_the_one_chosen_here_or_in_the_settings_or_the_usual_one() -> None:
    brake = Choose(id="brake", options=(Option("red", "red"),), own="Another word")
    turns = Turns(id="t", seconds=60, stop="brake")
    chosen = advance(start(brake, turns), ev.Answer(Chosen(("own",), ("harbour",), own=True)), 0)
    assert look(chosen, 0).stop_word == "harbour"
    assert look(advance(start(brake, turns, stop_word="tree"), ev.Skip(), 0), 0).stop_word == "tree"
    assert look(start(turns), 0).stop_word == "pause"


# ----- each alone


def test_the_screen_is_handed_over_before_each_person_and_once_more_at_the_end() -> None:
    session = start(READY, Read(id="on"))
    seen = []
    for event in (ev.Next(), ev.Answer(YES), ev.Next(), ev.Answer(YES), ev.Next()):
        alone = look(session, 0).alone
        assert alone is not None
        seen.append((alone.person, alone.stage))
        session = advance(session, event, 0)
    assert seen == [(1, "hand-over"), (1, "asking"), (2, "hand-over"), (2, "asking"), (2, "together")]
    assert session.step.id == "on"


def test_an_answer_can_only_be_given_by_someone_who_is_alone() -> None:
    session = start(READY, Read(id="on"))
    assert advance(session, ev.Answer(YES), 0) is session
    alone = advance(session, ev.Next(), 0)
    for event in (ev.Next(), ev.Back(), ev.Keep(NO), ev.Skip(), ev.Answer(Chosen(("nobody",), ("?",)))):
        assert advance(alone, event, 0) is alone


@pytest.mark.parametrize(
    ("first", "second"), [*product((NO, DAY), (NO, DAY)), (YES, NO), (NO, YES), (DAY, YES), (YES, DAY)]
)
def test_whoever_refuses_and_however_the_sessions_are_equal(first: Answer, second: Answer) -> None:
    one, other = through(YES, NO), through(first, second)
    assert one.step.id == "closed"
    assert one == other
    assert look(one, 5) == look(other, 5)


def test_two_who_are_ready_go_on() -> None:
    assert through(YES, YES).step.id == "talk"


@pytest.mark.parametrize("ratings", [(6, 2), (2, 6), (9, 9)])
def test_a_high_rating_of_either_closes_it_like_a_refusal(ratings: tuple[float, float]) -> None:
    closed = through(YES, YES, *ratings)
    refused = through(NO, YES, *ratings)
    assert closed.step.id == "closed"
    assert closed == refused


def test_feeling_numb_closes_it_too() -> None:
    session = answered(start(*PAIR), Number(None, numb=True), Number(1))
    assert answered(session, YES, YES).step.id == "closed"


def test_now_and_then_it_closes_by_itself_about_one_time_in_eight() -> None:
    closed = [seed for seed in range(400) if through(YES, YES, seed=seed).step.id == "closed"]
    assert 30 <= len(closed) <= 70
    assert through(YES, YES, seed=closed[0]) == through(NO, YES, seed=closed[0])


def test_what_was_closed_today_stays_closed_whatever_is_answered() -> None:
    assert through(YES, YES, closed=True).step.id == "closed"


def test_a_closing_before_anything_began_is_one_for_the_day_and_a_later_one_is_not() -> None:
    assert closed_for_today(through(NO, YES))
    assert not closed_for_today(through(YES, YES))
    again = replace(READY, id="more", on_no="end")
    session = answered(start(Turns(id="t", seconds=1), again, Read(id="end")), now=2.0)
    assert not closed_for_today(answered(session, NO, NO, now=2.0))


def test_nobody_can_go_back_to_answer_for_both() -> None:
    closed = through(YES, NO)
    assert ev.Back not in look(closed, 0).can
    first = advance(start(Read(id="a"), READY), ev.Next(), 0)
    assert ev.Back in look(first, 0).can
    handed = advance(advance(first, ev.Next(), 0), ev.Answer(NO), 0)
    assert ev.Back not in look(handed, 0).can


def test_the_higher_of_two_private_ratings_counts_and_it_may_be_passed_over() -> None:
    check = Rate(id="after", role="after", text="Each?", private=True)
    then = Read(id="high", when=Rated("after", at_least=5))
    steps = (check, then, Read(id="end"))
    assert answered(start(*steps), Number(2), Number(7)).step.id == "high"
    assert answered(start(*steps), None, Number(7)).step.id == "high"
    assert answered(start(*steps), Number(7), None).step.id == "high"
    assert answered(start(*steps), None, None).step.id == "end"


def test_a_private_rating_brings_no_offer_and_shows_no_answer() -> None:
    session = answered(
        start(Rate(id="r", role="before", text="?", private=True), Read(id="end")), Number(9), Number(9)
    )
    assert (session.offer, session.step.id) == ("", "end")


def test_nothing_answered_alone_is_stored_or_seen_in_what_follows() -> None:
    session = replace(through(NO, YES), state="finished")
    assert lines_of_session(session) == ()
    assert is_heavy(session)
    assert is_heavy(replace(through(YES, YES), state="finished"))
    assert "7" not in repr(replace(start(READY).ways, alone=(Number(7),)))


def test_grounding_in_the_middle_comes_back_to_the_same_person() -> None:
    asking = advance(start(READY, Read(id="on")), ev.Next(), 0)
    asking = advance(advance(asking, ev.Answer(YES), 0), ev.Next(), 0)
    back = advance(advance(asking, ev.Ground(grounding()), 1), ev.Return(), 2)
    assert look(back, 2).alone == look(asking, 0).alone


# ----- a page to agree to

PAGE = Agree(
    id="page",
    text="Is this all right?",
    document="our-page",
    parts=("hope", "word"),
    on_change="hope",
    review_weeks=4,
    speakers=("You", "They"),
)
AGREES, CHANGES, WAITS = (Chosen((option.id,), (option.text,)) for option in PAGE.options())


def page() -> Session:
    session = start(
        Write(id="hope", text="What do you hope for?"), Write(id="word", text="A word?"), PAGE, Read(id="end")
    )
    return advance(advance(session, ev.Answer(Words("More rain")), 0), ev.Skip(), 0)


def test_the_page_is_made_of_what_was_answered() -> None:
    view = look(page(), 0)
    assert [(part.prompt, part.rows) for part in view.page] == [("What do you hope for?", ("More rain",))]
    assert view.asked == "You"


def test_each_person_is_asked_and_all_have_to_agree() -> None:
    session = advance(page(), ev.Answer(AGREES), 0)
    assert (session.step.id, look(session, 0).asked) == ("page", "They")
    session = advance(session, ev.Answer(AGREES), 0)
    line = lines_of_session(session)[-1]
    assert (session.step.id, line.kind, line.role) == ("end", "agree", "our-page")
    assert line.answer == Chosen(("agreed",), ("Agreed, to be looked at again in 4 weeks",))


def test_who_did_not_agree_is_not_written_down() -> None:
    first = advance(page(), ev.Answer(WAITS), 0)
    second = advance(advance(page(), ev.Answer(AGREES), 0), ev.Answer(WAITS), 0)
    assert first == second
    assert first.answers["page"] == Chosen(("not-now",), ("Not agreed yet",))


def test_a_change_goes_back_to_the_step_and_keeps_all_that_was_said() -> None:
    session = advance(advance(page(), ev.Answer(AGREES), 0), ev.Answer(CHANGES), 0)
    view = look(session, 0)
    assert (session.step.id, view.answer) == ("hope", Words("More rain"))
    assert "page" not in session.answers


def test_a_new_version_begins_with_the_words_of_the_one_before() -> None:
    setting = Setting(earlier={"hope": Words("More rain"), "other": Words("nothing here")})
    session = begin(exercise(Write(id="hope"), Write(id="word"), PAGE), setting, 0)
    assert look(session, 0).answer == Words("More rain")
    assert advance(session, ev.Next(), 0).answers == {"hope": Words("More rain")}
    assert advance(session, ev.Answer(Words("Sun")), 0).answers == {"hope": Words("Sun")}
    assert advance(session, ev.Skip(), 0).answers == {}


def test_an_earlier_answer_that_no_longer_fits_is_left_out() -> None:
    setting = Setting(earlier={"pick": Chosen(("gone",), ("Gone",))})
    session = begin(exercise(Choose(id="pick", options=(Option("Here", "here"),))), setting, 0)
    assert look(session, 0).answer is None


def test_rounds_that_a_choice_names_are_taken_from_it() -> None:
    passes = Choose(id="passes", options=(Option("Once", "1"), Option("Three times", "3")))
    turns = Turns(id="t", seconds=10, rounds=Source("passes"), speakers=("A",))
    session = start(passes, turns)
    for answer, seconds in ((ev.Answer(Chosen(("3",), ("Three times",))), 30), (ev.Skip(), 10)):
        now = look(advance(session, answer, 0), 0).moment
        assert now is not None
        assert now.total == seconds
