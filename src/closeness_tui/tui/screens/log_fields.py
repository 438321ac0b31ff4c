"""The fields of the log's pages for writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, TextArea

from closeness_tui.core.answer import Words
from closeness_tui.core.wording import _
from closeness_tui.tui.screens.log_drawing import moment_in_words
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from closeness_tui.core.entry import Entry, Line


def line_field(id: str, hint: str, value: str = "") -> Input:  # noqa: A002 - the name of the widget's own argument
    """One line to type in."""
    field = Input(harmless(value), placeholder=harmless(hint), id=id, compact=True, select_on_focus=False)
    field.cursor_blink = False
    return field


def day_field(id: str, entry: Entry | None) -> Input:  # noqa: A002 - the name of the widget's own argument
    """The day it belongs to, in any words for a day; left empty, the day stays as it is."""
    if entry is None:
        return line_field(id, _('today; or another day, such as "yesterday"'))
    return line_field(id, _("{day}; or another day").format(day=moment_in_words(entry.created)))


def words_field(id: str, text: str) -> TextArea:  # noqa: A002 - the name of the widget's own argument
    """Room for as many words as one likes; the cursor waits at their end."""
    area = TextArea(
        harmless(text), id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True
    )
    area.cursor_blink = False
    area.move_cursor(area.document.end)
    return area


def text_of(line: Line) -> str:
    """The written words of a line; none where the answer is of another kind."""
    return line.answer.text if isinstance(line.answer, Words) else ""
