"""The field that takes the passphrase and opens the log with it; the work is done aside, with words meanwhile."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual import work
from textual.containers import VerticalGroup
from textual.message import Message
from textual.widgets import Input

from closeness_tui.core.wording import _, ngettext
from closeness_tui.store.failures import StoreError, WrongPassphrase
from closeness_tui.tui.phrases import as_sentence
from closeness_tui.tui.screens.place import Words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closeness_tui.practice.clock import Clock
    from closeness_tui.practice.opening import Practice

TRIES = 3
"""Wrong passphrases in a row, then a pause."""

PAUSE = 30.0
"""Seconds; long enough to look away from the keys."""


@dataclass(slots=True)
class Tries:
    """Counts wrong passphrases across all the places that ask for one."""

    clock: Clock
    wrong: int = 0
    until: float = field(default=float("-inf"))

    def left(self) -> float:
        """Seconds until the next try."""
        return max(0.0, self.until - self.clock.now())

    def missed(self) -> None:
        """One more was wrong."""
        self.wrong += 1
        if self.wrong >= TRIES:
            self.wrong, self.until = 0, self.clock.now() + PAUSE


class PassphraseField(VerticalGroup):
    """A masked field and one line of words."""

    DEFAULT_CSS = """
    PassphraseField Input.-textual-compact {
        width: 100%; max-width: 66; height: 1; padding: 0 1; background: $panel;
        border: none; border-left: outer $border-blurred !important;
        &:focus { border-left: outer $primary !important; }
    }
    PassphraseField Words { margin-top: 1; color: $quiet; min-height: 2; }
    """

    class Opened(Message):
        """The log is open."""

    @dataclass
    class Tried(Message):
        """A try has ended."""

        error: Exception | None

    def __init__(self, practice: Practice, tries: Tries, *, takes_focus: bool = True) -> None:
        super().__init__()
        self._practice = practice
        self._tries = tries
        self._takes_focus = takes_focus
        """Without it nothing that is typed comes here before the field is asked for."""

    def compose(self) -> ComposeResult:
        """The field and its line."""
        yield masked("passphrase", _("Your passphrase"))
        yield Words(id="status")

    def on_mount(self) -> None:
        """Begin, or say how long the pause still is."""
        if self._takes_focus:
            self.query_one(Input).focus()
        self.set_interval(1.0, self._say_pause)
        self._say_pause()

    def say(self, sentence: str) -> None:
        """Show one line under the field."""
        self.query_one("#status", Words).say(sentence)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Try it."""
        event.stop()
        passphrase, entry = event.value, event.input
        if not passphrase or entry.disabled or self._tries.left():
            return
        entry.value = ""
        entry.disabled = True
        self.say(_("Opening ... this takes a second or two, on purpose."))
        self._open(passphrase)

    @work(thread=True, exit_on_error=False)
    def _open(self, passphrase: str) -> None:
        error: Exception | None = None
        try:
            self._practice.unlock(passphrase)
        except Exception as reason:  # noqa: BLE001 - said in words; the words tried are never shown
            error = reason
        self.post_message(self.Tried(error))

    def on_passphrase_field_tried(self, message: Tried) -> None:
        """Go on, or say what went wrong."""
        message.stop()
        entry = self.query_one(Input)
        entry.disabled = False
        entry.focus()
        if message.error is None:
            self._tries.wrong = 0
            self.say("")
            self.post_message(self.Opened())
            return
        if isinstance(message.error, WrongPassphrase):
            self._tries.missed()
        self.say(why(message.error))
        self._say_pause()

    def _say_pause(self) -> None:
        left = math.ceil(self._tries.left())
        entry = self.query_one(Input)
        if left:
            sentence = ngettext(
                "Let's wait a moment. You can try again in one second.",
                "Let's wait a moment. You can try again in {seconds} seconds.",
                left,
            )
            self.say(sentence.format(seconds=left))
            self.add_class("waits")
        elif self.has_class("waits"):
            self.remove_class("waits")
            self.say(_("You can try again now."))
            entry.focus()


def masked(id: str, placeholder: str) -> Input:  # noqa: A002 - the name of the widget's own argument
    """A field whose letters are never shown."""
    entry = Input(placeholder=placeholder, password=True, id=id, compact=True)
    entry.cursor_blink = False
    return entry


def why(error: Exception) -> str:
    """What went wrong, as a sentence; a wrong passphrase is told from a damaged key."""
    if isinstance(error, WrongPassphrase):
        return _("That did not open it. Nothing is lost; a letter may be different, or Caps Lock is on.")
    if isinstance(error, StoreError):
        return as_sentence(error.sentence)
    return _("That did not work, and nothing has changed. You can try again.")
