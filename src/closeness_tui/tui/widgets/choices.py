"""A list of choices: by digit, by arrows and Enter, or by mouse; one or several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalGroup
from textual.message import Message
from textual.widgets import Static

from closeness_tui.tui.phrases import later
from closeness_tui.tui.widgets.prose import Prose

At = Literal["", "near", "here", "left"]
"""How the keys stand to a row: not at all, beginning at it, at it, or they were there and went elsewhere."""

_POINTERS: dict[At, str] = {"": " ", "near": "›", "here": "›", "left": "·"}


@dataclass(frozen=True, slots=True)
class Row:
    """One choice on the screen."""

    text: str
    key: str = ""
    """The key that takes it at once."""
    note: str = ""
    """Quiet words after it."""
    marks: bool = True
    """Whether it can be marked where several can; else it is taken at once."""


def numbered(texts: tuple[str, ...], *, first: int = 1) -> list[Row]:
    """Rows with the digits 1 to 9; later ones are reached by arrows."""
    return [Row(text, str(number) if number <= 9 else "") for number, text in enumerate(texts, start=first)]


def has_room(texts: tuple[str, ...], rows: int) -> bool:
    """Whether a blank line fits after each choice."""
    # Long ones may take two rows of the column.
    return sum(2 + (len(text) > 52) for text in texts) <= rows


class ChoiceRow(HorizontalGroup):
    """One row: where one is, whether it is chosen, its key and its words."""

    DEFAULT_CSS = """
    ChoiceRow {
        padding: 0 1 0 0;
        &:hover { background: $panel; }
        .sign { width: 5; height: 1; color: $text-muted; }
        &.-many .sign { width: 7; }
        &.-spaced { margin-bottom: 1; }
        .said { width: 1fr; }
        .note { width: 1fr; color: $text-muted; }
        &.-here { background: $panel; .sign { color: $primary; text-style: bold; } .said { text-style: bold; } }
        &.-left .said { text-style: bold; }
        &.-marked { .said { color: $primary; } .sign { color: $primary; } }
    }
    """

    def __init__(self, row: Row, *, many: bool, spaced: bool) -> None:
        super().__init__()
        self.row = row
        self._many = many and row.marks
        self.set_class(many, "-many")
        self.set_class(spaced, "-spaced")
        self._sign = Static("", classes="sign", markup=False)

    def compose(self) -> ComposeResult:
        """The sign, then the words."""
        yield self._sign
        with VerticalGroup(classes="said"):
            yield Prose(self.row.text, classes="said-words")
            if self.row.note:
                yield Prose(self.row.note, classes="note")

    def draw(self, at: At, *, marked: bool, shows_marks: bool) -> None:
        """Say where one is, was, or would begin; in signs as well as in colour."""
        box = ("●" if marked else "○") if self._many else ("●" if marked and shows_marks else " ")
        self._sign.update(f"{_POINTERS[at]} {self.row.key or ' '} {box}", layout=False)
        self.set_class(at == "here", "-here")
        self.set_class(at == "left", "-left")
        self.set_class(marked, "-marked")


class Choices(VerticalGroup, can_focus=True):
    """The list; posts `Picked` when a row is taken, and `Marked` when the marks change."""

    DEFAULT_CSS = """
    Choices { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", tooltip=later("The choice above."), id="choices.up", show=False),
        Binding("down", "move(1)", "down", tooltip=later("The choice below."), id="choices.down", show=False),
        Binding(
            "space", "mark", "choose", tooltip=later("Choose it, or not."), id="choices.mark", show=False
        ),
    ]

    @dataclass
    class Picked(Message):
        """One row was taken."""

        choices: Choices
        index: int

        @property
        def control(self) -> Choices:
            """The list it came from."""
            return self.choices

    @dataclass
    class Marked(Message):
        """Other rows are marked now, or another row is at hand."""

        choices: Choices

    def __init__(
        self,
        rows: list[Row],
        *,
        many: bool = False,
        most: int = 0,
        marked: frozenset[int] = frozenset(),
        enter_picks: bool = False,
        spaced: bool = False,
    ) -> None:
        super().__init__()
        self.rows = rows
        self.many = many
        self.most = most
        self.marked = marked
        self.here = min(marked) if marked else -1
        """The row at hand; -1 while none is, so that one Enter too many takes nothing."""
        self._enter_picks = enter_picks
        self._drawn = [ChoiceRow(row, many=many, spaced=spaced) for row in rows]

    def compose(self) -> ComposeResult:
        """The rows."""
        yield from self._drawn

    def on_mount(self) -> None:
        """Draw the first state."""
        self.draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Space only marks where several can be chosen."""
        return self.many if action == "mark" else True

    def on_key(self, event: events.Key) -> None:
        """A row's own key takes or marks it."""
        if event.key == "enter" and self._enter_picks:
            event.stop()
            self.pick_here()
            return
        keys = [row.key for row in self.rows]
        if event.character and event.character in keys:
            event.stop()
            self.take(keys.index(event.character))

    def on_click(self, event: events.Click) -> None:
        """A row is taken by mouse."""
        for index, drawn in enumerate(self._drawn):
            if event.widget is not None and drawn in event.widget.ancestors_with_self:
                event.stop()
                self.take(index)

    def action_move(self, by: int) -> None:
        """To the row above or below; the first press counts from the first row, where the sign stands."""
        self.move_to(max(0, self.here) + by)

    def move_to(self, index: int) -> None:
        """To this row, or the nearest there is."""
        self.here = max(0, min(len(self.rows) - 1, index))
        self.draw()
        self._drawn[self.here].scroll_visible(animate=False)
        self.post_message(self.Marked(self))

    def action_mark(self) -> None:
        """Mark the row at hand, or not."""
        self.take(max(0, self.here))

    def pick_here(self) -> bool:
        """Take the row at hand; False, and to the first row, while none is."""
        if self.here < 0:
            self.move_to(0)
            return False
        self.post_message(self.Picked(self, self.here))
        return True

    def take(self, index: int) -> None:
        """Take a row, or mark it where several can be."""
        self.here = index
        if not (self.many and self.rows[index].marks):
            self.draw()
            self.post_message(self.Picked(self, index))
            return
        if index in self.marked:
            self.marked -= {index}
        elif not self.most or len(self.marked) < self.most:
            self.marked |= {index}
        self.draw()
        self.post_message(self.Marked(self))

    def draw(self) -> None:
        """Show where one is and what is marked."""
        for index, drawn in enumerate(self._drawn):
            drawn.draw(self._at(index), marked=index in self.marked, shows_marks=bool(self.marked))

    def _at(self, index: int) -> At:
        if index == self.here:
            return "here" if self.has_focus else "left"
        return "near" if self.here < 0 and index == 0 and self.has_focus else ""

    def watch_has_focus(self, has_focus: bool) -> None:
        """Where the keys go shows at once."""
        super().watch_has_focus(has_focus)
        if self.is_mounted:
            self.draw()
