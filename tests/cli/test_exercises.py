from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Run = Callable[..., Said]


def test_the_list_names_every_shipped_exercise_one_a_line(closeness: Run) -> None:
    said = closeness("exercises", "list")
    assert (said.code, said.err) == (0, "")
    assert "grounding-54321" in {line.split()[0] for line in said.out.splitlines()}
    assert len(said.out.splitlines()) >= 8


def test_a_script_gets_the_list_as_json(closeness: Run) -> None:
    said = closeness("exercises", "list", "--json")
    (one,) = [each for each in said.data["exercises"] if each["id"] == "paced-breathing"]
    assert one["family"] == "breathing"
    assert Path(one["file"]).is_file()


def test_the_persons_own_exercises_are_listed_too(closeness: Run, own: Path, good: str) -> None:
    (own / "mine.toml").write_text(good)
    assert "two-breaths" in closeness("exercises", "list").out


def test_a_folder_on_the_command_line_is_used_for_this_once(
    closeness: Run, tmp_path: Path, good: str
) -> None:
    (tmp_path / "given.toml").write_text(good)
    assert "two-breaths" in closeness("exercises", "list", "--folder", tmp_path).out
    assert "two-breaths" not in closeness("exercises", "list").out


def test_a_folder_that_is_not_there_is_said(closeness: Run) -> None:
    said = closeness("exercises", "list", "--folder", "/nowhere/at/all")
    assert said.code == 1
    assert said.err == "closeness: error: there is no folder /nowhere/at/all\n"


def test_show_tells_the_page_before_the_start_and_every_step(closeness: Run) -> None:
    out = closeness("exercises", "show", "pmr-4").out
    assert out.startswith("Four Squeezes: ")
    assert "It should never hurt" in out
    assert "1. gate: " in out


def test_a_script_gets_an_exercise_as_json(closeness: Run) -> None:
    exercise = closeness("exercises", "show", "--json", "pmr-4").data["exercise"]
    assert exercise["title"] == "Four Squeezes"
    assert exercise["steps"][0]["kind"] == "gate"


@pytest.mark.parametrize("command", [("exercises", "show"), ("practice", "--plain")], ids=" ".join)
def test_an_unknown_id_gets_the_nearest_ones(closeness: Run, command: tuple[str, ...]) -> None:
    said = closeness(*command, "paced-braething")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "closeness: error: there is no exercise called paced-braething\n"
        "closeness: hint: did you mean paced-breathing?\n"
    )


def test_an_id_like_no_other_gets_a_way_to_the_list(closeness: Run) -> None:
    said = closeness("exercises", "show", "qqqqqqqqqqqq")
    assert "closeness: hint: `closeness exercises list` names them all\n" in said.err


def test_a_broken_file_is_told_and_all_others_still_work(closeness: Run, own: Path, good: str) -> None:
    (own / "two-breaths.toml").write_text(good.replace("rung = 1", 'rung = "low"'))
    said = closeness("exercises", "list")
    assert said.code == 0
    assert "grounding-54321" in said.out
    assert "1 file needs a change" in said.err
    shown = closeness("exercises", "show", "two-breaths")
    assert shown.code == 1
    assert "two-breaths.toml:4:8" in shown.err
    assert 'rung = "low"' in shown.err
    assert "all other exercises still work" in shown.err


def test_check_of_the_shipped_library_finds_no_error(closeness: Run) -> None:
    said = closeness("exercises", "check")
    assert said.code == 0
    assert said.out.splitlines()[-1].split(", ")[1] == "0 errors"


def test_a_report_has_the_place_the_line_and_what_to_write(closeness: Run, own: Path, good: str) -> None:
    (own / "mine.toml").write_text(good.replace('kind = "read"', 'kind = "reed"'))
    said = closeness("exercises", "check", own)
    assert said.code == 1
    lines = said.out.splitlines()
    assert lines[0].startswith("error: ")
    assert "`reed`" in lines[0] or '"reed"' in lines[0]
    assert lines[1].startswith("  --> ")
    assert "mine.toml:8:8  (step 1, kind)" in lines[1]
    assert lines[2:5] == ["   |", ' 8 | kind = "reed"', "   |        ^^^^^^"]
    assert "read" in lines[5]
    assert lines[-2] == "More about the first: closeness exercises explain bad-kind"
    assert lines[-1] == "1 file, 1 error, 0 warnings; 1 can be mended with --fix"


