"""The lengths in words: their names, how long an exercise takes at each, and what is good to know about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.length import DOUBLE, FULL, HALF, LENGTHS, OPEN, minutes_at, stays_full
from closeness_tui.core.wording import _, ngettext

if TYPE_CHECKING:
    from closeness_tui.core.exercise import Exercise


def length_in_words(length: str) -> str:
    """The name of a length, to choose it by."""
    return {HALF: _("half"), FULL: _("full"), DOUBLE: _("double"), OPEN: _("open")}[length]


def length_named(said: str) -> str:
    """The length that somebody means by a word; empty for any other word."""
    return next((each for each in LENGTHS if said in (each, length_in_words(each))), "")


def time_at(exercise: Exercise, length: str) -> str:
    """How long an exercise takes at a length, in one sentence."""
    if length == OPEN:
        return _("As long as you like.")
    minutes = max(1, round(minutes_at(exercise, length)))
    return ngettext("About one minute.", "About {minutes} minutes.", minutes).format(minutes=minutes)


def good_to_know(exercise: Exercise, length: str) -> tuple[str, ...]:
    """What a length other than the usual one does not change, or does in another way than one may think."""
    if length == FULL:
        return ()
    if length != OPEN:
        return (_("Where the words name a time, it is the usual one."),)
    full = stays_full(exercise)
    said = {
        "breathe": _("A number of breaths that you choose on the way stays."),
        "tense": _("Squeezing keeps its time."),
        "turns": _("Turns keep their usual time."),
    }
    return (_("Each timer waits until you go on."), *(said[kind] for kind in said if kind in full))
