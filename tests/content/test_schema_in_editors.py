"""What editors make of the schema: the real checkers behind Even Better TOML (taplo) and Tombi, over whole files.

Both find the schema by the first line of each file.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from closeness_tui.content.schema import FILE_NAME, schema_text
from closeness_tui.content.starting_file import SCHEMA_LINE
from tests.content.test_schema import BAD, GOOD, SHIPPED, VALIDATOR, parsed

DIRECTIVE = SCHEMA_LINE.format(name=FILE_NAME)
WHOLE = [path for path in BAD if parsed(path)]
MISTAKEN = {path.name for path in WHOLE if not VALIDATOR.is_valid(parsed(path))}
FINE = {path.name for path in (*SHIPPED, *GOOD)}


def program(name: str) -> Path:
    path = Path(sys.executable).parent / name
    if not path.is_file():
        pytest.skip(f"{name} is not installed: pip install {name}")
    return path


def taplo(folder: Path) -> dict[str, list[str]]:
    """By the name of each file with a problem: what is said of it."""
    done = subprocess.run(
        [program("taplo"), "lint", "--colors", "never", *files(folder)],
        capture_output=True, text=True, check=False, cwd=folder,
    )  # fmt: skip
    found: dict[str, list[str]] = {}
    for message, path in re.findall(r"^error: (.*)\n\s*┌─ (.*?):\d+:\d+$", done.stderr, re.MULTILINE):
        found.setdefault(Path(path).name, []).append(message)
    assert bool(found) == bool(done.returncode), done.stderr
    return found


def tombi(folder: Path) -> dict[str, list[str]]:
    out = folder / "found.json"
    subprocess.run(
        [program("tombi"), "lint", "--offline", "--no-cache", "--diagnostics-format", "json", "--diagnostics-file",
         out, *files(folder)],
        capture_output=True, text=True, check=False, cwd=folder,
    )  # fmt: skip
    found: dict[str, list[str]] = {}
    for each in json.loads(out.read_text("utf-8") or "[]"):
        found.setdefault(Path(each["path"]).name, []).append(each["message"])
    return found


def files(folder: Path) -> list[str]:
    return sorted(str(path) for path in folder.glob("*.toml"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / FILE_NAME).write_text(schema_text(), "utf-8")
    return tmp_path


def put(folder: Path, paths: list[Path]) -> None:
    for path in paths:
        (folder / path.name).write_text(DIRECTIVE + path.read_text("utf-8"), "utf-8")


EDITORS = pytest.mark.parametrize("editor", [taplo, tombi], ids=["taplo", "tombi"])


@EDITORS
def test_an_editor_finds_nothing_in_good_files_not_even_a_warning(editor, folder: Path) -> None:
    put(folder, [*SHIPPED, *GOOD])
    assert editor(folder) == {}


@EDITORS
def test_an_editor_finds_every_mistake_that_the_schema_can_say_and_no_other(editor, folder: Path) -> None:
    put(folder, WHOLE)
    assert set(editor(folder)) == MISTAKEN


@EDITORS
def test_one_mistake_has_few_messages(editor, folder: Path) -> None:
    put(folder, [path for path in WHOLE if path.name in MISTAKEN])
    found = {name: len({*messages}) for name, messages in editor(folder).items()}
    # Two where one name is wrong and the right one is missing; these have several mistakes.
    several = {"several-at-once.toml", "header-missing.toml", "option-misspelt.toml", "syntax-long-name.toml"}
    assert {name for name, count in found.items() if count > 2} <= several
    assert sum(found.values()) < 1.5 * len(found)
