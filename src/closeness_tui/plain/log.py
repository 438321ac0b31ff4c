"""The log in lines: a list of entries, and one entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.content.documents import BrokenDocument
from closeness_tui.core.wording import _
from closeness_tui.plain.closing import line_from
from closeness_tui.plain.phrases import answer_in_lines, day_in_words, numbers_in, one_line, paragraphs
from closeness_tui.plain.unlocking import unlock
from closeness_tui.store.failures import StoreError

if TYPE_CHECKING:
    from closeness_tui.core.entry import Entry, Line, Summary
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice

NEWEST = 20
"""Entries in one list."""


def browse_log(practice: Practice, console: Console) -> None:
    """List the entries and open one by its number, until the person has seen enough."""
    summaries = say_log(practice, console)
    while summaries:
        typed = line_from(console, _("A number opens an entry; Enter leaves the log."))
        if not typed:
            return
        numbers = numbers_in(typed)
        if len(numbers) == 1 and 1 <= numbers[0] <= len(summaries):
            open_entry(practice, console, summaries[numbers[0] - 1].id)
        else:
            console.say(_("There is no entry with this number."))


def say_log(practice: Practice, console: Console, newest: int = NEWEST) -> tuple[Summary, ...]:
    """Say the newest entries, numbered; none where the log stays locked."""
    if practice.locked:
        console.say(_("The log is locked."))
        if not unlock(practice, console):
            return ()
    try:
        listing = practice.summaries(newest)
    except StoreError as error:
        console.say(_("The log does not open: {reason}.").format(reason=one_line(error.sentence)))
        return ()
    if not listing.entries and not listing.damaged:
        console.say(_("The log is empty, and that is fine."))
    for number, summary in enumerate(listing.entries, 1):
        console.say(f"{number}. {in_one_line(summary)}")
    for each in listing.damaged:
        console.say(
            _("Entry {name} does not open: {reason}. All others do.").format(
                name=one_line(each.id), reason=one_line(each.reason)
            )
        )
    return listing.entries


def in_one_line(summary: Summary) -> str:
    """Title first, then the day."""
    title = one_line(summary.title) or _("A note")
    line = _("{title}, {day}").format(title=title, day=day_in_words(summary.created))
    return _("{line}, marked to share").format(line=line) if "to-share" in summary.tags else line


def open_entry(practice: Practice, console: Console, entry_id: str) -> bool:
    """Say one entry; false when it does not open."""
    try:
        entry = practice.entry(entry_id)
    except StoreError as error:
        console.say(_("It does not open: {reason}.").format(reason=one_line(error.sentence)))
        return False
    except BrokenDocument as error:
        console.say(_("It does not open: {reason}.").format(reason=one_line(str(error))))
        return False
    say_entry(entry, console)
    return True


def say_entry(entry: Entry, console: Console) -> None:
    """One entry: when, what was asked and answered, and the words added."""
    title = one_line(entry.title) or _("A note")
    console.say(_("{title}, {day}").format(title=title, day=day_in_words(entry.created)))
    for line in entry.lines:
        _say_line(line, console)
    if entry.words.strip():
        if entry.lines:
            console.say(_("Words added:"))
        console.say(entry.words)


def _say_line(line: Line, console: Console) -> None:
    for paragraph in paragraphs(line.prompt):
        console.say(paragraph)
    rows = answer_in_lines(line.answer)
    if len(rows) == 1:
        console.say(_("Answer: {answer}").format(answer=rows[0]))
        return
    console.say(_("Answer:"))
    for row in rows:
        console.say(row)
