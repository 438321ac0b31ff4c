"""Noting: soft labels with their digits, and a strip in time of what came."""

from __future__ import annotations

from textual import events as keys
from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.content import Content
from textual.widget import Widget

from closeness_tui.core import event as events
from closeness_tui.core.answer import Marks
from closeness_tui.core.moment import Moment
from closeness_tui.core.steps import Note
from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.prose import Prose, words
from closeness_tui.tui.widgets.quiet_line import QuietLine
from closeness_tui.tui.widgets.spans import time_of

GLOW = 2.0
"""Seconds that a soft cue stays."""


class Strip(Widget):
    """When one label came: a row of dots over the whole time of the step."""

    DEFAULT_CSS = """
    Strip { height: 1; width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[float, ...] = ()

    def draw(self, parts: tuple[float, ...]) -> None:
        """Show dots at these parts of the time, 0 to 1."""
        if parts != self._parts:
            self._parts = parts
            self.refresh()

    def render(self) -> Content:
        """The dots on a faint ground."""
        width = self.size.width
        came = {min(width - 1, int(part * width)) for part in self._parts}
        cells = [("●", "$primary") if column in came else ("·", "$border-blurred") for column in range(width)]
        return Content.assemble(*cells)


class LabelRow(HorizontalGroup):
    """One label: its digit, its word, and its strip."""

    DEFAULT_CSS = """
    LabelRow {
        margin-bottom: 1;
        &:hover { background: $panel; }
        .digit { width: 4; color: $text-muted; text-align: center; }
        .label { width: 16; padding-right: 2; }
        &.-last .label { color: $primary; text-style: bold; }
        &.-last .digit { color: $primary; text-style: bold; }
        &.-tight { margin-bottom: 0; }
    }
    """

    def __init__(self, digit: str, label: str) -> None:
        super().__init__()
        self.label = label
        self._digit = digit
        self.strip = Strip()

    def compose(self) -> ComposeResult:
        """Digit, word, strip."""
        yield Prose(self._digit, classes="digit")
        yield Prose(self.label, classes="label")
        yield self.strip


class NoteStep(StepBody, can_focus=True):
    """Digits note; the keys are never needed."""

    DEFAULT_CSS = """
    NoteStep {
        .anchor { text-align: center; color: $text-muted; margin-bottom: 1; }
        .anchor.-glow { color: $primary; text-style: bold; }
        QuietLine { margin: 0 0 0 20; }
        .left { text-align: center; margin-top: 1; color: $text-muted; }
        &.-tight .left { margin-top: 0; }
        &.-tight .anchor { margin-bottom: 0; }
    }
    """

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        self._rows = [LabelRow(str(n), label) for n, label in enumerate(view.rows[:9], 1)]
        self._anchor = Prose(classes="anchor")
        self._line, self._left = QuietLine(from_left=True), Prose(classes="left")
        self._cued = 0

    def compose(self) -> ComposeResult:
        """What to rest on, the labels, and how far the time has gone."""
        yield self._anchor
        yield from self._rows
        yield self._line
        yield self._left

    def on_mount(self) -> None:
        super().on_mount()
        self.fit(self.rows_free)

    def fit(self, rows: int) -> None:
        super().fit(rows)
        tight = 2 * len(self._rows) + 5 > rows
        for row in self._rows:
            row.set_class(tight, "-tight")
        self.set_class(tight, "-tight")

    def show(self, view: StepView) -> None:
        super().show(view)
        now = view.moment
        if now is None:
            return
        marks = view.answer.marks if isinstance(view.answer, Marks) else ()
        for row in self._rows:
            row.strip.draw(tuple(mark.at / now.span for mark in marks if mark.label == row.label))
            row.set_class(bool(marks) and marks[-1].label == row.label, "-last")
        self._line.draw(now.elapsed / now.span)
        took = _("Backspace takes the last one back") if marks else _("a number notes it; none is fine too")
        self._left.say(f"{time_of(now)}   ·   {took}", layout=False)
        self._cue(now)

    def _cue(self, now: Moment) -> None:
        """A soft glow every so often; by the clock, so that a late beat misses nothing."""
        every = self.view.step.cue if isinstance(self.view.step, Note) else 0
        times = int((now.elapsed + 1e-3) // every) if every else 0
        glows = times > 0 and now.elapsed + 1e-3 - times * every < GLOW
        rest_on = ", ".join(self.view.shown)
        resting = _("Rest on: {anchor}").format(anchor=rest_on) if rest_on else ""
        said = resting or (_("What is here now?") if glows else " ")
        sign = "◦  " if glows else "   "
        self._anchor.set_class(glows, "-glow")
        self._anchor.say(Content.assemble(sign, words(said), "   "), layout=False)
        if times > self._cued and glows and not self.view.paused:
            self.glance.ring()
        self._cued = times

    def on_key(self, event: keys.Key) -> None:
        """The mark carries the instant of the key, not of its handling."""
        if events.Noted not in self.view.can:
            return
        if event.key == "backspace":
            event.stop()
            self.want(events.Unnote())
        elif event.character and event.character in "123456789" and int(event.character) <= len(self._rows):
            event.stop()
            self.want(events.Noted(self._rows[int(event.character) - 1].label), event.time)

    def on_click(self, event: keys.Click) -> None:
        """A click on a row notes it."""
        for row in self._rows:
            if event.widget is not None and row in event.widget.ancestors_with_self:
                self.want(events.Noted(row.label), event.time)
