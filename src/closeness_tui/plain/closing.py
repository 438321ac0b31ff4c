"""After a practice: what to keep of it, a few words if wanted, and the doors from here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from closeness_tui.core.outcome import doors
from closeness_tui.core.wording import _, wording
from closeness_tui.plain.console import InputEnded
from closeness_tui.plain.phrases import answer_in_short, numbers_in, one_line
from closeness_tui.store.failures import StoreError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from closeness_tui.core.exercise import Exercise
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run

REST = ""
"""The door to no exercise at all."""
LIST = "list"
"""The door to all exercises."""


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
    if not run.keeps:
        console.say(_("{title} leaves no trace. Nothing was stored.").format(title=title))
        return
    lines = run.lines()
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
        # What a step asks can be long; its first sentence is enough to know it by.
        prompt = re.split(r"(?<=[.?!])\s", one_line(line.prompt))[0].rstrip(".")
        answer = answer_in_short(line.answer, line.kind)
        console.say(_("{number}. {answer} ({prompt})").format(number=number, answer=answer, prompt=prompt))
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


def choose_door(practice: Practice, console: Console, exercise: Exercise, *, heavy: bool) -> str:
    """Where to go from here: the id of an exercise, LIST, or REST, which is always there and comes last."""
    found = doors(exercise, heavy=heavy)
    ways: list[tuple[str, str]] = []
    for sentence, names in (
        (_("Something smaller: {title}"), found.smaller),
        (_("Again: {title}"), (found.again,)),
        (_("A step further: {title}"), found.larger),
    ):
        for name in names:
            card = practice.library.card(name)
            if card is not None:
                ways.append((sentence.format(title=one_line(card.title)), name))
    ways += [(_("All exercises"), LIST), (_("Rest; that is enough for now"), REST)]
    console.say("")
    console.say(_("Where to from here?"))
    return ways[number_from(console, [words for words, _name in ways])][1]
