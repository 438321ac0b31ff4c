"""A run keeps what was written, and notices time that nobody saw."""

from __future__ import annotations

from dataclasses import replace

import pytest

from closeness_tui.core import event as ev
from closeness_tui.core.answer import Words
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.moves import begin
from closeness_tui.core.session import Setting, elapsed
from closeness_tui.core.steps import Read, Rest, Write
from closeness_tui.practice.run import Run
from tests.core.samples import exercise, grounding
from tests.practice.doubles import Memory, StandingClock

SAMPLE = exercise(Read(id="r"), Write(id="w"), Rest(id="q", seconds=60), Read(id="end"))


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def memory() -> Memory:
    return Memory()


def start(clock: StandingClock, memory: Memory, sample: Exercise = SAMPLE) -> Run:
    return Run(begin(sample, Setting(), clock.now()), run_id="x" * 26, clock=clock, keeping=memory)


def test_a_practice_that_was_only_opened_leaves_no_draft(clock: StandingClock, memory: Memory) -> None:
    start(clock, memory).keep()
    assert not memory.drafts


def test_typing_is_kept_within_a_second_and_not_at_every_key(clock: StandingClock, memory: Memory) -> None:
    run = start(clock, memory)
    run.send(ev.Next())
    before = memory.saves
    for n in range(30):
        run.send(ev.Keep(Words("a" * (n + 1))))
        clock.pass_time(0.1)
        run.tick()
    assert 3 <= memory.saves - before <= 5
    kept = memory.drafts[run.id].lines[0].answer
    assert isinstance(kept, Words)
    assert len(kept.text) >= 20


def test_an_answer_is_kept_at_once(clock: StandingClock, memory: Memory) -> None:
    run = start(clock, memory)
    run.send(ev.Next())
    run.send(ev.Answer(Words("mine")))
    assert memory.drafts[run.id].lines[0].answer == Words("mine")
    assert memory.drafts[run.id].at == "q"


def test_a_failed_save_is_said_and_tried_again(clock: StandingClock, memory: Memory) -> None:
    run = start(clock, memory)
    memory.broken = OSError("full")
    run.send(ev.Next())
    run.send(ev.Answer(Words("mine")))
    assert (run.trouble, run.all_kept) == (memory.broken, False)
    memory.broken = None
    clock.pass_time(1)
    run.tick()
    assert run.all_kept
    assert memory.drafts[run.id].lines[0].answer == Words("mine")


def test_an_entry_that_cannot_be_stored_keeps_its_draft(clock: StandingClock, memory: Memory) -> None:
    run = start(clock, memory)
    run.send(ev.Next())
    run.send(ev.Answer(Words("mine")))
    memory.broken = OSError("full")
    with pytest.raises(OSError, match="full"):
        run.store_entry({"w"})
    assert run.id in memory.drafts
    memory.broken = None
    run.write("after all")
    run.store_entry({"w"})
    assert not memory.drafts
    assert (memory.entries[0].lines[0].answer, memory.entries[0].words) == (Words("mine"), "after all")


@pytest.mark.parametrize("asleep", [True, False])
def test_time_that_nobody_saw_does_not_count(clock: StandingClock, memory: Memory, *, asleep: bool) -> None:
    run = start(clock, memory)
    run.send(ev.Next())
    run.send(ev.Next())
    clock.pass_time(10)
    run.tick()
    if asleep:
        clock.sleep(3600)
    else:
        clock.pass_time(3600)
    run.tick()
    assert (run.session.state, elapsed(run.session, clock.now())) == ("paused", 10)
    run.send(ev.Resume())
    clock.pass_time(5)
    run.tick()
    assert elapsed(run.session, clock.now()) == 15


def test_a_long_thought_over_a_question_is_no_gap(clock: StandingClock, memory: Memory) -> None:
    run = start(clock, memory)
    clock.pass_time(4000)
    run.send(ev.Next())
    assert run.session.step.id == "w"


def test_stopping_keeps_a_draft_to_go_on_with(clock: StandingClock, memory: Memory) -> None:
    run = start(clock, memory)
    run.send(ev.Next())
    run.send(ev.Keep(Words("half")))
    run.send(ev.Stop())
    assert run.session.over
    draft = memory.drafts[run.id]
    assert (draft.at, draft.ending, draft.lines[0].answer) == ("w", "", Words("half"))


def test_while_grounding_is_on_top_the_practice_beneath_is_kept(clock: StandingClock, memory: Memory) -> None:
    run = start(clock, memory)
    run.send(ev.Next())
    run.send(ev.Keep(Words("half")))
    run.send(ev.Ground(grounding()))
    draft = memory.drafts[run.id]
    assert (draft.exercise, draft.at, draft.lines[0].answer) == ("sample", "w", Words("half"))


def test_an_exercise_that_leaves_no_trace_is_never_kept(clock: StandingClock, memory: Memory) -> None:
    run = start(clock, memory, replace(SAMPLE, leaves_trace=False))
    run.send(ev.Next())
    run.send(ev.Answer(Words("mine")))
    run.store_entry({"w"})
    assert (memory.saves, memory.entries) == (0, [])


def test_where_a_timer_is_gets_kept_as_it_runs(clock: StandingClock, memory: Memory) -> None:
    run = start(clock, memory)
    run.send(ev.Next())
    run.send(ev.Next())
    for _ in range(40):
        clock.pass_time(1)
        run.tick()
    assert memory.drafts[run.id].spent >= 25


def test_free_words_at_the_end_are_kept_like_any_other(clock: StandingClock, memory: Memory) -> None:
    run = start(clock, memory)
    run.send(ev.Next())
    run.write("one more thing")
    clock.pass_time(0.8)
    run.tick()
    assert memory.drafts[run.id].words == "one more thing"
    again = start(clock, memory)
    again.began(memory.drafts[run.id])
    assert again.store_entry(set()).words == "one more thing"


def test_what_was_let_go_does_not_come_back_with_a_late_signal(clock: StandingClock, memory: Memory) -> None:
    run = start(clock, memory)
    run.send(ev.Next())
    run.send(ev.Keep(Words("half")))
    run.let_go()
    run.keep()
    assert not memory.drafts
