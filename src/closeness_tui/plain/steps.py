"""One renderer for each kind of step: says the step, takes the answer, sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from closeness_tui.core import event as events
from closeness_tui.core.answer import Item, Items, Number
from closeness_tui.core.steps import Rate, Review, Say, Tally
from closeness_tui.core.wording import _
from closeness_tui.plain.agreeing import agree
from closeness_tui.plain.asking import (
    go_on,
    nothing_changed,
    range_in_words,
    rating_in,
    rating_prompt,
    say_ways_round,
)
from closeness_tui.plain.body import body
from closeness_tui.plain.choosing import choose, gate
from closeness_tui.plain.parking import later
from closeness_tui.plain.phrases import day_in_words, numbers_in, one_line
from closeness_tui.plain.sorting import collect
from closeness_tui.plain.timed import breathe, note, rest, say_aloud_timed, tense
from closeness_tui.plain.turns import turns
from closeness_tui.plain.writing import fill, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from closeness_tui.core.view import StepView
    from closeness_tui.plain.session import Teller

    Renderer = Callable[[Teller, StepView], None]


def read(teller: Teller, view: StepView) -> None:
    """One text; Enter goes on."""
    if teller.first_time(view):
        teller.say_text(view.text)
    go_on(teller, _("Enter goes on."))


def rate(teller: Teller, view: StepView) -> None:
    """One number."""
    step = cast("Rate", view.step)
    if teller.first_time(view):
        teller.say_text(view.text)
        say_ways_round(teller, view)
    numb = ("n", "numb") if step.scale.name == "distress" else ()
    while True:
        typed = teller.line(rating_prompt(step.scale), own=numb)
        answer = rating_in(step.scale, typed) if typed else view.answer
        if answer is not None:
            teller.send(events.Answer(answer))
            return
        nothing_changed(teller, typed, _("That is not a number on this scale. Nothing has changed."))


def tally(teller: Teller, view: StepView) -> None:
    """Count moments; the count stays on this screen and is never a score."""
    step = cast("Tally", view.step)
    if teller.first_time(view):
        teller.say_text(view.text)
        teller.explain(_("Enter counts one; a number counts that many; on goes on."))
        if events.Swap in view.can:
            teller.explain(_("swap gives another sense instead."))
    so_far = view.answer.value or 0 if isinstance(view.answer, Number) else 0
    count = int(so_far)
    prompt = _("{count} of {of}.").format(count=count, of=step.count)
    if count >= step.count:
        go_on(teller, _("{prompt} Enter goes on.").format(prompt=prompt))
        return
    typed = teller.line(prompt)
    numbers = numbers_in(typed)
    if typed and not numbers:
        teller.not_understood()
        return
    for _each in range(min(numbers[0] if numbers else 1, step.count - count)):
        teller.run.send(events.Noted())
    teller.run.keep()


def say_aloud(teller: Teller, view: StepView) -> None:
    """Something to read aloud or silently."""
    step = cast("Say", view.step)
    if step.seconds:
        say_aloud_timed(teller, view)
        return
    if teller.first_time(view):
        teller.say_text(view.text)
        for text in view.shown:
            teller.say(text)
        say_ways_round(teller, view)
    go_on(teller, _("Enter goes on."))


def review(teller: Teller, view: StepView) -> None:
    """Earlier words, brought back."""
    step = cast("Review", view.step)
    brought = view.brought or ()
    if teller.first_time(view):
        teller.say_text(view.text if brought else _none(teller, step))
        for number, each in enumerate(brought, 1):
            words = one_line(each.text)
            if each.day:
                words = _("{words} (from {title}, {day})").format(
                    words=words, title=one_line(each.title), day=day_in_words(each.day)
                )
            teller.say(f"{number}. {words}")
    if not brought or not step.pick:
        go_on(teller, _("Enter goes on."))
        return
    _pick_brought(teller, step, [each.text for each in brought])


def _none(teller: Teller, step: Review) -> str:
    # What the exercise says is about a log that has nothing; behind a lock there may be much.
    if (teller.run.session.exercise.id, step.id) in teller.gone_without:
        return _("Your log stayed locked, so the practice goes on without earlier words.")
    return step.if_none


def _pick_brought(teller: Teller, step: Review, texts: Sequence[str]) -> None:
    prompt = range_in_words(len(texts), many=step.pick > 1, most=step.pick)
    teller.say(_("Enter picks none."))
    while True:
        typed = teller.line(prompt)
        if not typed:
            teller.send(events.Next())
            return
        numbers = numbers_in(typed)
        if numbers and len(numbers) <= step.pick and all(1 <= each <= len(texts) for each in numbers):
            picked = tuple(Item(texts[each - 1], picked=True) for each in numbers)
            teller.send(events.Answer(Items(picked)))
            return
        nothing_changed(teller, typed)


RENDERERS: dict[str, Renderer] = {
    "read": read,
    "gate": gate,
    "rate": rate,
    "choose": choose,
    "write": write,
    "fill": fill,
    "list": collect,
    "breathe": breathe,
    "tense": tense,
    "note": note,
    "tally": tally,
    "rest": rest,
    "say": say_aloud,
    "review": review,
    "body": body,
    "turns": turns,
    "agree": agree,
    "later": later,
}
"""By the word an exercise file uses for the kind."""
