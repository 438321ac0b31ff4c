"""Every rule of movement: what an event makes of a session."""

from __future__ import annotations

from dataclasses import replace

from closeness_tui.core import event as events
from closeness_tui.core.alone import all_answered, hand_over, has_answered, is_refusal, together
from closeness_tui.core.answer import Answer, Chosen, Number
from closeness_tui.core.changing import change, turn_ended
from closeness_tui.core.condition import holds, steps_named
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.held import hold, noted, unnoted, with_what_is_shown, without
from closeness_tui.core.pacing import easing
from closeness_tui.core.session import (
    Session,
    Setting,
    State,
    allowed,
    duration,
    easing_doors,
    elapsed,
    is_timed,
    paused,
    wanted,
)
from closeness_tui.core.steps import (
    AGREED,
    CHANGE,
    Agree,
    Choose,
    Gate,
    Option,
    Rate,
    Tense,
    Turns,
    Ways,
)


def begin(exercise: Exercise, setting: Setting, now: float) -> Session:
    """A new session on the first step that is shown."""
    return _enter(Session(exercise, setting), 0, now)


def advance(session: Session, event: events.Event, now: float) -> Session:
    """The session after `event` at `now`; unchanged when the event is not allowed."""
    session = _let_time_pass(session, now)
    if isinstance(event, events.Tick) or type(event) not in allowed(session):
        return session
    match event:
        case events.Stop():
            return replace(paused(session, now), state="stopped")
        case events.Park():
            return replace(session, state="parked")
        case events.Pause():
            return paused(session, now)
        case events.Resume():
            return replace(session, state="running", since=now)
        case events.Ground(exercise):
            return replace(begin(exercise, session.setting, now), beneath=paused(session, now))
        case events.Return():
            return _return(session, now)
        case events.Back():
            return _back(session, now)
        case _:
            alone = session.step.is_private and not session.offer
            return _alone(session, event, now) if alone else _in_step(session, event, now)


def _alone(session: Session, event: events.Event, now: float) -> Session:
    """One person after the other, and then together again."""
    match event:
        case events.Answer(value) if session.step.accepts(value, session.find):
            return has_answered(session, value)
        case events.Skip():
            return has_answered(session, None)
        case events.Next() if all_answered(session):
            return _all_have_answered(session, now)
        case events.Next():
            return hand_over(session)
        case _:
            return session


def _all_have_answered(session: Session, now: float) -> Session:
    step, answer = session.step, together(session)
    # Who answered what is forgotten here, also where the practice ends with this step.
    session = replace(session, ways=Ways())
    session = hold(session, answer) if answer is not None else without(session, step.id)
    if isinstance(step, Gate) and is_refusal(step, answer):
        return _lead(session, step.on_no, now)
    return _go_on(session, now)


def _in_step(session: Session, event: events.Event, now: float) -> Session:
    match event:
        case events.Next() if isinstance(session.step, Turns) and not session.offer:
            ways = turn_ended(session, now)
            return _go_on(session, now) if ways is None else replace(session, ways=ways)
        case events.Next():
            return _go_on(with_what_is_shown(session), now)
        case events.Skip():
            return _go_on(without(session, session.step.id), now)
        case events.Leave(target) if target in easing_doors(session):
            return _lead(session, target, now)
        case events.Answer(value):
            return _answer(session, value, now)
        case events.Keep(value) if session.step.accepts(value, session.find):
            return hold(session, value)
        case events.Noted(label):
            return noted(session, label, now)
        case events.Unnote():
            return unnoted(session)
        case events.Bring(rows):
            want = wanted(session)
            return (
                replace(session, brought={**session.brought, want.id: rows}) if want is not None else session
            )
        case _:
            return replace(session, ways=change(session, event, now))


def _let_time_pass(session: Session, now: float) -> Session:
    """Carry the session over every timer that ran out by `now`, each at the instant it was due."""
    while session.state == "running" and not session.offer and is_timed(session):
        left = duration(session) - elapsed(session, now)
        # A millionth of a second: due times are sums of floats.
        if left > 1e-6:
            break
        session = _go_on(session, min(now, session.since + duration(session) - session.spent))
    return session


def _answer(session: Session, value: Answer, now: float) -> Session:
    step = session.step
    if not step.accepts(value, session.find):
        return session
    if isinstance(step, Agree) and isinstance(value, Chosen):
        return _agree(session, step, value, now)
    session = hold(session, value)
    match step, value:
        case Gate(), Chosen():
            return _lead(session, step.on_no, now) if is_refusal(step, value) else _go_on(session, now)
        case Choose(), Chosen():
            return _choose(session, step, value, now)
        case Rate(), Number():
            return _rate(session, step, value, now)
        case _:
            return _go_on(session, now)


