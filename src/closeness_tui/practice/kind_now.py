"""What would be kind now: from the cards alone at first, and better once the log was read."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from closeness_tui.core.suggesting import Suggestion, suggestions
from closeness_tui.store.failures import StoreError
from closeness_tui.store.files import names_in

if TYPE_CHECKING:
    from closeness_tui.content.cards import Card
    from closeness_tui.practice.lately import Lately
    from closeness_tui.practice.opening import Practice


def kind_now(
    practice: Practice, cards: Sequence[Card], lately: Lately | None = None, waits: Sequence[str] = ()
) -> tuple[Suggestion, ...]:
    """At most three; without anything known of the log, from the cards alone. `waits`: what is unfinished."""
    today = practice.clock.wall().date()
    here = tuple(reversed(practice.done_here.values()))
    if lately is None and not here and not practice.help_opened:
        # The first look of a visit: nothing is known yet, and nothing is loaded for it.
        return suggestions(cards, today, waits=waits)
    from closeness_tui.practice.today import today_of  # noqa: PLC0415 - not before the first paint

    day = today_of(practice, lately)
    if lately is None:
        return suggestions(cards, today, lately=here, waits=waits, today_is=day)
    return suggestions(
        cards,
        today,
        lately=(*here, *lately.done),
        closed=practice.closed_today.exercises(),
        waits=waits,
        knows_all=lately.knows_all,
        today_is=day,
    )


def was_long_away(practice: Practice) -> bool:
    """Whether the newest month of the log is neither this one nor the last: known without opening anything."""
    if not practice.leaves_trace:
        return False
    with suppress(StoreError):
        months = sorted(names_in(practice.places.log.entries))
        today = practice.clock.wall().date()
        year, month = divmod(today.year * 12 + today.month - 2, 12)
        return bool(months) and months[-1] < f"{year:04}-{month + 1:02}"
    return False
