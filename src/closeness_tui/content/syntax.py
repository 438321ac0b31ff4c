"""TOML text to data; where the text breaks the rules, every mistake with its place, in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tomli

from closeness_tui.content.files import LARGEST
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.content.syntax_recovery import Recovered

_KEY = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
# tomli is safe with long dotted keys, other readers of the same file are not.
_LONG_KEY = re.compile(rf"(?m)(?:^|[\[{{,])[ \t]*+(?:{_KEY}\.[ \t]*+){{16}}")
_SINGLE_STEP = re.compile(r"(?m)^[ \t]*\[step\]")
HEADLESS = re.compile(
    r"(?m)^[ \t]*\[\[?step\.[^\n]*\n"
    r"(?:(?![ \t]*(?:\[|kind[ \t]*=))[^\n]*\n)*+"
    r"""(?=[ \t]*kind[ \t]*=[ \t]*["'][a-z-]++["'])"""
)
"""A part of a step, and below it the kind of another step without a heading of its own."""
_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Parsed:
    """The data of a text, or the problem that kept it from being read."""

    text: str
    """The text without a byte-order mark."""
    data: dict[str, Any] | None = None
    problem: Problem | None = None
    """The first of them."""
    problems: tuple[Problem, ...] = ()
    """All of them, in the order of the file."""
    recovered: Recovered | None = None
    """What can be read in spite of them."""


def parse(text: str, file: str) -> Parsed:
    """Read TOML; never raises."""
    text = text.removeprefix("\ufeff")
    if refusal := _refused(text):
        return _not_read(text, Problem(*refusal, file=file))
    if not text.strip(" \t\r\n"):
        return _not_read(text, Problem("empty-file", _("This file is empty."), file=file))
    if line := _long_name(text):
        message = _("The name of this setting has more than 16 parts.")
        return _not_read(text, Problem("long-name", message, file=file, line=line))
    try:
        data = tomli.loads(text)
    except (ValueError, RecursionError):
        # Also a date such as 2026-02-31, a number with thousands of digits, or brackets without end.
        return _with_mistakes(text, file)
    if _too_deep(text, data):
        return _not_read(text, _deep(text, file))
    return Parsed(text, data)


def parse_steps(text: str, file: str) -> Parsed:
    """The same for a file of steps, whose headings may be wrong although TOML allows them."""
    parsed = parse(text, file)
    if parsed.data is not None and _headings_lost(parsed.text, parsed.data):
        return _with_mistakes(parsed.text, file)
    return parsed


def _headings_lost(text: str, data: dict[str, Any]) -> bool:
    """Whether the headings of steps are fine for TOML and wrong all the same."""
    steps = data.get("step")
    if isinstance(steps, dict):
        return bool(_SINGLE_STEP.search(text))
    if not isinstance(steps, list) or not HEADLESS.search(text):
        return False
    parts = (part for step in steps if isinstance(step, dict) for part in step.values())
    tables = (each for part in parts for each in (part if isinstance(part, list) else [part]))
    return any(isinstance(each, dict) and isinstance(each.get("kind"), str) for each in tables)


def _not_read(text: str, problem: Problem) -> Parsed:
    return Parsed(text, None, problem, (problem,))


def _with_mistakes(text: str, file: str) -> Parsed:
    # Most files are in order, so most runs do not need this.
    from closeness_tui.content.syntax_recovery import recover  # noqa: PLC0415
    from closeness_tui.content.syntax_told import told  # noqa: PLC0415

    found = recover(text)
    if found.data is not None and _too_deep(found.page.text, found.data):
        found.data = None
    problems = told(found, file)
    return Parsed(text, None, problems[0], problems, found)


def _long_name(text: str) -> int:
    """The line of a name with too many parts; 0 for none."""
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines, 1) if line.count(".") >= 16 and _LONG_KEY.search(line)), 0)


def _deep(text: str, file: str) -> Problem:
    from closeness_tui.content.syntax_recovery import too_deep  # noqa: PLC0415
    from closeness_tui.content.syntax_told import problem_of  # noqa: PLC0415

    return problem_of(too_deep(text), text, file)


def _refused(text: str) -> tuple[str, str, str] | None:
    # Characters are never more than bytes, so most files need no encoding to be measured.
    if len(text) * 4 <= LARGEST or len(text.encode("utf-8", "surrogatepass")) <= LARGEST:
        return None
    return (
        "too-large",
        _("This file is larger than 64 KiB."),
        _("Split it into several exercises, or shorten its texts."),
    )


def _too_deep(text: str, data: dict[str, Any]) -> bool:
    if text.count("[") + text.count("{") + text.count(".") < _DEEPEST:
        return False
    level: list[Any] = [data]
    for _number in range(_DEEPEST):
        level = [
            each
            for value in level
            for each in (value.values() if isinstance(value, dict) else value)
            if isinstance(each, dict | list)
        ]
        if not level:
            return False
    return True
