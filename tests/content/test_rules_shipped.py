"""What we ship keeps our own rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from closeness_tui.content.library import Library, bundled_folder, open_library
from closeness_tui.content.rules import style_of, style_of_shared

FILES = sorted(
    path
    for path in bundled_folder().rglob("*.toml")
    if path.name != "help.toml" and path.parent.name != "programs"
)


@cache
def library() -> Library:
    return open_library([bundled_folder()])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_file_has_no_warning(path: Path) -> None:
    shared = path.parent.name == "vocabularies"
    measure, found = (None, style_of_shared(path)) if shared else style_of(path, library())
    assert shared or measure is not None
    assert [f"{each.line}: {each.code}: {each.message}" for each in found] == []


def test_every_door_of_a_shipped_exercise_leads_somewhere() -> None:
    assert library().problems == library().warnings() == ()
