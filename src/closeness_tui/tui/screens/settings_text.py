"""Asks for one line: a word, or a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import Place, PlaceKeys, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

LONGEST = 60
"""Letters of a stop word at most."""


class AskLineScreen(Place[str | None]):
    """One field. Its result: what was typed, or nothing at all for leaving it as it is."""

    HELP = later("# One line\n\nEnter takes what you typed. Esc leaves everything as it is.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "none", later("keep"), tooltip=later("Takes what you typed."), id="line.take"),
        Binding(
            "escape", "back", later("leave it"), tooltip=later("Leaves everything as it is."), id="line.back"
        ),
    ]

    DEFAULT_CSS = """
    AskLineScreen Words { margin-bottom: 1; }
    AskLineScreen #status { color: $secondary; min-height: 2; }
    """

    def __init__(
        self,
        title: str,
        why: str,
        now: str = "",
        *,
        longest: int = LONGEST,
        doubt: Callable[[str], str] = lambda _typed: "",
    ) -> None:
        super().__init__()
        self._title = title
        self._why = why
        self._now = now
        self._longest = longest
        self._doubt = doubt
        """Why a line is not taken, as a sentence; empty when it is."""

    def compose(self) -> ComposeResult:
        """What it is for, and the field."""
        yield Words(self._title, classes="title")
        yield Words(self._why)
        line = Input(self._now, id="line", compact=True, max_length=self._longest)
        line.cursor_blink = False
        yield line
        yield Words(id="status")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take it, or say why not."""
        typed = " ".join(event.value.split())
        doubt = self._doubt(typed)
        if doubt:
            self.query_one("#status", Words).say(doubt)
        else:
            self.dismiss(typed)

    def action_none(self) -> None:
        """Enter belongs to the field."""

    def action_back(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)
