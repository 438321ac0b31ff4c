"""The list of all places, found by name: a page of its own, with a cursor that stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.events import Mount
from textual.widgets import Input

from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import Words

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ByName(Provider):
    """Finds by name what the app offers; a title from a file is never markup, as Textual's own would have it."""

    async def discover(self) -> Hits:
        """What is listed before anything is typed."""
        for title, why, act, is_listed in self.app.get_system_commands(self.screen):
            if is_listed:
                yield DiscoveryHit(Content(title), act, text=title, help=_plain(why))

    async def search(self, query: str) -> Hits:
        """What fits the letters typed, with those letters marked."""
        matcher = self.matcher(query)
        for title, why, act, _is_listed in self.app.get_system_commands(self.screen):
            score, places = matcher.fuzzy_search.match(query, title)
            if score > 0:
                shown = Content(title)
                for place in places:
                    shown = shown.stylize(matcher.match_style or "", place, place + 1)
                yield Hit(score, shown, act, text=title, help=_plain(why))


def _plain(words: str) -> str:
    # Textual reads markup in a string, and leaves content as it is.
    return cast("str", Content(words))


class PlacesScreen(CommandPalette):
    """Every place, exercise and setting by its name."""

    HELP = later(
        "# All places\n\nType a part of a name. The arrows go up and down what was found, Enter goes there, "
        "and Esc goes back to where you were."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        # Nothing of the app's is heard here, and a person may need these at once.
        Binding(
            "ctrl+x",
            "app.hide",
            later("hide"),
            priority=True,
            tooltip=later("Shows an empty screen at once."),
            id="places.hide",
        ),
        Binding(
            "ctrl+t",
            "app.help_now",
            later("help now"),
            priority=True,
            tooltip=later("Shows whom you could reach."),
            id="places.help",
        ),
    ]

    DEFAULT_CSS = """
    PlacesScreen {
        background: $background;
        #--container { width: 66; max-width: 100%; margin: 1 0 0 0; background: $background; }
        #--input, #--input.--list-visible { border: none; background: $panel; border-left: outer $primary; }
        CommandInput, CommandInput:focus { padding: 0 1; background: $panel; }
        #--results { background: $background; }
        CommandList, CommandList:focus { border: none; margin-top: 1; background: $background; }
        LoadingIndicator { display: none; }
        #ways { dock: bottom; width: 100%; height: 1; margin-bottom: 1; text-align: center; color: $quiet; }
    }
    """

    def __init__(self) -> None:
        super().__init__([ByName], placeholder=_("A place or an exercise"), id="--command-palette")

    def compose(self) -> ComposeResult:
        """What Textual has, and the keys in words."""
        yield from super().compose()
        yield Words(
            _("Enter goes there   Esc back   Ctrl-X hide   Ctrl-T help now"),
            id="ways",
        )

    @on(Mount)
    def still(self) -> None:
        """Nothing here blinks."""
        self.query_one(Input).cursor_blink = False
