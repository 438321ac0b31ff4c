"""What was handed over, read: exercises that can be practised, the words they need, and everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from closeness_tui.content.cards import Card, card_of
from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.files import decode
from closeness_tui.content.parcel_names import shown
from closeness_tui.content.parcels import Packed, Parcel
from closeness_tui.content.pieces import BODY_CUES, Shared
from closeness_tui.content.second_look import look_again
from closeness_tui.content.shared import joined, read_shared
from closeness_tui.content.syntax import parse
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _

Named = dict[str, object]
"""What decks and vocabularies say, by their names in words such as `deck small-shares`."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """One exercise that was handed over and can be practised."""

    packed: Packed
    exercise: Exercise
    warnings: tuple[Problem, ...]
    needs: frozenset[str]
    """The decks and vocabularies it takes from elsewhere, as they are called in `Named`."""

    @property
    def card(self) -> Card:
        """The light part of it."""
        return card_of(self.exercise, self.packed.origin)


@dataclass(frozen=True, slots=True)
class Words:
    """A file of decks and vocabularies."""

    packed: Packed
    shared: Shared

    @property
    def named(self) -> Named:
        """What it says, by name."""
        return named_in(self.shared)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Everything that came, sorted."""

    exercises: tuple[Arrived, ...]
    words: tuple[Words, ...]
    """Only those that the exercises need and that are not here already."""
    aside: tuple[str, ...]
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    """Of every file, for a report."""


def arrive(parcel: Parcel, here: Shared) -> Arrival:
    """Read everything; `here` are the decks and vocabularies that the person has."""
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    for each in parcel.files:
        text = decode(each.data, each.origin)
        if isinstance(text, str):
            texts[each.origin] = text
        elif not each.has_words:
            # Of words that nobody asks for, nothing is said.
            problems.append(text)
    readable = [each for each in parcel.files if each.origin in texts]
    words, found = _words(readable, texts, here)
    problems += found
    shared = here
    for file in words:
        shared = joined(shared, file.shared)
    exercises: list[Arrived] = []
    for packed in readable:
        if not packed.has_words:
            arrived, of_it = _exercise(packed, texts[packed.origin], shared)
            exercises += [arrived] if arrived else []
            problems += of_it
    problems += _twice(exercises)
    taken = {file.packed.name for file in words}
    aside = [each.name for each in parcel.files if each.has_words and each.name not in taken]
    return Arrival(tuple(exercises), words, (*parcel.aside, *aside), tuple(problems), texts)


def _words(
    readable: list[Packed], texts: Mapping[str, str], here: Shared
) -> tuple[tuple[Words, ...], list[Problem]]:
    """The files of words of which something is needed that is not here already, or is another here."""
    data = {each.name: parse(texts[each.origin], "").data or {} for each in readable}
    wanted = {name for each in readable if not each.has_words for name in needs_of(data[each.name])}
    known = named_in(here)
    taken: list[Words] = []
    problems: list[Problem] = []
    for packed in readable:
        asked_for = wanted & _names_tried(data[packed.name])
        if not packed.has_words or not asked_for:
            continue
        shared, found = read_shared(texts[packed.origin], packed.origin)
        problems += found
        words = Words(packed, shared)
        if not found and any(known.get(name) != words.named[name] for name in asked_for):
            taken.append(words)
    return tuple(taken), problems


def _names_tried(data: Mapping[str, Any]) -> set[str]:
    """The names in a file of words, also where something else in it is wrong."""
    tables = {kind: data.get(kind) for kind in ("deck", "vocabulary")}
    return {f"{kind} {name}" for kind, table in tables.items() if isinstance(table, dict) for name in table}


def _exercise(packed: Packed, text: str, shared: Shared) -> tuple[Arrived | None, tuple[Problem, ...]]:
    reading = read_exercise(text, packed.origin, shared=shared)
    again = look_again(text, packed.origin, shared) if reading.exercise else None
    if reading.exercise is None or again is None:
        return None, reading.problems
    return Arrived(packed, reading.exercise, again.problems, needs_of(again.data)), ()


def _twice(exercises: list[Arrived]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Packed] = {}
    for each in exercises:
        before = first.setdefault((each.exercise.id, each.exercise.lang), each.packed)
        if before is not each.packed:
            message = _("The exercise `{name}` was handed over twice; the other file is {path}.")
            yield Problem(
                "double-exercise",
                message.format(name=each.exercise.id, path=shown(before.name)),
                _("Give one of them another `id`, or another `lang` if it is a translation."),
                each.packed.origin,
                key="id",
            )


def named_in(shared: Shared) -> Named:
    """Everything that decks and vocabularies say, by name."""
    decks: Named = {f"deck {name}": cards for name, cards in shared.decks.items()}
    return decks | {
        f"vocabulary {name}": (words, shared.places.get(name, ()), shared.notes.get(name, ()))
        for name, words in shared.vocabularies.items()
    }


def needs_of(data: Mapping[str, Any]) -> frozenset[str]:
    """The decks and vocabularies that an exercise takes from elsewhere."""
    own, steps = data.get("deck"), data.get("step")
    found: set[str] = set()
    waiting: list[object] = list(steps) if isinstance(steps, list) else []
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            found |= _needs_of_table(value)
            waiting.extend(value.values())
    return frozenset(found - {f"deck {name}" for name in own} if isinstance(own, dict) else found)


def _needs_of_table(table: Mapping[str, Any]) -> set[str]:
    found = {
        f"{kind} {table[name]}"
        for name, kind in (("deck", "deck"), ("vocabulary", "vocabulary"), ("listen_for", "vocabulary"))
        if isinstance(table.get(name), str)
    }
    if table.get("kind") == "body" and "cues" not in table:
        found.add(f"vocabulary {BODY_CUES}")
    return found
