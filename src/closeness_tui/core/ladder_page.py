"""A ladder, a program, and signs and plans, said in words: the same in every front end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from closeness_tui.core.answer import spoken_number
from closeness_tui.core.spoken import date_in_words
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.core.ladder import Attempt, OwnRung
    from closeness_tui.core.program import Standing


def own_rung_in_words(rung: OwnRung) -> str:
    """How uneasy it was guessed to be, and when it was tried last."""
    said = []
    if rung.unease is not None:
        said.append(_("a guess of {number} of 100").format(number=spoken_number(rung.unease)))
    if rung.attempts:
        said.append(_("tried {day}").format(day=date_in_words(rung.attempts[0].day)))
    return ", ".join(said)


def attempt_in_words(attempt: Attempt) -> Iterator[str]:
    """One try: what was feared, what happened, how likely it seems now, and relief."""
    yield date_in_words(attempt.day)
    if attempt.feared:
        yield _("Feared: {words}").format(words=" ".join(attempt.feared.split()))
    if attempt.happened:
        yield _("Happened: {words}").format(words=" ".join(attempt.happened.split()))
    if attempt.likely is not None:
        yield _("How likely it seems now: {number} of 100").format(number=spoken_number(attempt.likely))
    if attempt.relief is not None:
        yield _("Relief: {number} of 10").format(number=spoken_number(attempt.relief))


def practised_in_words(place: int, standing: Standing) -> str:
    """When something of a rung was practised last; empty where nothing was."""
    days = standing.days[place]
    if not days:
        return ""
    day = date_in_words(max(days.values()))
    if place == standing.last:
        return _("You were here last, {day}.").format(day=day)
    return _("Practised {day}.").format(day=day)
