"""Renders the kinds that choose: gates, options, cards of a deck, one's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from closeness_tui.core import event as events
from closeness_tui.core.answer import Chosen
from closeness_tui.core.session import cards_shown
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
    from collections.abc import Sequence

    from closeness_tui.core.view import StepView
    from closeness_tui.plain.session import Teller

OWN = "own"
"""Stands for an option's id where the words are the person's own, and can be typed in place of the row's number."""


def gate(teller: Teller, view: StepView) -> None:
    """Conditions before going on; there is no skipping one."""
    step = cast("Gate", view.step)
    _choose_options(teller, view, many=step.many, most=0)


def choose(teller: Teller, view: StepView) -> None:
    """One choice or several, or a card of a deck; one's own words beside either."""
    step = cast("Choose", view.step)
    if step.cards:
        _choose_card(teller, view, step)
    else:
        _choose_options(teller, view, many=step.many, most=step.most, own=step.own)


def _choose_options(teller: Teller, view: StepView, *, many: bool, most: int, own: str = "") -> None:
    options = view.options
    rows = (*options, Option(own, OWN)) if own else options
    if teller.first_time(view):
        teller.say_text(view.text)
        number_off(teller, [row.text for row in rows])
        say_ways_round(teller, view, rows)
    if not rows:
        go_on_without(teller, _("There is nothing to choose from here. Enter goes on."))
        return
    prompt = range_in_words(len(rows), many=many, most=most)
    while True:
        typed = teller.line(prompt)
        if not typed and view.answer is not None:
            teller.send(events.Answer(view.answer))
            return
        picked = rows[-1:] if own and typed.casefold() in (OWN, _("own")) else picked_in(typed, rows)
        allowed = 1 if not many else most or len(rows)
        if not picked or len(picked) > allowed:
            nothing_changed(teller, typed)
        elif (answer := _with_own_words(teller, picked, rows[len(options) :])) is not None:
            teller.send(events.Answer(answer))
            return


def _with_own_words(teller: Teller, picked: Sequence[Option], own: Sequence[Option]) -> Chosen | None:
    """The options picked, and the words asked for where the row for one's own is among them; none without words."""
    chosen = [row for row in picked if row not in own]
    ids, texts = tuple(row.id for row in chosen), tuple(row.text for row in chosen)
    if len(chosen) == len(picked):
        return Chosen(ids, texts)
    words = _own_words(teller)
    return Chosen((*ids, OWN), (*texts, words), own=True) if words else None


def _own_words(teller: Teller) -> str:
    return teller.line(_("Your own, in a few words:"), own=("",), free=True).strip()


def _choose_card(teller: Teller, view: StepView, step: Choose) -> None:
    # A card is known by its words as they stand in the file, and said with the answers in their places.
    names = cards_shown(teller.run.session)
    offered = tuple(Option(text, name) for name, text in zip(names, view.cards, strict=True))
    last = [
        (words, act)
        for words, act in ((step.more, "more"), (step.own, "own"), (step.none, "none"))
        if words and (act != "more" or events.More in view.can)
    ]
    if teller.first_time(view):
        teller.say_text(view.text)
        number_off(teller, [*(each.text for each in offered), *(words for words, _act in last)])
        say_ways_round(teller, view, [*offered, *(Option(words) for words, _act in last)])
    prompt = range_in_words(len(offered) + len(last), many=False, most=0)
    while True:
        typed = teller.line(prompt, own=[act for _words, act in last])
        if not typed and view.answer is not None:
            teller.send(events.Answer(view.answer))
            return
        picked = picked_in(typed, offered)
        if len(picked) == 1:
            teller.send(events.Answer(Chosen((picked[0].id,), (picked[0].text,))))
            return
        act = _act_in(typed, last, after=len(offered))
        if act:
            _other_than_a_card(teller, act)
            return
        nothing_changed(teller, typed)


def _act_in(typed: str, last: Sequence[tuple[str, str]], *, after: int) -> str:
    """Which of the last rows a line means, by its number or its word."""
    numbers = numbers_in(typed)
    if len(numbers) == 1 and after < numbers[0] <= after + len(last):
        return last[numbers[0] - after - 1][1]
    return typed if typed in [act for _words, act in last] else ""


def _other_than_a_card(teller: Teller, act: str) -> None:
    if act == "more":
        teller.send(events.More())
    elif act == "none":
        teller.send(events.Skip())
    else:
        words = _own_words(teller)
        if words:
            teller.send(events.Answer(Chosen((OWN,), (words,), own=True)))
