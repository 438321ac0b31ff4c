"""All keys of the place one comes from, with what each of them does."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from textual.binding import Binding, BindingType
from textual.content import Content

from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.long_page import LongPage, LongPlace
from closeness_tui.tui.screens.place import PlaceKeys, Words, back_bindings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class KeysScreen(LongPlace[None]):
    """The page of all keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *back_bindings(),
        Binding("question_mark,f1", "back", show=False),
        Binding(
            "down,pagedown,space", "read_on(6)", later("more"), key_display="↓", tooltip=later("Shows more.")
        ),
        Binding("up,pageup", "read_on(-6)", later("up"), show=False, tooltip=later("Shows the part above.")),
    ]

    DEFAULT_CSS = "KeysScreen #page Words.key { margin-bottom: 0; }"

    def __init__(self, keys: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """One key a line, and what it does."""
        with LongPage(id="page"):
            yield Words(_("The keys here"), classes="title")
            for key, words, why in self._keys:
                row = Content.assemble((set_cell_size(key, 9), "bold $accent"), f" {why or words}")
                yield Words(row, classes="key")
        yield PlaceKeys()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
