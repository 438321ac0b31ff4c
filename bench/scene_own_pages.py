"""Scenes of a person's own pages: the ladder and a program, the agreed page, and the signs and plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.scene import IN_CALM, Scene, Until
from tests.own_pages_kept import STEPS, keep, ladder, page, rated, routine, signs, tried

if TYPE_CHECKING:
    from closeness_tui.practice.opening import Practice


def kept(practice: Practice) -> None:
    """A ladder with two tries, a page of twenty days ago, signs, plans, and some practice."""
    keep(practice, "working-agreement", *page(), days_ago=20)
    ladder(practice)
    tried(practice, STEPS[0], days_ago=5)
    tried(practice, STEPS[1], days_ago=2)
    signs(practice)
    routine(practice)
    keep(practice, "paced-breathing", *rated(2), days_ago=4)
    keep(practice, "grounding-54321", *rated(1), days_ago=8)


OWN_PAGES = (
    Scene(name="ladders", shows="The choice of a ladder: one's own, or a program.", home=kept, keys=("m",)),
    Scene(
        name="ladder-program",
        shows="A program as a ladder, the rung where one was last marked by a sign and in words.",
        home=kept,
        keys=("m", "down", "enter", Until("here last")),
        shown=IN_CALM,
    ),
    Scene(
        name="ladder-own",
        shows="A ladder of one's own, with what was feared and what happened on a rung.",
        home=kept,
        keys=("m", "enter", Until("Feared")),
    ),
    Scene(
        name="agreement",
        shows="The agreed page, with the day to look at it again.",
        home=kept,
        keys=("a", Until("Agreed on")),
        shown=IN_CALM,
    ),
    Scene(name="plans", shows="Own early signs and plans.", home=kept, keys=("i", Until("My plans"))),
)
