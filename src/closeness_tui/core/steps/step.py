"""What every step has, and the pieces that steps are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from closeness_tui.core.answer import Answer
from closeness_tui.core.condition import Condition

Find = Callable[[str], Answer | None]
"""Finds the answer of an earlier step by its id."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One stretch of a running timer."""

    name: str
    """in, hold, out, pause, free, tense, release, imagine, note, rest or say."""
    seconds: float
    text: str = ""
    round: int = 1
    """From 1."""
    rounds: int = 1
    group: int = 0
    """Index of the muscle group."""
    part: str = ""
    """The part of the body it is about."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What the person changed about the step at hand; forgotten when the step is left."""

    page: int = 0
    """Which cards of a deck are shown."""
    swapped: bool = False
    """Another sense instead."""
    freed: float | None = None
    """Seconds into the step at which the breath was let free."""
    left_out: tuple[tuple[int, float], ...] = ()
    """Muscle groups left out in mid-run, with the seconds of the group that had run."""
    imagined: tuple[tuple[int, float], ...] = ()
    """Muscle groups imagined instead, with the seconds of the group that had run."""


@dataclass(frozen=True, slots=True)
class Source:
    """A list that an earlier answer supplies: `{ from = "step.part" }`."""

    step: str
    part: str = ""


Rows = tuple[str, ...] | Source


@dataclass(frozen=True, slots=True)
class Option:
    """One choice, and where it leads."""

    text: str
    id: str = ""
    """Its text where the file gives none."""
    go: str = ""
    """A step id, `end`, `@help` or `@exercise-id`; empty for the step below."""
    mark: str = ""
    """A tag for the entry."""
    forget: tuple[str, ...] = ()
    """The steps whose answers are erased at once."""
    no: bool = False
    """In a gate: this answer closes it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers of a rating and the words at their ends."""

    min: float = 0
    max: float = 10
    step: float = 1
    low: str = ""
    high: str = ""
    name: str = ""
    """distress, relief, likely, or empty for a scale of the file's own."""

    def holds(self, value: float) -> bool:
        """Whether the value is on the scale."""
        return self.min <= value <= self.max and abs((value - self.min) / self.step % 1.0 - 0.5) > 0.499


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The fields of every kind. A subclass says what its own answers, timer and length are."""

    kind: ClassVar[str] = ""
    fits: ClassVar[type[Answer] | None] = None
    """The shape of its answer; none for a step that asks nothing."""
    must_answer: ClassVar[bool] = False
    """Going on needs an answer (or the skip key); an empty field will not do."""

    id: str
    """From the file, or `#3` for the third step where the file gives none."""
    text: str = ""
    when: Condition | None = None
    skip: str = ""
    """The words on the skip key."""
    keep: bool = True
    """False: the answer is used while practising and never stored."""

    @property
    def skippable(self) -> bool:
        """Whether the skip key works."""
        return True

    def accepts(self, answer: Answer, find: Find) -> bool:  # noqa: ARG002 - kinds that check more look back
        """Whether `answer` is one that this step can hold."""
        return self.fits is not None and isinstance(answer, self.fits)

    def timeline(self, find: Find, ways: Ways) -> tuple[Phase, ...]:  # noqa: ARG002
        """The phases of its timer in order; empty for a step that waits for the person."""
        return ()

    @property
    def uses(self) -> tuple[str, ...]:
        """The ids of earlier steps it cannot do without, apart from `when` and its text."""
        return ()

    @property
    def seconds_expected(self) -> float:
        """How long it takes, for the minutes shown before the start."""
        return 0.0


def reading_seconds(text: str) -> float:
    """15 s for every 30 words."""
    return 15.0 * len(text.split()) / 30
