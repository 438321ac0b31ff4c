"""Renders a page to agree to: it is read out once, and then each person is asked by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core import event as events
from closeness_tui.core.answer import Chosen
from closeness_tui.core.steps import AGREED, CHANGE, NOT_NOW, Option
from closeness_tui.core.wording import _
from closeness_tui.plain.asking import nothing_changed, number_off, picked_in, say_ways_round
from closeness_tui.plain.phrases import one_line, paragraphs

if TYPE_CHECKING:
    from closeness_tui.core.view import StepView
    from closeness_tui.plain.session import Teller


def agree(teller: Teller, view: StepView) -> None:
    """One person's answer; whoever is next is asked when the step is told again."""
    asked_before = teller.run.session.ways.agreed > 0
    if teller.first_time(view):
        teller.say_text(view.text)
        _read_out(teller, view)
        say_ways_round(teller, view, view.options)
    name = one_line(view.asked)
    teller.say(_("{name}: is this page all right for you?").format(name=name))
    number_off(teller, [option.text for option in view.options])
    prompt = _("{name}, 1 to {count}:").format(name=name, count=len(view.options))
    while True:
        typed = teller.line(prompt)
        if not typed and view.answer is not None and not asked_before:
            teller.send(events.Next())
            return
        picked = picked_in(typed, view.options) or _by_word(typed, view.options)
        if len(picked) == 1:
            teller.send(events.Answer(Chosen((picked[0].id,), (picked[0].text,))))
            return
        nothing_changed(teller, typed)


def _read_out(teller: Teller, view: StepView) -> None:
    if not view.page:
        teller.say(_("There is nothing on the page yet."))
        return
    teller.say(_("This is the page."))
    for passage in view.page:
        for paragraph in paragraphs(passage.prompt):
            teller.say(paragraph)
        for row in passage.rows:
            teller.say(row)
    teller.say(_("That is the whole page."))


def _by_word(typed: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    words = {
        AGREED: ("agree", _("agree")),
        CHANGE: ("change", _("change")),
        NOT_NOW: ("not now", "not-now", _("not now")),
    }
    return tuple(each for each in options if typed.casefold() in words[each.id])
