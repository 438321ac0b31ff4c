"""Scenes of looking back over time: a year of practice, line by line, and an empty log."""

from __future__ import annotations

from bench.scene import IN_CALM, Scene, Typed, Until
from tests.tui.kept_year import keep_a_year

TO_PROGRESS = ("ctrl+p", Typed("Looking back over"), Until("Your numbers with their days"), "enter")
THERE = (*TO_PROGRESS, Until("page 1 of"))

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
    Scene(name="check-in", shows="The page before a check-in.", start="check-in"),
)
