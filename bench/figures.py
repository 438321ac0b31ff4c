"""Pairs, medians and ranges: one program against another, in turn, in one run."""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

PAIRS = max(1, int(os.environ.get("CLOSENESS_PAIRS", "9")))
"""How often each pair is measured; one uncounted pair comes before."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    what: str
    found: str
    budget: str
    within: bool

    def __str__(self) -> str:
        mark = "" if self.within else "  over"
        return f"{self.what:<58} {self.found:<30} {self.budget}{mark}"


def spread(values: Sequence[float]) -> str:
    """The median and the range."""
    return f"{statistics.median(values):.2f} ({min(values):.2f}-{max(values):.2f})"


def ratios(ours: Callable[[], float], other: Callable[[], float]) -> list[float]:
    """Ours over the other's, pair by pair: what slows the machine slows both."""
    ours()
    other()
    return [ours() / other() for _pair in range(PAIRS)]


def ratio_row(what: str, values: Sequence[float], budget: float, than: str) -> Row:
    """A row of ratios."""
    return Row(what, f"{spread(values)} x", f"{budget:g} x {than}", statistics.median(values) <= budget)


def limit_row(what: str, found: float, budget: float, unit: str) -> Row:
    """A row of one number with an upper limit."""
    return Row(what, f"{found:.2f} {unit}", f"{budget:g} {unit}", found <= budget)


def p95(values: Sequence[float]) -> float:
    """What 95 of 100 stay below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
