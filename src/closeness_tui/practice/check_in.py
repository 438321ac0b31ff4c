"""Makes ready a check-in, or the page of an own scale, so that front ends can practise it like an exercise."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from closeness_tui.content.check_in import check_in, scale_page
from closeness_tui.core.answer import Number, spoken_number
from closeness_tui.core.check_in import CHECK_IN, SCALE, Remembered, remembered
from closeness_tui.core.scale import number_of
from closeness_tui.core.wording import _
from closeness_tui.practice.own_scales import own_scale
from closeness_tui.store.failures import NotThere, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from closeness_tui.core.answer import Answer
    from closeness_tui.core.entry import Entry
    from closeness_tui.core.exercise import Exercise
    from closeness_tui.core.scale import OwnScale
    from closeness_tui.practice.opening import Practice


def made_ready(practice: Practice, name: str) -> Exercise:
    """The check-in with what earlier ones say to it, or the page of a scale; from now on the library has it.

    Some tens of milliseconds, so in a thread. While the log is locked it begins as if it were the first. NotThere
    where there is no such scale.
    """
    own = name != CHECK_IN
    made = scale_page(scale_called(practice, name)) if own else check_in(remembered_of(practice))
    practice.library.tools[name] = made
    return made


def scale_called(practice: Practice, name: str) -> OwnScale:
    """The scale behind the id of its page. NotThere where there is none, or where its file is no longer whole."""
    reading = own_scale(practice.places, name.removeprefix(SCALE))
    if reading is None or reading.scale is None:
        raise NotThere
    return reading.scale


def remembered_of(practice: Practice) -> Remembered:
    """What earlier check-ins say, as far as the log may be read."""
    if not practice.leaves_trace or practice.locked or practice.vault.state == "absent":
        return Remembered()
    with suppress(StoreError):
        return remembered(tuple(_check_ins(practice)), practice.clock.wall())
    return Remembered()


def _check_ins(practice: Practice) -> Iterator[Entry]:
    from closeness_tui.content.documents import BrokenDocument, NewerDocument  # noqa: PLC0415 - with the log
    from closeness_tui.store.logs import Log  # noqa: PLC0415 - as above

    # A look of its own: the log that is open elsewhere is not made for two at once.
    log = Log(practice.places.log, practice.vault)
    for each in log.list().entries:
        if each.exercise == CHECK_IN:
            # One that does not open is named in the log; the others still speak.
            with suppress(StoreError, BrokenDocument, NewerDocument):
                yield log.open(each.id)


def number_in_words(scale: OwnScale, answers: Mapping[str, Answer]) -> str:
    """The number that the answers give, with its range; a sentence also where there is none."""
    given = {
        key: answer.value
        for key, answer in answers.items()
        if isinstance(answer, Number) and answer.value is not None
    }
    number = number_of(scale, given)
    if number is None:
        return _("Some lines are open, so there is no number. The answers are yours all the same.")
    said = _("The number is {number}. It can be from {low} to {high}.").format(
        number=spoken_number(number), low=spoken_number(scale.lowest), high=spoken_number(scale.highest)
    )
    if not scale.reading:
        return said
    return _("{said} You wrote about it: {reading}").format(
        said=said, reading=" ".join(scale.reading.split())
    )
