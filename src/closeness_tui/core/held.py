"""What a session holds: answers kept, taken away, and added to."""

from __future__ import annotations

from dataclasses import replace

from closeness_tui.core.answer import Answer, Mark, Marks, Number, is_empty
from closeness_tui.core.session import Session, elapsed, held
from closeness_tui.core.steps import Note, Tally


def hold(session: Session, value: Answer) -> Session:
    """With this answer to the step at hand; one that says nothing takes the answer away."""
    if is_empty(value):
        return without(session, session.step.id)
    return replace(session, answers={**session.answers, session.step.id: value})


def without(session: Session, step_id: str) -> Session:
    """Without the answer of a step."""
    kept = {name: answer for name, answer in session.answers.items() if name != step_id}
    return replace(session, answers=kept)


def noted(session: Session, label: str, now: float) -> Session:
    """With one more thing noticed, or counted."""
    step, before = session.step, session.answers.get(session.step.id)
    if isinstance(step, Tally):
        count = before.value or 0 if isinstance(before, Number) else 0
        return hold(session, Number(min(count + 1, step.count)))
    marks = before.marks if isinstance(before, Marks) else ()
    value = Marks((*marks, Mark(label, round(elapsed(session, now), 3))))
    return hold(session, value) if isinstance(step, Note) and step.accepts(value, session.find) else session


def unnoted(session: Session) -> Session:
    """Without the last thing noticed or counted."""
    match session.answers.get(session.step.id):
        case Number(value) if value is not None and value > 1:
            return hold(session, Number(value - 1))
        case Marks(marks) if len(marks) > 1:
            return hold(session, Marks(marks[:-1]))
        case _:
            return without(session, session.step.id)


def with_what_is_shown(session: Session) -> Session:
    """Going on from a step that an earlier agreement has filled in keeps what stands there."""
    shown = held(session)
    return hold(session, shown) if shown is not None and session.step.id not in session.answers else session
