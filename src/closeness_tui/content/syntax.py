"""TOML text to data; where the text breaks the rules, the first mistake with its line, in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import tomli

from closeness_tui.content.files import LARGEST
from closeness_tui.content.syntax_spot import Mistake
from closeness_tui.content.syntax_words import explain
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _

_KEY = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
# tomli is safe with long dotted keys, other readers of the same file are not.
_LONG_KEY = re.compile(rf"(?m)(?:^|[\[{{,])[ \t]*+(?:{_KEY}\.[ \t]*+){{16}}")
_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Parsed:
    """The data of a text, or the problem that kept it from being read."""

    text: str
    """The text without a byte-order mark."""
    data: dict[str, Any] | None = None
    problem: Problem | None = None


def parse(text: str, file: str) -> Parsed:
    """Read TOML; never raises."""
    text = text.removeprefix("\ufeff")
    if refusal := _refused(text):
        return Parsed(text, None, Problem(*refusal, file=file))
    if not text.strip():
        return Parsed(text, None, Problem("empty-file", _("This file is empty."), file=file))
    if line := _long_name(text):
        message = _("The name of this setting has more than 16 parts.")
        return Parsed(text, None, Problem("long-name", message, file=file, line=line))
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return Parsed(text, None, _told(explain(text, error.msg, error.pos), text, file))
    except RecursionError:
        return Parsed(text, None, Problem("too-deep", _deep(), file=file))
    except ValueError:
        # A date such as 2026-02-31, or a number with thousands of digits.
        message = _("A number or a date in this file can't be read.")
        return Parsed(text, None, Problem("bad-value", message, file=file))
    if _too_deep(text, data):
        return Parsed(text, None, Problem("too-deep", _deep(), file=file))
    return Parsed(text, data)


def _long_name(text: str) -> int:
    """The line of a name with too many parts; 0 for none."""
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines, 1) if line.count(".") >= 16 and _LONG_KEY.search(line)), 0)


def _deep() -> str:
    return _("There are too many lists or groups inside one another in this file.")


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


def _told(mistake: Mistake, text: str, file: str) -> Problem:
    at = min(mistake.at, len(text))
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return Problem(mistake.code, mistake.message, mistake.help, file, line, column)
