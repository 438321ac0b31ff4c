"""What earlier check-ins say to the next one: relations in the person's own words, goals, and the therapist's line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from closeness_tui.core.answer import Chosen, Number
from closeness_tui.core.goals import folded_goals, in_plain_words

if TYPE_CHECKING:
    from datetime import datetime

    from closeness_tui.core.answer import Answer
    from closeness_tui.core.entry import Entry

CHECK_IN = "check-in"
"""The exercise id of its entries."""

SCALE = "scale-"
"""What the exercise ids of a person's own scales begin with."""

RELATIONS = ("people", "friend", "family", "community", "partner")
"""The ids of the relations that are always offered; nobody is assumed to have any of them."""

INDICATORS = ("closeness", "talking", "reaching-out", "own-pace")
"""The ids of the lines about a relation; the last one only where a therapist is in the picture."""

REMEMBERED = 4
"""Relations in own words that are offered again."""

ASK_AGAIN = timedelta(days=90)
"""After a no, how long it is not asked whether there is a therapist."""


def is_tool(name: str) -> bool:
    """Whether this is a check-in or an own scale: no exercise of the list, but practised like one."""
    return name == CHECK_IN or name.startswith(SCALE)


@dataclass(frozen=True, slots=True)
class Relation:
    """What the lines of one check-in are about; an empty key where it was left open."""

    key: str = ""
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the next check-in begins with."""

    relations: tuple[str, ...] = field(default=(), repr=False)
    """In own words, the last used first."""
    goals: tuple[str, ...] = field(default=(), repr=False)
    therapist: str = "ask"
    """`ask` whether there is one, `yes` and offer the line, or `no` and leave it out."""


def remembered(entries: Iterable[Entry], now: datetime) -> Remembered:
    """What the next check-in begins with; of all entries only check-ins matter, in any order."""
    kept = sorted(
        (each for each in entries if each.exercise == CHECK_IN), key=lambda each: (each.created, each.id)
    )
    own: dict[str, str] = {}
    for entry in reversed(kept):
        relation = relation_of(entry)
        if relation.key and relation.key not in RELATIONS:
            own.setdefault(relation.key, relation.words)
    goals = tuple(each.words for each in folded_goals(kept) if each.held)
    return Remembered(tuple(own.values())[:REMEMBERED], goals, _therapist(kept, now))


def relation_of(entry: Entry) -> Relation:
    """What the lines of this check-in are about."""
    answer = answer_to(entry, "about")
    if not isinstance(answer, Chosen) or not answer.ids:
        return Relation()
    words = in_plain_words(answer.texts[0] if answer.texts else answer.ids[0])
    if not answer.own and answer.ids[0] in RELATIONS:
        return Relation(answer.ids[0], words)
    return Relation(words.casefold(), words)


def answer_to(entry: Entry, key: str) -> Answer | None:
    """The answer under this key; none where it was passed over."""
    return next((line.answer for line in entry.lines if line.key == key), None)


def _therapist(kept: list[Entry], now: datetime) -> str:
    """The newest word on it counts: a number or a yes; a no holds for a while, and a line passed over asks again."""
    for place, entry in enumerate(reversed(kept)):
        if isinstance(answer_to(entry, "own-pace"), Number):
            return "ask" if place else "yes"
        asked = answer_to(entry, "with-therapist")
        if isinstance(asked, Chosen) and asked.ids:
            no = asked.ids[0] == "no" and now - entry.created < ASK_AGAIN
            return "no" if no else "ask"
    return "ask"
