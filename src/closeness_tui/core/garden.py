"""A garden that only grows: one plant for each practice that was kept; rest days take nothing from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEIGHT = 2
"""Rows of one plant."""

WIDTH = 4
"""Cells of one plant, with the room around it."""

# The head above, the stem below; each three cells wide. Only signs that common fonts draw one cell wide.
_SHAPES = (
    (" ✿ ", " │ "),
    (" ❀ ", "╶┤ "),
    (" ♣ ", " │ "),
    (" ♠ ", " ╵ "),
    (" * ", " ┼ "),
    ("\\|/", " ╵ "),
    (" ● ", " ├╴"),
    (" ° ", "╰┤ "),
    (" ψ ", " │ "),
    (" Y ", " ┴ "),
    (" ∘ ", " ├╯"),
    (" ❁ ", " ┼ "),
)


@dataclass(frozen=True, slots=True)
class Plant:
    """One plant; the same practice always has the same one."""

    head: str
    stem: str
    shade: int
    """0 to 2: which of three quiet colours it has where there are any; it means nothing."""


def plant_of(entry_id: str) -> Plant:
    """The plant of one practice."""
    seed = hashlib.sha256(entry_id.encode("utf-8", "replace")).digest()
    head, stem = _SHAPES[seed[0] % len(_SHAPES)]
    return Plant(head, stem, seed[1] % 3)


def garden_of(entry_ids: Iterable[str]) -> tuple[Plant, ...]:
    """All plants in the order they were planted: a new one never moves another."""
    return tuple(plant_of(each) for each in entry_ids)


def beds(plants: Sequence[Plant], width: int) -> tuple[tuple[Plant, ...], ...]:
    """The plants in rows that fit the width, the oldest first."""
    each = max(1, width // WIDTH)
    return tuple(tuple(plants[at : at + each]) for at in range(0, len(plants), each))
