"""The step at hand as its screen sees it: when it is another page, what stands over it, and which phase runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.steps import Review, Turns
from closeness_tui.core.wording import wording

if TYPE_CHECKING:
    from closeness_tui.core.session import Session
    from closeness_tui.core.view import StepView

TURN_ROWS = 10
"""Rows below the words that turns need; with fewer, the words stand over the first turn only."""


def place_of(session: Session, view: StepView) -> object:
    """Where one is. Another place is drawn on a new page, with nothing left of the one before.

    So everyone who is asked in turn begins at the top of a page of their own.
    """
    # A review shows by itself what was brought.
    wants = view.wants.id if view.wants is not None and not isinstance(view.step, Review) else ""
    passed = len(session.path), len(session.ask_again)
    return (
        session.exercise.id,
        session.at,
        passed,
        session.offer,
        wants,
        view.alone,
        session.ways.agreed,
    )


def words_of(view: StepView, rows_below: int) -> str:
    """What stands over the step; `rows_below` are left for it under its own words."""
    if view.offer:
        return wording(view.offer)
    if view.alone is not None and view.alone.stage != "asking":
        return ""
    # The words over earlier answers would not be true above none.
    if view.wants is not None or (isinstance(view.step, Review) and not view.brought):
        return ""
    if isinstance(view.step, Turns) and phase_of(view) > 0 and rows_below < TURN_ROWS:
        return ""
    return view.text


def phase_of(view: StepView) -> int:
    """The number of the phase that runs; -1 where there is no timer."""
    return view.moment.index if view.moment is not None else -1
