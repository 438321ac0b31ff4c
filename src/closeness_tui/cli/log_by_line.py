"""Editing an entry line by line: each part is shown, and kept or typed anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.cli import report
from closeness_tui.cli.log_showing import one_line
from closeness_tui.cli.typed_words import END, NoMoreLines, is_waiting, line, lines_until_dot, until_kept
from closeness_tui.core.answer import Words
from closeness_tui.core.wording import _
from closeness_tui.practice.looking_back import LookingBack
from closeness_tui.practice.words_under_way import WordsUnderWay

if TYPE_CHECKING:
    from closeness_tui.core.entry import Entry
    from closeness_tui.practice.opening import Practice

EMPTY = "/empty"
"""The line that takes a part away."""


def edited_by_line(entry: Entry, practice: Practice) -> Entry | None:
    """The entry as it is kept now; None when nothing was changed."""
    asked = _Asked(practice)
    report.show(
        _(
            "Each part is shown. Enter keeps it. Or type it anew: as many lines as you like, and a line with only "
            "a dot ends. {empty} takes a part away."
        ).format(empty=EMPTY)
    )
    try:
        title = asked.one_line(_("Title"), entry.title)
        texts = {
            place: asked.text(one_line(each.prompt), each.answer.text)
            for place, each in enumerate(entry.lines)
            if isinstance(each.answer, Words)
        }
        words = asked.text(_("Your own words"), entry.words)
    except NoMoreLines:
        is_waiting(asked.safe)
        report.trouble(_("the input ended before every part was asked"))
        return None
    except KeyboardInterrupt:
        is_waiting(asked.safe)
        raise
    if not asked.changed:
        asked.safe.settle()
        return None
    back = LookingBack(practice)
    return until_kept(lambda: back.edit(entry, texts, words, title=title), asked.safe)


class _Asked:
    """Asks part by part, and keeps what is typed safe meanwhile."""

    def __init__(self, practice: Practice) -> None:
        self.safe = WordsUnderWay(practice)
        self.changed = False
        self._typed: list[str] = []

    def one_line(self, name: str, now: str) -> str:
        """A part of one line."""
        self._show(name, now)
        typed = line().strip()
        return self._taken(now, typed) if typed else now

    def text(self, name: str, now: str) -> str:
        """A part of many lines."""
        self._show(name, now)
        first = line()
        if not first.strip() or first.strip() == END:
            return now
        if first.strip() == EMPTY:
            return self._taken(now, EMPTY)
        rows = [first]
        self._keep_safe(first)
        for row in lines_until_dot():
            rows.append(row)
            self._keep_safe(row)
        return self._taken(now, "\n".join(rows))

    def _taken(self, now: str, typed: str) -> str:
        new = "" if typed == EMPTY else typed
        self.changed = self.changed or new != now
        return new

    def _keep_safe(self, row: str) -> None:
        self._typed.append(row)
        self.safe.type("\n".join(self._typed))
        self.safe.keep()

    def _show(self, name: str, now: str) -> None:
        report.show(f"\n{name}")
        report.show("\n".join(f"  {row}" for row in now.splitlines()) if now.strip() else _("  (nothing)"))
