"""One mistake in a shipped file gives one message, on the line of the mistake."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.library import bundled_folder, open_library

SHARED = open_library([bundled_folder()]).shared
SOAK = bool(os.environ.get("CLOSENESS_SOAK"))
FILES = sorted(card.path for card in open_library([bundled_folder()]).cards)[:: 1 if SOAK else 6]
SETTING = re.compile(r"(\s*)([a-z_]{4,})( = )(.+)")
Change = Callable[[re.Match[str]], str | None]


def _value(pattern: str, line: str) -> Change:
    def change(found: re.Match[str]) -> str | None:
        value = re.fullmatch(pattern, found[4])
        return found.expand(r"\1\2\3") + line.replace("$", value[1]) if value else None

    return change


MISTAKES: dict[str, Change] = {
    "letters swapped": lambda found: (
        f"{found[1]}{found[2][:-2]}{found[2][-1]}{found[2][-2]}{found[3]}{found[4]}"
    ),
    "colon": lambda found: f"{found[1]}{found[2]}: {found[4]}",
    "no closing quote": _value(r'"([^"]*)"', '"$'),
    "no opening quote": _value(r'"([^"]*)"', '$"'),
    "no quotes": _value(r'"([^"]*)"', "$"),
    "curly quotes": _value(r'"([^"]*)"', "“$”"),
    "a number for a text": _value(r'"([^"]*)"', "5"),
    "one quote for three": _value(r'""("\\?)', '"'),
    "a unit": _value(r"(\d+)", "$ s"),
    "a quoted number": _value(r"(\d+)", '"$"'),
    "negative": _value(r"(\d+)", "-$"),
}


@pytest.mark.soak
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_mistake_gives_one_message_on_its_line(path: Path, mistake: str) -> None:
    lines = path.read_text("utf-8").split("\n")
    for number, line in enumerate(lines):
        found = SETTING.fullmatch(line)
        changed = MISTAKES[mistake](found) if found else None
        if changed and changed != line:
            text = "\n".join([*lines[:number], changed, *lines[number + 1 :]])
            problems = read_exercise(text, path.name, shared=SHARED).problems
            assert [(each.line, bool(each.help)) for each in problems] == [(number + 1, True)], changed


@pytest.mark.soak
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_text_that_never_ends_is_named_where_it_begins(path: Path) -> None:
    lines = path.read_text("utf-8").split("\n")
    for number, line in enumerate(lines):
        if line.endswith('= """'):
            end = next(n for n in range(number + 1, len(lines)) if '"""' in lines[n])
            text = "\n".join([*lines[:end], lines[end].replace('"""', ""), *lines[end + 1 :]])
            problems = read_exercise(text, path.name, shared=SHARED).problems
            assert [(each.code, each.line) for each in problems] == [("text-open", number + 1)]
