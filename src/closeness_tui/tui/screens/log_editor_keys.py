"""The keys of the page for writing in the log, and what it says of itself."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from closeness_tui.tui.phrases import later

EDIT_HELP = """\
# Writing in your log

Write as long as you like. Ctrl-S keeps it, Tab goes to the next field. Esc goes back; if something would be lost, it
asks first. While you write, the words are kept sealed within a second, also if the computer stops.
"""


def edit_bindings() -> list[BindingType]:
    """Every key that means something there, with what it does."""
    return [
        Binding("enter", "choose", later("choose"), tooltip=later("Takes what is marked."), id="edit.choose"),
        Binding(
            "ctrl+s",
            "keep",
            later("keep"),
            priority=True,
            tooltip=later("Keeps these words in your log."),
            id="edit.keep",
        ),
        Binding("ctrl+n", "keep", later("keep"), show=False, priority=True),
        Binding(
            "tab",
            "next_field",
            later("next field"),
            key_display="Tab",
            tooltip=later("To the next field."),
            id="edit.next_field",
        ),
        Binding(
            "escape",
            "back",
            later("back"),
            tooltip=later("Goes back; asks first where words would be lost."),
            id="edit.back",
        ),
    ]
