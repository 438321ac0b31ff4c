"""What the summary screen says, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.binding import Binding, BindingType

from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import back_bindings

if TYPE_CHECKING:
    from closeness_tui.practice.sharing import Shared

Stage = Literal["opening", "entries", "lines", "telling", "words", "look", "saved"]

SUMMARY_HELP = """\
# Something for the session

You choose what you bring: first the entries, then the lines of each. **Space** marks, Enter goes on, the left arrow
goes back. Then you can add a question and blank out words. Before anything is saved you see exactly what is in it.

A copy that is not sealed can be read by anyone who has the file. A copy sealed to a person can be opened by that person
alone. **s** on the first page shows what you shared before.
"""


def summary_bindings() -> list[BindingType]:
    """The keys of the summary screen."""
    return [
        Binding(
            "space",
            "mark",
            later("mark"),
            tooltip=later("Marks it, or takes the mark off."),
            id="summary.mark",
        ),
        Binding(
            "enter", "on", later("on"), tooltip=later("Goes on, or takes what is marked."), id="summary.on"
        ),
        Binding(
            "s",
            "shared",
            later("shared before"),
            tooltip=later("Shows what you shared, and for whom."),
            id="summary.shared",
        ),
        *back_bindings(),
        Binding(
            "pagedown",
            "read_on(10)",
            later("read on"),
            key_display="PgDn",
            tooltip=later("Shows more of the copy."),
            id="summary.read_on",
        ),
        Binding("pageup", "read_on(-10)", later("up"), show=False, tooltip=later("Shows the part above.")),
    ]


def title_of(stage: Stage) -> str:
    """The line at the top."""
    titles = {
        "opening": _("Something for the session"),
        "entries": _("Something for the session"),
        "lines": _("Which lines?"),
        "telling": _("Words that may tell who someone is"),
        "words": _("A question, and words to blank out"),
        "look": _("What is in the copy"),
        "saved": _("Saved"),
    }
    return titles[stage]


def told_of(stage: Stage) -> str:
    """The sentence below it."""
    told = {
        "opening": _("Opening your log ..."),
        "entries": _("Only what you mark is brought. Space marks, Enter goes on."),
        "lines": _("All lines of what you marked are brought. Space leaves one here."),
        "telling": _(
            "Space blanks a word out. Only capital letters and numbers were looked for; a place or a story can tell "
            "too."
        ),
        "words": _("All of this can stay empty. Enter goes from line to line."),
    }
    return told.get(stage, "")


def shared_in_words(each: Shared) -> str:
    """One copy in the list of what was shared."""
    parts = [each.for_whom, each.what_for, ", ".join(each.entries)]
    return "; ".join(" ".join(part.split()) for part in parts if part) or _("a question alone")
