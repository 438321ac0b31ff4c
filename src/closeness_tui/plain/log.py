"""The log in lines: a list of entries, and one entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.content.documents import BrokenDocument, NewerDocument
from closeness_tui.core.wording import _
from closeness_tui.plain.phrases import answer_in_lines, day_in_words, one_line, paragraphs
from closeness_tui.plain.unlocking import unlock
from closeness_tui.practice.choices import chosen_in_words
from closeness_tui.store.failures import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from closeness_tui.core.entry import Entry, Line, Summary
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice
    from closeness_tui.store.months import Damaged

NEWEST = 20
"""Entries in one list."""


def browse_log(practice: Practice, console: Console) -> None:
    """List the entries, and do with them what is typed, until the person has seen enough."""
    # Whoever never opens the log does not pay for it.
    from closeness_tui.plain.log_visit import LogVisit  # noqa: PLC0415

    summaries = say_log(practice, console)
    if summaries is not None:
        LogVisit(practice, console, summaries).go()


def say_log(practice: Practice, console: Console, newest: int = NEWEST) -> tuple[Summary, ...] | None:
    """Say the newest entries, numbered; None where the log stays closed."""
    if practice.locked:
        console.say(_("The log is locked."))
        if not unlock(practice, console):
            return None
    try:
        listing = practice.summaries(newest)
    except StoreError as error:
        console.say(_("The log does not open: {reason}.").format(reason=one_line(error.sentence)))
        return None
    if not listing.entries and not listing.damaged:
        console.say(_("The log is empty, and that is fine."))
    say_rows(listing.entries, console)
    say_damaged(listing.damaged, console)
    return listing.entries


def say_rows(summaries: Sequence[Summary], console: Console) -> None:
    """One line an entry, numbered."""
    for number, summary in enumerate(summaries, 1):
        console.say(f"{number}. {in_one_line(summary)}")


def say_damaged(damaged: Iterable[Damaged], console: Console) -> None:
    """Name what does not open."""
    for each in damaged:
        console.say(
            _("Entry {name} does not open: {reason}. All others do.").format(
                name=one_line(each.id), reason=one_line(each.reason)
            )
        )


def in_one_line(summary: Summary) -> str:
    """Title first, then the day."""
    line = name_of(summary)
    if "to-share" in summary.tags:
        line = _("{line}, marked to share").format(line=line)
    return _("{line}, with a star").format(line=line) if summary.starred else line


def name_of(entry: Summary | Entry) -> str:
    """Title and day."""
    title = one_line(entry.title) or _("A note")
    return _("{title}, {day}").format(title=title, day=day_in_words(entry.created))


def open_entry(practice: Practice, console: Console, entry_id: str) -> bool:
    """Say one entry; false when it does not open."""
    try:
        entry = practice.entry(entry_id)
    except NewerDocument as newer:
        console.say(_("A newer version wrote this; here it is as plain text."))
        console.say(newer.text)
        return True
    except (StoreError, BrokenDocument) as error:
        reason = getattr(error, "sentence", "") or str(error)
        console.say(_("It does not open: {reason}.").format(reason=one_line(reason)))
        return False
    say_entry(entry, console)
    if chosen := chosen_in_words(practice.library, entry):
        console.say(one_line(chosen))
    return True


def say_entry(entry: Entry, console: Console) -> None:
    """One entry: when, what was asked and answered, and the words added."""
    console.say(name_of(entry))
    for line in entry.lines:
        _say_line(line, console)
    if entry.words.strip():
        if entry.lines:
            console.say(_("Words added:"))
        console.say(entry.words)


def _say_line(line: Line, console: Console) -> None:
    for paragraph in paragraphs(line.prompt):
        console.say(paragraph)
    rows = answer_in_lines(line.answer, line.kind)
    if len(rows) == 1:
        console.say(_("Answer: {answer}").format(answer=rows[0]))
        return
    console.say(_("Answer:"))
    for row in rows:
        console.say(row)
