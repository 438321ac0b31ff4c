"""Renders the kinds that take a person's own words: free text, and sentences with blanks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from closeness_tui.core import event as events
from closeness_tui.core.answer import Blanks, Words
from closeness_tui.core.listening import heard
from closeness_tui.core.steps import Blank, Fill, Write
from closeness_tui.core.wording import _
from closeness_tui.plain.asking import number_off, say_ways_round
from closeness_tui.plain.phrases import numbers_in, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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
        elif first and (number := _starter(typed, view.rows)):
            start = one_line(view.rows[number - 1])
            teller.say(_("{start} ... go on from there.").format(start=start))
            continue
        else:
            rows.append(f"{start} {typed}" if start else typed)
            start, first = "", False
        teller.send(events.Keep(Words("\n".join(rows))))


def _introduce(teller: Teller, view: StepView, step: Write, rows: list[str]) -> None:
    if len(view.shown) == 1:
        teller.say(_("From before: {words}").format(words=view.shown[0]))
    elif view.shown:
        teller.say(_("From before:"))
        for words in view.shown:
            teller.say(words)
    teller.say_text(view.text)
    if step.example:
        teller.say(_("For example: {example}").format(example=one_line(step.example)))
    if view.rows:
        teller.say(_("Some ways to begin; type a number to use one:"))
        number_off(teller, view.rows)
    if rows:
        teller.say(_("So far:"))
        for row in rows:
            teller.say(row)
        teller.say(_("Add lines if you like. A line with only a dot keeps it; /clear begins anew."))
        return
    say_ways_round(teller, view)
    teller.explain(_("Write as many lines as you like; a line with only a dot ends."), _("A dot ends."))


def _starter(typed: str, starters: Sequence[str]) -> int:
    numbers = numbers_in(typed)
    fits = len(numbers) == 1 and 1 <= numbers[0] <= len(starters)
    return numbers[0] if fits else 0


def fill(teller: Teller, view: StepView) -> None:
    """A sentence blank by blank, then read back."""
    step = cast("Fill", view.step)
    values = dict(view.blanks)
    names = list(values)
    known = {blank.name: blank for blank in step.blanks}
    noted: set[str] = set()
    if teller.first_time(view):
        teller.say_text(view.text)
        several = _("blank {number}") if len(names) > 1 else _("blank")
        parts = {name: several.format(number=number) for number, name in enumerate(names, 1)}
        teller.say(_sentence(view, parts))
        if view.answer is None:
            say_ways_round(teller, view)

    def keep(name: str, words: str) -> None:
        values[name] = words
        teller.send(events.Keep(_blanks(view, names, values)))

    while True:
        for number, name in enumerate(names, 1):
            blank, suggestions = known[name], dict(view.suggestions).get(name, ())
            asking = _Asking(blank, suggestions, number, len(names), noted, keep)
            keep(blank.name, _ask_blank(teller, step, asking, values.get(blank.name, "")))
        if not any(values.values()):
            teller.send(events.Next())
            return
        answer = _blanks(view, names, values)
        teller.say(answer.sentence)
        if not teller.line(_("Enter keeps this sentence; again changes it."), own=("again", _("again"))):
            teller.send(events.Answer(answer))
            return


@dataclass(frozen=True, slots=True)
class _Asking:
    """One blank as it is asked for."""

    blank: Blank
    suggestions: tuple[str, ...]
    number: int
    of: int
    noted: set[str]
    """The words whose soft notes were said already: once is enough."""
    keep: Callable[[str, str], None]
    """Keeps what is typed under the name of its blank."""


def _ask_blank(teller: Teller, step: Fill, asking: _Asking, value: str) -> str:
    suggestions = asking.suggestions
    if asking.of > 1:
        teller.say(_("Blank {number} of {of}.").format(number=asking.number, of=asking.of))
    if asking.blank.hint:
        teller.say(_("For this blank: {example}").format(example=one_line(asking.blank.hint)))
    number_off(teller, suggestions)
    prompt = _("Your words, or Enter to leave it empty:")
    if value:
        _say_notes(teller, step, asking, value)
        prompt = _("Your words, or Enter to keep {value}:").replace("{value}", one_line(value))
    elif suggestions:
        prompt = _("Your words or a number, or Enter to leave it empty:")
    first = asking.number == 1
    while True:
        typed = teller.line(prompt, own=("",), free=True, first=first).strip()
        if not typed:
            return value
        numbers = numbers_in(typed)
        fits = len(numbers) == 1 and 1 <= numbers[0] <= len(suggestions)
        value = suggestions[numbers[0] - 1] if fits else typed
        if not _say_notes(teller, step, asking, value):
            return value
        # What was typed stands; nothing is ever refused.
        asking.keep(asking.blank.name, value)
        prompt, first = _("Other words, if you like, or Enter to go on with these:"), False


def _say_notes(teller: Teller, step: Fill, asking: _Asking, words: str) -> bool:
    """Say what the words may sound like to someone else; whether there was anything to say."""
    if words in asking.noted:
        return False
    asking.noted.add(words)
    notes = heard(words, step.listen_for)
    for word, note in notes:
        teller.say(_("A soft note on {word}: {note}").format(word=one_line(word), note=one_line(note)))
    return bool(notes)


def _blanks(view: StepView, names: list[str], values: Mapping[str, str]) -> Blanks:
    filled = tuple((name, values.get(name, "")) for name in names)
    spoken = {name: one_line(values.get(name, "")) or "..." for name in names}
    return Blanks(filled, _sentence(view, spoken))


def _sentence(view: StepView, parts: Mapping[str, str]) -> str:
    """The sentence with its blanks filled in one pass: a brace that a person typed is never read as a blank."""
    return "".join(parts[piece] if place % 2 else piece for place, piece in enumerate(view.sentence))
