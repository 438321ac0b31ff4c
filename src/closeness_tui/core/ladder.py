"""A person's own ladder: its rungs as they were sorted last, and what happened on each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from closeness_tui.core.answer import Answer, Blanks, Chosen, Item, Items, Number, Words
from closeness_tui.core.entry import Entry

STEP_LADDER, OWN_LADDER = "step-ladder", "own-ladder"
"""The exercise that makes a ladder, and what is later noted on it."""

ORDER, STEP, FEARED, HAPPENED, LIKELY, RELIEF = "ladder", "rung", "feared", "happened", "likely", "relief"
"""The keys of its answers."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One time that somebody was on a rung."""

    entry_id: str
    day: date
    feared: str = field(default="", repr=False)
    happened: str = field(default="", repr=False)
    likely: float | None = None
    """How likely it seems now, 0-100, that what was feared would come."""
    relief: float | None = None
    """0-10."""


@dataclass(frozen=True, slots=True)
class OwnRung:
    """One small step, how uneasy it was guessed to be, and the times it was tried, newest first."""

    text: str = field(repr=False)
    unease: float | None = None
    """0-100."""
    attempts: tuple[Attempt, ...] = ()


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs from the lowest up, and the day they were sorted."""

    rungs: tuple[OwnRung, ...]
    day: date

    @property
    def last(self) -> int | None:
        """The rung tried last; none where none was."""
        tried = [(rung.attempts[0].day, -place) for place, rung in enumerate(self.rungs) if rung.attempts]
        return -max(tried)[1] if tried else None


def ladder_in(entries: Iterable[Entry]) -> Ladder | None:
    """The newest ladder with everything that was tried on its rungs; `entries` come newest first."""
    known = [each for each in entries if each.exercise in (STEP_LADDER, OWN_LADDER)]
    newest = next((each for each in known if _rows(each)), None)
    if newest is None:
        return None
    tried: dict[str, list[Attempt]] = {}
    for entry in known:
        name = _words(entry, STEP)
        if name and entry.exercise == OWN_LADDER:
            tried.setdefault(same(name), []).append(_attempt(entry))
    rungs = tuple(
        OwnRung(item.text, item.rating, tuple(tried.get(same(item.text), ()))) for item in _rows(newest)
    )
    return Ladder(rungs, newest.created.date())


def same(text: str) -> str:
    """What two writings of one step have in common."""
    return " ".join(
        letter for letter in "".join(each if each.isalnum() else " " for each in text).split()
    ).casefold()


def _rows(entry: Entry) -> tuple[Item, ...]:
    answer = _answer(entry, ORDER)
    return answer.items if isinstance(answer, Items) else ()


def _answer(entry: Entry, key: str) -> Answer | None:
    return next((line.answer for line in entry.lines if line.key == key), None)


def _words(entry: Entry, key: str) -> str:
    match _answer(entry, key):
        case Words(text):
            return text.strip()
        case Chosen(texts=texts) if texts:
            return texts[-1].strip()
        case Blanks(sentence=sentence):
            return sentence.strip()
        case _:
            return ""


def _attempt(entry: Entry) -> Attempt:
    return Attempt(
        entry.id,
        entry.created.date(),
        _words(entry, FEARED),
        _words(entry, HAPPENED),
        _number(entry, LIKELY),
        _number(entry, RELIEF),
    )


def _number(entry: Entry, key: str) -> float | None:
    answer = _answer(entry, key)
    return answer.value if isinstance(answer, Number) else None
