"""Erasing everything: what goes, what stays elsewhere, how to keep a copy first, and a word to be typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from closeness_tui.core.wording import _, wording
from closeness_tui.store.failures import Held, StoreError
from closeness_tui.tui.phrases import as_sentence, later
from closeness_tui.tui.screens.long_page import LongPage, LongPlace, reading_bindings
from closeness_tui.tui.screens.place import PlaceKeys, Words
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closeness_tui.practice.opening import Practice
    from closeness_tui.store.erasing import Erased

WORD = "erase"
"""Works in every language."""


class EraseScreen(LongPlace[bool]):
    """Erases everything once the word is typed. Its result: whether it was done."""

    HELP = later(
        "# Erase everything\n\nThis takes away all that closeness keeps on this machine. It happens only when you type "
        "the word. Esc goes back, and everything stays."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "none",
            later("take the word"),
            tooltip=later("Takes the word you typed."),
            id="erase.take",
        ),
        Binding(
            "escape", "back", later("keep it all"), tooltip=later("Goes back; all stays."), id="erase.back"
        ),
        *reading_bindings(),
    ]

    DEFAULT_CSS = """
    EraseScreen #page { height: auto; max-height: 1fr; }
    EraseScreen #status { color: $secondary; min-height: 2; max-width: 66; }
    """

    @dataclass
    class Done(Message):
        """It was tried."""

        erased: Erased | None
        error: Exception | None = None

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._practice = practice
        self._busy = False
        self._erased = False

    def compose(self) -> ComposeResult:
        """What goes; what does not; a way to keep a copy; and the field."""
        with LongPage(id="page"):
            yield Words(_("Erase everything"), classes="title")
            yield Words(
                _(
                    "Your whole log goes, with unfinished practices and its key. So do your own exercises, your "
                    "settings, and the people and numbers you added. Nobody can bring them back."
                )
            )
            yield Words(wording("deletion"))
            yield Words(
                _(
                    "To keep a copy first, go back and use one of these in a shell: `closeness backup FILE` for a "
                    "sealed one, `closeness log export` for one to read."
                ),
                classes="quiet",
            )
        word = Input(
            placeholder=_("Type the word {word}, then Enter").format(word=_("erase")), id="word", compact=True
        )
        word.cursor_blink = False
        yield word
        yield Words(id="status")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Ready for the word."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Only the word does it."""
        if self._busy:
            return
        if self._erased:
            self.dismiss(True)
        elif event.value.strip().casefold() not in (WORD, _("erase")):
            event.input.value = ""
            self._say(_("That is not the word, so everything stays as it is. Esc goes back."))
        else:
            self._busy = True
            self._say(_("Erasing ..."))
            self._erase()

    @work(thread=True, exit_on_error=False)
    def _erase(self) -> None:
        from closeness_tui.practice.changing import erase_everything  # noqa: PLC0415 - hardly ever

        message = self.Done(None)
        try:
            message.erased = erase_everything(self._practice)
        except Exception as error:  # noqa: BLE001 - said in words
            message.error = error
        self.post_message(message)

    def on_erase_screen_done(self, message: Done) -> None:
        """Go, or say what would not."""
        self._busy = False
        if message.erased is None:
            self._say(self._why(message.error))
            return
        if not message.erased.left:
            self.dismiss(True)
            return
        self._erased = True
        left = "\n".join(harmless(str(each.path)) for each in message.erased.left)
        self._say(
            _("Erased, but for these, which would not go. You can delete them by hand; Enter goes on.")
            + f"\n{left}"
        )

    @staticmethod
    def _why(error: Exception | None) -> str:
        if isinstance(error, Held):
            return _("A practice is open in another window, so nothing was erased.")
        if isinstance(error, StoreError):
            return as_sentence(error.sentence)
        return _("That did not work. You can try again, or use `closeness log erase --plain-too` in a shell.")

    def _say(self, sentence: str) -> None:
        self.query_one("#status", Words).say(sentence)

    def action_none(self) -> None:
        """Enter belongs to the field."""

    def action_back(self) -> None:
        """Keep everything; after it was erased, there is only one way on."""
        if not self._busy:
            self.dismiss(self._erased)
