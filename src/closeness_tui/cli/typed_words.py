"""Words that a person types into a command, and their safety until they are kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from closeness_tui.cli import report
from closeness_tui.cli.asking import has_terminal
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from closeness_tui.practice.words_under_way import WordsUnderWay

END = "."
"""The line that ends free words."""
LONGEST = 1024 * 1024
"""Characters taken from a pipe; a book would fit."""

_Kept = TypeVar("_Kept")


class NoMoreLines(Exception):  # noqa: N818 - named for what happened
    """The input ended before all was asked."""


def line() -> str:
    """The next line. Raises NoMoreLines."""
    typed = sys.stdin.readline()
    if not typed:
        raise NoMoreLines
    return typed.removesuffix("\n").removesuffix("\r")


def piped_words() -> str:
    """All that a pipe or a file brings."""
    try:
        text = sys.stdin.read(LONGEST + 1)
    except UnicodeDecodeError:
        text = None
    # Raised out here: the decoder's own error holds the bytes.
    if text is None or "\udc80" <= max(text, default="") <= "\udcff":
        raise report.RefusedError(_("this is not text in UTF-8, so nothing was kept"))
    if len(text) > LONGEST:
        raise report.RefusedError(
            _("this is longer than {count} characters; please split it").format(count=LONGEST)
        )
    return text


def typed_words(safe: WordsUnderWay) -> str:
    """What a person types until a dot; each line is kept at once."""
    rows: list[str] = []
    for row in lines_until_dot():
        rows.append(row)
        safe.type("\n".join(rows))
        # At once: a closed window must cost no more than the line at hand.
        safe.keep()
    return "\n".join(rows)


def lines_until_dot() -> Iterator[str]:
    """Line after line; the end of the input ends them too."""
    while True:
        try:
            row = line()
        except NoMoreLines:
            return
        if row.strip() == END:
            return
        yield row


def until_kept(keep: Callable[[], _Kept], safe: WordsUnderWay) -> _Kept:
    """Keep words for good; while that fails they stay here, and a person may try again."""
    from closeness_tui.store.failures import WriteFailed  # noqa: PLC0415

    while True:
        try:
            kept = keep()
        except WriteFailed as error:
            safe.keep()
            if not has_terminal():
                raise
            report.trouble(error.sentence)
            report.show(_("Your words are still here. Enter tries again; leave lets them go."))
            if _leaves():
                raise
        else:
            safe.settle()
            return kept


def _leaves() -> bool:
    try:
        return line().strip().casefold() in ("leave", _("leave"))
    except NoMoreLines:
        return True


def is_waiting(safe: WordsUnderWay) -> None:
    """Say what became of words that were not kept for good."""
    if safe.all_kept:
        report.remark(_("what you typed is safe; `closeness` offers it as unfinished"))
