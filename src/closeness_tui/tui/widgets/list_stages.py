"""What a list step asks for, stage by stage: which stages there are, and what each makes of the items."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from closeness_tui.core.answer import Answer, Item, Items
from closeness_tui.core.steps import Listing

StageName = Literal["collect", "sort", "rate", "rank", "pick"]


def stages_of(step: Listing, offered: tuple[str, ...]) -> tuple[StageName, ...]:
    """Only the stages that the step needs, in the order they come."""
    stages: list[StageName] = []
    if step.piles:
        stages.append("sort")
    elif not step.takes_all(offered):
        stages.append("collect")
    if step.rate is not None:
        stages.append("rate")
    if step.rank:
        stages.append("rank")
    if step.pick:
        stages.append("pick")
    return tuple(stages)


def items_at_first(step: Listing, offered: tuple[str, ...], before: Answer | None) -> tuple[Item, ...]:
    """What was there before; else all that is offered, where the person need not choose among it."""
    if isinstance(before, Items):
        return before.items
    return tuple(Item(text) for text in offered) if step.takes_all(offered) else ()


def to_rate(step: Listing, items: tuple[Item, ...]) -> tuple[int, ...]:
    """The places of the items that are rated."""
    return tuple(n for n, item in enumerate(items) if not step.rate_only or item.pile == step.rate_only)


def by_rating(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The lowest first, as the rungs of a ladder; those without a number stay last, in the order they had."""
    return tuple(sorted(items, key=lambda item: (item.rating is None, item.rating or 0.0)))


def moved(items: tuple[Item, ...], place: int, by: int) -> tuple[Item, ...]:
    """One item a place up or down; at the end it stays."""
    to = place + by
    if not 0 <= to < len(items):
        return items
    order = list(items)
    order[place], order[to] = order[to], order[place]
    return tuple(order)


def chosen_and_own(
    items: tuple[Item, ...], offered: tuple[str, ...], chosen: frozenset[int], own: tuple[str, ...]
) -> tuple[Item, ...]:
    """The offered rows that were chosen, then one's own; an item that was there keeps all it had."""
    known = {item.text: item for item in items}
    texts = [text for n, text in enumerate(offered) if n in chosen] + [text for text in own if text.strip()]
    return tuple(known.get(text, Item(text)) for text in dict.fromkeys(texts))


def piled(items: tuple[Item, ...], rows: tuple[str, ...], text: str, pile: str) -> tuple[Item, ...]:
    """One row put into a pile; the items keep the order of the rows."""
    known = {item.text: item for item in items}
    known[text] = replace(known.get(text, Item(text)), pile=pile)
    return tuple(known[row] for row in rows if row in known)


def left_out(items: tuple[Item, ...], text: str) -> tuple[Item, ...]:
    """Without one row."""
    return tuple(item for item in items if item.text != text)


def own_rows(items: tuple[Item, ...], offered: tuple[str, ...]) -> tuple[str, ...]:
    """The rows that the person added."""
    return tuple(item.text for item in items if item.text not in offered)
