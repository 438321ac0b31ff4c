"""The stage in which a list is collected."""

from __future__ import annotations

from textual import events as keys
from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from closeness_tui.core.answer import Item
from closeness_tui.core.wording import _
from closeness_tui.tui.widgets.choices import Choices, numbered
from closeness_tui.tui.widgets.field import OneLine
from closeness_tui.tui.widgets.list_stages import (
    chosen_and_own,
    own_rows,
)
from closeness_tui.tui.widgets.prose import Prose
from closeness_tui.tui.widgets.stage import Stage


class Collect(Stage):
    """Choose among what is offered, and add rows of one's own."""

    def compose(self) -> ComposeResult:
        """What is offered, the rows added, and a line for the next one."""
        self._own = own_rows(self.items, self.offered)
        had = {item.text for item in self.items}
        if self.offered:
            line = (
                _("Space or a number picks. Tab goes to your own.")
                if self.step.own
                else _("Space or a number picks.")
            )
            yield Prose(line, classes="soft")
            marked = frozenset(n for n, text in enumerate(self.offered) if text in had)
            yield Choices(numbered(self.offered), many=True, marked=marked)
        self._rows = Prose(self._listed(), classes="own")
        self._rows.display = bool(self._own)
        yield self._rows
        if self.step.own:
            yield OneLine(self._hint())

    def take_focus(self) -> None:
        super().take_focus()
        self._say()

    def _hint(self) -> str:
        if self.step.most and len(self.items) >= self.step.most:
            return _("That is all the room there is. Enter goes on.")
        if self._own:
            return _("Another one, or Enter to go on")
        return _("Type one, then Enter")

    def _listed(self) -> str:
        return "\n".join(f"•  {text}" for text in self._own)

    @property
    def _marked(self) -> frozenset[int]:
        return next((each.marked for each in self.query(Choices)), frozenset())

    def _room(self) -> bool:
        return not self.step.most or len(self._marked) + len(self._own) < self.step.most

    def at_hand(self) -> tuple[Item, ...]:
        return self._gathered(next((field.value for field in self.query(OneLine)), ""))

    def _gathered(self, pending: str) -> tuple[Item, ...]:
        extra = (pending.strip(),) if pending.strip() and self._room() else ()
        return chosen_and_own(self.items, self.offered, self._marked, (*self._own, *extra))

    def _gather(self, pending: str = "") -> None:
        self.change(self._gathered(pending))

    def _say(self) -> None:
        self._rows.say(self._listed())
        self._rows.display = bool(self._own)
        for choices in self.query(Choices):
            # No room at all is not the same as no limit, which is 0.
            choices.most = (self.step.most - len(self._own) or -1) if self.step.most else 0
        for field in self.query(OneLine):
            field.placeholder = self._hint()
            field.max_length = None if self._room() or field.value else 0

    @on(Choices.Marked)
    def choose(self, message: Choices.Marked) -> None:
        """Other rows are chosen."""
        message.stop()
        self._gather()
        self._say()

    @on(Input.Changed)
    def typing(self, message: Input.Changed) -> None:
        """A half-typed row is kept too."""
        message.stop()
        self._gather(message.value)

    @on(Input.Submitted)
    def add(self, message: Input.Submitted) -> None:
        """Enter adds the row; in an empty line it goes on."""
        message.stop()
        if self._take(message.input):
            return
        self.post_message(self.Finished(self))

    def _take(self, field: Input) -> bool:
        text = field.value.strip()
        if not text or not self._room():
            return False
        if text not in (*self._own, *self.offered):
            self._own = (*self._own, text)
        field.value = ""
        self._gather()
        self._say()
        return True

    def on_key(self, event: keys.Key) -> None:
        """Backspace in an empty line takes the last row back, to change it."""
        field = next(iter(self.query(OneLine)), None)
        if (
            event.key == "backspace"
            and field is not None
            and field.has_focus
            and not field.value
            and self._own
        ):
            event.stop()
            event.prevent_default()
            *rest, last = self._own
            self._own = tuple(rest)
            field.value = last
            field.cursor_position = len(last)
            self._say()

    def go_on(self) -> bool:
        for field in self.query(OneLine):
            self._take(field)
        return True
