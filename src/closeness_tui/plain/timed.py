"""Renders the kinds whose timer runs on its own: what is said at which second of the step."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, cast

from closeness_tui.core import event as events
from closeness_tui.core.bell import strokes
from closeness_tui.core.session import duration, timeline
from closeness_tui.core.steps import Note, Phase
from closeness_tui.core.wording import _
from closeness_tui.plain.asking import say_ways_round
from closeness_tui.plain.phrases import one_line, time_in_words
from closeness_tui.plain.timekeeping import Cue, keep_time
from closeness_tui.plain.words import find_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from closeness_tui.core.view import StepView
    from closeness_tui.plain.session import Teller

SPOKEN_EVERY = 30.0
"""Seconds between two sentences about the time that is left."""
OFTEN = 5
"""Minutes up to which each one that has passed is said; after that only every so many."""


def breathe(teller: Teller, view: StepView) -> None:
    """One word at each turn of the breath; Enter drops the count."""
    if teller.first_time(view):
        teller.say_text(view.text)
        if events.Free in view.can:
            teller.say(_("Enter drops the count; on goes on."))
    keep_time(teller, _breaths, lead_in=True, empty=events.Free)


def _breaths(teller: Teller) -> tuple[Cue, ...]:
    cues: list[Cue] = []
    at = 0.0
    for place, phase in enumerate(timeline(teller.run.session)):
        if phase.name == "free" and math.isinf(phase.seconds):
            cues.append(Cue(at, _("No count now, just your own breath, as long as you like.")))
            cues += time_so_far(teller, at)
        elif phase.name == "free":
            cues.append(Cue(at, _("No count now, just your own breath. {time}."), phase.seconds, words=True))
            cues += time_left(at, phase.seconds)
        else:
            word = _breath_word(phase, first=place == 0)
            cues.append(Cue(at, word, phase.seconds, strokes=strokes(phase)))
        at += phase.seconds
    return tuple(cues)


def _breath_word(phase: Phase, *, first: bool) -> str:
    if first:
        return _("Breathe in, {seconds}.")
    return {
        "in": _("In, {seconds}."),
        "hold": _("Hold, {seconds}."),
        "out": _("Out, {seconds}."),
        "pause": _("Rest, {seconds}."),
    }[phase.name]


def time_left(start: float, seconds: float) -> tuple[Cue, ...]:
    """The time that is left, said in words at every full half minute."""
    left = int((seconds - 1) // SPOKEN_EVERY) * SPOKEN_EVERY
    cues: list[Cue] = []
    while left > 0:
        if seconds - left >= SPOKEN_EVERY / 2:
            cues.append(Cue(start + seconds - left, _("{time} left."), left, words=True))
        left -= SPOKEN_EVERY
    return tuple(cues)


def time_so_far(teller: Teller, start: float = 0.0) -> tuple[Cue, ...]:
    """Of a timer without an end: the time that has passed, said at first at every full minute, later seldom."""
    moment = teller.run.look().moment
    passed = 0.0 if moment is None else moment.elapsed - start
    minutes = [minute for minute in range(1, int(passed // 60) + 2) if minute <= OFTEN or minute % OFTEN == 0]
    return tuple(
        Cue(start + 60 * minute, _("{time} so far.").format(time=time_in_words(60 * minute)), passing=True)
        for minute in minutes
    )


def tense(teller: Teller, view: StepView) -> None:
    """Part by part, tense and let go."""
    if teller.first_time(view):
        teller.say_text(view.text)
        teller.say(_("leave skips a part of the body; imagine pictures it instead; on goes on."))
    keep_time(teller, _squeezes, lead_in=True)


def _squeezes(teller: Teller) -> tuple[Cue, ...]:
    cues: list[Cue] = []
    at = 0.0
    said: set[tuple[int, str]] = set()
    for phase in timeline(teller.run.session):
        # A text is said once for each part: in the second round its first words are enough.
        text = "" if (phase.group, phase.text) in said else one_line(phase.text)
        said.add((phase.group, phase.text))
        sounds = strokes(phase)
        cues.append(Cue(at, _squeeze_words(phase), phase.seconds, words=True, more=text, strokes=sounds))
        at += phase.seconds
    return tuple(cues)


def _squeeze_words(phase: Phase) -> str:
    part = one_line(phase.part).replace("{", "(").replace("}", ")")
    match phase.name:
        case "release":
            return _("Let go, {time}.")
        case "imagine":
            return _("Picture it instead, {time}.")
        case _ if phase.round == 1:
            return _("{part}. Tense, {time}.").replace("{part}", part)
        case _ if phase.round == 2:
            return _("{part}, second round. Tense, {time}.").replace("{part}", part)
        case _:
            return _("{part}, once more. Tense, {time}.").replace("{part}", part)


def note(teller: Teller, view: StepView) -> None:
    """Soft cues; a number or a word marks what was noticed, and nothing has to be typed."""
    step = cast("Note", view.step)
    if teller.first_time(view):
        teller.say_text(view.text)
        if view.shown:
            anchor = ", ".join(one_line(each) for each in view.shown)
            teller.say(_("To come back to: {anchor}.").format(anchor=anchor))
        _say_labels(teller, view.rows, own=step.own)

    def typed(answer: str) -> bool:
        label = _label(view.rows, answer, teller, own=step.own)
        if label:
            teller.send(events.Noted(label))
            teller.say(_("{label}, noted.").format(label=one_line(label)))
        return bool(label)

    keep_time(teller, _soft_cues, typed=typed)


def _say_labels(teller: Teller, labels: Sequence[str], *, own: bool) -> None:
    numbered = ", ".join(f"{number} {one_line(label)}" for number, label in enumerate(labels, 1))
    if numbered:
        teller.say(_("Type a number or a word if you like: {labels}. Enter goes on.").format(labels=numbered))
    elif own:
        teller.say(_("Type a word of your own if you like. Enter goes on."))
    else:
        teller.say(_("Enter goes on."))


def _label(labels: Sequence[str], answer: str, teller: Teller, *, own: bool) -> str:
    if answer.isdecimal() and 1 <= int(answer) <= len(labels):
        return labels[int(answer) - 1]
    named = [label for label in labels if label.casefold() == answer.casefold()]
    if named or not own:
        return named[0] if named else ""
    can = teller.run.look().can
    is_word = answer.startswith("/") or find_word(answer, can, letters=True, beside_own=True)
    return "" if is_word else answer


def _soft_cues(teller: Teller) -> tuple[Cue, ...]:
    every, seconds = cast("Note", teller.run.session.step).cue, duration(teller.run.session)
    if math.isinf(seconds):
        cues = [Cue(0.0, _("As long as you like.")), *time_so_far(teller)]
        moment = teller.run.look().moment
        # As far as the next one after this second.
        seconds = 2 * every + (0.0 if moment is None else moment.elapsed)
    else:
        cues = [Cue(0.0, "{time}.", seconds, words=True), *time_left(0.0, seconds)]
    spoken = {cue.at for cue in cues}
    if every:
        turns = int(seconds // every)
        times = [turn * every for turn in range(1, turns + 1) if turn * every < seconds]
        cues += [Cue(at, _("Noticing."), passing=True, strokes=1) for at in times if at not in spoken]
    return tuple(sorted(cues, key=lambda cue: cue.at))


def rest(teller: Teller, view: StepView) -> None:
    """Quiet time, said in words."""
    if teller.first_time(view):
        teller.say_text(view.text)
        say_ways_round(teller, view)
        _say_way_on(teller, view)
    if keep_time(teller, _quiet):
        teller.say(_("The quiet time is over."))


def _say_way_on(teller: Teller, view: StepView) -> None:
    is_open = view.moment is not None and view.moment.is_open
    teller.say(_("Enter goes on, when you have had enough.") if is_open else _("Enter goes on early."))


def _quiet(teller: Teller) -> tuple[Cue, ...]:
    seconds = duration(teller.run.session)
    if math.isinf(seconds):
        return (Cue(0.0, _("Quiet, as long as you like.")), *time_so_far(teller))
    return (Cue(0.0, _("Quiet, {time}."), seconds, words=True), *time_left(0.0, seconds))


def say_aloud_timed(teller: Teller, view: StepView) -> None:
    """Words to read aloud, with time for it."""
    if teller.first_time(view):
        teller.say_text(view.text)
        for text in view.shown:
            teller.say(text)
        say_ways_round(teller, view)
        _say_way_on(teller, view)
    keep_time(teller, _readings if len(timeline(teller.run.session)) > 1 else _quiet)


def _readings(teller: Teller) -> tuple[Cue, ...]:
    phases = timeline(teller.run.session)
    return tuple(
        Cue(
            sum(each.seconds for each in phases[:place]),
            _("Time {number} of {of}, {time}.")
            .replace("{number}", str(phase.round))
            .replace("{of}", str(phase.rounds)),
            phase.seconds,
            words=True,
        )
        for place, phase in enumerate(phases)
    )
