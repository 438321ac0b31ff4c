"""A problem in a file: where it is, what it is and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


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
