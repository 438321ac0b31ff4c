"""Mistakes in the writing of a file as problems: with line and column, and the step in words."""

from __future__ import annotations

import re

from closeness_tui.content.faults import clip, in_order
from closeness_tui.content.syntax_recovery import Recovered
from closeness_tui.content.syntax_spot import Mistake
from closeness_tui.core.problem import Note, Problem
from closeness_tui.core.wording import _

_STEP = re.compile(r"(?m)^[ \t]*[\[({]{1,3}[ \t]*step[ \t]*[\])}]{0,3}[ \t]*(?:#.*)?$")
_PIECE = re.compile(r"(?m)^[ \t]*\[")
_ID = re.compile(r"""(?m)^[ \t]*id[ \t]*[=:][ \t]*["'“”„]?([a-z][a-z0-9-]*)["'“”]?[ \t]*(?:#.*)?$""")
_SETTING = re.compile(r"""[^\S\n]*([A-Za-z0-9_.-]+)[ \t]*[=:]""")


def told(found: Recovered, file: str) -> tuple[Problem, ...]:
    """All mistakes as problems, in the order of the file."""
    return in_order(problem_of(each, found.original, file) for each in found.mistakes)


def problem_of(mistake: Mistake, text: str, file: str) -> Problem:
    """A mistake with its place; its offsets are those of the text."""
    at = min(mistake.at, len(text))
    end = min(max(mistake.end, at + 1), len(text))
    if "\n" in text[at:end]:
        # What runs on to another line is marked where it begins.
        end = at + len(text[at:end].split("\n", 1)[0].rstrip("\r"))
    line, column = _line_of(text, at)
    notes: tuple[Note, ...] = ()
    if mistake.first is not None:
        notes = (Note(_("The first one is here."), *_line_of(text, mistake.first)),)
    return Problem(
        mistake.code,
        mistake.message,
        mistake.help,
        file,
        line,
        column,
        _step_words(text, at),
        "error",
        line,
        column + max(end - at, 1),
        mistake.mend,
        notes,
    )


def _line_of(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _step_words(text: str, at: int) -> str:
    """The step and the setting in which something stands, the way a person counts."""
    line_start = text.rfind("\n", 0, at) + 1
    line_end = text.find("\n", at)
    line_end = line_end if line_end >= 0 else len(text)
    setting = _SETTING.match(text, line_start, line_end)
    name = [clip(setting[1], 40)] if setting else []
    heads = list(_STEP.finditer(text, 0, line_end))
    if not heads:
        return ", ".join(name)
    start = heads[-1].end()
    following = _PIECE.search(text, start)
    found = _ID.search(text, start, following.start() if following else len(text))
    words = f"step {len(heads)}" + (f" ({clip(found[1], 40)})" if found else "")
    return ", ".join([words, *name])
