"""After a rating: which words and doors to show. It lists choices; it never blocks, opens, praises or concludes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from closeness_tui.core.answer import Number

if TYPE_CHECKING:
    from closeness_tui.core.settings import Settings

CALM = 3
"""Points of distress up to which an ending counts as calm."""

CALM_DAYS = 2
"""Separate calm days with an exercise, before one that asks more is listed (our own default)."""

DEEP = 4
"""The rung from which an exercise is not listed on a heavy day, and is asked about the day after."""

READY_ASKED = 3
"""The rung from which the page before the start asks whether one would be willing."""

HIGHEST = 5
"""The highest rung there is."""

INWARD = frozenset({"relaxation", "noting", "breathing"})
"""Families that turn attention inward."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where easing begins, in points of distress 0-10; our own defaults, which no trial has checked."""

    ease_at: float = 6
    pause_at: float = 9
    rise: float = 3
    rise_inward: float = 2
    """For relaxation and noting (Heide & Borkovec 1983: some people grow more tense)."""


def thresholds_of(settings: Settings) -> Thresholds:
    """As a therapist and a client have set them."""
    return Thresholds(settings.ease_at, settings.pause_at, settings.rise, settings.rise_inward)


def easing(rating: Number, start: Number | None, family: str, at: Thresholds = Thresholds()) -> str:
    """The wording to show after a distress rating: `numb`, `pause`, `easing`, or empty to carry on."""
    if rating.numb:
        return "numb"
    if rating.value is None:
        return ""
    if rating.value >= at.pause_at:
        return "pause"
    limit = at.rise_inward if family in INWARD else at.rise
    risen = start is not None and start.value is not None and rating.value - start.value >= limit
    return "easing" if risen or rating.value >= at.ease_at else ""


Feeling = Literal["calm", "steady", "easing", "pause", "numb", "unsaid"]


def feeling(
    rating: Number | None, start: Number | None, family: str, at: Thresholds = Thresholds()
) -> Feeling:
    """How an ending reads, only to order the doors by; `unsaid` where no number was given."""
    if rating is None:
        return "unsaid"
    match easing(rating, start, family, at):
        case "numb":
            return "numb"
        case "pause":
            return "pause"
        case "easing":
            return "easing"
        case _ if rating.value is None:
            return "unsaid"
        case _:
            return "calm" if rating.value <= CALM else "steady"


class Asks(Protocol):
    """What is known of an exercise that a door leads to; a card is this, and so is an exercise."""

    @property
    def id(self) -> str: ...
    @property
    def rung(self) -> int: ...
    @property
    def family(self) -> str: ...


