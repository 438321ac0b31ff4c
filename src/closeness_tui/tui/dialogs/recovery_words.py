"""Ten words in case the passphrase is forgotten: offered, shown once, and in force only when they were typed back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from closeness_tui.core.wording import _
from closeness_tui.store.failures import StoreError, WordsRefused
from closeness_tui.tui.phrases import as_sentence, later
from closeness_tui.tui.screens.long_page import LongPage, LongPlace, reading_bindings
from closeness_tui.tui.screens.place import Doors, PlaceKeys, Words, door

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closeness_tui.practice.opening import Practice

IN_A_ROW = 5


class RecoveryWordsScreen(LongPlace[bool]):
    """Offers the words, and shows them to whoever wants them. Its result: whether they open the log now."""

    HELP = later(
        "# Recovery words\n\nTen words for a piece of paper. They open your log if you forget your passphrase. "
        "They are shown once and stored nowhere. Esc goes on without them."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "choose",
            later("choose"),
            tooltip=later("Takes what is marked, or the words you typed."),
            id="words.choose",
        ),
        Binding("1", "pick('make')", show=False, tooltip=later("Makes the words."), id="words.make"),
        Binding("2", "pick('no')", show=False, tooltip=later("Goes on without words."), id="words.no"),
        Binding(
            "escape",
            "back",
            later("without words"),
            tooltip=later("Goes on without words; they can be made another day."),
            id="words.back",
        ),
        *reading_bindings(),
    ]

    DEFAULT_CSS = """
    RecoveryWordsScreen #page { height: auto; max-height: 1fr; }
    RecoveryWordsScreen #ten { color: $accent; text-style: bold; padding: 0 3; }
    RecoveryWordsScreen #status { color: $secondary; min-height: 2; }
    """

    @dataclass
    class Tried(Message):
        """The work has ended."""

        error: Exception | None

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._practice = practice
        self._words: tuple[str, ...] = ()
        self._busy = False

    def compose(self) -> ComposeResult:
        """What they are for, and the two ways."""
        with LongPage(id="page"):
            yield Words(_("Ten words, in case you forget it?"), classes="title")
            yield Words(
                _(
                    "Ten words on a piece of paper can open your log if you forget your passphrase. They are shown "
                    "once and stored nowhere. Whoever has them and this computer can read what you wrote."
                ),
                id="why",
            )
        offered = Doors(
            [door(_("1  Make ten words now"), "make"), door(_("2  Go on without them"), "no")], id="doors"
        )
        yield offered
        yield Words(id="status")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """None of the two ways looks better."""
        offered = self.query_one("#doors", Doors)
        offered.highlighted = None
        offered.focus()

    @on(Doors.OptionSelected, "#doors")
    async def _chose(self, event: Doors.OptionSelected) -> None:
        await self.action_pick(event.option_id or "no")

    async def action_pick(self, way: str) -> None:
        """Make the words, or go on without."""
        if self._words:
            return
        if way == "no":
            self.dismiss(False)
            return
        await self._show_words()

    async def _show_words(self) -> None:
        from closeness_tui.store.recovery import new_words  # noqa: PLC0415 - it brings its list

        self._words = new_words()
        self.query_one("#why", Words).say(
            _(
                "Please write these ten words on paper, in their order. Then type them back, one after the other."
            )
        )
        await self.query_one("#page").mount(Words(_in_rows(self._words), id="ten"))
        typed = Input(placeholder=_("All ten words, with spaces between"), id="typed", compact=True)
        typed.cursor_blink = False
        await self.query_one("#doors").remove()
        await self.mount(typed, before="#status")
        typed.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """See whether they are the same."""
        if self._busy or not event.value.strip():
            return
        from closeness_tui.store.recovery import confirm  # noqa: PLC0415 - as above

        try:
            same = confirm(self._words, event.value)
        except WordsRefused as refused:
            self._say(as_sentence(refused.sentence))
            return
        if not same:
            self._say(_("These are not quite the ten words above. Their order matters too."))
            return
        self._busy = True
        self._say(_("Sealing ... this takes a few seconds, on purpose."))
        self._seal()

    @work(thread=True, exit_on_error=False)
    def _seal(self) -> None:
        error: Exception | None = None
        try:
            self._practice.vault.set_recovery(self._words)
        except Exception as reason:  # noqa: BLE001 - said in words; the ten are never shown in one
            error = reason
        self.post_message(self.Tried(error))

    def on_recovery_words_screen_tried(self, message: Tried) -> None:
        """Done, or why not."""
        self._busy = False
        if message.error is None:
            self.dismiss(True)
        elif isinstance(message.error, StoreError):
            self._say(as_sentence(message.error.sentence))
        else:
            self._say(_("That did not work, and nothing has changed. You can try again."))

    def _say(self, sentence: str) -> None:
        self.query_one("#status", Words).say(sentence)

    def action_choose(self) -> None:
        """Take the way that is marked."""
        for offered in self.query("#doors").results(Doors):
            if offered.highlighted is None:
                self._say(_("1 or 2, or the arrows and Enter. Both are fine."))
            else:
                offered.action_select()

    def action_back(self) -> None:
        """Go on without them."""
        if not self._busy:
            self.dismiss(False)


def _in_rows(words: tuple[str, ...]) -> str:
    """With their numbers, in two columns where five stand below each other."""
    said = [f"{number:>2}  {word}" for number, word in enumerate(words, 1)]
    pairs = zip(said[:IN_A_ROW], said[IN_A_ROW:], strict=True)
    return "\n".join(f"{one:<18}{other}" for one, other in pairs)
