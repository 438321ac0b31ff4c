"""Decks and vocabularies that several exercises use, from the `vocabularies` folder beside them."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable
from typing import Any

from closeness_tui.content.characters import check_characters
from closeness_tui.content.faults import Faults, Path, did_you_mean, quoted
from closeness_tui.content.field import Field
from closeness_tui.content.files import read_text
from closeness_tui.content.pieces import Pairs, Shared, texts
from closeness_tui.content.shape import Shape
from closeness_tui.content.spec import FORMAT
from closeness_tui.content.spec_pieces import CARD_DECK, WORD_LIST
from closeness_tui.content.suggest import suggest
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
_SAID_OF_WORDS = ("places", "notes")


def read_shared(text: str, file: str) -> tuple[Shared, tuple[Problem, ...]]:
    """The decks and vocabularies of one file; with problems, none of it is used."""
    parsed = parse(text, file)
    if parsed.data is None:
        return Shared(), (parsed.problem,) if parsed.problem else ()
    faults = Faults()
    shape = Shape(faults)
    shape.table(FIELDS, parsed.data, (), _("A file of vocabularies"))
    _check_words(parsed.data, shape)
    check_characters(parsed.text, parsed.data, faults)
    if faults.found:
        return Shared(), faults.problems(parsed.text, file, parsed.data)
    return _built(parsed.data), ()


def _check_words(data: dict[str, Any], shape: Shape) -> None:
    """Report vocabularies without words, and what is said of words that are not among them."""
    lists = data.get("vocabulary")
    for name, table in lists.items() if isinstance(lists, dict) else ():
        path: Path = ("vocabulary", name)
        if not isinstance(table, dict) or shape.faults.within(path):
            continue
        if not any(each in table for each in ("words", *_SAID_OF_WORDS)):
            shape.faults.add_name(
                "missing",
                path,
                _("A vocabulary needs `words`: the words."),
                _("Add a line: {line}").format(line='words = ["warm", "tight"]'),
            )
        elif "words" in table:
            _check_said(table, path, shape.faults)


def _check_said(table: dict[str, Any], path: Path, faults: Faults) -> None:
    known = texts(table, "words")
    for setting in _SAID_OF_WORDS:
        for word in table.get(setting, ()):
            if word not in known:
                free = [each for each in known if each not in table[setting]]
                faults.add_name(
                    "no-word",
                    (*path, setting, word),
                    _("{word} is not among the `words` of this vocabulary.").format(word=quoted(word)),
                    did_you_mean(suggest(word, free), quoted) or _("Add it to `words`, or delete this line."),
                )


def _built(data: dict[str, Any]) -> Shared:
    lists = data.get("vocabulary", {})
    return Shared(
        {name: texts(deck, "cards") for name, deck in data.get("deck", {}).items()},
        {name: _words(table) for name, table in lists.items()},
        {name: _pairs(table, "places") for name, table in lists.items() if "places" in table},
        {name: _pairs(table, "notes") for name, table in lists.items() if "notes" in table},
    )


def _words(table: dict[str, Any]) -> tuple[str, ...]:
    said = (word for setting in _SAID_OF_WORDS for word in table.get(setting, ()))
    return texts(table, "words") or tuple(dict.fromkeys(said))


def _pairs(table: dict[str, Any], name: str) -> Pairs:
    return tuple((word, said.strip("\r\n")) for word, said in table[name].items())


def open_shared(files: Iterable[pathlib.Path]) -> tuple[Shared, tuple[Problem, ...]]:
    """All of them together; the later file wins by name, with everything it says of its words."""
    whole = Shared()
    problems: list[Problem] = []
    for path in files:
        text = read_text(path)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        shared, found = read_shared(text, str(path))
        whole = joined(whole, shared)
        problems += found
    return whole, tuple(problems)


def joined(before: Shared, later: Shared) -> Shared:
    """Both together; what the later one says of a name counts."""
    said = later.vocabularies
    return Shared(
        {**before.decks, **later.decks},
        {**before.vocabularies, **said},
        {**{name: each for name, each in before.places.items() if name not in said}, **later.places},
        {**{name: each for name, each in before.notes.items() if name not in said}, **later.notes},
    )
