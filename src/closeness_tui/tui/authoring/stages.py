"""The pages of a practice as an author sees them: the real ones, with a line above that says what this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core import event as events
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.wording import _
from closeness_tui.practice.previewing import Rehearsal, taken_over
from closeness_tui.tui.authoring.problems_list import ProblemsBeside
from closeness_tui.tui.authoring.stage import Stage, StageLine
from closeness_tui.tui.screens.about import AboutScreen
from closeness_tui.tui.screens.closing import ClosingScreen
from closeness_tui.tui.screens.session import SessionScreen
from closeness_tui.tui.widgets.beats import Beats
from closeness_tui.tui.widgets.page import Page
from closeness_tui.tui.widgets.prose import words
from closeness_tui.tui.widgets.state_line import state_in_words, where_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from closeness_tui.core.session import Session

MOST_ROWS, FEW_ROWS, FEWEST_ROWS = 8, 4, 2
"""Of problems below a page; fewer where the window is low."""

LOW, VERY_LOW = 22, 16
WIDE = 100


class _LowerPage(Page):
    """A column above which and below which something else stands."""

    def __init__(self, taken: Callable[[], int]) -> None:
        super().__init__()
        self._taken = taken

    def rows_below(self, text: str) -> int:
        """The rows left for a widget."""
        return super().rows_below(text) - self._taken()


class PreviewSession(SessionScreen):
    """The steps; the file may change under them."""

    # The style sheet of a screen is for the name of its class alone.
    CSS = SessionScreen.CSS.replace("SessionScreen", "PreviewSession", 1)

    DEFAULT_CSS = """
    PreviewSession.-wide ProblemsBeside {
        dock: right; width: 36; height: 100%; max-height: 100%; border-top: none; border-left: solid $care;
        padding: 1 1;
    }
    """

    def __init__(self, stage: Stage, run: Rehearsal) -> None:
        super().__init__(stage.practice, run)
        self._scene = stage
        self._page = _LowerPage(self._taken)
        self._beats = Beats(self, self.beat, lambda: stage.clock.speed)
        self._line = StageLine(stage)
        self._beside = ProblemsBeside()
        # The line above takes the place of an empty row.
        self._where.styles.margin = (0, 0, 1, 0)

    def compose(self) -> ComposeResult:
        """The line above, the practice, and what is wrong with the file."""
        yield self._line
        yield from super().compose()
        yield self._beside

    def on_mount(self) -> None:
        """Follow what happens to the file."""
        self._scene.changed.subscribe(self, lambda _nothing: self._stage_changed())
        self._tell()

    def _tell(self) -> None:
        self._beside.styles.max_height = None if self.app.size.width >= WIDE else self._most_rows
        self._beside.tell(self._scene.head, self._scene.problems)

    @property
    def _most_rows(self) -> int:
        height = self.app.size.height
        return MOST_ROWS if height >= LOW else FEW_ROWS if height >= VERY_LOW else FEWEST_ROWS

    def _taken(self) -> int:
        width = self.app.size.width
        below = 0 if width >= WIDE else self._beside.rows_at(width, self._most_rows)
        return self._line.rows_at(width) - 1 + below

    def _stage_changed(self) -> None:
        self._tell()
        self._page.fit()
        # Another speed is another time until the next beat.
        self._beats.arm(self._view, all_kept=self._course.all_kept)

    def on_resize(self) -> None:
        """What is wrong may stand beside now, or below."""
        self._tell()
        super().on_resize()

    def leave_stage(self) -> None:
        """Go, and let the time stand still until somebody comes back."""
        self.keep_words()
        self._pause_timer()
        self._finish()

    @property
    def in_the_middle(self) -> bool:
        """Whether words are being typed, or something is under way that a jump would tear."""
        session = self._course.session
        typed = self._body.at_hand() if self._body is not None else None
        held = isinstance(typed, events.Keep) or session.step.id in session.answers
        return bool((self.writing and held) or session.beneath or session.offer or session.ways.alone)

    def take_over(self, exercise: Exercise, jump: Callable[[], Session] | None) -> None:
        """Go on in another version of the exercise: at the same step, or where `jump` leads."""
        self.keep_words()
        before = self._course.session
        if before.over:
            return
        after = jump() if jump is not None else taken_over(before, exercise, self._scene.clock.now())
        run = Rehearsal(after, self._scene.clock)
        self._course = self._scene.run = run
        if jump is not None or before.at != after.at or before.step != after.step:
            self._place = None
        self._look()
        self._where.say(words(where_in_words(self._view)), layout=False)

    def _say_state(self) -> None:
        course = self._course
        # That nothing is kept is true here whatever a step says.
        said = state_in_words(self._view, keeps=False, all_kept=course.all_kept, trouble=None)
        self._state.say(said, layout=self._state.size.height > 1)


class PreviewAbout(AboutScreen):
    """The page before the start."""

    DEFAULT_CSS = "PreviewAbout { padding-top: 2; }"

    def __init__(self, stage: Stage, exercise: Exercise) -> None:
        super().__init__(stage.practice, exercise)
        self._scene = stage
        self._beside = ProblemsBeside()

    def compose(self) -> ComposeResult:
        """The line above, the page, and what is wrong with the file."""
        yield StageLine(self._scene)
        yield from super().compose()
        yield self._beside

    def on_mount(self) -> None:
        """Follow what happens to the file."""
        self._scene.changed.subscribe(self, lambda _nothing: self._tell())
        self._tell()

    def _tell(self) -> None:
        self._beside.tell(self._scene.head, self._scene.problems)

    def leave_stage(self) -> None:
        """Go."""
        if self.is_current:
            self.dismiss("")


class PreviewClosing(ClosingScreen):
    """The last page, on which nothing is kept."""

    DEFAULT_CSS = "PreviewClosing { padding-top: 2; }"

    def __init__(self, stage: Stage, run: Rehearsal) -> None:
        super().__init__(stage.practice, run)
        self._scene = stage

    def compose(self) -> ComposeResult:
        """The line above, and the page."""
        yield StageLine(self._scene)
        yield from super().compose()

    def _parting(self) -> str:
        if not self._run.keeps:
            return super()._parting()
        return _("In a practice this would be done now. Here nothing was kept. Where to from here?")

    def leave_stage(self) -> None:
        """Go."""
        if self.is_current:
            self.dismiss("")
