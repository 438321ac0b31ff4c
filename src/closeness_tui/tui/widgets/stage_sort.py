"""The stage in which rows go into piles."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from closeness_tui.core.answer import Item
from closeness_tui.core.wording import _
from closeness_tui.tui.widgets.field import OneLine
from closeness_tui.tui.widgets.list_stages import (
    left_out,
    own_rows,
    piled,
)
from closeness_tui.tui.widgets.prose import Prose
from closeness_tui.tui.widgets.stage import Stage
from closeness_tui.tui.widgets.table import Table


class Sort(Stage):
    """Every row, and a key for each pile."""

    def compose(self) -> ComposeResult:
        """What the keys do, the rows, and a line for one's own."""
        self._rows = (*self.offered, *own_rows(self.items, self.offered))
        yield Prose(self._ways(), classes="soft")
        yield self._table()
        if self.step.own:
            field = OneLine(_("Your own, then Enter"))
            # With nothing to sort yet, one's own rows are all there is to begin with.
            field.display = not self._rows
            yield field

    def take_focus(self) -> None:
        field = next(iter(self.query(OneLine)), None)
        if field is not None and field.display:
            field.focus()
        else:
            super().take_focus()

    def _ways(self) -> str:
        ways = [f"{n} {pile}" for n, pile in enumerate(self.step.piles, 1)]
        ways.append(_("0 leave it out"))
        if self.step.own:
            ways.append(_("a add your own"))
        return "   ".join(ways)

    def _table(self) -> Table:
        digits = "".join(str(n) for n in range(len(self.step.piles) + 1))
        return Table(self._drawn(), keys=frozenset(digits + ("a" if self.step.own else "")) | {"backspace"})

    def _drawn(self) -> list[tuple[str, str]]:
        piles = {item.text: item.pile for item in self.items}
        return [(row, piles.get(row, "")) for row in self._rows]

    @on(Table.Pressed)
    def press(self, message: Table.Pressed) -> None:
        """Into a pile, out of the list, or one more row."""
        message.stop()
        if message.key == "a":
            field = self.query_one(OneLine)
            field.display = True
            field.focus()
            return
        row = self._rows[message.row]
        if message.key in ("0", "backspace"):
            self.change(left_out(self.items, row))
        else:
            self.change(piled(self.items, self._rows, row, self.step.piles[int(message.key) - 1]))
        self.query(Table).last().draw(self._drawn(), message.row + 1)

    @on(Input.Changed)
    def typing(self, message: Input.Changed) -> None:
        """Not a row before Enter, but kept as one."""
        message.stop()
        self.post_message(self.Changed(self, self.at_hand()))

    def at_hand(self) -> tuple[Item, ...]:
        text = next((field.value.strip() for field in self.query(OneLine)), "")
        return (*self.items, Item(text)) if text and self._fits(text) else self.items

    def _fits(self, text: str) -> bool:
        return text not in self._rows and (not self.step.most or len(self.items) < self.step.most)

    @on(Input.Submitted)
    def add(self, message: Input.Submitted) -> None:
        """One more row; its pile is asked next. Where there is none at all, an empty line goes on."""
        message.stop()
        if not message.input.value.strip() and not self._rows:
            self.post_message(self.Finished(self))
            return
        self._add(message.input)

    def _add(self, field: Input) -> None:
        text = field.value.strip()
        field.value = ""
        field.display = False
        if text and self._fits(text):
            self._rows = (*self._rows, text)
            self.change((*self.items, Item(text)))
        old, new = self.query(Table).last(), self._table()
        new.here = len(self._rows) - 1 if text else old.here
        self.mount(new, before=old)
        old.display = False
        old.remove()
        new.focus()

    def go_on(self) -> bool:
        field = next(iter(self.query(OneLine)), None)
        if field is not None and field.has_focus and (field.value.strip() or self._rows):
            self._add(field)
            return False
        return True