def test_a_report_for_scripts_has_codes_and_places(closeness: Run, own: Path, good: str) -> None:
    (own / "mine.toml").write_text(good.replace('kind = "read"', 'kind = "reed"'))
    (file,) = closeness("exercises", "check", "--json", own).data["files"]
    (problem,) = file["problems"]
    assert (problem["line"], problem["column"], problem["severity"]) == (8, 8, "error")
    assert problem["code"]


def test_everything_wrong_in_all_files_is_told_in_one_go(closeness: Run, own: Path, good: str) -> None:
    (own / "one.toml").write_text(good.replace("rung = 1", "rung = 9"))
    (own / "two.toml").write_text(good.replace('summary = "', 'sumary = "').replace("two-", "three-"))
    out = closeness("exercises", "check", own).out
    assert "one.toml:4" in out
    assert "two.toml:5" in out


def test_warnings_alone_are_fine(closeness: Run, own: Path, good: str) -> None:
    (own / "mine.toml").write_text(good.replace("rung = 1", 'rung = 1\nlarger = ["not-here"]'))
    said = closeness("exercises", "check", own)
    assert said.code == 0
    assert said.out.splitlines()[-1] == "1 file, 0 errors, 1 warning"


def test_an_exercise_that_hides_a_shipped_one_is_told(closeness: Run, own: Path, good: str) -> None:
    (own / "mine.toml").write_text(good.replace("two-breaths", "paced-breathing"))
    out = closeness("exercises", "check").out
    assert "takes the place of another one" in out


def write_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)


BAD_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing there": (lambda _path: None, "There is no such file."),
    "empty": (lambda path: path.write_bytes(b""), "This file is empty."),
    "only blanks": (lambda path: path.write_bytes(b" \n\n"), "This file is empty."),
    "50 MB": (write_large, "larger than 64 KiB"),
    "binary": (lambda path: path.write_bytes(bytes(range(256))), "is no text"),
    "UTF-16": (lambda path: path.write_text('id = "x"', encoding="utf-16"), "UTF-16"),
    "Latin-1": (lambda path: path.write_text('title = "Nähe"', encoding="latin-1"), "old encoding"),
    "a pipe": (os.mkfifo, "not a file"),
    "no TOML": (lambda path: path.write_text("Dear therapist,\n"), "error: "),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_file_that_cannot_be_used_gets_a_clear_message(closeness: Run, tmp_path: Path, kind: str) -> None:
    make, words = BAD_FILES[kind]
    path = tmp_path / "file.toml"
    make(path)
    said = closeness("exercises", "check", path)
    assert said.code == (2 if kind in ("nothing there", "a pipe") else 1)
    assert words in said.out
    assert "file.toml" in said.out
    assert "Traceback" not in said.out + said.err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this account may read everything")
def test_a_file_that_may_not_be_read_is_told(closeness: Run, own: Path, good: str) -> None:
    (own / "mine.toml").write_text(good)
    (own / "mine.toml").chmod(0)
    assert "You may not read this file" in closeness("exercises", "check", own).out


def test_a_folder_without_exercises_is_told(closeness: Run, tmp_path: Path) -> None:
    said = closeness("exercises", "check", tmp_path)
    assert said.code == 2
    assert "closeness: hint: exercise files end in .toml\n" in said.err


def test_no_name_and_no_text_can_reach_the_terminal_as_a_command(
    closeness: Run, own: Path, good: str
) -> None:
    (own / "evil\x1b[2J.toml").write_text(good.replace("Two Breaths", "A \u202e title"))
    for command in ("list", "check"):
        said = closeness("exercises", command)
        assert "\x1b" not in said.out + said.err
        assert "\u202e" not in said.out + said.err


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_a_reader_that_stops_early_is_no_error(unbuffered: str) -> None:
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    program = [sys.executable, "-m", "closeness_tui", "exercises", "list"]
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_a_result_that_cannot_be_written_is_said(unbuffered: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "closeness_tui", "exercises", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
    assert done.returncode == 1
    assert done.stderr == "closeness: error: the result could not be written: no space left on device\n"
