from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli

from tests.cli.conftest import Said

Run = Callable[..., Said]
FLAGS = ("--title", "One Good Moment", "--family", "narrative", "--for", "client")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the person is."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_new_exercise_lies_where_the_person_is_and_what_comes_next_is_said(
    closeness: Run, here: Path
) -> None:
    said = closeness("exercises", "new", *FLAGS)
    assert (said.code, said.err) == (0, "")
    assert sorted(path.name for path in here.iterdir()) == ["exercise.schema.json", "one-good-moment.toml"]
    assert f"Here it is: {here / 'one-good-moment.toml'}\n" in said.out
    for command in ("check", "preview", "add"):
        assert f"closeness exercises {command} one-good-moment.toml\n" in said.out


def test_a_new_exercise_passes_the_check_with_every_rule_on_style(closeness: Run, here: Path) -> None:
    closeness("exercises", "new", *FLAGS)
    said = closeness("exercises", "check", "--style", "one-good-moment.toml")
    assert said.code == 0
    assert "0 errors, 0 warnings" in said.out


def test_its_first_line_names_the_schema_beside_it(closeness: Run, here: Path) -> None:
    closeness("exercises", "new", *FLAGS)
    first = (here / "one-good-moment.toml").read_text("utf-8").split("\n")[0]
    assert first == "#:schema ./exercise.schema.json"
    assert json.loads((here / "exercise.schema.json").read_text("utf-8"))["$id"].startswith("urn:")


def test_what_was_not_said_is_asked(closeness: Run, here: Path, types: Callable[..., None]) -> None:
    types("", "An Evening Walk", "zzzzzz", "noting", "2")
    said = closeness("exercises", "new")
    assert said.code == 0
    assert said.err.count("What is its title?") == 2
    assert "That is none of these." in said.err
    data = tomli.loads((here / "an-evening-walk.toml").read_text("utf-8"))
    assert (data["title"], data["family"], data["for"]) == ("An Evening Walk", "noting", ["pair"])


def test_a_number_out_of_the_list_is_asked_again(
    closeness: Run, here: Path, types: Callable[..., None]
) -> None:
    types("99", "0", "1", "client")
    said = closeness("exercises", "new", "--title", "A Walk")
    assert said.err.count("none of these") == 2
    assert tomli.loads((here / "a-walk.toml").read_text("utf-8"))["family"] == "disclosure"


def test_somebody_who_leaves_while_asked_leaves_nothing_behind(
    closeness: Run, here: Path, types: Callable[..., None]
) -> None:
    types("A Walk")
    said = closeness("exercises", "new")
    assert said.code == 1
    assert "closeness: error: nothing was written\n" in said.err
    assert list(here.iterdir()) == []


def test_on_a_pipe_the_flags_that_are_missing_are_named(
    closeness: Run, here: Path, pipes: Callable[[str], None]
) -> None:
    pipes("")
    said = closeness("exercises", "new", "--title", "A Walk")
    assert (said.code, said.out) == (2, "")
    assert "a new exercise needs --family, --for, and nobody can be asked here\n" in said.err
    assert list(here.iterdir()) == []


def test_the_steps_can_be_chosen(closeness: Run, here: Path) -> None:
    closeness("exercises", "new", *FLAGS, "--kind", "read,rate", "--kind", "write", "--no-comments")
    text = (here / "one-good-moment.toml").read_text("utf-8")
    assert [step["kind"] for step in tomli.loads(text)["step"]] == ["read", "rate", "write"]
    assert text.count("#") == 1


@pytest.mark.parametrize(
    ("flag", "value", "hint"),
    [
        ("--family", "narative", "did you mean narrative?"),
        ("--for", "clients", "did you mean client?"),
        ("--kind", "breath", "did you mean breathe?"),
        ("--for", "zzz", "it can be: client, partner, therapist"),
    ],
)
def test_a_word_that_is_none_gets_the_one_that_was_meant(
    closeness: Run, here: Path, flag: str, value: str, hint: str
) -> None:
    said = closeness("exercises", "new", *FLAGS, flag, value)
    assert said.code == 2
    assert f"closeness: hint: {hint}\n" in said.err
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    "hostile",
    ["../x", "/etc/x", "con", "A", "a b", "a--b", "-a", "a.b", "\x1b[2J", "\u202ex", "x" * 41, ".", ".."],
)
def test_what_can_be_no_id_is_refused_before_anything_is_asked_or_written(
    closeness: Run, here: Path, hostile: str
) -> None:
    said = closeness("exercises", "new", *FLAGS, "--", hostile)
    assert said.code == 2
    assert "this can't be the id" in said.err
    assert "\x1b" not in said.err
    assert [*here.iterdir()] == []
    assert [path.name for path in here.parent.iterdir() if path.suffix == ".toml"] == []


@pytest.mark.parametrize("title", ["a\x1b[31m", "a\x07", "a\u202eb", "x" * 200, "two\nlines"])
def test_a_title_that_no_file_may_have_is_refused(closeness: Run, here: Path, title: str) -> None:
    said = closeness("exercises", "new", "a-try", *FLAGS, "--title", title)
    assert said.code == 1
    assert "this exercise can't be written" in said.err
    assert "\x1b" not in said.err
    assert list(here.iterdir()) == []


