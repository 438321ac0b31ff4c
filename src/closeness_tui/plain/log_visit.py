"""One visit to the log in lines: open, search, star, delete and take that back, write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from closeness_tui.content.documents import BrokenDocument, NewerDocument
from closeness_tui.core.wording import _
from closeness_tui.plain.closing import line_from
from closeness_tui.plain.log import NEWEST, name_of, open_entry, say_damaged, say_rows
from closeness_tui.plain.log_writing import write_entry
from closeness_tui.plain.phrases import numbers_in, one_line
from closeness_tui.practice.looking_back import LookingBack
from closeness_tui.practice.looking_for import Looking
from closeness_tui.store.failures import StoreError

if TYPE_CHECKING:
    from closeness_tui.core.entry import Summary
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice

STEP = 5.0
"""Seconds between two words on how far a long search is."""


class LogVisit:
    """What was listed last, which entry is open, and what can be taken back until the log is left."""

    def __init__(self, practice: Practice, console: Console, summaries: tuple[Summary, ...]) -> None:
        self._practice = practice
        self._console = console
        self._back = LookingBack(practice)
        self._rows: list[Summary | None] = list(summaries)
        """None where an entry was deleted: the other numbers stay as they were said."""
        self._gone: list[int] = []
        self._open: int | None = None
        self._told = 0.0

    def go(self) -> None:
        """Until a line with nothing on it."""
        while True:
            typed = line_from(self._console, self._prompt())
            if not typed:
                return
            numbers = numbers_in(typed)
            if len(numbers) == 1 and 1 <= numbers[0] <= len(self._rows):
                self._show(numbers[0] - 1)
            elif numbers:
                self._console.say(_("There is no entry with this number."))
            else:
                self._do(typed)

    def _prompt(self) -> str:
        ways = [_("search"), _("write")]
        summary = self._opened()
        if summary is not None:
            ways += [_("unstar") if summary.starred else _("star"), _("delete")]
        if self._back.can_undo:
            ways.append(_("undo"))
        words = ", ".join(ways)
        if not any(self._rows):
            return _("Type {words}; Enter leaves the log.").format(words=words)
        return _("A number opens an entry; or type {words}. Enter leaves the log.").format(words=words)

    def _do(self, typed: str) -> None:
        word, _space, rest = typed.removeprefix("/").partition(" ")
        said = word.casefold()
        if said in ("search", _("search")):
            self._search(rest)
        elif said in ("write", _("write")):
            write_entry(self._back, self._practice, self._console)
        elif said in ("star", "unstar", _("star"), _("unstar")) and not rest:
            self._star(wanted=said in ("star", _("star")))
        elif said in ("delete", _("delete")) and not rest:
            self._delete()
        elif said in ("undo", _("undo")) and not rest:
            self._undo()
        else:
            self._console.say(_("A number from the list, or one of the words."))

    def _opened(self) -> Summary | None:
        return None if self._open is None else self._rows[self._open]

    def _show(self, place: int) -> None:
        summary = self._rows[place]
        if summary is None:
            self._console.say(_("This one was deleted."))
            return
        # One that does not open can still be deleted.
        open_entry(self._practice, self._console, summary.id)
        self._open = place

    def _search(self, rest: str) -> None:
        looking_for = rest or line_from(
            self._console, _("Words, a phrase in quotation marks, or a day such as last monday:")
        )
        if not looking_for:
            return
        try:
            seen = self._back.find(Looking(looking_for), self._progress, NEWEST)
        except StoreError as error:
            self._console.say(_("The log does not open: {reason}.").format(reason=one_line(error.sentence)))
            return
        if seen.trouble:
            self._console.say(seen.trouble)
        if seen.asked:
            self._console.say(_("Looked for: {question}.").format(question=one_line(seen.asked)))
        if not seen.entries:
            self._console.say(_("Nothing was found. The list is as it was."))
            return
        shown = seen.entries[:NEWEST]
        self._rows, self._gone, self._open = list(shown), [], None
        say_rows(shown, self._console)
        if seen.more or len(shown) < len(seen.entries):
            self._console.say(_("There are older ones too; more words find them."))
        say_damaged(seen.damaged, self._console)

    def _progress(self, done: int, total: int) -> None:
        now = self._practice.clock.now()
        if not self._told or done == 1:
            self._told = now
        elif now - self._told >= STEP:
            self._told = now
            self._console.say(_("Reading the entries: {done} of {total}.").format(done=done, total=total))

    def _star(self, *, wanted: bool) -> None:
        summary = self._opened()
        if summary is None:
            self._first_open()
        elif summary.starred is wanted:
            self._console.say(_("It has a star.") if wanted else _("It has no star."))
        else:
            try:
                kept = self._back.star(summary.id)
            except (StoreError, BrokenDocument, NewerDocument) as error:
                self._refused(error)
                return
            self._rows[self._open or 0] = replace(
                summary, id=kept.id, starred=kept.starred, replaces=kept.replaces
            )
            self._console.say(_("It has a star now.") if wanted else _("The star is gone."))

    def _delete(self) -> None:
        summary = self._opened()
        if summary is None or self._open is None:
            self._first_open()
            return
        question = _("Delete {name}? Type yes, or Enter to keep it.").format(name=name_of(summary))
        if line_from(self._console, question).casefold() not in ("yes", "y", _("yes")):
            self._console.say(_("It stays."))
            return
        try:
            self._back.delete(summary)
        except StoreError as error:
            self._refused(error)
            return
        self._gone.append(self._open)
        self._rows[self._open] = None
        self._open = None
        self._console.say(_("Deleted. Until you leave the log, undo brings it back."))

    def _undo(self) -> None:
        if not self._back.can_undo:
            self._console.say(_("There is nothing to take back."))
            return
        try:
            summary = self._back.undo()
        except StoreError as error:
            self._refused(error)
            return
        if self._gone:
            # Deletions come back in the other order, so the last place is its own.
            self._rows[self._gone.pop()] = summary
        self._console.say(_("{name} is back.").format(name=name_of(summary)))

    def _first_open(self) -> None:
        self._console.say(_("Open an entry by its number first."))

    def _refused(self, error: Exception) -> None:
        reason = getattr(error, "sentence", "") or _("a newer version wrote it")
        self._console.say(_("Nothing has changed: {reason}.").format(reason=one_line(reason)))
