from __future__ import annotations

import sys
from pathlib import Path

import pytest

from closeness_tui import __version__
from closeness_tui.cli import report
from closeness_tui.cli.program import run
from closeness_tui.store.failures import WrongPassphrase
from closeness_tui.store.places import find_places


def fails(error: BaseException) -> int | None:
    raise error


def test_nothing_to_say_is_fine() -> None:
    assert report.guarded(lambda: None) == 0


def test_ctrl_c_ends_quietly(capsys: pytest.CaptureFixture[str]) -> None:
    assert report.guarded(lambda: fails(KeyboardInterrupt())) == 130
    assert capsys.readouterr() == ("", "")


def test_a_refusal_is_an_error_and_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert report.guarded(lambda: fails(report.RefusedError("it is not there", "look elsewhere"))) == 1
    assert capsys.readouterr().err == "closeness: error: it is not there\ncloseness: hint: look elsewhere\n"


def test_the_sentences_of_the_store_are_told_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert report.guarded(lambda: fails(WrongPassphrase())) == 1
    assert capsys.readouterr().err == "closeness: error: this passphrase does not open the log\n"


def test_a_mistake_of_ours_leaves_one_calm_line_and_a_report_without_private_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    private = "the words I wrote about my mother"

    def breaks() -> int | None:
        local = private
        raise ValueError(f"cannot handle {local}")

    assert report.guarded(breaks) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("closeness: error: something went wrong inside closeness")
    (path,) = (find_places().state / "reports").iterdir()
    assert str(path) in said.err
    kept = path.read_text()
    assert "ValueError" in kept
    assert "breaks" in kept
    assert private not in kept + said.err
    assert str(Path.home()) not in kept
    assert path.stat().st_mode & 0o077 == 0


def test_even_the_report_may_fail(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLOSENESS_HOME", "/dev/null/nowhere")
    assert report.guarded(lambda: fails(ValueError("private"))) == 3
    assert capsys.readouterr().err.count("\n") == 1


def test_what_is_not_for_reading_is_replaced() -> None:
    assert report.clean("a\x1b[31mb\u202ec\x07\n\td\u2028e\ud800") == "a�[31mb�c�\n\td�e�"


def test_a_message_stays_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    report.trouble("no file called a\ncloseness: error: forged")
    assert capsys.readouterr().err.count("\n") == 1


def test_a_closed_stdout_is_said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert run(["where"]) == 1
    assert "nowhere to write" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["exercises", "chek"], "no such command 'chek'"),
        (["exercises", "list", "--nope"], "no such option: --nope"),
        (["log", "show"], "missing argument 'ID'"),
        (["log", "list", "--limit", "0"], "invalid value for '--limit'"),
        (["\x1b[2J"], "no such command '\\x1b[2J'"),
    ],
)
def test_a_command_that_is_not_understood_gets_code_2_and_a_hint(
    capsys: pytest.CaptureFixture[str], arguments: list[str], error: str
) -> None:
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    first, second = said.err.splitlines()
    assert first.startswith(f"closeness: error: {error}")
    assert second.startswith("closeness: hint: ")


PATHS = [
    [], ["practice"], ["exercises"], ["exercises", "list"], ["exercises", "show"], ["exercises", "check"], ["log"],
    ["log", "list"], ["log", "show"], ["passphrase"], ["where"],
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_explains_itself(
    capsys: pytest.CaptureFixture[str], path: list[str], option: str
) -> None:
    assert run([*path, option]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "Usage: closeness" in said.out
    assert "Examples:" in said.out
    assert "\x1b" not in said.out
    assert all(len(line) <= 80 for line in said.out.splitlines())


def test_both_ways_of_asking_for_the_version_agree(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"closeness {__version__}\n"
