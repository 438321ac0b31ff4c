"""The first visit: whether this is one, and what is decided in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.families import GROUNDING
from closeness_tui.core.wording import _
from closeness_tui.practice.changing import change
from closeness_tui.store.failures import StoreError
from closeness_tui.store.files import names_in

if TYPE_CHECKING:
    from typing import Any

    from closeness_tui.content.cards import Card
    from closeness_tui.practice.opening import Practice

FIRST = GROUNDING
"""The first practice that is offered: eyes open, without a clock, nothing to mind beforehand, and the one that the
ground key leads to ever after."""

OTHERS = ("noting-sounds", "paced-breathing", "therapist-reflection")
"""Short ones for whoever would rather have another; only those that are offered beside this log."""


def is_first_visit(practice: Practice) -> bool:
    """Whether nobody has been here: no welcome so far, and nothing in a log.

    A settings file with mistakes was written by somebody, and must not be written over.
    """
    if practice.settings.welcomed or not practice.leaves_trace or practice.setting_problems:
        return False
    logs = (practice.places.log_folder("log"), practice.places.therapist)
    folders = [folder for log in logs for folder in (log.entries, log.drafts, log.deleted)]
    try:
        return not any(names_in(folder) for folder in folders)
    except StoreError:
        # What cannot be read was written by somebody.
        return False


def decide(practice: Practice, **choices: Any) -> str:
    """Keep these choices at once, and that there was a welcome; why they hold only until the end, where that is so."""
    return change(practice, welcomed=True, **choices)


def others(practice: Practice) -> tuple[Card, ...]:
    """Other exercises to begin with."""
    cards = {card.id: card for card in reversed(practice.cards)}
    return tuple(cards[name] for name in OTHERS if name in cards)


def right_place() -> str:
    """Whom this is for."""
    return _(
        "If you want to be closer to people, and something in you pulls back, you are in the right place."
    )


def about_sealing() -> str:
    """What happens to words, in one paragraph: what is protected, and what is not."""
    return _(
        "What you write is sealed on this computer, and this program has no network. Without a passphrase, anyone at "
        "this computer can still open it. With one, only the passphrase opens it. If you forget it and have no "
        "recovery words, what you wrote is gone."
    )


def when_to_wait() -> str:
    """Times in which this is better left for later."""
    return _(
        "Another day may suit better soon after a shock or a great loss, while drunk or high, or when things feel "
        "unreal. Someone who treats you may see it otherwise. It is made for adults."
    )
