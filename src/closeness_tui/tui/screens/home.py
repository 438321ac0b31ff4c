"""Home: what is unfinished, and what one could try."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import greeting, later
from closeness_tui.tui.screens.home_list import DRAFT, HomeList
from closeness_tui.tui.screens.library_rows import Library
from closeness_tui.tui.screens.place import Doors, PlaceKeys, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

    from closeness_tui.practice.opening import Practice


class HomeScreen(HomeList):
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
    HomeScreen #below { height: auto; }
    HomeScreen.-tall #below { dock: bottom; }
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

    def __init__(self, practice: Practice, *, waits: bool = False) -> None:
        super().__init__(practice)
        self._waits = waits
        """An exercise was named at the start: nothing here is drawn before it is over."""
        self._was_here = False

    def compose(self) -> ComposeResult:
        """The places of the words; with an exercise named at the start, nothing yet."""
        if not self._waits:
            yield from self._pieces()

    def _pieces(self) -> ComposeResult:
        from textual.containers import Vertical  # noqa: PLC0415 - not before it is shown

        hello = greeting(self._practice.clock.wall())
        yield Words(Content.assemble(("closeness", "bold $accent"), "\n", (hello, "$quiet")), id="greeting")
        yield Words(id="note")
        # In sight however long the list is, where there is room for both.
        below = Vertical(Words(id="summary"), Words(id="problems"), id="below")
        yield Vertical(Library(id="library"), below, id="room")
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - the contract
        """Keys only where they mean something."""
        if action == "look_at":
            if not self._drafts_shown:
                return False
            rows = self.query(Doors)
            return bool(rows) and rows.first().chosen_id.startswith(DRAFT)
        if action == "find":
            return self.focused is None or self.focused.id != "find"
        if action == "all":
            return bool(self.query("#find"))
        return True

    @on(Doors.OptionSelected, "#library")
    def _chose(self, event: Doors.OptionSelected) -> None:
        chosen = event.option_id or ""
        self._note = ""
        self._show_note()
        if chosen.startswith(DRAFT):
            self.post_message(self.Resumed(chosen.removeprefix(DRAFT)))
        else:
            self.post_message(self.Chosen(chosen))

    def action_choose(self) -> None:
        """Open what is marked; from the field, what was found."""
        self.query_one("#library", Doors).action_select()

    def action_look_at(self) -> None:
        """Look at an unfinished practice without going on."""
        chosen = self.query_one("#library", Doors).chosen_id
        self.post_message(self.Resumed(chosen.removeprefix(DRAFT), look_only=True))

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
