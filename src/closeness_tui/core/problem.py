"""A problem in a file: where it is, what it is and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch of a text and what should stand there instead; offsets in characters of the text as it was read."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A second place that a problem is about."""

    message: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in a file that an author would want to change."""

    code: str
    """A short name that never changes, for tests and for looking it up."""
    message: str
    """What is wrong, in the author's own words; one sentence."""
    help: str = ""
    """What to write instead."""
    file: str = ""
    line: int | None = None
    """From 1; only ever a line that is really known."""
    column: int | None = None
    """From 1, in characters."""
    key: str = ""
    """The path of the setting, such as `step 3 (fear), seconds`."""
    severity: Literal["error", "warning"] = "error"
    end_line: int | None = None
    end_column: int | None = None
    """Behind the last character of what is wrong; none where only the place of its beginning is known."""
    fix: tuple[Edit, ...] = ()
    """What would mend it without judgement; empty where a person must choose."""
    notes: tuple[Note, ...] = ()
    """Other places that matter, such as the first of two steps with one id."""
