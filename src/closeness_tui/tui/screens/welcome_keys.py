"""The keys of the welcome."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.long_page import reading_bindings

MOST = 7
"""The numbers of the choices on one page."""


def welcome_bindings() -> list[BindingType]:
    """On, back, out, and a number for each choice."""
    return [
        Binding(
            "enter", "choose", later("choose"), tooltip=later("Takes what is marked."), id="welcome.choose"
        ),
        Binding("enter", "go_on", later("on"), tooltip=later("Goes on to the next page."), id="welcome.on"),
        Binding(
            "right", "turn(1)", show=False, tooltip=later("Goes on to the next page."), id="welcome.next"
        ),
        Binding("space", "choose", show=False, id="welcome.mark"),
        Binding("left", "turn(-1)", later("back"), tooltip=later("Goes back a page."), id="welcome.back"),
        Binding("escape", "turn(-1)", show=False, id="welcome.escape"),
        Binding(
            "s",
            "skip_all",
            later("skip all this"),
            tooltip=later("Goes home at once; everything here is in the settings too."),
            id="welcome.skip",
        ),
        Binding("q", "app.leave", later("leave"), tooltip=later("Leaves closeness."), id="welcome.leave"),
        *(
            Binding(str(number), f"pick({number})", show=False, id=f"welcome.{number}")
            for number in range(1, MOST + 1)
        ),
        *reading_bindings(),
    ]
