"""Mistakes planted everywhere in the shipped exercises: noticed, named on their line, told once, and mostly mended."""

import os
import statistics

import pytest

from bench.authoring import HELD_OUT, Bench, Figures, all_in_one, held_out, shipped
from bench.mistakes import MISTAKES

SOAK = bool(os.environ.get("CLOSENESS_SOAK"))
PLACES = None if SOAK else 7
FIVES = 400 if SOAK else 40
BENCH = shipped()
BY_JUDGEMENT = frozenset(
    ("setting twice", "nothing there", "kind missing", "number in words", "number for a text", "one id twice")
)
"""What only the author can mend."""
OTHER_STYLES = sorted(path.name for path in HELD_OUT.glob("*.toml"))


def figures_hold(figures: Figures, needless: float = 0.05) -> None:
    told = "\n".join(figures.missed[:20])
    assert figures.noticed == figures.planted, told
    assert figures.right_line == figures.planted, told
    assert figures.needless <= needless * figures.planted, told
    assert figures.worse == 0, told


def test_there_are_enough_types_of_mistakes_and_all_have_places() -> None:
    assert len(MISTAKES) >= 28
    found = {
        name for name, places in MISTAKES.items() for lines in BENCH.files.values() if any(places(lines))
    }
    assert found == set(MISTAKES)


@pytest.fixture(scope="module")
def found() -> dict[str, Figures]:
    return BENCH.one_by_one(PLACES)


@pytest.mark.soak
def test_every_mistake_is_noticed_and_named_on_its_line(found: dict[str, Figures]) -> None:
    figures_hold(all_in_one(found))


@pytest.mark.soak
def test_most_mistakes_are_mended_back_to_what_was_meant(found: dict[str, Figures]) -> None:
    total = all_in_one(found)
    assert total.mended >= 0.85 * total.planted
    for name, figures in found.items():
        if name not in BY_JUDGEMENT:
            assert figures.mended >= 0.85 * figures.planted, figures.missed[:5]


@pytest.mark.soak
def test_five_mistakes_are_named_in_one_run() -> None:
    assert statistics.mean(BENCH.five_at_once(FIVES)) >= 4.82


@pytest.mark.soak
@pytest.mark.parametrize("name", OTHER_STYLES)
def test_a_file_in_another_style_or_language_is_told_as_well(name: str) -> None:
    bench: Bench = held_out(name)
    total = all_in_one(bench.one_by_one(PLACES))
    figures_hold(total)
    assert total.mended >= 0.8 * total.planted
