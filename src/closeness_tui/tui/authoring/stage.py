"""What every part of a preview shares: the exercise as it was last whole, what is wrong now, and the clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.content import Content
from textual.signal import Signal

from closeness_tui.core.wording import _, ngettext
from closeness_tui.tui.screens.place import Place, Words

if TYPE_CHECKING:
    from textual.app import App

    from closeness_tui.core.exercise import Exercise
    from closeness_tui.core.problem import Problem
    from closeness_tui.practice.clock import ScaledClock
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.previewing import Rehearsal


ROOM = 76
"""Columns in which the whole line fits."""


@dataclass
class Stage:
    """The state of a preview. Whoever changes it says so by `tell`."""

    app: App[None]
    practice: Practice
    """On the quickened clock, and without a trace."""
    clock: ScaledClock
    exercise: Exercise | None = None
    """As the file said it when it was last without problems."""
    problems: tuple[Problem, ...] = ()
    """Of the file as it is now."""
    hints: tuple[Problem, ...] = ()
    run: Rehearsal | None = None
    note: str = ""
    """One sentence on what has just happened."""
    changed: Signal[None] = field(init=False)

    def __post_init__(self) -> None:
        self.changed = Signal(self.app, "stage")

    def tell(self, note: str | None = None) -> None:
        """Let all that shows it show it as it is now."""
        if note is not None:
            self.note = note
        self.changed.publish(None)

    @property
    def head(self) -> str:
        """What the problems mean for what is seen."""
        if not self.problems:
            return ""
        if self.exercise is None:
            return _("There is nothing to show yet. It begins once these are mended and the file is saved:")
        return _("The file has changed, with a problem in it. You still see the version before.")


class StageLine(Words):
    """The first line of every page of a preview."""

    DEFAULT_CSS = """
    StageLine { height: auto; max-height: 3; text-align: center; color: $quiet; }
    """

    def __init__(self, stage: Stage) -> None:
        super().__init__(id="stage-line")
        self.stage = stage

    def on_mount(self) -> None:
        """Follow what happens."""
        if isinstance(self.screen, Place):
            self.styles.dock, self.styles.max_width = "top", "100%"
        self.say(self._line())
        self.stage.changed.subscribe(self, lambda _nothing: self.say(self._line()))

    def _line(self) -> Content:
        stage = self.stage
        speed = stage.clock.speed
        parts = [Content.styled(_("Preview: nothing is kept"), "bold $accent")]
        if speed != 1:
            wide = self._room >= ROOM
            # A number other than one is always several.
            words = (
                ngettext("{speed} times as quick", "{speed} times as quick", 2)
                if wide
                else _("{speed} times")
            )
            parts.append(Content(words.format(speed=f"{speed:g}")))
        keys = ((_("F6"), _("steps")), (_("F7"), _("map")), (_("F9"), _("speed")))
        parts += [Content.assemble((key, "bold"), " ", words) for key, words in keys]
        # The page of all keys says the rest.
        while len(parts) > 1 and Content("  ").join(parts).cell_length > self._room - 4:
            parts.pop()
        line = Content("  ").join(parts)
        return Content("\n").join([line, Content.styled(stage.note, "$secondary")]) if stage.note else line

    @property
    def _room(self) -> int:
        return self.size.width or self.app.size.width

    def on_resize(self) -> None:
        """Fewer words in a narrow window."""
        self.say(self._line())

    def rows_at(self, width: int) -> int:
        """The rows it takes."""
        rows = [max(1, -(-len(line) // max(1, width - 2))) for line in self.spoken.split("\n")]
        return min(3, sum(rows))
