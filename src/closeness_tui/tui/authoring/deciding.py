"""One calm question with a few answers, in place of a guess of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import Doors, Place, PlaceKeys, Words, door

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

Way = tuple[str, str, str]
"""The name of an answer, its words, and a quiet note beside it."""


class DecideScreen(Place[str]):
    """Asks what to do. Its result: the name of the answer, or nothing for back."""

    HELP = later(
        "# A question\n\nNothing has happened yet. The arrows choose, Enter takes it, Esc goes back."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "choose", later("choose"), tooltip=later("Takes what is marked."), id="decide.choose"
        ),
        Binding(
            "escape",
            "back",
            later("back"),
            tooltip=later("Goes back; nothing has happened."),
            id="decide.back",
        ),
    ]

    DEFAULT_CSS = "DecideScreen Words { margin-bottom: 1; }"

    def __init__(self, title: str, words: str, ways: Sequence[Way]) -> None:
        super().__init__()
        self._title = title
        self._words = words
        self._ways = ways

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        yield Words(self._title, classes="title")
        yield Words(self._words)
        yield Doors([door(words, name, note) for name, words, note in self._ways], id="doors")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Begin with the first answer, which changes least."""
        self.query_one("#doors", Doors).focus()

    def action_choose(self) -> None:
        """Take what is marked."""
        self.query_one("#doors", Doors).action_select()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")

    @on(Doors.OptionSelected, "#doors")
    def _chose(self, event: Doors.OptionSelected) -> None:
        self.dismiss(event.option_id or "")