class HasDoors(Asks, Protocol):
    """An exercise with the ids of those that ask less and more."""

    @property
    def smaller(self) -> tuple[str, ...]: ...
    @property
    def larger(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Today:
    """What the day and the agreement say about listing; by itself, nothing."""

    heavy: bool = False
    """A rating to pause at, the numb key, or the help page was opened."""
    numb: bool = False
    ceiling: int = HIGHEST
    """The highest rung that the agreement lists by itself."""
    room_for_new: bool = True
    """Whether the agreement leaves room for a new step this week."""
    done_before: frozenset[str] = frozenset()
    """Exercises that are no new step any more."""
    locked: bool = False
    """Whether earlier days lie behind the passphrase, so that only this visit counts."""

    def lists(self, each: Asks) -> bool:
        """Whether it is listed by itself; by its name everything can be opened."""
        return self.keeps_to(each) and not (self.heavy and each.rung >= DEEP)

    def keeps_to(self, each: Asks) -> bool:
        """Whether it is inside the agreement."""
        return each.rung <= self.ceiling

    def is_new(self, each: Asks) -> bool:
        """Whether it would be one new step more than the agreement has room for."""
        return not (self.room_for_new or each.rung == 1 or each.id in self.done_before)


@dataclass(frozen=True, slots=True)
class Way:
    """One door: what it is, and the exercise behind it; `help` and `rest` have none."""

    kind: Literal["smaller", "again", "larger", "grounding", "help", "rest"]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Doors:
    """Where one can go from here, in the order of listing; rest is always there."""

    ways: tuple[Way, ...]
    agreement: bool = False
    """Whether something is not listed because of the agreement alone, which is then said."""

    def of(self, kind: str) -> tuple[str, ...]:
        """The exercises behind the doors of one kind."""
        return tuple(way.id for way in self.ways if way.kind == kind)


_ORDER: dict[Feeling, tuple[str, ...]] = {
    "calm": ("smaller", "again", "larger", "rest"),
    "unsaid": ("smaller", "again", "larger", "rest"),
    "steady": ("again", "smaller", "larger", "rest"),
    "easing": ("smaller", "grounding", "rest", "again"),
    "pause": ("grounding", "rest", "help", "smaller", "again"),
    "numb": ("grounding", "rest", "help", "smaller", "again"),
}
"""Which doors there are after each ending, and which come first."""


def doors(
    exercise: HasDoors,
    felt: Feeling,
    today: Today,
    *,
    calm_days: int = 0,
    known: Callable[[str], Asks | None],
    grounding: str,
) -> Doors:
    """The doors after an exercise; `known` tells of the exercises that are here.

    A larger one is listed after two separate calm days, at most one rung up, and never on a heavy day.
    """
    numb, hard = today.numb or felt == "numb", felt in ("pause", "numb")
    day = Today(today.heavy or hard, numb, today.ceiling, today.room_for_new, today.done_before)
    found: dict[str, list[Asks]] = {
        "smaller": _known(exercise.smaller, known, exercise.rung),
        "again": [exercise],
        "larger": _known(exercise.larger, known, exercise.rung + 1)
        if calm_days >= CALM_DAYS and not day.heavy
        else [],
    }
    ways: dict[tuple[str, str], Way] = {}
    taken: set[str] = set()
    left_out = False
    for way, each in _in_order(felt, found, known(grounding)):
        if each is None:
            ways[way.kind, ""] = way
            continue
        grounds = way.kind == "grounding"
        unfit = each.id == exercise.id if grounds else _is_too_much(each, day)
        if unfit or each.id in taken:
            continue
        if not day.keeps_to(each) or (way.kind == "larger" and day.is_new(each)):
            left_out = True
            continue
        taken.add(each.id)
        ways[way.kind, each.id] = way
    return Doors(tuple(ways.values()), left_out)


def _in_order(
    felt: Feeling, found: dict[str, list[Asks]], grounding: Asks | None
) -> Iterable[tuple[Way, Asks | None]]:
    """Every door that there could be after such an ending, with what is behind it."""
    for kind in _ORDER[felt]:
        if kind == "grounding" and grounding is not None:
            yield Way("grounding", grounding.id), grounding
        elif kind in ("help", "rest"):
            yield Way("help" if kind == "help" else "rest"), None
        for each in found.get(kind, ()):
            yield _way(kind, each.id), each


def _way(kind: str, exercise_id: str) -> Way:
    return Way("smaller" if kind == "smaller" else "again" if kind == "again" else "larger", exercise_id)


def _known(ids: Iterable[str], known: Callable[[str], Asks | None], highest: int) -> list[Asks]:
    found = (known(each) for each in ids)
    return [each for each in found if each is not None and each.rung <= highest]


def _is_too_much(each: Asks, day: Today) -> bool:
    """What is close to the heart on a heavy day, and what looks inward while one is numb."""
    return (day.heavy and each.rung >= DEEP) or (day.numb and each.family in INWARD)


def before(
    exercise: HasDoors, today: Today, known: Callable[[str], Asks | None]
) -> tuple[tuple[Way, ...], bool]:
    """The doors of the page before the start, and whether the agreement left one out.

    To begin is no door here: whoever came to this page by name may begin, whatever any number says.
    """
    smaller = _known(exercise.smaller, known, exercise.rung)
    larger = _known(exercise.larger, known, exercise.rung + 1)
    fit = [("smaller", each) for each in smaller] + [("larger", each) for each in larger]
    fit = [(kind, each) for kind, each in fit if not _is_too_much(each, today)]
    if today.heavy:
        fit = [(kind, each) for kind, each in fit if kind == "smaller"]
    inside = [(kind, each) for kind, each in fit if today.keeps_to(each)]
    return tuple(_way(kind, each.id) for kind, each in inside), len(inside) < len(fit)
