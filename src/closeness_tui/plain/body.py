"""Renders body cues by ear: which of them, any in one's own words, how strong each is, and which comes first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from closeness_tui.core import event as events
from closeness_tui.core.answer import Item, Items
from closeness_tui.core.steps import Body
from closeness_tui.core.wording import _
from closeness_tui.plain.asking import (
    number_off,
    rating_or_none,
    say_ways_round,
    scale_in_words,
    some_numbers,
)
from closeness_tui.plain.phrases import answer_in_lines, one_line

if TYPE_CHECKING:
    from closeness_tui.core.view import StepView
    from closeness_tui.plain.session import Teller

END = "."


def body(teller: Teller, view: StepView) -> None:
    """Every part can be passed; what is there is kept after each."""
    step = cast("Body", view.step)
    items = list(view.answer.items) if isinstance(view.answer, Items) else []
    if teller.first_time(view):
        teller.say_text(view.text)
        if not items:
            say_ways_round(teller, view)
    if items and _is_begun_anew(teller, items):
        items = []
        _keep(teller, items)
    _pick_offered(teller, view, step, items)
    if step.own:
        _own_cues(teller, step, items)
    if step.strength is not None:
        _ask_strengths(teller, step, items)
    if step.first and items:
        _ask_first(teller, items)
    teller.send(events.Answer(Items(tuple(items))))


def _keep(teller: Teller, items: list[Item]) -> None:
    teller.send(events.Keep(Items(tuple(items))))


def _room(step: Body, items: list[Item], offered: int) -> int:
    return max(0, step.most - len(items)) if step.most else offered


def _is_begun_anew(teller: Teller, items: list[Item]) -> bool:
    teller.say(_("So far:"))
    for row in answer_in_lines(Items(tuple(items)), Body.kind):
        teller.say(row)
    while True:
        typed = teller.line(_("Enter keeps these; clear begins anew."), own=("", "clear", _("clear")))
        if typed in ("", "clear", _("clear")):
            return bool(typed)
        teller.not_understood()


def _pick_offered(teller: Teller, view: StepView, step: Body, items: list[Item]) -> None:
    known = {item.text for item in items}
    waiting = [row for row in view.rows if row not in known]
    room = min(len(waiting), _room(step, items, len(waiting)))
    if not room:
        return
    number_off(teller, waiting)
    prompt = _("Which ones? Up to {room} of the numbers, with spaces between, or Enter for none.")
    numbers = some_numbers(teller, prompt.format(room=room), len(waiting), room)
    items += [Item(waiting[number - 1]) for number in numbers]
    if numbers:
        _keep(teller, items)


def _own_cues(teller: Teller, step: Body, items: list[Item]) -> None:
    """Cues in the person's own words, until a line with nothing or only a dot."""
    room = _room(step, items, 1)
    if not room:
        return
    if step.most:
        prompt = _("Up to {room} in your own words, one a line. Enter goes on.").format(room=room)
    else:
        prompt = _("Any others, in your own words, one a line. Enter goes on.")
    while _room(step, items, 1):
        cue = teller.line(prompt, own=("", END, "on", _("on")), free=True).strip()
        prompt = ""
        if cue in ("", END) or cue.casefold() in ("on", _("on")):
            return
        if cue in {item.text for item in items}:
            teller.say(_("That one is there already."))
            continue
        items.append(Item(cue))
        _keep(teller, items)


def _ask_strengths(teller: Teller, step: Body, items: list[Item]) -> None:
    if step.strength is None or all(item.rating is not None for item in items):
        return
    scale = scale_in_words(step.strength)
    teller.say(_("How strong is each? {scale}, or Enter to leave it open.").format(scale=scale))
    for place, item in enumerate(items):
        if item.rating is None:
            rating = rating_or_none(teller, step.strength, _("{cue}:").format(cue=one_line(item.text)))
            items[place] = replace(item, rating=rating)
            _keep(teller, items)


def _ask_first(teller: Teller, items: list[Item]) -> None:
    if len(items) == 1:
        # Nothing to ask: a single one comes first.
        items[:] = [replace(items[0], picked=True)]
        return
    number_off(teller, [item.text for item in items])
    before = next((item.text for item in items if item.picked), "")
    prompt = _("Which of them tends to come first? One number, or Enter to leave it open.")
    if before:
        prompt = _("Which of them tends to come first? One number, or Enter to keep {cue}.")
    numbers = some_numbers(teller, prompt.replace("{cue}", one_line(before)), len(items), 1)
    if numbers or not before:
        items[:] = [replace(item, picked=place in numbers) for place, item in enumerate(items, 1)]
