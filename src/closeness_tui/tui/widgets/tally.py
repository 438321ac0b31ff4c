"""Counting moments without typing: one press for each."""

from __future__ import annotations

from typing import ClassVar

from textual import events as keys
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from closeness_tui.core import event as events
from closeness_tui.core.answer import Number
from closeness_tui.core.steps import Tally
from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later
from closeness_tui.tui.widgets.body import StepBody
from closeness_tui.tui.widgets.prose import Prose


class TallyStep(StepBody, can_focus=True):
    """A row of rounds that fill; no timer."""

    DEFAULT_CSS = """
    TallyStep {
        .rounds { text-align: center; margin: 2 0 1 0; }
        .count { text-align: center; margin-bottom: 2; }
        .soft { text-align: center; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "note", "one more", tooltip=later("One more."), id="tally.note", show=False),
        Binding(
            "backspace", "unnote", "one less", tooltip=later("Take one back."), id="tally.unnote", show=False
        ),
        Binding(
            "w",
            "swap",
            "something else",
            tooltip=later("Something else instead."),
            id="tally.swap",
            show=False,
        ),
    ]

    def compose(self) -> ComposeResult:
        """The rounds, the count in words, and what the keys do."""
        self._rounds, self._count, self._ways = (
            Prose(classes="rounds"),
            Prose(classes="count"),
            Prose(classes="soft"),
        )
        yield self._rounds
        yield self._count
        yield self._ways

    def show(self, view: StepView) -> None:
        super().show(view)
        goal = view.step.count if isinstance(view.step, Tally) else 1
        found = int(view.answer.value or 0) if isinstance(view.answer, Number) else 0
        rounds = [
            Content.styled("●", "$primary") if n < found else Content.styled("○", "$text-muted")
            for n in range(goal)
        ]
        self._rounds.say(Content("   ").join(rounds), layout=False)
        self._count.say(_count_in_words(found, goal), layout=False)
        ways = [_("w for something else")] if events.Swap in view.can else []
        if found:
            ways.append(_("Backspace takes one back"))
        first = _("Space for each one") if found < goal else _("Enter when you are ready")
        self._ways.say(first + "\n" + "   ·   ".join(ways), layout=False)

    def action_note(self) -> None:
        """One more; a full row stays as it is."""
        goal = self.view.step.count if isinstance(self.view.step, Tally) else 1
        found = self.view.answer.value or 0 if isinstance(self.view.answer, Number) else 0
        if found < goal:
            self.want(events.Noted())

    def action_unnote(self) -> None:
        """Take one back."""
        if self.view.answer is not None:
            self.want(events.Unnote())

    def action_swap(self) -> None:
        """Another sense instead."""
        if events.Swap in self.view.can:
            self.want(events.Swap())

    def on_click(self, event: keys.Click) -> None:
        """A click on the rounds counts too."""
        if event.widget is self._rounds:
            self.action_note()


def _count_in_words(found: int, goal: int) -> str:
    if found == 0:
        return _("{goal} to find").format(goal=goal)
    if found < goal:
        return _("{found} of {goal}").format(found=found, goal=goal)
    return _("All {goal} found.").format(goal=goal) if goal > 1 else _("Found.")
