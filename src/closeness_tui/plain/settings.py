"""The settings line by line: a numbered list, one changed at a time, each at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.content.settings_said import NotSaid, value_said
from closeness_tui.core.bell import SWITCHED_ON
from closeness_tui.core.looks import MORE
from closeness_tui.core.spoken_settings import Spoken, spoken_settings
from closeness_tui.core.wording import _
from closeness_tui.plain.bell import say_unkept
from closeness_tui.plain.closing import line_from
from closeness_tui.plain.phrases import numbers_in, one_line
from closeness_tui.practice.changing import change
from closeness_tui.practice.whereabouts import is_there

if TYPE_CHECKING:
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice


def change_settings(practice: Practice, console: Console) -> None:
    """Until the person has had enough. Raises InputEnded."""
    console.say(_("Settings. Each change holds at once."))
    spoken = _spoken(practice)
    for place, each in enumerate(spoken, 1):
        now = one_line(each.now(practice.settings))
        console.say(_("{number}. {setting}: {now}.").format(number=place, setting=each.title, now=now))
    while True:
        spoken = _spoken(practice)
        # The list is heard once: each change says by itself how things are now.
        prompt = _("1 to {count} changes one; Enter goes back.").format(count=len(spoken))
        number = _number(console, prompt, len(spoken))
        if not number:
            console.say(_("`closeness where` says what lies where; `closeness log erase` erases the log."))
            return
        _change_one(practice, console, spoken[number - 1])


def _spoken(practice: Practice) -> tuple[Spoken, ...]:
    countries = dict.fromkeys(line.country for line in practice.help_page.lines)
    return spoken_settings(practice.settings, tuple(countries))


def _number(console: Console, prompt: str, count: int) -> int:
    """One of the numbers; 0 to leave it."""
    while True:
        typed = line_from(console, prompt)
        if typed.casefold().removeprefix("/") in ("", "back", "b", "stop", "q", _("back"), _("stop")):
            return 0
        numbers = numbers_in(typed)
        if len(numbers) == 1 and 1 <= numbers[0] <= count:
            return numbers[0]
        console.say(_("One of the numbers, please. There is no hurry."))


def _change_one(practice: Practice, console: Console, each: Spoken) -> None:
    console.say(each.why)
    if each.values:
        # Looks by their bare names are for those who know them: `closeness settings set theme` takes them.
        values = [value for value in each.values if value.value not in MORE]
        for number, value in enumerate(values, 1):
            console.say(f"{number}. {one_line(value.words)}")
        prompt = _("1 to {count}; Enter leaves it.").format(count=len(values))
        number = _number(console, prompt, len(values))
        if number:
            _keep(practice, console, each, values[number - 1].value)
    elif each.name == "folders":
        _change_folders(practice, console, each)
    else:
        _change_text(practice, console, each)


def _change_text(practice: Practice, console: Console, each: Spoken) -> None:
    typed = line_from(console, _("Type it; Enter leaves it, and a dash means none."))
    if not typed:
        return
    try:
        value = value_said(each.name, () if typed == "-" else (typed,))
    except NotSaid as refused:
        console.say(one_line(f"{refused.sentence}. {refused.hint}"))
        return
    _keep(practice, console, each, value)


def _change_folders(practice: Practice, console: Console, each: Spoken) -> None:
    folders = practice.settings.folders
    for number, folder in enumerate(folders, 1):
        there = "" if is_there(folder) else _(" (not there now)")
        console.say(f"{number}. {one_line(folder)}{there}")
    typed = line_from(console, _("Type a folder to add it, or a number to take it off; Enter leaves them."))
    numbers = numbers_in(typed)
    if not typed:
        return
    if len(numbers) == 1 and 1 <= numbers[0] <= len(folders):
        left = folders[: numbers[0] - 1] + folders[numbers[0] :]
        _keep(practice, console, each, left)
    elif typed in folders:
        console.say(_("This one is on the list already."))
    else:
        _keep(practice, console, each, (*folders, typed))
        if not is_there(typed):
            console.say(_("It is on the list. There is no such folder now, and that is fine."))


def _keep(practice: Practice, console: Console, each: Spoken, value: object) -> None:
    reason = change(practice, **{each.name: value})
    now = next(one for one in _spoken(practice) if one.name == each.name).now(practice.settings)
    console.say(_("{setting} is now: {now}.").format(setting=each.title, now=one_line(now)))
    if each.name == "bell" and practice.settings.bell:
        console.ring(SWITCHED_ON)
    if reason:
        say_unkept(console, reason)
