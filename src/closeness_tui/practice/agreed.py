"""The page that was agreed on: its versions out of the log, its stop word, and lowering it alone."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from closeness_tui.content.documents import BrokenDocument, NewerDocument
from closeness_tui.core.agreement import (
    DOCUMENT,
    NEW_STEPS,
    RUNG,
    Agreement,
    Version,
    agreement_of,
    fewer_steps,
    lower_ceiling,
    lowered,
    versions,
)
from closeness_tui.core.steps import Turns
from closeness_tui.practice.lately import read_lately
from closeness_tui.practice.run import APP
from closeness_tui.store.failures import StoreError
from closeness_tui.store.shelf import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from closeness_tui.core.answer import Chosen
    from closeness_tui.core.entry import Entry
    from closeness_tui.core.exercise import Exercise
    from closeness_tui.practice.opening import Practice


def entries_of(practice: Practice, *exercises: str) -> Iterator[Entry]:
    """The entries of these exercises, newest first; what does not open is named in the log. Raises Locked."""
    if not practice.leaves_trace:
        return
    for each in practice.summaries().entries:
        if each.exercise in exercises:
            with suppress(StoreError, BrokenDocument, NewerDocument):
                yield practice.entry(each.id)


def page_versions(practice: Practice) -> tuple[Version, ...]:
    """Every version of the page, newest first. Raises Locked."""
    return versions(entries_of(practice, DOCUMENT), DOCUMENT)


def stop_word_agreed(practice: Practice, exercise: Exercise | None) -> str:
    """The stop word of the newest agreement, for whoever takes turns; nothing while the log is locked."""
    if exercise is not None and not any(isinstance(step, Turns) for step in exercise.steps):
        return ""
    if not practice.leaves_trace or practice.locked:
        return ""
    agreement = (practice.lately or read_lately(practice)).agreement
    return agreement.stop_word if agreement is not None else ""


def lower(practice: Practice, version: Version, matter: str) -> Agreement | None:
    """Keep a new version with the highest rung, or the new steps a week, one lower; none where it is the lowest.

    One person alone may do so at any time; raising goes through the exercise. Raises the store's errors.
    """
    agreement = agreement_of(version)
    answer: Chosen | None = {RUNG: lower_ceiling, NEW_STEPS: fewer_steps}[matter](agreement)
    if answer is None:
        return None
    entry = lowered(
        practice.entry(version.entry_id),
        matter,
        answer,
        entry_id=new_id(),
        # Of two versions the later one holds, whatever the clock of this machine says.
        now=max(practice.clock.wall(), version.created + timedelta(seconds=1)),
        app=APP,
    )
    practice.log.save(entry)
    practice.lately = None
    return agreement_of(versions((entry,), DOCUMENT)[0])
