"""Problems in files, as an author reads them: what, where, the line itself, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from closeness_tui.cli.report import Piece
from closeness_tui.cli.source_line import marked
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _, ngettext

MOST = 60
"""Nobody reads more at once."""

Line = tuple[Piece, ...]
_STEP = re.compile(r"(step \d+) \(([^()]*)\)")


def rendered(problems: Sequence[Problem], texts: Texts | None = None) -> str:
    """The first problems as plain text, one below the other."""
    return "\n".join("".join(words for _role, words in line) for line in blocks(problems, texts=texts))


def blocks(problems: Sequence[Problem], most: int = MOST, *, texts: Texts | None = None) -> Iterator[Line]:
    """The first problems, an empty line between them, and how many more there are."""
    texts = texts or Texts()
    for number, problem in enumerate(problems[:most]):
        if number:
            yield ()
        yield from _block(problem, texts)
    if len(problems) > most:
        more = len(problems) - most
        if most:
            yield ()
        words = ngettext("… and {count} more", "… and {count} more", more).format(count=more)
        yield (("", words),)


def counted(problems: Iterable[Problem], files: int, mendable: int = 0) -> str:
    """The last line of a report."""
    words = ngettext("{count} file", "{count} files", files).format(count=files)
    return f"{words}, {counted_in_file(problems, mendable)}"


def counted_in_file(problems: Iterable[Problem], mendable: int = 0) -> str:
    """How many errors and warnings, and how many of them need no thought to be mended."""
    severities = [each.severity for each in problems]
    errors, warnings = severities.count("error"), severities.count("warning")
    words = ", ".join(
        (
            ngettext("{count} error", "{count} errors", errors).format(count=errors),
            ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings),
        )
    )
    if not mendable:
        return words
    can = ngettext("{count} can be mended with --fix", "{count} can be mended with --fix", mendable)
    return f"{words}; {can.format(count=mendable)}"


def as_line(problem: Problem) -> str:
    """A problem as one line, `file:line:column: severity: message (code)`, for editors and screen readers."""
    place = f"{shown_path(problem.file)}:{problem.line or 1}:{problem.column or 1}"
    words = " ".join(f"{problem.message} {problem.help}".split())
    return f"{place}: {problem.severity}: {words} ({problem.code})"


def as_data(problem: Problem) -> dict[str, object]:
    """A problem for scripts."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "line": problem.line,
        "column": problem.column,
        "endLine": problem.end_line,
        "endColumn": problem.end_column,
        "message": problem.message,
        "help": problem.help,
        "where": problem.key,
        "fix": [{"start": each.start, "end": each.end, "text": each.text} for each in problem.fix],
        "notes": [
            {"message": each.message, "line": each.line, "column": each.column} for each in problem.notes
        ],
    }


def shown_path(file: str) -> str:
    """The path as a person here would write it."""
    try:
        return str(Path(file).resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return file


def severity_in_words(problem: Problem) -> str:
    """Error or warning."""
    return _("error") if problem.severity == "error" else _("warning")


def _block(problem: Problem, texts: Texts) -> Iterator[Line]:
    place = ":".join(str(each) for each in (shown_path(problem.file), problem.line, problem.column) if each)
    where = _STEP.sub("\\1 “\\2”", problem.key)
    yield (problem.severity, severity_in_words(problem)), ("", f": {problem.message}")
    yield ("quiet", "  --> "), ("place", place), ("", f"  ({where})" if where else "")
    width = max(len(str(each)) for each in (problem.line or 0, *(note.line for note in problem.notes)))
    if problem.line is not None and (line := texts.line(problem.file, problem.line)) is not None:
        shown, mark = marked(line, problem.column, _end_on_line(problem))
        yield (("quiet", f" {'':{width}} |"),)
        yield ("quiet", f" {problem.line:{width}} | "), ("", shown)
        if mark:
            yield ("quiet", f" {'':{width}} | "), (problem.severity, mark)
    for each in problem.help.splitlines():
        yield (("", f"  {each}"),)
    for note in problem.notes:
        yield (("", "  " + note.message),)
        if (line := texts.line(problem.file, note.line)) is not None:
            yield ("quiet", f" {note.line:{width}} | "), ("", marked(line, note.column, None)[0])


def _end_on_line(problem: Problem) -> int | None:
    """The column behind what is wrong, on the line where it begins; 0 for the end of that line."""
    if problem.end_line is None or problem.end_column is None:
        return None
    return problem.end_column if problem.end_line == problem.line else 0


class Texts:
    """The files of a report, each read once."""

    def __init__(self, known: Mapping[str, str] | None = None) -> None:
        """`known` are texts by file, such as those of a zip, that are not read from the disk."""
        self._lines = {file: text.split("\n") for file, text in (known or {}).items()}

    def line(self, file: str, number: int) -> str | None:
        """A line of a file, where that is known."""
        if not file:
            return None
        if file not in self._lines:
            self._lines[file] = _text_of(file).split("\n")
        lines = self._lines[file]
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else None


def _text_of(file: str) -> str:
    """The words of a file in any encoding that can be told; nothing where there are none."""
    # Reports are rare, and most commands never give one.
    from closeness_tui.content.encodings import decoded  # noqa: PLC0415
    from closeness_tui.content.files import read_bytes  # noqa: PLC0415

    found = read_bytes(Path(file))
    return decoded(found, file).text or "" if isinstance(found, bytes) else ""
