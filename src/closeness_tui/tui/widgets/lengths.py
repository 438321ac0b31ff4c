"""The choice of a length: how long it takes, and the four lengths on one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from closeness_tui.core.length import LENGTHS
from closeness_tui.core.spoken_length import length_in_words, time_at
from closeness_tui.tui.phrases import later

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

    from closeness_tui.core.exercise import Exercise

GAP, NARROW_GAP = 3, 2
"""Cells between two lengths, and between them and the time; fewer in a narrow window."""


class LengthChoice(Widget, can_focus=True):
    """Left and right go from length to length; a click takes one. The time follows at once."""

    # Whoever clicks goes on with what they were doing.
    FOCUS_ON_CLICK: ClassVar[bool] = False

    DEFAULT_CSS = """
    LengthChoice { width: 100%; max-width: 66; height: auto; padding: 0 1; }
    LengthChoice:focus { background: $panel; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False, tooltip=later("A shorter length."), id="length.shorter"),
        Binding("right", "move(1)", show=False, tooltip=later("A longer length."), id="length.longer"),
    ]

    @dataclass
    class Chosen(Message):
        """Another length was chosen."""

        choice: LengthChoice
        length: str

    def __init__(self, exercise: Exercise, length: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._exercise = exercise
        self.length = length

    def choose(self, length: str) -> None:
        """Choose this one."""
        if length != self.length:
            self.length = length
            self.refresh()
            self.post_message(self.Chosen(self, length))

    def action_move(self, by: int) -> None:
        """To the length beside it; there is none before the first and none after the last."""
        place = LENGTHS.index(self.length) + by
        self.choose(LENGTHS[max(0, min(len(LENGTHS) - 1, place))])

    def cycle(self) -> None:
        """To the next length; after the last comes the first."""
        self.choose(LENGTHS[(LENGTHS.index(self.length) + 1) % len(LENGTHS)])

    def _fitted(self, width: int) -> tuple[int, int]:
        """The cells before the lengths, the same for each so that they do not move, and the gap between two of them.

        Where they do not fit beside the time, they stand below it.
        """
        time = max(cell_len(time_at(self._exercise, each)) for each in LENGTHS)
        for gap in (GAP, NARROW_GAP):
            if time + gap + _cells(gap) <= width:
                return time + gap, gap
        return 0, GAP if _cells(GAP) <= width else NARROW_GAP

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the contract
        """One line, or two in a narrow window."""
        return 1 if self._fitted(width)[0] else 2

    def render(self) -> Content:
        """The time, and the lengths with the chosen one marked by a sign too."""
        time = time_at(self._exercise, self.length)
        beside, gap = self._fitted(self.size.width)
        parts: list[Content | str | tuple[str, str]] = [
            (time, "$secondary"),
            " " * (beside - cell_len(time)) if beside else "\n",
        ]
        chosen = LENGTHS.index(self.length)
        for place, each in enumerate(LENGTHS):
            style = "bold $accent" if place == chosen else "$quiet"
            lead = self._arrows(place, chosen, gap)
            parts += [(_said(each, chosen=place == chosen), style), (lead, "bold $accent")]
        return Content.assemble(*parts)

    def _arrows(self, place: int, chosen: int, gap: int) -> str:
        """What stands after a length: with the focus, an arrow on each side of the chosen one that leads on."""
        if place == len(LENGTHS) - 1:
            return ""
        before = "›" if self.has_focus and place == chosen else " "
        after = "‹" if self.has_focus and place + 1 == chosen else " "
        return f"{before}{' ' * (gap - 2)}{after}"

    def on_click(self, event: events.Click) -> None:
        """The length under the mouse."""
        begins, gap = self._fitted(self.size.width)
        offset = event.get_content_offset(self)
        if offset is None or offset.y != (0 if begins else 1):
            return
        for each in LENGTHS:
            ends = begins + cell_len(_said(each))
            if begins <= offset.x < ends:
                self.choose(each)
            begins = ends + gap


def _cells(gap: int) -> int:
    """Of all the lengths on one line."""
    return sum(cell_len(_said(each)) + gap for each in LENGTHS) - gap


def _said(length: str, *, chosen: bool = False) -> str:
    return f"{'●' if chosen else '○'} {length_in_words(length)}"
