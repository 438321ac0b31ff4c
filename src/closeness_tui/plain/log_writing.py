"""Writing a free entry in lines, for today or for an earlier day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.content.dates import read_date
from closeness_tui.core.wording import _
from closeness_tui.plain.closing import line_as_typed, line_from, number_from
from closeness_tui.plain.phrases import one_line
from closeness_tui.practice.words_under_way import WordsUnderWay
from closeness_tui.store.failures import StoreError

if TYPE_CHECKING:
    from datetime import datetime

    from closeness_tui.plain.console import Console
    from closeness_tui.practice.looking_back import LookingBack
    from closeness_tui.practice.opening import Practice

END = "."


def write_entry(back: LookingBack, practice: Practice, console: Console) -> None:
    """Ask for the day and the words; each line is kept as it comes."""
    unsaved = practice.cannot_keep()
    if unsaved:
        console.say(_("Nothing can be kept right now: {reason}.").format(reason=one_line(unsaved)))
        return
    created = _day(practice, console)
    safe = WordsUnderWay(practice)
    console.say(_("Write as many lines as you like; a line with only a dot ends."))
    rows: list[str] = []
    while (typed := line_as_typed(console)).strip() != END:
        rows.append(typed)
        safe.type("\n".join(rows))
        safe.keep()
    words = "\n".join(rows)
    if not words.strip():
        safe.settle()
        console.say(_("Nothing was written, so nothing is kept."))
        return
    while True:
        try:
            back.write(words, created=created)
        except StoreError as error:
            console.say(
                _("Not saved: {reason}. Your words are still here.").format(reason=one_line(error.sentence))
            )
            if number_from(console, (_("Try again"), _("Leave it for another day"))) == 1:
                safe.keep()
                return
        else:
            safe.settle()
            console.say(_("Saved."))
            return


def _day(practice: Practice, console: Console) -> datetime | None:
    """The moment it belongs to; None for now."""
    while True:
        typed = line_from(console, _("Which day is it about? Enter means today; yesterday is a day too."))
        if not typed:
            return None
        now = practice.clock.wall()
        span = read_date(typed, now)
        if isinstance(span, str):
            console.say(_("That is not clear as a day: {reason}.").format(reason=span))
            continue
        moment = span.moment(now)
        if moment is None:
            console.say(_("That is more than one day. One day, please."))
        elif moment.date() > now.date():
            console.say(_("That day is still to come."))
        else:
            return moment
