"""A small breath beside the choice of motion: the figure, or the words and numbers that can stand for it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from textual.containers import VerticalGroup

from closeness_tui.core.wording import _
from closeness_tui.tui.screens.place import Words
from closeness_tui.tui.widgets.disc import Disc

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closeness_tui.practice.clock import Clock

IN, OUT = 4, 6
"""Seconds, as an easy breath has them."""

FRAME = 0.05

ROWS = 7


class Sample(VerticalGroup):
    """Breathes slowly; nothing has to be done with it."""

    DEFAULT_CSS = f"""
    Sample {{ width: 20; height: {ROWS + 2}; padding: 0 0 0 2; }}
    Sample Words {{ text-align: center; color: $secondary; }}
    Sample.-still Words {{ margin-top: 3; text-style: bold; }}
    Sample.-still Disc {{ display: none; }}
    """

    def __init__(self, clock: Clock, *, still: bool) -> None:
        super().__init__()
        self._clock = clock
        self._begun = clock.now()
        self._still = still
        self._disc = Disc(ROWS)

    def compose(self) -> ComposeResult:
        """The figure over its word."""
        yield self._disc
        yield Words(id="breath")

    def on_mount(self) -> None:
        """Begin to breathe."""
        self.show(still=self._still)
        self.set_interval(FRAME, self._beat)

    def show(self, *, still: bool) -> None:
        """The figure, or words and numbers."""
        self._still = still
        self.set_class(still, "-still")
        self._beat()

    def _beat(self) -> None:
        if not self.screen.is_current:
            return
        at = (self._clock.now() - self._begun) % (IN + OUT)
        inward = at < IN
        part = at / IN if inward else 1 - (at - IN) / OUT
        word = _("in") if inward else _("out")
        if self._still:
            word = f"{word}  {math.ceil(IN - at if inward else IN + OUT - at)}"
        else:
            self._disc.draw((1 - math.cos(math.pi * part)) / 2)
        self.query_one("#breath", Words).say(word, same_size=True)
