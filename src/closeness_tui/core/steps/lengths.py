"""What a length (half, full, double, open) does to each kind of timed step; a clinical matter, so all in one place.

Time to practise and time to rest grow and shrink. What the body needs for one round of something does not:

- `breathe`: more breaths or fewer, each with its own pattern; never fewer than one. Open paces for twenty minutes, as
  long as a sitting in studies of paced breathing, and then lets the breath go free until the person goes on.
- `tense`: the squeeze stays as it is (5-7 s, Bernstein & Borkovec 1973). Half makes one pass of two, or shortens the
  letting go, to no less than 15 s (published: 15-40 s). Double lengthens the letting go and never adds a squeeze, since
  more of them strain. There is no open form: nobody should hold a muscle tight for as long as they like.
- `note`, `rest`: their seconds. Cues and labels stay as they are.
- `say`: its seconds; not how often, save that open is one reading of any length.
- `turns`: the seconds of each turn, and the time to say back, to no less than 15 s. No open form: an even share of the
  time is what makes turns fair (short turns that alternate: Sprecher et al. 2013).

A number that the person chooses in the exercise itself (`rounds = { from = ... }`) is their latest word, and stands.
Every other kind waits for the person anyway.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from closeness_tui.core.length import DOUBLE, FULL, HALF, OPEN
from closeness_tui.core.steps.people import Turns
from closeness_tui.core.steps.step import Source
from closeness_tui.core.steps.timed import Breathe, Note, Rest, Say, Tense

if TYPE_CHECKING:
    from closeness_tui.core.steps.step import Step

LEAST_BREATHING = 10.0
"""Seconds; and always one whole breath."""
LEAST_RELEASE = 15.0
LEAST_NOTE = 30.0
LEAST_REST = 5.0
LEAST_SAY = 10.0
LEAST_TURN = 20.0
LEAST_SAY_BACK = 15.0
"""Seconds below which half does not go; what the file itself has shorter than that stays."""


def at_length(step: Step, length: str) -> Step:
    """The step as it runs at a length; the very same step at full, and where a length means nothing."""
    if length == FULL or not runs(step):
        return step
    if length == OPEN:
        return _opened(step) if opens(step) else step
    match step:
        case Breathe():
            return _breathing(step, length)
        case Tense():
            return _squeezing(step, length)
        case Note(seconds=seconds):
            return replace(step, seconds=_scaled(seconds, length, LEAST_NOTE))
        case Rest(seconds=seconds):
            return replace(step, seconds=_scaled(seconds, length, LEAST_REST))
        case Say(seconds=seconds):
            return replace(step, seconds=_scaled(seconds, length, LEAST_SAY))
        case Turns(seconds=seconds, say_back=back):
            turn, back = _scaled(seconds, length, LEAST_TURN), _scaled(back, length, LEAST_SAY_BACK)
            return replace(step, seconds=turn, say_back=back)
        case _:
            return step


def runs(step: Step) -> bool:
    """Whether it has a timer of its own."""
    if isinstance(step, Say):
        return step.seconds > 0
    return isinstance(step, Breathe | Tense | Note | Rest | Turns)


def opens(step: Step) -> bool:
    """Whether it can go on until the person says so."""
    if isinstance(step, Breathe):
        return not isinstance(step.rounds, Source)
    return runs(step) and isinstance(step, Note | Rest | Say)


def _opened(step: Step) -> Step:
    match step:
        case Breathe():
            return replace(step, seconds=math.inf, rounds=0)
        case Note() | Rest():
            return replace(step, seconds=math.inf)
        case Say():
            return replace(step, seconds=math.inf, times=1)
        case _:
            return step


def _breathing(step: Breathe, length: str) -> Breathe:
    if isinstance(step.rounds, Source):
        return step
    rounds = step.rounds * 2 if length == DOUBLE else math.ceil(step.rounds / 2)
    return replace(step, rounds=rounds, seconds=_scaled(step.seconds, length, LEAST_BREATHING))


def _squeezing(step: Tense, length: str) -> Tense:
    if length == HALF and isinstance(step.rounds, int) and step.rounds > 1:
        return replace(step, rounds=math.ceil(step.rounds / 2))
    return replace(step, release=_scaled(step.release, length, LEAST_RELEASE))


def _scaled(seconds: float, length: str, least: float) -> float:
    """Half in whole seconds, since they are counted aloud."""
    if length == DOUBLE:
        return seconds * 2
    return min(seconds, max(least, math.ceil(seconds / 2)))
