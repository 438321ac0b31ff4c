"""Which files `check` looks at, and everything that is wrong with each."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from closeness_tui.cli.library import more_folders
from closeness_tui.cli.report import Exit, RefusedError
from closeness_tui.content.across import across_files, at_id
from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.files import read_bytes, read_text
from closeness_tui.content.help import read_help
from closeness_tui.content.library import Library, bundled_folder, scan
from closeness_tui.content.pieces import Shared
from closeness_tui.content.programs import program_files, read_program, unknown_exercises
from closeness_tui.content.scales import is_scale_file, read_scale
from closeness_tui.content.second_look import SecondLook, second_look
from closeness_tui.content.shared import read_shared
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _
from closeness_tui.practice.index import folders_of
from closeness_tui.store.places import Places, find_places

if TYPE_CHECKING:
    from closeness_tui.content.rules import Measure

Found = dict[str, list[Problem]]


UNREADABLE = ("no-file", "no-permission", "no-regular-file", "not-read")
"""What is wrong where a file cannot even be looked at."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and everything that is wrong with it."""

    found: Found
    library: Library
    wanted: tuple[Path, ...]
    looks: dict[str, SecondLook]
    """The exercises that run, by file."""


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
    found |= _beside_exercises(wanted, other, library)
    if not found and paths:
        raise RefusedError(
            _("there is no exercise file in {paths}").format(paths=", ".join(map(str, paths))),
            _("exercise files end in .toml"),
            Exit.USAGE,
        )
    looks = _looks(found, library)
    _sort_in(found, library, wanted, looks)
    for file, problems in found.items():
        if [each.code for each in problems] == ["encoding"]:
            found[file] = _in_old_letters(file, problems, library.shared)
    return Checked(found, library, wanted, looks)


def _beside_exercises(wanted: Iterable[Path], named: Iterable[Path], library: Library) -> Found:
    """Programs, the help page and what else was named."""
    found: Found = {}
    for path in named:
        is_program = _kind(path) == "program"
        found[str(path)] = _read_program(path, library) if is_program else _read_other(path)
    for folder in wanted:
        found |= {str(path): _read_program(path, library) for path in program_files((folder,))}
        help_page = folder / "help.toml"
        if help_page.is_file():
            found[str(help_page)] = _read_other(help_page)
    return found


def _looks(found: Found, library: Library) -> dict[str, SecondLook]:
    looks = {file: second_look(Path(file), library.shared) for file in _exercise_files(found, library)}
    return {file: look for file, look in looks.items() if look is not None}


def watched_paths(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """What a check of these paths looks at."""
    return paths or _library_folders(find_places())


def _in_old_letters(file: str, problems: list[Problem], shared: Shared) -> list[Problem]:
    """What else is wrong with a file whose letters are stored in an old way, where these can be told."""
    from closeness_tui.content.encodings import decoded  # noqa: PLC0415 - such files are rare

    found = read_bytes(Path(file))
    if isinstance(found, Problem):
        return problems
    text = decoded(found, file)
    if text.text is None or text.problem is None:
        return problems
    return in_order([text.problem, *problems_in(text.text, file, shared)])


def is_shipped(file: str) -> bool:
    """Whether a file came with the program, and so is nobody's to change here."""
    return _below(str(Path(file).resolve()), (bundled_folder().resolve(),))


def add_style(looked: Checked) -> tuple[Measure, ...]:
    """Add what the rules on style find to the rest, in the order of each file; and every exercise in figures."""
    from closeness_tui.content.rules import (  # noqa: PLC0415 - only for authors who ask
        style_of,
        style_of_shared,
    )

    found, library = looked.found, looked.library
    measures: list[Measure] = []
    for path in map(Path, _exercise_files(found, library)):
        measure, problems = style_of(path, library)
        found[str(path)] = in_order([*found[str(path)], *problems])
        measures += [measure] if measure else []
    for path in library.vocabularies.paths:
        problems = style_of_shared(path)
        if problems and (_below(str(path), looked.wanted)):
            found[str(path)] = in_order([*found.get(str(path), []), *problems])
    return tuple(measures)


def _exercise_files(found: Found, library: Library) -> list[str]:
    cards = {card.file for card in library.every} | {str(each.hidden) for each in library.overridden}
    return [file for file in sorted(found) if file in cards]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """As they stand in the file."""
    return sorted(problems, key=lambda each: (each.line or 0, each.column or 0))


def _library_folders(places: Places) -> tuple[Path, ...]:
    return folders_of(places.exercises, more_folders(places.settings), ())


def _sort_in(found: Found, library: Library, wanted: tuple[Path, ...], looks: dict[str, SecondLook]) -> None:
    second = (problem for look in looks.values() for problem in look.problems)
    # A file that was named and lies in a folder of the library is read twice.
    every = (*library.problems, *library.warnings(), *across_files(library), *second)
    for problem in dict.fromkeys(every):
        if _below(problem.file, wanted):
            placed = at_id(problem) if problem.code == "double-exercise" else problem
            found.setdefault(problem.file, []).append(placed)
    for file, problems in found.items():
        found[file] = in_order(problems)


def _kind(path: Path) -> str:
    """How a path that was named is to be read."""
    if path.is_dir():
        return "exercises" if os.access(path, os.R_OK | os.X_OK) else "closed"
    if path.name == "help.toml":
        return "help"
    if path.parent.name == "vocabularies":
        return "vocabulary"
    if path.parent.name == "programs" and path.is_file():
        return "program"
    if is_scale_file(path) and path.is_file():
        return "scale"
    return "exercises" if path.is_file() else "none"


def _read_other(path: Path) -> list[Problem]:
    kind = _kind(path)
    if kind == "closed":
        return [Problem("no-permission", _("You may not look into this folder."), file=str(path))]
    text = read_text(path)
    return [text] if isinstance(text, Problem) else list(problems_in(text, str(path), Shared()))


def _read_program(path: Path, library: Library) -> list[Problem]:
    """What is wrong with a program, and the exercises it names that are not here."""
    text = read_text(path)
    if isinstance(text, Problem):
        return [text]
    reading = read_program(text, str(path))
    known = unknown_exercises(text, reading.program, library) if reading.program is not None else ()
    return [*reading.problems, *known]


def problems_in(text: str, file: str, shared: Shared) -> tuple[Problem, ...]:
    """What keeps a text from being read, by the kind of file it is in."""
    match _kind(Path(file)):
        case "help":
            return read_help(text, file).problems
        case "vocabulary":
            return read_shared(text, file)[1]
        case "program":
            return read_program(text, file).problems
        case "scale":
            return read_scale(text, file).problems
        case _:
            return read_exercise(text, file, shared=shared).problems


def _below(file: str, wanted: Iterable[Path]) -> bool:
    return any(Path(file) == path or path in Path(file).parents for path in wanted)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other
