"""A person's own ladder out of the log, and the two small practices that go on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from closeness_tui.content.written_here import quoted_words, written_exercise
from closeness_tui.core.answer import Chosen, Item, Items
from closeness_tui.core.ladder import (
    FEARED,
    HAPPENED,
    LIKELY,
    ORDER,
    OWN_LADDER,
    RELIEF,
    STEP,
    STEP_LADDER,
    Ladder,
    ladder_in,
)
from closeness_tui.core.wording import _
from closeness_tui.practice.agreed import entries_of

if TYPE_CHECKING:
    from closeness_tui.core.exercise import Exercise
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run

MOST = 12
"""Rungs, as in the exercise that makes a ladder."""


def own_ladder(practice: Practice) -> Ladder | None:
    """The newest one with what was tried on it; none where there is none yet. Raises Locked."""
    return ladder_in(entries_of(practice, STEP_LADDER, OWN_LADDER))


def sorting_run(practice: Practice, ladder: Ladder) -> Run:
    """Guess anew how uneasy each step may be, take steps off or add some, and put them in order."""
    rows = _rows(ladder)
    step: dict[str, Any] = {
        "kind": "list",
        "id": ORDER,
        "text": _(
            "Which steps are on your ladder now? You can leave some out and add some. Each one gets a guess at how "
            "uneasy it may feel, and then a place. A guess can stay empty."
        ),
        "skip": _("Leave it as it is"),
        "items": [text for text, _unease in rows],
        "most": MOST,
        "rate": {
            "min": 0,
            "max": 100,
            "step": 5,
            "low": _("at ease"),
            "high": _("the most uneasy I can imagine"),
        },
        "rank": True,
    }
    run = practice.begin(_exercise(_("My Ladder, Sorted Anew"), [step], check=False))
    run.start_from({ORDER: Items(tuple(Item(text, rating=unease) for text, unease in rows))})
    return run


def trying_run(practice: Practice, ladder: Ladder, place: int) -> Run:
    """Note how a step was: what was feared, what happened, how likely it seems now, and whether there was relief."""
    texts = [text for text, _unease in _rows(ladder)]
    run = practice.begin(_exercise(_("A Step on My Ladder"), _steps(texts), check=True))
    marked = texts[min(place, len(texts) - 1)]
    run.start_from({STEP: Chosen((f"step-{texts.index(marked) + 1}",), (marked,))})
    return run


def _rows(ladder: Ladder) -> list[tuple[str, float | None]]:
    """The rungs as they may stand in a question, each once."""
    rows: dict[str, float | None] = {}
    for rung in ladder.rungs[:MOST]:
        if text := quoted_words(rung.text, 120):
            rows.setdefault(text, rung.unease)
    return list(rows.items())


def _steps(texts: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "kind": "choose",
            "id": STEP,
            "text": _(
                "Which step is it about? Trying counts, whichever way it went, and so does a smaller form of it."
            ),
            "options": [{"text": text, "id": f"step-{number}"} for number, text in enumerate(texts, 1)],
        },
        {
            "kind": "write",
            "id": FEARED,
            "text": _("What did you fear might happen? A few words will do."),
            "skip": _("I'll leave that open"),
        },
        {
            "kind": "write",
            "id": HAPPENED,
            "text": _("What happened? Only what a camera would have seen, if you like."),
            "skip": _("I'll just think it"),
        },
        {
            "kind": "rate",
            "id": LIKELY,
            "scale": "likely",
            "text": _(
                "How likely does it seem now that what you feared would come next time? 0 is not likely at all."
            ),
            "skip": _("I can't say"),
        },
        {
            "kind": "rate",
            "id": RELIEF,
            "scale": "relief",
            "role": "relief",
            "text": _("Was there any relief afterwards? 0 is none, and that is common too."),
            "skip": _("I can't say"),
        },
    ]


def _exercise(title: str, steps: list[dict[str, Any]], *, check: bool) -> Exercise:
    return written_exercise(
        {
            "id": OWN_LADDER,
            "title": title,
            "family": "exposure",
            "rung": 2,
            "summary": _("Go on with the ladder you made."),
            "smaller": ["grounding-54321"],
            "check": ["after"] if check else False,
            "step": steps,
        }
    )
