"""What a practice for two, an agreement and a therapist's own exercise leave, with the real store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from closeness_tui.core import event as ev
from closeness_tui.core.agreement import versions
from closeness_tui.core.answer import Chosen, Number, Words
from closeness_tui.core.session import PEOPLE
from closeness_tui.core.steps import (
    Agree,
    Choose,
    Gate,
    Later,
    Listing,
    Option,
    Rate,
    Read,
    Source,
    Turns,
    Write,
)
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from tests.core.samples import exercise
from tests.practice.doubles import StandingClock

if TYPE_CHECKING:
    from closeness_tui.core.answer import Answer
    from closeness_tui.core.exercise import Exercise
    from closeness_tui.practice.run import Run

READY = Gate(
    id="ready", options=(Option("Yes", "yes"), Option("No", "no", no=True)), private=True, on_no="closed"
)
YES, NO = (Chosen((option.id,), (option.text,)) for option in READY.options)
FOR_TWO = exercise(
    Rate(id="before", private=True),
    READY,
    Turns(id="talk", seconds=9),
    Write(id="mine"),
    Choose(id="closed", options=(Option("Stop here", "stop", go="end"),)),
    id="for-two",
)
OURS = exercise(
    Write(id="hope", text="What do you hope for?"),
    Agree(id="page", document="ours", parts=("hope",)),
    id="ours",
)


@pytest.fixture(autouse=True)
def _no_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("closeness_tui.practice.beginning.secrets.randbelow", lambda _below: 7)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


def practice_at(clock: StandingClock, **more: bool) -> Practice:
    return Practice(find_places(), clock=clock, **more)  # type: ignore[arg-type]


def alone(run: Run, *answers: Answer) -> None:
    assert len(answers) == PEOPLE
    for answer in answers:
        run.send(ev.Next())
        run.send(ev.Answer(answer))
    run.send(ev.Next())


def practised(practice: Practice, *answers: Answer, of: Exercise = FOR_TWO) -> Run:
    run = practice.begin(of)
    alone(run, Number(2), Number(1))
    alone(run, *answers)
    practice.leave(run)
    return run


def kept(practice: Practice, run: Run) -> None:
    run.store_entry({line.key for line in run.lines()})
    practice.leave(run)


# ----- closed for the day


def test_a_refusal_holds_for_the_day_so_that_a_second_try_says_nothing(clock: StandingClock) -> None:
    assert practised(practice_at(clock), NO, YES).session.step.id == "closed"
    again = practised(practice_at(clock), YES, YES)
    assert again.session.step.id == "closed"


def test_tomorrow_it_can_open_again(clock: StandingClock) -> None:
    practised(practice_at(clock), NO, YES)
    clock.pass_time(24 * 3600)
    assert practised(practice_at(clock), YES, YES).session.step.id == "talk"


def test_only_the_exercise_that_was_closed_stays_closed(clock: StandingClock) -> None:
    practised(practice_at(clock), NO, YES)
    other = exercise(*FOR_TWO.steps, id="another")
    assert practised(practice_at(clock), YES, YES, of=other).session.step.id == "talk"


def test_what_is_written_about_a_closing_is_the_day_and_the_exercise_alone(clock: StandingClock) -> None:
    practice = practice_at(clock)
    practised(practice, NO, YES)
    assert practice.places.closed.read_text() == 'day = "2026-11-23"\nexercises = [\n    "for-two",\n]\n'


def test_it_is_the_same_whoever_refused(clock: StandingClock) -> None:
    practised(practice_at(clock), NO, YES)
    first = practice_at(clock).places.closed.read_bytes()
    practice_at(clock).places.closed.unlink()
    practised(practice_at(clock), YES, NO)
    assert practice_at(clock).places.closed.read_bytes() == first


def test_without_a_trace_it_stays_closed_while_the_program_runs_and_nothing_is_written(
    clock: StandingClock,
) -> None:
    practice = practice_at(clock, leaves_trace=False)
    practised(practice, NO, YES)
    assert practised(practice, YES, YES).session.step.id == "closed"
    assert not practice.places.closed.exists()


def test_a_damaged_note_of_the_day_closes_nothing(clock: StandingClock) -> None:
    practice = practice_at(clock)
    practice.places.closed.parent.mkdir(parents=True)
    practice.places.closed.write_bytes(b"day = \xff")
    assert practised(practice, YES, YES).session.step.id == "talk"


def test_a_draft_holds_nothing_that_was_answered_alone(clock: StandingClock) -> None:
    practice = practice_at(clock)
    run = practice.begin(FOR_TWO)
    alone(run, Number(9), Number(8))
    run.send(ev.Next())
    run.send(ev.Answer(NO))
    run.keep()
    draft = practice.log.open_draft(run.id)
    assert (draft.lines, draft.at) == ((), "ready")
    assert "9" not in draft.path


# ----- lists and agreements from the log


def test_a_list_of_another_exercise_is_that_of_its_newest_entry(clock: StandingClock) -> None:
    practice = practice_at(clock)
    topics = exercise(Write(id="first"), id="topics")
    for words in ("old rain", "new rain"):
        run = practice.begin(topics)
        run.send(ev.Answer(Words(words)))
        kept(practice, run)
        clock.pass_time(3600)
    run = practice.begin(
        exercise(Listing(id="from-there", items=Source("first", exercise="topics")), id="later")
    )
    assert practice.bring_into(run)
    assert run.look().rows == ("new rain",)


def test_bringing_waits_for_the_passphrase_and_one_can_go_on_without(
    clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice = practice_at(clock)
    run = practice.begin(exercise(Listing(id="l", items=Source("first", exercise="topics"))))
    monkeypatch.setattr(Practice, "locked", property(lambda _self: True))
    assert not practice.bring_into(run)
    run.send(ev.Bring(()))
    assert practice.bring_into(run)
    assert run.look().rows == ()


def test_an_agreement_is_kept_as_versions_and_the_next_one_begins_with_the_last(clock: StandingClock) -> None:
    practice = practice_at(clock)
    for words in ("more rain", "more sun"):
        run = practice.begin(OURS)
        run.send(ev.Answer(Words(words)))
        run.send(ev.Answer(Chosen(("agreed",), ("I agree",))))
        assert run.session.over
        kept(practice, run)
        clock.pass_time(3600)
    entries = [practice.entry(each.id) for each in practice.summaries().entries]
    found = versions(entries, "ours")
    assert [version.lines[0].answer for version in found] == [Words("more sun"), Words("more rain")]
    assert all(version.agreed for version in found)
    assert practice.begin(OURS).look().answer == Words("more sun")


def test_an_agreement_begun_behind_a_lock_has_its_words_once_the_log_is_open(
    clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice = practice_at(clock)
    run = practice.begin(OURS)
    run.send(ev.Answer(Words("more rain")))
    run.send(ev.Answer(Chosen(("agreed",), ("I agree",))))
    kept(practice, run)
    with monkeypatch.context() as locked:
        locked.setattr(Practice, "locked", property(lambda _self: True))
        again = practice.begin(OURS)
        assert not practice.bring_into(again)
        assert again.look().answer is None
    assert practice.bring_into(again)
    assert (again.look().wants, again.look().answer) == (None, Words("more rain"))


def test_an_agreement_is_looked_for_once(clock: StandingClock) -> None:
    run = practice_at(clock).begin(OURS)
    assert run.look().wants is None


# ----- parked


def test_a_parked_practice_waits_in_the_log_and_goes_on_another_day(clock: StandingClock) -> None:
    practice = practice_at(clock)
    source = (
        'id = "two-parts"\ntitle = "Two"\nfamily = "tracking"\nrung = 1\nsummary = "Two."\ncheck = false\n'
        '[[step]]\nkind = "write"\nid = "fear"\ntext = "?"\n'
        '[[step]]\nkind = "later"\nid = "wait"\ntext = "Wait."\nlabel = "after you talked"\n'
        '[[step]]\nkind = "write"\nid = "happened"\ntext = "?"\n'
    )
    steps = (Write(id="fear"), Later(id="wait", label="after you talked"), Write(id="happened"))
    run = practice.begin(exercise(*steps, id="two-parts", source=source))
    run.send(ev.Answer(Words("they might laugh")))
    run.send(ev.Park())
    assert run.session.over
    practice.leave(run)
    (draft_id,) = practice.waiting()
    assert practice.log.open_draft(draft_id).parked == "after you talked"

    clock.pass_time(9 * 24 * 3600)
    again = practice_at(clock).resume(draft_id)
    assert again.session.step.id == "wait"
    again.send(ev.Next())
    again.send(ev.Answer(Words("they listened")))
    kept(practice, again)
    (entry,) = (practice.entry(each.id) for each in practice.summaries().entries)
    assert [line.answer for line in entry.lines] == [Words("they might laugh"), Words("they listened")]
    assert practice.waiting() == ()


def test_nothing_can_be_parked_without_a_trace(clock: StandingClock) -> None:
    for practice, keeps in ((practice_at(clock), True), (practice_at(clock, leaves_trace=False), False)):
        run = practice.begin(exercise(Later(id="wait", label="another day"), Read(id="end")))
        assert (ev.Park in run.look().can) is keeps
        practice.leave(run)


# ----- a therapist's own


def test_a_therapists_reflections_lie_apart_from_the_log(clock: StandingClock) -> None:
    own, theirs = practice_at(clock), Practice(find_places().for_therapist(), clock=clock)
    for practice, words in ((own, "of the client"), (theirs, "of the therapist")):
        run = practice.begin(exercise(Write(id="w"), id="w"))
        run.send(ev.Answer(Words(words)))
        kept(practice, run)
    for practice, words in ((own, "of the client"), (theirs, "of the therapist")):
        (entry,) = (practice.entry(each.id) for each in practice.summaries().entries)
        assert entry.lines[0].answer == Words(words)
    assert not set(own.places.log.root.rglob("*.age")) & set(theirs.places.log.root.rglob("*.age"))


def test_a_therapists_exercises_are_offered_beside_a_therapists_log_and_nowhere_else(
    clock: StandingClock,
) -> None:
    own, theirs = practice_at(clock), Practice(find_places().for_therapist(), clock=clock)
    assert "therapist-reflection" not in {card.id for card in own.cards}
    assert {card.id for card in theirs.cards} == {"therapist-reflection"}
