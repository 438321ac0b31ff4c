"""What holds for every exercise and every order of events."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from closeness_tui.core import event as ev
from closeness_tui.core.answer import Answer, Blanks, Chosen, Item, Items, Mark, Marks, Number, Words
from closeness_tui.core.moves import advance, begin
from closeness_tui.core.outcome import draft_of, lines_of_session, restore
from closeness_tui.core.session import Session, Setting, allowed, elapsed, is_timed
from closeness_tui.core.steps import Gate
from closeness_tui.core.view import look

from .samples import every_kind, grounding

EXERCISE = every_kind()
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

ids = st.sampled_from(
    [
        "yes",
        "no",
        "hands",
        "soft",
        "slow",
        "over",
        "away",
        "erase",
        "films",
        "a",
        "b",
        "stop",
        "ok",
        "agreed",
        "change",
        "not-now",
    ]
)
texts = st.text(max_size=8)
answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(Words, texts),
    st.builds(Number, st.one_of(st.none(), st.integers(-2, 120).map(float)), st.booleans()),
    st.lists(ids, max_size=2).map(lambda each: Chosen(tuple(each), tuple(each))),
    texts.map(lambda own: Chosen(("own",), (own,), own=True)),
    texts.map(lambda cue: Blanks((("cue", cue),), f"If {cue}")),
    st.lists(
        st.builds(Item, ids, st.sampled_from(["", "easy", "far"]), st.none(), st.booleans()), max_size=3
    ).map(lambda rows: Items(tuple(rows))),
    st.just(Marks((Mark("near", 1.0),))),
)
events: st.SearchStrategy[ev.Event] = st.one_of(
    st.sampled_from(
        [
            *(
                ev.Tick(),
                ev.Next(),
                ev.Next(),
                ev.Next(),
                ev.Back(),
                ev.Skip(),
                ev.Skip(),
                ev.Pause(),
                ev.Resume(),
            ),
            *(ev.Return(), ev.More(), ev.Swap(), ev.Free(), ev.LeaveOut(), ev.Imagine(), ev.Unnote()),
            *(
                ev.Ground(grounding()),
                ev.Noted("near"),
                ev.Noted(),
                ev.Bring(()),
                ev.Bring((ev.Brought("earlier"),)),
                ev.Park(),
                ev.Leave("@help"),
                ev.Leave("bye"),
            ),
        ]
    ),
    st.builds(ev.Answer, answers),
    st.builds(ev.Keep, answers),
)
scripts = st.lists(st.tuples(st.floats(0, 40, allow_nan=False), events), max_size=60)


def fitting(session: Session) -> ev.Event:
    """Something that moves the step at hand on, so that scripts get far."""
    if not isinstance(session.step, Gate):
        return ev.Skip()
    return ev.Answer(Chosen(("hands",), ("hands",)))


def start() -> Session:
    return advance(
        begin(EXERCISE, Setting("today", "plum", 7), 0), ev.Answer(Chosen(("hands",), ("hands",))), 0
    )


def play(
    session: Session, script: list[tuple[float, ev.Event]], *, every: float = 0
) -> tuple[Session, float]:
    now = 0.0
    for wait, event in script:
        if every:
            for n in range(1, int(wait / every) + 1):
                session = advance(session, ev.Tick(), now + n * every)
        now += wait
        session = advance(session, event, now)
    return session, now


@given(scripts)
def test_no_order_of_events_raises_or_leaves_the_exercise(script: list[tuple[float, ev.Event]]) -> None:
    session = start()
    now = 0.0
    for wait, event in script:
        now += wait
        session = advance(session, event, now)
        assert 0 <= session.at < len(session.exercise.steps)
        assert all(0 <= place < len(session.exercise.steps) for place in session.path)
        assert elapsed(session, now) >= 0
        view = look(session, now)
        assert (view.moment is None) is not is_timed(session)
        assert session.over is (not view.can)


@given(scripts)
def test_stop_always_stops_at_once(script: list[tuple[float, ev.Event]]) -> None:
    session, now = play(start(), script)
    if not session.over:
        assert ev.Stop in allowed(session)
    assert advance(session, ev.Stop(), now).over


@given(scripts)
def test_an_event_that_is_not_allowed_changes_nothing(script: list[tuple[float, ev.Event]]) -> None:
    session = start()
    now = 0.0
    for wait, event in script:
        now += wait
        ticked = advance(session, ev.Tick(), now)
        session = advance(session, event, now)
        if type(event) not in allowed(ticked):
            assert session == ticked


@given(scripts, st.sampled_from([0.4, 1.0, 3.3]))
def test_a_late_tick_carries_as_far_as_many_timely_ones(
    script: list[tuple[float, ev.Event]], every: float
) -> None:
    late, now = play(start(), script)
    timely, _ = play(start(), script, every=every)
    assert look_alike(late, timely, now)


def look_alike(one: Session, other: Session, now: float) -> bool:
    same = (one.at, one.state, one.path, one.tags, one.offer, one.leads_to) == (
        other.at,
        other.state,
        other.path,
        other.tags,
        other.offer,
        other.leads_to,
    )
    marks = [round_marks(answers) for answers in (one.answers, other.answers)]
    return same and marks[0] == marks[1] and abs(elapsed(one, now) - elapsed(other, now)) < 1e-3


def round_marks(answers: dict[str, Answer]) -> dict[str, Answer]:
    """Sums of floats in another order differ in the last places."""
    return {
        name: Marks(tuple(Mark(mark.label, round(mark.at, 1)) for mark in answer.marks))
        if isinstance(answer, Marks)
        else answer
        for name, answer in answers.items()
    }


@given(scripts)
def test_a_draft_goes_on_at_the_same_step_with_every_answer(script: list[tuple[float, ev.Event]]) -> None:
    session, now = play(start(), script)
    session = session.beneath or session
    draft = draft_of(session, draft_id="x" * 26, begun=NOON, now=now, saved=NOON)
    again = restore(EXERCISE, draft, Setting("today", "plum"), 1000.0)
    assert lines_of_session(again) == lines_of_session(session)
    if session.state == "finished":
        assert again.state == "finished"
        return
    assert draft.parked == ("after the talk" if session.state == "parked" else "")
    while again.ask_again:
        again = advance(again, ev.Answer(Chosen(("hands",), ("hands",))), 1000.0)
    assert again.at == session.at
    if is_timed(again):
        assert again.state == "paused"
        assert abs(elapsed(again, 2000.0) - elapsed(session, now)) < 1e-6
        assert again.ways == session.ways


@given(scripts)
def test_nothing_of_a_gate_is_ever_stored(script: list[tuple[float, ev.Event]]) -> None:
    session, _ = play(start(), script)
    assert all(
        line.kind != "gate" and line.key not in ("alone", "each") for line in lines_of_session(session)
    )


@given(st.lists(st.sampled_from(["yes", "no", "hands"]), min_size=4, max_size=4), st.integers(0, 50))
def test_one_refusal_or_two_in_either_order_leave_equal_sessions(given_ids: list[str], seed: int) -> None:
    gate = next(step for step in EXERCISE.steps if step.id == "alone")
    ends = []
    for first, second in (given_ids[:2], given_ids[2:]):
        session = begin(replace(EXERCISE, steps=(gate, *EXERCISE.steps[-1:])), Setting(seed=seed), 0)
        for name in (first, second):
            session = advance(session, ev.Next(), 0)
            session = advance(session, ev.Answer(Chosen((name,), (name,))), 0)
        ends.append(advance(session, ev.Next(), 0))
    if "no" in given_ids[:2] and "no" in given_ids[2:]:
        assert ends[0] == ends[1]
        assert look(ends[0], 1) == look(ends[1], 1)


@given(st.integers(0, 2**31), st.integers(0, 20))
def test_every_card_comes_once_before_any_comes_again(seed: int, pages: int) -> None:
    session = begin(EXERCISE, Setting(seed=seed), 0)
    place = session.exercise.place_of("card")
    assert place is not None
    while session.at != place:
        session = advance(session, fitting(session), 0)
    seen: list[str] = []
    for _ in range(pages):
        seen += look(session, 0).cards
        session = advance(session, ev.More(), 0)
    for first in range(0, len(seen) - 4, 5):
        assert set(seen[first : first + 5]) == set("abcde")
