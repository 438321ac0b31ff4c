"""Renders turns at one keyboard: whose turn it is, the card, and the time; one key ends a turn or passes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from closeness_tui.core import event as events
from closeness_tui.core.bell import strokes
from closeness_tui.core.session import say_with_answers, timeline
from closeness_tui.core.steps import Turns
from closeness_tui.core.wording import _
from closeness_tui.plain.asking import say_ways_round
from closeness_tui.plain.phrases import one_line
from closeness_tui.plain.timekeeping import Cue, goes_on, keep_time
from closeness_tui.plain.words import find_word

if TYPE_CHECKING:
    from closeness_tui.core.steps import Phase
    from closeness_tui.core.view import StepView
    from closeness_tui.plain.session import Teller

JUST_BEGUN = 2.0
"""Seconds in which Enter is taken to be meant for the turn whose time has just run out."""
NEARLY = 30.0
"""Seconds before its end at which a long turn says how much is left; once, so as not to talk over anyone."""


def turns(teller: Teller, view: StepView) -> None:
    """All the turns; nothing of them is written down."""
    fresh = teller.first_time(view)
    if fresh:
        _introduce(teller, view)

    def typed(line: str) -> bool:
        return _heard(teller, line)

    one = len(timeline(teller.run.session)) == 1
    if keep_time(teller, _script, lead_in=fresh, typed=typed) and not teller.run.session.over:
        teller.say(_("The turn is over.") if one else _("The turns are over."))


def _introduce(teller: Teller, view: StepView) -> None:
    step = cast("Turns", view.step)
    teller.say_text(view.text)
    say_ways_round(teller, view)
    teller.explain(
        _("Enter ends a turn or passes it, and nobody needs to say which. skip leaves out all of them."),
        _("Enter ends a turn or passes it."),
    )
    if len(step.speakers) > 1 or step.stop:
        teller.say(
            _("The stop word is {word}. When anyone says it, type it too, and the time stands still.").format(
                word=one_line(view.stop_word)
            )
        )


def _script(teller: Teller) -> tuple[Cue, ...]:
    cards = teller.run.look().cards
    cues: list[Cue] = []
    at, said = 0.0, 0
    for phase in timeline(teller.run.session):
        card = ""
        if phase.name == "turn" and phase.round <= len(cards):
            card = one_line(cards[phase.round - 1])
        words = _words(teller, phase, new=phase.round != said)
        cues.append(Cue(at, words, phase.seconds, True, card, strokes=strokes(phase)))
        if phase.name == "turn" and phase.seconds >= 2 * NEARLY:
            left = Cue(at + phase.seconds - NEARLY, _("{time} left."), NEARLY, words=True, passing=True)
            cues.append(left)
        at, said = at + phase.seconds, phase.round
    return tuple(cues)


def _words(teller: Teller, phase: Phase, *, new: bool) -> str:
    # The time is put in where the line is said, and must not be looked for in a name.
    name = one_line(say_with_answers(teller.run.session, phase.part)).replace("{", "(").replace("}", ")")
    if phase.name == "say-back":
        return (
            _("Say it back: {name}. {time}.").replace("{name}", name) if name else _("Say it back. {time}.")
        )
    if phase.rounds > 1 and new:
        words = _("Round {number} of {of}. Turn: {name}. {time}.")
        words = words.replace("{number}", str(phase.round)).replace("{of}", str(phase.rounds))
        return words.replace("{name}", name)
    return _("Turn: {name}. {time}.").replace("{name}", name)


def _heard(teller: Teller, line: str) -> bool:
    """What is heard here before the words for the program: a key that came too late, and the stop word."""
    view = teller.run.look()
    if goes_on(line) and _has_just_begun(teller):
        teller.say(_("The time was just up, and the next turn has begun. Enter ends it or passes it."))
        return True
    said = one_line(line).casefold()
    word = find_word(said, view.can, letters=True) if said else None
    if said != one_line(view.stop_word).casefold() or (word is not None and word.event is not events.Pause):
        return False
    teller.send(events.Pause())
    teller.say(_("The time stands still. Nobody needs to say why. stop ends here for today."))
    return True


def _has_just_begun(teller: Teller) -> bool:
    """Whether the turn at hand began by itself a moment ago, since the time of the one before ran out."""
    moment = teller.run.look().moment
    ended = dict(teller.run.session.ways.ended)
    return (
        moment is not None and moment.index > 0 and moment.into < JUST_BEGUN and moment.index - 1 not in ended
    )
