"""Pages that are only read, line by line: which there are, and one of them; nothing is asked and nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.wording import _
from closeness_tui.plain.closing import line_from
from closeness_tui.plain.help_now import say_help
from closeness_tui.plain.phrases import numbers_in, one_line
from closeness_tui.practice.learning import Learning, Page, drawn_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice


def browse_pages(practice: Practice, console: Console) -> None:
    """Say which there are and read one after the other, until the person has had enough. Raises InputEnded."""
    learning = Learning(practice.library, practice.places.drawer)
    console.say(_("Short pages to read. Nothing is asked, and nothing is kept."))
    _say_all(learning, console)
    count = len(learning.cards)
    if not count:
        return
    while True:
        typed = line_from(
            console, _("1 to {count} reads one; list, or Enter to go back.").format(count=count)
        )
        said = typed.casefold().removeprefix("/")
        if said in ("", "back", "b", "stop", "q", _("back"), _("stop")):
            return
        numbers = numbers_in(typed)
        if len(numbers) == 1 and 1 <= numbers[0] <= count:
            _read(learning, learning.cards[numbers[0] - 1].id, console)
        elif said in ("list", "l", _("list")):
            _say_all(learning, console)
        elif said in ("help", "h", _("help")):
            say_help(practice, console)
        else:
            console.say(_("One of the numbers, please. There is no hurry."))


def _say_all(learning: Learning, console: Console) -> None:
    if not learning.cards:
        console.say(_("There are none here."))
    for number, card in enumerate(learning.cards, 1):
        console.say(
            _("{number}. {title}. {summary}").format(
                number=number, title=one_line(card.title), summary=one_line(card.summary)
            )
        )


def _read(learning: Learning, name: str, console: Console) -> None:
    page = learning.page(name)
    if page is None:
        console.say(_("This page cannot be read just now. Its file is left as it is."))
        return
    console.say("")
    for line in page_in_lines(page):
        console.say(line)


def page_in_lines(page: Page) -> Iterator[str]:
    """A page to hear: its title, its paragraphs, and what it draws on."""
    yield _("{title}.").format(title=page.title.rstrip("."))
    yield from page.paragraphs
    if behind := drawn_on(page):
        yield behind
