"""After a practice: what to keep of it, a few words if wanted, and the doors from here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from closeness_tui.core.wording import _, wording
from closeness_tui.plain.console import InputEnded
from closeness_tui.plain.phrases import answer_in_short, numbers_in, one_line
from closeness_tui.practice.in_session import asked_of, question
from closeness_tui.store.failures import StoreError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from closeness_tui.core.entry import Line
    from closeness_tui.core.pacing import Way
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run

REST = ""
"""The door to no exercise at all."""
LIST = "list"
"""The door to all exercises."""
HELP = "@help"
"""The door to the help page, which leads back to the doors."""


def line_as_typed(console: Console, prompt: str = "") -> str:
    """A line with its blanks. Raises InputEnded."""
    typed = console.ask(prompt)
    if typed is None:
        raise InputEnded
    return typed


def line_from(console: Console, prompt: str) -> str:
    """A line without the blanks around it. Raises InputEnded."""
    return line_as_typed(console, prompt).strip()


def number_from(console: Console, choices: Sequence[str], prompt: str = "") -> int:
    """Say the choices and take one, from 0."""
    for number, words in enumerate(choices, 1):
        console.say(f"{number}. {words}")
    prompt = prompt or _("1 to {count}:").format(count=len(choices))
    while True:
        numbers = numbers_in(line_from(console, prompt))
        if len(numbers) == 1 and 1 <= numbers[0] <= len(choices):
            return numbers[0] - 1
        console.say(_("One of the numbers, please. There is no hurry."))


def close(practice: Practice, console: Console, run: Run) -> None:
    """Ask what to keep of one practice, and see to it."""
    console.say("")
    title = one_line(run.session.exercise.title)
    if asked_of(run) and _both_agree(console):
        run.both_agreed()
    if not run.keeps:
        console.say(_("{title} leaves no trace. Nothing was stored.").format(title=title))
        return
    lines = run.lines()
    _say_back(console, run)
    while True:
        console.say(_("What would you like to keep of {title}?").format(title=title))
        keep = _what_to_keep(console, run) if lines else _whether_to_keep(console)
        if keep is not None:
            _say_who_can_read(practice, console)
            _add_words(console, run)
            _save(console, run, keep)
            return
        if really_nothing(console, anything=bool(lines)):
            let_go(console, run)
            return


def _both_agree(console: Console) -> bool:
    """The usual answer, which comes first, is no."""
    console.say(question())
    return number_from(console, (_("No, nothing of it"), _("Yes, we both say yes"))) == 1


def _say_back(console: Console, run: Run) -> None:
    """What happened, in the person's own words."""
    lines = run.lines()
    console.say(one_line(run.session.exercise.title) + ".")
    if run.session.state == "stopped":
        console.say(_("You stopped here, and that is fine. This is what is there so far."))
    elif lines:
        console.say(_("This is what you brought today, in your own words."))
    else:
        console.say(_("You took this time. There are no words from it, and none are needed."))
    for line in lines:
        console.say(_answered(line))


def _answered(line: Line) -> str:
    """An answer, and what had asked for it."""
    # What a step asks can be long; its first sentence is enough to know it by.
    prompt = re.split(r"(?<=[.?!])\s", one_line(line.prompt))[0].rstrip(".")
    answer = answer_in_short(line.answer, line.kind)
    return _("{answer} ({prompt})").format(answer=answer, prompt=prompt)


def _what_to_keep(console: Console, run: Run) -> Collection[str] | None:
    """The ids of the steps whose answers are kept; None for nothing at all."""
    lines = run.lines()
    everything = [line.key for line in lines]
    chosen = number_from(
        console,
        (
            _("All of it"),
            _("Some of it; you choose the lines"),
            _("Only that you practised"),
            _("Nothing"),
        ),
    )
    if chosen == 1:
        return _chosen_lines(console, run)
    return (everything, (), (), None)[chosen]


def _whether_to_keep(console: Console) -> Collection[str] | None:
    chosen = number_from(console, (_("Only that you practised"), _("Nothing")))
    return None if chosen else ()


