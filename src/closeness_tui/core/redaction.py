"""Leaving things out of an entry before anyone else sees it, also where a kept question quotes them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from closeness_tui.core.answer import (
    Answer,
    Blanks,
    Chosen,
    Items,
    Marks,
    Number,
    Words,
    spoken_number,
)
from closeness_tui.core.entry import Entry

FREE_WORDS = "@words"
"""Stands for the free words of an entry where the keys of its lines are named; no step can have this id."""
TAGS = "@tags"
"""Stands for its tags."""

_GAP = "…"
_SCALE_ENDS = ("0", "10", "100")
"""Fixed words of rating questions: a gap there would tell the number instead of hiding it."""


def parts_to_choose(entry: Entry) -> tuple[str, ...]:
    """The keys of all that can be left out of an entry, in reading order."""
    keys = dict.fromkeys(line.key for line in entry.lines)
    more = [(TAGS, entry.tags), (FREE_WORDS, entry.words.strip())]
    return (*keys, *(key for key, there in more if there))


def without(entry: Entry, keys: Collection[str]) -> Entry:
    """The entry without these parts; where a kept question quotes one of them there is a gap instead."""
    gone = [line.answer for line in entry.lines if line.key in keys]
    quoted = _quotes(gone)
    kept = (line for line in entry.lines if line.key not in keys)
    return replace(
        entry,
        lines=tuple(replace(line, prompt=_with_gaps(line.prompt, quoted)) for line in kept),
        words="" if FREE_WORDS in keys else entry.words,
        tags=() if TAGS in keys else entry.tags,
    )


def chosen(
    entries: Collection[Entry], *, keep: Collection[str], left_out: Mapping[str, Collection[str]]
) -> tuple[Entry, ...]:
    """The entries whose ids are in `keep`, each without the parts that `left_out` names for its id."""
    return tuple(without(entry, left_out.get(entry.id, ())) for entry in entries if entry.id in keep)


def pieces_of(entry: Entry, keys: Collection[str]) -> frozenset[str]:
    """Every text by which these parts of an entry can be quoted elsewhere."""
    found = {piece for line in entry.lines if line.key in keys for piece in _pieces(line.answer)}
    if FREE_WORDS in keys:
        found |= {entry.words.strip(), *map(str.strip, entry.words.splitlines())}
    if TAGS in keys:
        found |= set(entry.tags)
    return frozenset(piece for piece in found if piece.strip())


def with_gaps(text: str, pieces: Collection[str]) -> str:
    """The text with a gap wherever it quotes one of these pieces."""
    return _with_gaps(text, _pattern({piece for piece in pieces if piece in text}))


def _quotes(answers: list[Answer]) -> re.Pattern[str] | None:
    return _pattern({piece for answer in answers for piece in _pieces(answer) if piece.strip()})


def _pattern(found: set[str]) -> re.Pattern[str] | None:
    if not found:
        return None
    # The longest first, or a part of it would be left standing.
    return re.compile("|".join(_whole(piece) for piece in sorted(found, key=lambda each: (-len(each), each))))


def _whole(piece: str) -> str:
    # A short answer such as "I" must not punch holes into other words.
    before = r"(?<!\w)" if re.match(r"\w", piece[0]) else ""
    after = r"(?!\w)" if re.match(r"\w", piece[-1]) else ""
    return f"{before}{re.escape(piece)}{after}"


def _with_gaps(prompt: str, quoted: re.Pattern[str] | None) -> str:
    return quoted.sub(_GAP, prompt) if quoted else prompt


def _pieces(answer: Answer) -> Iterator[str]:
    """Every text by which a later question can quote the answer."""
    match answer:
        case Words(text):
            yield from (text, text.strip(), *map(str.strip, text.splitlines()))
        case Number(value) if value is not None and spoken_number(value) not in _SCALE_ENDS:
            yield spoken_number(value)
        case Chosen(texts=texts):
            yield from texts
        case Blanks(filled, sentence):
            yield sentence
            yield from (words for _name, words in filled)
        case Items(items):
            yield from (item.text for item in items)
        case Marks(marks):
            yield from (mark.label for mark in marks)
        case _:
            return
