"""What adding would change, worked out before anything is asked or written."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Literal

from closeness_tui.cli.giving_shelf import Shelves
from closeness_tui.cli.report import RefusedError
from closeness_tui.content.arriving import Arrival, Arrived, Named, Words, named_in
from closeness_tui.content.cards import Card
from closeness_tui.content.files import read_text
from closeness_tui.content.lookalikes import lookalikes
from closeness_tui.content.reading import exercise_at
from closeness_tui.content.shared import open_shared
from closeness_tui.content.values import fault_of_id
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.wording import _

Fate = Literal["new", "same", "shipped", "another", "override"]
"""New here; here already; came with closeness just so; takes the place of an own one, or of a shipped one."""


@dataclass(frozen=True, slots=True)
class Before:
    """The exercise whose place is taken."""

    exercise: Exercise | None
    """None where its file can't be read any more."""
    changed: date


@dataclass(frozen=True, slots=True)
class Placed:
    """One exercise, and where it is to lie."""

    arrived: Arrived
    path: Path
    fate: Fate
    before: Before | None
    alike: tuple[Card, ...]
    """Other exercises that it looks like."""
    missing: tuple[str, ...]
    """Exercises it names that are neither here nor in the parcel."""

    @property
    def changes(self) -> bool:
        """Whether something is to be written."""
        return self.fate not in ("same", "shipped")


@dataclass(frozen=True, slots=True)
class PlacedWords:
    """A file of decks and vocabularies, and where it is to lie."""

    words: Words
    path: Path
    replaces: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that adding would do."""

    exercises: tuple[Placed, ...]
    words: tuple[PlacedWords, ...]

    @property
    def batch(self) -> tuple[tuple[Path, bytes], ...]:
        """What is to be written; the words first, since exercises rest on them."""
        return (
            *((each.path, each.words.packed.data) for each in self.words),
            *((each.path, each.arrived.packed.data) for each in self.exercises if each.changes),
        )


def planned(arrival: Arrival, shelves: Shelves, *, override: bool) -> Plan:
    """Where each file is to lie; RefusedError where something stands in the way."""
    coming = {each.exercise.id for each in arrival.exercises}
    known = coming | {card.id for card in shelves.library.every}
    placed = tuple(_placed(each, shelves, known) for each in arrival.exercises)
    shipped = [each for each in placed if each.fate == "override"]
    if shipped and not override:
        raise RefusedError(
            _("{ids} came with closeness and stays as it is; nothing was added").format(
                ids=", ".join(each.arrived.exercise.id for each in shipped)
            ),
            _("give it another `id`; or, to have it take that place on purpose, add it with --override"),
        )
    return Plan(placed, tuple(_words_placed(arrival.words, shelves)))


def file_name(name: str, lang: str) -> str:
    """What the file of an exercise is called: made of what was checked, never of a name from outside."""
    return f"{name}.toml" if lang == "en" else f"{name}.{lang}.toml"


def _placed(arrived: Arrived, shelves: Shelves, known: set[str]) -> Placed:
    exercise = arrived.exercise
    name, lang = exercise.id, exercise.lang
    own, shipped = shelves.own_path(name, lang), shelves.shipped_path(name, lang)
    path = own or shelves.own / file_name(name, lang)
    fate: Fate = "new"
    if own is not None:
        fate = "same" if _says(own, exercise) else "another"
    elif shipped is not None:
        fate = "shipped" if _says(shipped, exercise) else "override"
    if own is None and os.path.lexists(path):
        raise RefusedError(
            _("{path} is there already and holds something else; nothing was added").format(path=path),
            _("move that file out of the way, or look at it with `closeness exercises check`"),
        )
    replaced = own if fate == "another" else shipped if fate == "override" else None
    links = dict.fromkeys(link for _setting, link in arrived.card.links)
    return Placed(
        arrived,
        path,
        fate,
        _before(replaced, shelves) if replaced else None,
        lookalikes(name, exercise.title, shelves.library.every),
        tuple(each for each in links if each not in known),
    )


def _says(path: Path, exercise: Exercise) -> bool:
    """Whether a file has the very same text; mail may have changed the ends of its lines."""
    text = read_text(path)
    return isinstance(text, str) and _plain(text) == _plain(exercise.source)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").removeprefix("\ufeff").rstrip()


def _before(path: Path, shelves: Shelves) -> Before:
    return Before(exercise_at(path, shelves.library.shared), date.fromtimestamp(path.stat().st_mtime))


def _words_placed(words: Iterable[Words], shelves: Shelves) -> list[PlacedWords]:
    by_file = {path: _named_at(path) for path in shelves.library.vocabularies.paths}
    found: list[PlacedWords] = []
    for each in words:
        target = shelves.own / "vocabularies" / words_file(each.named, each.packed.data)
        for path, named in by_file.items():
            differing = [name for name in named if each.named.get(name, named[name]) != named[name]]
            if differing and path != target:
                raise _clash(differing[0], path, each)
        there = by_file.get(target, {})
        if os.path.lexists(target) and (not there or there.keys() - each.named.keys()):
            raise _clash(next(iter(there), ""), target, each)
        by_file[target] = each.named
        found.append(PlacedWords(each, target, bool(there)))
    return found


def _named_at(path: Path) -> Named:
    return named_in(open_shared((path,))[0])


def words_file(named: Named, data: bytes) -> str:
    """What a file of words is called: after one of its own names that is fit to be an id, else by its bytes."""
    names = (name.split(" ", 1)[1] for name in named)
    fit = next((name for name in names if not fault_of_id(name)), "")
    return f"{fit or 'words-' + sha256(data).hexdigest()[:12]}.toml"


def _clash(name: str, path: Path, words: Words) -> RefusedError:
    sentence = _("the {name} in {file} is another one than in {path}; nothing was added")
    if not name:
        sentence = _("{path} is there already and holds something else; nothing was added")
    return RefusedError(
        sentence.format(name=name, file=words.packed.name, path=path),
        _("other exercises use what is there; its author can give it a name of its own"),
    )
