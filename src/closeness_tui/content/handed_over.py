"""Exercises as somebody hands them over: one file, a folder or a zip."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from closeness_tui.content.files import read_bytes
from closeness_tui.content.parcel_names import DEEPEST, is_hidden
from closeness_tui.content.parcels import (
    LARGEST_ZIP,
    MOST_FILES,
    Gathered,
    Packed,
    Parcel,
    is_wanted,
    is_zip,
    linked,
    read_zip,
    sort_in,
    too_large,
    too_many,
)
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _

MOST_LOOKED_AT = 2000
"""Names in a folder; somebody's whole home is not looked through."""


def parcel_at(path: Path) -> Parcel | tuple[Problem, ...]:
    """Everything that was handed over, read once; never raises."""
    if path.is_dir():
        return _folder(path)
    found = read_bytes(path, LARGEST_ZIP)
    if isinstance(found, bytes) and is_zip(found):
        return read_zip(found, str(path))
    if isinstance(found, Problem) and found.code == "too-large" and path.suffix.lower() == ".zip":
        return (too_large(str(path)),)
    if path.suffix.lower() == ".zip" and isinstance(found, bytes):
        return read_zip(found, str(path))
    return _single(path)


def _single(path: Path) -> Parcel | tuple[Problem, ...]:
    found = read_bytes(path)
    if isinstance(found, Problem):
        return (found,)
    if path.name == "help.toml":
        return Parcel(aside=(path.name,))
    # Decks and vocabularies that the exercise may need lie beside it.
    gathered = Gathered()
    folder = path.parent / "vocabularies"
    for name in sorted(_names_in(folder))[:MOST_FILES]:
        if name.lower().endswith(".toml") and not is_hidden(name) and (folder / name).is_file():
            words = read_bytes(folder / name)
            if isinstance(words, bytes):
                gathered.files.append(Packed(f"vocabularies/{name}", words, str(folder / name)))
    return Parcel((Packed(path.name, found, str(path)), *gathered.files))


def _names_in(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - only the names are wanted
    except OSError:
        return []


def _folder(path: Path) -> Parcel | tuple[Problem, ...]:
    gathered = Gathered()
    if not os.access(path, os.R_OK | os.X_OK):
        return (Problem("no-permission", _("You may not look into this folder."), file=str(path)),)
    for looked_at, (name, file) in enumerate(_files_below(path, ""), 1):
        if looked_at > MOST_LOOKED_AT or len(gathered.files) >= MOST_FILES:
            return (too_many(str(path)),)
        if not is_wanted(name):
            gathered.lay_aside(name)
        elif file.is_symlink():
            gathered.problems.append(linked(name, str(path)))
        else:
            sort_in(gathered, name, read_bytes(file), str(file))
    return gathered.parcel()


def _files_below(folder: Path, above: str) -> Iterator[tuple[str, Path]]:
    for name in sorted(_names_in(folder)):
        path, whole = folder / name, f"{above}{name}"
        if is_hidden(name):
            continue
        if path.is_dir() and not path.is_symlink():
            if whole.count("/") < DEEPEST:
                yield from _files_below(path, f"{whole}/")
        else:
            yield whole, path
