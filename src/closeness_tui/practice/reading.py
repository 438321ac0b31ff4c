"""One entry with all that is needed to draw it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from closeness_tui.core.check_in import CHECK_IN
from closeness_tui.core.entry import Entry
from closeness_tui.core.steps import DISTRESS, RELIEF, Note, Rate, Scale
from closeness_tui.practice.choices import chosen_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from closeness_tui.content.library import Library
    from closeness_tui.core.exercise import Exercise


@dataclass(frozen=True, slots=True)
class Reading:
    """One entry with what is needed to draw it."""

    entry: Entry
    scales: Mapping[str, Scale] = field(default_factory=dict)
    """By the key of the line, where the scale of a rating is known."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """By the key of the line, how long a noting step was to last."""
    chosen: str = ""
    """In words, the smaller step that was chosen, or where it led; empty where it simply ended."""
    versions: tuple[str, ...] = ()
    """The ids of all versions of this entry, newest first; none where there is one only."""


def ready_to_draw(entry: Entry, library: Library, versions: tuple[str, ...] = ()) -> Reading:
    """The entry with the scales and lengths of its steps, as far as its exercise is still here."""
    steps = {}
    if any(line.kind in ("rate", "note") for line in entry.lines):
        exercise = library.get(entry.exercise) or _tool(entry.exercise)
        steps = {step.id: step for step in exercise.steps} if exercise else {}
    scales, seconds = {}, {}
    for line in entry.lines:
        step = steps.get(line.key)
        if isinstance(step, Rate):
            scales[line.key] = step.scale
        elif isinstance(step, Note):
            seconds[line.key] = step.seconds
        elif line.kind == "rate" and line.role:
            scales[line.key] = RELIEF if line.role == "relief" else DISTRESS
    return Reading(entry, scales, seconds, chosen_in_words(library, entry), versions)


def _tool(exercise_id: str) -> Exercise | None:
    """A check-in is written out anew each time; its lines and their scales are always the same."""
    if exercise_id != CHECK_IN:
        return None
    from closeness_tui.content.check_in import check_in  # noqa: PLC0415 - few entries are one
    from closeness_tui.core.check_in import Remembered  # noqa: PLC0415 - as above

    return check_in(Remembered())
