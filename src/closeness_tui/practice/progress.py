"""Reads the log for what it tells over time; in a thread, for years of it take a second or two."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from closeness_tui.core.over_time import Progress
from closeness_tui.core.progress import progress_of
from closeness_tui.store.failures import Locked, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from closeness_tui.practice.opening import Practice

MOST = 4000
"""Entries that are opened, the newest first: some ten years of them."""


@dataclass(frozen=True, slots=True)
class SeenOverTime:
    """What the log tells, and what of it could not be read."""

    progress: Progress = field(default_factory=Progress)
    unread: int = 0
    """Entries that did not open; the log names them."""
    more: bool = False
    """Whether there are older ones that were not opened."""


def read_progress(
    practice: Practice, *, since: date | None = None, told: Callable[[int, int], None] | None = None
) -> SeenOverTime:
    """All that the log tells, or from a day on. `told` hears how far it is, and may raise to break off.

    Raises Locked, and the store's errors where the log as a whole does not open.
    """
    if practice.locked:
        raise Locked
    if not practice.leaves_trace or practice.vault.state == "absent":
        return SeenOverTime()
    from closeness_tui.content.documents import BrokenDocument, NewerDocument  # noqa: PLC0415 - with the log
    from closeness_tui.practice.own_scales import own_scales  # noqa: PLC0415 - as above
    from closeness_tui.store.logs import Log  # noqa: PLC0415 - as above

    # A look of its own: the log that is open elsewhere is not made for two at once.
    log = Log(practice.places.log, practice.vault)
    listing = log.list()
    practised = [each for each in listing.entries if each.exercise]
    entries, total = [], min(MOST, len(practised))
    for done, each in enumerate(practised[:MOST], 1):
        with suppress(StoreError, BrokenDocument, NewerDocument):
            entries.append(log.open(each.id))
        if told is not None:
            told(done, total)
    families = {card.id: card.family for card in practice.library.cards}
    found = progress_of(entries, scales=own_scales(practice.places)[0], families=families, since=since)
    return SeenOverTime(found, len(listing.damaged) + total - len(entries), len(practised) > MOST)
