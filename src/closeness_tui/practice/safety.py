"""When not to practise, and whom to reach first: the whole of what the first visit says briefly."""

from __future__ import annotations

from typing import NamedTuple

from closeness_tui.core.wording import _, wording
from closeness_tui.practice.first_visit import when_to_wait


class SafetyPart(NamedTuple):
    """Some words that belong together."""

    heading: str
    paragraphs: tuple[str, ...]


def safety_page() -> tuple[SafetyPart, ...]:
    """Every part, in the order of need."""
    return (
        SafetyPart(_("First of all"), (wording("not-safe-now"),)),
        SafetyPart(
            _("With someone else"),
            (
                wording("relationship-safety"),
                _(
                    "Working on it as a couple is seldom the place to begin when there is violence, when saying "
                    "something has a price later, or when drink or drugs make someone harm you. A person who knows "
                    "about abuse can help you see what is safe."
                ),
            ),
        ),
        SafetyPart(_("Another day"), (when_to_wait(), _other_times())),
        SafetyPart(_("The body"), (_body(),)),
        SafetyPart(_("What this program can't see"), (_unseen(),)),
    )


def _other_times() -> str:
    return _(
        "The same goes for times when you hardly sleep and your mind races, or when you hear or see what others don't. "
        "Please leave it closed while you drive, mind a machine, or look after a small child."
    )


def _body() -> str:
    return _(
        "Nothing here may hurt. Leave out any part that does, and go easy on your neck, your back and your feet. With "
        "trouble of the breath, the lungs or the heart, or in a pregnancy, ask a doctor before you slow your breath. "
        "Some people feel more uneasy when they relax or sit still. That is common: open your eyes, move, or stop."
    )


def _unseen() -> str:
    return _(
        "No one reads what you write, and nothing in it is looked through for signs of danger. So please don't wait "
        "for this program to notice. It is no therapy, and a person can do what a tool can't."
    )
