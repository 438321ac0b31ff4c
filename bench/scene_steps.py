"""Scenes of the steps that wait for the person."""

from __future__ import annotations

from typing import Any

from bench.scene import IN_CALM, IN_LIGHT, WIDE_IN_CALM, WITHOUT_COLOUR, Pass, Scene, Typed
from bench.scene_exercises import (
    AGREE,
    ALONE,
    ALONE_RATE,
    BESIDE,
    CARDS,
    CHOOSE,
    COLLECT,
    CUES,
    FILL,
    GATE,
    LATER,
    LOOK_BACK,
    RANKED,
    RATE,
    RATED,
    READ,
    SORT,
    STARTERS,
    TALLY,
    WRITE,
)
from closeness_tui.core.event import Brought
from closeness_tui.core.exercise import Exercise

EARLIER = (
    Brought("It rained on the roof, and we stayed by the window.", "2026-11-02", "Bright Moments"),
    Brought("She asked, and I said more than “fine”.", "2026-10-18", "Bright Moments"),
    Brought("A tin roof can be a good sound.", "2026-09-27", "What Comes, What Goes"),
)
RAIN = "We stood by the window and heard the rain. I said more than fine."
KEPT = Pass(3)
ON = "ctrl+n"


def scene(name: str, shows: str, exercise: Exercise, *keys: Any, **more: Any) -> Scene:
    """A scene of one step."""
    return Scene(name=name, shows=shows, exercise=exercise, keys=keys, **more)


WAITING = (
    scene("read", "A few sentences to read, in one calm column.", READ),
    scene("rate", "A rating from 0 to 10 before anything is marked.", RATE),
    scene(
        "rate-marked", "A rating on a line with words at its ends; 4 is marked.", RATE, "4", shown=IN_LIGHT
    ),
    scene("rate-numb", "Numb or far away, marked instead of a number.", RATE, "n"),
    scene(
        "offer-easing",
        "After a high rating: calm words, and gentler doors first.",
        RATE,
        "7",
        "enter",
        shown=IN_CALM,
    ),
    scene("offer-pause", "After a very high rating: a pause is offered.", RATE, "1", "0", "enter"),
    scene("offer-numb", "After numb: words for it, and doors.", RATE, "n", "enter"),
    scene("gate", "A short check of the body; parts can be left out.", GATE, "2", "3", shown=IN_CALM),
    scene("choose", "A choice of three, each with its number.", CHOOSE),
    scene("choose-cards", "Three cards to choose from, others on wish, or words of one's own.", CARDS),
    scene("choose-own", "Words of one's own instead of a card.", CARDS, "o", Typed("I sing")),
    scene("write-empty", "A sheet of paper with an example above it.", WRITE),
    scene(
        "write",
        "A sheet of paper with words on it; below it says that they are kept.",
        WRITE,
        Typed(RAIN),
        KEPT,
        shown=IN_CALM,
    ),
    scene("write-keeping", "While words are being kept, it says so.", WRITE, Typed("We")),
    scene("write-starters", "Paper, and beginnings that can be picked.", STARTERS),
    scene(
        "write-beside",
        "The old story stays in view beside the new chapter.",
        BESIDE,
        Typed("It says that I always leave first."),
        KEPT,
        ON,
        Typed("These days I stay a minute longer."),
        KEPT,
        shown=WIDE_IN_CALM,
    ),
    scene("fill", "A sentence with two blanks; the first has suggestions.", FILL),
    scene(
        "fill-filled",
        "The sentence grows as its blanks are filled in.",
        FILL,
        Typed("a hot face"),
        "tab",
        Typed("breathe"),
        KEPT,
        shown=IN_CALM,
    ),
    scene(
        "list-collect",
        "Rows to pick, and a line for rows of one's own.",
        COLLECT,
        "2",
        "tab",
        Typed("I called"),
        "enter",
    ),
    scene(
        "list-sort", "Topics go to three piles by one key each.", SORT, "1", "2", "1", shown=WITHOUT_COLOUR
    ),
    scene("list-rate", "One row after the other gets a number.", RATED, "7", "enter"),
    scene("list-rank", "Rows that can be moved up and down.", RANKED, "down", "shift+up"),
    scene("list-pick", "One row to pick in the end.", RANKED, "enter"),
    scene("body", "A body figure beside signs that can be picked.", CUES),
    scene(
        "body-picked", "Three signs are picked, and lit on the figure.", CUES, "1", "5", "7", shown=IN_CALM
    ),
    scene("body-strength", "How strong each sign gets.", CUES, "1", "5", "enter", "6"),
    scene(
        "body-first", "Which sign tends to come first.", CUES, "1", "5", "enter", "6", "enter", "4", "enter"
    ),
    scene(
        "tally", "Counting what is seen, one key each time.", TALLY, "space", "space", "space", shown=IN_CALM
    ),
    scene(
        "agree",
        "A page made of earlier answers; A is asked.",
        AGREE,
        Typed("Slow."),
        ON,
        Typed("My family."),
        ON,
        shown=IN_CALM,
    ),
    scene("later", "A practice can wait here for another day.", LATER),
    scene("alone-hand-over", "The next page is for one person alone.", ALONE, shown=IN_CALM),
    scene("alone-gate", "A question for one alone; the answer is not shown.", ALONE, "enter"),
    scene("alone-other", "Now the other person changes places.", ALONE, "enter", "1"),
    scene("alone-together", "Both can look again.", ALONE, "enter", "1", "enter", "1"),
    scene("alone-rate", "A rating for one alone.", ALONE_RATE, "enter"),
    scene(
        "review", "Earlier words come back; some may come along.", LOOK_BACK, brought=EARLIER, shown=IN_CALM
    ),
    scene("review-none", "There are no earlier words, and none are needed.", LOOK_BACK, brought=()),
    scene("review-locked", "Earlier words are locked: unlock, or go on without.", LOOK_BACK, locked=True),
)
