"""Words on the screen that come from a file or a person: shown as they are, and never obeyed."""

from __future__ import annotations

import re

from textual.content import Content
from textual.widgets import Static

# C0 but newline and tab, DEL, C1; and what opens a change of direction.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a\u202b\u202d\u202e\u2066-\u2068]")


def harmless(text: str) -> str:
    """The text with a visible sign where a character could have reached the terminal as a command."""
    return _UNSAFE.sub("\ufffd", text.replace("\r\n", "\n"))


def words(text: str, style: str = "") -> Content:
    """The text as content; `style` is ours, the text is data."""
    return Content.styled(harmless(text), style) if style else Content(harmless(text))


class Prose(Static):
    """A stretch of words; says the same thing again without a repaint."""

    DEFAULT_CSS = """
    Prose {
        width: 100%;
        height: auto;
    }
    """

    def __init__(self, text: str | Content = "", *, classes: str = "") -> None:
        self._said = words(text) if isinstance(text, str) else text
        super().__init__(self._said, markup=False, classes=classes)

    @property
    def said(self) -> Content:
        """What it shows."""
        return self._said

    def say(self, text: str | Content, *, layout: bool = True) -> None:
        """Show other words; `layout=False` where the room they take is fixed."""
        content = words(text) if isinstance(text, str) else text
        if not content.is_same(self._said):
            self._said = content
            self.update(content, layout=layout)
