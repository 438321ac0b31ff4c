"""Renders lists: rows are collected, put on piles, rated, put in order and picked, one question at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from closeness_tui.core import event as events
from closeness_tui.core.answer import Item, Items
from closeness_tui.core.steps import Listing
from closeness_tui.core.wording import _
from closeness_tui.plain.asking import (
    nothing_changed,
    number_off,
    rating_or_none,
    say_ways_round,
    scale_in_words,
    some_numbers,
)
from closeness_tui.plain.phrases import answer_in_lines, numbers_in, one_line

if TYPE_CHECKING:
    from closeness_tui.core.view import StepView
    from closeness_tui.plain.session import Teller

END = "."


def collect(teller: Teller, view: StepView) -> None:
    """The whole list, kept after every row."""
    step = cast("Listing", view.step)
    items = list(view.answer.items) if isinstance(view.answer, Items) else []
    if teller.first_time(view):
        _introduce(teller, view, items)
    if step.piles:
        _pile_offered(teller, view, step, items)
    elif not step.takes_all(view.rows):
        _choose_offered(teller, view, step, items)
    elif not items:
        items += [Item(row) for row in view.rows]
    if step.own:
        _own_rows(teller, step, items)
    if not items:
        teller.send(events.Next())
        return
    _rate_rows(teller, step, items)
    if step.rank:
        _rank(teller, items)
    if step.pick:
        _pick(teller, step, items)
    teller.send(events.Answer(Items(tuple(items))))


def _introduce(teller: Teller, view: StepView, items: list[Item]) -> None:
    teller.say_text(view.text)
    if not items:
        say_ways_round(teller, view)
        return
    teller.say(_("So far:"))
    for row in answer_in_lines(Items(tuple(items))):
        teller.say(row)


def _keep(teller: Teller, items: list[Item]) -> None:
    teller.send(events.Keep(Items(tuple(items))))


def _is_full(step: Listing, items: list[Item]) -> bool:
    return bool(step.most) and len(items) >= step.most


def _pile_offered(teller: Teller, view: StepView, step: Listing, items: list[Item]) -> None:
    """Each offered row in turn: which pile, or none."""
    known = {item.text for item in items}
    waiting = [row for row in view.rows if row not in known]
    if waiting:
        teller.say(_("{count} to sort. A dot ends the sorting.").format(count=len(waiting)))
        teller.say(_piles_in_words(step))
    for number, row in enumerate(waiting, 1):
        if _is_full(step, items):
            return
        pile = _ask_pile(teller, step, f"{number}. {one_line(row)}")
        if pile is None:
            return
        if pile:
            items.append(Item(row, pile))
            _keep(teller, items)


def _piles_in_words(step: Listing) -> str:
    piles = ", ".join(f"{number} {one_line(pile)}" for number, pile in enumerate(step.piles, 1))
    return _("{piles}, or Enter to leave it out:").format(piles=piles)


def _ask_pile(teller: Teller, step: Listing, prompt: str) -> str | None:
    """A pile, empty for none, None when the sorting ends here."""
    while True:
        typed = teller.line(prompt, own=("", END, *(pile.casefold() for pile in step.piles)))
        if typed == END:
            return None
        numbers = numbers_in(typed)
        if len(numbers) == 1 and 1 <= numbers[0] <= len(step.piles):
            return step.piles[numbers[0] - 1]
        named = [pile for pile in step.piles if typed and pile.casefold() == typed.casefold()]
        if named or not typed:
            return named[0] if named else ""
        nothing_changed(teller, typed)
        teller.say(_piles_in_words(step))


def _choose_offered(teller: Teller, view: StepView, step: Listing, items: list[Item]) -> None:
    """Which of the offered rows belong to the list."""
    known = {item.text for item in items}
    waiting = [row for row in view.rows if row not in known]
    if not waiting or _is_full(step, items):
        return
    number_off(teller, waiting)
    room = min(len(waiting), step.most - len(items) if step.most else len(waiting))
    prompt = _("Which ones? Up to {room} of the numbers, with spaces between, or Enter for none.")
    for number in some_numbers(teller, prompt.format(room=room), len(waiting), room):
        items.append(Item(waiting[number - 1]))
    _keep(teller, items)


def _own_rows(teller: Teller, step: Listing, items: list[Item]) -> None:
    """Rows of the person's own until a dot."""
    first = not items
    if not _is_full(step, items):
        if step.most:
            room = step.most - len(items)
            teller.say(_("Up to {room} of your own, one a line; a dot ends.").format(room=room))
        else:
            teller.say(_("Your own, one a line; a dot ends."))
    while not _is_full(step, items):
        row = teller.line("", own=("", END), free=True, first=first).strip()
        if row == END:
            return
        if not row:
            continue
        first = False
        pile = _ask_pile(teller, step, _piles_in_words(step)) if step.piles else ""
        items.append(Item(row, pile or ""))
        _keep(teller, items)


def _rate_rows(teller: Teller, step: Listing, items: list[Item]) -> None:
    if step.rate is None:
        return
    teller.say(_("{scale}, or Enter to leave it open:").format(scale=scale_in_words(step.rate)))
    for place, item in enumerate(items):
        if item.rating is None and step.rate_only in ("", item.pile):
            rating = rating_or_none(teller, step.rate, one_line(item.text))
            items[place] = replace(item, rating=rating)
            _keep(teller, items)
    if step.sort == "rating":
        items.sort(key=lambda item: float("inf") if item.rating is None else item.rating)
        _keep(teller, items)


def _rank(teller: Teller, items: list[Item]) -> None:
    number_off(teller, [item.text for item in items])
    prompt = _("Your order, as numbers with spaces between, or Enter to leave it as it is.")
    numbers = some_numbers(teller, prompt, len(items), len(items))
    chosen = [items[number - 1] for number in numbers]
    items[:] = [*chosen, *(item for item in items if item not in chosen)]
    _keep(teller, items)


def _pick(teller: Teller, step: Listing, items: list[Item]) -> None:
    number_off(teller, [item.text for item in items])
    prompt = _("Which would you pick? Up to {room} of the numbers, or Enter for none.")
    numbers = some_numbers(teller, prompt.format(room=step.pick), len(items), step.pick)
    items[:] = [replace(item, picked=place in numbers) for place, item in enumerate(items, 1)]
    _keep(teller, items)
