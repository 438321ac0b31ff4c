"""`check --watch` on a clock that does not run, and `explain`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from closeness_tui.cli.checking_watch import stamps_below, watch
from closeness_tui.cli.report import RefusedError
from tests.cli.conftest import Said

Run = Callable[..., Said]


class Day:
    """What happens to the files, one thing at each look at the clock; then the author has had enough."""

    def __init__(self, *stamps: int) -> None:
        self.stamps = list(stamps)
        self.at = 0
        self.looks: list[int] = []

    def now(self) -> dict[str, tuple[int, int]]:
        return {"a.toml": (self.stamps[self.at], 0)}

    def wait(self) -> None:
        if self.at + 1 == len(self.stamps):
            raise KeyboardInterrupt
        self.at += 1

    def look(self) -> None:
        self.looks.append(self.stamps[self.at])


def test_every_change_is_looked_at_once_and_ctrl_c_ends_it_well(capsys: pytest.CaptureFixture[str]) -> None:
    day = Day(1, 1, 2, 2, 2, 3, 3)
    assert watch(day.look, day.now, day.wait) == 0
    assert day.looks == [1, 2, 3]
    out = capsys.readouterr().out
    assert out == ("\n" + "-" * 40 + "\n\n") * 2


def test_a_file_that_is_gone_for_a_moment_does_not_end_it(capsys: pytest.CaptureFixture[str]) -> None:
    day = Day(1, 2)
    looks: list[str] = []

    def look() -> None:
        looks.append("look")
        if len(looks) == 1:
            raise RefusedError("there is no exercise file in here", "")

    assert watch(look, day.now, day.wait) == 0
    assert len(looks) == 2
    assert "there is no exercise file in here" in capsys.readouterr().err


def test_a_change_while_looking_is_not_missed() -> None:
    day = Day(1, 2)
    looks: list[int] = []

    def look() -> None:
        looks.append(day.at)
        day.at = 1

    assert watch(look, day.now, day.wait) == 0
    assert looks == [0, 1]


def test_a_saved_file_a_new_one_and_one_that_is_gone_are_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("a")
    before = stamps_below((tmp_path,))
    path.write_text("ab")
    assert stamps_below((tmp_path,)) != before
    path.write_text("a")
    os.utime(path, ns=(0, 5))
    assert stamps_below((tmp_path,)) != before
    (tmp_path / "b.toml").write_text("b")
    assert len(stamps_below((tmp_path,))) == 3
    path.unlink()
    assert len(stamps_below((tmp_path, path))) == 2


def test_explain_tells_a_code_with_its_examples(closeness: Run) -> None:
    said = closeness("exercises", "explain", "bad-kind")
    assert said.code == 0
    assert said.out.startswith("bad-kind\nThere is no such kind of step.\n")
    assert 'Not so:\n  [[step]]\n  kind = "reed"\n' in said.out
    assert 'But so:\n  [[step]]\n  kind = "read"\n' in said.out


def test_explain_without_a_code_lists_them_all(closeness: Run) -> None:
    out = closeness("exercises", "explain").out
    assert "\n  bad-kind " in out
    assert len(closeness("exercises", "explain", "--json").data["codes"]) == out.count("\n  ")


def test_a_code_that_is_none_gets_the_nearest(closeness: Run) -> None:
    said = closeness("exercises", "explain", "bed-kind")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "closeness: error: there is no code called bed-kind\ncloseness: hint: did you mean bad-kind?\n"
    )
    assert "names them all" in closeness("exercises", "explain", "qqqqqqqqqq").err
