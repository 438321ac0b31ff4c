"""A map of an exercise in words: every step, when it is shown, and where its answers lead."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from closeness_tui.core.condition import Condition, Every, Is, Not, Rated, Skipped, Some
from closeness_tui.core.steps import Agree, Choose, Gate
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.core.exercise import Exercise
    from closeness_tui.core.steps import Step

MOST_WORDS = 60
"""Characters of a text; enough to know the step by."""


def map_of(exercise: Exercise, unreached: Collection[int] = ()) -> tuple[str, ...]:
    """One line a step, and below it, further in, what is special about it; no drawn lines, so that it can be heard."""
    lines: list[str] = []
    for place, step in enumerate(exercise.steps):
        lines.append(step_line(place, step))
        if place in unreached:
            lines.append("   " + _("Nobody comes here."))
        lines += [f"   {line}" for line in _ways(exercise, step)]
    return tuple(lines)


def step_line(place: int, step: Step) -> str:
    """The number of a step, its kind, its name where it has one, and how its words begin."""
    kind = step.kind if step.id.startswith("#") else _("{kind} “{name}”").format(kind=step.kind, name=step.id)
    words = _clipped(step.text)
    return f"{place + 1}. {kind}: {words}" if words else f"{place + 1}. {kind}"


def _ways(exercise: Exercise, step: Step) -> Iterator[str]:
    if step.when is not None:
        yield _("Only if {condition}.").format(condition=condition_in_words(step.when))
    match step:
        case Gate():
            for option in step.options:
                if option.no:
                    yield _way(exercise, option.text, step.on_no)
        case Choose(options=options) if isinstance(options, tuple):
            for option in options:
                if option.go:
                    yield _way(exercise, option.text, option.go)
        case Agree() if step.on_change:
            yield _way(exercise, _("Change something"), step.on_change)
        case _:
            pass


def _way(exercise: Exercise, answer: str, target: str) -> str:
    return _("“{answer}” leads {where}.").format(answer=_clipped(answer), where=_where(exercise, target))


def _where(exercise: Exercise, target: str) -> str:
    place = exercise.place_of(target)
    if place is not None:
        return _("to step {number}, “{name}”").format(number=place + 1, name=target)
    if target == "@help":
        return _("to the help page")
    if target.startswith("@"):
        return _("to the exercise {name}").format(name=target.removeprefix("@"))
    return _("to the end")


def condition_in_words(condition: Condition) -> str:
    """When a step is shown, to go after "only if"."""
    match condition:
        case Rated():
            return _rated(condition)
        case Is(step, values, part):
            named = _(" or ").join(f"“{value}”" for value in values)
            return _("“{step}” is {answer}").format(step=_part(step, part), answer=named)
        case Skipped(step, yes, part):
            sentence = _("“{step}” was passed over") if yes else _("“{step}” was answered")
            return sentence.format(step=_part(step, part))
        case Every(of):
            return _(" and ").join(_grouped(each) for each in of)
        case Some(of):
            return _(" or ").join(_grouped(each) for each in of)
        case Not(of):
            return _("it is not so that {condition}").format(condition=condition_in_words(of))


def _grouped(condition: Condition) -> str:
    words = condition_in_words(condition)
    return f"({words})" if isinstance(condition, Every | Some) else words


def _rated(condition: Rated) -> str:
    low, high = condition.at_least, condition.at_most
    about = _("“{step}”").format(step=condition.step)
    if condition.rise_from:
        about = _("“{step}” less “{other}”").format(step=condition.step, other=condition.rise_from)
    if low is not None and high is not None:
        return _("{number} is from {low} to {high}").format(number=about, low=f"{low:g}", high=f"{high:g}")
    if low is not None:
        return _("{number} is {low} or more").format(number=about, low=f"{low:g}")
    if high is not None:
        return _("{number} is {high} or less").format(number=about, high=f"{high:g}")
    return _("{number} is there").format(number=about)


def _part(step: str, part: str) -> str:
    return f"{step}.{part}" if part else step


def _clipped(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= MOST_WORDS else f"{words[: MOST_WORDS - 1].rstrip()}…"
