"""A roomy page for words: something new, or other words for what was kept. What is typed here is not lost."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input, TextArea

from closeness_tui.core.wording import _
from closeness_tui.practice.looking_back import can_be_changed
from closeness_tui.practice.looking_for import moment_of
from closeness_tui.practice.words_under_way import WordsUnderWay
from closeness_tui.tui.dialogs.passphrase_field import why
from closeness_tui.tui.phrases import as_sentence
from closeness_tui.tui.screens.asked_and_answered import first_line
from closeness_tui.tui.screens.log_editor_keys import EDIT_HELP, edit_bindings
from closeness_tui.tui.screens.log_fields import day_field, line_field, text_of, words_field
from closeness_tui.tui.screens.place import Doors, Place, PlaceKeys, Words, door
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from closeness_tui.core.entry import Entry
    from closeness_tui.practice.looking_back import LookingBack
    from closeness_tui.practice.opening import Practice

_OWN = "own"


class EditScreen(Place["Entry | None"]):
    """Words to write. Its result: the entry as it is kept now, or none where nothing changed."""

    HELP = EDIT_HELP
    BINDINGS: ClassVar[list[BindingType]] = edit_bindings()

    DEFAULT_CSS = """
    EditScreen #page { height: 1fr; }
    EditScreen #page TextArea.-textual-compact { height: auto; min-height: 3; max-height: 12; margin-bottom: 1; }
    EditScreen.one #page TextArea.-textual-compact { height: 1fr; max-height: 100%; min-height: 4; }
    EditScreen #state { color: $quiet; }
    EditScreen #doors { display: none; margin-top: 1; }
    EditScreen.asking #doors { display: block; }
    """

    @dataclass
    class Kept(Message):
        """It is kept, or why it is not."""

        entry: Entry | None
        error: Exception | None = None
        sentence: str = ""

    def __init__(self, practice: Practice, back: LookingBack, entry: Entry | None) -> None:
        super().__init__()
        self._practice = practice
        self._back = back
        self._entry = entry
        self._lines = {
            place: line for place, line in enumerate(entry.lines if entry else ()) if can_be_changed(line)
        }
        self._under_way = WordsUnderWay(practice)
        self._before: tuple[str, ...] = ()
        self._keeping = False
        self.set_class(not self._lines, "one")

    @property
    def _is_note(self) -> bool:
        return self._entry is None or self._entry.kind == "note"

    def compose(self) -> ComposeResult:
        """Where it is a free entry its title and day; then the words."""
        entry = self._entry
        title = _("Something of your own") if entry is None else entry.title or _("A note")
        yield Words(harmless(title), classes="title")
        if self._is_note:
            yield line_field("title", _("A title, if you like"), entry.title if entry else "")
            yield day_field("when", entry)
        with VerticalScroll(id="page", can_focus=False):
            for place, line in self._lines.items():
                yield Words(harmless(first_line(line.prompt)), classes="quiet prompt")
                yield words_field(f"line-{place}", text_of(line))
            if self._lines:
                yield Words(_("Your own words"), classes="quiet prompt")
            yield words_field(_OWN, entry.words if entry else "")
        yield Words(id="state")
        yield Doors(id="doors")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Begin in the first field for words."""
        areas = self.query(TextArea)
        areas.first().focus()
        self._before = self._typed()
        self.set_interval(0.5, self._keep_safe)

    def on_unmount(self) -> None:
        """Whatever closes this place: the words are safe first."""
        # The fields are gone by now; asking them would find nothing.
        self._under_way.keep()

    def keep_words(self) -> None:
        """Keep what stands in the fields at this instant, told of or not; also when a signal comes."""
        if not self._keeping:
            self._take_note()
        self._under_way.keep()

    # ----- typing

    def _typed(self) -> tuple[str, ...]:
        inputs = tuple(field.value for field in self.query(Input))
        return (*inputs, *(area.text for area in self.query(TextArea)))

    @property
    def _is_changed(self) -> bool:
        return self._typed() != self._before

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _words_changed(self) -> None:
        if self._take_note():
            self._say_state()

    def _take_note(self) -> bool:
        """Tell what keeps the words how they are now; false where nothing was changed yet."""
        if not (self._before and (self._is_changed or not self._under_way.all_kept)):
            return False
        self._under_way.type("\n\n".join(filter(None, map(str.strip, self._typed()))))
        return True

    def _keep_safe(self) -> None:
        if not self._keeping:
            self._under_way.keep_if_due()
            self._say_state()

    def _say_state(self) -> None:
        if self._keeping or self.has_class("asking") or self.has_class("told"):
            return
        trouble = self._under_way.trouble
        if trouble is not None:
            said = _("Not safe yet: {reason}. Your words stay here.").format(reason=trouble.sentence)
        elif not self._is_changed:
            said = ""
        elif self._under_way.all_kept:
            said = _("Safe until you decide. Ctrl-S keeps it in your log.")
        else:
            said = _("keeping …")
        self.query_one("#state", Words).say(said)

    # ----- keeping

    def action_keep(self) -> None:
        """Keep it in the log."""
        if self._keeping:
            return
        if not self._is_changed or not "".join(self._typed()).strip():
            self._leave()
            return
        self._keeping = True
        self.query_one("#state", Words).say(_("keeping …"))
        texts = {place: self.query_one(f"#line-{place}", TextArea).text for place in self._lines}
        words = self.query_one(f"#{_OWN}", TextArea).text
        title = self.query_one("#title", Input).value if self._is_note else None
        when = self.query_one("#when", Input).value if self._is_note else ""
        self._save(texts, words, title, when)

    @work(thread=True, exit_on_error=False)
    def _save(self, texts: dict[int, str], words: str, title: str | None, when: str) -> None:
        try:
            created = moment_of(when, self._practice.clock.wall())
            if isinstance(created, str):
                self.post_message(self.Kept(None, sentence=as_sentence(created)))
                return
            if self._entry is None:
                save = partial(self._back.write, words, title=(title or "").strip(), created=created)
            else:
                save = partial(self._back.edit, self._entry, texts, words, title=title, created=created)
            self.post_message(self.Kept(save()))
        except Exception as error:  # noqa: BLE001 - said in words; the words stay on the screen
            self.post_message(self.Kept(None, error))

    def on_edit_screen_kept(self, message: Kept) -> None:
        """Go back with it, or say why not; nothing typed is lost."""
        self._keeping = False
        if message.entry is not None:
            self._under_way.settle()
            self.dismiss(message.entry)
            return
        self._unasked()
        said = message.sentence or why(message.error or OSError())
        self.query_one("#state", Words).say(_("{reason} Your words are still here.").format(reason=said))
        self.add_class("told")
        self.set_timer(6.0, lambda: self.remove_class("told"))

    # ----- the way back

    def action_back(self) -> None:
        """Go back; ask first where words would be lost."""
        if self.has_class("asking"):
            self._unasked()
        elif self._keeping:
            return
        elif self._is_changed:
            self._ask()
        else:
            self._leave()

    def _leave(self) -> None:
        self._under_way.settle()
        self.dismiss(None)

    def _ask(self) -> None:
        self.add_class("asking")
        self.query_one("#state", Words).say(_("What about the words you wrote?"))
        offered = self.query_one("#doors", Doors)
        offered.offer(
            [
                door(_("Go on writing"), "on"),
                door(_("Keep them in the log"), "keep"),
                door(_("Let them go"), "go", _("they cannot come back")),
            ]
        )
        offered.focus()
        self.refresh_bindings()

    def _unasked(self) -> None:
        self.remove_class("asking")
        if not isinstance(self.focused, Input | TextArea):
            self.query(TextArea).first().focus()
        self._say_state()
        self.refresh_bindings()

    @on(Doors.OptionSelected, "#doors")
    def _chose(self, event: Doors.OptionSelected) -> None:
        match event.option_id:
            case "keep":
                self._unasked()
                self.action_keep()
            case "go":
                self._leave()
            case _:
                self._unasked()

    def action_choose(self) -> None:
        """Take what is marked."""
        self.query_one("#doors", Doors).action_select()

    def action_next_field(self) -> None:
        """To the next field."""
        self.focus_next()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - the contract
        """Keys only where they mean something."""
        asking = self.has_class("asking")
        match action:
            case "choose":
                return asking
            case "keep":
                return not asking
            case "next_field":
                return not asking and len(self.query("Input, TextArea")) > 1
            case _:
                return True