def _choose(session: Session, step: Choose, value: Chosen, now: float) -> Session:
    # Own words stand last among the ids, and are no option.
    ids = value.ids[:-1] if value.own else value.ids
    options = [option for option in step.offered(session.find) if option.id in ids]
    for option in options:
        session = _apply(session, option)
    target = next((option.go for option in options if option.go), "")
    return _lead(session, target, now) if target else _go_on(session, now)


def _agree(session: Session, step: Agree, value: Chosen, now: float) -> Session:
    """The next person is asked, or the page is settled; who did not agree is not written down."""
    if value.ids[0] == CHANGE:
        return _lead(without(session, step.id), step.on_change, now)
    agreed = session.ways.agreed + 1
    if value.ids[0] == AGREED and agreed < len(step.people):
        return replace(session, ways=replace(session.ways, agreed=agreed))
    return _go_on(hold(session, step.settled(value)), now)


def _apply(session: Session, option: Option) -> Session:
    if option.mark and option.mark not in session.tags:
        session = replace(session, tags=(*session.tags, option.mark))
    for step_id in option.forget:
        session = without(session, step_id)
    return session


def _rate(session: Session, step: Rate, value: Number, now: float) -> Session:
    if step.scale.name == "distress":
        offer = easing(value, _rating_before(session), session.exercise.family, session.setting.thresholds)
        if offer and not _exercise_answers(session, step.id):
            return replace(session, offer=offer, spent=elapsed(session, now))
    return _go_on(session, now)


def _rating_before(session: Session) -> Number | None:
    for place in session.path:
        step = session.exercise.steps[place]
        if isinstance(step, Rate) and step.role == "before":
            answer = session.answers.get(step.id)
            return answer if isinstance(answer, Number) else None
    return None


def _exercise_answers(session: Session, step_id: str) -> bool:
    """Whether the next shown step is the exercise's own reply to this rating: two replies would push."""
    for step in session.exercise.steps[session.at + 1 :]:
        if step.when is None:
            return False
        if holds(step.when, session.find):
            return step_id in steps_named(step.when)
    return False


def _back(session: Session, now: float) -> Session:
    *path, last = session.path
    return replace(
        session, state="running", at=last, path=tuple(path), offer="", ways=Ways(), spent=0.0, since=now
    )


def _return(session: Session, now: float) -> Session:
    waiting = session.beneath
    if waiting is None:
        return session
    # A timer waits for an explicit resume: the person has only just come back.
    state: State = "paused" if is_timed(waiting) and not waiting.offer else "running"
    return replace(waiting, state=state, since=now)


def _lead(session: Session, target: str, now: float) -> Session:
    if target.startswith("@"):
        return _finish(replace(session, leads_to=target), now)
    place = session.exercise.place_of(target)
    if target == "end" or place is None:
        return _finish(session, now)
    return _leave_step(session, place, now)


def _go_on(session: Session, now: float) -> Session:
    if session.ask_again:
        return _ask_again(session, now)
    return _leave_step(session, session.at + 1, now)


def _ask_again(session: Session, now: float) -> Session:
    """To the next gate that has to be asked once more, or back to where the practice had been left."""
    first, *rest = session.ask_again
    there = replace(session, at=first, ask_again=tuple(rest), offer="", since=now, state="running")
    if rest:
        return replace(there, spent=0.0)
    state: State = "paused" if is_timed(there) else "running"
    return replace(there, spent=session.spent_there, state=state)


def _leave_step(session: Session, place: int, now: float) -> Session:
    passed = replace(session, path=(*session.path, session.at), offer="", ask_again=())
    return _enter(passed, place, now)


def _enter(session: Session, place: int, now: float) -> Session:
    """Stand on the first shown step from `place` on; steps whose timer has nothing to do are passed over."""
    steps = session.exercise.steps
    for there in range(place, len(steps)):
        step = steps[there]
        if step.when is not None and not holds(step.when, session.find):
            continue
        if isinstance(step, Tense) and not step.timeline(session.find, Ways()):
            continue
        return replace(session, at=there, since=now, spent=0.0, ways=Ways(), state="running")
    return _finish(session, now)


def _finish(session: Session, now: float) -> Session:
    if session.beneath is not None:
        # Whoever asks for help is shown it, and then comes back here.
        return replace(_return(session, now), help_asked=session.leads_to == "@help")
    return replace(session, state="finished", offer="", spent=0.0)