def test_a_title_without_any_letter_of_an_id_asks_for_an_id(closeness: Run, here: Path) -> None:
    assert closeness("exercises", "new", *FLAGS, "--title", "静か").code == 2
    assert closeness("exercises", "new", "quiet", *FLAGS, "--title", "静か").code == 0
    assert closeness("exercises", "new", *FLAGS, "--title", "Ein schöner Tag").code == 0
    assert (here / "ein-schoner-tag.toml").is_file()


@pytest.mark.parametrize("kind", ["file", "folder", "link to nothing"])
def test_nothing_is_ever_overwritten(closeness: Run, here: Path, kind: str) -> None:
    target = here / "one-good-moment.toml"
    if kind == "file":
        target.write_text("mine")
    elif kind == "folder":
        target.mkdir()
    else:
        target.symlink_to("nowhere")
    said = closeness("exercises", "new", *FLAGS)
    assert said.code == 1
    assert "is there already, and stays as it is" in said.err
    assert [path.name for path in here.iterdir()] == ["one-good-moment.toml"]
    assert target.is_symlink() or target.is_dir() or target.read_text() == "mine"


@pytest.mark.parametrize("other", ["{}", "no json", "[" * 5000, '{"$id": "somebody-elses"}'])
def test_a_schema_that_is_somebodys_other_file_stays_and_is_not_named(
    closeness: Run, here: Path, other: str
) -> None:
    (here / "exercise.schema.json").write_text(other)
    said = closeness("exercises", "new", *FLAGS)
    assert said.code == 0
    assert "exercise.schema.json is another file, and stays as it is" in said.err
    assert (here / "exercise.schema.json").read_text() == other
    assert "#:schema" not in (here / "one-good-moment.toml").read_text("utf-8")


def test_an_older_schema_of_ours_is_renewed_and_a_newer_one_is_left(closeness: Run, here: Path) -> None:
    path = here / "exercise.schema.json"
    path.write_text('{"$id": "urn:closeness:exercise:1", "$comment": "closeness 0.0.1"}')
    assert closeness("exercises", "new", *FLAGS).code == 0
    assert len(path.read_text("utf-8")) > 10_000
    newer = '{"$id": "urn:closeness:exercise:1", "$comment": "closeness 99.0"}'
    path.write_text(newer)
    assert closeness("exercises", "new", "another-one", *FLAGS).code == 0
    assert path.read_text() == newer
    assert (here / "another-one.toml").read_text("utf-8").startswith("#:schema")


def test_a_beginning_can_be_made_of_another_exercise(closeness: Run, here: Path) -> None:
    said = closeness("exercises", "new", "soft-sounds", "--like", "noting-sounds", "--title", "Soft Sounds")
    assert said.code == 0
    data = tomli.loads((here / "soft-sounds.toml").read_text("utf-8"))
    assert (data["id"], data["title"], data["family"]) == ("soft-sounds", "Soft Sounds", "noting")
    assert "Young 2016" in data["sources"]
    assert closeness("exercises", "check", "--style", "soft-sounds.toml").code == 0


def test_an_exercise_that_is_not_there_can_be_no_beginning(closeness: Run, here: Path) -> None:
    said = closeness("exercises", "new", "x", "--like", "noting-sound", "--title", "X")
    assert (said.code, list(here.iterdir())) == (1, [])
    assert "did you mean noting-sounds" in said.err


def test_what_the_other_exercise_says_cannot_be_said_as_well(closeness: Run, here: Path) -> None:
    said = closeness("exercises", "new", "x", "--like", "noting-sounds", *FLAGS)
    assert (said.code, list(here.iterdir())) == (2, [])


def test_an_id_that_is_taken_is_refused(closeness: Run, here: Path) -> None:
    said = closeness("exercises", "new", "paced-breathing", *FLAGS)
    assert said.code == 1
    assert "there is an exercise called paced-breathing already" in said.err


def test_another_folder_can_be_named_and_must_be_there(closeness: Run, here: Path) -> None:
    (here / "mine").mkdir()
    assert closeness("exercises", "new", *FLAGS, "--out", "mine").code == 0
    assert (here / "mine" / "one-good-moment.toml").is_file()
    said = closeness("exercises", "new", "b", *FLAGS, "--out", "nowhere")
    assert said.code == 1
    assert "there is no folder nowhere" in said.err


def test_the_schema_is_shown_or_written(closeness: Run, here: Path) -> None:
    shown = closeness("exercises", "schema")
    assert shown.data["$id"] == "urn:closeness:exercise:1"
    said = closeness("exercises", "schema", "--out", "my.json")
    assert said.code == 0
    assert (here / "my.json").read_text("utf-8") == shown.out
    assert closeness("exercises", "schema", "--out", "my.json").code == 0


def test_the_schema_never_takes_the_place_of_another_file(closeness: Run, here: Path) -> None:
    (here / "notes.txt").write_text("mine")
    said = closeness("exercises", "schema", "--out", "notes.txt")
    assert said.code == 1
    assert (here / "notes.txt").read_text() == "mine"
    assert closeness("exercises", "schema", "--out", "nowhere/x.json").code == 1
