"""The scales that a person added: one plain file each, in a folder of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.content.scales import ScaleReading, scale_at
from closeness_tui.store.failures import NotThere, StoreError
from closeness_tui.store.files import names_in, remove, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from closeness_tui.core.problem import Problem
    from closeness_tui.core.scale import OwnScale
    from closeness_tui.store.places import Places


def own_scales(places: Places) -> tuple[tuple[OwnScale, ...], tuple[Problem, ...]]:
    """The scales, by title, and what is wrong with the files that give none."""
    readings = [scale_at(path) for path in _files(places)]
    scales = [each.scale for each in readings if each.scale is not None]
    problems = tuple(problem for each in readings for problem in each.problems)
    return tuple(sorted(scales, key=lambda each: (each.title.casefold(), each.id))), problems


def own_scale(places: Places, name: str) -> ScaleReading | None:
    """The scale of this id; none where there is no such file."""
    path = places.scales / f"{name}.toml"
    return scale_at(path) if path in _files(places) else None


def add_scale(places: Places, scale: OwnScale, text: str) -> Path:
    """Keep the file of a scale under its id. Raises WriteFailed."""
    path = places.scales / f"{scale.id}.toml"
    write_whole(path, text.encode("utf-8"))
    return path


def remove_scale(places: Places, name: str) -> None:
    """Take the file away; what was answered stays in the log. Raises NotThere or WriteFailed."""
    path = places.scales / f"{name}.toml"
    if path not in _files(places):
        raise NotThere
    remove(path)


def _files(places: Places) -> list[Path]:
    try:
        names = names_in(places.scales)
    except StoreError:
        return []
    return [
        places.scales / name for name in sorted(names) if name.endswith(".toml") and not name.startswith(".")
    ]
