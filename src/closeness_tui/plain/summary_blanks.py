"""Blanking words out of what is brought to a session, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.content.exchange.passages import one_line
from closeness_tui.core.identifying import telling_words
from closeness_tui.core.summary import Summary, sheet_of, texts_of, with_blanked
from closeness_tui.core.wording import _
from closeness_tui.plain.closing import line_from
from closeness_tui.plain.phrases import numbers_in

if TYPE_CHECKING:
    from closeness_tui.plain.console import Console


def blank_out(console: Console, summary: Summary) -> Summary:
    """Ask for words until a line with nothing on it."""
    console.say(
        _("A word or a few words in a row; they go wherever they stand. Enter alone when it is enough.")
    )
    while typed := line_from(console, _("Which words?")):
        before = sheet_of(summary)
        summary = with_blanked(summary, (typed,))
        if sheet_of(summary) == before:
            console.say(_("These words do not stand there as they are."))
        else:
            console.say(_("Blanked out."))
    return summary


def look_for_names(console: Console, summary: Summary) -> Summary:
    """Say what may tell who a client is, and let the person say what goes."""
    found = telling_words(texts_of(sheet_of(summary)))
    console.say("")
    if not found:
        console.say(_("There are no capitalised words and no numbers in it."))
    else:
        console.say(_("These words could tell who someone is. Please look at each."))
        for number, word in enumerate(found, 1):
            console.say(f"{number}. {one_line(word)}")
        summary = with_blanked(summary, _chosen(console, found))
    console.say(
        _(
            "Only capital letters and numbers were looked for. A place, a job or a story can also tell who someone is."
        )
    )
    return blank_out(console, summary)


def _chosen(console: Console, found: tuple[str, ...]) -> tuple[str, ...]:
    prompt = _("The numbers to blank out, with spaces between; all of them with all; Enter for none.")
    while True:
        typed = line_from(console, prompt)
        if typed.casefold() in ("all", _("all")):
            return found
        numbers = numbers_in(typed)
        if not typed or (numbers and all(1 <= each <= len(found) for each in numbers)):
            return tuple(found[each - 1] for each in numbers)
        console.say(_("That is not one of the choices. Nothing has changed."))
