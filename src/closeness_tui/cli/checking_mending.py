"""`check --fix` and `--diff`: what can be mended without judgement, in the file itself or only shown."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from closeness_tui.cli.checking import Checked, is_shipped, problems_in
from closeness_tui.cli.findings import Line, shown_path
from closeness_tui.content.files import read_bytes
from closeness_tui.content.mending import Mended, mend, mend_bytes
from closeness_tui.content.second_look import look_again
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _, ngettext

_MARK = b"\xef\xbb\xbf"
_ENDS = "\r\n"


@dataclass(frozen=True, slots=True)
class MendedFile:
    """One file as it was and as it would be."""

    file: str
    before: bytes
    text_before: str
    after: bytes
    mended: tuple[Problem, ...]
    """What was mended; empty where only the mark at the beginning goes."""


def mended_files(looked: Checked) -> Iterator[MendedFile]:
    """Every file that can be made better without judgement; those that came with the program stay as they are."""
    for file, problems in sorted(looked.found.items()):
        found = read_bytes(Path(file))
        if isinstance(found, Problem) or is_shipped(file):
            continue
        if any(_can_be_mended(each) for each in problems) or found.startswith(_MARK):
            made = _made(looked, file, found)
            if made is not None and made.after != found:
                yield made


def _can_be_mended(problem: Problem) -> bool:
    return bool(problem.fix) or problem.code == "encoding"


def mendable(looked: Checked) -> dict[str, int]:
    """How many problems of each file --fix would mend; tried out, for a fix may bring others to light."""
    return {each.file: min(len(each.mended), len(looked.found[each.file])) for each in mended_files(looked)}


def _made(looked: Checked, file: str, found: bytes) -> MendedFile | None:
    from closeness_tui.content.encodings import decoded  # noqa: PLC0415 - only where something is mended

    before = decoded(found, file).text
    result = mend_bytes(found, file, lambda text: problems_in(text, file, looked.library.shared))
    if result is None or before is None:
        return None
    result = _also_odd(result, _second(looked, file))
    return MendedFile(file, found, before, _with_line_ends(result.text, before).encode(), result.mended)


def _second(looked: Checked, file: str) -> Callable[[str], tuple[Problem, ...]]:
    def look(text: str) -> tuple[Problem, ...]:
        again = look_again(text, file, looked.library.shared)
        return again.problems if again else ()

    return look


def _also_odd(result: Mended, look: Callable[[str], tuple[Problem, ...]]) -> Mended:
    """What only shows once a file can be read."""
    if any(each.severity == "error" for each in result.left):
        return result
    further = mend(result.text, look)
    return Mended(further.text, (*result.mended, *further.mended), (*result.left, *further.left))


def _with_line_ends(text: str, before: str) -> str:
    """The line ends of the file, where all of them are of one kind."""
    if _ENDS not in before or before.count("\n") != before.count(_ENDS):
        return text
    return text.replace(_ENDS, "\n").replace("\n", _ENDS)


def write_mended(each: MendedFile) -> str:
    """Put the mended text in the place of the file, whole or not at all; why not, where that can't be.

    Raises the store's errors.
    """
    from closeness_tui.store.files import write_whole  # noqa: PLC0415 - only this writes

    # A link stays a link: what it leads to is mended.
    path = Path(each.file).resolve()
    if not os.access(path, os.W_OK):
        return _("you may not change this file")
    if read_bytes(path) != each.before:
        return _("it was changed by another program just now")
    mode = stat.S_IMODE(path.stat().st_mode)
    write_whole(path, each.after)
    path.chmod(mode)
    return ""


def told(each: MendedFile, trouble: str) -> Iterator[Line]:
    """What was mended in a file."""
    file = shown_path(each.file)
    if trouble:
        yield ("warning", _("not mended")), ("", f": {file}: {trouble}")
        return
    count = len(each.mended)
    words = ngettext("{count} problem", "{count} problems", count).format(count=count)
    yield ("fine", _("mended")), ("", f": {file}: {words}" if count else f": {file}")
    for problem in each.mended:
        place = _("line {number}").format(number=problem.line) + ": " if problem.line else ""
        yield (("", f"  {place}{problem.message}"),)
    if each.before.startswith(_MARK):
        yield (
            ("", "  " + _("The unseen mark at its beginning is gone; some other programs stumble over it.")),
        )


def diff_of(each: MendedFile) -> Iterator[Line]:
    """What would change, in the form that other programs know too."""
    file = shown_path(each.file)
    before, after = each.text_before.splitlines(), each.after.decode().splitlines()
    # Where only the encoding or the line ends change, no line differs.
    for line in unified_diff(before, after, file, file, lineterm=""):
        role = {"-": "gone", "+": "new", "@": "place"}.get(line[:1], "")
        yield ((role, line),)
    if before == after:
        yield (("", _("{file}: only how its letters are stored would change, to UTF-8").format(file=file)),)
