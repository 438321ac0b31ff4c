"""What a practice leaves: the lines that may be kept, the entry made of them, and the draft of an unfinished one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from closeness_tui.core.alone import is_refusal
from closeness_tui.core.answer import Number
from closeness_tui.core.condition import Condition, Every, Is, Not, Some, steps_named
from closeness_tui.core.entry import Draft, Entry, Line
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.moves import begin
from closeness_tui.core.pacing import Feeling, feeling
from closeness_tui.core.session import Session, Setting, elapsed, is_timed, say_with_answers
from closeness_tui.core.steps import Agree, Gate, Later, Rate, Step, Turns, Ways


def is_heavy(session: Session) -> bool:
    """Whether any distress rating was one to pause at, or numb.

    After anything answered alone it counts as such a day: a larger door that comes and goes would tell of a rating.
    """
    pause_at = session.setting.thresholds.pause_at
    return was_alone(session) or any(
        number.numb or (number.value or 0) >= pause_at for _role, number in distress_of(session)
    )


def was_alone(session: Session) -> bool:
    """Whether anything in it was answered alone, of which nothing may be told."""
    steps = session.exercise.steps
    return any(steps[place].is_private for place in (*session.path, session.at))


def distress_of(session: Session) -> tuple[tuple[str, Number], ...]:
    """The ratings of distress with their roles, in the order of the file."""
    found = []
    for step in session.exercise.steps:
        answer = session.answers.get(step.id)
        if isinstance(step, Rate) and step.scale.name == "distress" and isinstance(answer, Number):
            found.append((step.role, answer))
    return tuple(found)


def ended_feeling(session: Session) -> Feeling:
    """How the ending reads by its last rating; nothing at all after what was answered alone."""
    ratings = distress_of(session)
    if not ratings or was_alone(session):
        return "unsaid"
    start = next((number for role, number in ratings if role == "before"), None)
    return feeling(ratings[-1][1], start, session.exercise.family, session.setting.thresholds)


def asks_for_distress(exercise: Exercise) -> bool:
    """Whether it has any rating to pace by."""
    return any(isinstance(step, Rate) and step.scale.name == "distress" for step in exercise.steps)


def lines_of_session(session: Session, keep: Collection[str] | None = None) -> tuple[Line, ...]:
    """The answers that may be stored, in the order of the file: no gate, and nothing of `keep = "never"`.

    With `keep`, only those steps. A prompt quotes only answers that are among the lines themselves: what is not kept
    must not come in by another step's words.
    """
    steps = [
        step
        for step in session.exercise.steps
        if _may_be_stored(step) and step.id in session.answers and (keep is None or step.id in keep)
    ]
    stored = replace(session, answers={step.id: session.answers[step.id] for step in steps})
    return tuple(
        Line(
            key=step.id,
            kind=step.kind,
            prompt=say_with_answers(stored, step.text),
            answer=session.answers[step.id],
            role=_role_of(step),
        )
        for step in steps
    )


def _role_of(step: Step) -> str:
    if isinstance(step, Agree):
        return step.document
    return step.role if isinstance(step, Rate) else ""


def _may_be_stored(step: Step) -> bool:
    return step.keep and not isinstance(step, Gate) and not step.is_private


def entry_of(
    session: Session,
    *,
    entry_id: str,
    begun: datetime,
    finished: datetime,
    keep: Collection[str],
    words: str = "",
    app: str = "",
) -> Entry:
    """The entry for the log: the lines whose step ids are in `keep`, and the free words added at the end."""
    return Entry(
        id=entry_id,
        kind="exercise",
        created=begun,
        finished=finished,
        exercise=session.exercise.id,
        title=session.exercise.title,
        ended=ending_of(session),
        stopped_at=session.step.id if session.state == "stopped" else "",
        tags=session.tags,
        lines=lines_of_session(session, keep),
        words=words,
        app=app,
    )


def ending_of(session: Session) -> str:
    """How it ended: `end`, `stop`, or where it led; empty while it runs."""
    if not session.over or session.state == "parked":
        return ""
    if session.state == "stopped":
        return "stop"
    return session.leads_to or "end"


def draft_of(
    session: Session, *, draft_id: str, begun: datetime, now: float, saved: datetime, app: str = ""
) -> Draft:
    """All that is needed to go on at the same step; while grounding is on top, of the practice beneath."""
    below = session.beneath or session
    steps = below.exercise.steps
    place = below.ask_again[-1] if below.ask_again else below.at
    spent = below.spent_there if below.ask_again else elapsed(below, now)
    return Draft(
        id=draft_id,
        created=begun,
        saved=saved,
        exercise=below.exercise.id,
        source=below.exercise.source,
        at=steps[place].id,
        path=tuple(steps[passed].id for passed in below.path),
        spent=spent,
        seed=below.setting.seed,
        page=below.ways.page,
        swapped=below.ways.swapped,
        freed=below.ways.freed,
        left_out=below.ways.left_out,
        imagined=below.ways.imagined,
        ended=below.ways.ended,
        length=below.setting.length,
        parked=_waits_for(below),
        tags=below.tags,
        # A stopped practice can be gone on with: what to do with it is asked another day.
        ending="" if below.state == "stopped" else ending_of(below),
        lines=lines_of_session(below),
        app=app,
    )


def _waits_for(session: Session) -> str:
    """What a parked practice waits for, in its own words; empty for any other."""
    step = session.step
    if session.state != "parked" or not isinstance(step, Later):
        return ""
    return say_with_answers(session, step.label) or session.exercise.title


def closed_for_today(session: Session) -> bool:
    """Whether something for two was closed before it began, which then holds for the rest of the day."""
    steps = [session.exercise.steps[place] for place in (*session.path, session.at)]
    if any(isinstance(step, Turns) for step in steps):
        return False
    return any(
        isinstance(step, Gate) and step.private and is_refusal(step, session.find(step.id)) for step in steps
    )


def restore(exercise: Exercise, draft: Draft, setting: Setting, now: float) -> Session:
    """The session of a draft: at the same step, with every answer, its timer standing still.

    Gates whose answer a later step uses are asked again first, since their answers are never stored.
    """
    session = begin(exercise, replace(setting, seed=draft.seed, length=draft.length), now)
    place = exercise.place_of(draft.at)
    if place is None:
        return session
    known = (exercise.place_of(step_id) for step_id in draft.path)
    session = replace(
        session,
        state="running",
        at=place,
        path=tuple(passed for passed in known if passed is not None),
        answers={line.key: line.answer for line in draft.lines},
        tags=draft.tags,
        spent=draft.spent,
        ways=Ways(draft.page, draft.swapped, draft.freed, draft.left_out, draft.imagined, draft.ended),
        leads_to=draft.ending if draft.ending.startswith("@") else "",
    )
    if draft.ending:
        return replace(session, state="finished")
    gates = _gates_to_ask(session)
    if gates:
        return replace(
            session, at=gates[0], ask_again=(*gates[1:], place), spent=0.0, spent_there=draft.spent
        )
    return replace(session, state="paused") if is_timed(session) else session


def _gates_to_ask(session: Session) -> tuple[int, ...]:
    """The gates passed whose answer a later step turns on; one that only words a refusal is not among them.

    So are ratings that people gave each alone: neither is ever stored.
    """
    steps = session.exercise.steps
    later = steps[session.at :]
    passed = sorted(
        {place for place in session.path if isinstance(steps[place], Gate) or steps[place].is_private}
    )
    return tuple(place for place in passed if any(_turns_on(step, steps[place]) for step in later))


def _turns_on(step: Step, gate: Step) -> bool:
    refusals = {option.id for option in gate.options if option.no} if isinstance(gate, Gate) else set()
    return gate.id in step.uses or (step.when is not None and _asks(step.when, gate.id, refusals))


def _asks(condition: Condition, gate_id: str, refusals: set[str]) -> bool:
    match condition:
        case Is(step, values):
            return step == gate_id and not refusals.issuperset(values)
        case Every(of) | Some(of):
            return any(_asks(each, gate_id, refusals) for each in of)
        case Not(of):
            return _asks(of, gate_id, refusals)
        case _:
            return gate_id in steps_named(condition)
