"""What the lists of exercises show of each one, and how it is remembered between two starts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from closeness_tui.core.exercise import Exercise

LEARN = "learn"
"""The family of the pages that are only read."""


class Card(NamedTuple):
    """The light part of an exercise; a tuple, since every start makes one for each exercise there is."""

    id: str
    lang: str
    title: str
    family: str
    rung: int
    minutes: float
    summary: str
    audience: tuple[str, ...]
    tags: tuple[str, ...]
    file: str
    links: tuple[tuple[str, str], ...] = ()
    """The exercises it names, each with the setting that does: `from` for one whose words it brings back."""
    company: tuple[str, ...] = ()

    @property
    def together(self) -> bool:
        """Whether somebody else is needed for it, or welcome to it."""
        return bool(self.company) or ("pair" in self.audience and "client" not in self.audience)

    @property
    def path(self) -> Path:
        """Where its file is."""
        return Path(self.file)


def card_of(exercise: Exercise, file: str) -> Card:
    """The card of an exercise."""
    return Card(
        exercise.id,
        exercise.lang,
        exercise.title,
        exercise.family,
        exercise.rung,
        exercise.minutes,
        exercise.summary,
        exercise.audience,
        exercise.tags,
        file,
        _links(exercise),
        exercise.company,
    )


def _links(exercise: Exercise) -> tuple[tuple[str, str], ...]:
    # Remembered cards need no steps.
    from closeness_tui.core.steps import Choose, Gate  # noqa: PLC0415

    named = [("smaller", each) for each in exercise.smaller] + [("larger", each) for each in exercise.larger]
    for step in exercise.steps:
        targets = [step.on_no] if isinstance(step, Gate) else []
        if isinstance(step, Choose) and isinstance(step.options, tuple):
            targets = [option.go for option in step.options]
        named += [("from", source.exercise) for source in step.outside]
        named += [("go", each[1:]) for each in targets if each.startswith("@") and each != "@help"]
    return tuple(named)


def remembered(card: Card) -> list[Any]:
    """A card as JSON can hold it, without its path."""
    return [
        card.id,
        card.lang,
        card.title,
        card.family,
        card.rung,
        float(card.minutes),
        card.summary,
        list(card.audience),
        list(card.tags),
        [word for pair in card.links for word in pair],
        list(card.company),
    ]


_KINDS = (str, str, str, str, int, float, str, list, list, list, list)
_WORDS = frozenset({str})


def recalled(data: object, file: str) -> Card | None:
    """The card that was remembered; none where anything about it is odd."""
    # Done for every exercise at every start, so nothing is looked at twice.
    if not isinstance(data, list) or tuple(map(type, data)) != _KINDS:
        return None
    name, lang, title, family, rung, minutes, summary, audience, tags, links, company = data
    if len(links) % 2 or not {*map(type, (*audience, *tags, *links, *company))} <= _WORDS:
        return None
    return Card(
        name,
        lang,
        title,
        family,
        rung,
        minutes,
        summary,
        tuple(audience),
        tuple(tags),
        file,
        tuple(zip(links[::2], links[1::2], strict=True)),
        tuple(company),
    )
