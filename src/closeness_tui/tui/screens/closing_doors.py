"""The doors at the end of a practice, in the order that the last number and the day ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.agreement import listing_in_words
from closeness_tui.core.wording import _
from closeness_tui.practice.today import doors_after, today_now
from closeness_tui.tui.screens.place import door

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widgets.option_list import Option

    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run

REST, HELP = "rest", "@help"


def ways_on(practice: Practice, run: Run) -> Iterator[Option]:
    """Each door with a word on what it is; rest is always among them."""
    notes = {
        "smaller": _("a smaller one"),
        "again": _("once more"),
        "larger": _("a larger one"),
        "grounding": _("back to here and now"),
    }
    for way in doors_after(practice, [run.session]).ways:
        card = practice.library.card(way.id) if way.id else None
        if card is not None:
            yield door(card.title, way.id, notes[way.kind])
        elif way.kind == "help":
            yield door(_("See who I could call"), HELP)
        elif way.kind == "rest":
            yield door(_("Rest"), REST, _("that is enough for now"))


def said_before_doors(practice: Practice, run: Run) -> str:
    """That less is listed because of an agreement, or that earlier days are behind a lock; mostly nothing."""
    said = []
    if doors_after(practice, [run.session]).agreement:
        said.append(listing_in_words(today_now(practice)))
    if run.keeps and today_now(practice).locked:
        said.append(_("Your log is locked, so this goes by today alone."))
    return " ".join(said)
