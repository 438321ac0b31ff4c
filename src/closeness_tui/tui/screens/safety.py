"""When to wait, and whom to reach first; reached from help and from everywhere. It asks and writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from closeness_tui.core.wording import _
from closeness_tui.practice.safety import safety_page
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.long_page import LongPage, LongPlace
from closeness_tui.tui.screens.place import PlaceKeys, Words, back_bindings

if TYPE_CHECKING:
    from textual.app import ComposeResult


class SafetyScreen(LongPlace[None]):
    """The whole of it; the first visit says the most important part."""

    HELP = later(
        "# When to wait\n\n"
        "When these exercises are better left for another day, and whom to reach first. Nothing here is asked, and "
        "nothing is written down.\n\n"
        "**h** shows whom you could reach. The left arrow goes back to where you were."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        *back_bindings(),
        Binding(
            "down,pagedown,space",
            "read_on(6)",
            later("more"),
            key_display="↓",
            tooltip=later("Shows more."),
            id="safety.read_on",
        ),
        Binding("up,pageup", "read_on(-6)", later("up"), show=False, tooltip=later("Shows the part above.")),
    ]

    def compose(self) -> ComposeResult:
        """Heading by heading, in the order of need."""
        with LongPage(id="page"):
            yield Words(_("When to wait, and whom to reach first"), classes="title")
            for part in safety_page():
                heading, *more = part.paragraphs
                yield Words(Content.assemble((part.heading, "bold"), "\n", heading))
                for paragraph in more:
                    yield Words(paragraph)
        yield PlaceKeys()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
