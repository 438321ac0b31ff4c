"""The list of entries: as long as a life, drawn only where it is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from closeness_tui.tui.phrases import later
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

STAR = "★"


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What one row says."""

    id: str
    day: str
    title: str
    note: str = ""
    starred: bool = False


class EntryRows(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows to choose from, one line each; nothing in them is ever markup."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"entry-rows--marked"}

    DEFAULT_CSS = """
    EntryRows {
        height: 1fr; width: 100%; background: $background; color: $foreground; scrollbar-size-vertical: 1;
        & > .entry-rows--marked { background: $panel; color: $foreground; }
        &:focus > .entry-rows--marked { background: $panel; color: $foreground; text-style: bold; }
        &:nocolor > .entry-rows--marked { text-style: reverse; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "down", "move(1)", later("down"), show=False, tooltip=later("To the next one."), id="log.down"
        ),
        Binding("up", "move(-1)", later("up"), show=False, tooltip=later("To the one before."), id="log.up"),
        Binding(
            "home", "first", later("first"), show=False, tooltip=later("To the first one."), id="log.first"
        ),
        Binding("end", "last", later("last"), show=False, tooltip=later("To the last one."), id="log.last"),
        Binding(
            "pagedown",
            "turn(1)",
            later("page down"),
            show=False,
            tooltip=later("A page on."),
            id="log.pagedown",
        ),
        Binding(
            "pageup", "turn(-1)", later("page up"), show=False, tooltip=later("A page back."), id="log.pageup"
        ),
    ]

    marked: reactive[int] = reactive(0, init=False)

    @dataclass
    class Moved(Message):
        """Another row is marked."""

        id: str

        def can_replace(self, message: Message) -> bool:
            """Only where one came to rest matters."""
            return isinstance(message, EntryRows.Moved)

    @dataclass
    class Clicked(Message):
        """A row was chosen with the mouse."""

        id: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the name of the widget's own argument
        super().__init__(id=id)
        self._ids: Sequence[str] = ()
        self._row: Callable[[int], EntryRow] | None = None

    def show(self, ids: Sequence[str], row: Callable[[int], EntryRow], *, stay: str = "") -> None:
        """Show other rows; `row` tells one when it comes into sight, `stay` is marked if it is there."""
        before = self.marked_id
        self._ids, self._row = ids, row
        self.virtual_size = Size(0, len(ids))
        found = next((place for place, each in enumerate(ids) if stay and each == stay), None)
        # One that is gone leaves its place to the next; a new question begins at its first answer.
        beside = min(self.marked, max(0, len(ids) - 1)) if stay else 0
        place = beside if found is None else found
        self.set_reactive(EntryRows.marked, place)
        self._into_sight()
        self.refresh()
        if self.marked_id != before:
            self.post_message(self.Moved(self.marked_id))

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._ids)

    @property
    def marked_id(self) -> str:
        """The id of the row that is marked, or nothing."""
        return self._ids[self.marked] if 0 <= self.marked < len(self._ids) else ""

    def validate_marked(self, place: int) -> int:
        """Stay within the list."""
        return max(0, min(place, len(self._ids) - 1))

    def watch_marked(self, before: int, now: int) -> None:
        """Show where one is."""
        self._into_sight()
        for place in (before, now):
            self.refresh(Region(0, place - self.scroll_offset.y, self.size.width, 1))
        self.post_message(self.Moved(self.marked_id))

    def _into_sight(self) -> None:
        self.scroll_to_region(Region(0, self.marked, 1, 1), animate=False, immediate=True, force=True)

    def render_line(self, y: int) -> Strip:
        """One row, as it comes into sight."""
        place = y + self.scroll_offset.y
        width = self.size.width
        if self._row is None or not 0 <= place < len(self._ids):
            return Strip.blank(width, self.rich_style)
        is_marked = place == self.marked
        style = self.get_visual_style("entry-rows--marked") if is_marked else self.visual_style
        content = drawn_row(self._row(place), width)
        strips = Visual.to_strips(self, content, width, 1, style, pad=True)
        return strips[0].extend_cell_length(width, style.rich_style) if strips else Strip.blank(width)

    def on_click(self, event: events.Click) -> None:
        """Mark it; a second click opens it."""
        place = event.y + self.scroll_offset.y
        if 0 <= place < len(self._ids):
            again = place == self.marked
            self.marked = place
            if again:
                self.post_message(self.Clicked(self.marked_id))

    def action_move(self, rows: int) -> None:
        """Up or down."""
        self.marked += rows

    def action_turn(self, pages: int) -> None:
        """A page up or down."""
        self.marked += pages * max(1, self.size.height - 1)

    def action_first(self) -> None:
        """To the newest."""
        self.marked = 0

    def action_last(self) -> None:
        """To the oldest."""
        self.marked = len(self._ids) - 1


DAY_CELLS = 17
"""For the longest of the usual days: 23 September 2025."""


def drawn_row(row: EntryRow, width: int) -> Content:
    """The day quietly, then the title, its star, and what room is left for a quiet note."""
    day = set_cell_size(row.day, DAY_CELLS)
    star = f" {STAR}" if row.starred else ""
    room = max(4, width - 2 - DAY_CELLS - 1 - cell_len(star))
    title = cut(row.title, room)
    left = room - cell_len(title) - 2
    note = cut(row.note, left) if row.note and left >= 6 else ""
    return Content.assemble(
        " ", (day, "$quiet"), " ", title, (star, "$accent"), (f"  {note}" if note else "", "$quiet")
    )


def cut(words: str, cells: int) -> str:
    """The beginning, on one line and without what a terminal would obey."""
    line = " ".join(harmless(words).split())
    return line if cell_len(line) <= cells else f"{set_cell_size(line, max(1, cells - 1)).rstrip()}…"
