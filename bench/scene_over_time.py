"""Scenes of looking back over time: a year of practice, line by line, and an empty log."""

from __future__ import annotations

from bench.scene import IN_CALM, Scene, Typed, Until
from tests.tui.kept_year import keep_a_year

TO_PROGRESS = ("ctrl+p", Typed("Looking back over"), Until("Your numbers with their days"), "enter")
THERE = (*TO_PROGRESS, Until("page 1 of"))

TO_SUMMARY = ("ctrl+p", Typed("Something for the"), Until("Something for the session"), "enter")
MARKING = (*TO_SUMMARY, Until("Only what you mark"))
LINES = (*MARKING, "space", "enter", Until("Which lines?"))
WORDS = (*LINES, "space", "enter", Until("All of this can stay"))

OVER_TIME = (
    Scene(
        name="progress",
        shows="One line over time: each number a dot on its day, the usual range, and the same in words.",
        home=keep_a_year,
        keys=THERE,
        shown=IN_CALM,
    ),
    Scene(
        name="progress-words",
        shows="The same line, every number in words.",
        home=keep_a_year,
        keys=(*THERE, "w"),
    ),
    Scene(
        name="progress-garden",
        shows="The garden: a plant for each practice that was kept.",
        home=keep_a_year,
        keys=(*THERE, "end"),
    ),
    Scene(
        name="progress-empty",
        shows="Before anything was kept.",
        keys=(*TO_PROGRESS, Until("nothing here yet")),
    ),
    Scene(
        name="summary",
        shows="Something for the session: which entries to bring, none of them marked beforehand.",
        home=keep_a_year,
        keys=MARKING,
    ),
    Scene(name="summary-lines", shows="Which lines of an entry.", home=keep_a_year, keys=LINES),
    Scene(
        name="summary-words",
        shows="A question for the session, and for whom it is.",
        home=keep_a_year,
        keys=WORDS,
    ),
    Scene(name="check-in", shows="The page before a check-in.", start="check-in"),
)
