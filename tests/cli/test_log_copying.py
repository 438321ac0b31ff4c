from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from closeness_tui.cli.opened_log import log_and_vault
from closeness_tui.core.answer import Words
from closeness_tui.core.entry import Line
from closeness_tui.store.places import find_places
from tests.cli.conftest import Said
from tests.cli.test_log import entry

Run = Callable[..., Said]


@pytest.fixture(autouse=True)
def _kept() -> None:
    log, _vault = log_and_vault()
    log.save(entry("a", 3, "Only for me."))
    later = Line("after", "write", "You said: Only for me. And now?", Words("Lighter."))
    second = entry("b", 4, "Only for me.")
    log.save(replace(second, tags=("us",), lines=(*second.lines, later), words="And so on."))


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("markdown", "# Entries from a private practice log"),
        ("html", "<!DOCTYPE html>"),
        ("jsonl", '{"closeness_copy": 1'),
        ("toml", "[closeness_copy]"),
    ],
)
def test_a_copy_is_printed_in_each_form(closeness: Run, form: str, beginning: str) -> None:
    said = closeness("log", "export", "--format", form)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(beginning) or form == "toml"
    assert said.out.count("Only for me.") >= 2


def test_a_copy_has_the_entries_that_were_chosen_oldest_first(closeness: Run) -> None:
    def ids(*options: str) -> list[str]:
        out = closeness("log", "export", "--format", "jsonl", *options).out
        return [json.loads(line)["id"][0] for line in out.splitlines()[1:]]

    assert ids() == ["a", "b"]
    assert ids("--id", "bbbb") == ["b"]
    assert ids("--id", "newest", "--id", "aaaa") == ["a", "b"]
    assert ids("--tag", "us") == ["b"]
    assert ids("--until", "2026-11-03") == ["a"]


def test_a_part_that_is_left_out_is_gone_also_where_a_question_quotes_it(closeness: Run) -> None:
    said = closeness("log", "export", "--id", "bbbb", "--without", "scene", "--without", "@words")
    assert said.code == 0
    assert "Only for me" not in said.out
    assert "And so on" not in said.out
    assert "Lighter" in said.out


def test_a_slip_in_a_part_lets_nothing_through(closeness: Run) -> None:
    said = closeness("log", "export", "--without", "scenes")
    assert (said.code, said.out) == (2, "")
    assert "before, scene" in said.err


def test_a_file_is_previewed_asked_about_and_private(
    closeness: Run, types: Callable[..., None], tmp_path: Path
) -> None:
    target = tmp_path / "copy.md"
    types("")
    said = closeness("log", "export", "--out", target)
    assert said.code == 1
    assert "Here is exactly what is in it." in said.err
    assert "Only for me" in said.err
    assert not target.exists()
    types("yes")
    assert closeness("log", "export", "--out", target).code == 0
    assert "Only for me" in target.read_text()
    assert target.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["copy.md"]  # noqa: PTH208


def test_without_a_terminal_a_yes_is_needed_beforehand(
    closeness: Run, pipes: Callable[[str], None], tmp_path: Path
) -> None:
    pipes("yes\n")
    said = closeness("log", "export", "--out", tmp_path / "copy.md")
    assert (said.code, said.out) == (1, "")
    assert "--yes" in said.err
    assert "Only for me" not in said.err
    assert closeness("log", "export", "--out", tmp_path / "copy.md", "--yes").code == 0


def test_a_file_that_is_there_is_replaced_only_when_asked(closeness: Run, tmp_path: Path) -> None:
    target = tmp_path / "copy.md"
    target.write_text("mine")
    said = closeness("log", "export", "--yes", "--out", target)
    assert said.code == 1
    assert "--overwrite" in said.err
    assert target.read_text() == "mine"
    assert closeness("log", "export", "--yes", "--out", target, "--overwrite").code == 0
    assert "Only for me" in target.read_text()


@pytest.mark.parametrize("name", ["nowhere/copy.md", "."])
def test_a_place_that_cannot_be_is_refused(closeness: Run, tmp_path: Path, name: str) -> None:
    assert closeness("log", "export", "--yes", "--overwrite", "--out", tmp_path / name).code == 1


def test_a_copy_does_not_belong_among_what_is_sealed(closeness: Run) -> None:
    said = closeness("log", "export", "--yes", "--out", find_places().log.root / "copy.md")
    assert "does not belong into the log" in said.err


def test_a_choice_of_nothing_is_said(closeness: Run) -> None:
    assert closeness("log", "export", "--tag", "nobody").code == 1
    assert closeness("log", "export", "--format", "pdf").code == 2


def test_a_damaged_entry_is_named_and_the_others_are_copied(closeness: Run) -> None:
    (path,) = find_places().log.entries.glob("*/aaaa*.age")
    path.write_bytes(path.read_bytes()[:-1])
    said = closeness("log", "export", "--format", "jsonl")
    assert [json.loads(line)["id"][0] for line in said.out.splitlines()[1:]] == ["b"]


# Bringing in


def test_a_copy_comes_in_once(closeness: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "copy.jsonl"
    assert closeness("log", "export", "--format", "jsonl", "--yes", "--out", target).code == 0
    monkeypatch.setenv("CLOSENESS_HOME", str(tmp_path / "other"))
    assert closeness("log", "import", target).out == "2 entries came in.\n"
    assert closeness("log", "import", target).out == "0 entries came in. 2 were there already.\n"
    log, _vault = log_and_vault()
    assert log.open("b" * 26).words == "And so on."


def test_what_was_deleted_does_not_come_back_by_itself(closeness: Run, tmp_path: Path) -> None:
    target = tmp_path / "copy.jsonl"
    closeness("log", "export", "--format", "jsonl", "--yes", "--out", target)
    closeness("log", "delete", "aaaa", "--yes")
    assert closeness("log", "import", target).out == "0 entries came in. 2 were there already.\n"


JRNL = {
    "tags": {},
    "entries": [
        {
            "title": "A day",
            "body": "It rained.",
            "date": "2025-03-01",
            "time": "08:30",
            "tags": [],
            "starred": True,
        },
        {"title": "No day", "body": "x", "date": "whenever", "time": "08:30", "tags": [], "starred": False},
    ],
}


def test_a_jrnl_export_comes_in_and_what_cannot_be_read_is_said(closeness: Run, tmp_path: Path) -> None:
    source = tmp_path / "jrnl.json"
    source.write_text(json.dumps(JRNL))
    said = closeness("log", "import", source)
    assert (said.code, said.out) == (1, "1 entry came in. 1 could not be read.\n")
    assert said.err.startswith("closeness: error: ")
    assert closeness("log", "import", source).out.startswith("0 entries came in. 1 was there already.")
    assert "It rained." in closeness("log", "search", "rained").out


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\xff\xfe\x00", "not text in UTF-8"),
        (b"Dear diary", "neither"),
        (b"[1, 2]", "neither"),
    ],
    ids=["empty", "binary", "text", "other JSON"],
)
def test_a_file_that_is_no_copy_is_said(closeness: Run, tmp_path: Path, data: bytes, words: str) -> None:
    source = tmp_path / "file"
    source.write_bytes(data)
    said = closeness("log", "import", source)
    assert (said.code, words in said.err) == (1, True)


def test_a_file_that_is_not_there_is_said(closeness: Run, tmp_path: Path) -> None:
    assert "there is no file" in closeness("log", "import", tmp_path / "none").err
    assert closeness("log", "import", tmp_path).code == 1
