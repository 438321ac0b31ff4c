"""The kinds that wait for the person: read, gate, rate, choose, list, tally and review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from closeness_tui.core.answer import Answer, Chosen, Items, Number
from closeness_tui.core.steps.step import (
    Find,
    Option,
    Rows,
    Scale,
    Source,
    Step,
    reading_seconds,
    rows_of,
    sources_in,
    steps_behind,
)

DISTRESS = Scale(0, 10, 1, "not at all", "the most I can imagine", "distress")
RELIEF = Scale(0, 10, 1, "none", "a lot", "relief")
LIKELY = Scale(0, 100, 1, "not likely", "certain", "likely")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read(Step):
    """One screen of text."""

    kind: ClassVar[str] = "read"

    @property
    def seconds_expected(self) -> float:
        return reading_seconds(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate(Step):
    """Conditions and consent before going on; its answer is never stored."""

    kind: ClassVar[str] = "gate"
    fits: ClassVar[type[Answer] | None] = Chosen
    must_answer: ClassVar[bool] = True

    options: tuple[Option, ...]
    many: bool = False
    on_no: str = "end"
    private: bool = False

    @property
    def skippable(self) -> bool:
        return False

    @property
    def is_private(self) -> bool:
        return self.private

    def accepts(self, answer: Answer, find: Find) -> bool:  # noqa: ARG002
        return isinstance(answer, Chosen) and fits_options(answer, self.options, many=self.many, most=0)

    @property
    def seconds_expected(self) -> float:
        return 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Step):
    """One number."""

    kind: ClassVar[str] = "rate"
    fits: ClassVar[type[Answer] | None] = Number
    must_answer: ClassVar[bool] = True

    scale: Scale = DISTRESS
    role: str = ""
    private: bool = False

    @property
    def is_private(self) -> bool:
        return self.private

    def accepts(self, answer: Answer, find: Find) -> bool:  # noqa: ARG002
        if not isinstance(answer, Number):
            return False
        if answer.numb:
            return self.scale.name == "distress"
        return answer.value is not None and self.scale.holds(answer.value)

    @property
    def seconds_expected(self) -> float:
        return 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choose(Step):
    """Pick one or many; can lead elsewhere. With a deck: pick a card, or one's own."""

    kind: ClassVar[str] = "choose"
    fits: ClassVar[type[Answer] | None] = Chosen
    must_answer: ClassVar[bool] = True

    options: tuple[Option, ...] | Source = ()
    many: bool = False
    most: int = 0
    cards: tuple[str, ...] = ()
    """The cards of its deck."""
    show: int = 3
    more: str = ""
    own: str = ""
    none: str = ""
    """The words of the choice to take no card, which counts as a skip."""

    def accepts(self, answer: Answer, find: Find) -> bool:
        if not isinstance(answer, Chosen) or not answer.ids:
            return False
        if answer.own:
            return self._takes_own(answer, find)
        if self.cards:
            return len(answer.ids) == 1 and answer.ids[0] in self.cards
        return fits_options(answer, self.offered(find), many=self.many, most=self.most)

    def _takes_own(self, answer: Chosen, find: Find) -> bool:
        """Own words stand last, alone or beside options where several may be chosen."""
        if not self.own or len(answer.ids) != len(answer.texts) or not answer.texts[-1].strip():
            return False
        beside = Chosen(answer.ids[:-1], answer.texts[:-1])
        if not beside.ids:
            return True
        room = max(1, self.most - 1) if self.most else 0
        return self.many and self.most != 1 and fits_options(beside, self.offered(find), many=True, most=room)

    def offered(self, find: Find) -> tuple[Option, ...]:
        """Its options, those an earlier answer supplies included."""
        if isinstance(self.options, Source):
            return tuple(Option(text, text) for text in rows_of(self.options, find))
        return self.options

    @property
    def uses(self) -> tuple[str, ...]:
        return steps_behind(self.options) if isinstance(self.options, Source) else ()

    @property
    def outside(self) -> tuple[Source, ...]:
        return sources_in(self.options) if isinstance(self.options, Source) else ()

    @property
    def seconds_expected(self) -> float:
        return 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Step):
    """Collect items; sort them into piles, rate, rank or pick them."""

    kind: ClassVar[str] = "list"
    fits: ClassVar[type[Answer] | None] = Items

    items: Rows = ()
    own: bool = True
    most: int = 0
    piles: tuple[str, ...] = ()
    rate: Scale | None = None
    rate_only: str = ""
    rank: bool = False
    sort: str = ""
    pick: int = 0

    def takes_all(self, offered: tuple[str, ...]) -> bool:
        """Whether every row offered is on the list from the start, so that there is nothing to choose among."""
        too_many = bool(self.most) and len(offered) > self.most
        more_to_come = self.rate is not None or self.rank or bool(self.pick)
        return not (self.piles or self.own or too_many) and more_to_come

    def accepts(self, answer: Answer, find: Find) -> bool:
        if not isinstance(answer, Items) or (self.most and len(answer.items) > self.most):
            return False
        offered = rows_of(self.items, find)
        return (
            all(
                item.text.strip()
                and (self.own or item.text in offered)
                and (not item.pile or item.pile in self.piles)
                and (item.rating is None or (self.rate is not None and self.rate.holds(item.rating)))
                for item in answer.items
            )
            and sum(item.picked for item in answer.items) <= self.pick
        )

    @property
    def uses(self) -> tuple[str, ...]:
        return steps_behind(self.items)

    @property
    def outside(self) -> tuple[Source, ...]:
        return sources_in(self.items)

    @property
    def seconds_expected(self) -> float:
        return 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Step):
    """Count moments without typing; no timer."""

    kind: ClassVar[str] = "tally"
    fits: ClassVar[type[Answer] | None] = Number

    count: int
    sense: str = ""
    swap: str = ""
    """What to do instead, when this sense is not the one."""

    def accepts(self, answer: Answer, find: Find) -> bool:  # noqa: ARG002
        return isinstance(answer, Number) and answer.value in range(self.count + 1)

    @property
    def seconds_expected(self) -> float:
        return 6.0 * self.count


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Step):
    """Bring back earlier words, from the log or from this practice."""

    kind: ClassVar[str] = "review"
    fits: ClassVar[type[Answer] | None] = Items

    sources: tuple[str, ...]
    """Exercise ids, a tag, `this` (this practice) or `*` (everything)."""
    field: str = ""
    """`step` or `step.part` of those exercises."""
    since: float = 0
    """Days back; 0 for all time."""
    most: int = 0
    pick: int = 0
    if_none: str = ""
    latest: bool = False
    """Only of the newest entry that has it."""

    def accepts(self, answer: Answer, find: Find) -> bool:  # noqa: ARG002
        return isinstance(answer, Items) and len(answer.items) <= self.pick

    @property
    def seconds_expected(self) -> float:
        return 20.0


def fits_options(answer: Chosen, options: tuple[Option, ...], *, many: bool, most: int) -> bool:
    """Whether every chosen id is an option, and not more of them than may be chosen."""
    if not answer.ids or answer.own or len(set(answer.ids)) != len(answer.ids):
        return False
    if (not many and len(answer.ids) > 1) or (most and len(answer.ids) > most):
        return False
    texts = {option.id: option.text for option in options}
    return len(answer.ids) == len(answer.texts) and all(each in texts for each in answer.ids)
