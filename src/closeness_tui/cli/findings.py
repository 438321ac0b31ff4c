"""Problems in files, as an author reads them: what, where, the line itself, and what to write instead."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from closeness_tui.cli.report import clean
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _, ngettext

MOST = 60
"""Nobody reads more at once."""
WIDEST = 100
"""Characters of a line of the file that are shown."""


def rendered(problems: Sequence[Problem]) -> str:
    """The first problems, one below the other, and how many there are."""
    texts = _Texts()
    blocks = [_block(each, texts.line_of(each)) for each in problems[:MOST]]
    if len(problems) > MOST:
        more = len(problems) - MOST
        blocks.append(ngettext("… and {count} more", "… and {count} more", more).format(count=more))
    return "\n\n".join(blocks)


def counted(problems: Iterable[Problem], files: int) -> str:
    """The last line of a report."""
    severities = [each.severity for each in problems]
    errors, warnings = severities.count("error"), severities.count("warning")
    return ", ".join(
        (
            ngettext("{count} file", "{count} files", files).format(count=files),
            ngettext("{count} error", "{count} errors", errors).format(count=errors),
            ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings),
        )
    )


def as_data(problem: Problem) -> dict[str, object]:
    """A problem for scripts."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "help": problem.help,
        "where": problem.key,
    }


def shown_path(file: str) -> str:
    """The path as a person here would write it."""
    try:
        return str(Path(file).resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return file


def _block(problem: Problem, line: str | None) -> str:
    kind = _("error") if problem.severity == "error" else _("warning")
    place = ":".join(str(each) for each in (shown_path(problem.file), problem.line, problem.column) if each)
    lines = [f"{kind}: {problem.message}"]
    lines.append(f"  --> {place}" + (f"  ({problem.key})" if problem.key else ""))
    if line is not None and problem.line is not None:
        margin = " " * len(str(problem.line))
        part, before = _around(line, (problem.column or 1) - 1)
        lines += [f" {margin} |", f" {problem.line} | {part}"]
        if problem.column:
            lines.append(f" {margin} | {' ' * before}^")
    if problem.help:
        lines += [f"  {each}" for each in problem.help.splitlines()]
    return "\n".join(lines)


def _around(line: str, column: int) -> tuple[str, int]:
    """The part of a long line that matters, and how wide it is up to the column."""
    start = max(0, column - WIDEST // 2) if len(line) > WIDEST else 0
    part = line[start : start + WIDEST].replace("\t", " ")
    return clean(part), sum(_width(each) for each in part[: column - start])


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class _Texts:
    """The files of a report, each read once."""

    def __init__(self) -> None:
        self._lines: dict[str, list[str]] = {}

    def line_of(self, problem: Problem) -> str | None:
        """The line a problem is on, where that is known."""
        if problem.line is None or not problem.file:
            return None
        from closeness_tui.content.files import read_text  # noqa: PLC0415 - reports are rare

        if problem.file not in self._lines:
            text = read_text(Path(problem.file))
            self._lines[problem.file] = text.split("\n") if isinstance(text, str) else []
        lines = self._lines[problem.file]
        return lines[problem.line - 1].rstrip("\r") if problem.line <= len(lines) else None
