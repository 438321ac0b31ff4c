"""Decks and vocabularies that several exercises use, from the `vocabularies` folder beside them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from closeness_tui.content.build import Shared, texts
from closeness_tui.content.characters import check_characters
from closeness_tui.content.faults import Faults
from closeness_tui.content.field import Field
from closeness_tui.content.files import read_text
from closeness_tui.content.shape import Shape
from closeness_tui.content.spec import FORMAT
from closeness_tui.content.spec_pieces import CARD_DECK, WORD_LIST
from closeness_tui.content.syntax import parse
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _

FIELDS = {
    each.name: each
    for each in (
        Field("format", "whole", "The version of this file format.", low=1, high=FORMAT, example="1"),
        Field("deck", "named", "Cards, each deck under a heading such as [deck.small-shares].", fields=CARD_DECK,
              example='{ small-shares = { cards = ["A song you like"] } }', other_words=("decks", "cards")),
        Field("vocabulary", "named", "Words, each list under a heading such as [vocabulary.feelings].",
              fields=WORD_LIST, example='{ feelings = { words = ["calm", "sad"] } }',
              other_words=("vocabularies", "words", "vocab")),
    )
}  # fmt: skip
"""What a file in `vocabularies` can have."""


def read_shared(text: str, file: str) -> tuple[Shared, tuple[Problem, ...]]:
    """The decks and vocabularies of one file; with problems, none of it is used."""
    parsed = parse(text, file)
    if parsed.data is None:
        return Shared(), (parsed.problem,) if parsed.problem else ()
    faults = Faults()
    Shape(faults).table(FIELDS, parsed.data, (), _("A file of vocabularies"))
    check_characters(parsed.text, parsed.data, faults)
    if faults.found:
        return Shared(), faults.problems(parsed.text, file, parsed.data)
    return _built(parsed.data), ()


def _built(data: dict[str, Any]) -> Shared:
    return Shared(
        {name: texts(deck, "cards") for name, deck in data.get("deck", {}).items()},
        {name: texts(each, "words") for name, each in data.get("vocabulary", {}).items()},
    )


def open_shared(files: Iterable[Path]) -> tuple[Shared, tuple[Problem, ...]]:
    """All of them together; the later file wins by name."""
    decks: dict[str, tuple[str, ...]] = {}
    vocabularies: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for path in files:
        text = read_text(path)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        shared, found = read_shared(text, str(path))
        decks.update(shared.decks)
        vocabularies.update(shared.vocabularies)
        problems += found
    return Shared(decks, vocabularies), tuple(problems)
