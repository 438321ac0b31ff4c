"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import closeness_tui

ROOT = Path(__file__).parents[2]
SOURCE = Path(closeness_tui.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
ROOMS = ("core", "content", "store", "practice", "plain", "tui", "cli")
LONGEST = 400


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a module, with the last part of the name that is called."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    yield name, node


def is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_spoken(node: ast.expr) -> bool:
    """A literal, or a literal that goes through gettext and nothing else."""
    return is_literal(node) or (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "_"
        and is_literal(node.args[0])
    )


def named(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def test_no_module_is_too_long_to_read_in_one_go() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_no_sentence_is_put_together_before_it_is_translated() -> None:
    # A literal, or one that a table or a binding holds, where the extraction finds it too.
    put_together = [
        f"{named(path)}:{call.lineno}"
        for path in MODULES
        if path.name != "wording.py"
        for name, call in calls(path)
        if name in ("_", "ngettext")
        for sentence in call.args[: 2 if name == "ngettext" else 1]
        if not is_literal(sentence) and not isinstance(sentence, ast.Attribute)
    ]
    assert put_together == []


def test_no_text_that_was_not_written_here_is_read_as_markup() -> None:
    risky = []
    for path in sorted((SOURCE / "tui").rglob("*.py")):
        for name, call in calls(path):
            first = call.args[0] if call.args else None
            if name not in ("Static", "Label", "notify") or first is None or is_spoken(first):
                continue
            markup = next((word.value for word in call.keywords if word.arg == "markup"), None)
            if not (isinstance(markup, ast.Constant) and markup.value is False):
                risky.append(f"{named(path)}:{call.lineno}")
    assert risky == []


@pytest.mark.parametrize("room", ROOMS)
def test_no_module_looks_up(room: str) -> None:
    # tui and plain stand side by side: neither may see the other.
    allowed = {"plain": ROOMS[:5], "tui": (*ROOMS[:4], "tui")}.get(room, ROOMS[: ROOMS.index(room) + 1])
    found = [
        f"{named(path)}:{node.lineno} {module}"
        for path in sorted((SOURCE / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for module in _imported(node)
        if module.startswith("closeness_tui.") and module.split(".")[1] not in (*allowed, "__version__")
    ]
    assert found == []


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        module = "." * node.level + (node.module or "")
        return [f"{module}.{alias.name}" if module == "closeness_tui" else module for alias in node.names]
    return []


def test_only_one_module_of_the_command_line_prints() -> None:
    printing = [
        f"{named(path)}:{call.lineno}"
        for path in sorted((SOURCE / "cli").glob("*.py"))
        for name, call in calls(path)
        if name in ("print", "echo", "secho") and path.name != "report.py"
    ]
    assert printing == []


def test_the_readme_names_every_dependency_with_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = [each.split(">")[0].split("=")[0].split("<")[0] for each in project["dependencies"]]
    assert [name for name in names if f"| {name} |" not in readme] == []


def test_every_page_that_a_page_links_to_is_there() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    missing = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert missing == []
