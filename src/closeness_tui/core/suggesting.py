"""At most three exercises that would be kind right now, each with its reason; it offers, and never leads on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Protocol
from zlib import crc32

from closeness_tui.core.families import GROUNDING
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from datetime import date

    from closeness_tui.core.pacing import Today
    from closeness_tui.core.went import Done

MOST = 3
"""More would be a task to choose from."""

GAP = 30
"""Days; what was done before says little about what would be kind now."""

SHORT = 5
"""Minutes."""

HIGHEST = 3
"""What goes close to the heart is chosen, never suggested."""

ON_A_HEAVY_DAY = 2

SETTLING = ("grounding", "breathing")
"""Families that bring one back; the first to be offered after something heavy."""


class Known(Protocol):
    """What is known of an exercise without reading its file; a card is this."""

    @property
    def id(self) -> str: ...
    @property
    def minutes(self) -> float: ...
    @property
    def rung(self) -> int: ...
    @property
    def family(self) -> str: ...
    @property
    def together(self) -> bool:
        """Whether somebody else is needed for it, or welcome to it."""
        ...

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """The exercises it names, each with the setting that does: `smaller`, `larger` and others."""
        ...


class Suggestion(NamedTuple):
    """An exercise, and in a few words why it may be kind now."""

    id: str
    reason: str


def suggestions(
    exercises: Iterable[Known],
    today: date,
    *,
    lately: Sequence[Done] = (),
    closed: Collection[str] = (),
    waits: Sequence[str] = (),
    knows_all: bool = False,
    today_is: Today | None = None,
) -> tuple[Suggestion, ...]:
    """At most three with what is unfinished; the same ones all day, until something is done.

    `lately` is newest first; `waits` the exercises that are unfinished, empty where one is not known; with `knows_all`,
    what is not in `lately` was never kept. `today_is`: what the day and the agreement say about listing.
    """
    fit = [each for each in exercises if today_is is None or _is_inside(each, today_is)]
    looking = _Looking(tuple(fit), today, tuple(lately), frozenset(closed) | {*waits}, knows_all)
    looking.heavy = today_is is not None and today_is.heavy
    found: dict[str, Suggestion] = {}
    for each in looking.offers():
        found.setdefault(each.id, each)
        if len(found) >= MOST - len(waits):
            break
    return tuple(found.values())[: max(0, MOST - len(waits))]


def _is_inside(each: Known, today: Today) -> bool:
    return today.lists(each) and not today.is_new(each)


class _Looking:
    """One look for what would be kind."""

    def __init__(
        self,
        exercises: tuple[Known, ...],
        today: date,
        lately: tuple[Done, ...],
        without: frozenset[str],
        knows_all: bool,
    ) -> None:
        self._all = {each.id: each for each in exercises}
        self._today = today
        self._lately = tuple(each for each in lately if 0 <= (today - each.day).days <= GAP)
        self._ever = {each.id for each in lately}
        self._without = without
        self._knows_all = knows_all
        self.heavy = False
        """Whether the day counts as heavy for another reason than a rating that is known here."""

    def offers(self) -> Iterable[Suggestion]:
        """All that may be offered, the kindest first."""
        return chain(self._after_last(), self._calm_set(), self._others())

    # ----- what is fit to be offered at all

    @cached_property
    def _fit(self) -> dict[str, Known]:
        return {name: each for name, each in self._all.items() if self._may_be_offered(each)}

    def _may_be_offered(self, each: Known) -> bool:
        inward = self._numb_today and each.family != "grounding" and self._is_inward(each)
        return (
            not each.together and each.rung <= self._ceiling and each.id not in self._without and not inward
        )

    @property
    def _numb_today(self) -> bool:
        return any(each.numb and each.day == self._today for each in self._lately)

    @staticmethod
    def _is_inward(each: Known) -> bool:
        from closeness_tui.core.pacing import INWARD  # noqa: PLC0415 - not before a rating is known

        return each.family in INWARD

    @cached_property
    def _ceiling(self) -> int:
        """One rung above what was comfortable, and never what is close to the heart."""
        fine = (self._all[each.id].rung for each in self._lately if each.comfortable and each.id in self._all)
        heavy_day = self.heavy or any(each.heavy and each.day == self._today for each in self._lately)
        return min(max(fine, default=0) + 1, ON_A_HEAVY_DAY if heavy_day else HIGHEST)

    # ----- after what was done last

    def _after_last(self) -> Iterable[Suggestion]:
        if not self._lately:
            return ()
        last = self._lately[0]
        if last.heavy:
            return chain(self._settling(), self._smaller(last))
        if last.eased:
            return chain(self._smaller(last), self._settling())
        return chain(self._larger(last), self._like(last))

    def _settling(self) -> Iterable[Suggestion]:
        settling = [each for each in self._fit.values() if each.family in SETTLING and each.rung == 1]
        settling.sort(key=lambda each: (each.id != GROUNDING, SETTLING.index(each.family), self._turn(each)))
        return [Suggestion(each.id, _("Brings you back to here and now.")) for each in settling[:1]]

    def _smaller(self, last: Done) -> Iterable[Suggestion]:
        known = self._all.get(last.id)
        return self._named(
            _named_by(known, "smaller"), _("A smaller step than last time."), lambda _each: True
        )

    def _larger(self, last: Done) -> Iterable[Suggestion]:
        known = self._all.get(last.id)
        if known is None or not last.calm:
            return ()
        from closeness_tui.core.pacing import CALM_DAYS  # noqa: PLC0415 - as above

        days = {each.day for each in self._lately if each.id == last.id and each.calm}
        highest = known.rung + (len(days) >= CALM_DAYS)
        return self._named(
            _named_by(known, "larger"),
            _("Follows on from what you did last."),
            lambda each: each.rung <= highest,
        )

    def _named(
        self, names: Iterable[str], reason: str, wanted: Callable[[Known], bool]
    ) -> Iterable[Suggestion]:
        fit = (self._fit[name] for name in names if name in self._fit)
        return [Suggestion(each.id, reason) for each in fit if wanted(each)][:1]

    def _like(self, last: Done) -> Iterable[Suggestion]:
        known = self._all.get(last.id)
        if known is None:
            return ()
        others = [
            each
            for each in self._in_turn(self._fit.values())
            if each.family == known.family and each.id != known.id and each.rung <= known.rung
        ]
        if others:
            return [Suggestion(others[0].id, _("Of the same kind as last time."))]
        return self._named((last.id,), _("You know this one."), lambda _each: True)

    # ----- without any history, and beside it

    def _calm_set(self) -> Iterable[Suggestion]:
        """Something that settles, something short, something new: each of another kind."""
        light = self._in_turn(each for each in self._fit.values() if each.rung == 1)
        kinds: set[str] = set()
        for wanted, reason in (
            (self._is_settling, _("Short and light, a place to begin.")),
            (self._is_new, _("Light, and not in your log yet.")),
            (self._is_short, _("Short and light.")),
            (self._is_any, _("Light: it asks very little.")),
        ):
            each = next((each for each in light if wanted(each) and each.family not in kinds), None)
            if each is not None:
                kinds.add(each.family)
                yield Suggestion(each.id, reason)

    def _others(self) -> Iterable[Suggestion]:
        for each in self._in_turn(self._fit.values()):
            yield Suggestion(each.id, self._plainly(each))

    def _plainly(self, each: Known) -> str:
        if each.id in self._ever:
            return _("You know this one.")
        if each.rung == 1:
            return _("Short and light.") if self._is_short(each) else _("Light: it asks very little.")
        return _("Gentle: it asks a little.") if each.rung == 2 else _("Steady, and only if you want it.")

    def _is_settling(self, each: Known) -> bool:
        return not self._lately and each.family in SETTLING and self._is_short(each)

    def _is_new(self, each: Known) -> bool:
        return self._knows_all and bool(self._ever) and each.id not in self._ever

    @staticmethod
    def _is_short(each: Known) -> bool:
        return round(each.minutes) <= SHORT

    @staticmethod
    def _is_any(_each: Known) -> bool:
        return True

    # ----- another order each day

    def _in_turn(self, those: Iterable[Known]) -> list[Known]:
        return sorted(those, key=lambda each: (each.rung, self._turn(each), each.id))

    def _turn(self, each: Known) -> int:
        return crc32(f"{self._today.isoformat()} {each.id}".encode())


def _named_by(known: Known | None, setting: str) -> list[str]:
    return [name for of, name in known.links if of == setting] if known else []
