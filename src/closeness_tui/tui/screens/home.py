"""Home: what is unfinished, what would be kind now, and all that one could try."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.message import Message

from closeness_tui.core.wording import _
from closeness_tui.tui.screens.home_keys import HOME_HELP, LESS_ON_THE_LINE, home_bindings
from closeness_tui.tui.screens.home_list import DRAFT
from closeness_tui.tui.screens.home_recall import RecallingHome
from closeness_tui.tui.screens.library_rows import Library
from closeness_tui.tui.screens.place import Doors, PlaceKeys, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from closeness_tui.core.entry import Summary
    from closeness_tui.practice.opening import Practice
    from closeness_tui.tui.screens.home_sieve import SieveRow


class HomeScreen(RecallingHome):
    """The place one comes to."""

    AUTO_FOCUS = "#library"

    HELP = HOME_HELP
    LESS = LESS_ON_THE_LINE
    BINDINGS: ClassVar[list[BindingType]] = home_bindings()

    DEFAULT_CSS = """
    HomeScreen #greeting { margin-bottom: 1; }
    HomeScreen #note { margin-bottom: 1; color: $secondary; }
    HomeScreen #library { height: auto; max-height: 100%; }
    HomeScreen #room { width: 100%; max-width: 66; height: 1fr; }
    HomeScreen #below { height: auto; }
    HomeScreen.-tall.-narrow #below, HomeScreen.-tall.-middling #below { dock: bottom; }
    HomeScreen #summary { height: 3; padding: 1 1 0 1; color: $foreground; }
    HomeScreen #aside { color: $quiet; }
    HomeScreen.-wide #room { layout: horizontal; max-width: 110; }
    HomeScreen.-wide #library { width: 66; }
    HomeScreen.-wide #below { width: 1fr; padding-left: 3; }
    HomeScreen.-wide #summary { height: 16; padding: 0; }
    HomeScreen.-wide #below Words { padding: 0; }
    HomeScreen.-wide #greeting, HomeScreen.-wide #note, HomeScreen.-wide #find, HomeScreen.-wide #sieve {
        max-width: 110;
    }
    """

    class Chosen(Message):
        """An exercise was chosen."""

        def __init__(self, exercise_id: str) -> None:
            super().__init__()
            self.exercise_id = exercise_id

    class Resumed(Message):
        """An unfinished practice is to go on, or is to be looked at."""

        def __init__(self, draft_id: str, *, look_only: bool = False) -> None:
            super().__init__()
            self.draft_id = draft_id
            self.look_only = look_only

    class AskedAfter(Message):
        """The person says how it is, the day after this practice."""

        def __init__(self, summary: Summary) -> None:
            super().__init__()
            self.summary = summary

    def __init__(self, practice: Practice, *, waits: bool = False) -> None:
        super().__init__(practice)
        self._waits = waits
        """An exercise was named at the start: nothing here is drawn before it is over."""
        self._was_here = False

    def compose(self) -> ComposeResult:
        """Everything with what it shows; with an exercise named at the start, nothing yet."""
        if not self._waits:
            yield from self._pieces()

    def _pieces(self) -> ComposeResult:
        self._know_the_window()
        self._begin()
        rows = Library(id="library")
        rows.begin_with(self._options())
        self._marked_at_first = rows.chosen_id
        yield Words(self._greeting(), id="greeting")
        # In sight however long the list is, where there is room for both.
        summary = Words(self._summary_of(rows.chosen_id), id="summary")
        yield Vertical(rows, Vertical(summary, id="below"), id="room")
        yield PlaceKeys()

    def _know_the_window(self) -> None:
        # Otherwise all is styled and laid out once more as soon as the first picture is there.
        app, size = self.app, self.app.size
        for breakpoints, cells in (
            (app.HORIZONTAL_BREAKPOINTS, size.width),
            (app.VERTICAL_BREAKPOINTS, size.height),
        ):
            for least, name in sorted(breakpoints or (), reverse=True):
                if cells >= least:
                    self.set_class(True, name, update=False)
                    break

    def on_mount(self) -> None:
        """Give the list its other rows, and read the log, after the first paint."""
        if not self._waits:
            self._after_begin()

    def _after_begin(self) -> None:
        self._show_note()
        self._show_aside()
        self._add_rest_soon()
        self._recall_soon()

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
            self._after_begin()
            self.query_one("#library").focus()
            return
        if afresh:
            self._words, self._sieve = "", None
            await self.query("#find, #sieve").remove()
        self._fill()

    def _fill(self) -> None:
        """Look again at what there is; what was left unfinished a moment ago stands first, and is marked."""
        rows = self.query_one("#library", Library)
        before, waited = rows.chosen_id, self._drafts_shown
        self._begin()
        self._offer(before if set(self._drafts_shown) <= set(waited) else "")
        self._marked_at_first, self._went_on = rows.chosen_id, False
        self._greet()
        self._show_note()
        self._show_aside()
        self._recall_soon()
        rows.focus()

    def say(self, sentence: str) -> None:
        """Put one sentence over the list, until the next thing is chosen."""
        self._note = sentence
        if self._filled:
            self._show_note()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - the contract
        """Keys only where they mean something."""
        place = self.focused.id if self.focused is not None else ""
        match action:
            case "look_at":
                rows = self.query(Library) if self._drafts_shown else ()
                return any(each.chosen_id.startswith(DRAFT) for each in rows)
            case "find":
                return place != "find"
            case "sift":
                return place != "sieve"
            case "everything":
                return self._less is not None and bool(self._less.ids) and not self._everything
            case "day_after":
                return bool(self._asked)
            case "to_list":
                return place == "find"
            case "all":
                return bool(self._looks_for or self.query("#find, #sieve"))
            case _:
                return True

    @on(Doors.OptionSelected, "#library")
    def _chose(self, event: Doors.OptionSelected) -> None:
        chosen = event.option_id or ""
        self._note = ""
        self._show_note()
        if chosen.startswith(DRAFT):
            self.post_message(self.Resumed(chosen.removeprefix(DRAFT)))
        elif exercise := self._exercise_at(chosen):
            self.post_message(self.Chosen(exercise))

    def action_choose(self) -> None:
        """Open what is marked; from the field, what was found."""
        self.query_one("#library", Doors).action_select()

    def action_look_at(self) -> None:
        """Look at an unfinished practice without going on."""
        chosen = self.query_one("#library", Doors).chosen_id
        self.post_message(self.Resumed(chosen.removeprefix(DRAFT), look_only=True))

    def action_everything(self) -> None:
        """List all of them; nothing here is locked."""
        self._everything = True
        self._offer(self.query_one("#library", Doors).chosen_id)
        self._show_aside()
        self.refresh_bindings()

    def action_day_after(self) -> None:
        """Say how it is now."""
        if self._lately is not None and self._lately.deep is not None:
            self.post_message(self.AskedAfter(self._lately.deep))

    # ----- looking for something

    async def action_find(self) -> None:
        """Open the field that looks for words."""
        from textual.widgets import Input  # noqa: PLC0415 - only who looks for something pays for it

        if not self.query("#find"):
            field = Input(placeholder=_("A word, such as breath"), id="find", compact=True)
            field.cursor_blink = False
            await self.mount(field, before="#room")
        self.query_one("#find").focus()

    async def action_sift(self) -> None:
        """Open the row of choices."""
        from closeness_tui.core.sieve import Sieve  # noqa: PLC0415 - only who wants it pays for it
        from closeness_tui.tui.screens.home_sieve import SieveRow  # noqa: PLC0415

        if not self.query("#sieve"):
            families = tuple(sorted({card.family for card in self._cards.values()}))
            await self.mount(SieveRow(self._sieve or Sieve(), families, id="sieve"), before="#room")
        self.query_one("#sieve").focus()

    def action_to_list(self) -> None:
        """Go from the field to what was found."""
        self.query_one("#library").focus()

    async def action_all(self) -> None:
        """Put the field and the row away, and show all."""
        await self.query("#find, #sieve").remove()
        self._look_for("", None)
        self.query_one("#library", Doors).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what has the words typed."""
        self._look_for(event.value, self._sieve)

    def on_input_submitted(self) -> None:
        """Go from the field to what was found; with one row only, open it."""
        rows = self.query_one("#library", Doors)
        rows.focus()
        if rows.option_count == 1:
            rows.action_select()

    def on_sieve_row_turned(self, message: SieveRow.Turned) -> None:
        """Show what fits."""
        self._look_for(self._words, None if message.sieve.open else message.sieve)

    def on_sieve_row_done(self) -> None:
        """Go to what was found."""
        self.query_one("#library").focus()
