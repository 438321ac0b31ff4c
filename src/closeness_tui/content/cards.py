"""What the lists of exercises show of each one, and how it is remembered between two starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from closeness_tui.core.exercise import Exercise
from closeness_tui.core.steps import Choose, Gate


@dataclass(frozen=True, slots=True)
class Card:
    """The light part of an exercise."""

    id: str
    lang: str
    title: str
    family: str
    rung: int
    minutes: float
    summary: str
    audience: tuple[str, ...]
    tags: tuple[str, ...]
    path: Path
    links: tuple[tuple[str, str], ...] = ()
    """The exercises it names, each with the setting that does."""


def card_of(exercise: Exercise, path: Path) -> Card:
    """The card of an exercise."""
    return Card(
        exercise.id,
        exercise.lang,
        exercise.title,
        exercise.family,
        exercise.rung,
        exercise.minutes,
        exercise.summary,
        exercise.audience,
        exercise.tags,
        path,
        _links(exercise),
    )


def _links(exercise: Exercise) -> tuple[tuple[str, str], ...]:
    named = [("smaller", each) for each in exercise.smaller] + [("larger", each) for each in exercise.larger]
    for step in exercise.steps:
        targets = [step.on_no] if isinstance(step, Gate) else []
        if isinstance(step, Choose) and isinstance(step.options, tuple):
            targets = [option.go for option in step.options]
        named += [("go", each[1:]) for each in targets if each.startswith("@") and each != "@help"]
    return tuple(named)


def remembered(card: Card) -> dict[str, Any]:
    """A card as JSON can hold it, without its path."""
    return {
        "id": card.id,
        "lang": card.lang,
        "title": card.title,
        "family": card.family,
        "rung": card.rung,
        "minutes": card.minutes,
        "summary": card.summary,
        "audience": list(card.audience),
        "tags": list(card.tags),
        "links": [list(each) for each in card.links],
    }


def recalled(data: object, path: Path) -> Card | None:
    """The card that was remembered; none where anything about it is odd."""
    if not isinstance(data, Mapping):
        return None
    strings = [data.get(name) for name in ("id", "lang", "title", "family", "summary")]
    rung, minutes = data.get("rung"), data.get("minutes")
    lists = [data.get(name) for name in ("audience", "tags", "links")]
    if not all(isinstance(each, str) for each in strings) or not all(
        isinstance(each, list) for each in lists
    ):
        return None
    if not isinstance(rung, int) or not isinstance(minutes, int | float):
        return None
    audience, tags, links = (tuple(each) for each in lists if isinstance(each, list))
    if not all(isinstance(each, str) for each in (*audience, *tags)):
        return None
    if not all(
        isinstance(each, list) and len(each) == 2 and all(isinstance(w, str) for w in each) for each in links
    ):
        return None
    name, lang, title, family, summary = map(str, strings)
    pairs = tuple((each[0], each[1]) for each in links)
    return Card(name, lang, title, family, rung, float(minutes), summary, audience, tags, path, pairs)
