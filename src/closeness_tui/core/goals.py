"""Goals in a person's own words, as a row of check-ins tells of them: added, rated, said anew, let go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from closeness_tui.core.answer import Chosen, Items, Words

if TYPE_CHECKING:
    from datetime import datetime

    from closeness_tui.core.answer import Answer
    from closeness_tui.core.entry import Entry

MOST = 3
"""Goals held at a time."""

LONGEST = 200
"""Characters of one goal that come back in the next check-in."""

_UNSEEN = {"\u00ad", "\u200b", "\ufeff"}
_BRACES = str.maketrans("{}", "()")


@dataclass(frozen=True, slots=True)
class Rated:
    """One rating of a goal."""

    when: datetime
    value: float


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal through all its wordings."""

    words: str = field(repr=False)
    """As it is said now."""
    earlier: tuple[str, ...] = field(default=(), repr=False)
    """Its former words, the oldest first."""
    ratings: tuple[Rated, ...] = ()
    held: bool = True
    """False once it was let go."""


def in_plain_words(text: str) -> str:
    """Words of a person as they can stand in a question: one line, nothing unseen, no curly brackets."""
    seen = "".join(each if each.isprintable() and each not in _UNSEEN else " " for each in text)
    return " ".join(seen.translate(_BRACES).split())[:LONGEST].strip()


def folded_goals(check_ins: Iterable[Entry]) -> tuple[Goal, ...]:
    """Every goal there was, in the order they came; `check_ins` come oldest first.

    Never more than three are held: of more (written behind a lock), the newest.
    """
    goals: list[Goal] = []
    for entry in check_ins:
        answers = {line.key: line.answer for line in entry.lines}
        for key in ("goals", "new-goals"):
            _take_in(goals, answers.get(key), entry.created)
        _say_anew(goals, answers)
        _let_go(goals, answers.get("let-go"))
    held = [place for place, goal in enumerate(goals) if goal.held]
    for place in held[:-MOST]:
        goals[place] = replace(goals[place], held=False)
    return tuple(goals)


def _place(goals: list[Goal], words: str) -> int | None:
    """Where the goal of these words is; one that was let go can be taken up again."""
    key = words.casefold()
    found = [
        place
        for place, goal in enumerate(goals)
        if key in (goal.words.casefold(), *(each.casefold() for each in goal.earlier))
    ]
    held = [place for place in found if goals[place].held]
    return next(iter(held or found[-1:]), None)


def _take_in(goals: list[Goal], answer: Answer | None, when: datetime) -> None:
    for item in answer.items if isinstance(answer, Items) else ():
        words = in_plain_words(item.text)
        if not words:
            continue
        place = _place(goals, words)
        if place is None:
            goals.append(Goal(words))
            place = len(goals) - 1
        rated = () if item.rating is None else (Rated(when, item.rating),)
        goals[place] = replace(goals[place], ratings=(*goals[place].ratings, *rated), held=True)


def _say_anew(goals: list[Goal], answers: dict[str, Answer]) -> None:
    which, new = answers.get("rename"), answers.get("renamed")
    if not (isinstance(which, Chosen) and which.texts and isinstance(new, Words)):
        return
    place, words = _place(goals, in_plain_words(which.texts[0])), in_plain_words(new.text)
    if place is not None and words and words.casefold() != goals[place].words.casefold():
        goal = goals[place]
        goals[place] = replace(goal, words=words, earlier=(*goal.earlier, goal.words))


def _let_go(goals: list[Goal], answer: Answer | None) -> None:
    for text in answer.texts if isinstance(answer, Chosen) else ():
        place = _place(goals, in_plain_words(text))
        if place is not None:
            goals[place] = replace(goals[place], held=False)
