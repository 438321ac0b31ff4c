"""Whole files that run, beside the warnings they must give: about their ways and timers, and about their style."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from closeness_tui.content.explanations import EXPLANATIONS
from closeness_tui.content.faults import in_order
from closeness_tui.content.library import bundled_folder, open_library
from closeness_tui.content.rules import style_of
from closeness_tui.content.second_look import second_look
from tests.content.report import report

HERE = Path(__file__).parent
WARNED = sorted((HERE / "warned").glob("*.toml"))
STYLED = sorted((HERE / "styled").glob("*.toml"))
LIBRARY = open_library([bundled_folder()])
ELSEWHERE = {"line-end", "no-cues", "no-notes", "no-place", "no-word", "round-in-circles"}
"""What needs odd bytes, a vocabulary or a second file; other tests have these."""


@pytest.mark.parametrize("path", WARNED, ids=lambda path: path.stem)
def test_a_file_gives_exactly_the_warnings_beside_it(path: Path) -> None:
    look = second_look(path, LIBRARY.shared)
    assert look is not None
    assert path.with_suffix(".txt").read_text("utf-8") == report(look.problems)
    assert {each.severity for each in look.problems} == {"warning"}


@pytest.mark.parametrize("path", STYLED, ids=lambda path: path.stem)
def test_a_file_gives_exactly_the_remarks_on_style_beside_it(path: Path) -> None:
    measure, problems = style_of(path, open_library([bundled_folder(), path]))
    assert measure is not None
    assert path.with_suffix(".txt").read_text("utf-8") == report(in_order(problems))


def test_every_mistake_that_one_file_can_hold_is_in_one_of_them() -> None:
    told = {
        code
        for folder in ("bad", "warned", "styled")
        for path in (HERE / folder).glob("*.txt")
        for code in re.findall(r"(?m)^[-\d]+:[-\d]+ \w+ (\S+)", path.read_text("utf-8"))
    }
    one_file = {each.code for each in EXPLANATIONS.values() if each.where in ("steps", "top")}
    assert one_file - told - ELSEWHERE == set()
