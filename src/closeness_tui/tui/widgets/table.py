"""Rows one can walk through, each with a word at its right: for piles and for an order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalGroup
from textual.message import Message
from textual.widgets import Static

from closeness_tui.tui.phrases import later
from closeness_tui.tui.widgets.prose import Prose


class TableRow(HorizontalGroup):
    """One row."""

    DEFAULT_CSS = """
    TableRow {
        &:hover { background: $panel; }
        .sign { width: 3; height: 1; color: $primary; text-style: bold; }
        .text { width: 1fr; }
        .word { width: auto; max-width: 40%; padding: 0 1 0 2; color: $primary; }
        &.-here { background: $panel; .text { text-style: bold; } }
    }
    """

    def compose(self) -> ComposeResult:
        """Where one is, the row, its word."""
        self._sign, self._text, self._word = (
            Static("", classes="sign", markup=False),
            Prose(classes="text"),
            Prose(classes="word"),
        )
        yield self._sign
        yield self._text
        yield self._word

    def draw(self, text: str, word: str, *, here: bool) -> None:
        """Show the row as it is now."""
        self._sign.update("›" if here else "", layout=False)
        self._text.say(text)
        self._word.say(word)
        self.set_class(here, "-here")


class Table(VerticalGroup, can_focus=True):
    """The rows; a key on the row at hand is posted as `Pressed`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "walk(-1)", "up", tooltip=later("The row above."), id="table.up", show=False),
        Binding("down", "walk(1)", "down", tooltip=later("The row below."), id="table.down", show=False),
    ]

    @dataclass
    class Pressed(Message):
        """A key of the owner was pressed on a row."""

        key: str
        row: int

    def __init__(self, rows: list[tuple[str, str]], *, keys: frozenset[str]) -> None:
        super().__init__()
        self.rows = rows
        self.here = 0
        self._keys = keys
        self._drawn = [TableRow() for _row in rows]

    def compose(self) -> ComposeResult:
        """The rows."""
        yield from self._drawn

    def on_mount(self) -> None:
        """Draw the first state."""
        self.draw(self.rows)

    def draw(self, rows: list[tuple[str, str]], here: int | None = None) -> None:
        """Show other words, and be on another row."""
        self.rows = rows
        self.here = max(0, min(len(rows) - 1, self.here if here is None else here))
        for index, (drawn, (text, word)) in enumerate(zip(self._drawn, rows, strict=True)):
            drawn.draw(text, word, here=index == self.here)
        if self._drawn:
            self._drawn[self.here].scroll_visible(animate=False)

    def action_walk(self, by: int) -> None:
        """To the row above or below."""
        self.draw(self.rows, self.here + by)

    def on_key(self, event: events.Key) -> None:
        """The owner's keys."""
        typed = event.character or ""
        key = typed if typed in self._keys else event.key
        if key in self._keys and self.rows:
            event.stop()
            self.post_message(self.Pressed(key, self.here))

    def on_click(self, event: events.Click) -> None:
        """A click goes to the row."""
        for index, drawn in enumerate(self._drawn):
            if event.widget is not None and drawn in event.widget.ancestors_with_self:
                self.draw(self.rows, index)
