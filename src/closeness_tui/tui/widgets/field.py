"""Fields to type in: calm, without a blinking cursor."""

from __future__ import annotations

import unicodedata
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widgets import Input, TextArea

from closeness_tui.tui.phrases import later
from closeness_tui.tui.widgets.prose import harmless


def unseen_text(event: Key) -> str:
    """A typed character that belongs to the words and that Textual leaves out for having no picture of its own.

    Wide and hard spaces, and the joiners of emoji, Persian and Indic scripts.
    """
    character = event.character or ""
    if len(character) != 1 or event.is_printable or unicodedata.category(character) not in ("Zs", "Cf"):
        return ""
    return character if harmless(character) == character else ""


class OneLine(Input):
    """One line of words."""

    DEFAULT_CSS = """
    OneLine {
        border: none;
        border-left: outer $border-blurred;
        background: $panel;
        padding: 0 1;
        height: 1;
        &:focus { border: none; border-left: outer $primary; background-tint: $foreground 4%; }
    }
    """

    def __init__(self, hint: str = "", value: str = "") -> None:
        super().__init__(harmless(value), placeholder=harmless(hint), select_on_focus=False)
        self.cursor_blink = False

    def on_key(self, event: Key) -> None:
        """No character of anybody's script is lost."""
        if character := unseen_text(event):
            event.stop()
            event.prevent_default()
            self.replace(character, *self.selection)

    def restricted(self) -> None:
        """No bell where there is no more room."""


class Paper(TextArea):
    """Room to write as much as one likes."""

    DEFAULT_CSS = """
    Paper {
        border: none;
        border-left: outer $border-blurred;
        background: $panel;
        padding: 1 2;
        &:focus { border: none; border-left: outer $primary; }
        & .text-area--cursor-line { background: transparent; }
    }
    """

    # Ctrl-Z puts a program to sleep, so taking back has the key that shells and editors have for it.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+underscore", "undo", "undo", tooltip=later("Takes back the last change."), show=False),
    ]

    def __init__(self, value: str = "") -> None:
        super().__init__(
            harmless(value), show_line_numbers=False, soft_wrap=True, highlight_cursor_line=False
        )
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    def on_key(self, event: Key) -> None:
        """No character of anybody's script is lost."""
        if character := unseen_text(event):
            event.stop()
            event.prevent_default()
            self.replace(character, *self.selection, maintain_selection_offset=False)
