"""Rating: one number on a line."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from closeness_tui.core import event as events
from closeness_tui.core.answer import Number
from closeness_tui.core.steps import DISTRESS, Rate
from closeness_tui.core.view import StepView
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.dial import Dial


class RateStep(StepBody):
    """The scale of the step; nothing is chosen until the person chooses."""

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        scale = view.step.scale if isinstance(view.step, Rate) else DISTRESS
        self._dial = Dial(scale, view.answer if isinstance(view.answer, Number) else None)

    def compose(self) -> ComposeResult:
        """The dial."""
        yield self._dial

    def take_focus(self) -> None:
        self._dial.focus(scroll_visible=False)

    @property
    def ready(self) -> bool:
        return self._dial.number is not None

    def go_on(self) -> None:
        if self._dial.number is not None:
            self.want(events.Answer(self._dial.number))

    @on(Dial.Turned)
    def say_keys(self) -> None:
        """Enter may mean something now."""
        self.shifted()
