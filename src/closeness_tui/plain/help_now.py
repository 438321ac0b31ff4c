"""Who one could call, in lines; nothing is dialled, opened or sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.wording import _, wording
from closeness_tui.plain.phrases import day_in_words, one_line

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from closeness_tui.content.help import HelpLine, HelpPage
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice


def say_help(practice: Practice, console: Console) -> None:
    """The help page, line by line."""
    practice.help_opened = True
    today = practice.clock.wall().date()
    for line in help_in_lines(practice.help_page, practice.settings.country, today):
        console.say(line)


def help_in_lines(page: HelpPage, country: str, today: datetime.date) -> Iterator[str]:
    """In the order of need: the local number, lines to call, own people, and where to find more."""
    yield wording("not-safe-now")
    yield _("First: your local emergency number.")
    lines = page.lines_for(country)
    if not lines:
        yield _("There are no lines for {country} in this list.").format(country=one_line(country))
    for each in lines:
        yield _line(each)
    if lines and page.is_old(today):
        yield _age(page)
    if page.people:
        yield _("Your own people:")
    for person in page.people:
        yield ". ".join(one_line(words) for words in (person.name, person.number, person.note) if words)
    yield _("More lines, in many countries: findahelpline.com and befrienders.org.")


def _line(each: HelpLine) -> str:
    kinds = {
        "emergency": _("emergency"),
        "crisis": _("crisis"),
        "domestic-abuse": _("abuse at home"),
        "text": _("by text message"),
    }
    line = _("{name}: {number}. {country}, {kind}.").format(
        name=one_line(each.name),
        number=one_line(each.number),
        country=one_line(each.country),
        kind=kinds.get(each.kind, one_line(each.kind)),
    )
    if each.hours:
        line = _("{line} Open: {hours}.").format(line=line, hours=one_line(each.hours))
    if each.languages:
        line = _("{line} Languages: {languages}.").format(line=line, languages=", ".join(each.languages))
    if each.checked:
        line = _("{line} Checked on {day}.").format(line=line, day=_day(each.checked))
    return line


def _age(page: HelpPage) -> str:
    if page.checked is None:
        return _("Nobody knows when these numbers were last checked. They may have changed.")
    return _("These numbers were checked on {day} and may have changed.").format(day=_day(page.checked))


def _day(day: datetime.date) -> str:
    return day_in_words(day.isoformat())
