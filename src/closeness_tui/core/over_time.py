"""Things over time, as values: lines with their points, ratings around practices, and the range that is usual."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from closeness_tui.core.garden import Plant

ENOUGH = 8
"""Points from which a usual range is told."""

WIDE = 2.66
"""Average steps to each side of the mean: a process behaviour chart."""


@dataclass(frozen=True, slots=True)
class Point:
    """One number, on the clock that the person saw."""

    when: datetime
    value: float


@dataclass(frozen=True, slots=True)
class Range:
    """Where the numbers of one line usually are."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether a number is within it."""
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One line over time. Tracks stand side by side and are never added up."""

    kind: str
    """indicator, goal, scale or rung."""
    key: str
    """Which indicator or scale; empty for a goal or a rung."""
    about: str = field(default="", repr=False)
    """The relation, the goal or the rung, in words."""
    relation: str = field(default="", repr=False)
    """The id of a relation, or own words made even; empty where it was left open."""
    earlier: tuple[str, ...] = field(default=(), repr=False)
    """Former words of a goal."""
    held: bool = True
    """False for a goal that was let go."""
    low: float = 0
    high: float = 10
    low_words: str = ""
    high_words: str = ""
    reading: str = field(default="", repr=False)
    points: tuple[Point, ...] = ()
    """Oldest first."""

    @property
    def usual(self) -> Range | None:
        """The usual range; none while it is too early to tell."""
        return usual_range([each.value for each in self.points], self.low, self.high)


@dataclass(frozen=True, slots=True)
class Checked:
    """The ratings of one practice; None where one was left open, and `numb` for numb or far away."""

    when: datetime
    before: float | None = None
    after: float | None = None
    relief: float | None = None
    numb: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Practised:
    """One exercise, and how it felt before and after, each time."""

    exercise: str
    title: str
    times: tuple[Checked, ...]
    shares: bool = False
    """Whether something is said to somebody in it: these stand in the ledger of shares."""


@dataclass(frozen=True, slots=True)
class Retreat:
    """One moment of stepping back, and the second look at it."""

    when: datetime
    words: str = field(default="", repr=False)
    relief: float | None = None
    hours: float | None = None
    """Relief some hours later."""
    gave: str = field(default="", repr=False)
    cost: str = field(default="", repr=False)
    looks_like: str = ""

    @property
    def looked_again(self) -> bool:
        """Whether there was a second look."""
        return self.hours is not None or bool(self.gave or self.cost or self.looks_like)


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something that was noticed, in the person's own words."""

    when: datetime
    kind: str
    """win, kept or bright."""
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Progress:
    """All of it, oldest first within each part."""

    tracks: tuple[Track, ...] = ()
    practised: tuple[Practised, ...] = ()
    retreats: tuple[Retreat, ...] = ()
    noticed: tuple[Noticed, ...] = ()
    garden: tuple[Plant, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was kept yet."""
        return not self.garden


def usual_range(values: list[float], low: float = float("-inf"), high: float = float("inf")) -> Range | None:
    """The mean and 2.66 average steps to each side, within what the line can say; none before eight points."""
    if len(values) < ENOUGH:
        return None
    mean = sum(values) / len(values)
    step = sum(abs(after - before) for before, after in pairwise(values)) / (len(values) - 1)
    # Sums of fractions are off in the last place, and a row of equal numbers lies within itself.
    near = 1e-9 * max(1.0, abs(mean))
    return Range(max(low, mean - WIDE * step - near), min(high, mean + WIDE * step + near))
