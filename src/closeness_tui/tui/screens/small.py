"""Shown while the window is too small to draw in; what lies beneath is kept as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import Words

if TYPE_CHECKING:
    from textual.app import ComposeResult

WIDTH, HEIGHT = 40, 12
"""The smallest window in which every place can be used."""


class SmallScreen(Screen[None]):
    """A message with the size that is needed."""

    HELP = later(
        "# A small window\n\n"
        "A little more room is needed. All is kept as it is, and it comes back by itself when the window grows."
    )

    DEFAULT_CSS = """
    SmallScreen { align: center middle; background: $background; }
    SmallScreen Words { text-align: center; }
    """

    def compose(self) -> ComposeResult:
        """One sentence, short enough for a few cells."""
        yield Words(
            _("This window is a little small. {width} by {height} is enough. All is kept.").format(
                width=WIDTH, height=HEIGHT
            )
        )


def is_too_small(width: int, height: int) -> bool:
    """Whether places cannot be used in such a window."""
    return width < WIDTH or height < HEIGHT
