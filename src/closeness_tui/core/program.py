"""Exercises in an order that somebody chose, and where a person stands in it: only what was practised, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a program: the exercises that belong to it, what it is about, and a sign of being ready."""

    exercises: tuple[str, ...]
    text: str = ""
    title: str = ""
    ready: str = ""
    """A hint in words; nothing opens or closes by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A row of exercises from light to more; every rung can be entered at any time."""

    id: str
    title: str
    summary: str
    rungs: tuple[Rung, ...]
    lang: str = "en"
    audience: tuple[str, ...] = ("client",)
    why: str = ""
    sources: tuple[str, ...] = ()
    caution: str = ""
    author: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person is in a program, out of the days on which they practised."""

    days: tuple[Mapping[str, date], ...]
    """For each rung, its exercises that were practised, with the last day."""
    last: int | None
    """The rung practised last; none where none was."""


def standing(program: Program, days: Mapping[str, date]) -> Standing:
    """`days`: by exercise, the day it was last kept."""
    of_rungs = tuple({each: days[each] for each in rung.exercises if each in days} for rung in program.rungs)
    newest: tuple[date, int] | None = None
    for place, found in enumerate(of_rungs):
        # Of two rungs practised on one day, the first: an exercise may stand in several.
        if found and (newest is None or max(found.values()) > newest[0]):
            newest = (max(found.values()), place)
    return Standing(of_rungs, newest[1] if newest else None)
