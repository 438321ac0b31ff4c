"""The agreed page in words, and what is other in a later version of it: words that came, and words that went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from closeness_tui.core.agreement import (
    NEW_STEPS,
    REVIEW,
    RUNG,
    STOP,
    agreement_of,
)
from closeness_tui.core.answer import Items, Words, lines_of
from closeness_tui.core.pacing import HIGHEST
from closeness_tui.core.spoken import date_in_words, rung_in_words
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from datetime import date

    from closeness_tui.core.agreement import Agreement, Version


@dataclass(frozen=True, slots=True)
class Section:
    """One matter of the page."""

    label: str
    rows: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Change:
    """What is other on one matter."""

    label: str
    added: tuple[str, ...] = field(repr=False)
    taken: tuple[str, ...] = field(repr=False)


def sections(version: Version) -> tuple[Section, ...]:
    """The page in the order people look for things: limits and topics, pace, stop, check-ins, sharing, hopes."""
    return tuple(
        Section(label, tuple(rows)) for label, rows, _whole in _matters(version) if any(map(str.strip, rows))
    )


def differences(before: Version, after: Version) -> tuple[Change, ...]:
    """What came and what went, matter by matter; of whole sentences only the words that differ."""
    old = {label: rows for label, rows, _free in _matters(before)}
    changes = []
    for label, rows, free in _matters(after):
        were = old.get(label, [])
        if free and were and rows:
            added, taken = _words_apart(" ".join(were), " ".join(rows))
        else:
            added = tuple(row for row in rows if row not in were)
            taken = tuple(row for row in were if row not in rows)
        if added or taken:
            changes.append(Change(label, added, taken))
    return tuple(changes)


def change_in_words(change: Change) -> str:
    """One change as a sentence."""
    added, taken = "; ".join(change.added), "; ".join(change.taken)
    if added and taken:
        return _("{matter}: now “{added}”, before “{taken}”.").format(
            matter=change.label, added=added, taken=taken
        )
    if added:
        return _("{matter}: “{added}” came in.").format(matter=change.label, added=added)
    return _("{matter}: “{taken}” was taken out.").format(matter=change.label, taken=taken)


def standing_in_words(version: Version) -> str:
    """Since when it holds, and when it was lowered; or that it is a draft."""
    day = date_in_words(version.created.date())
    if not version.agreed:
        return _("A draft of {day}, not agreed yet.").format(day=day)
    if version.settled is None:
        return _("Agreed on {day}.").format(day=day)
    settled = date_in_words(version.settled.date())
    return _("Agreed on {settled}, made lower on {day}.").format(settled=settled, day=day)


def review_in_words(agreement: Agreement, today: date) -> str:
    """When to look at it again; once that day has come, that it has, calmly. Empty where no day was chosen."""
    if agreement.review is None:
        return ""
    day = date_in_words(agreement.review)
    if agreement.is_due(today):
        return _("You meant to look at it again on {day}. Whenever it suits you is early enough.").format(
            day=day
        )
    return _("You meant to look at it again on {day}.").format(day=day)


def _words_apart(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    old, new = before.split(), after.split()
    added, taken = [], []
    for what, old_from, old_to, new_from, new_to in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if what != "equal":
            taken += [" ".join(old[old_from:old_to])]
            added += [" ".join(new[new_from:new_to])]
    return tuple(filter(None, added)), tuple(filter(None, taken))


def _matters(version: Version) -> Iterator[tuple[str, list[str], bool]]:
    """Each matter with its rows, and whether they are free sentences; also those that say nothing."""
    agreement = agreement_of(version)
    yield _("Out for now"), _pile(version, "out"), False
    yield _("In for now"), _pile(version, "in"), False
    yield _("Later, perhaps"), _pile(version, "later"), False
    yield _("Pace"), list(_pace(version, agreement)), False
    yield _("Stop word or sign"), _rows(version, STOP), False
    yield _("When it comes up"), _rows(version, "on-stop"), True
    yield _("Check-ins"), _rows(version, "check-ins"), False
    yield _("What may be shared"), _rows(version, "shared"), True
    yield _("Hopes"), _rows(version, "hopes"), True
    yield _("From the other person"), _rows(version, "offer"), True
    yield _("For myself"), _rows(version, "own-offer"), True
    yield _("A look again"), _rows(version, REVIEW), False


def _pace(version: Version, agreement: Agreement) -> Iterator[str]:
    if version.line(RUNG) is not None and (agreement.ceiling < HIGHEST or _rows(version, RUNG)):
        rung = rung_in_words(agreement.ceiling)
        yield _("exercises up to {rung} (rung {number})").format(rung=rung, number=agreement.ceiling)
    if version.line(NEW_STEPS) is not None and agreement.new_steps is not None:
        yield (
            _("new steps in a week, at most: {count}").format(count=agreement.new_steps)
            if agreement.new_steps
            else _("no new steps for now")
        )


def _pile(version: Version, pile: str) -> list[str]:
    line = version.line("topics")
    items = line.answer.items if line is not None and isinstance(line.answer, Items) else ()
    return [" ".join(item.text.split()) for item in items if item.pile == pile]


def _rows(version: Version, key: str) -> list[str]:
    line = version.line(key)
    if line is None:
        return []
    if isinstance(line.answer, Words):
        return [" ".join(row.split()) for row in line.answer.text.splitlines() if row.strip()]
    return [" ".join(row.split()) for row in lines_of(line.answer)]
