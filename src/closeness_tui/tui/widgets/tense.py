"""Tensing and letting go: the part at hand, both timers, and where one is."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center
from textual.content import Content

from closeness_tui.core import event as events
from closeness_tui.core.steps import Phase, Tense
from closeness_tui.core.view import Moment, StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.prose import Prose, words
from closeness_tui.tui.widgets.quiet_line import QuietLine
from closeness_tui.tui.widgets.spans import about, clock

BESIDES = 14
"""The rows of everything but the list of parts."""


class TenseStep(StepBody, can_focus=True):
    """One part of the body at a time."""

    DEFAULT_CSS = """
    TenseStep {
        .part { text-align: center; text-style: bold; }
        .word { text-align: center; text-style: bold; color: $primary; margin-top: 1; }
        .says { text-align: center; height: 3; margin-top: 1; }
        QuietLine { margin: 0 12; }
        .times { text-align: center; color: $text-muted; }
        Center { height: auto; margin-top: 1; }
        .groups { width: auto; max-width: 100%; }
        .soft { text-align: center; margin-top: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "o",
            "leave_out",
            "leave out",
            tooltip=later("Leave this part out."),
            id="tense.leave-out",
            show=False,
        ),
        Binding(
            "i", "imagine", "imagine", tooltip=later("Imagine it instead."), id="tense.imagine", show=False
        ),
    ]

    rings: ClassVar[bool] = True

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        self._part, self._word = Prose(classes="part"), Prose(classes="word")
        self._line, self._times = QuietLine(), Prose(classes="times")
        self._says, self._groups = Prose(classes="says"), Prose(classes="groups")
        self._ways = Prose(classes="soft")

    def compose(self) -> ComposeResult:
        """From the part at hand down to what else one could do."""
        yield self._part
        yield self._word
        yield self._line
        yield self._times
        yield self._says
        with Center():
            yield self._groups
        yield self._ways

    def fit(self, rows: int) -> None:
        """A column of parts where there is room for one; while it is paused too."""
        super().fit(rows)
        self.show(self.view)

    def show(self, view: StepView) -> None:
        super().show(view)
        now = view.moment
        if now is None:
            return
        self._part.say(spaced(now.phase.part), layout=False)
        self._word.say(word_of(now.phase), layout=False)
        self._line.draw(now.left_in_phase / now.phase.seconds if now.phase.seconds else 0.0)
        self._times.say(times_of(now), layout=False)
        self._says.say(now.phase.text, layout=False)
        self._groups.say(self._places(now))
        self._ways.say("   ".join(self._open_ways(now)), layout=False)

    def _places(self, now: Moment) -> Content:
        """Every part that is on the way, and which one it is now."""
        step = self.view.step
        names = step.groups if isinstance(step, Tense) else ()
        shown = []
        for group in dict.fromkeys(phase.group for phase in self.glance.phases()):
            name = names[group].part
            if group == now.phase.group:
                shown.append(Content.assemble(("› ", "$primary bold"), words(name, "bold")))
            elif group < now.phase.group:
                shown.append(words("· " + name, "$text-muted"))
            else:
                shown.append(words("○ " + name, "$text-muted"))
        if len(shown) <= self.rows_free - BESIDES:
            return Content("\n").join(shown)
        return Content("\n").join(in_lines(shown, self.size.width))

    def _open_ways(self, now: Moment) -> list[str]:
        ways = []
        if events.LeaveOut in self.view.can:
            ways.append(_("o  leave this part out"))
        if self._can_imagine(now):
            ways.append(_("i  imagine it instead"))
        return ways or [" "]

    def _can_imagine(self, now: Moment) -> bool:
        step = self.view.step
        has_words = isinstance(step, Tense) and bool(step.groups[now.phase.group].imagine)
        return events.Imagine in self.view.can and has_words and now.phase.name != "imagine"

    def action_leave_out(self) -> None:
        """Leave the part at hand out from here on."""
        if events.LeaveOut in self.view.can:
            self.want(events.LeaveOut())

    def action_imagine(self) -> None:
        """Imagine the part warm and heavy instead."""
        if self.view.moment is not None and self._can_imagine(self.view.moment):
            self.want(events.Imagine())


def in_lines(names: list[Content], width: int) -> list[Content]:
    """Beside one another as far as they fit whole; a name is never torn."""
    lines: list[Content] = []
    for name in names:
        if lines and lines[-1].cell_length + 3 + name.cell_length <= width:
            lines[-1] = lines[-1] + Content("   ") + name
        else:
            lines.append(name)
    return lines


def spaced(name: str) -> str:
    """A name in large letters, as far as a terminal has any."""
    return name.upper()


def word_of(phase: Phase) -> str:
    """The one word for this stretch."""
    return {"tense": _("tense"), "release": _("let go"), "imagine": _("imagine")}.get(phase.name, phase.name)


def times_of(now: Moment) -> str:
    """This stretch, the round, and the whole step."""
    parts = [clock(now.left_in_phase)]
    if now.phase.rounds > 1 and now.phase.name != "imagine":
        parts.append(_("round {number} of {count}").format(number=now.phase.round, count=now.phase.rounds))
    parts.append(about(now.left))
    return "   ·   ".join(parts)
