"""How a practice went, as far as the next one should know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from closeness_tui.core.answer import Number
from closeness_tui.core.pacing import CALM, Thresholds, easing


@dataclass(frozen=True, slots=True)
class Done:
    """One practice, and how it went, as far as that is known."""

    id: str
    day: date
    heavy: bool = False
    """A 9 or more, or numb, or something answered alone, of which nothing may be told."""
    eased: bool = False
    """It was stopped, or the last rating is one after which a smaller step is offered."""
    calm: bool = False
    """The last rating was a low one."""
    numb: bool = False

    @property
    def comfortable(self) -> bool:
        """Whether one more like it would not be too much."""
        return not (self.heavy or self.eased)


def how_it_went(
    exercise: str,
    day: date,
    ratings: Sequence[tuple[str, Number]],
    *,
    family: str = "",
    stopped: bool = False,
    at: Thresholds = Thresholds(),
) -> Done:
    """What a practice says about the next one; `ratings` of distress with their roles, in their order."""
    numb = any(number.numb for _role, number in ratings)
    heavy = numb or any((number.value or 0) >= at.pause_at for _role, number in ratings)
    last = ratings[-1][1] if ratings else None
    first = next((number for role, number in ratings if role == "before"), None)
    eased = stopped or (last is not None and bool(easing(last, first, family, at)))
    calm = last is not None and last.value is not None and last.value <= CALM and not (heavy or eased)
    return Done(exercise, day, heavy, eased, calm, numb)