def _chosen_lines(console: Console, run: Run) -> Collection[str]:
    lines = run.lines()
    for number, line in enumerate(lines, 1):
        console.say(f"{number}. {_answered(line)}")
    prompt = _("The numbers to keep, with spaces between, or Enter for none of them.")
    while True:
        typed = line_from(console, prompt)
        numbers = numbers_in(typed)
        if not typed or (numbers and all(1 <= number <= len(lines) for number in numbers)):
            return [lines[number - 1].key for number in numbers]
        console.say(_("That is not one of the choices. Nothing has changed."))


def really_nothing(console: Console, *, anything: bool) -> bool:
    """Ask once more before words are gone."""
    if not anything:
        return True
    console.say(wording("deletion"))
    return number_from(console, (_("Yes, let it go"), _("No, back to the choices"))) == 0


def let_go(console: Console, run: Run) -> None:
    """Keep nothing of a practice, and say whether that worked."""
    try:
        run.let_go()
    except (StoreError, OSError) as error:
        reason = getattr(error, "sentence", "") or _("the computer would not do it")
        console.say(
            _("It is still there: {reason}. It will be offered again.").format(reason=one_line(reason))
        )
    else:
        console.say(_("Nothing of it is stored."))


def _say_who_can_read(practice: Practice, console: Console) -> None:
    if not practice.protected and not practice.log.ids():
        console.say(
            _(
                "No passphrase is chosen yet, so anyone who uses this computer as you could read what is kept. "
                "You can choose one at any time."
            )
        )


def _add_words(console: Console, run: Run) -> None:
    """Free words; each line is kept in the draft as it comes."""
    for row in run.words.splitlines():
        console.say(row)
    console.say(_("A few words to go with it, if you like. A line with only a dot ends, or means none."))
    while (typed := line_as_typed(console)).strip() != ".":
        run.write(f"{run.words}\n{typed}" if run.words else typed)
        run.keep()


def _save(console: Console, run: Run, keep: Collection[str]) -> None:
    """Said to be saved only when it is; until then the words stay here."""
    while True:
        try:
            run.store_entry(keep)
        except (StoreError, OSError) as error:
            reason = getattr(error, "sentence", "") or _("the computer would not do it")
            console.say(_("Not saved: {reason}. Your words are still here.").format(reason=one_line(reason)))
            if number_from(console, (_("Try again"), _("Leave it for another day"))) == 1:
                run.keep()
                return
        else:
            console.say(_("Saved."))
            return


def choose_door(practice: Practice, console: Console, runs: Sequence[Run]) -> str:
    """Where to go from here: the id of an exercise, LIST, or REST, which is always there."""
    from closeness_tui.plain.help_now import say_help  # noqa: PLC0415 - only after something heavy
    from closeness_tui.practice.choices import note_smaller  # noqa: PLC0415
    from closeness_tui.practice.today import doors_after, today_now  # noqa: PLC0415

    found = doors_after(practice, [run.session for run in runs])
    ways = [*_ways(practice, found.ways), (_("All exercises"), LIST)]
    if found.ways[-1].kind == "rest":
        ways.append(ways.pop(-2))
    console.say("")
    if today_now(practice).locked:
        console.say(_("Your log is locked, so this goes by today alone."))
    if found.agreement:
        console.say(agreement_line(practice))
    while True:
        console.say(_("Where to from here?"))
        chosen = ways[number_from(console, [words for words, _name in ways])][1]
        if chosen != HELP:
            note_smaller(practice, runs[-1], chosen)
            return chosen
        say_help(practice, console)


def agreement_line(practice: Practice) -> str:
    """That the agreement lists less by itself, and that nothing is closed by it."""
    from closeness_tui.core.agreement import listing_in_words  # noqa: PLC0415 - most have none
    from closeness_tui.practice.today import today_now  # noqa: PLC0415

    return listing_in_words(today_now(practice))


def _ways(practice: Practice, ways: Sequence[Way]) -> list[tuple[str, str]]:
    sentences = {
        "smaller": _("Something smaller: {title}"),
        "again": _("Again: {title}"),
        "larger": _("A step further: {title}"),
        "grounding": _("Some grounding: {title}"),
    }
    said: list[tuple[str, str]] = []
    for way in ways:
        card = practice.library.card(way.id) if way.id else None
        if card is not None:
            said.append((sentences[way.kind].format(title=one_line(card.title)), way.id))
        elif way.kind == "help":
            said.append((_("See who you could call"), HELP))
        elif way.kind == "rest":
            said.append((_("Rest; that is enough for now"), REST))
    return said
