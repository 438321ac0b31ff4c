"""All exercises of all folders: light cards for lists, whole exercises when asked for.

A start with nothing but remembered cards must not pay for the reader of the files, which is most of what a start
costs; so it, and what speaks of problems, is imported where a file is truly read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from closeness_tui.content.cards import LEARN, Card, recalled, remembered
from closeness_tui.content.suggest import nearest
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.content.pieces import Shared
    from closeness_tui.core.exercise import Exercise
    from closeness_tui.core.problem import Problem

__all__ = ["Card", "Library", "Overridden", "bundled_folder", "open_library", "scan"]

READER = 6
"""Raised when cards are made differently, so that remembered ones are read anew."""
_NOT_EXERCISES = ("programs", "vocabularies")
Pair = tuple[str, str]


class Overridden(NamedTuple):
    """An exercise that a later folder has put another one in place of."""

    id: str
    lang: str
    path: Path
    """The file that counts."""
    hidden: Path


class Vocabularies:
    """The files beside the exercises with decks and vocabularies; read when the first exercise is."""

    def __init__(self, paths: tuple[Path, ...] = ()) -> None:
        self.paths = paths
        self._read: tuple[Shared, tuple[Problem, ...]] | None = None

    def read(self) -> tuple[Shared, tuple[Problem, ...]]:
        """All of them together, and everything that is wrong with them."""
        if self._read is None:
            from closeness_tui.content.shared import open_shared  # noqa: PLC0415

            self._read = open_shared(self.paths)
        return self._read


@dataclass(slots=True)
class Library:
    """The exercises that can be practised, and what is wrong with the files that cannot."""

    cards: tuple[Card, ...] = ()
    """By rung, then by title."""
    problems: tuple[Problem, ...] = ()
    overridden: tuple[Overridden, ...] = ()
    vocabularies: Vocabularies = field(default_factory=Vocabularies)
    learn: tuple[Card, ...] = ()
    """Pages that are only read; they stand in a list of their own and are never practised."""
    tools: dict[str, Exercise] = field(default_factory=dict)
    """What is practised like an exercise and stands in no list, such as a check-in; made when it is wanted."""
    _read: dict[Path, Exercise | None] = field(default_factory=dict)

    @property
    def shared(self) -> Shared:
        """The decks and vocabularies that every exercise can use."""
        return self.vocabularies.read()[0]

    def card(self, name: str, lang: str = "en") -> Card | None:
        """The card of an exercise, in this language where there is one."""
        found = [card for card in self.cards if card.id == name]
        return next((card for card in found if card.lang == lang), found[0] if found else None)

    def get(self, name: str, lang: str = "en") -> Exercise | None:
        """The whole exercise, read when first asked for; none where there is none or its file has gone bad."""
        card = self.card(name, lang)
        return self.tools.get(name) if card is None else self.whole(card)

    def whole(self, card: Card) -> Exercise | None:
        """What stands in the file of a card; none where the file has gone bad since."""
        if card.path not in self._read:
            from closeness_tui.content.reading import exercise_at  # noqa: PLC0415

            self._read[card.path] = exercise_at(card.path, self.shared)
        return self._read[card.path]

    @property
    def every(self) -> tuple[Card, ...]:
        """What is practised and what is only read: every file that could be read."""
        return (*self.cards, *self.learn)

    def nearest(self, name: str) -> tuple[str, ...]:
        """The ids that look most like this one."""
        return nearest(name, (card.id for card in self.cards))

    def warnings(self) -> tuple[Problem, ...]:
        """Exercises that name one which is not here; they work without it."""
        from closeness_tui.content.reading import unknown_link  # noqa: PLC0415

        known = {card.id for card in self.cards}
        return tuple(
            unknown_link(card, setting, name, [near for near in self.nearest(name) if near != card.id])
            for card in self.every
            for setting, name in dict.fromkeys(card.links)
            if name not in known
        )


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
    fine = {"stamp": stamp, "problems": False}
    beside = Vocabularies(tuple(Path(path) for path, _size, _changed in vocabularies))
    problems = () if before.get("") == fine else beside.read()[1]
    first = {**fine, "problems": bool(problems)}
    known = before if before.get("") == first else {}
    gathering = _Gathering(beside, known, problems, first)
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


class _Gathering:
    def __init__(
        self,
        vocabularies: Vocabularies,
        known: Mapping[str, Any],
        problems: Sequence[Problem],
        first: dict[str, Any],
    ) -> None:
        self.vocabularies = vocabularies
        self.known = known
        self.problems = list(problems)
        self.remember: dict[str, Any] = {"": first}
        self.cards: dict[Pair, Card] = {}
        self.overridden: list[Overridden] = []

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
        if isinstance(entry, dict) and entry.get("size") == size and entry.get("mtime_ns") == changed:
            card = recalled(entry.get("card"), path)
            if card and entry.get("problems") is False:
                self.remember[path] = entry
                return card
        return self._read(file)

    def _read(self, file: File) -> Card | None:
        from closeness_tui.content.reading import card_at  # noqa: PLC0415

        path, size, changed = file
        card, problems = card_at(Path(path), self.vocabularies.read()[0])
        self.problems += problems
        self.remember[path] = {
            "size": size,
            "mtime_ns": changed,
            "problems": card is None,
            "card": remembered(card) if card else None,
        }
        return card

    def _twice(self, card: Card, first: Card) -> None:
        from closeness_tui.core.problem import Problem  # noqa: PLC0415

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
        return Library(
            tuple(card for card in cards if card.family != LEARN),
            tuple(self.problems),
            tuple(self.overridden),
            self.vocabularies,
            tuple(card for card in cards if card.family == LEARN),
        )
