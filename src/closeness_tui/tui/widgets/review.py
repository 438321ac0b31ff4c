"""Earlier words, brought back; or a plain word on why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from textual import events as keys
from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.message import Message
from textual.widget import Widget

from closeness_tui.core import event as events
from closeness_tui.core.answer import Item, Items
from closeness_tui.core.event import Brought
from closeness_tui.core.spoken import date_in_words
from closeness_tui.core.steps import Review
from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _, ngettext
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.choices import Choices, Row
from closeness_tui.tui.widgets.prose import Prose


class LookingBack(StepBody, can_focus=True):
    """While earlier words are looked for; where the log is locked, the choice to unlock it or to go on without."""

    DEFAULT_CSS = """
    LookingBack { .soft, .locked { margin-bottom: 1; } }
    """

    @dataclass
    class UnlockWanted(Message):
        """The person would like to open the log first."""

        body: LookingBack

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        self.locked = False
        """The log is locked, and the person has not said what they would like."""
        self._can_unlock = False
        self._shown = VerticalGroup()

    def compose(self) -> ComposeResult:
        """Filled once it is known how things are."""
        yield self._shown

    def on_mount(self) -> None:
        super().on_mount()
        self._fill()

    @property
    def ready(self) -> bool:
        return self.locked

    def show_locked(self, *, can_unlock: bool) -> None:
        """The words are there, but the log is locked."""
        self.locked = True
        self._can_unlock = can_unlock
        self._fill()

    def _fill(self) -> None:
        self._shown.remove_children()
        self._shown.mount(*self._pieces())
        self.shifted()

    def _pieces(self) -> list[Widget]:
        if not self.locked:
            return [Prose(_("Looking back …"), classes="soft")]
        ways = _("u unlocks it. Enter goes on without.") if self._can_unlock else _("Enter goes on without.")
        return [
            Prose(_("Your log is locked, so earlier words stay closed for now."), classes="locked"),
            Prose(ways, classes="soft"),
        ]

    def go_on(self) -> None:
        if self.locked:
            self.want(events.Bring(()))

    def on_key(self, event: keys.Key) -> None:
        """`u` asks for the log to be unlocked."""
        if event.key == "u" and self.locked and self._can_unlock:
            event.stop()
            self.post_message(self.UnlockWanted(self))


class ReviewStep(LookingBack):
    """The rows, newest first; some can be picked where the step asks for it."""

    DEFAULT_CSS = """
    ReviewStep {
        VerticalGroup { height: auto; }
        .row { padding-left: 2; border-left: outer $border-blurred; }
        .from { padding-left: 2; border-left: outer $border-blurred; color: $text-muted; margin-bottom: 1; }
        .row.-alone { margin-bottom: 1; }
    }
    """

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        self.was_locked = False
        """The log was locked, and the person went on without earlier words."""

    @property
    def _pick(self) -> int:
        return self.view.step.pick if isinstance(self.view.step, Review) else 0

    @property
    def ready(self) -> bool:
        return self.view.brought is not None or self.locked

    def show(self, view: StepView) -> None:
        news = view.brought != self.view.brought
        super().show(view)
        if news:
            self.was_locked, self.locked = self.locked and not view.brought, False
            self._fill()

    def _pieces(self) -> list[Widget]:
        brought, step = self.view.brought, self.view.step
        if self.locked or brought is None:
            return super()._pieces()
        if not brought and self.was_locked:
            return [Prose(_("Your log stayed locked, so the practice goes on without earlier words."))]
        if not brought:
            return [Prose(step.if_none if isinstance(step, Review) else "")]
        return self._offer(brought) if self._pick else [each for row in brought for each in _row(row)]

    def _offer(self, brought: tuple[Brought, ...]) -> list[Widget]:
        before = self.view.answer.items if isinstance(self.view.answer, Items) else ()
        texts = {item.text for item in before}
        rows = [Row(each.text, str(n) if n <= 9 else "", _from(each)) for n, each in enumerate(brought, 1)]
        marked = frozenset(n for n, each in enumerate(brought) if each.text in texts)
        # Each has its words and, below them, where they come from.
        spaced = sum(3 + len(each.text) // 52 for each in brought) + 2 <= self.rows_free
        choices = Choices(rows, many=True, most=self._pick, marked=marked, spaced=spaced)
        line = ngettext(
            "You can pick one. Space or a number picks.",
            "You can pick up to {count}. Space or a number picks.",
            self._pick,
        ).format(count=self._pick)
        # Not before it is on the screen: until then it takes no keys.
        self.call_after_refresh(choices.focus, scroll_visible=False)
        return [Prose(line, classes="soft"), choices]

    def go_on(self) -> None:
        if self.locked:
            super().go_on()
            return
        choices = self.query(Choices)
        if choices and choices.first().marked and self.view.brought:
            items = tuple(
                Item(self.view.brought[n].text, picked=True) for n in sorted(choices.first().marked)
            )
            self.want(events.Answer(Items(items)))
        elif self.view.brought is not None:
            self.want(events.Next())

    @on(Choices.Marked)
    def say_keys(self) -> None:
        """Enter takes what is marked."""
        self.shifted()


def _row(row: Brought) -> list[Prose]:
    where = _from(row)
    if not where:
        return [Prose(row.text, classes="row -alone")]
    return [Prose(row.text, classes="row"), Prose(where, classes="from")]


def _from(row: Brought) -> str:
    try:
        day = date_in_words(date.fromisoformat(row.day)) if row.day else ""
    except ValueError:
        day = row.day
    return " · ".join(part for part in (day, row.title) if part)
