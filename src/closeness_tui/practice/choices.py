"""What a person chose at the end of a practice, noted as a choice in its own entry."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from closeness_tui.core.wording import _
from closeness_tui.store.failures import StoreError
from closeness_tui.store.shelf import new_id

if TYPE_CHECKING:
    from closeness_tui.content.library import Library
    from closeness_tui.core.entry import Entry
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run


def note_smaller(practice: Practice, run: Run, exercise_id: str) -> None:
    """Let the entry of a practice say that a smaller step was chosen after it, where there is an entry to say it."""
    smaller = run.session.exercise.smaller
    if run.kept is None or exercise_id not in smaller or run.kept.ended != "end":
        return
    # It is only a note: where it cannot be written, the entry stays as it is.
    with suppress(StoreError):
        practice.log.revise(run.kept.id, replace(run.kept, id=new_id(), ended=f"@{exercise_id}"))


def chosen_in_words(library: Library, entry: Entry) -> str:
    """That a smaller step was chosen, or where it led; empty where it simply ended."""
    name = entry.ended.removeprefix("@")
    if not entry.ended.startswith("@") or name == "help":
        return ""
    card, own = library.card(name), library.card(entry.exercise)
    title = " ".join(card.title.split()) if card is not None else name
    if own is not None and ("smaller", name) in own.links:
        return _("You chose a smaller step: {title}.").format(title=title)
    return _("It led on to {title}.").format(title=title)
