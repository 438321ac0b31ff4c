"""Writing: free words, as long as one likes."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import TextArea

from closeness_tui.core import event as events
from closeness_tui.core.answer import Words
from closeness_tui.core.steps import Write
from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.choices import Choices, Row
from closeness_tui.tui.widgets.field import Paper
from closeness_tui.tui.widgets.prose import Prose


class WriteStep(StepBody):
    """A sheet of paper; every change is kept."""

    DEFAULT_CSS = """
    WriteStep .soft { margin-bottom: 1; }
    WriteStep .starters { margin: 1 0 0 0; }
    """

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        self._paper = Paper(view.answer.text if isinstance(view.answer, Words) else "")

    def compose(self) -> ComposeResult:
        """An example where there is one, the paper, and the beginnings one can pick."""
        step = self.view.step
        starters = step.starters if isinstance(step, Write) else ()
        if isinstance(step, Write) and step.example:
            yield Prose(_("For example: {words}").format(words=step.example), classes="soft")
        yield self._paper
        if starters:
            yield Prose(_("Tab, then a number, begins with these words:"), classes="soft starters")
            yield Choices([Row(text, str(n)) for n, text in enumerate(starters, 1)], enter_picks=True)

    def on_mount(self) -> None:
        super().on_mount()
        self.fit(self.rows_free)

    def fit(self, rows: int) -> None:
        """As roomy as the step asks for and the window has."""
        super().fit(rows)
        step = self.view.step
        starters = len(step.starters) + 2 if isinstance(step, Write) and step.starters else 0
        wanted = 2 * (step.lines if isinstance(step, Write) else 3) + 2
        self._paper.styles.height = max(5, min(wanted, rows - starters))

    def take_focus(self) -> None:
        self._paper.focus(scroll_visible=False)

    @property
    def words(self) -> str:
        """What is on the paper."""
        return self._paper.text

    def go_on(self) -> None:
        text = self.words
        self.want(events.Answer(Words(text)) if text.strip() else events.Next())

    @on(TextArea.Changed)
    def keep(self, message: TextArea.Changed) -> None:
        """Let the draft hold what is there."""
        message.stop()
        kept = self.view.answer.text if isinstance(self.view.answer, Words) else ""
        if self.words != kept:
            self.want(events.Keep(Words(self.words)))

    @on(Choices.Picked)
    def begin_with(self, message: Choices.Picked) -> None:
        """Put a beginning where the cursor is."""
        message.stop()
        starter = message.choices.rows[message.index].text
        paper = self._paper
        before = paper.document.get_line(paper.cursor_location[0])[: paper.cursor_location[1]]
        paper.insert((" " if before and not before.endswith(" ") else "") + starter + " ")
        paper.focus()
