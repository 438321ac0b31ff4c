"""What every step has, and the pieces that steps are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from closeness_tui.core.answer import Answer, Chosen, Number, parts_of
from closeness_tui.core.condition import Condition

Find = Callable[[str], Answer | None]
"""Finds the answer of an earlier step by its id."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One stretch of a running timer."""

    name: str
    """in, hold, out, pause, free, tense, release, imagine, note, rest, say, turn or say-back."""
    seconds: float
    """Infinite for one that goes on until the person says so."""
    text: str = ""
    round: int = 1
    """From 1."""
    rounds: int = 1
    """0 where there is no last one."""
    group: int = 0
    """Index of the muscle group."""
    part: str = ""
    """The part of the body it is about; in turns, the name of the speaker."""


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
    ended: tuple[tuple[int, float], ...] = ()
    """Turns ended or passed, by the index of their phase, with the seconds that had run."""
    agreed: int = 0
    """How many people have agreed to the page so far."""
    alone: tuple[Answer | None, ...] = field(default=(), repr=False)
    """What people answered each alone, until all of them have; none for a rating passed over. Never stored."""
    asking: bool = False
    """The next person is alone at the screen now."""


@dataclass(frozen=True, slots=True)
class Source:
    """A list that an earlier answer supplies: `{ from = "step.part" }`, or the latest kept one of another exercise."""

    step: str
    part: str = ""
    exercise: str = ""

    @property
    def name(self) -> str:
        """How its answer is asked for; a name with `@` is one that comes from the log."""
        return f"@{self.exercise}:{self.field}" if self.exercise else self.step

    @property
    def field(self) -> str:
        """`step` or `step.part`."""
        return f"{self.step}.{self.part}" if self.part else self.step


Rows = tuple[str, ...] | Source
Count = int | Source
"""A number, or the earlier choice that names it."""


def rows_of(rows: Rows, find: Find) -> tuple[str, ...]:
    """The rows themselves, or those of the earlier answer they come from."""
    if not isinstance(rows, Source):
        return rows
    answer = find(rows.name)
    return () if answer is None else parts_of(answer, "" if rows.exercise else rows.part)


def count_of(count: Count, find: Find, otherwise: int) -> int:
    """The number itself, or the one chosen before; `otherwise` where nothing was chosen."""
    if not isinstance(count, Source):
        return count
    match find(count.name):
        case Number(value) if value is not None:
            return max(1, int(value))
        case Chosen(ids) if ids and ids[0].isdecimal():
            return max(1, int(ids[0]))
        case _:
            return otherwise


def steps_behind(*rows: Rows | Count) -> tuple[str, ...]:
    """The earlier steps of this exercise that the rows come from."""
    return tuple(each.step for each in rows if isinstance(each, Source) and not each.exercise)


def sources_in(*rows: Rows | Count) -> tuple[Source, ...]:
    """Those of the rows that come from another exercise."""
    return tuple(each for each in rows if isinstance(each, Source) and each.exercise)


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

    @property
    def is_private(self) -> bool:
        """Whether people answer it one after the other, each alone; such answers are never stored."""
        return False

    @property
    def outside(self) -> tuple[Source, ...]:
        """The lists it takes from other exercises."""
        return ()

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
