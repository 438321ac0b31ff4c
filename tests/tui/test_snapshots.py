"""Every screen of bench/scenes as it was accepted last: wide, narrow, and without colour.

The library for this, pytest-textual-snapshot, does not suit here: it holds pytest back below 9, and it keeps SVGs,
which a reviewer cannot read in a diff. These files are the characters on the screen and the looks of their stretches.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest

from bench.scene import WIDE, Scene, played
from bench.scenes import SCENES
from tests.tui.written_down import written

FOLDER = Path(__file__).parent / "snapshots"
ACCEPT = "CLOSENESS_ACCEPT"
HOW = f"""
If it should look like this now, accept it and read what changed:
    {ACCEPT}=1 .venv/bin/pytest -n 2 tests/tui/test_snapshots.py && git diff tests/tui/snapshots
To see it in colour: .venv/bin/python -m bench.pictures {{name}} --png"""


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_a_screen_looks_as_it_did_when_it_was_accepted(scene: Scene) -> None:
    async with played(scene, WIDE, "calm") as pilot:
        now = await written(pilot)
    path = FOLDER / f"{scene.name}.txt"
    if os.environ.get(ACCEPT):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8")
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    if now != before:
        lines = difflib.unified_diff(
            before.splitlines(), now.splitlines(), "accepted", "now", lineterm="", n=2
        )
        pytest.fail("\n".join(["it looks different:", *lines, HOW.format(name=scene.name)]), pytrace=False)


def test_every_snapshot_belongs_to_a_screen() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {scene.name for scene in SCENES}
