from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bench.terminal import Terminal
from closeness_tui.cli import log_in_editor
from closeness_tui.cli.opened_log import log_and_vault
from closeness_tui.core.answer import Words
from closeness_tui.store.places import find_places
from tests.cli.conftest import Said
from tests.cli.test_log import entry
from tests.cli.test_log_changing import kept

Run = Callable[..., Said]

EDITOR = """\
import os, sys
from pathlib import Path
path = Path(sys.argv[-1])
facts = [oct(each.stat().st_mode & 0o777) for each in (path, path.parent)]
Path(sys.argv[1]).write_text(" ".join([*facts, str(path)]))
(path.parent / "entry.txt~").write_text("what an editor leaves beside")
text = path.read_text()
"""


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log_and_vault()[0].save(replace(entry("a", 3), words="#: [title] mine"))
    (tmp_path / "running").mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "running"))


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """An editor that does this to the text; the path of what it saw."""

    def made(does: str) -> Path:
        script, seen = tmp_path / "editor.py", tmp_path / "seen"
        script.write_text(EDITOR + does)
        monkeypatch.setenv("VISUAL", f"'{sys.executable}' '{script}' '{seen}'")
        return seen

    return made


def test_it_warns_first_and_opens_nothing_without_a_yes(
    closeness: Run, types: Callable[..., None], editor: Callable[[str], Path]
) -> None:
    seen = editor("")
    types("")
    said = closeness("log", "edit", "aaaa", "--editor")
    assert "lie unsealed in a private temporary file" in said.err
    assert said.code == 1
    assert not seen.exists()


def test_what_was_changed_is_kept_and_the_private_file_is_gone(
    closeness: Run, types: Callable[..., None], editor: Callable[[str], Path], tmp_path: Path
) -> None:
    seen = editor('path.write_text(text.replace("We laughed.", "We sang.\\n\\nLoudly."))')
    types("yes")
    assert closeness("log", "edit", "aaaa", "--editor").code == 0
    (entry,) = kept()
    assert entry.lines[1].answer == Words("We sang.\n\nLoudly.")
    assert (entry.title, entry.words) == ("Bright Moments", "#: [title] mine")
    of_file, of_folder, path = seen.read_text().split(" ", 2)
    assert (of_file, of_folder) == ("0o600", "0o700")
    assert path.startswith(str(tmp_path / "running"))
    assert not list((tmp_path / "running").iterdir())


@pytest.mark.parametrize(
    "does",
    ["", "sys.exit(1)", 'path.write_text(text.replace("laughed", "sang")); sys.exit(1)'],
    ids=["as it was", "left with an error", "changed, then left with an error"],
)
def test_an_editor_that_changes_nothing_changes_nothing(
    closeness: Run, types: Callable[..., None], editor: Callable[[str], Path], tmp_path: Path, does: str
) -> None:
    editor(does)
    types("yes")
    assert closeness("log", "edit", "aaaa", "--editor").code == 1
    assert kept()[0].id == "a" * 26
    assert not list((tmp_path / "running").iterdir())


def test_parts_that_cannot_be_told_apart_can_be_mended(
    closeness: Run, types: Callable[..., None], editor: Callable[[str], Path]
) -> None:
    editor(
        'done = path.parent / "again"\n'
        'path.write_text(text.replace("sung", "sang") if done.exists() else "We sung.\\n")\n'
        "done.touch()\n"
    )
    types("yes", "")
    said = closeness("log", "edit", "aaaa", "--editor")
    assert said.code == 1
    assert "cannot be told apart" in said.err
    assert kept()[0].id == "a" * 26


def test_without_an_editor_the_way_to_name_one_is_said(
    closeness: Run, types: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    types("yes")
    assert "EDITOR=nano" in closeness("log", "edit", "aaaa", "--editor").err
    monkeypatch.setenv("EDITOR", "/nowhere/at/all")
    assert "did not start" in closeness("log", "edit", "aaaa", "--editor").err


def test_a_pipe_is_no_place_for_an_editor(closeness: Run, editor: Callable[[str], Path]) -> None:
    seen = editor("")
    assert closeness("log", "edit", "aaaa", "--editor").code == 1
    assert not seen.exists()


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_closed_window_leaves_no_unsealed_file_and_loses_no_saved_word(
    editor: Callable[[str], Path], tmp_path: Path, number: int
) -> None:
    editor('path.write_text(text.replace("laughed", "sang"))\nprint("READY", flush=True)\nsys.stdin.read()\n')
    environment = {name: os.environ[name] for name in ("VISUAL", "XDG_RUNTIME_DIR")}
    program = [sys.executable, "-m", "closeness_tui", "log", "edit", "aaaa", "--editor"]
    with Terminal(program, environment=environment) as terminal:
        terminal.until_text("Type yes")
        terminal.send("yes<enter>")
        terminal.until_text("READY")
        terminal.signal(number)
        assert os.waitstatus_to_exitcode(terminal.until_end()) == 128 + number
    assert not list((tmp_path / "running").iterdir())
    log, _vault = log_and_vault()
    (draft,) = log.waiting()
    assert "We sang." in log.open_draft(draft).lines[0].answer.text  # type: ignore[union-attr]
    assert [each.id for each in kept()] == ["a" * 26]


def test_every_text_is_told_apart_again() -> None:
    one = replace(entry("a", 1, "#: [words] x\n##: y\n\n### z"), words="tail")
    parts = log_in_editor._parts(one)
    sheet = log_in_editor._Sheet(parts, one)
    assert sheet.read(sheet.text) == parts
    assert sheet.read("") is None


def test_nothing_of_it_is_left_in_the_home_folder(
    closeness: Run, types: Callable[..., None], editor: Callable[[str], Path]
) -> None:
    editor('path.write_text(text.replace("laughed", "zugvogelwort"))')
    types("yes")
    closeness("log", "edit", "aaaa", "--editor")
    found = [path for path in find_places().data.parent.rglob("*") if path.is_file()]
    assert found
    assert not [path for path in found if b"zugvogelwort" in path.read_bytes()]
