"""`closeness exercises preview`, `edit` and `map`, as commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from closeness_tui.store.places import find_places
from tests.architecture.program import closeness as real_closeness
from tests.cli.conftest import Said
from tests.practice.test_previewing import TEXT

Do = Callable[..., Said]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "mine.toml"
    path.write_text(TEXT)
    return path


def test_a_map_of_a_file_and_of_a_shipped_exercise(closeness: Do, path: Path) -> None:
    said = closeness("exercises", "map", path)
    assert said.code == 0
    assert said.out.splitlines() == [
        "One Good Moment",
        "1. read: You could look at one moment.",
        "2. write “words”: Which one was it?",
        "3. rate “near”: How near is it?",
        "4. read “far”: It is far: {words}",
        "   Only if “near” is 2 or less.",
        "5. rest “quiet”: A little quiet.",
    ]
    assert "6. rest" in closeness("exercises", "map", "pmr-4").out


def test_a_step_nobody_comes_to_is_named_on_the_map(closeness: Do, path: Path) -> None:
    never = 'all = [{ step = "near", at_most = 2 }, { step = "near", at_least = 9 }]'
    path.write_text(TEXT.replace('step = "near", at_most = 2', never))
    assert "   Nobody comes here." in closeness("exercises", "map", path).out.splitlines()


def test_a_broken_file_has_no_map_and_its_problems_are_told(closeness: Do, path: Path) -> None:
    path.write_text(TEXT.replace('kind = "rate"', 'kind = "rte"'))
    said = closeness("exercises", "map", path)
    assert (said.code, said.out) == (1, "")
    assert "mine.toml:19" in said.err
    assert "needs a change before it can be used" in said.err


@pytest.mark.parametrize("command", ["preview", "edit", "map"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nowhere.toml", "there is no file nowhere.toml"),
        ("a/b", "there is no file a/b"),
        ("pmr-5", "did you mean pmr-4"),
        (".", ". is no file"),
        ("\x1b[2J[/]", "there is no file \ufffd[2J[/]"),
    ],
)
def test_what_is_not_there_is_refused_with_a_way_on(
    closeness: Do, path: Path, command: str, name: str, words: str
) -> None:
    said = closeness("exercises", command, name)
    assert said.code in (1, 2)
    assert words in said.err
    assert "\x1b" not in said.err


@pytest.mark.parametrize("speed", ["0", "121", "-1", "fast", "nan"])
def test_a_speed_is_a_number_that_makes_sense(closeness: Do, path: Path, speed: str) -> None:
    assert closeness("exercises", "preview", path, "--speed", speed, "--plain").code == 2


def test_a_step_to_begin_with_is_named_by_id_or_number(closeness: Do, path: Path) -> None:
    said = closeness("exercises", "preview", path, "--plain", "--from", "ner")
    assert said.code == 2
    assert "mine.toml has no step ner" in said.err
    assert "did you mean near" in said.err
    assert closeness("exercises", "preview", path, "--plain", "--from", "9").code == 2


def test_a_shipped_exercise_is_not_edited_and_it_is_said_how_to_copy_it(closeness: Do, path: Path) -> None:
    said = closeness("exercises", "edit", "pmr-4")
    assert said.code == 1
    assert "pmr-4 came with closeness" in said.err
    assert "closeness exercises new --like pmr-4" in said.err


def test_without_a_full_screen_editing_names_check_watch_and_any_editor(closeness: Do, path: Path) -> None:
    said = closeness("exercises", "edit", path)
    assert said.code == 1
    assert "this editor needs a full screen" in said.err
    assert "any text editor will do" in said.err
    assert f"closeness exercises check --watch {path}" in said.err


def test_a_file_that_cannot_be_edited_is_refused(
    closeness: Do, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"a = 1\r\nb = 2\n")
    monkeypatch.setattr("closeness_tui.cli.opening.wants_plain", lambda *_asked: False)
    said = closeness("exercises", "edit", path)
    assert said.code == 1
    assert "its lines end in two ways" in said.err


def heard(path: str | Path, *lines: str, more: tuple[str, ...] = ()) -> str:
    done = real_closeness(
        "exercises",
        "preview",
        str(path),
        "--plain",
        "--speed",
        "120",
        *more,
        stdin="".join(f"{each}\n" for each in lines),
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_a_preview_line_by_line_plays_and_keeps_nothing(path: Path) -> None:
    said = heard(path, "", "", "the bus", ".", "7", "", "1", ".", "stop")
    assert said.startswith("Preview: nothing is kept.\nTime passes 120 times as quickly.\n")
    assert "How near is it?" in said
    assert "This was a preview, so nothing of it was kept." in said
    home = find_places().data.parent
    kept = [each.relative_to(home).parts[0] for each in home.rglob("*") if each.is_file()]
    assert set(kept) <= {"cache"}
    assert not find_places().data.exists()


def test_a_preview_line_by_line_goes_to_any_step_and_says_the_map_and_the_end(path: Path) -> None:
    said = heard(path, "stop", "99", "map", "end", "4", "stop", more=("--from", "far"))
    assert "It is far: a few words" in said
    assert "There is no such step; it has 5." in said
    assert "Only if “near” is 2 or less." in said
    assert "What would you like to keep of One Good Moment?" in said


def test_a_preview_line_by_line_of_a_broken_file_says_what_is_wrong_and_waits(path: Path) -> None:
    path.write_text(TEXT.replace('kind = "rate"', 'kind = "rte"'))
    said = heard(path, "again", "stop")
    assert said.count('Line 19: There is no kind of step called "rte". Did you mean "rate"?') == 2
    assert "There is nothing to hear yet." in said


def test_a_preview_line_by_line_ends_with_its_input(path: Path) -> None:
    assert "You could look at one moment." in heard(path, "")


def test_hostile_words_reach_no_terminal_line_by_line(path: Path) -> None:
    path.write_text(TEXT.replace('kind = "rate"', 'kind = "\x1b[2J\u202e[/]"'))
    assert not set(heard(path, "map", "stop")) & {"\x1b", "\u202e"}


def test_the_plain_preview_does_not_pay_for_the_screens(path: Path) -> None:
    from tests.architecture.program import loaded_by, packages  # noqa: PLC0415

    loaded = loaded_by("exercises", "preview", str(path), "--plain", stdin="stop\n")
    assert packages(loaded) & {"textual", "rich"} == set()
