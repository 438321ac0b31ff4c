"""The list of exercises on home, and its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import Doors

if TYPE_CHECKING:
    from closeness_tui.content.library import Card


class Library(Doors):
    """A list so long that one turns pages in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page_down", later("page down"), show=False, tooltip=later("A page on.")),
        Binding("pageup", "page_up", later("page up"), show=False, tooltip=later("A page back.")),
    ]


def row_of(title: str, minutes: str, rung: str, id: str, width: int) -> Option:  # noqa: A002 - the name the list uses
    """One exercise: its title, and quietly its minutes and how much it asks."""
    right = f"{minutes:>8}  {rung:<8}" if rung else f"{minutes:>18}"
    room = width - len(right) - 1
    if room < 16:
        return Option(Content.assemble(title, "\n  ", (f"{minutes.strip()} {rung}".strip(), "$quiet")), id=id)
    return Option(Content.assemble(set_cell_size(clipped(title, room), room), " ", (right, "$quiet")), id=id)


def clipped(title: str, room: int) -> str:
    """The title, or as much of it as there is room for."""
    return title if cell_len(title) <= room else f"{set_cell_size(title, max(0, room - 1))}…"


def words_of(card: Card) -> str:
    """What a search looks through."""
    return " ".join((card.title, card.summary, card.family, *card.tags)).casefold()
