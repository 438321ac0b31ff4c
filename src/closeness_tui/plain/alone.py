"""Tells what people answer one after the other, each alone: the same lines for everyone, whatever is answered.

Nothing that is typed here shows, nothing that is said here depends on it, and a line that is no answer is asked for
again in the same words, so that neither the ear nor the lines above tell one person what the other one chose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core import event as events
from closeness_tui.core.answer import Answer, Chosen
from closeness_tui.core.steps import Gate, Rate
from closeness_tui.core.wording import _
from closeness_tui.plain.asking import number_off, picked_in, range_in_words, rating_in, rating_prompt
from closeness_tui.plain.phrases import one_line, paragraphs

if TYPE_CHECKING:
    from closeness_tui.core.people_view import Alone
    from closeness_tui.core.view import StepView
    from closeness_tui.plain.session import Teller


def each_alone(teller: Teller, view: StepView) -> None:
    """The whole step: hand over, ask, and the same for the next person, until everyone is back."""
    place = teller.place
    in_full = teller.first_alone in (None, place)
    teller.first_alone = teller.first_alone or place
    # From the first page to the last: a key pressed too early must not show either.
    with teller.console.unseen():
        while view.alone is not None and teller.place == place and not teller.run.session.over:
            if view.alone.stage == "asking":
                _ask(teller, view)
            elif view.alone.stage == "together":
                teller.say(_("Everyone has answered. You can come back together now."))
                _wait(teller, _("Enter goes on when everyone is here."))
            else:
                _hand_over(teller, view.alone, in_full=in_full)
            view = teller.run.look()


def _hand_over(teller: Teller, alone: Alone, *, in_full: bool) -> None:
    teller.say(_("Each of you answers this alone, one after the other."))
    if in_full:
        teller.say(_("If a voice reads this to you, headphones help: the question is read out in full."))
        teller.say(_("ground, help and stop work here too. What help says can be read here afterwards."))
    prompt = _("Person {person} of {of}: press Enter once you are alone here.")
    _wait(teller, prompt.format(person=alone.person, of=alone.of))


def _wait(teller: Teller, prompt: str) -> None:
    while teller.line(prompt, unseen=True):
        teller.not_understood()
    teller.send(events.Next())


def _ask(teller: Teller, view: StepView) -> None:
    for paragraph in paragraphs(view.text):
        teller.say(paragraph)
    if view.options:
        number_off(teller, [option.text for option in view.options])
    if events.Skip in view.can:
        label = one_line(view.step.skip).rstrip(".") or _("I would rather not say")
        teller.say(_("Or skip: {label}.").format(label=label))
    if teller.console.hides:
        teller.say(_("What you type does not show, and your answer is not kept."))
    else:
        teller.say(_("What you type may show on this screen. Your answer is not kept."))
    _take(teller, view)


def _take(teller: Teller, view: StepView) -> None:
    prompt, own = _how_to_answer(view)
    while True:
        typed = teller.line(prompt, own=own, unseen=True)
        answer = _answer_in(view, typed)
        if answer is not None:
            teller.send(events.Answer(answer))
            return
        if events.Skip in view.can and typed in _skips():
            teller.send(events.Skip())
            return
        teller.say(_("That is not one of the choices. Nothing has changed."))


def _skips() -> tuple[str, ...]:
    return ("skip", "s", _("skip"))


def _how_to_answer(view: StepView) -> tuple[str, tuple[str, ...]]:
    """The prompt, and the words that are answers here and not words for the program."""
    if isinstance(view.step, Rate):
        numb = ("n", "numb") if view.step.scale.name == "distress" else ()
        return rating_prompt(view.step.scale), (*_skips(), *numb)
    many = isinstance(view.step, Gate) and view.step.many
    return range_in_words(len(view.options), many=many, most=0), ()


def _answer_in(view: StepView, typed: str) -> Answer | None:
    if isinstance(view.step, Rate):
        return rating_in(view.step.scale, typed)
    picked = picked_in(typed, view.options)
    many = isinstance(view.step, Gate) and view.step.many
    if not picked or (len(picked) > 1 and not many):
        return None
    return Chosen(tuple(each.id for each in picked), tuple(each.text for each in picked))
