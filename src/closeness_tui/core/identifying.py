"""What in a text may tell who somebody is: capitalised words and numbers. It marks them; a person decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BETWEEN = re.compile(r"[^\S\n]+")

_WORDS = """
    a about after again all also although always an and another any are as at be because been before being both but
    by can could did do does each even every first for from had has have he her here his how however i if in is it
    its just last later let maybe me more most much my never next no not nothing now of on once one only or our
    perhaps she since so some something sometimes still such that the their them then there these they this those
    though three to today together too two under until us was we were what when where whether which while who why
    will with without would yes yet you your i'm i've i'd i'll it's that's he's she's we're they're don't
    """
_COMMON = frozenset(_WORDS.split())
"""Words that begin sentences without naming anybody."""


def telling_words(texts: Iterable[str]) -> tuple[str, ...]:
    """Capitalised words, those side by side as one, and numbers; in the order they come, each once.

    It errs on the side of too many, and finds nothing where a language has no capital letters.
    """
    found: dict[str, None] = {}
    for text in texts:
        for row in text.splitlines():
            found.update(dict.fromkeys(_in_row(row)))
    return tuple(found)


def _in_row(row: str) -> list[str]:
    marks = sorted([*_numbers(row), *_names(row)])
    joined: list[tuple[int, int]] = []
    for start, end in marks:
        if joined and _is_name(row, joined[-1]) and _is_name(row, (start, end)):
            before = joined[-1][1]
            if _BETWEEN.fullmatch(row[before:start]):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return [row[start:end] for start, end in joined]


def _is_name(row: str, span: tuple[int, int]) -> bool:
    return not row[span[0]].isdigit()


def _numbers(row: str) -> list[tuple[int, int]]:
    return [each.span() for each in _NUMBER.finditer(row)]


def _names(row: str) -> list[tuple[int, int]]:
    return [
        each.span()
        for each in _WORD.finditer(row)
        if any(letter.isupper() for letter in each[0]) and each[0].replace("’", "'").casefold() not in _COMMON
    ]
