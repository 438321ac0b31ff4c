"""Picking body cues on a figure, with their strength, and which of them tends to come first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from closeness_tui.core.answer import Answer, Items
from closeness_tui.core.steps.step import Find, Rows, Scale, Source, Step, rows_of, sources_in, steps_behind

REGIONS = (
    "head", "face", "jaw", "throat", "shoulders", "chest", "arms", "hands", "belly", "legs", "feet", "whole",
)  # fmt: skip
"""The places of the figure, from the top; `whole` is the whole body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Step):
    """Body cues: naming them may help to notice them; nothing is promised (Kircanski et al. 2012)."""

    kind: ClassVar[str] = "body"
    fits: ClassVar[type[Answer] | None] = Items

    cues: Rows
    places: tuple[tuple[str, str], ...] = ()
    """The region of each cue that has one."""
    most: int = 0
    own: bool = True
    strength: Scale | None = None
    first: bool = False
    """Ask which of them tends to come first; that one is the picked item."""

    def accepts(self, answer: Answer, find: Find) -> bool:
        if not isinstance(answer, Items) or (self.most and len(answer.items) > self.most):
            return False
        offered = rows_of(self.cues, find)
        texts = [item.text for item in answer.items]
        return (
            len(set(texts)) == len(texts)
            and all(
                item.text.strip()
                and (self.own or item.text in offered)
                and not item.pile
                and (item.rating is None or (self.strength is not None and self.strength.holds(item.rating)))
                for item in answer.items
            )
            and sum(item.picked for item in answer.items) <= int(self.first)
        )

    @property
    def uses(self) -> tuple[str, ...]:
        return steps_behind(self.cues)

    @property
    def outside(self) -> tuple[Source, ...]:
        return sources_in(self.cues)

    @property
    def seconds_expected(self) -> float:
        return 45.0
