"""How long the timers of an exercise run: half, full, double, or open until the person goes on.

What a length does to each kind of step is in `steps/lengths.py`; this much is all that a list or a page needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from closeness_tui.core.exercise import Exercise

HALF, FULL, DOUBLE, OPEN = "half", "full", "double", "open"

LENGTHS = (HALF, FULL, DOUBLE, OPEN)
"""In the order in which they are offered. `full` is what the file says, unchanged."""


def known_length(name: str) -> str:
    """The length of that name; full for a name that only another version knows, and for none."""
    return name if name in LENGTHS else FULL


def has_timer(exercise: Exercise) -> bool:
    """Whether a length changes anything: on some path there is a timer that runs on its own."""
    from closeness_tui.core.steps.lengths import runs  # noqa: PLC0415 - lists do without the kinds of steps

    return any(runs(step) for step in exercise.steps)


def stays_full(exercise: Exercise) -> tuple[str, ...]:
    """The kinds of timer in it that have no open form, and take their full time instead."""
    from closeness_tui.core.steps.lengths import opens, runs  # noqa: PLC0415 - as above

    return tuple(dict.fromkeys(step.kind for step in exercise.steps if runs(step) and not opens(step)))


def minutes_at(exercise: Exercise, length: str) -> float:
    """The minutes to say before the start; for `open`, those at the usual pace.

    Where the author gives the minutes because people set the pace, only the share of the timers changes.
    """
    from closeness_tui.core.steps.lengths import at_length  # noqa: PLC0415 - as above

    if length in (FULL, OPEN):
        return exercise.minutes
    main = [step for step in exercise.steps if step.when is None]
    changed = sum(at_length(step, length).seconds_expected - step.seconds_expected for step in main)
    # Timers can take no more than the whole, however few minutes the author gave.
    least, most = exercise.minutes / 2, exercise.minutes * 2
    return min(most, max(least, exercise.minutes + 1.1 * changed / 60))
