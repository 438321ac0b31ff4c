"""What the private log holds: one entry a practice, and the draft of an unfinished one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from closeness_tui.core.answer import Answer
from closeness_tui.core.length import FULL

SCHEMA = 1
"""The newest shape of a stored document that this version writes."""


@dataclass(frozen=True, slots=True)
class Line:
    """One answer as it is kept: the step it belongs to, the words that asked, and what was answered."""

    key: str
    """The id of the step."""
    kind: str
    """The kind of the step, such as `write`."""
    prompt: str = field(repr=False)
    """Copied, so that an entry stays readable when its exercise changes."""
    answer: Answer = field(repr=False)
    role: str = ""
    """For a rating: before, middle, after or relief; for a page agreed to: the name of the document."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the log; never changed after it was written."""

    id: str
    """26 letters and digits, random; also the name of its file."""
    kind: str
    """`exercise`, or `note` for free words."""
    created: datetime
    """With its time zone, as the person's clock showed it."""
    finished: datetime | None = None
    exercise: str = ""
    """The id of the exercise; its title is copied beside it."""
    title: str = ""
    ended: str = "end"
    """`end`, `stop` (with `stopped_at`), or the id of the exercise it led on to."""
    stopped_at: str = ""
    tags: tuple[str, ...] = ()
    lines: tuple[Line, ...] = field(default=(), repr=False)
    words: str = field(default="", repr=False)
    """Free words added at the end, or the body of a note."""
    starred: bool = False
    replaces: str = ""
    """The id of the entry that this one is a later version of; an entry itself is never changed."""
    edited: datetime | None = None
    """When this version was made; none for a first one."""
    app: str = ""
    """The version that wrote it."""
    schema: int = SCHEMA


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished practice: everything needed to go on at the same step."""

    id: str
    """The id its entry will have, so that a draft whose entry exists is known to be stale while locked."""
    created: datetime
    saved: datetime
    exercise: str
    source: str = field(repr=False)
    """The exercise's own file, so that a changed or missing file loses nothing."""
    at: str = ""
    """The id of the step the person is on."""
    path: tuple[str, ...] = ()
    """The ids of the steps passed, in the order taken."""
    spent: float = 0.0
    """Seconds of the step at hand that have already run."""
    seed: int = 0
    """Keeps the order of the cards."""
    page: int = 0
    swapped: bool = False
    freed: float | None = None
    """Seconds into the step at which the breath was let free."""
    left_out: tuple[tuple[int, float], ...] = ()
    """Muscle groups left out in mid-run: a sore part must not be asked for again."""
    imagined: tuple[tuple[int, float], ...] = ()
    ended: tuple[tuple[int, float], ...] = ()
    """Turns ended early."""
    length: str = FULL
    """How long the timers run."""
    parked: str = ""
    """What it waits for when it was parked on purpose for another day."""
    tags: tuple[str, ...] = ()
    ending: str = ""
    """Empty while under way; else how the session ended while what to keep was not yet chosen."""
    lines: tuple[Line, ...] = field(default=(), repr=False)
    words: str = field(default="", repr=False)
    app: str = ""
    schema: int = SCHEMA


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list of entries shows without opening each in full."""

    id: str
    kind: str
    created: datetime
    exercise: str
    title: str
    tags: tuple[str, ...] = ()
    starred: bool = False
    replaces: str = ""
