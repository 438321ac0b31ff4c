"""Parking a practice, to go on with it on another day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from closeness_tui.core.steps.step import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Later(Step):
    """Park here and go on another day, in real life; nothing reminds and nothing expires."""

    kind: ClassVar[str] = "later"

    label: str = ""
    """What waits, in a few words."""
