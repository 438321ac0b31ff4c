"""The small closed set of conditions under which a step is shown; no code, so a file can do no harm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from closeness_tui.core.answer import Answer, Chosen, Number, Words, parts_of

Lookup = Callable[[str], Answer | None]


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating within bounds, or one that rose from an earlier rating by at least so much."""

    step: str
    at_least: float | None = None
    at_most: float | None = None
    rise_from: str = ""


@dataclass(frozen=True, slots=True)
class Is:
    """A chosen option by id (or its text), the words of a part, or `numb` for the numb key."""

    step: str
    values: tuple[str, ...]
    part: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """The step was skipped or left empty (or, with `yes=False`, answered)."""

    step: str
    yes: bool = True
    part: str = ""


@dataclass(frozen=True, slots=True)
class Every:
    """All of them hold."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of them holds."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """It does not hold."""

    of: Condition


Condition = Rated | Is | Skipped | Every | Some | Not


def holds(condition: Condition, lookup: Lookup) -> bool:
    """Whether the condition is true of the answers that `lookup` finds by step id."""
    match condition:
        case Rated():
            return _rated(condition, lookup)
        case Is(step, values, part):
            return _is(lookup(step), values, part)
        case Skipped(step, yes, part):
            answer = lookup(step)
            empty = answer is None or (bool(part) and not parts_of(answer, part))
            return empty is yes
        case Every(of):
            return all(holds(each, lookup) for each in of)
        case Some(of):
            return any(holds(each, lookup) for each in of)
        case Not(of):
            return not holds(of, lookup)


def steps_named(condition: Condition) -> tuple[str, ...]:
    """The ids of the steps a condition asks about."""
    match condition:
        case Rated(step, rise_from=rise_from):
            return (step, rise_from) if rise_from else (step,)
        case Is(step) | Skipped(step):
            return (step,)
        case Every(of) | Some(of):
            return tuple(name for each in of for name in steps_named(each))
        case Not(of):
            return steps_named(of)


def _rated(condition: Rated, lookup: Lookup) -> bool:
    value = _number(lookup(condition.step))
    if value is None:
        return False
    if condition.rise_from:
        start = _number(lookup(condition.rise_from))
        if start is None:
            return False
        value -= start
    low, high = condition.at_least, condition.at_most
    return (low is None or value >= low) and (high is None or value <= high)


def _number(answer: Answer | None) -> float | None:
    return answer.value if isinstance(answer, Number) else None


def _is(answer: Answer | None, values: tuple[str, ...], part: str) -> bool:
    match answer:
        case None:
            return False
        case Number(numb=numb):
            return numb and "numb" in values
        case _ if part:
            return any(words in values for words in parts_of(answer, part))
        case Chosen(ids):
            return any(each in values for each in ids)
        case Words(text):
            return text.strip() in values
        case _:
            return False
