"""Home: what is unfinished, and what one could try."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from closeness_tui.core.wording import _, ngettext
from closeness_tui.tui.phrases import day_in_words, greeting, later, minutes_in_words, rung_in_words
from closeness_tui.tui.screens.library_rows import Library, clipped, row_of, words_of
from closeness_tui.tui.screens.place import COLUMN, Doors, Place, PlaceKeys, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.events import Resize
    from textual.widgets import Input

    from closeness_tui.content.library import Card
    from closeness_tui.practice.opening import Practice

FIRST = 16
"""Rows given to the list before the first paint, at least; the others follow after it."""

ROUND_THE_LIST = 8
"""Lines of the screen that are not the list's."""

SOON = 0.1
"""Seconds from the first paint to the other rows: what one sees first, one can use first."""

AT_ONCE = 200
"""Rows added in one go, so that a key pressed meanwhile is heard."""

_DRAFT = "draft:"


class HomeScreen(Place[None]):
    """The place one comes to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("open"), tooltip=later("Opens what is marked.")),
        Binding("slash", "find", later("find"), tooltip=later("Looks for an exercise by a word."), id="find"),
        Binding(
            "k",
            "look_at",
            later("look"),
            tooltip=later("Looks at an unfinished practice, to keep it or let it go."),
            id="look_at",
        ),
        Binding("l", "app.open_log", later("log"), tooltip=later("Opens your private log."), id="log"),
        Binding(
            "p",
            "app.passphrase",
            later("passphrase"),
            show=False,
            tooltip=later("Chooses or changes the passphrase of your log."),
            id="passphrase",
        ),
        Binding("q", "app.leave", later("leave"), tooltip=later("Leaves closeness."), id="leave"),
        Binding(
            "escape", "all", later("all exercises"), show=False, tooltip=later("Shows all exercises again.")
        ),
    ]

    DEFAULT_CSS = """
    HomeScreen #greeting { margin-bottom: 1; }
    HomeScreen #note { margin-bottom: 1; color: $secondary; display: none; }
    HomeScreen #note.shown { display: block; }
    HomeScreen #library { height: auto; max-height: 100%; }
    HomeScreen #room { width: 100%; max-width: 66; height: 1fr; }
    HomeScreen #summary { height: 3; padding: 1 1 0 1; color: $foreground; }
    HomeScreen #problems { color: $quiet; display: none; }
    HomeScreen #problems.shown { display: block; }
    """

    @dataclass
    class Chosen(Message):
        """An exercise was chosen."""

        exercise_id: str

    @dataclass
    class Resumed(Message):
        """An unfinished practice is to go on, or is to be looked at."""

        draft_id: str
        look_only: bool = False

    @dataclass
    class Named(Message):
        """The title of an unfinished practice could be read."""

        draft_id: str
        title: str
        saved: datetime

    def __init__(self, practice: Practice, *, waits: bool = False) -> None:
        super().__init__()
        self._practice = practice
        self._waits = waits
        """An exercise was named at the start: nothing here is drawn before it is over."""
        self._filled = False
        self._was_here = False
        self._cards: Sequence[Card] = ()
        self._rest: Sequence[Card] = ()
        """Rows that the list has still to be given."""
        self._made_for = 0
        self._drafts_shown: tuple[str, ...] = ()
        self._words = ""
        self._note = ""

    def compose(self) -> ComposeResult:
        """The places of the words; with an exercise named at the start, nothing yet."""
        if not self._waits:
            yield from self._pieces()

    def _pieces(self) -> ComposeResult:
        from textual.containers import Vertical  # noqa: PLC0415 - not before it is shown

        hello = greeting(self._practice.clock.wall())
        yield Words(Content.assemble(("closeness", "bold $accent"), "\n", (hello, "$quiet")), id="greeting")
        yield Words(id="note")
        yield Vertical(Library(id="library"), Words(id="summary"), Words(id="problems"), id="room")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Show the first rows at once, the rest after the first paint."""
        if not self._waits:
            self._fill()

    def on_screen_resume(self) -> None:
        """Something may have been kept or let go meanwhile."""
        # The first time is the start itself.
        came_back, self._was_here = self._was_here, True
        if came_back and self._filled:
            self._fill()

    async def open_up(self, *, afresh: bool = False) -> None:
        """On the way back: draw what was left out at the start, and what waits now; `afresh` ends a search."""
        if self._waits:
            self._waits = False
            await self.mount_all(self._pieces())
        if afresh:
            self._words = ""
            await self.query("#find").remove()
        self._fill()

    def say(self, sentence: str) -> None:
        """Put one sentence over the list, until the next thing is chosen."""
        self._note = sentence
        if self._filled:
            self._show_note()

    def _show_note(self) -> None:
        note = self.query_one("#note", Words)
        note.say(self._note)
        note.set_class(bool(self._note), "shown")

    def _fill(self) -> None:
        self._filled = True
        library = self._practice.library
        # Of several languages, the first of each id stands in the list.
        self._cards = tuple({card.id: card for card in reversed(library.cards)}.values())[::-1]
        rows = self.query_one("#library", Doors)
        before = rows.chosen_id
        wanted = self._wanted()
        chosen = next((at for at, card in enumerate(wanted) if card.id == before), 0)
        now = chosen + max(FIRST, self.app.size.height - ROUND_THE_LIST)
        self._rest = wanted[now:]
        self._made_for = self._width
        waited = self._drafts_shown
        rows.offer([*self._drafts(), *self._rows(wanted[:now])])
        # What was left unfinished a moment ago stands first, and is marked.
        left_now = not set(self._drafts_shown) <= set(waited)
        if not left_now and before in (option.id for option in rows.options):
            rows.highlighted = rows.get_option_index(before)
        self._show_note()
        self._show_problems()
        self._show_summary()
        if self._rest:
            self.call_after_refresh(self.set_timer, SOON, self._add_some)
        if self._drafts_shown:
            self.call_after_refresh(self._name_drafts)
        rows.focus()

    def _add_some(self) -> None:
        wanted, self._rest = self._rest[:AT_ONCE], self._rest[AT_ONCE:]
        self.query_one("#library", Doors).add_options(self._rows(wanted))
        if self._rest:
            self.call_after_refresh(self._add_some)

    def _drafts(self) -> list[Option]:
        self._drafts_shown = () if self._words else self._practice.waiting()
        drafts = [
            Option(Content(_("An unfinished practice is safe here.")), id=f"{_DRAFT}{draft_id}")
            for draft_id in self._drafts_shown
        ]
        return [*drafts, Option("", disabled=True)] if drafts else []

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _name_drafts(self) -> None:
        """Put the titles to unfinished practices, once they can be read."""
        # Whether it is locked is asked here: the vault is not loaded before the first paint.
        for draft_id in () if self._practice.locked else self._drafts_shown:
            # A row without its title is still a row.
            with contextlib.suppress(Exception):
                draft = self._practice.log.open_draft(draft_id)
                card = self._practice.library.card(draft.exercise)
                self.post_message(self.Named(draft_id, card.title if card else "", draft.saved))

    def on_home_screen_named(self, message: Named) -> None:
        """Show the title beside its row."""
        rows = self.query_one("#library", Doors)
        option_id = f"{_DRAFT}{message.draft_id}"
        if option_id in (option.id for option in rows.options):
            day = day_in_words(message.saved, self._practice.clock.wall())
            sentence = _("An unfinished practice is safe here.")
            room = self._width - cell_len(sentence) - 2
            note = f"{message.title}, {day}" if message.title else day
            words = Content.assemble(
                sentence, "  ", (note if cell_len(note) <= room else clipped(message.title, room), "$quiet")
            )
            rows.replace_option_prompt(option_id, words)

    def _wanted(self) -> Sequence[Card]:
        words = self._words.casefold().split()
        if not words:
            return self._cards
        return [card for card in self._cards if all(word in words_of(card) for word in words)]

    def _rows(self, cards: Iterable[Card]) -> list[Option]:
        width = self._width
        return [
            row_of(card.title, minutes_in_words(card.minutes), rung_in_words(card.rung), card.id, width)
            for card in cards
        ]

    @property
    def _width(self) -> int:
        # Beside the column: the edges of the screen, and a scroll bar with its gap.
        return max(20, min(COLUMN, self.app.size.width - 4) - 4)

    def _show_problems(self) -> None:
        problems = self._practice.library.problems
        count = len({each.file for each in problems if each.severity == "error"})
        sentence = ngettext(
            "{count} exercise file could not be read: closeness exercises check says why.",
            "{count} exercise files could not be read: closeness exercises check says why.",
            count,
        )
        line = self.query_one("#problems", Words)
        line.say(sentence.format(count=count) if count else "")
        line.set_class(bool(count), "shown")

    def _show_summary(self) -> None:
        chosen = self.query_one("#library", Doors).chosen_id
        self.query_one("#summary", Words).say(self._summary_of(chosen), same_size=True)
        self.refresh_bindings()

    def _summary_of(self, chosen: str) -> str:
        if chosen.startswith(_DRAFT):
            return _("Enter goes on where you stopped. k looks at what to keep, or lets it go.")
        card = next((each for each in self._cards if each.id == chosen), None)
        if card is not None:
            return card.summary
        if self._words:
            return _("Nothing here has these words. Esc shows all of them again.")
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - the contract
        """Keys only where they mean something."""
        if action == "look_at":
            if not self._drafts_shown:
                return False
            rows = self.query(Doors)
            return bool(rows) and rows.first().chosen_id.startswith(_DRAFT)
        if action == "find":
            return self.focused is None or self.focused.id != "find"
        if action == "all":
            return bool(self.query("#find"))
        return True

    @on(Doors.OptionHighlighted, "#library")
    def _moved(self) -> None:
        self._show_summary()

    @on(Doors.OptionSelected, "#library")
    def _chose(self, event: Doors.OptionSelected) -> None:
        chosen = event.option_id or ""
        self._note = ""
        self._show_note()
        if chosen.startswith(_DRAFT):
            self.post_message(self.Resumed(chosen.removeprefix(_DRAFT)))
        else:
            self.post_message(self.Chosen(chosen))

    def action_choose(self) -> None:
        """Open what is marked; from the field, what was found."""
        self.query_one("#library", Doors).action_select()

    def action_look_at(self) -> None:
        """Look at an unfinished practice without going on."""
        chosen = self.query_one("#library", Doors).chosen_id
        self.post_message(self.Resumed(chosen.removeprefix(_DRAFT), look_only=True))

    async def action_find(self) -> None:
        """Open the field that looks for words."""
        from textual.widgets import Input  # noqa: PLC0415 - only who looks for something pays for it

        if not self.query("#find"):
            field = Input(placeholder=_("A word, such as breath"), id="find", compact=True)
            field.cursor_blink = False
            await self.mount(field, before="#room")
        self.query_one("#find").focus()

    async def action_all(self) -> None:
        """Put the field away and show all."""
        await self.query("#find").remove()
        self._look_for("")
        self.query_one("#library", Doors).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what has the words typed."""
        self._look_for(event.value)

    def on_input_submitted(self) -> None:
        """Go from the field to what was found; with one row only, open it."""
        rows = self.query_one("#library", Doors)
        rows.focus()
        if rows.option_count == 1:
            rows.action_select()

    def _look_for(self, words: str) -> None:
        self._words = words
        rows = self.query_one("#library", Doors)
        self._rest = ()
        rows.offer([*self._drafts(), *self._rows(self._wanted())])
        self._show_summary()

    def on_resize(self, _event: Resize) -> None:
        """The rows are made for one width."""
        if self._filled and not self._words and self._made_for != self._width:
            self._fill()
