"""What was done lately, as far as the log may be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from closeness_tui.core.answer import Number
from closeness_tui.core.pacing import thresholds_of
from closeness_tui.core.suggesting import GAP
from closeness_tui.core.went import Done, how_it_went
from closeness_tui.practice.day_after import not_asked_about
from closeness_tui.store.failures import StoreError

if TYPE_CHECKING:
    from closeness_tui.content.cards import Card
    from closeness_tui.core.agreement import Agreement
    from closeness_tui.core.entry import Entry, Summary
    from closeness_tui.core.pacing import Thresholds
    from closeness_tui.core.session import Session
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run
    from closeness_tui.store.logs import Log

NEWEST = 60
"""Entries whose days are looked at; reading them takes less than a key press."""

OPENED = 12
"""Of these, the ones that are opened for how they went."""

DISTRESS = frozenset({"before", "middle", "after"})
"""The roles of ratings of distress; relief counts the other way round."""


@dataclass(frozen=True, slots=True)
class Lately:
    """What home may know of earlier practices; by itself, nothing."""

    done: tuple[Done, ...] = field(default=(), repr=False)
    """Newest first."""
    days: Mapping[str, date] = field(default_factory=dict, repr=False)
    """By exercise, the day it was last kept."""
    newest: date | None = None
    """The day of the newest entry of any kind."""
    knows_all: bool = False
    """Whether the log holds no more than this."""
    agreement: Agreement | None = field(default=None, repr=False)
    """The newest page that was agreed to."""
    first: Mapping[str, date] = field(default_factory=dict, repr=False)
    """By exercise, the day it was first kept; known only where an agreement asks for new steps."""
    deep: Summary | None = field(default=None, repr=False)
    """The newest practice of another day that went close to the heart, where the day after was not asked about."""
    locked: bool = False
    """There is something to know, and the passphrase is in front of it."""

    def long_away(self, today: date) -> bool:
        """Whether so many days lie between that nothing should be asked about them."""
        return self.newest is not None and (today - self.newest).days >= GAP


def read_lately(practice: Practice) -> Lately:
    """Read the newest entries; some tens of milliseconds, so in a thread. Nothing that does not open stops it."""
    if not (practice.leaves_trace and practice.places.log.root.exists()):
        return Lately()
    if practice.locked:
        return Lately(locked=True)
    with suppress(StoreError):
        practice.lately = _read(practice)
        return practice.lately
    return Lately()


def _read(practice: Practice) -> Lately:
    from closeness_tui.store.logs import Log  # noqa: PLC0415 - not before home is drawn

    # A look of its own: the log that is open elsewhere remembers months, and is not made for two at once.
    log = Log(practice.places.log, practice.vault)
    if practice.vault.state == "absent":
        return Lately()
    listing = log.list(NEWEST)
    zone = practice.clock.wall().tzinfo
    kept = [each for each in listing.entries if each.exercise]
    days: dict[str, date] = {}
    for each in kept:
        days.setdefault(each.exercise, each.created.astimezone(zone).date())
    opened = dict(_opened(log, kept[:OPENED]))
    cards = {card.id: card for card in practice.library.cards}
    at = thresholds_of(practice.settings)
    done = tuple(
        _done(
            opened.get(each.id),
            cards.get(each.exercise),
            each.exercise,
            each.created.astimezone(zone).date(),
            at,
        )
        for each in kept
    )
    newest = listing.entries[0].created.astimezone(zone).date() if listing.entries else None
    knows_all = len(listing.entries) < NEWEST
    every = listing.entries if knows_all else log.list().entries
    agreement = _agreement(log, every)
    first: dict[str, date] = {}
    if agreement is not None and agreement.new_steps is not None:
        for each in every:
            first[each.exercise] = each.created.astimezone(zone).date()
    deep = not_asked_about(practice, kept, cards)
    return Lately(done, days, newest, knows_all, agreement=agreement, first=first, deep=deep)


def _agreement(log: Log, every: Iterable[Summary]) -> Agreement | None:
    """The newest page agreed to, however long ago that was."""
    from closeness_tui.core.agreement import DOCUMENT, agreement_in  # noqa: PLC0415 - most have none

    pages = [each for each in every if each.exercise == DOCUMENT]
    return agreement_in(entry for _id, entry in _opened(log, pages)) if pages else None


def _opened(log: Log, summaries: Iterable[Summary]) -> Iterable[tuple[str, Entry]]:
    from closeness_tui.content.documents import BrokenDocument, NewerDocument  # noqa: PLC0415

    for each in summaries:
        with suppress(StoreError, BrokenDocument, NewerDocument):
            yield each.id, log.open(each.id)


def _done(entry: Entry | None, card: Card | None, exercise: str, day: date, at: Thresholds) -> Done:
    if entry is None:
        # How it went is not known: then nothing is built on it.
        return Done(exercise, day, eased=True)
    if card is not None and "pair" in card.audience:
        # What each of two answered alone is nowhere, and must not show in what is offered next.
        return Done(exercise, day, heavy=True)
    ratings = [
        (line.role, line.answer)
        for line in entry.lines
        if line.role in DISTRESS and isinstance(line.answer, Number)
    ]
    family = card.family if card is not None else ""
    return how_it_went(exercise, day, ratings, family=family, stopped=entry.ended == "stop", at=at)


def remember(practice: Practice, run: Run) -> None:
    """Note how a practice of this visit went, whatever of it is kept: a hard one counts for the rest of the day."""
    session = run.session
    if not session.over or not (session.path or session.answers):
        return
    # The newest last, also when one is looked at again.
    practice.done_here.pop(run.id, None)
    practice.done_here[run.id] = done_of(session, practice.clock.wall().date())


def done_of(session: Session, day: date) -> Done:
    """How a practice went, from the practice itself."""
    from closeness_tui.core.outcome import distress_of, is_heavy  # noqa: PLC0415

    exercise, ratings = session.exercise, distress_of(session)
    stopped, at = session.state == "stopped", session.setting.thresholds
    went = how_it_went(exercise.id, day, ratings, family=exercise.family, stopped=stopped, at=at)
    # After anything answered alone the ratings say nothing more than that.
    return Done(exercise.id, day, heavy=True) if is_heavy(session) and not went.numb else went
