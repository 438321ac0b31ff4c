"""Renders the kinds that take a person's own words: free text, and sentences with blanks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from closeness_tui.core import event as events
from closeness_tui.core.answer import Blanks, Words
from closeness_tui.core.session import say_with_answers
from closeness_tui.core.steps import Blank, Fill, Write
from closeness_tui.core.wording import _
from closeness_tui.plain.asking import number_off, say_ways_round
from closeness_tui.plain.phrases import numbers_in, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from closeness_tui.core.view import StepView
    from closeness_tui.plain.session import Teller

END = "."
"""The line that ends free text."""
CLEAR = "/clear"
"""The line that begins it anew."""


def write(teller: Teller, view: StepView) -> None:
    """Free text, line by line; every line is kept as soon as it is there."""
    step = cast("Write", view.step)
    rows = view.answer.text.split("\n") if isinstance(view.answer, Words) else []
    if teller.first_time(view):
        _introduce(teller, view, step, rows)
    else:
        teller.say(_("Go on writing; a line with only a dot ends."))
    start = ""
    first = not rows
    while True:
        typed = teller.line("", own=(END, CLEAR), free=True, first=first)
        if typed == END:
            teller.send(events.Answer(Words("\n".join(rows))))
            return
        if typed == CLEAR:
            rows, start, first = [], "", True
            teller.say(_("Cleared. The page is empty."))
        elif first and (number := _starter(typed, step)):
            start = one_line(step.starters[number - 1])
            teller.say(_("{start} ... go on from there.").format(start=start))
            continue
        else:
            rows.append(f"{start} {typed}" if start else typed)
            start, first = "", False
        teller.send(events.Keep(Words("\n".join(rows))))


def _introduce(teller: Teller, view: StepView, step: Write, rows: list[str]) -> None:
    teller.say_text(view.text)
    if step.example:
        teller.say(_("For example: {example}").format(example=one_line(step.example)))
    if step.starters:
        teller.say(_("Some ways to begin; type a number to use one:"))
        number_off(teller, step.starters)
    if rows:
        teller.say(_("So far:"))
        for row in rows:
            teller.say(row)
        teller.say(_("Add lines if you like. A line with only a dot keeps it; /clear begins anew."))
        return
    say_ways_round(teller, view)
    teller.explain(_("Write as many lines as you like; a line with only a dot ends."), _("A dot ends."))


def _starter(typed: str, step: Write) -> int:
    numbers = numbers_in(typed)
    fits = len(numbers) == 1 and 1 <= numbers[0] <= len(step.starters)
    return numbers[0] if fits else 0


def fill(teller: Teller, view: StepView) -> None:
    """A sentence blank by blank, then read back."""
    step = cast("Fill", view.step)
    values = dict(view.blanks)
    names = [blank.name for blank in step.blanks]
    if teller.first_time(view):
        teller.say_text(view.text)
        several = _("blank {number}") if len(names) > 1 else _("blank")
        parts = {name: several.format(number=number) for number, name in enumerate(names, 1)}
        teller.say(_sentence(teller, view, parts))
        if view.answer is None:
            say_ways_round(teller, view)
    while True:
        for number, blank in enumerate(step.blanks, 1):
            values[blank.name] = _ask_blank(teller, blank, number, len(names), values.get(blank.name, ""))
            teller.send(events.Keep(_blanks(teller, view, names, values)))
        if not any(values.values()):
            teller.send(events.Next())
            return
        answer = _blanks(teller, view, names, values)
        teller.say(answer.sentence)
        if not teller.line(_("Enter keeps this sentence; again changes it."), own=("again", _("again"))):
            teller.send(events.Answer(answer))
            return


def _ask_blank(teller: Teller, blank: Blank, number: int, of: int, value: str) -> str:
    if of > 1:
        teller.say(_("Blank {number} of {of}.").format(number=number, of=of))
    if blank.hint:
        teller.say(_("For example: {example}").format(example=one_line(blank.hint)))
    number_off(teller, blank.suggestions)
    prompt = _("Your words, or Enter to leave it empty:")
    if value:
        prompt = _("Your words, or Enter to keep {value}:").format(value=one_line(value))
    elif blank.suggestions:
        prompt = _("Your words or a number, or Enter to leave it empty:")
    typed = teller.line(prompt, own=("",), free=True, first=number == 1).strip()
    numbers = numbers_in(typed)
    if len(numbers) == 1 and 1 <= numbers[0] <= len(blank.suggestions):
        return blank.suggestions[numbers[0] - 1]
    return typed or value


def _blanks(teller: Teller, view: StepView, names: list[str], values: Mapping[str, str]) -> Blanks:
    filled = tuple((name, values.get(name, "")) for name in names)
    spoken = {name: one_line(values.get(name, "")) or "..." for name in names}
    return Blanks(filled, _sentence(teller, view, spoken))


def _sentence(teller: Teller, view: StepView, parts: Mapping[str, str]) -> str:
    """The template with its blanks filled in one pass: a brace that a person typed is never read as a blank."""
    if not parts:
        return say_with_answers(teller.run.session, view.template)
    pieces = re.split(r"\{(" + "|".join(map(re.escape, parts)) + r")\}", view.template)
    return "".join(
        parts[piece] if place % 2 else say_with_answers(teller.run.session, piece)
        for place, piece in enumerate(pieces)
    )
