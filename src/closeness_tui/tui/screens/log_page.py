"""The page of the log screen, on which one entry is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.store.failures import Locked
from closeness_tui.tui.dialogs.passphrase_field import why
from closeness_tui.tui.screens.log_deeds import LogDeeds
from closeness_tui.tui.screens.log_drawing import page_of
from closeness_tui.tui.screens.log_words import damaged_page, newer_page
from closeness_tui.tui.screens.long_page import LongPage
from closeness_tui.tui.screens.place import Words
from closeness_tui.tui.widgets.prose import words as plain

if TYPE_CHECKING:
    from textual.content import Content

_LINES = 64
"""Cells of a line to read at most."""


class LogPage(LogDeeds):
    """The part of the log screen that shows one entry: beside the list, or in its place."""

    def _read_marked(self) -> None:
        """Read what is marked, where it can be seen."""
        marked = self.rows.marked_id
        if not (self.is_reading or self.has_class("-wide")):
            return
        broken = next((each for each in self._seen.damaged if each.id == marked), None)
        if not marked:
            self._draw(None)
        elif broken is not None:
            self._draw(self.Opened(marked, error=ValueError(damaged_page(broken))))
        elif self.opened is None or self.opened.id != marked:
            self._read(marked)

    def on_log_threads_opened(self, message: LogDeeds.Opened) -> None:
        """Show it, unless another one is marked by now."""
        if isinstance(message.error, Locked):
            self._unlock()
        elif message.id == self.rows.marked_id:
            self._draw(message)

    def _draw(self, opened: LogDeeds.Opened | None) -> None:
        self.opened = opened
        self.query_one("#page", LongPage).scroll_home(animate=False)
        self._draw_again()
        self.refresh_bindings()

    def _draw_again(self) -> None:
        page = self.query_one("#page", LongPage)
        width = min(_LINES, page.scrollable_content_region.width or self.app.size.width - 6) - 2
        self.query_one("#reading", Words).say(self._page(max(20, width)))

    def _page(self, width: int) -> Content | str:
        opened = self.opened
        if opened is None:
            return ""
        if opened.reading is not None:
            return page_of(opened.reading, width, self._seen.words)
        if opened.newer:
            return plain(newer_page(opened.newer))
        return plain(
            str(opened.error) if isinstance(opened.error, ValueError) else why(opened.error or OSError())
        )

    def on_resize(self) -> None:
        """What fits beside one another changes with the window."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        self._read_marked()
        self._draw_again()

    def action_open(self) -> None:
        """Read what is marked; the arrows move the page then."""
        self.add_class("reading")
        self.set_focus(None)
        self._read_marked()
        self.call_after_refresh(self._draw_again)
        self.refresh_bindings()

    def action_read_on(self, rows: int) -> None:
        """Show more of the page, or what is above."""
        self.query_one("#page").scroll_relative(y=rows, animate=False)

    def _can_scroll(self, parameters: tuple[object, ...]) -> bool:
        if not self.query_one("#page", LongPage).has_more:
            return False
        far = parameters not in ((2,), (-2,))
        return self.is_reading or (far and self.has_class("-wide"))
