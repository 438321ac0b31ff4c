"""Paced breathing: a figure that grows and sinks, the phase in words, and a count."""

from __future__ import annotations

import math
from typing import ClassVar

from textual import events as keys
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer

from closeness_tui.core import event as events
from closeness_tui.core.moment import Moment, fullness
from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.disc import Disc
from closeness_tui.tui.widgets.prose import Prose
from closeness_tui.tui.widgets.spans import time_of

FRAMES = 20
"""A second: beyond it the cells of a disc change no oftener."""

WORDS_ROWS = 5
"""What stands around the figure: the word, the count, the way out, and space."""


class BreatheStep(StepBody, can_focus=True):
    """The figure is drawn by its own clock; the words change at the screen's exact beat."""

    DEFAULT_CSS = """
    BreatheStep {
        .word { text-align: center; text-style: bold; color: $primary; margin-top: 1; }
        .count { text-align: center; color: $text-muted; }
        .soft { text-align: center; margin-top: 1; }
        &.-still .word { margin-top: 3; }
        &.-still .count { color: $foreground; margin-top: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f",
            "free",
            "free",
            tooltip=later("Let the breath find its own way."),
            id="breathe.free",
            show=False,
        ),
    ]

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        self._frames: Timer | None = None
        self._disc = Disc(self._disc_rows(rows))
        self._word, self._count = Prose(classes="word"), Prose(classes="count")
        self._way = Prose(classes="soft")

    @staticmethod
    def _disc_rows(rows: int) -> int:
        return max(5, min(18, rows - WORDS_ROWS))

    def compose(self) -> ComposeResult:
        """The figure unless motion is off, then the words."""
        self.be_still(self.glance.still)
        yield self._disc
        yield self._word
        yield self._count
        yield self._way

    def be_still(self, still: bool) -> None:
        """The figure goes, and the words have its room; or it comes back."""
        super().be_still(still)
        self._disc.display = not still
        self.set_class(still, "-still")
        if self.is_mounted:
            self.show(self.view)

    def fit(self, rows: int) -> None:
        super().fit(rows)
        self._disc.resize_to(self._disc_rows(rows))

    def show(self, view: StepView) -> None:
        super().show(view)
        now = view.moment
        if now is None:
            return
        self._word.say(phase_in_words(now.phase.name), layout=False)
        self._count.say(self._count_of(now), layout=False)
        self._way.say(self._ways_on(now), layout=False)
        self._move(running=not view.paused and now.phase.name in ("in", "out"))
        self.draw_frame()

    def _ways_on(self, now: Moment) -> str:
        if events.Free not in self.view.can or now.phase.name == "free":
            return _("Enter when you have had enough") if now.is_open else " "
        if now.is_open:
            return _("f lets the breath find its own way, Enter ends it")
        return _("f lets the breath find its own way")

    def _count_of(self, now: Moment) -> str:
        if now.phase.name == "free":
            free = _("no counting, no pace")
            return f"{free}   ·   {time_of(now)}" if now.is_open else free
        # The number of the second that runs: 1, 2, 3, 4.
        second = str(min(math.floor(now.into + 1e-3) + 1, math.ceil(now.phase.seconds)))
        if now.is_open:
            return f"{second}   ·   {time_of(now)}"
        breath = _("breath {number} of {count}").format(number=now.phase.round, count=now.phase.rounds)
        return f"{second}   ·   {breath}"

    def _move(self, *, running: bool) -> None:
        wanted = running and not self.glance.still
        if wanted and self._frames is None:
            self._frames = self.set_interval(1 / FRAMES, self.draw_frame)
        elif not wanted and self._frames is not None:
            self._frames.stop()
            self._frames = None

    def draw_frame(self) -> None:
        """The figure as the clock says; nothing is counted."""
        now = self.glance.moment()
        if now is not None and not self.glance.still:
            self._disc.draw(fullness(now))

    def action_free(self) -> None:
        """No more pacing in this step."""
        if events.Free in self.view.can:
            self.want(events.Free())

    def on_key(self, event: keys.Key) -> None:
        """Any key that means nothing else lets the breath go free."""
        bound = event.key in self.screen.active_bindings
        if not bound and event.is_printable:
            event.stop()
            self.action_free()


def phase_in_words(name: str) -> str:
    """What to do in this phase."""
    return {
        "in": _("breathe in"),
        "hold": _("hold softly"),
        "out": _("breathe out"),
        "pause": _("rest a moment"),
        "free": _("breathe as you like"),
    }.get(name, name)
