"""The stages that rate, order and pick; and the table of all stages."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.app import ComposeResult

from closeness_tui.core.answer import Number
from closeness_tui.core.steps import Scale
from closeness_tui.core.wording import _, ngettext
from closeness_tui.tui.widgets.choices import Choices, numbered
from closeness_tui.tui.widgets.dial import Dial
from closeness_tui.tui.widgets.list_stages import (
    StageName,
    moved,
    to_rate,
)
from closeness_tui.tui.widgets.prose import Prose
from closeness_tui.tui.widgets.stage import Stage
from closeness_tui.tui.widgets.stage_collect import Collect
from closeness_tui.tui.widgets.stage_sort import Sort
from closeness_tui.tui.widgets.table import Table


class RateEach(Stage):
    """One number for each row; a row may go without."""

    def compose(self) -> ComposeResult:
        """The row at hand and its dial."""
        self._places = to_rate(self.step, self.items)
        self._turn = 0
        self._count, self._item = Prose(classes="count"), Prose(classes="item")
        yield self._count
        yield self._item
        if self._places:
            yield self._dial()

    def on_mount(self) -> None:
        super().on_mount()
        self._say()

    def _dial(self) -> Dial:
        rating = self.items[self._places[self._turn]].rating
        scale = self.step.rate or Scale()
        # The numb key belongs to a person, not to a row.
        return Dial(replace(scale, name=""), None if rating is None else Number(rating))

    def _say(self) -> None:
        if self._places:
            self._item.say(self.items[self._places[self._turn]].text)
            total = len(self._places)
            self._count.say(
                _("{number} of {count}").format(number=self._turn + 1, count=total) if total > 1 else ""
            )

    @on(Dial.Turned)
    def rate(self, message: Dial.Turned) -> None:
        """The row has this number now."""
        message.stop()
        place, number = self._places[self._turn], message.dial.number
        items = list(self.items)
        items[place] = replace(items[place], rating=number.value if number else None)
        self.change(tuple(items))

    def go_on(self) -> bool:
        if self._turn + 1 >= len(self._places):
            return True
        self._turn += 1
        old = self.query(Dial).last()
        new = self._dial()
        self.mount(new)
        old.display = False
        old.remove()
        self._say()
        new.focus()
        return False


class Rank(Stage):
    """An order: the row at hand moves with Shift or Alt and an arrow."""

    def compose(self) -> ComposeResult:
        """The rows in their order."""
        yield Prose(_("Shift with ↑ or ↓ moves a row."), classes="soft")
        wanted = frozenset(f"{way}+{arrow}" for way in ("shift", "alt") for arrow in ("up", "down"))
        yield Table(self._drawn(), keys=wanted)

    def _drawn(self) -> list[tuple[str, str]]:
        return [(f"{n}  {item.text}", item.pile) for n, item in enumerate(self.items, 1)]

    @on(Table.Pressed)
    def move(self, message: Table.Pressed) -> None:
        """One place up or down."""
        message.stop()
        by = -1 if message.key.endswith("up") else 1
        self.change(moved(self.items, message.row, by))
        self.query_one(Table).draw(self._drawn(), message.row + by)


class Pick(Stage):
    """The few that matter now."""

    def compose(self) -> ComposeResult:
        """The rows to pick from."""
        line = ngettext(
            "One, if you like. Space or a number picks.",
            "Up to {count}. Space or a number picks.",
            self.step.pick,
        ).format(count=self.step.pick)
        yield Prose(line, classes="soft")
        marked = frozenset(n for n, item in enumerate(self.items) if item.picked)
        texts = tuple(item.text for item in self.items)
        yield Choices(numbered(texts), many=True, most=self.step.pick, marked=marked)

    @on(Choices.Marked)
    def choose(self, message: Choices.Marked) -> None:
        """Other rows are picked."""
        message.stop()
        marked = message.choices.marked
        self.change(tuple(replace(item, picked=n in marked) for n, item in enumerate(self.items)))


STAGES: dict[StageName, type[Stage]] = {
    "collect": Collect,
    "sort": Sort,
    "rate": RateEach,
    "rank": Rank,
    "pick": Pick,
}
