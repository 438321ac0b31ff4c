"""Explanations: programs and scales, which are files of their own beside the exercises."""

from __future__ import annotations

from closeness_tui.content.explanations.explanation import Explanation, lines

_RUNG = ("[[rung]]", 'exercises = ["grounding-54321"]', 'text = "A place to begin."')

BESIDE = (
    Explanation(
        "no-rungs",
        "A program has no step to stand on: no part of it begins with [[rung]].",
        "Whoever opens it would find an empty page.",
        lines('id = "two-quiet-weeks"', 'title = "Two Quiet Weeks"'),
        lines('id = "two-quiet-weeks"', 'title = "Two Quiet Weeks"', "", *_RUNG),
        where="words",
    ),
    Explanation(
        "too-many-rungs",
        "A program has more than 20 rungs.",
        "So long a way is hard to see as a whole, and harder to begin.",
        "21 times [[rung]] in one file",
        "two programs, one after the other",
        where="words",
    ),
    Explanation(
        "range-backwards",
        "The highest number of a scale is not above its lowest.",
        "No number could be chosen.",
        lines("min = 10", "max = 0"),
        lines("min = 0", "max = 10"),
        where="words",
    ),
    Explanation(
        "range-uneven",
        "Steps of this size, begun at the lowest number, never come out at the highest.",
        "The end of the line could not be reached.",
        lines("min = 0", "max = 10", "step = 3"),
        lines("min = 0", "max = 9", "step = 3"),
        where="words",
    ),
)
