"""Every code has its explanation, and every example is what it says it is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import closeness_tui
from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.explanations import CHAPTERS, EXPLANATIONS, Explanation
from closeness_tui.content.library import bundled_folder, open_library
from closeness_tui.content.pieces import Shared
from closeness_tui.content.rules import style_of
from closeness_tui.content.second_look import look_again
from closeness_tui.content.shared import read_shared
from closeness_tui.core.problem import Problem

SOURCE = Path(closeness_tui.__file__).parent
ROOMS = ("content", "cli", "practice")
MAKERS = (
    "Problem",
    "Fault",
    "Finding",
    "Phrase",
    "Mistake",
    "add",
    "add_name",
    "_warning",
    "_error",
    "_problem",
)
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+|[a-z]{4,}")
TOP = {
    "id": '"two-breaths"',
    "title": '"Two Breaths"',
    "family": '"grounding"',
    "rung": "1",
    "summary": '"Breathe in and out, twice."',
}
READ = '[[step]]\nkind = "read"\ntext = "Breathe in and out."\n'
LIBRARY = open_library([bundled_folder()])
TRIED = [each for each in EXPLANATIONS.values() if each.where != "words"]
STYLE = {
    each.code for chapter in CHAPTERS if chapter.name in ("Style", "Several people") for each in chapter.rows
}


def codes_in(path: Path) -> set[str]:
    """The words that stand where a code does, whatever is decided on the way there."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in MAKERS and not isinstance(node.args[0], ast.Call):
            found |= _words(node.args[0])
        if name == "_odd":
            found |= _words(node.args[1])
    return found


def _words(node: ast.expr) -> set[str]:
    if isinstance(node, ast.IfExp):
        return _words(node.body) | _words(node.orelse)
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
        return {node.value}
    return set()


USED = {code for room in ROOMS for path in sorted((SOURCE / room).rglob("*.py")) for code in codes_in(path)}


def whole(each: Explanation, example: str) -> str:
    """An example with the rest of a file round it; what the example says itself is not said twice."""
    if each.where in ("file", "shared"):
        return example
    top, heading, steps = example.partition("[[step]]")
    given = "".join(
        f"{name} = {value}\n" for name, value in TOP.items() if not re.search(rf"(?m)^{name} =", top)
    )
    return f"{given}{top}\n{heading}{steps}\n" if heading else f"{given}{top}\n{READ}"


def problems_of(each: Explanation, example: str, folder: Path) -> tuple[Problem, ...]:
    text = whole(each, example)
    if each.where == "shared":
        return read_shared(text, "x.toml")[1]
    # Only where no vocabulary is at hand does a step lack its usual cues.
    shared = Shared() if each.code == "no-cues" else LIBRARY.shared
    found = read_exercise(text, "x.toml", shared=shared).problems
    again = look_again(text, "x.toml", LIBRARY.shared)
    if again is not None:
        found += again.problems
    if again is not None and each.code in STYLE:
        path = folder / "two-breaths.toml"
        path.write_text(text, "utf-8")
        found += style_of(path, open_library([bundled_folder(), folder]))[1]
    return found


def test_every_code_that_is_given_is_explained() -> None:
    assert USED - EXPLANATIONS.keys() == set()


def test_nothing_is_explained_that_is_never_given() -> None:
    assert EXPLANATIONS.keys() - USED == set()


def test_no_code_is_explained_twice() -> None:
    assert sum(len(chapter.rows) for chapter in CHAPTERS) == len(EXPLANATIONS)


@pytest.mark.parametrize("each", TRIED, ids=lambda each: each.code)
def test_the_wrong_example_gives_its_code(each: Explanation, tmp_path: Path) -> None:
    assert each.code in {problem.code for problem in problems_of(each, each.wrong, tmp_path)}


@pytest.mark.parametrize("each", TRIED, ids=lambda each: each.code)
def test_the_right_example_does_not(each: Explanation, tmp_path: Path) -> None:
    found = problems_of(each, each.right, tmp_path)
    # Each rule on style looks at something else; an example is about one of them.
    told = [problem for problem in found if problem.code == each.code or each.code not in STYLE]
    assert [(problem.code, problem.message) for problem in told] == []


@pytest.mark.parametrize("each", EXPLANATIONS.values(), ids=lambda each: each.code)
def test_an_explanation_is_whole_sentences_in_the_words_of_authors(each: Explanation) -> None:
    for words in (each.meaning, each.why):
        assert words[0].isupper() or words.startswith(("`", "closeness"))
        assert words.endswith(".")
    said = f" {each.meaning} {each.why} ".lower()
    assert not [
        word for word in (" array", " table", " string", " token", "schema", " parse") if word in said
    ]
    assert each.wrong != each.right
