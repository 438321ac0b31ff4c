"""A page that may be longer than the window, and the keys that move it: only where there is more to see."""

from __future__ import annotations

from textual.binding import Binding
from textual.containers import VerticalScroll

from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import Place, Result


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
            "pagedown", "read_on", later("more"), key_display="PgDn", tooltip=later("Shows more of the page.")
        ),
        Binding(
            "pageup", "read_back", later("up"), show=False, tooltip=later("Shows the part of the page above.")
        ),
    ]
