"""The column in the middle: the words of a step, and below them its widget."""

from __future__ import annotations

from textual.containers import VerticalGroup, VerticalScroll

from closeness_tui.tui.widgets.body import StepBody
from closeness_tui.tui.widgets.prose import Prose, words

COLUMN = 64
"""Cells of the column; longer lines are hard to follow."""

TALL = 32
"""From so many rows on the words begin lower down."""

AROUND = 6
"""Rows of the screen that are not the column's: the top line, the state, the keys, and the space between."""

LEAST_ABOVE = 3
"""More space above the words in a tall window; in a taller one still more, so that they stand where the eye is."""


def space_above(height: int) -> int:
    """The rows left free above the words, in a window of so many."""
    return max(LEAST_ABOVE, (height - 24) // 3) if height >= TALL else 0


class Page(VerticalScroll, can_focus=False, inherit_bindings=False):
    """One step at a time; scrolls where it is longer than the window."""

    DEFAULT_CSS = f"""
    Page {{
        height: 1fr;
        align-horizontal: center;
        scrollbar-size-vertical: 1;
        .page {{ width: 100%; max-width: {COLUMN + 4}; height: auto; padding: 0 2; }}
        .step-text {{ margin-bottom: 1; }}
    }}
    """

    def __init__(self) -> None:
        self._sheet = VerticalGroup(classes="page")
        super().__init__(self._sheet)
        self._text = ""
        self._shown = Prose()
        self._body: StepBody | None = None

    def rows_below(self, text: str) -> int:
        """The rows left for a widget below these words; known before anything is drawn, so that nothing jumps."""
        width, height = self.app.size
        lines = words(text).get_height({}, max(1, min(COLUMN, width - 5))) + 1 if text else 0
        return height - AROUND - space_above(height) - lines

    def turn(self, text: str, body: StepBody) -> None:
        """Show another step."""
        self._text, self._body = text, body
        for old in self._sheet.children:
            old.display = False
        self._sheet.remove_children()
        self._shown = Prose(text, classes="step-text")
        self._shown.display = bool(text)
        self._sheet.mount(self._shown, body)
        self.scroll_home(animate=False)

    def say(self, text: str) -> None:
        """Show other words above the same widget."""
        if text != self._text:
            self._text = text
            self._shown.say(text)
            self._shown.display = bool(text)

    def fit(self) -> None:
        """The window has another size."""
        self.styles.padding = (space_above(self.app.size.height), 0, 0, 0)
        if self._body is not None and self._body.is_mounted:
            self._body.fit(self.rows_below(self._text))
