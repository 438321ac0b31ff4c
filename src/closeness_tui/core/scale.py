"""A scale of a person's own: its lines, its range, and how the answers become one number; never what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from closeness_tui.core.steps import Scale


@dataclass(frozen=True, slots=True)
class ScaleItem:
    """One line of a scale."""

    text: str
    reverse: bool = False
    """Its numbers count from the other end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnScale:
    """A scale as its file says it."""

    id: str
    title: str
    items: tuple[ScaleItem, ...]
    range: Scale
    score: Literal["sum", "mean"] = "mean"
    licence: str
    """Why the person may use it."""
    origin: str = ""
    """Where it was taken from."""
    intro: str = ""
    """Said before the first line."""
    reading: str = ""
    """How the person wants to read the number, in words of their own."""
    lang: str = "en"
    file: str = field(default="", compare=False)

    @property
    def lowest(self) -> float:
        """The smallest number it can give."""
        return self.range.min * (len(self.items) if self.score == "sum" else 1)

    @property
    def highest(self) -> float:
        """The largest number it can give."""
        return self.range.max * (len(self.items) if self.score == "sum" else 1)


def item_key(number: int) -> str:
    """The key of a line, from 0."""
    return f"item-{number + 1}"


def number_of(scale: OwnScale, answers: Mapping[str, float]) -> float | None:
    """The sum or the mean of all lines; none while any of them is open, for a part would be another scale."""
    found: list[float] = []
    for place, item in enumerate(scale.items):
        value = answers.get(item_key(place))
        if value is None or not scale.range.min <= value <= scale.range.max:
            return None
        found.append(scale.range.min + scale.range.max - value if item.reverse else value)
    whole = sum(found)
    return round(whole if scale.score == "sum" else whole / len(found), 2)
