"""Whose an exercise is: shipped, the person's own, or of a further folder; light enough for the list."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.content.library import Library

Whence = Literal["shipped", "own", "elsewhere"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a list adds to an exercise that did not come with closeness."""

    whence: Whence
    replaces: str = ""
    """The file of the one whose place it takes."""
    is_shipped: bool = False
    """Whether that one came with closeness."""

    @property
    def words(self) -> str:
        """Nothing for a shipped one, which nearly all are."""
        if self.whence == "shipped":
            return ""
        if self.is_shipped:
            return _("; yours, in place of the one that came with closeness")
        if self.replaces:
            return _("; yours, in place of another one of yours")
        return _("; yours")

    @property
    def data(self) -> dict[str, Any]:
        """The same for scripts."""
        return {"own": self.whence != "shipped", "replaces": self.replaces or None}


def whence(path: str | Path, own: Path, shipped: Path) -> Whence:
    """Whose folder a file lies in."""
    file = str(path)
    if file.startswith(f"{own}{os.sep}"):
        return "own"
    return "shipped" if file.startswith(f"{shipped}{os.sep}") else "elsewhere"


def marks_of(library: Library) -> dict[str, Mark]:
    """What to say of each file."""
    # What a listing loads anyway.
    from closeness_tui.content.library import bundled_folder  # noqa: PLC0415
    from closeness_tui.store.places import find_places  # noqa: PLC0415

    own, shipped = find_places().exercises, bundled_folder()
    hidden: dict[str, list[str]] = {}
    for each in library.overridden:
        hidden.setdefault(str(each.path), []).append(str(each.hidden))
    found: dict[str, Mark] = {}
    for card in library.cards:
        below = hidden.get(card.file, [])
        from_us = [each for each in below if whence(each, own, shipped) == "shipped"]
        found[card.file] = Mark(whence(card.file, own, shipped), (from_us or below or [""])[0], bool(from_us))
    return found
