"""Earlier words kept in view while one writes: beside the paper, or above it in a small window."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalGroup, VerticalScroll

from closeness_tui.core.wording import _
from closeness_tui.tui.widgets.prose import Prose, words


class EarlierBox(VerticalGroup):
    """The words, one item a paragraph; the keys stay with the paper, which also scrolls this."""

    DEFAULT_CSS = """
    EarlierBox {
        .title { color: $text-muted; }
        .moves { color: $text-muted; display: none; }
        &.-longer .moves { display: block; }
        .room { height: auto; padding: 0 1 0 2; border-left: outer $border-blurred; scrollbar-size-vertical: 1; }
    }
    """

    def __init__(self, shown: tuple[str, ...]) -> None:
        super().__init__()
        self._text = "\n".join(shown)
        self._room = VerticalScroll(Prose(self._text), classes="room", can_focus=False)

    def compose(self) -> ComposeResult:
        """Whose words these are, the words, and how to see the rest of them."""
        yield Prose(_("Your words from before:"), classes="title")
        yield self._room
        yield Prose(_("Alt with ↑ or ↓ moves these."), classes="moves")

    def fit(self, columns: int, rows: int) -> int:
        """Take at most so many rows; returns those it takes."""
        lines = words(self._text).get_height({}, max(1, columns - 4))
        is_longer = lines + 1 > rows
        self.set_class(is_longer, "-longer")
        seen = max(1, rows - 2) if is_longer else lines
        self._room.styles.height = seen
        return seen + 1 + is_longer

    def move(self, rows: int) -> None:
        """Show the part above or below."""
        self._room.scroll_relative(y=rows, animate=False)
