"""What a soft bell says without words: one stroke for in, two for out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from closeness_tui.core.steps import Phase

GAP = 0.15
"""Seconds between two strokes: near enough to belong together, far enough to be two."""

END = 2
"""A timed step is over: as at the end of a breath."""

SWITCHED_ON = 1
"""So that whoever switches it on hears it."""

_STROKES = {
    "in": 1,
    "out": 2,
    "tense": 1,
    "release": 2,
    "imagine": 1,
    # Nothing to do in these but wait, and a bell would break the quiet.
    "hold": 0,
    "pause": 0,
    "free": 0,
}


def strokes(phase: Phase) -> int:
    """The strokes with which this stretch begins; one where only the person or the round is another."""
    return _STROKES.get(phase.name, 1)
