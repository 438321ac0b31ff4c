"""Renders the kinds that choose: gates, options, cards of a deck."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from closeness_tui.core import event as events
from closeness_tui.core.answer import Chosen
from closeness_tui.core.steps import Choose, Gate, Option
from closeness_tui.core.wording import _
from closeness_tui.plain.asking import (
    go_on_without,
    nothing_changed,
    number_off,
    picked_in,
    range_in_words,
    say_ways_round,
)
from closeness_tui.plain.phrases import numbers_in

if TYPE_CHECKING:
    from closeness_tui.core.view import StepView
    from closeness_tui.plain.session import Teller


def gate(teller: Teller, view: StepView) -> None:
    """Conditions before going on; there is no skipping one."""
    step = cast("Gate", view.step)
    _choose_options(teller, view, many=step.many, most=0)


def choose(teller: Teller, view: StepView) -> None:
    """One choice or several, or a card of a deck."""
    step = cast("Choose", view.step)
    if step.cards:
        _choose_card(teller, view, step)
    else:
        _choose_options(teller, view, many=step.many, most=step.most)


def _choose_options(teller: Teller, view: StepView, *, many: bool, most: int) -> None:
    options = view.options
    if teller.first_time(view):
        teller.say_text(view.text)
        number_off(teller, [option.text for option in options])
        say_ways_round(teller, view, options)
    if not options:
        go_on_without(teller, _("There is nothing to choose from here. Enter goes on."))
        return
    prompt = range_in_words(len(options), many=many, most=most)
    while True:
        typed = teller.line(prompt)
        if not typed and view.answer is not None:
            teller.send(events.Answer(view.answer))
            return
        picked = picked_in(typed, options)
        allowed = 1 if not many else most or len(options)
        if picked and len(picked) <= allowed:
            ids, texts = tuple(each.id for each in picked), tuple(each.text for each in picked)
            teller.send(events.Answer(Chosen(ids, texts)))
            return
        nothing_changed(teller, typed)


def _choose_card(teller: Teller, view: StepView, step: Choose) -> None:
    last = [
        (words, act)
        for words, act in ((step.more, "more"), (step.own, "own"), (step.none, "none"))
        if words and (act != "more" or events.More in view.can)
    ]
    if teller.first_time(view):
        teller.say_text(view.text)
        number_off(teller, [*view.cards, *(words for words, _act in last)])
        say_ways_round(teller, view, [Option(words) for words, _act in last])
    count = len(view.cards) + len(last)
    prompt = range_in_words(count, many=False, most=0)
    while True:
        typed = teller.line(prompt, own=[act for _words, act in last])
        if not typed and view.answer is not None:
            teller.send(events.Answer(view.answer))
            return
        numbers = numbers_in(typed)
        if len(numbers) == 1 and 1 <= numbers[0] <= len(view.cards):
            card = view.cards[numbers[0] - 1]
            teller.send(events.Answer(Chosen((card,), (card,))))
            return
        if len(numbers) == 1 and len(view.cards) < numbers[0] <= count:
            typed = last[numbers[0] - len(view.cards) - 1][1]
        if typed in [act for _words, act in last]:
            _other_than_a_card(teller, typed)
            return
        nothing_changed(teller, typed)


def _other_than_a_card(teller: Teller, act: str) -> None:
    if act == "more":
        teller.send(events.More())
    elif act == "none":
        teller.send(events.Skip())
    else:
        words = teller.line(_("Your own, in a few words:"), free=True).strip()
        if words:
            teller.send(events.Answer(Chosen(("own",), (words,), own=True)))
