"""Writing: free words, as long as one likes, with earlier words in view where the step wants them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup
from textual.widget import Widget
from textual.widgets import TextArea

from closeness_tui.core import event as events
from closeness_tui.core.answer import Words
from closeness_tui.core.steps import Write
from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.choices import Choices, numbered
from closeness_tui.tui.widgets.earlier import EarlierBox
from closeness_tui.tui.widgets.field import Paper
from closeness_tui.tui.widgets.page import COLUMN
from closeness_tui.tui.widgets.prose import Prose

BESIDE = 100
"""The columns of a window in which earlier words stand beside the paper."""

EARLIER, GAP = 32, 3
"""The columns of the earlier words there, and of the space between."""

BROAD = COLUMN + GAP + EARLIER + 4
"""The page is broader then, so that the paper keeps the width of the column."""


class WriteStep(StepBody):
    """A sheet of paper; every change is kept."""

    DEFAULT_CSS = f"""
    WriteStep {{
        .soft {{ margin-bottom: 1; }}
        .starters {{ margin: 1 0 0 0; }}
        .sheet {{ layout: vertical; }}
        .sheet Paper {{ width: 1fr; }}
        EarlierBox {{ margin-bottom: 1; }}
        &.-beside .sheet {{ layout: horizontal; }}
        &.-beside EarlierBox {{ width: {EARLIER}; margin: 0 {GAP} 0 0; }}
    }}
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            f"alt+{arrow},ctrl+{arrow}",
            f"move_earlier({rows})",
            words,
            tooltip=why,
            id=f"write.{arrow}",
            show=False,
        )
        for arrow, rows, words, why in (
            ("up", -1, later("earlier words up"), later("The part above of the earlier words.")),
            ("down", 1, later("earlier words down"), later("The part below of the earlier words.")),
        )
    ]

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        self._paper = Paper(view.answer.text if isinstance(view.answer, Words) else "")
        self._earlier = EarlierBox(view.shown) if view.shown else None

    def compose(self) -> ComposeResult:
        """An example where there is one, earlier words, the paper, and the beginnings one can pick."""
        step = self.view.step
        if isinstance(step, Write) and step.example:
            yield Prose(_("For example: {words}").format(words=step.example), classes="soft")
        with HorizontalGroup(classes="sheet"):
            if self._earlier is not None:
                yield self._earlier
            yield self._paper
        if self.view.rows:
            yield Prose(_("Tab, then a number, begins with these words:"), classes="soft starters")
            yield Choices(numbered(self.view.rows), enter_picks=True)

    def on_mount(self) -> None:
        super().on_mount()
        self.fit(self.rows_free)

    def fit(self, rows: int) -> None:
        """As roomy as the step asks for and the window has."""
        super().fit(rows)
        step, width = self.view.step, self.app.size.width
        beside = self._earlier is not None and width >= BESIDE
        self.set_class(beside, "-beside")
        self._broaden(beside)
        rows -= len(self.view.rows) + 2 if self.view.rows else 0
        wanted = 2 * (step.lines if isinstance(step, Write) else 3) + 2
        if self._earlier is not None and beside:
            self._earlier.fit(EARLIER, max(5, min(wanted, rows)))
        elif self._earlier is not None:
            # And a row of air, so that the paper does not touch what is said of it.
            rows -= self._earlier.fit(min(COLUMN, width - 5), max(4, 2 * rows // 5)) + 2
        self._paper.styles.height = max(5, min(wanted, rows))

    def _broaden(self, is_broad: bool) -> None:
        if isinstance(page := self.parent, Widget):
            page.styles.max_width = BROAD if is_broad else None
            # Lines of the words above would be too long to follow otherwise.
            for text in page.query(".step-text").results(Widget):
                text.styles.max_width = COLUMN

    def on_unmount(self) -> None:
        """The next step has the usual page again."""
        others = [each for each in self.siblings if each.has_class("-beside")]
        if self.has_class("-beside") and not others:
            self._broaden(False)

    def take_focus(self) -> None:
        self._paper.focus(scroll_visible=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nothing to move where no earlier words are shown."""
        return self._earlier is not None if action == "move_earlier" else True

    def action_move_earlier(self, rows: int) -> None:
        """Show another part of the earlier words; the cursor stays where it is."""
        if self._earlier is not None:
            self._earlier.move(rows)

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
        if (event := self.at_hand()) is not None:
            self.want(event)

    def at_hand(self) -> events.Event | None:
        kept = self.view.answer.text if isinstance(self.view.answer, Words) else ""
        return events.Keep(Words(self.words)) if self.words != kept else None

    @on(Choices.Picked)
    def begin_with(self, message: Choices.Picked) -> None:
        """Put a beginning where the cursor is."""
        message.stop()
        starter = message.choices.rows[message.index].text
        paper = self._paper
        before = paper.document.get_line(paper.cursor_location[0])[: paper.cursor_location[1]]
        paper.insert((" " if before and not before.endswith(" ") else "") + starter + " ")
        paper.focus()
