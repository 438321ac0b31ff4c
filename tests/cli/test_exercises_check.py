"""`closeness exercises check`, as an author meets it: reports, mending, and what is said when all is well."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from closeness_tui.cli import report
from closeness_tui.cli.checking_mending import MendedFile, write_mended
from closeness_tui.content.library import bundled_folder
from tests.cli.conftest import Said

Run = Callable[..., Said]

BROKEN = """\
id = "one-share"
title = "One Share"
family = "disclosure"
rung = 1
summary = "Put one small thing into words."

[[step]]
kind = “read”
text = "Hello."

[[step]]
kind = "rest"
id = "fear"
secnods = 30
"""


@pytest.fixture
def share(own: Path) -> Path:
    path = own / "share.toml"
    path.write_text(BROKEN, "utf-8")
    return path


# ----- what a report looks like


def test_the_step_is_named_by_its_number_and_its_id(closeness: Run, share: Path) -> None:
    assert "share.toml:14:1  (step 2 “fear”, secnods)" in closeness("exercises", "check", share).out


def test_the_whole_of_what_is_wrong_is_marked(closeness: Run, share: Path) -> None:
    lines = closeness("exercises", "check", share).out.splitlines()
    assert lines[lines.index(" 14 | secnods = 30") + 1] == "    | ^^^^^^^"


def test_the_mark_stands_below_the_place_after_wide_letters_and_tabs(
    closeness: Run, own: Path, good: str
) -> None:
    (own / "mine.toml").write_text(good.replace("Breathe in and out, in", "\\t日本 {who}"), "utf-8")
    text = good.replace('text = "Breathe', '\ttext = "日本 {who}')
    (own / "mine.toml").write_text(text, "utf-8")
    lines = closeness("exercises", "check", own).out.splitlines()
    place = next(number for number, line in enumerate(lines) if "日本" in line)
    shown, mark = lines[place], lines[place + 1]
    # Two wide letters take two columns each.
    assert mark.index("^") == shown.index("{who") + 2
    assert "\t" not in shown


def test_a_very_long_line_is_shortened_round_the_place(closeness: Run, own: Path, good: str) -> None:
    long = "and so on " * 40
    (own / "mine.toml").write_text(good.replace("Breathe in", f"{long}{{who}}{long}"))
    lines = closeness("exercises", "check", own).out.splitlines()
    place = next(number for number, line in enumerate(lines) if "{who}" in line and " | " in line)
    shown, mark = lines[place], lines[place + 1]
    assert len(shown) <= 86
    assert shown.count("…") == 2
    assert mark.index("^") == shown.index("{who")


def test_the_first_of_two_is_shown_too(closeness: Run, own: Path, good: str) -> None:
    step = '\n[[step]]\nkind = "rest"\nid = "quiet"\nseconds = 30\n'
    (own / "mine.toml").write_text(good + step + step)
    out = closeness("exercises", "check", own).out
    assert "error: Two steps have the id `quiet`." in out
    assert '  The first one is here.\n 13 | id = "quiet"\n' in out


def test_each_file_and_all_of_them_are_counted(closeness: Run, share: Path, own: Path, good: str) -> None:
    (own / "mine.toml").write_text(good.replace("rung = 1", 'rung = 1\nlarger = ["not-here"]'))
    lines = closeness("exercises", "check", own).out.splitlines()
    assert any(
        line.endswith("share.toml: 2 errors, 0 warnings; 2 can be mended with --fix") for line in lines
    )
    assert any(line.endswith("mine.toml: 0 errors, 1 warning") for line in lines)
    assert lines[-1] == "2 files, 2 errors, 1 warning; 2 can be mended with --fix"


def test_one_problem_a_line_for_editors(closeness: Run, share: Path) -> None:
    said = closeness("exercises", "check", "--format", "lines", share)
    assert said.code == 1
    first, second = said.out.splitlines()
    assert first.split(": ")[0].endswith("share.toml:8:8")
    assert first.split(": ")[1] == "error"
    assert first.endswith(" (curly-quote)")
    assert "share.toml:14:1: error: A `rest` step has no setting called `secnods`. Did you mean" in second


def test_json_has_places_fixes_and_notes(closeness: Run, share: Path) -> None:
    data = closeness("exercises", "check", "--format", "json", share).data
    problem = data["files"][0]["problems"][1]
    assert (problem["line"], problem["column"], problem["endLine"], problem["endColumn"]) == (14, 1, 14, 8)
    (edit,) = problem["fix"]
    assert BROKEN[edit["start"] : edit["end"]] == "secnods"
    assert edit["text"] == "seconds"
    assert problem["notes"] == []
    assert data == closeness("exercises", "check", "--json", share).data


def test_colours_are_only_for_a_terminal_and_never_alone(
    closeness: Run, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = closeness("exercises", "check", share).out
    assert "\x1b" not in plain
    monkeypatch.setattr(report, "_has_colours", lambda _stream: True)
    coloured = closeness("exercises", "check", share).out
    assert "\x1b[1;31merror\x1b[0m: " in coloured
    assert "".join(_without_colours(coloured)) == plain


def _without_colours(text: str) -> list[str]:
    first, *rest = text.split("\x1b[")
    return [first, *(each.partition("m")[2] for each in rest)]


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb"), ("ACCESSIBLE", "1")])
def test_whoever_wants_no_colours_gets_none(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen:
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert report._has_colours(Screen())  # type: ignore[arg-type]
    monkeypatch.setenv(name, value)
    assert not report._has_colours(Screen())  # type: ignore[arg-type]


# ----- exit codes


def test_with_strict_a_warning_is_a_problem(closeness: Run, own: Path, good: str) -> None:
    (own / "mine.toml").write_text(good.replace("rung = 1", 'rung = 1\nlarger = ["not-here"]'))
    assert closeness("exercises", "check", own).code == 0
    assert closeness("exercises", "check", "--strict", own).code == 1


@pytest.mark.parametrize(
    "options",
    [
        ("--fix", "--diff"),
        ("--watch", "--fix"),
        ("--watch", "--diff"),
        ("--watch", "--json"),
        ("--diff", "--json"),
        ("--format", "xml"),
        ("--walks", "0"),
    ],
    ids=" ".join,
)
def test_options_that_do_not_go_together_are_refused(
    closeness: Run, share: Path, options: tuple[str, ...]
) -> None:
    said = closeness("exercises", "check", *options, share)
    assert said.code == 2
    assert said.out == ""
    assert share.read_text("utf-8") == BROKEN


# ----- mending


def test_fix_mends_what_needs_no_thought_and_says_so(closeness: Run, share: Path) -> None:
    said = closeness("exercises", "check", "--fix", share)
    assert said.code == 0
    assert share.read_text("utf-8") == BROKEN.replace("“read”", '"read"').replace("secnods", "seconds")
    assert "share.toml: 2 problems\n  line 8: This is a curly quote mark" in said.out
    assert said.out.endswith("1 file, 0 errors, 0 warnings\n")


def test_fix_keeps_notes_line_ends_permissions_and_the_link(closeness: Run, own: Path) -> None:
    path, link = own / "real.toml", own.parent / "link.toml"
    path.write_bytes(BROKEN.replace("id = ", "# a note\nid = ", 1).replace("\n", "\r\n").encode())
    path.chmod(0o640)
    link.symlink_to(path)
    assert closeness("exercises", "check", "--fix", link).code == 0
    assert link.is_symlink()
    written = path.read_bytes()
    assert written.startswith(b"# a note\r\nid")
    assert written.count(b"\n") == written.count(b"\r\n") == BROKEN.count("\n") + 1
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_needs_a_person_is_left_and_told(closeness: Run, share: Path) -> None:
    share.write_text(BROKEN.replace("rung = 1", "rung = 9"), "utf-8")
    said = closeness("exercises", "check", "--fix", share)
    assert said.code == 1
    assert "rung = 9" in share.read_text("utf-8")
    assert "mended: " in said.out
    assert "share.toml:4:8" in said.out
    assert said.out.endswith("1 file, 1 error, 0 warnings\n")


def test_fix_saves_old_encodings_and_marks_as_utf_8(closeness: Run, own: Path, good: str) -> None:
    words = good.replace("Two Breaths", "Zwei Atemzüge")
    for name, data in (
        ("old.toml", words.encode("latin-1")),
        ("wide.toml", words.encode("utf-16")),
        ("mark.toml", b"\xef\xbb\xbf" + words.encode()),
    ):
        (own / name).write_bytes(data)
        said = closeness("exercises", "check", "--fix", own / name)
        assert (own / name).read_bytes() == words.encode(), name
        assert said.code == 0, said.out
        assert "mended: " in said.out
        (own / name).unlink()


def test_two_of_one_folder_are_told_once_where_the_id_stands(closeness: Run, own: Path, good: str) -> None:
    (own / "one.toml").write_text(good)
    (own / "two.toml").write_text(good)
    for path in (own, own / "two.toml"):
        said = closeness("exercises", "check", "--format", "lines", path)
        (line,) = said.out.splitlines()
        assert "two.toml:1:6: error: " in line
        assert line.endswith(" (double-exercise)")


def test_a_file_that_is_fine_is_not_touched_by_fix(closeness: Run, own: Path, good: str) -> None:
    path = own / "mine.toml"
    path.write_text(good)
    before = path.stat()
    assert closeness("exercises", "check", "--fix", path).code == 0
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_file_changed_meanwhile_is_left_alone(
    closeness: Run, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def saved_by_the_editor_first(each: MendedFile) -> str:
        share.write_text("# saved just now\n" + BROKEN, "utf-8")
        return write_mended(each)

    monkeypatch.setattr("closeness_tui.cli.checking_told.write_mended", saved_by_the_editor_first)
    said = closeness("exercises", "check", "--fix", share)
    assert said.code == 1
    assert "not mended: " in said.out
    assert share.read_text("utf-8") == "# saved just now\n" + BROKEN


def test_a_shipped_exercise_is_never_changed(
    closeness: Run, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "share.toml").write_text(BROKEN, "utf-8")
    monkeypatch.setattr("closeness_tui.cli.checking.bundled_folder", lambda: shipped)
    assert bundled_folder() != shipped
    said = closeness("exercises", "check", "--fix", shipped)
    assert said.code == 1
    assert (shipped / "share.toml").read_text("utf-8") == BROKEN
    assert "what came with closeness is never changed" in said.err


def test_diff_shows_the_changes_and_writes_nothing(closeness: Run, share: Path) -> None:
    said = closeness("exercises", "check", "--diff", share)
    assert said.code == 1
    assert share.read_text("utf-8") == BROKEN
    lines = said.out.splitlines()
    assert lines[0].startswith("--- ")
    assert "-kind = “read”" in lines
    assert '+kind = "read"' in lines
    assert "+seconds = 30" in lines


def test_diff_says_when_nothing_would_change(closeness: Run, own: Path, good: str) -> None:
    (own / "mine.toml").write_text(good)
    said = closeness("exercises", "check", "--diff", own)
    assert (said.code, said.out) == (0, "")
    assert "there is nothing that --fix would change" in said.err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this account may write everywhere")
def test_a_file_that_may_not_be_written_is_left_and_told(closeness: Run, share: Path) -> None:
    share.chmod(0o400)
    assert "you may not change this file" in closeness("exercises", "check", "--fix", share).out


# ----- all is well


def test_all_is_well_is_said_with_the_figures(closeness: Run, own: Path, good: str) -> None:
    private = (
        '\n[[step]]\nkind = "write"\nid = "words"\ntext = "What comes?"\nkeep = "never"\n'
        '\n[[step]]\nkind = "rate"\nid = "alone"\ntext = "How easy?"\nscale = "relief"\nprivate = true\n'
    )
    (own / "mine.toml").write_text(good.replace("rung = 1", 'rung = 1\nwith = ["partner"]') + private)
    said = closeness("exercises", "check", own)
    assert said.code == 0
    lines = [line.strip() for line in said.out.splitlines()]
    assert lines[0].endswith("mine.toml: All is well.")
    assert lines[1] == (
        "“Two Breaths”: 3 steps and 2 ratings put in, 2 minutes at full length, 1 way through it."
    )
    assert lines[2].startswith("Longest screen: 8 words. Reading grade: 0.0; up to 7 is meant.")
    assert lines[3:6] == [
        "Kept, if the person wishes: before, after.",
        "Used and never kept: words.",
        "Answered alone, never kept: alone.",
    ]


def test_with_warnings_it_says_that_it_runs(closeness: Run, own: Path, good: str) -> None:
    (own / "mine.toml").write_text(good.replace("rung = 1", 'rung = 1\nlarger = ["not-here"]'))
    assert "mine.toml: It runs, and has 1 warning." in closeness("exercises", "check", own).out


def test_scripts_get_the_figures_too(closeness: Run, own: Path, good: str) -> None:
    (own / "mine.toml").write_text(good)
    (file,) = closeness("exercises", "check", "--json", own).data["files"]
    assert file["problems"] == []
    assert {name: file["exercise"][name] for name in ("id", "steps", "ways", "longestScreen", "kept")} == {
        "id": "two-breaths",
        "steps": 1,
        "ways": 1,
        "longestScreen": 8,
        "kept": ["before", "after"],
    }


# ----- walks


def test_a_walk_tells_what_was_reached_and_how_long_it_takes(closeness: Run, own: Path, good: str) -> None:
    (own / "mine.toml").write_text(good + '\n[[step]]\nkind = "rest"\nseconds = 60\n')
    said = closeness("exercises", "check", "--walks", "40", own)
    assert said.code == 0
    assert "mine.toml: 40 walks: every step was reached." in said.out
    assert "The timers take 1.0 of them." in said.out
    assert "Computed from the steps: 1.5." in said.out


def test_a_step_that_nobody_came_to_is_one_warning(closeness: Run, own: Path, good: str) -> None:
    never = '\n[[step]]\nkind = "rest"\nseconds = 60\nwhen = { step = "before", at_least = 11 }\n'
    (own / "mine.toml").write_text(good + never)
    said = closeness("exercises", "check", "--walks", "40", "--json", own)
    (file,) = json.loads(said.out)["files"]
    assert [each["code"] for each in file["problems"]] == ["unreachable"]
    assert file["walks"]["never"] == ["#2"]
    assert file["walks"]["count"] == 40


# ----- letters stored in an old way

ENCODED = sorted((Path(__file__).parent / "encoded").glob("*.toml"))


@pytest.mark.parametrize("path", ENCODED, ids=lambda path: path.stem)
def test_whatever_the_encoding_all_else_is_told_too(closeness: Run, path: Path) -> None:
    said = closeness("exercises", "check", "--format", "lines", path)
    assert said.code == 1
    told = [line[line.index(path.name) :] for line in said.out.splitlines()]
    assert path.with_suffix(".txt").read_text("utf-8") == "\n".join(told) + "\n"
