"""The fields of the log's pages for writing."""

from __future__ import annotations

from textual.widgets import Input, TextArea

from closeness_tui.tui.widgets.prose import harmless


def line_field(id: str, hint: str, value: str = "") -> Input:  # noqa: A002 - the name of the widget's own argument
    """One line to type in."""
    field = Input(harmless(value), placeholder=harmless(hint), id=id, compact=True, select_on_focus=False)
    field.cursor_blink = False
    return field


def words_field(id: str, text: str) -> TextArea:  # noqa: A002 - the name of the widget's own argument
    """Room for as many words as one likes; the cursor waits at their end."""
    area = TextArea(
        harmless(text), id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True
    )
    area.cursor_blink = False
    area.move_cursor(area.document.end)
    return area
