"""The kinds for several people at one keyboard: turns, and a page that each of them agrees to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from closeness_tui.core.answer import Answer, Chosen
from closeness_tui.core.steps.step import (
    Count,
    Find,
    Option,
    Phase,
    Rows,
    Source,
    Step,
    Ways,
    count_of,
    rows_of,
    sources_in,
    steps_behind,
)
from closeness_tui.core.wording import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns(Step):
    """People in turn; who begins changes from round to round. Short turns (Sprecher et al. 2013)."""

    kind: ClassVar[str] = "turns"

    seconds: float
    """Of each turn."""
    rounds: Count = 1
    """Without cards; with cards there is one a round."""
    speakers: tuple[str, ...] = ("A", "B")
    say_back: float = 0
    """Seconds after each turn for the other one to say it back."""
    cards: Rows = ()
    shuffled: bool = False
    """Cards of a deck come in a new order each time; cards of the file's own as they stand."""
    draw: int = 0
    """How many cards; 0 for all."""
    first: str = ""
    """The step whose chosen option names the speaker who begins."""
    stop: str = ""
    """The step where a stop word was chosen."""

    def timeline(self, find: Find, ways: Ways) -> tuple[Phase, ...]:
        ended = dict(ways.ended)
        return tuple(
            replace(phase, seconds=ended[index]) if index in ended else phase
            for index, phase in enumerate(self._phases(find))
        )

    def _phases(self, find: Find) -> tuple[Phase, ...]:
        rounds, start = self.rounds_for(find), self._beginner(find)
        phases: list[Phase] = []
        for number in range(rounds):
            for turn in range(len(self.speakers)):
                index = (start + number + turn) % len(self.speakers)
                where = Phase("turn", self.seconds, "", number + 1, rounds, index, self.speakers[index])
                phases.append(where)
                if self.say_back:
                    other = (index + 1) % len(self.speakers)
                    name = self.speakers[other] if other != index else ""
                    phases.append(
                        replace(where, name="say-back", seconds=self.say_back, group=other, part=name)
                    )
        return tuple(phases)

    def rounds_for(self, find: Find) -> int:
        """One for each card; without cards, as many as the file says."""
        cards = len(rows_of(self.cards, find))
        if cards:
            return min(self.draw or cards, cards)
        return count_of(self.rounds, find, 1)

    def _beginner(self, find: Find) -> int:
        chosen = find(self.first) if self.first else None
        ids = chosen.ids if isinstance(chosen, Chosen) else ()
        return next((index for index, name in enumerate(self.speakers) if name in ids), 0)

    @property
    def uses(self) -> tuple[str, ...]:
        named = tuple(name for name in (self.first, self.stop) if name)
        return (*named, *steps_behind(self.cards, self.rounds))

    @property
    def outside(self) -> tuple[Source, ...]:
        return sources_in(self.cards, self.rounds)

    @property
    def seconds_expected(self) -> float:
        rounds = self.rounds_for(lambda _name: None)
        return rounds * len(self.speakers) * (self.seconds + self.say_back)


AGREED, CHANGE, NOT_NOW = "agreed", "change", "not-now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agree(Step):
    """A page made of earlier answers, which each person agrees to openly; kept as a version of the document."""

    kind: ClassVar[str] = "agree"
    fits: ClassVar[type[Answer] | None] = Chosen
    must_answer: ClassVar[bool] = True

    document: str
    parts: tuple[str, ...]
    """The ids of the steps whose answers make the page."""
    on_change: str = ""
    """The step to go back to when somebody would change something."""
    review_weeks: float = 0
    speakers: tuple[str, ...] = ()
    """Who is asked, by name; empty for everyone at once."""

    @property
    def people(self) -> tuple[str, ...]:
        """Who is asked, at least one."""
        return self.speakers or (_("Everyone here"),)

    def options(self) -> tuple[Option, ...]:
        """What each person can answer."""
        change = (Option(_("Change something"), CHANGE),) if self.on_change else ()
        return (Option(_("I agree"), AGREED), *change, Option(_("Not now"), NOT_NOW))

    def accepts(self, answer: Answer, find: Find) -> bool:  # noqa: ARG002
        ids = {option.id for option in self.options()}
        return isinstance(answer, Chosen) and len(answer.ids) == 1 and answer.ids[0] in ids

    def settled(self, last: Chosen) -> Chosen:
        """What is kept once everybody was asked: that all agreed, or only that the page is not agreed yet."""
        if last.ids[0] != AGREED:
            return Chosen((NOT_NOW,), (_("Not agreed yet"),))
        if not self.review_weeks:
            return Chosen((AGREED,), (_("Agreed"),))
        weeks = f"{self.review_weeks:g}"
        return Chosen((AGREED,), (_("Agreed, to be looked at again in {weeks} weeks").format(weeks=weeks),))

    @property
    def uses(self) -> tuple[str, ...]:
        return self.parts

    @property
    def seconds_expected(self) -> float:
        return 40.0
