"""Rules on style: what an exercise that runs might still say more kindly, more briefly or more carefully.

A rule is a function from a manuscript to what it found. To add one, write it in the module of its subject and name
it in `RULES`; a phrase to look for is one more value in `phrases`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.files import read_text
from closeness_tui.content.library import Library
from closeness_tui.content.rules.care import held_breath, long_quiet, no_gate, no_way_out, no_why
from closeness_tui.content.rules.finding import Finding, told
from closeness_tui.content.rules.ladder import wrong_doors
from closeness_tui.content.rules.length import (
    dishonest_minutes,
    long_exercises,
    long_screens,
    many_checks,
    many_choices,
)
from closeness_tui.content.rules.manuscript import Manuscript, texts_of
from closeness_tui.content.rules.phrases import SHARED_PHRASES
from closeness_tui.content.rules.phrasing import bad_phrases, found_in
from closeness_tui.content.rules.reading_grade import exercise_grade, hard_to_read, is_counted
from closeness_tui.content.rules.reading_pages import asking_pages, long_pages
from closeness_tui.content.rules.together import (
    kept_for_both,
    no_caution_for_two,
    no_private_gate,
    no_stop_word,
)
from closeness_tui.content.syntax import parse
from closeness_tui.core.problem import Problem

__all__ = ["RULES", "Measure", "Rule", "is_counted", "style_of", "style_of_shared"]

Rule = Callable[[Manuscript], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    hard_to_read,
    long_screens,
    many_choices,
    many_checks,
    long_exercises,
    dishonest_minutes,
    bad_phrases,
    no_why,
    no_way_out,
    no_gate,
    long_quiet,
    held_breath,
    no_caution_for_two,
    no_private_gate,
    no_stop_word,
    kept_for_both,
    asking_pages,
    long_pages,
)
"""Every rule on one exercise; the doors between exercises are looked at with the whole library."""


@dataclass(frozen=True, slots=True)
class Measure:
    """An exercise in figures."""

    id: str
    grade: float | None
    """Of reading; none where it cannot be known."""
    longest: int
    """Words of its longest screen."""
    minutes: float


def style_of(path: Path, library: Library) -> tuple[Measure | None, tuple[Problem, ...]]:
    """What the rules find in the file of an exercise; nothing where the exercise cannot run yet."""
    text = read_text(path)
    if isinstance(text, Problem):
        return None, ()
    exercise = read_exercise(text, str(path), shared=library.shared).exercise
    data = parse(text, str(path)).data
    if exercise is None or data is None:
        return None, ()
    manuscript = Manuscript(data, exercise)
    found = [finding for rule in RULES for finding in rule(manuscript)]
    card = library.card(exercise.id, exercise.lang)
    if card is not None and card.path == path:
        found += wrong_doors(library, card)
    return _measure(manuscript), told(found, text, str(path), data)


def _measure(manuscript: Manuscript) -> Measure:
    exercise = manuscript.exercise
    longest = max((screen.count for screen in manuscript.screens), default=0)
    return Measure(exercise.id, exercise_grade(manuscript), longest, exercise.minutes)


def style_of_shared(path: Path) -> tuple[Problem, ...]:
    """What the rules find in a file of decks and vocabularies."""
    text = read_text(path)
    data = None if isinstance(text, Problem) else parse(text, str(path)).data
    if data is None or isinstance(text, Problem):
        return ()
    return told(found_in(texts_of(data), SHARED_PHRASES), text, str(path), data)
