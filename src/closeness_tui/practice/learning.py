"""Pages that are only read: which there are, in which order, and which goes with which exercise. Nothing is noted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from closeness_tui.content.library import bundled_folder
from closeness_tui.core.steps import Read
from closeness_tui.core.wording import _
from closeness_tui.store.places import THERAPIST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from closeness_tui.content.cards import Card
    from closeness_tui.content.library import Library

IN_ORDER = (
    "pull-to-distance",
    "body-alarm",
    "patterns-not-types",
    "close-is-not-dependent",
    "uneven-progress",
    "fear-is-a-signal",
    "tending-a-garden",
)
"""The shipped pages; those of a person or a therapist stand behind them by their titles."""

BEFORE = {
    "rest-or-retreat": "pull-to-distance",
    "body-cue-map": "body-alarm",
    "then-and-now": "patterns-not-types",
    "people-in-my-corner": "close-is-not-dependent",
    "kinder-voice": "uneven-progress",
    "step-ladder": "uneven-progress",
    "noting-open": "fear-is-a-signal",
    "name-the-pattern": "tending-a-garden",
}
"""By exercise: the page that one may like to read first."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, whole."""

    id: str
    title: str
    summary: str
    paragraphs: tuple[str, ...]
    sources: tuple[str, ...] = ()
    author: str = ""
    file: str = ""

    @property
    def is_shipped(self) -> bool:
        """Whether it came with closeness."""
        return Path(self.file).is_relative_to(bundled_folder())


class Learning:
    """The pages of a library, in the order in which they are told; `drawer` says whose they are."""

    def __init__(self, library: Library, drawer: str = "") -> None:
        self._library = library
        mine = {"therapist"} if drawer == THERAPIST else {"client", "pair"}
        found = {card.id: card for card in reversed(_english_first(library.learn))}
        here = (each for each in found.values() if mine & set(each.audience))
        self.cards: tuple[Card, ...] = tuple(sorted(here, key=_place))

    def card(self, name: str) -> Card | None:
        """The page of this name, as the lists show it."""
        return next((card for card in self.cards if card.id == name), None)

    def page(self, name: str) -> Page | None:
        """A page by its name; none where there is none, or where its file has gone bad."""
        card = self.card(name)
        exercise = self._library.whole(card) if card is not None else None
        if card is None or exercise is None:
            return None
        texts = (step.text for step in exercise.steps if isinstance(step, Read))
        return Page(
            card.id,
            _one_line(exercise.title),
            _one_line(exercise.summary),
            tuple(_one_line(part) for text in texts for part in text.split("\n\n") if part.strip()),
            tuple(_one_line(each) for each in exercise.sources),
            _one_line(exercise.author),
            card.file,
        )

    def before(self, exercise_id: str) -> Card | None:
        """The page that one may like to read before an exercise."""
        return self.card(BEFORE.get(exercise_id, ""))


def read_first(library: Library, exercise_id: str) -> str:
    """A quiet line about the page that goes with an exercise; empty where there is none."""
    card = Learning(library).before(exercise_id) if exercise_id in BEFORE else None
    if card is None:
        return ""
    return _("To read first, if you like: {title}.").format(title=_one_line(card.title))


def drawn_on(page: Page) -> str:
    """What a page draws on, and who wrote it where that was not us; empty where neither is known."""
    said = []
    if page.sources:
        said.append(_("It draws on: {sources}.").format(sources="; ".join(page.sources)))
    if page.author:
        said.append(_("By {author}.").format(author=page.author))
    if not page.is_shipped:
        said.append(_("It comes from a folder of your own. The makers of closeness have not looked at it."))
    return " ".join(said)


def _english_first(cards: Iterable[Card]) -> list[Card]:
    return sorted(cards, key=lambda card: (card.lang != "en", card.lang))


def _place(card: Card) -> tuple[int, str, str]:
    at = IN_ORDER.index(card.id) if card.id in IN_ORDER else len(IN_ORDER)
    return at, card.title.casefold(), card.id


def _one_line(text: str) -> str:
    return " ".join(text.split())
