"""What people answer each alone: put together so that nobody can tell from what follows who answered what.

Anything that a refusal would bring about can also be brought about by a rating, by the day, or by chance, which
gives whoever refused a way to have not been the one (the idea is Warner's randomised response, 1965).
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from closeness_tui.core.answer import Answer, Chosen, Number
from closeness_tui.core.session import PEOPLE, Session
from closeness_tui.core.steps import Gate, Rate

CHANCE = 1 / 8
"""How often a private gate closes by itself; our own choice: often enough to be a reason, seldom enough to bear."""


def has_answered(session: Session, value: Answer | None) -> Session:
    """One more person has answered, or passed over a rating; the screen is handed over."""
    ways = session.ways
    return replace(session, ways=replace(ways, alone=(*ways.alone, value), asking=False))


def hand_over(session: Session) -> Session:
    """The next person is alone at the screen now."""
    return replace(session, ways=replace(session.ways, asking=True))


def all_answered(session: Session) -> bool:
    """Whether everybody has answered, and only coming together again is left."""
    return len(session.ways.alone) >= PEOPLE


def together(session: Session) -> Answer | None:
    """The one answer that the practice goes on with; none where everybody passed over a rating."""
    if isinstance(session.step, Gate):
        return _consent(session, session.step)
    return _highest(session.ways.alone)


def is_refusal(gate: Gate, answer: Answer | None) -> bool:
    """Whether this answer closes the gate."""
    return isinstance(answer, Chosen) and any(option.no for option in gate.options if option.id in answer.ids)


def _consent(session: Session, gate: Gate) -> Answer | None:
    refusal = next((option for option in gate.options if option.no), None)
    given = [each for each in session.ways.alone if isinstance(each, Chosen)]
    if refusal and (any(is_refusal(gate, each) for each in given) or _closes_anyway(session)):
        return Chosen((refusal.id,), (refusal.text,))
    chosen = [option for option in gate.options if any(option.id in each.ids for each in given)]
    if not gate.many:
        # Authors put the more careful answer below the bolder one.
        chosen = chosen[-1:]
    return Chosen(tuple(option.id for option in chosen), tuple(option.text for option in chosen))


def _closes_anyway(session: Session) -> bool:
    """Whether the gate closes whatever is answered. Every reason is looked at each time, so that all take as long."""
    steps = session.exercise.steps
    high = [
        answer.numb or (answer.value or 0) >= session.setting.thresholds.ease_at
        for place in session.path
        if isinstance(step := steps[place], Rate) and step.private and step.scale.name == "distress"
        if isinstance(answer := session.answers.get(step.id), Number)
    ]
    # Not for secrets: it has to come out the same after a resume.
    chance = Random(f"{session.setting.seed}/{session.step.id}/closes").random() < CHANCE  # noqa: S311
    return any((*high, chance, session.setting.closed))


def _highest(answers: tuple[Answer | None, ...]) -> Answer | None:
    numbers = [each for each in answers if isinstance(each, Number)]
    if not numbers:
        return None
    values = [each.value for each in numbers if each.value is not None]
    return Number(max(values) if values else None, numb=any(each.numb for each in numbers))
