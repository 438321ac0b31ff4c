"""Lets go of an unfinished practice that is not opened, or leaves it where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from closeness_tui.core.wording import _, wording
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import Doors, Place, PlaceKeys, Words, back_bindings, door

if TYPE_CHECKING:
    from textual.app import ComposeResult


class LetGoScreen(Place[bool]):
    """Asks whether to let it go. Its result: yes or no."""

    HELP = later(
        "# An unfinished practice\n\n"
        "It can stay as it is, sealed, for as long as you like. Letting it go cannot be taken back."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "choose", later("choose"), tooltip=later("Takes what is marked."), id="let_go.choose"
        ),
        *back_bindings(),
    ]

    DEFAULT_CSS = "LetGoScreen Words { margin-bottom: 1; }"

    def __init__(self, reason: str) -> None:
        super().__init__()
        self._reason = reason

    def compose(self) -> ComposeResult:
        """Why it stays closed, and the two ways."""
        yield Words(_("An unfinished practice"), classes="title")
        yield Words(self._reason)
        yield Words(
            _("It can stay here as it is, sealed. Or you can let it go without looking; then it is gone.")
        )
        yield Words(wording("deletion"), classes="quiet")
        yield Doors([door(_("Leave it here"), "leave"), door(_("Let it go"), "go")], id="doors")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Begin with leaving it."""
        self.query_one("#doors", Doors).focus()

    @on(Doors.OptionSelected, "#doors")
    def _chose(self, event: Doors.OptionSelected) -> None:
        self.dismiss(event.option_id == "go")

    def action_choose(self) -> None:
        """Take what is marked."""
        self.query_one("#doors", Doors).action_select()

    def action_back(self) -> None:
        """Leave it here."""
        self.dismiss(False)
