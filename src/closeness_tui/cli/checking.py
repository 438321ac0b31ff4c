"""Which files `check` looks at, and everything that is wrong with each."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from closeness_tui.cli.library import more_folders
from closeness_tui.cli.report import RefusedError
from closeness_tui.content.files import read_text
from closeness_tui.content.help import read_help
from closeness_tui.content.library import Library, Overridden, scan
from closeness_tui.content.shared import read_shared
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _
from closeness_tui.practice.index import folders_of
from closeness_tui.store.places import Places, find_places

if TYPE_CHECKING:
    from closeness_tui.content.rules import Measure

Found = dict[str, list[Problem]]


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and everything that is wrong with it."""

    found: Found
    library: Library
    wanted: tuple[Path, ...]


def checked(paths: tuple[Path, ...]) -> Checked:
    """The problems of every file below the paths, by file; without paths, of the whole library."""
    places = find_places()
    library_folders = _library_folders(places)
    wanted = paths or library_folders
    # Other exercises are read too: an exercise may lead on to them and use their vocabularies.
    base = [folder for folder in library_folders if not any(_same(folder, path) for path in wanted)]
    other = [path for path in paths if _kind(path) != "exercises"]
    library, remembered = scan((*base, *(path for path in wanted if path not in other)), None)
    found: Found = {file: [] for file in remembered if file and _below(file, wanted)}
    for path in other:
        found[str(path)] = _read_other(path)
    _sort_in(found, library, wanted)
    for folder in wanted:
        help_page = folder / "help.toml"
        if help_page.is_file():
            found[str(help_page)] = _read_other(help_page)
    if not found and paths:
        raise RefusedError(
            _("there is no exercise file in {paths}").format(paths=", ".join(map(str, paths))),
            _("exercise files end in .toml"),
        )
    return Checked(found, library, wanted)


def add_style(looked: Checked) -> tuple[Measure, ...]:
    """Add what the rules on style find to the rest, in the order of each file; and every exercise in figures."""
    from closeness_tui.content.rules import (  # noqa: PLC0415 - only for authors who ask
        style_of,
        style_of_shared,
    )

    found, library = looked.found, looked.library
    measures: list[Measure] = []
    for path in _exercise_paths(looked):
        measure, problems = style_of(path, library)
        found[str(path)] = _in_order([*found[str(path)], *problems])
        measures += [measure] if measure else []
    for path in library.vocabularies.paths:
        problems = style_of_shared(path)
        if problems and (_below(str(path), looked.wanted)):
            found[str(path)] = _in_order([*found.get(str(path), []), *problems])
    return tuple(measures)


def _exercise_paths(looked: Checked) -> list[Path]:
    library = looked.library
    cards = {card.file for card in library.cards} | {str(each.hidden) for each in library.overridden}
    return [Path(file) for file in sorted(looked.found) if file in cards]


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda each: (each.line or 0, each.column or 0))


def _library_folders(places: Places) -> tuple[Path, ...]:
    return folders_of(places.exercises, more_folders(places.settings), ())


def _sort_in(found: Found, library: Library, wanted: tuple[Path, ...]) -> None:
    notes = (_hidden(each) for each in library.overridden if not _same(each.path, each.hidden))
    for problem in (*library.problems, *library.warnings(), *notes):
        if _below(problem.file, wanted):
            found.setdefault(problem.file, []).append(problem)
    for file, problems in found.items():
        found[file] = _in_order(problems)


def _hidden(each: Overridden) -> Problem:
    return Problem(
        "hides-another",
        _("This exercise takes the place of another one with the same `id`: {path}").format(path=each.hidden),
        _("If that is not what you want, give it another `id`."),
        str(each.path),
        key="id",
        severity="warning",
    )


def _kind(path: Path) -> str:
    """How a path that was named is to be read."""
    if path.is_dir():
        return "exercises" if os.access(path, os.R_OK | os.X_OK) else "closed"
    if path.name == "help.toml":
        return "help"
    if path.parent.name == "vocabularies":
        return "vocabulary"
    return "exercises" if path.is_file() else "none"


def _read_other(path: Path) -> list[Problem]:
    kind = _kind(path)
    if kind == "closed":
        return [Problem("no-permission", _("You may not look into this folder."), file=str(path))]
    text = read_text(path)
    if isinstance(text, Problem):
        return [text]
    read = read_help(text, str(path)).problems if kind == "help" else read_shared(text, str(path))[1]
    return list(read)


def _below(file: str, wanted: Iterable[Path]) -> bool:
    return any(Path(file) == path or path in Path(file).parents for path in wanted)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other
