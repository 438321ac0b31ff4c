"""Reading something aloud or silently: the words, large and alone."""

from __future__ import annotations

from textual.app import ComposeResult

from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.prose import Prose
from closeness_tui.tui.widgets.quiet_line import QuietLine
from closeness_tui.tui.widgets.spans import about, so_far

AIRY = 12
"""Rows it takes with all its air and a few lines to read; where there are fewer, the air goes first."""


class SayStep(StepBody, can_focus=True):
    """Earlier words to read; with or without a time."""

    DEFAULT_CSS = """
    SayStep {
        .shown { margin: 1 0 0 0; padding: 1 3; border-left: outer $primary; background: $panel; text-style: bold; }
        QuietLine { margin: 2 8 1 8; }
        .left { text-align: center; color: $text-muted; }
        &.-close .shown { margin: 0; padding: 0 3; }
        &.-close QuietLine { margin: 1 8 0 8; }
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
        """The words, and the time where there is one."""
        if self.view.shown:
            yield Prose("\n".join(self.view.shown), classes="shown")
        if self.view.moment is not None:
            yield self._line
            yield self._left

    def show(self, view: StepView) -> None:
        super().show(view)
        now = view.moment
        if now is None:
            return
        self._line.draw(1.0 if now.is_open else now.left_in_phase / now.phase.seconds)
        left = so_far(now.elapsed) if now.is_open else about(now.left_in_phase)
        if now.phase.rounds > 1:
            turn = _("time {number} of {count}").format(number=now.phase.round, count=now.phase.rounds)
            left = f"{turn}   ·   {left}"
        self._left.say(left, layout=False)
