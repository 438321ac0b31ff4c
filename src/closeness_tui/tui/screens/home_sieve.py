"""The row on home that says what one looks for: how long, how much it asks, of which kind, for how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from closeness_tui.core.sieve import PARTS, Sieve, part_in_words
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import COLUMN

if TYPE_CHECKING:
    from textual.events import Click


class SieveRow(Static, can_focus=True):
    """Four choices in a row of words: left and right go from one to the next, up and down change it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "done", later("to the list"), tooltip=later("Goes to what was found."), id="sieve.done"
        ),
        Binding(
            "down,space",
            "turn(1)",
            later("change"),
            key_display="↓",
            tooltip=later("The next choice."),
            id="sieve.next",
        ),
        Binding(
            "up",
            "turn(-1)",
            later("change"),
            show=False,
            tooltip=later("The choice before."),
            id="sieve.before",
        ),
        Binding(
            "right,tab",
            "go(1)",
            later("along"),
            key_display="→",
            tooltip=later("To the next of the four."),
            id="sieve.right",
        ),
        Binding(
            "left,shift+tab",
            "go(-1)",
            later("along"),
            show=False,
            tooltip=later("To the one before."),
            id="sieve.left",
        ),
    ]

    DEFAULT_CSS = """
    SieveRow { width: 100%; max-width: 66; height: auto; padding: 0 1; margin-bottom: 1; color: $quiet; }
    """

    @dataclass
    class Turned(Message):
        """Something else is looked for."""

        sieve: Sieve

    class Done(Message):
        """The person goes to the list."""

    def __init__(self, sieve: Sieve, families: tuple[str, ...], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(markup=False, id=id)
        self._sieve = sieve
        self._families = families
        self._at = 0

    def render(self) -> Content:
        """The four in words; the one at hand is marked, also without colour."""
        lines, room = [Content("")], min(COLUMN, self.app.size.width - 6)
        for place, part in enumerate(PARTS):
            drawn = self._drawn(place, part)
            # A narrow line breaks between the four only.
            if lines[-1] and lines[-1].cell_length + drawn.cell_length > room:
                lines.append(Content(""))
            lines[-1] = lines[-1] + drawn
        return Content("\n").join(lines)

    def _drawn(self, place: int, part: str) -> Content:
        choice = getattr(self._sieve, part)
        at_hand = place == self._at and self.has_focus
        look = "bold reverse" if at_hand else "bold $foreground" if choice else "$quiet"
        drawn = Content.styled(f" {part_in_words(part, choice)} ", look)
        return drawn.stylize(Style.from_meta({"part": place}))

    def on_focus(self) -> None:
        """The mark is seen only here."""
        self.refresh()

    def on_blur(self) -> None:
        """The mark is seen only here."""
        self.refresh()

    def action_go(self, by: int) -> None:
        """To the next part, or the one before."""
        self._at = (self._at + by) % len(PARTS)
        self.refresh()

    def action_turn(self, by: int) -> None:
        """The next choice of the part at hand, or the one before."""
        self._sieve = self._sieve.turned(PARTS[self._at], by, self._families)
        self.refresh(layout=True)
        self.post_message(self.Turned(self._sieve))

    def on_click(self, event: Click) -> None:
        """The mouse changes the part that it points at."""
        place = event.style.meta.get("part")
        if isinstance(place, int):
            self._at = place
            self.action_turn(1)

    def action_done(self) -> None:
        """On to the list."""
        self.post_message(self.Done())
