"""Long work told in words, on stderr; short work is not worth a word."""

from __future__ import annotations

import time

from closeness_tui.cli import report

FIRST = 1.0
"""Seconds before anything is said."""
BETWEEN = 3.0
"""Seconds between two lines."""


class Telling:
    """Says how far it is. `sentence` holds `{done}` and `{total}`."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self._next: float | None = None

    def __call__(self, done: int, total: int) -> None:
        """Hear of each piece that is done."""
        now = time.monotonic()
        if self._next is None:
            self._next = now + FIRST
        elif now >= self._next:
            self._next = now + BETWEEN
            report.remark(self._sentence.format(done=done, total=total))
