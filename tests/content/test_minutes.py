"""The minutes that an exercise names are near those it was planned with."""

from __future__ import annotations

import pytest

from closeness_tui.content.library import bundled_folder, open_library

LIBRARY = open_library([bundled_folder()])
PLANNED = {
    "paced-breathing": 5, "grounding-54321": 4, "pmr-4": 8, "pmr-7": 14, "pmr-16": 29, "noting-sounds": 4,
    "noting-open": 10, "trigger-and-relief": 7, "body-cue-map": 6, "kinder-voice": 4, "map-safe-boundaries": 9,
    "rest-or-retreat": 4, "working-agreement": 20, "safety-plan-review": 8, "step-ladder": 11, "sort-safe-topics": 5,
    "one-small-share": 6, "share-with-someone": 8, "trade-questions": 35, "share-a-tender-story": 25,
    "need-statement": 6, "role-play-with-brakes": 15, "curious-reply": 15, "name-the-pattern": 8,
    "bright-moments": 7, "people-in-my-corner": 7, "rewrite-the-chapter": 20, "then-and-now": 8, "small-wins": 4,
    "therapist-reflection": 7,
}  # fmt: skip
"""Minutes of each, as the catalogue of exercises has them."""


def test_all_thirty_are_there() -> None:
    assert {card.id for card in LIBRARY.cards} == set(PLANNED)
    assert len(PLANNED) == 30


@pytest.mark.parametrize("name", PLANNED)
def test_minutes_are_within_a_quarter_of_the_plan(name: str) -> None:
    card = LIBRARY.card(name)
    assert card is not None
    assert abs(card.minutes - PLANNED[name]) <= PLANNED[name] / 4
