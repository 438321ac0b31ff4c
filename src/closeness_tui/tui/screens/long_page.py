"""A page that may be longer than the window, and the keys that move it: only where there is more to see."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.events import Mount

from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import Place, Result

LEAST = 1
"""Rows of the page that are always in sight."""


class LongPage(VerticalScroll, can_focus=False):
    """Words for reading; the place says its keys anew once there is more than the window shows, or no longer."""

    def watch_show_vertical_scrollbar(self) -> None:
        """The bar is there exactly while something is out of sight."""
        self.screen.refresh_bindings()

    @property
    def has_more(self) -> bool:
        """Whether it is longer than the window."""
        return self.show_vertical_scrollbar


class LongPlace(Place[Result]):
    """A place with such a page."""

    HUGS: ClassVar[bool] = False
    """Whether what comes after the page stands right below its words, rather than at the foot of the window."""

    def _on_mount(self, event: Mount) -> None:
        super()._on_mount(event)
        if self.HUGS:
            self.screen_layout_refresh_signal.subscribe(self, self._hug)

    def _hug(self, _screen: object) -> None:
        """The page takes no more rows than its words need, and no more than the rest of the place leaves."""
        for page in self.query(LongPage):
            rest = page.styles.margin.height + sum(
                each.outer_size.height + each.styles.margin.height
                for each in self.children
                if each is not page and each.display and each.layer == page.layer
            )
            room = max(LEAST, self.scrollable_content_region.height - rest)
            if page.styles.max_height is None or page.styles.max_height.value != room:
                page.styles.height = "auto"
                page.styles.max_height = room

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - the contract
        """The keys that move the page mean something only where it moves."""
        if action in ("read_on", "read_back"):
            page = self.query(LongPage)
            return bool(page) and page.first().has_more
        return True

    def action_read_on(self, rows: int = 0) -> None:
        """Show more: so many rows, or else a page."""
        page = self.query_one(LongPage)
        if rows:
            page.scroll_relative(y=rows, animate=False)
        else:
            page.scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Show the page above."""
        self.query_one(LongPage).scroll_page_up(animate=False)


def reading_bindings() -> list[Binding]:
    """A page on and a page back."""
    return [
        Binding(
            "pagedown",
            "read_on",
            later("more"),
            key_display="PgDn",
            tooltip=later("Shows more of the page."),
            id="page.read_on",
        ),
        Binding(
            "pageup", "read_back", later("up"), show=False, tooltip=later("Shows the part of the page above.")
        ),
    ]
