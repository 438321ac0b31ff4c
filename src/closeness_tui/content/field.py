"""How the format says one setting: its name, kind of value, meaning, limits, and other words for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "text", "line", "id", "lang", "whole", "number", "yes", "choice", "texts", "choices", "ids", "rows", "options",
    "answers", "option-id", "count", "notes", "places", "remarks",
    "tables", "named", "variants", "scale", "when", "target", "step", "part", "steps", "date", "words", "check",
    "pattern", "deck", "kind",
]  # fmt: skip

LONGEST = 4000
"""Characters that one text may have."""


# Compared by identity: the fields of a table are looked up thousands of times.
@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One setting. xgettext finds the meanings with `--keyword=Field:3`."""

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    low: float | None = None
    """The smallest number, or the fewest entries of a list."""
    high: float | None = None
    choices: tuple[str, ...] = ()
    default: str = ""
    """As a file would write it; empty for none."""
    example: str = ""
    """As a file would write it."""
    other_words: tuple[str, ...] = ()
    """What people write when they mean this setting."""
    longest: int = LONGEST
    fields: tuple[Field, ...] = ()
    """The settings of each entry, for lists of tables and named tables."""


@dataclass(frozen=True, slots=True)
class StepKind:
    """One kind of step: what it does, and every setting it has. xgettext: `--keyword=StepKind:2`."""

    name: str
    meaning: str
    fields: tuple[Field, ...]
    other_words: tuple[str, ...] = ()
