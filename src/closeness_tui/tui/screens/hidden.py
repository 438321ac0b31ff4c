"""The hidden screen: nothing to see, one key away from every place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import CenterMiddle
from textual.screen import Screen

from closeness_tui.core.wording import _
from closeness_tui.tui.dialogs.passphrase_field import PassphraseField
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import Words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from closeness_tui.practice.opening import Practice
    from closeness_tui.tui.dialogs.passphrase_field import Tries


class HiddenScreen(Screen[None]):
    """One small dot. Any key leads back; where a passphrase was chosen, only the passphrase does."""

    HELP = later(
        "# Hidden\n\n"
        "Nothing can be seen here. Any key leads back; with a passphrase, a key first asks for it."
    )

    DEFAULT_CSS = """
    HiddenScreen { background: $background; align: center middle; }
    HiddenScreen CenterMiddle { width: 100%; height: 100%; color: $quiet; }
    HiddenScreen #dot { width: auto; }
    HiddenScreen PassphraseField { max-width: 66; display: none; }
    HiddenScreen #ways { max-width: 66; display: none; color: $quiet; padding: 0 2; }
    HiddenScreen.asking PassphraseField { display: block; }
    HiddenScreen.asking #ways { display: block; }
    HiddenScreen.asking #dot { display: none; }
    """

    AUTO_FOCUS = ""

    def __init__(self, practice: Practice, tries: Tries) -> None:
        super().__init__()
        self._practice = practice
        self._tries = tries

    def compose(self) -> ComposeResult:
        """A dot; the field comes with the first key."""
        with CenterMiddle():
            yield Words("·", id="dot")
            if self._practice.protected:
                yield PassphraseField(self._practice, self._tries, takes_focus=False)
                yield Words(_("Esc hides this again. Ctrl-T is help now. Ctrl-C twice leaves."), id="ways")

    def on_mount(self) -> None:
        """Nothing may take the first key."""
        self.set_focus(None)

    def on_key(self, event: Key) -> None:
        """The first key asks, or leads back."""
        if event.key in ("ctrl+c", "ctrl+t", "ctrl+z"):
            return
        if not self._practice.protected:
            event.stop()
            self.dismiss(None)
        elif event.key == "escape":
            event.stop()
            self.remove_class("asking")
            self.set_focus(None)
        elif not self.has_class("asking"):
            event.stop()
            self.add_class("asking")
            self.query_one("#passphrase").focus()

    def on_passphrase_field_opened(self) -> None:
        """Back to where it was."""
        self.dismiss(None)
