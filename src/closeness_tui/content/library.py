"""All exercises of all folders: light cards for lists, whole exercises when asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from closeness_tui.content.cards import Card, card_of, recalled, remembered
from closeness_tui.content.exercises import Shared, read_exercise
from closeness_tui.content.faults import did_you_mean, key_words
from closeness_tui.content.files import read_text
from closeness_tui.content.places import places_of
from closeness_tui.content.shared import open_shared
from closeness_tui.content.suggest import nearest
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _

__all__ = ["Card", "Library", "Overridden", "bundled_folder", "open_library", "scan"]

READER = 1
"""Raised when cards are made differently, so that remembered ones are read anew."""
_NOT_EXERCISES = ("programs", "vocabularies", "learn")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Overridden:
    """An exercise that a later folder has put another one in place of."""

    id: str
    lang: str
    path: Path
    """The file that counts."""
    hidden: Path


@dataclass(slots=True)
class Library:
    """The exercises that can be practised, and what is wrong with the files that cannot."""

    cards: tuple[Card, ...] = ()
    """By rung, then by title."""
    problems: tuple[Problem, ...] = ()
    overridden: tuple[Overridden, ...] = ()
    shared: Shared = field(default_factory=Shared)
    _read: dict[Path, Exercise | None] = field(default_factory=dict)

    def card(self, name: str, lang: str = "en") -> Card | None:
        """The card of an exercise, in this language where there is one."""
        found = [card for card in self.cards if card.id == name]
        return next((card for card in found if card.lang == lang), found[0] if found else None)

    def get(self, name: str, lang: str = "en") -> Exercise | None:
        """The whole exercise, read when first asked for; none where there is none or its file has gone bad."""
        card = self.card(name, lang)
        if card is None:
            return None
        if card.path not in self._read:
            text = read_text(card.path)
            reading = (
                None if isinstance(text, Problem) else read_exercise(text, str(card.path), shared=self.shared)
            )
            self._read[card.path] = reading.exercise if reading else None
        return self._read[card.path]

    def nearest(self, name: str) -> tuple[str, ...]:
        """The ids that look most like this one."""
        return nearest(name, (card.id for card in self.cards))

    def warnings(self) -> tuple[Problem, ...]:
        """Exercises that name one which is not here; those doors are simply not shown."""
        known = {card.id for card in self.cards}
        return tuple(
            _unknown_link(card, setting, name, [near for near in self.nearest(name) if near != card.id])
            for card in self.cards
            for setting, name in dict.fromkeys(card.links)
            if name not in known
        )


def _unknown_link(card: Card, setting: str, name: str, near: list[str]) -> Problem:
    line = column = None
    text = read_text(card.path)
    if isinstance(text, str) and setting != "go":
        line, column = places_of(text).find((setting,), piece=f'"{name}"')
    message = _("There is no exercise called `{name}` in the library, so this door is not shown.").format(
        name=name
    )
    help_ = did_you_mean(near[0] if near else "")
    key = key_words((setting,), {})
    return Problem("no-exercise", message, help_, str(card.path), line, column, key, "warning")


def bundled_folder() -> Path:
    """Where the shipped exercises are: inside the installed package, or in the repository of a developer."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "exercises"
    return inside if inside.is_dir() else package.parent.parent / "exercises"


def open_library(folders: Sequence[Path]) -> Library:
    """Read every exercise below the folders; of two with one id and language, the later folder's counts."""
    return scan(folders, None)[0]


def scan(
    folders: Sequence[Path], remembered_cards: Mapping[str, Any] | None
) -> tuple[Library, dict[str, Any]]:
    """The library, and what to remember of it: unchanged files without problems are not read again."""
    found = [list(_exercise_files(folder)) for folder in folders]
    vocabularies = [each for folder in folders for each in _toml_in(folder / "vocabularies")]
    stamp = [READER, [[path, size, changed] for path, size, changed in vocabularies]]
    before = remembered_cards or {}
    known = before if before.get("") == {"stamp": stamp} else {}
    shared, problems = open_shared(Path(path) for path, _size, _changed in vocabularies)
    gathering = _Gathering(shared, known, problems=list(problems), remember={"": {"stamp": stamp}})
    for files in found:
        gathering.folder(files)
    return gathering.library(), gathering.remember


File = tuple[str, int, int]
"""Its path, its size and when it was changed (nanoseconds)."""


def _exercise_files(folder: Path) -> Iterator[File]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except NotADirectoryError:
        yield from _stamped(str(folder))
        return
    except (OSError, ValueError):
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in _NOT_EXERCISES:
                yield from _exercise_files(Path(entry.path))
        elif entry.name.endswith(".toml") and entry.name != "help.toml":
            yield from _stamped(entry.path)


def _toml_in(folder: Path) -> list[File]:
    try:
        paths = sorted(str(path) for path in folder.iterdir() if path.name.endswith(".toml"))
    except OSError:
        return []
    return [file for path in paths for file in _stamped(path)]


def _stamped(path: str) -> Iterator[File]:
    try:
        status = os.stat(path)  # noqa: PTH116 - a Path for each of 1,000 files costs more than the stat
    except OSError:
        yield path, -1, -1
    else:
        yield path, status.st_size, status.st_mtime_ns


@dataclass(slots=True)
class _Gathering:
    shared: Shared
    known: Mapping[str, Any]
    problems: list[Problem]
    remember: dict[str, Any]
    cards: dict[Pair, Card] = field(default_factory=dict)
    overridden: list[Overridden] = field(default_factory=list)

    def folder(self, files: list[File]) -> None:
        here: dict[Pair, Card] = {}
        for file in files:
            card = self._card(file)
            if card is None:
                continue
            pair = card.id, card.lang
            if pair in here:
                self._twice(card, here[pair])
            else:
                here[pair] = card
        for pair, card in here.items():
            if pair in self.cards:
                self.overridden.append(Overridden(card.id, card.lang, card.path, self.cards[pair].path))
        self.cards.update(here)

    def _card(self, file: File) -> Card | None:
        path, size, changed = file
        entry = self.known.get(path)
        if isinstance(entry, Mapping) and entry.get("size") == size and entry.get("mtime_ns") == changed:
            card = recalled(entry.get("card"), Path(path))
            if card and entry.get("problems") is False:
                self.remember[path] = entry
                return card
        return self._read(file)

    def _read(self, file: File) -> Card | None:
        path, size, changed = file
        text = read_text(Path(path))
        if isinstance(text, Problem):
            self.problems.append(text)
            card = None
        else:
            reading = read_exercise(text, path, shared=self.shared)
            self.problems += reading.problems
            card = card_of(reading.exercise, Path(path)) if reading.exercise else None
        self.remember[path] = {
            "size": size,
            "mtime_ns": changed,
            "problems": card is None,
            "card": remembered(card) if card else None,
        }
        return card

    def _twice(self, card: Card, first: Card) -> None:
        message = _("The exercise `{name}` is in this folder twice; the other file is {path}.")
        self.problems.append(
            Problem(
                "double-exercise",
                message.format(name=card.id, path=first.path.name),
                _("Give one of them another `id`, or another `lang` if it is a translation."),
                str(card.path),
                key="id",
            )
        )

    def library(self) -> Library:
        cards = sorted(
            self.cards.values(), key=lambda card: (card.rung, card.title.casefold(), card.id, card.lang)
        )
        return Library(tuple(cards), tuple(self.problems), tuple(self.overridden), self.shared)
