"""What several kinds of step ask in the same way: numbered choices, scales, and going on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core import event as events
from closeness_tui.core.answer import Number, spoken_number
from closeness_tui.core.wording import _
from closeness_tui.plain.phrases import answer_in_short, numbers_in, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from closeness_tui.core.steps import Option, Scale
    from closeness_tui.core.view import StepView
    from closeness_tui.plain.session import Teller


def go_on(teller: Teller, prompt: str) -> None:
    """Wait until the person goes on."""
    while teller.line(prompt):
        teller.not_understood()
    teller.send(events.Next())


def go_on_without(teller: Teller, prompt: str) -> None:
    """Pass over a step that has nothing to offer."""
    while teller.line(prompt):
        teller.not_understood()
    teller.send(events.Skip())


def number_off(teller: Teller, texts: Sequence[str]) -> None:
    """Say the choices, one a line."""
    for number, text in enumerate(texts, 1):
        teller.say(f"{number}. {one_line(text)}")


def range_in_words(count: int, *, many: bool, most: int) -> str:
    """How to answer with numbers."""
    if count == 1:
        return _("Only 1:")
    if many and most:
        return _("1 to {count}, up to {most} of them, with spaces between:").format(count=count, most=most)
    if many:
        return _("1 to {count}, as many as you like, with spaces between:").format(count=count)
    return _("1 to {count}:").format(count=count)


def say_ways_round(teller: Teller, view: StepView, options: Sequence[Option] = ()) -> None:
    """Say the author's words for skipping, unless an option says the same, and the answer that is there already."""
    label = one_line(view.step.skip)
    if events.Skip in view.can and label and label not in [one_line(each.text) for each in options]:
        teller.say(_("Or skip: {label}.").format(label=label.rstrip(".")))
    if view.answer is not None:
        teller.say(
            _("Before, it was: {answer}. Enter keeps that.").format(answer=answer_in_short(view.answer))
        )


def picked_in(typed: str, options: Sequence[Option]) -> tuple[Option, ...]:
    """The options that a line means, by number or by their own words; none when any of it is unclear."""
    numbers = numbers_in(typed)
    if numbers:
        fine = all(1 <= number <= len(options) for number in numbers)
        return tuple(options[number - 1] for number in numbers) if fine else ()
    said = one_line(typed).casefold()
    return tuple(each for each in options if one_line(each.text).casefold() == said)[:1]


def scale_in_words(scale: Scale) -> str:
    """The numbers of a scale, and the words at its ends where the file gives its own."""
    low, high = spoken_number(scale.min), spoken_number(scale.max)
    if scale.name or not (scale.low and scale.high):
        return _("{low} to {high}").format(low=low, high=high)
    return _("{low}, {low_words}, to {high}, {high_words}").format(
        low=low, low_words=one_line(scale.low), high=high, high_words=one_line(scale.high)
    )


def number_on(scale: Scale, typed: str) -> float | None:
    """The number, if the line is one on the scale; a comma serves as a point."""
    try:
        value = float(typed.strip().replace(",", "."))
    except ValueError:
        return None
    return value if scale.min <= value <= scale.max and scale.holds(value) else None


def rating_prompt(scale: Scale) -> str:
    """How to give a rating."""
    words = _("{scale}, or n for numb or far away:") if scale.name == "distress" else _("{scale}:")
    return words.format(scale=scale_in_words(scale))


def rating_in(scale: Scale, typed: str) -> Number | None:
    """The rating that a line is, if it is one."""
    if typed.casefold() in ("n", "numb") and scale.name == "distress":
        return Number(None, numb=True)
    value = number_on(scale, typed)
    return Number(value) if value is not None else None


def some_numbers(teller: Teller, prompt: str, count: int, room: int) -> tuple[int, ...]:
    """Up to `room` of the numbers from 1 to `count`; none for a line with nothing on it."""
    while True:
        typed = teller.line(prompt)
        numbers = numbers_in(typed)
        if not typed or (numbers and len(numbers) <= room and all(1 <= each <= count for each in numbers)):
            return numbers
        nothing_changed(teller, typed)


def rating_or_none(teller: Teller, scale: Scale, prompt: str) -> float | None:
    """A rating of one row, or none for a line with nothing on it."""
    while True:
        typed = teller.line(prompt)
        rating = number_on(scale, typed)
        if not typed or rating is not None:
            return rating
        nothing_changed(teller, typed)


def nothing_changed(teller: Teller, typed: str, sentence: str = "") -> None:
    """Said when a line is no answer; the step then asks again."""
    if not typed.strip() and events.Skip in teller.run.look().can:
        teller.say(_("skip passes over this, if you would rather not answer."))
    else:
        teller.say(sentence or _("That is not one of the choices. Nothing has changed."))
