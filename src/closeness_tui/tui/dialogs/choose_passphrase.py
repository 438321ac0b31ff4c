"""Choosing a passphrase, or changing it; what it protects and what it does not is said before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input

from closeness_tui.core.wording import _, wording
from closeness_tui.tui.dialogs.passphrase_field import masked, why
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import Place, PlaceKeys, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closeness_tui.practice.opening import Practice
    from closeness_tui.tui.dialogs.passphrase_field import Tries

SHORTEST = 12
"""Letters; a shorter one is taken when it is asked for once more."""


class ChoosePassphraseScreen(Place[bool]):
    """Chooses a passphrase, or changes it. Its result: whether there is a new one now."""

    HELP = later(
        "# A passphrase\n\n"
        "A passphrase seals your log, so that only someone who knows it can read it. A few words you "
        "will remember are best. "
        "Enter goes from field to field, and takes it at the end. Esc goes back, and nothing changes."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "none",
            later("on"),
            tooltip=later("Goes to the next field, or takes the passphrase."),
            id="passphrase.none",
        ),
        Binding(
            "escape",
            "back",
            later("not now"),
            tooltip=later("Goes back; nothing changes."),
            id="passphrase.back",
        ),
    ]

    DEFAULT_CSS = """
    ChoosePassphraseScreen #page { height: auto; max-height: 1fr; }
    ChoosePassphraseScreen #status { color: $secondary; min-height: 2; max-width: 66; }
    """

    @dataclass
    class Tried(Message):
        """The work has ended."""

        error: Exception | None
        unfinished: bool = False

    def __init__(self, practice: Practice, tries: Tries) -> None:
        super().__init__()
        self._practice = practice
        self._tries = tries
        self._changes = practice.protected
        self._insisted = ""
        self._busy = False

    def compose(self) -> ComposeResult:
        """What it does in plain words, then two or three fields."""
        with VerticalScroll(id="page", can_focus=False):
            yield Words(self._title(), classes="title")
            if not self._changes:
                yield Words(_("Without one, your log is sealed, but anyone at this computer can open it."))
            yield Words(
                _(
                    "If you forget it, what you wrote is gone. Nobody can open it, not even we. "
                    "A note in a safe place helps. So do recovery words; the command “closeness passphrase words” "
                    "makes them."
                )
            )
            yield Words(wording("shared-device"), classes="quiet")
        if self._changes:
            yield masked("old", _("The passphrase you have now"))
        yield masked("new", _("A new one: a few words you will remember"))
        yield masked("again", _("The same once more"))
        yield Words(id="status")
        yield PlaceKeys()

    def _title(self) -> str:
        return _("Change your passphrase") if self._changes else _("A passphrase for your log")

    def on_mount(self) -> None:
        """Begin with the first field."""
        self.query(Input).first().focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """To the next field, or to work."""
        if self._busy:
            return
        if event.input.id != "again":
            self.focus_next()
            return
        self._weigh()

    def _weigh(self) -> None:
        new, again = self._typed("new"), self._typed("again")
        if not new:
            self._say(_("The new one is still empty."))
            self.query_one("#new").focus()
        elif new != again:
            self._say(_("The two are not the same. Please type the new one twice again."))
            self._empty("new", "again")
            self.query_one("#new").focus()
        elif self._changes and not self._typed("old"):
            self._say(_("The passphrase you have now comes first."))
            self.query_one("#old").focus()
        elif len(new) < SHORTEST and self._insisted != new:
            self._insisted = new
            self._say(
                _(
                    "That is short, so it could be guessed. Twelve letters or more are safer. Enter takes it as it is."
                )
            )
        elif self._tries.left():
            self._say(_("Let's wait a moment, half a minute at most."))
        else:
            self._begin(new)

    def _begin(self, new: str) -> None:
        self._busy = True
        old = self._typed("old") if self._changes else ""
        self._empty("old", "new", "again")
        self._say(_("Sealing ... this takes a few seconds, on purpose."))
        self._work(old, new)

    @work(thread=True, exit_on_error=False)
    def _work(self, old: str, new: str) -> None:
        practice = self._practice
        message = self.Tried(None)
        try:
            chosen = (
                practice.change_passphrase(old, new) if self._changes else practice.choose_passphrase(new)
            )
            message.unfinished = chosen.unfinished
        except Exception as error:  # noqa: BLE001 - said in words; no passphrase is ever shown
            message = self.Tried(error)
        self.post_message(message)

    def on_choose_passphrase_screen_tried(self, message: Tried) -> None:
        """Go back with it, or say why not."""
        self._busy = False
        if message.error is None:
            self.dismiss(True)
            return
        if self._changes:
            self._tries.missed()
        self._say(why(message.error))
        self.query(Input).first().focus()

    def _typed(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value

    def _empty(self, *names: str) -> None:
        for entry in self.query(Input):
            if entry.id in names:
                entry.value = ""

    def _say(self, sentence: str) -> None:
        self.query_one("#status", Words).say(sentence)

    def action_none(self) -> None:
        """Enter belongs to the fields."""

    def action_back(self) -> None:
        """Leave it as it is."""
        if not self._busy:
            self.dismiss(False)
