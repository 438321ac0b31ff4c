"""What every stage of a list has: it holds the items, and tells of each change."""

from __future__ import annotations

from dataclasses import dataclass

from textual.containers import VerticalGroup
from textual.message import Message

from closeness_tui.core.answer import Item
from closeness_tui.core.steps import Listing


class Stage(VerticalGroup):
    """One stage; posts the items whenever they change."""

    DEFAULT_CSS = """
    Stage {
        .soft { color: $text-muted; margin-bottom: 1; }
        .own { padding-left: 4; }
        OneLine { margin-top: 1; }
        .item { text-align: center; text-style: bold; margin-bottom: 1; }
        .count { text-align: center; color: $text-muted; }
    }
    """

    @dataclass
    class Changed(Message):
        """The items are these now."""

        stage: Stage
        items: tuple[Item, ...]

    @dataclass
    class Finished(Message):
        """Nothing more to do in this stage."""

        stage: Stage

    def __init__(self, step: Listing, offered: tuple[str, ...], items: tuple[Item, ...]) -> None:
        super().__init__()
        self.step = step
        self.offered = offered
        self.items = items

    def on_mount(self) -> None:
        """Take the keys."""
        self.take_focus()

    def take_focus(self) -> None:
        """To the first thing that takes keys."""
        for each in self.query("*"):
            if each.focusable:
                each.focus(scroll_visible=False)
                return

    def go_on(self) -> bool:
        """The key that goes on was pressed; True when the stage is done."""
        return True

    def at_hand(self) -> tuple[Item, ...]:
        """The items, and a row that is still being typed."""
        return self.items

    def change(self, items: tuple[Item, ...]) -> None:
        """Hold other items."""
        if items != self.items:
            self.items = items
            self.post_message(self.Changed(self, items))
