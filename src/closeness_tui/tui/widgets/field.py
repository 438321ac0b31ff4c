"""Fields to type in: calm, without a blinking cursor."""

from __future__ import annotations

from textual.widgets import Input, TextArea

from closeness_tui.tui.widgets.prose import harmless


class OneLine(Input):
    """One line of words."""

    DEFAULT_CSS = """
    OneLine {
        border: none;
        border-left: outer $border-blurred;
        background: $panel;
        padding: 0 1;
        height: 1;
        &:focus { border: none; border-left: outer $primary; background-tint: $foreground 4%; }
    }
    """

    def __init__(self, hint: str = "", value: str = "") -> None:
        super().__init__(harmless(value), placeholder=harmless(hint), select_on_focus=False)
        self.cursor_blink = False

    def restricted(self) -> None:
        """No bell where there is no more room."""


class Paper(TextArea):
    """Room to write as much as one likes."""

    DEFAULT_CSS = """
    Paper {
        border: none;
        border-left: outer $border-blurred;
        background: $panel;
        padding: 1 2;
        &:focus { border: none; border-left: outer $primary; }
        & .text-area--cursor-line { background: transparent; }
    }
    """

    def __init__(self, value: str = "") -> None:
        super().__init__(
            harmless(value), show_line_numbers=False, soft_wrap=True, highlight_cursor_line=False
        )
        self.cursor_blink = False
        self.move_cursor(self.document.end)
