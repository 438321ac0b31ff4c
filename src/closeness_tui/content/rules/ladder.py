"""The doors between exercises: smaller ones lead down to grounding, larger ones go up one rung at most."""

from __future__ import annotations

from collections.abc import Iterator

from closeness_tui.content.cards import Card
from closeness_tui.content.library import Library
from closeness_tui.content.rules.finding import Finding
from closeness_tui.core.families import GROUNDING
from closeness_tui.core.wording import _


def wrong_doors(library: Library, card: Card) -> Iterator[Finding]:
    """What is wrong with the doors of one exercise; doors to nowhere are reported with the normal check."""
    yield from _too_high(library, card, "smaller")
    yield from _too_high(library, card, "larger")
    yield from _no_way_down(library, card)


def _named(library: Library, card: Card, setting: str) -> list[Card]:
    found = (library.card(name, card.lang) for kind, name in card.links if kind == setting)
    return [each for each in found if each is not None]


def _too_high(library: Library, card: Card, setting: str) -> Iterator[Finding]:
    for other in _named(library, card, setting):
        if setting == "smaller" and other.rung > card.rung:
            yield Finding(
                "smaller-is-larger",
                (setting,),
                _("`{name}` is on rung {other}, and this exercise on rung {own}.").format(
                    name=other.id, other=other.rung, own=card.rung
                ),
                _("Whoever asks for a smaller step would be given a larger one."),
                _("Name an exercise of the same rung or a lower one."),
                other.id,
            )
        if setting == "larger" and other.rung not in (card.rung, card.rung + 1):
            yield Finding(
                "larger-jumps",
                (setting,),
                _("`{name}` is on rung {other}, and this exercise on rung {own}.").format(
                    name=other.id, other=other.rung, own=card.rung
                ),
                _("A larger step is the same rung or one higher, so that nobody is led on too fast."),
                _("Name an exercise in between."),
                other.id,
            )


def _no_way_down(library: Library, card: Card) -> Iterator[Finding]:
    if card.id == GROUNDING:
        return
    if not any(kind == "smaller" for kind, _name in card.links):
        yield Finding(
            "no-way-down",
            ("rung",),
            _("This exercise names no smaller one, so the way down ends here."),
            _("From every exercise, smaller steps lead to grounding in the end."),
            _('Add a line: smaller = ["{name}"]').format(name=GROUNDING),
        )
    for other in _named(library, card, "smaller"):
        if _leads_to(library, other, card):
            yield Finding(
                "round-in-circles",
                ("smaller",),
                _("`{name}` leads back to this exercise, so the way down never ends.").format(name=other.id),
                _("From every exercise, smaller steps lead to grounding in the end."),
                _("Name a smaller one that does not come back here."),
                other.id,
            )


def _leads_to(library: Library, start: Card, goal: Card) -> bool:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        card = ahead.pop()
        if card.id == goal.id:
            return True
        if card.id not in seen:
            seen.add(card.id)
            ahead += _named(library, card, "smaller")
    return False
