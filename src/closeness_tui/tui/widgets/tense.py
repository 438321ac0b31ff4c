"""Tensing and letting go: the part at hand, both timers, and where one is."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center
from textual.content import Content

from closeness_tui.core import event as events
from closeness_tui.core.moment import Moment
from closeness_tui.core.steps import Group, Phase, Tense
from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _, ngettext
from closeness_tui.tui.phrases import later
from closeness_tui.tui.widgets.beside import BesideFigure
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.figure_shape import Light
from closeness_tui.tui.widgets.prose import Prose, words
from closeness_tui.tui.widgets.quiet_line import QuietLine
from closeness_tui.tui.widgets.regions import regions_in
from closeness_tui.tui.widgets.spans import about, clock

BESIDES = 9
"""The rows of everything but the words of a stretch and the list of parts."""

LEAST_SAID = 3
"""The rows for the words of a stretch, where none of them needs more."""

LEAST_PARTS = 2
"""The rows of the list of parts, however small the window is."""

GAPS = ("   ", " ")
"""On both sides of a dot: wide, or narrower beside a figure."""


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
        &.-beside QuietLine { margin: 0 6; }
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

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        self._part, self._word = Prose(classes="part"), Prose(classes="word")
        self._line, self._times = QuietLine(), Prose(classes="times")
        self._says, self._groups = Prose(classes="says"), Prose(classes="groups")
        self._ways = Prose(classes="soft")
        self._beside = BesideFigure(
            self._part,
            self._word,
            self._line,
            self._times,
            self._says,
            Center(self._groups),
            self._ways,
            says=False,
        )
        self._rows_said = LEAST_SAID

    def compose(self) -> ComposeResult:
        """From the part at hand down to what else one could do, and a figure that shows the part."""
        yield self._beside

    def on_mount(self) -> None:
        # Where no part is known there is nothing to show; where one is, the figure stays, so that nothing jumps.
        self._beside.want(any(regions_of(group) for group in self._all_groups))
        self.fit(self.rows_free)
        super().on_mount()

    @property
    def _all_groups(self) -> tuple[Group, ...]:
        step = self.view.step
        return step.groups if isinstance(step, Tense) else ()

    def fit(self, rows: int) -> None:
        """A column of parts where there is room for one; while it is paused too."""
        super().fit(rows)
        self._beside.fit(rows)
        self.set_class(self._beside.is_seen, "-beside")
        self._rows_said = self._rows_to_say()
        self._says.styles.height = self._rows_said
        self.show(self.view)

    def _rows_to_say(self) -> int:
        """Room for the longest words from the start, so that nothing below them jumps."""
        columns = self._beside.columns
        texts = {phase.text for phase in self.glance.phases()}
        return max([LEAST_SAID, *(words(text).get_height({}, columns) for text in texts)])

    def show(self, view: StepView) -> None:
        super().show(view)
        now = view.moment
        if now is None:
            return
        self._light(now)
        self._part.say(spaced(now.phase.part), layout=False)
        self._word.say(word_of(now.phase), layout=False)
        self._line.draw(now.left_in_phase / now.phase.seconds if now.phase.seconds else 0.0)
        gap = GAPS[self._beside.is_seen]
        self._times.say(f"{gap}·{gap}".join(times_of(now)), layout=False)
        self._says.say(now.phase.text, layout=False)
        self._groups.say(self._places(now))
        self._ways.say("   ".join(self._open_ways(now)), layout=False)

    def _light(self, now: Moment) -> None:
        """All of the part while it is tense, and only half of its dots when it is let go."""
        group = self._all_groups[now.phase.group]
        regions = regions_of(group)
        self._beside.light(Light(regions) if now.phase.name == "tense" else Light(near=regions))

    def _places(self, now: Moment) -> Content:
        """Every part that is on the way, and which one it is now."""
        shown = []
        names = {phase.group: phase.part for phase in self.glance.phases()}
        for group, name in names.items():
            if group == now.phase.group:
                shown.append(Content.assemble(("› ", "$primary bold"), words(name, "bold")))
            elif group < now.phase.group:
                shown.append(words("· " + name, "$text-muted"))
            else:
                shown.append(words("○ " + name, "$text-muted"))
        room = max(LEAST_PARTS, self.rows_free - BESIDES - self._rows_said)
        if len(shown) <= room:
            return Content("\n").join(shown)
        lines = in_lines(shown, self._beside.columns)
        if len(lines) > room:
            lines = around(shown, list(names).index(now.phase.group), room)
        return Content("\n").join(lines)

    def _open_ways(self, now: Moment) -> list[str]:
        ways = []
        if events.LeaveOut in self.view.can:
            ways.append(_("o leave this part out"))
        if self._can_imagine(now):
            ways.append(_("i imagine it instead"))
        return ways or [" "]

    def _can_imagine(self, now: Moment) -> bool:
        has_words = bool(self._all_groups[now.phase.group].imagine)
        return events.Imagine in self.view.can and has_words and now.phase.name != "imagine"

    def action_leave_out(self) -> None:
        """Leave the part at hand out from here on."""
        if events.LeaveOut in self.view.can:
            self.want(events.LeaveOut())

    def action_imagine(self) -> None:
        """Imagine the part warm and heavy instead."""
        if self.view.moment is not None and self._can_imagine(self.view.moment):
            self.want(events.Imagine())


def regions_of(group: Group) -> frozenset[str]:
    """The regions of a group, as far as its words tell."""
    return regions_in(group.part, group.area)


def in_lines(names: list[Content], width: int) -> list[Content]:
    """Beside one another as far as they fit whole; a name is never torn."""
    lines: list[Content] = []
    for name in names:
        if lines and lines[-1].cell_length + 3 + name.cell_length <= width:
            lines[-1] = lines[-1] + Content("   ") + name
        else:
            lines.append(name)
    return lines


def around(names: list[Content], at: int, rows: int) -> list[Content]:
    """The part at hand with the one before it and those that come next, and how many more there are."""
    start = max(0, min(at - (rows > LEAST_PARTS), len(names) - rows))
    seen = names[start : start + rows]
    if more := len(names) - start - len(seen):
        seen[-1] = words(
            ngettext("○ and one more", "○ and {count} more", more + 1).format(count=more + 1), "$text-muted"
        )
    return seen


def spaced(name: str) -> str:
    """A name in large letters, as far as a terminal has any."""
    return name.upper()


def word_of(phase: Phase) -> str:
    """The one word for this stretch."""
    return {"tense": _("tense"), "release": _("let go"), "imagine": _("imagine")}.get(phase.name, phase.name)


def times_of(now: Moment) -> list[str]:
    """This stretch, the round, and the whole step."""
    parts = [clock(now.left_in_phase)]
    if now.phase.rounds > 1 and now.phase.name != "imagine":
        parts.append(_("round {number} of {count}").format(number=now.phase.round, count=now.phase.rounds))
    parts.append(about(now.left))
    return parts
