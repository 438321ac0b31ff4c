"""Commands run in this process, and what they said."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from closeness_tui.cli.quick import run
from closeness_tui.store.places import find_places


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        return json.loads(self.out)


@pytest.fixture
def closeness(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def do(*arguments: str | Path) -> Said:
        code = run([str(each) for each in arguments])
        return Said(code, *capsys.readouterr())

    return do


@pytest.fixture
def own() -> Path:
    """The person's own folder of exercises."""
    folder = find_places().exercises
    folder.mkdir(parents=True)
    return folder


GOOD = """\
id = "two-breaths"
title = "Two Breaths"
family = "grounding"
rung = 1
summary = "Breathe in and out, twice."

[[step]]
kind = "read"
text = "Breathe in and out, in your own time."
"""


@pytest.fixture
def good() -> str:
    return GOOD
