"""How long the timers run: half, full, double, or open until the person goes on."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeness_tui.content.documents import dump_draft, read_draft
from closeness_tui.content.library import bundled_folder, open_library
from closeness_tui.core import event as ev
from closeness_tui.core.answer import Chosen
from closeness_tui.core.condition import Skipped
from closeness_tui.core.length import LENGTHS, has_timer, known_length, minutes_at, stays_full
from closeness_tui.core.moment import SPAN, moment
from closeness_tui.core.moves import advance, begin
from closeness_tui.core.outcome import draft_of, restore
from closeness_tui.core.session import Session, Setting, duration, elapsed, is_timed
from closeness_tui.core.steps import (
    Breathe,
    Group,
    Note,
    Pattern,
    Read,
    Rest,
    Say,
    Source,
    Step,
    Tense,
    Turns,
    Ways,
    Write,
)
from closeness_tui.core.steps.lengths import at_length, opens, runs
from tests.core.samples import every_kind, exercise, grounding
from tests.core.test_properties import events, look_alike, play

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LIBRARY = open_library([bundled_folder()])
SHIPPED = [each for card in LIBRARY.cards if (each := LIBRARY.get(card.id)) is not None]

halves = st.integers(1, 1200).map(lambda each: each / 2)
beats = st.integers(1, 20).map(lambda each: each / 2)
groups = st.integers(1, 4).map(lambda count: tuple(Group(f"part {n}") for n in range(count)))
rhythms = st.builds(Pattern, inhale=beats, hold=st.just(0), exhale=beats, pause=beats)
timed: st.SearchStrategy[Any] = st.one_of(
    st.builds(Breathe, id=st.just("t"), rhythm=rhythms, rounds=st.integers(1, 30)),
    st.builds(Breathe, id=st.just("t"), rhythm=rhythms, seconds=halves),
    st.builds(Breathe, id=st.just("t"), rhythm=st.just(Pattern(free=True)), seconds=halves),
    st.builds(Breathe, id=st.just("t"), rhythm=rhythms, rounds=st.just(Source("how-many"))),
    st.builds(Tense, id=st.just("t"), tense=beats, release=halves, rounds=st.integers(1, 4), groups=groups),
    st.builds(Tense, id=st.just("t"), release=halves, rounds=st.just(Source("how-many")), groups=groups),
    st.builds(Note, id=st.just("t"), labels=st.just(("near", "far")), seconds=halves, cue=beats),
    st.builds(Rest, id=st.just("t"), seconds=halves),
    st.builds(Say, id=st.just("t"), seconds=halves, times=st.integers(1, 3)),
    st.builds(Turns, id=st.just("t"), seconds=halves, say_back=halves, rounds=st.integers(1, 3)),
)
waits = st.floats(0, 90, allow_nan=False)
scripts = st.lists(st.tuples(waits, events), max_size=40)
lengths = st.sampled_from(LENGTHS)


def at(step: Step, length: str) -> Session:
    return begin(exercise(step, Read(id="end")), Setting(length=length), 0)


@given(timed)
def test_full_is_the_very_same_step(step: Step) -> None:
    assert at_length(step, "full") is step


@pytest.mark.parametrize("step", every_kind().steps, ids=lambda step: step.id)
@pytest.mark.parametrize("length", LENGTHS)
def test_a_step_without_a_timer_is_the_same_at_every_length(step: Step, length: str) -> None:
    if not runs(step):
        assert at_length(step, length) is step
    else:
        assert step.timeline(lambda _name: None, Ways()) or isinstance(step, Turns)


@given(timed)
def test_half_takes_no_longer_than_full_and_double_no_less(step: Step) -> None:
    half, full, double = (duration(at(step, length)) for length in ("half", "full", "double"))
    assert 0 < half <= full + 1e-6
    assert full <= double + 1e-6
    assert double <= 2 * full + 1e-6 or isinstance(step, Breathe)


@given(timed, lengths)
def test_one_breath_one_squeeze_and_the_number_of_turns_never_change(step: Step, length: str) -> None:
    phases = step.timeline(lambda _name: None, Ways())
    changed = at_length(step, length).timeline(lambda _name: None, Ways())
    kept = ("in", "hold", "out", "pause", "tense")
    assert {(each.name, each.seconds) for each in phases if each.name in kept} == {
        (each.name, each.seconds) for each in changed if each.name in kept
    }
    if isinstance(step, Turns):
        assert [(each.name, each.part) for each in phases] == [(each.name, each.part) for each in changed]


@pytest.mark.parametrize(
    ("step", "least"),
    [
        (Breathe(id="t", rounds=1), 10),
        (Breathe(id="t", seconds=12), 10),
        (Tense(id="t", rounds=1, release=20, groups=(Group("hands"),)), 6 + 15),
        (Note(id="t", labels=("near",), seconds=40), 30),
        (Rest(id="t", seconds=6), 5),
        (Rest(id="t", seconds=3), 3),
        (Say(id="t", seconds=12), 10),
        (Turns(id="t", seconds=30, say_back=20), 2 * (20 + 15)),
    ],
    ids=lambda each: getattr(each, "kind", None),
)
def test_half_stops_where_less_would_make_no_sense(step: Step, least: float) -> None:
    assert duration(at(step, "half")) == least


def test_half_makes_one_pass_of_two_and_double_only_lengthens_the_letting_go() -> None:
    step = Tense(id="t", tense=6, release=35, groups=(Group("hands"),))
    phases = at_length(step, "half").timeline(lambda _name: None, Ways())
    assert [(each.name, each.seconds) for each in phases] == [("tense", 6), ("release", 35)]
    phases = at_length(step, "double").timeline(lambda _name: None, Ways())
    assert [(each.name, each.seconds) for each in phases] == [("tense", 6), ("release", 70)] * 2


@pytest.mark.parametrize("length", LENGTHS)
def test_a_number_that_the_person_chose_in_the_exercise_stands(length: str) -> None:
    chosen = Chosen(("9",), ("nine",))
    step = Breathe(id="t", rounds=Source("how-many"))
    phases = at_length(step, length).timeline(lambda _name: chosen, Ways())
    assert max(each.round for each in phases) == 9
    passes = Tense(id="t", rounds=Source("how-many"), groups=(Group("hands"),))
    phases = at_length(passes, length).timeline(lambda _name: Chosen(("2",), ("two",)), Ways())
    assert [each.name for each in phases] == ["tense", "release"] * 2


@given(timed, st.floats(0, 1e7), st.lists(st.floats(0, 5000), max_size=4))
def test_open_never_ends_by_itself_and_ends_at_once_when_asked(
    step: Step, late: float, ticks: list[float]
) -> None:
    session, now = at(step, "open"), 0.0
    for wait in (*ticks, late):
        now += wait
        session = advance(session, ev.Tick(), now)
    if not opens(step):
        assert duration(at(step, "open")) == duration(at(step, "full"))
        return
    assert session.at == 0
    there = moment(session, now)
    assert there is not None
    assert there.is_open
    assert there.elapsed == pytest.approx(now)
    assert 0 <= there.elapsed <= there.span < math.inf
    assert advance(session, ev.Next(), now).at == 1


def test_open_breath_is_paced_for_twenty_minutes_and_then_goes_free() -> None:
    session = at(Breathe(id="t", rounds=6), "open")
    late = moment(session, 1199.0)
    after = moment(session, 1201.0)
    assert late is not None
    assert after is not None
    assert (late.phase.name, late.phase.round, late.phase.rounds) == ("out", 120, 0)
    assert (after.phase.name, after.left) == ("free", math.inf)


def test_breath_let_free_in_an_open_step_stays_free() -> None:
    session = advance(at(Breathe(id="t", rounds=6), "open"), ev.Free(), 33)
    there = moment(session, 5000)
    assert there is not None
    assert (there.phase.name, there.is_open) == ("free", True)


def test_the_picture_of_an_open_step_always_has_room_for_more() -> None:
    session = at(Rest(id="t", seconds=5), "open")
    spans = [there.span for now in (0, 119, 121, 500) if (there := moment(session, now)) is not None]
    assert spans == [SPAN, SPAN, 2 * SPAN, 8 * SPAN]


SAMPLE = exercise(
    Write(id="w"),
    Breathe(id="b", rounds=3),
    Tense(id="s", tense=5, release=20, groups=(Group("Hands", imagine="Warm."), Group("Feet"))),
    Note(id="n", labels=("near", "far"), seconds=70, cue=4),
    Say(id="a", seconds=12, times=2, when=Skipped("w", yes=False)),
    Turns(id="t", seconds=25, say_back=16),
    Rest(id="q", seconds=20),
    Read(id="end"),
)


def start(length: str) -> Session:
    return begin(SAMPLE, Setting(length=length), 0)


@given(scripts, lengths, st.sampled_from([0.4, 3.3, 11.0]))
def test_a_late_tick_carries_as_far_as_many_timely_ones_at_every_length(
    script: list[tuple[float, ev.Event]], length: str, every: float
) -> None:
    late, now = play(start(length), script)
    timely, _ = play(start(length), script, every=every)
    assert look_alike(late, timely, now)


@given(scripts, scripts, lengths)
def test_a_practice_gone_on_with_equals_one_that_was_never_left(
    before: list[tuple[float, ev.Event]], after: list[tuple[float, ev.Event]], length: str
) -> None:
    session, now = play(start(length), before)
    if session.over or session.beneath is not None:
        return
    paused = advance(session, ev.Pause(), now)
    draft = draft_of(paused, draft_id="x" * 26, begun=NOON, now=now, saved=NOON)
    again = restore(SAMPLE, draft, Setting(), now)
    assert again.setting.length == length
    if not is_timed(paused):
        again = advance(again, ev.Pause(), now)
    one, other = (advance(each, ev.Resume(), now) for each in (paused, again))
    for wait, event in after:
        now += wait
        one, other = advance(one, event, now), advance(other, event, now)
    assert (one.at, one.state, one.path, one.answers) == (other.at, other.state, other.path, other.answers)
    assert abs(elapsed(one, now) - elapsed(other, now)) < 1e-3


def test_a_draft_from_before_lengths_and_one_with_an_unknown_length_go_on_at_full() -> None:
    draft = draft_of(start("half"), draft_id="x" * 26, begun=NOON, now=0, saved=NOON)
    text = dump_draft(draft)
    assert read_draft(text).length == "half"
    assert "length" not in dump_draft(replace(draft, length="full"))
    assert read_draft(text.replace('length = "half"\n', "")).length == "full"
    assert read_draft(text.replace('length = "half"', 'length = "triple"')).length == "full"


def test_grounding_on_top_keeps_its_own_time() -> None:
    session = advance(start("half"), ev.Ground(replace(grounding(), steps=(Rest(id="r", seconds=60),))), 0)
    assert duration(session) == 60


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda each: each.id)
def test_the_minutes_of_every_exercise_follow_the_length(shipped: Any) -> None:
    half, full, double, opened = (minutes_at(shipped, length) for length in LENGTHS)
    assert full == opened == shipped.minutes
    assert full / 2 <= half <= full <= double <= full * 2
    if not has_timer(shipped):
        assert half == full == double


def test_the_minutes_are_those_that_the_timers_then_take() -> None:
    sample = exercise(Rest(id="r", seconds=300), Breathe(id="b", rounds=12))
    assert minutes_at(sample, "half") == pytest.approx(1.1 * (150 + 60) / 60)
    assert minutes_at(sample, "double") == pytest.approx(1.1 * (600 + 240) / 60)


def test_where_the_author_gives_the_minutes_only_the_timers_share_changes() -> None:
    sample = exercise(Rest(id="r", seconds=300), minutes_given=20)
    assert minutes_at(sample, "half") == pytest.approx(20 - 1.1 * 2.5)
    assert minutes_at(sample, "double") == pytest.approx(20 + 1.1 * 5)
    assert minutes_at(replace(sample, minutes_given=4), "half") == 2


def test_lengths_are_offered_only_where_a_timer_runs() -> None:
    assert not has_timer(exercise(Read(id="r"), Say(id="s")))
    assert has_timer(exercise(Read(id="r"), Rest(id="q", seconds=5, when=Skipped("r"))))


def test_what_has_no_open_form_is_named() -> None:
    assert stays_full(SAMPLE) == ("tense", "turns")
    assert stays_full(exercise(Rest(id="q", seconds=5))) == ()
    assert stays_full(exercise(Breathe(id="b", rounds=Source("how-many")))) == ("breathe",)


def test_a_name_of_no_length_is_full() -> None:
    assert [known_length(name) for name in ("half", "", "triple")] == ["half", "full", "full"]
