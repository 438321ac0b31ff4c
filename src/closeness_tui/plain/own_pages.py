"""Programs, ladder, agreement and plans line by line; what can be practised from them is offered by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.agreement import DOCUMENT, NEW_STEPS, RUNG
from closeness_tui.core.agreement_page import change_in_words, differences
from closeness_tui.core.wording import _
from closeness_tui.plain.closing import line_from, number_from
from closeness_tui.plain.offering import Choice
from closeness_tui.plain.phrases import numbers_in, one_line
from closeness_tui.plain.unlocking import unlock
from closeness_tui.practice.agreed import lower, page_versions
from closeness_tui.practice.ladders import own_ladder, sorting_run, trying_run
from closeness_tui.practice.programs import Programs
from closeness_tui.practice.routines import own_plans
from closeness_tui.practice.said_pages import (
    agreement_lines,
    change_lines,
    ladder_lines,
    plan_lines,
    program_lines,
)
from closeness_tui.store.failures import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from closeness_tui.core.agreement import Version
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice

PAGES = ("programs", "ladder", "agreement", "plans")
"""The words that open them; what each is in the language being spoken, `page_named` knows."""


def page_named(said: str) -> str:
    """Which page a word means; empty for none."""
    spoken = (_("programs"), _("ladder"), _("agreement"), _("plans"))
    return next((each for each, word in zip(PAGES, spoken, strict=True) if said in (each, word)), "")


def open_page(practice: Practice, console: Console, page: str) -> Choice | None:
    """Say one of the pages; what was chosen from it to practise, or none to go back."""
    if page == "programs":
        return _programs(practice, console)
    if not unlock(practice, console):
        return None
    pages = {"ladder": _ladder, "agreement": _agreement, "plans": _plans}
    try:
        return pages[page](practice, console)
    except StoreError as error:
        console.say(_("It does not open: {reason}.").format(reason=one_line(error.sentence)))
        return None


def _say(console: Console, lines: Iterable[str]) -> None:
    for line in lines:
        if line.strip():
            console.say(line.strip())


def _programs(practice: Practice, console: Console) -> Choice | None:
    found = Programs(practice)
    rows = [f"{one_line(each.title)}. {one_line(each.summary)}" for each in found.all]
    chosen = number_from(console, [*rows, _("Back")])
    if chosen == len(found.all):
        return None
    program = found.all[chosen]
    _say(console, program_lines(found, program))
    names = [each for rung in program.rungs for each in rung.exercises if found.title_of(each)]
    names = list(dict.fromkeys(names))
    console.say(_("Any of them can be practised, in any order."))
    rows = [found.title_of(each) for each in names]
    chosen = number_from(console, [*rows, _("Back")])
    return Choice(exercise=names[chosen]) if chosen < len(names) else None


def _ladder(practice: Practice, console: Console) -> Choice | None:
    ladder = own_ladder(practice)
    if ladder is None:
        console.say(_("There is no ladder of yours yet."))
        chosen = number_from(console, (_("Make one now"), _("Back")))
        return Choice(exercise="step-ladder") if chosen == 0 else None
    console.say(_("Your ladder, the lowest step first."))
    _say(console, ladder_lines(ladder))
    count = len(ladder.rungs)
    prompt = _("1 to {count} notes how it was; sort for a new order; Enter goes back.").format(count=count)
    while True:
        typed = line_from(console, prompt)
        said, numbers = typed.casefold().removeprefix("/"), numbers_in(typed)
        if said in ("", "back", "b", "stop", "q", _("back"), _("stop")):
            return None
        if said in ("sort", "s", _("sort")):
            return Choice(form=sorting_run(practice, ladder))
        if len(numbers) == 1 and 1 <= numbers[0] <= count:
            return Choice(form=trying_run(practice, ladder, numbers[0] - 1))
        console.say(_("A number from the list, or one of the words."))


def _agreement(practice: Practice, console: Console) -> Choice | None:
    versions = page_versions(practice)
    if not versions:
        console.say(_("There is no agreed page yet."))
        chosen = number_from(console, (_("Make one now"), _("Back")))
        return Choice(exercise=DOCUMENT) if chosen == 0 else None
    _say(console, agreement_lines(versions, practice.clock.wall().date()))
    while True:
        ways = (
            _("Back"),
            _("What changed from version to version"),
            _("Exercises may ask less"),
            _("Fewer new steps in a week"),
            _("A new version, for everyone who agreed"),
        )
        match number_from(console, ways):
            case 0:
                return None
            case 1:
                _say(console, change_lines(versions))
            case 4:
                return Choice(exercise=DOCUMENT)
            case way:
                versions = _lowered(practice, console, versions, RUNG if way == 2 else NEW_STEPS)


def _lowered(
    practice: Practice, console: Console, versions: tuple[Version, ...], matter: str
) -> tuple[Version, ...]:
    held = next((each for each in versions if each.agreed), versions[0])
    made = lower(practice, held, matter)
    if made is None:
        console.say(_("It is as low as it goes already."))
        return versions
    for change in differences(held, made.version):
        console.say(one_line(change_in_words(change)))
    return (made.version, *versions)


def _plans(practice: Practice, console: Console) -> Choice | None:
    found = own_plans(practice)
    if not (found.signs or found.plans):
        console.say(_("There are none here yet, and there is no hurry."))
    _say(console, plan_lines(found))
    return None
