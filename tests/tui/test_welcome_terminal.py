"""The welcome in the real program, in a pseudo-terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from bench.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = [sys.executable, "-m", "closeness_tui"]


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminal")
def test_a_first_visit_on_a_real_terminal_is_welcomed_once(tmp_path: Path) -> None:
    home = {"CLOSENESS_HOME": str(tmp_path)}
    with Terminal(PROGRAM, environment=home) as terminal:
        terminal.until_text("1 of 5")
        terminal.send("<enter>")
        terminal.until_text("2 of 5")
        terminal.send("2")
        terminal.until_text("3 of 5")
        terminal.send("6<enter>")
        terminal.until_text("4 of 5")
        terminal.send("<enter>")
        terminal.until_text("5 of 5")
        terminal.send("4")
        terminal.until_text("Enter open")
        terminal.send("q")
        assert os.waitstatus_to_exitcode(terminal.until_end(20)) == 0
    kept = (tmp_path / "data" / "settings.toml").read_text()
    assert sorted(kept.splitlines()) == ['theme = "calm-light"', "welcomed = true"]
    with Terminal(PROGRAM, environment=home) as terminal:
        terminal.until_text("Enter open")
        terminal.send("q")
        terminal.until_end(20)


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminal")
def test_a_first_visit_in_lines_on_a_real_terminal_is_welcomed_too(tmp_path: Path) -> None:
    home = {"CLOSENESS_HOME": str(tmp_path)}
    with Terminal([*PROGRAM, "--plain"], environment=home) as terminal:
        terminal.until_text("1 of 5")
        terminal.send("skip<enter>")
        terminal.until_text(r"1 to \d+; .*log")
        terminal.send("stop<enter>")
        assert os.waitstatus_to_exitcode(terminal.until_end(20)) == 0
    assert (tmp_path / "data" / "settings.toml").read_text() == "welcomed = true\n"
