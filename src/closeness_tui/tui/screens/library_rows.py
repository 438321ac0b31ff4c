"""The list of exercises on home, and its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from closeness_tui.core.spoken import rung_in_words
from closeness_tui.tui.phrases import later, minutes_in_words
from closeness_tui.tui.screens.place import Doors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from closeness_tui.content.library import Card

NARROW = 16
"""Cells of a title under which its minutes stand on a line of their own."""

BESIDE_DAY = 12
"""Cells that a title keeps beside the day it was last kept."""


class Library(Doors):
    """A list so long that one turns pages in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page_down", later("page down"), show=False, tooltip=later("A page on.")),
        Binding("pageup", "page_up", later("page up"), show=False, tooltip=later("A page back.")),
    ]

    def begin_with(self, options: Iterable[Option]) -> None:
        """Hold these from the first paint on, the first of them marked."""
        self.add_options(options)
        # Before there is a place for it, nothing needs to be told or scrolled.
        self.set_reactive(Library.highlighted, first_of(self.options))

    def offer_at(self, options: Iterable[Option], wanted: str) -> None:
        """Offer other rows; the wanted one is marked where it is among them, else the first."""
        found = [*options]
        at = next((at for at, each in enumerate(found) if wanted and each.id == wanted), first_of(found))
        self.offer(found, chosen=at)

    @property
    def ids(self) -> set[str]:
        """The ids of its rows."""
        return {option.id for option in self.options if option.id}


def first_of(options: Iterable[Option]) -> int | None:
    """The first that can be chosen."""
    return next((at for at, each in enumerate(options) if not each.disabled), None)


def heading(words: str) -> list[Option]:
    """A quiet line of its own between the rows."""
    return [Option("", disabled=True), Option(Content.styled(words, "$quiet"), disabled=True)]


def row_of(card: Card, width: int, since: str = "") -> Content:
    """One exercise: its title, and quietly when it was last kept, its minutes and how much it asks."""
    minutes, rung = minutes_in_words(card.minutes), rung_in_words(card.rung)
    right = f"{minutes:>8}  {rung}{' ' * max(0, 8 - cell_len(rung))}"
    room = width - cell_len(right) - 1
    if room < NARROW:
        under = " ".join(filter(None, (minutes, rung, since)))
        return Content.assemble(one_row(card.title, width), "\n  ", (under, "$quiet"))
    if since and room - cell_len(since) - 2 >= BESIDE_DAY:
        title = one_row(card.title, room - cell_len(since) - 2)
        gap = " " * (room - cell_len(title) - cell_len(since))
        return Content.assemble(title, gap, (f"{since} {right}", "$quiet"))
    return Content.assemble(set_cell_size(one_row(card.title, room), room), " ", (right, "$quiet"))


def suggested_row(card: Card, reason: str, width: int) -> Content:
    """One suggestion: the same row, and under it why."""
    return Content.assemble(row_of(card, width), "\n  ", (one_row(reason, width - 2), "$secondary"))


def one_row(title: str, room: int) -> str:
    """The title on one line, or as much of it as there is room for."""
    line = " ".join(title.split())
    return line if cell_len(line) <= room else f"{set_cell_size(line, max(0, room - 1)).rstrip()}…"


def words_of(card: Card) -> str:
    """What a search looks through."""
    return " ".join((card.title, card.summary, card.family, *card.tags)).casefold()
