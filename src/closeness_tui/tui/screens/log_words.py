"""What the log screen says: how much is there, how it was taken, and what does not open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.wording import _, ngettext
from closeness_tui.practice.looking_for import SHARED
from closeness_tui.tui.phrases import day_in_words
from closeness_tui.tui.widgets.entry_rows import EntryRow

if TYPE_CHECKING:
    from datetime import datetime

    from closeness_tui.core.entry import Summary
    from closeness_tui.core.query import Snippet
    from closeness_tui.practice.looking_for import Looking
    from closeness_tui.practice.seen_entries import Seen
    from closeness_tui.store.months import Damaged

_BEFORE = 8
"""Characters before a hit that a row shows."""

LOG_HELP = """\
# Your log

What you chose to keep is here, newest first. Enter reads what is marked. **/** looks for words, "phrases in
quotation marks", tag:us, starred, shared, exercise:breathing, or days such as last week, since monday, in november.

**s** puts a star, **e** changes words, **t** changes tags, **n** begins something new of your own. **d** deletes,
and **u** brings it back until you leave the log. **f**, **o**, **w** and **y** show less: what has a star, only this
exercise, what is marked to share, this day in earlier years. **c** reads your stories as chapters.
"""


def said_of_the_log(seen: Seen, looking: Looking, *, protected: bool, this_day: int) -> str:
    """How much is there, in plain words."""
    count = len(seen.entries)
    if seen.asked or seen.trouble:
        return " ".join(filter(None, (seen.trouble, _found(seen, count))))
    if not count and not seen.damaged:
        return _(
            "Nothing is here yet, and nothing has to be. What you choose to keep will rest here. "
            "n begins a page of your own."
        )
    parts = [ngettext("One entry.", "{count} entries, newest first.", count).format(count=count)]
    if protected:
        parts.append(_("Sealed with your passphrase."))
    else:
        parts.append(_("Without a passphrase, anyone at this computer could open this."))
    if this_day and not looking.this_day:
        parts.append(
            ngettext(
                "On this day in an earlier year you wrote something; y shows it.",
                "On this day in earlier years you wrote something; y shows it.",
                this_day,
            )
        )
    return " ".join(parts)


def _found(seen: Seen, count: int) -> str:
    if not seen.asked:
        return ""
    if not count:
        return _("There is nothing {asked}. Esc shows everything again.").format(asked=seen.asked)
    if seen.more:
        words = _("The newest {count} entries {asked}; m looks for older ones too.")
    else:
        words = ngettext("One entry {asked}.", "{count} entries {asked}.", count)
    return words.format(count=count, asked=seen.asked)


def said_of_damaged(count: int) -> str:
    """That some do not open; nothing where all do."""
    if not count:
        return ""
    sentence = ngettext(
        "One entry could not be opened; the others are fine.",
        "{count} entries could not be opened; the others are fine.",
        count,
    )
    return sentence.format(count=count)


def damaged_page(damaged: Damaged) -> str:
    """What is known of one that does not open."""
    return _(
        "This one does not open: {reason}.\n\nNothing else is touched by it. Its file stays where it is, and its name "
        "begins with {name}. A copy of it from a backup may still be whole; closeness doctor looks more closely."
    ).format(reason=damaged.reason.rstrip("."), name=damaged.id[:8])


def newer_page(text: str) -> str:
    """An entry of a version to come, as the text it is."""
    said = _("A newer version of closeness wrote this. Here it is as plain text; it stays as it is.")
    return f"{said}\n\n{text}"


def _from_the_hit(snippet: Snippet) -> str:
    """The line from a little before what was found, so that it is seen in a short row."""
    begin = snippet.text.rfind(" ", 0, max(0, snippet.at - _BEFORE)) + 1 if snippet.at > _BEFORE else 0
    return f"… {snippet.text[begin:]}" if begin else snippet.text


def row_of(summary: Summary, seen: Seen, now: datetime, versions: int) -> EntryRow:
    """What the list says of an entry."""
    snippet = seen.snippets.get(summary.id)
    if versions > 1:
        note = ngettext("{count} version", "{count} versions", versions).format(count=versions)
    elif snippet is not None and snippet.text:
        note = _from_the_hit(snippet)
    else:
        note = ", ".join(_("to share") if tag == SHARED else tag for tag in summary.tags)
    title = summary.title or _("A note")
    return EntryRow(summary.id, day_in_words(summary.created, now), title, note, summary.starred)
