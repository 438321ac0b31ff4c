"""After a rating: which words and doors to show. It lists choices; it never blocks, opens, praises or concludes."""

from __future__ import annotations

from dataclasses import dataclass

from closeness_tui.core.answer import Number


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where easing begins, in points of distress 0-10; our own defaults, which no trial has checked."""

    ease_at: float = 6
    pause_at: float = 9
    rise: float = 3
    rise_inward: float = 2
    """For relaxation and noting (Heide & Borkovec 1983: some people grow more tense)."""


INWARD = frozenset({"relaxation", "noting", "breathing"})
"""Families that turn attention inward."""


def easing(rating: Number, start: Number | None, family: str, at: Thresholds = Thresholds()) -> str:
    """The wording to show after a distress rating: `numb`, `pause`, `easing`, or empty to carry on."""
    if rating.numb:
        return "numb"
    if rating.value is None:
        return ""
    if rating.value >= at.pause_at:
        return "pause"
    limit = at.rise_inward if family in INWARD else at.rise
    risen = start is not None and start.value is not None and rating.value - start.value >= limit
    return "easing" if risen or rating.value >= at.ease_at else ""
