"""What home lists less today, and what it asks once: the words of the day and of an agreement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from closeness_tui.core.agreement import listing_in_words
from closeness_tui.core.wording import _
from closeness_tui.practice.day_after import mark_asked, question
from closeness_tui.practice.today import today_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from closeness_tui.content.library import Card
    from closeness_tui.practice.lately import Lately
    from closeness_tui.practice.opening import Practice


@dataclass(frozen=True, slots=True)
class ListedLess:
    """The exercises that are not listed by themselves, and why, in one line."""

    ids: frozenset[str]
    words: str


def listed_less(practice: Practice, lately: Lately | None, cards: Iterable[Card]) -> ListedLess | None:
    """What the day does not list by itself; none where it lists everything."""
    today = today_of(practice, lately)
    left_out = [card for card in cards if not today.lists(card)]
    if not left_out:
        return None
    if all(today.keeps_to(card) for card in left_out):
        words = _(
            "Today's list leaves out what goes deep. o shows all of them, and their names still open them."
        )
    else:
        words = f"{listing_in_words(today)} {_('o shows them.')}"
    return ListedLess(frozenset(card.id for card in left_out), words)


def asked_about(practice: Practice, lately: Lately | None) -> str:
    """The question of the day after, with its key; said once."""
    deep = lately.deep if lately is not None else None
    if deep is None:
        return ""
    mark_asked(practice, deep)
    return _("{question} n takes a number; or just pass on.").format(question=question(practice, deep))
