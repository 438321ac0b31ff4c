"""What only the files themselves can tell; the lists load this when the remembered cards do not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.content.cards import Card, card_of
from closeness_tui.content.exercises import Shared, read_exercise
from closeness_tui.content.faults import did_you_mean, key_words
from closeness_tui.content.files import read_text
from closeness_tui.content.places import places_of
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from pathlib import Path

    from closeness_tui.core.exercise import Exercise


def exercise_at(path: Path, shared: Shared) -> Exercise | None:
    """The whole exercise of a file; none where the file is gone or has gone bad."""
    text = read_text(path)
    return None if isinstance(text, Problem) else read_exercise(text, str(path), shared=shared).exercise


def card_at(path: Path, shared: Shared) -> tuple[Card | None, tuple[Problem, ...]]:
    """The card of a file, and everything that is wrong with the file."""
    text = read_text(path)
    if isinstance(text, Problem):
        return None, (text,)
    reading = read_exercise(text, str(path), shared=shared)
    return card_of(reading.exercise, str(path)) if reading.exercise else None, reading.problems


def unknown_link(card: Card, setting: str, name: str, near: list[str]) -> Problem:
    """That an exercise names one which is not here, with the line that does."""
    line = column = None
    text = read_text(card.path)
    if isinstance(text, str):
        line, column = _place_of_link(text, setting, name)
    if setting == "from":
        message = _("There is no exercise called `{name}` in the library, so it has no words to bring back.")
    else:
        message = _("There is no exercise called `{name}` in the library, so this door is not shown.")
    help_ = did_you_mean(near[0] if near else "")
    key = key_words((setting,), {})
    return Problem("no-exercise", message.format(name=name), help_, card.file, line, column, key, "warning")


def _place_of_link(text: str, setting: str, name: str) -> tuple[int | None, int | None]:
    places = places_of(text)
    if setting not in ("go", "from"):
        return places.find((setting,), piece=f'"{name}"')
    ends = ("go", "on_no") if setting == "go" else ("from",)
    starts = [
        start
        for path, (start, end) in places.values.items()
        if path[-1] in ends and text[start + 1 : end - 1] == f"@{name}"
    ]
    return places.line_of(min(starts)) if starts else (None, None)
