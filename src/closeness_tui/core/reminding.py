"""When somebody would like to be reminded: a time of day, some days of the week, and words that give nothing away."""

from __future__ import annotations

import re
from dataclasses import dataclass

from closeness_tui.core.wording import _

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LONGEST_WORDS = 120

_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
_LONG_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class NotATimeError(ValueError):
    """The words for a time or for days are not understood."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder, as a calendar of any machine can hold it."""

    hour: int
    minute: int
    days: tuple[int, ...] = ()
    """From 0 for Monday, in their order; none means every day."""
    words: str = ""

    @property
    def time(self) -> str:
        """The time with two digits each."""
        return f"{self.hour:02}:{self.minute:02}"


def usual_words() -> str:
    """What a reminder says where nobody chose other words: nothing of what it is about."""
    return _("A quiet moment, if you like.")


def time_of_day(said: str) -> tuple[int, int]:
    """Hour and minute of a time such as 19:30. Raises NotATimeError."""
    found = _TIME.fullmatch(said.strip())
    if found is None:
        raise NotATimeError(said)
    return int(found[1]), int(found[2])


def days_of_week(said: str) -> tuple[int, ...]:
    """The days of words such as `mon,thu`, in the order of the week; none for all seven. Raises NotATimeError."""
    found = {_day(name) for name in re.split(r"[\s,;]+", said.strip()) if name}
    return tuple(sorted(found)) if len(found) < len(DAYS) else ()


def _day(name: str) -> int:
    lowered = name.casefold()
    for names in (DAYS, _LONG_NAMES):
        if lowered in names:
            return names.index(lowered)
    raise NotATimeError(name)


def are_showable(words: str) -> bool:
    """Whether the words are one short line that can be seen, and nothing but that."""
    return bool(words.strip()) and len(words) <= LONGEST_WORDS and words.isprintable()
