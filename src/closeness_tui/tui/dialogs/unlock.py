"""Asks for the passphrase when something private is first read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from closeness_tui.core.wording import _
from closeness_tui.tui.dialogs.passphrase_field import PassphraseField
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import Place, PlaceKeys, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closeness_tui.practice.opening import Practice
    from closeness_tui.tui.dialogs.passphrase_field import Tries


class UnlockScreen(Place[bool]):
    """Opens the log. Its result: whether it is open now."""

    HELP = later(
        "# Unlocking your log\n\n"
        "Your passphrase opens what you wrote, until you leave or until it is quiet here for a while. "
        "Esc goes back, and the log stays locked. Practising needs no passphrase."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "none",
            later("open"),
            tooltip=later("Opens the log with what you typed."),
            id="unlock.none",
        ),
        Binding(
            "escape",
            "back",
            later("not now"),
            tooltip=later("Goes back; the log stays locked."),
            id="unlock.back",
        ),
    ]

    DEFAULT_CSS = "UnlockScreen Words { margin-bottom: 1; } UnlockScreen PassphraseField { max-width: 66; }"

    def __init__(self, practice: Practice, tries: Tries) -> None:
        super().__init__()
        self._practice = practice
        self._tries = tries

    def compose(self) -> ComposeResult:
        """Why it asks, and the field."""
        yield Words(_("Your log is locked"), classes="title")
        yield Words(
            _(
                "What you wrote is sealed. Your passphrase opens it until you leave, or until it is quiet here."
            )
        )
        yield PassphraseField(self._practice, self._tries)
        yield PlaceKeys()

    def on_passphrase_field_opened(self) -> None:
        """Done."""
        self.dismiss(True)

    def action_none(self) -> None:
        """Enter belongs to the field."""

    def action_back(self) -> None:
        """Leave it locked."""
        self.dismiss(False)
