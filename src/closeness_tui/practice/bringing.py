"""Brings earlier words out of the log into a practice; loaded only when an exercise asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core import event as events
from closeness_tui.core.agreement import answers_to_start_from
from closeness_tui.core.session import AGREEMENT
from closeness_tui.core.steps import Agree
from closeness_tui.practice.recall import recall
from closeness_tui.store.failures import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from closeness_tui.core.entry import Entry
    from closeness_tui.core.event import Brought
    from closeness_tui.core.steps import Review
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run

RECALLED = 400
"""Entries looked at, newest first."""


def earlier_words(practice: Practice, review: Review) -> tuple[Brought, ...] | None:
    """What the review step asks for; none at all while the log is locked."""
    if not practice.leaves_trace:
        return ()
    if practice.locked:
        return None
    return recall(review, _entries(practice), practice.clock.wall())


def bring_into(practice: Practice, run: Run) -> bool:
    """Bring what the step at hand wants; false while the log is locked."""
    want = run.look().wants
    if want is None:
        return True
    rows = earlier_words(practice, want)
    if rows is None:
        return False
    if AGREEMENT not in run.session.brought:
        # Begun behind a lock, and opened since.
        start_from_agreement(practice, run)
    if want.id != AGREEMENT:
        run.send(events.Bring(rows))
    return True


def start_from_agreement(practice: Practice, run: Run) -> None:
    """Let a new version of an agreement begin with what the newest one says, unless the log is locked."""
    exercise = run.session.exercise
    agrees = any(isinstance(step, Agree) for step in exercise.steps)
    if agrees and practice.leaves_trace and not practice.locked:
        run.start_from(answers_to_start_from(_entries(practice), exercise.id))


def _entries(practice: Practice) -> Iterator[Entry]:
    for summary in practice.summaries(RECALLED).entries:
        try:
            yield practice.log.open(summary.id)
        except StoreError:
            # A damaged entry is named in the log; here the others speak.
            continue
