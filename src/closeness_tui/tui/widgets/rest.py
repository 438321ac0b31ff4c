"""Quiet time: a thin line that shrinks, and round words."""

from __future__ import annotations

from textual.app import ComposeResult

from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.prose import Prose
from closeness_tui.tui.widgets.quiet_line import QuietLine
from closeness_tui.tui.widgets.spans import time_of

AIRY = 9
"""Rows it takes with all its air; where there are fewer, the air goes first."""


class RestStep(StepBody, can_focus=True):
    """Nothing to do; a key ends it early."""

    DEFAULT_CSS = """
    RestStep {
        QuietLine { margin: 3 8 1 8; }
        .left { text-align: center; color: $text-muted; }
        .soft { text-align: center; margin-top: 2; }
        &.-close QuietLine { margin: 1 8 0 8; }
        &.-close .soft { margin-top: 1; }
    }
    """

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        self._line, self._left = QuietLine(), Prose(classes="left")
        self.fit(rows)

    def fit(self, rows: int) -> None:
        super().fit(rows)
        self.set_class(rows < AIRY, "-close")

    def compose(self) -> ComposeResult:
        """The line, the time left, and the way out."""
        yield self._line
        yield self._left
        yield Prose(_("Enter when you have had enough"), classes="soft")

    def show(self, view: StepView) -> None:
        super().show(view)
        now = view.moment
        if now is not None:
            # Without an end nothing gets less, and the line stays whole.
            self._line.draw(1.0 if now.is_open else now.left / now.total)
            self._left.say(time_of(now), layout=False)
