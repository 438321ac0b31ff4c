"""The day after something that went close to the heart: one calm question, once, and no reminder."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from closeness_tui.core.pacing import DEEP
from closeness_tui.core.spoken import date_in_words
from closeness_tui.core.wording import _
from closeness_tui.store.failures import StoreError
from closeness_tui.store.files import read_text, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from closeness_tui.content.cards import Card
    from closeness_tui.core.entry import Summary
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run

DAY_AFTER = "day-after"
"""The exercise of such an entry."""

LATE = 30
"""Days after which it would say nothing any more."""


def not_asked_about(practice: Practice, kept: Iterable[Summary], cards: Mapping[str, Card]) -> Summary | None:
    """The newest practice of rung 4-5 from another day, unless it was asked about already; `kept` newest first."""
    now = practice.clock.wall()
    for each in kept:
        card = cards.get(each.exercise)
        days = (now.date() - each.created.astimezone(now.tzinfo).date()).days
        if each.exercise == DAY_AFTER or days > LATE:
            return None
        if card is not None and card.rung >= DEEP and days > 0:
            return None if each.id == _asked(practice) else each
    return None


def mark_asked(practice: Practice, summary: Summary) -> None:
    """It was asked: that happens once, answered or not."""
    if practice.lately is not None and practice.lately.deep is summary:
        practice.lately = replace(practice.lately, deep=None)
    from closeness_tui.content.documents import dump_facts  # noqa: PLC0415 - hardly ever

    # Where nothing can be written it is asked once more another day.
    with suppress(StoreError):
        write_whole(practice.places.day_after, dump_facts({"entry": summary.id}).encode())


def _asked(practice: Practice) -> str:
    from closeness_tui.content.documents import BrokenDocument, read_facts  # noqa: PLC0415 - hardly ever

    with suppress(StoreError, BrokenDocument):
        return str(read_facts(read_text(practice.places.day_after) or "").get("entry", ""))
    return ""


def question(practice: Practice, summary: Summary) -> str:
    """What is asked, in one line."""
    return _("On {day} you did {title}. How is it in you now?").format(
        day=date_in_words(summary.created.astimezone(practice.clock.wall().tzinfo).date()),
        title=" ".join(summary.title.split()) or summary.exercise,
    )


def asked_run(practice: Practice, summary: Summary) -> Run:
    """The question as a practice of one step: a number, or nothing; it is kept like any other."""
    from closeness_tui.content.written_here import quoted_words, written_exercise  # noqa: PLC0415

    text = _("{question} 0 is not at all uneasy. 10 is the most you can imagine.").format(
        question=quoted_words(question(practice, summary), 400)
    )
    exercise = written_exercise(
        {
            "id": DAY_AFTER,
            "title": _("The Day After"),
            "family": "tracking",
            "rung": 1,
            "summary": _("Say how it is now, after something that went close."),
            "check": False,
            "step": [{"kind": "rate", "id": "next-day", "role": "after", "text": text}],
        }
    )
    return practice.begin(exercise)
