"""Where everything lies on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from closeness_tui.core.wording import _
from closeness_tui.practice.whereabouts import whereabouts
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.long_page import LongPage, LongPlace
from closeness_tui.tui.screens.place import PlaceKeys, Words, back_bindings
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closeness_tui.store.places import Places


class WhereScreen(LongPlace[None]):
    """Each place, and what lies there."""

    HELP = later(
        "# Where things are\n\nThe folders and files that closeness writes. It writes nowhere else, and sends nothing "
        "anywhere. `closeness where` says the same in a shell, where you can copy it."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        *back_bindings(),
        Binding(
            "down,pagedown,space",
            "read_on(6)",
            later("more"),
            key_display="↓",
            tooltip=later("Shows more."),
            id="where.read_on",
        ),
        Binding(
            "up,pageup",
            "read_on(-6)",
            later("up"),
            show=False,
            tooltip=later("Shows the part above."),
            id="where.read_back",
        ),
    ]

    def __init__(self, places: Places) -> None:
        super().__init__()
        self._places = places

    def compose(self) -> ComposeResult:
        """What, then where, each on lines of its own."""
        with LongPage(id="page"):
            yield Words(_("Where things are"), classes="title")
            for meaning, path in whereabouts(self._places):
                yield Words(Content.assemble((meaning, "$quiet"), "\n  ", harmless(str(path))))
            yield Words(
                _("closeness writes nowhere else. `closeness where` says the same in a shell."),
                classes="quiet",
            )
        yield PlaceKeys()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
