"""What to look for in the log, and whether an entry is it: whole words, phrases, and plain facts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from closeness_tui.core.answer import Answer, Blanks, Chosen, Items, Marks, Number, Words

if TYPE_CHECKING:
    from datetime import date

    from closeness_tui.core.entry import Entry, Summary

SHOWN = 50
"""Hits that are shown when nobody says how many."""

Ratings = tuple[tuple[str, float], ...]
"""The role and the number of each rating in an entry."""

_QUOTED = re.compile(r'"([^"]*)"?|([^\s"]+)')
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})
_AROUND = 40
"""Characters shown on each side of a hit."""


@dataclass(frozen=True, slots=True)
class Query:
    """All of it must hold; what is left empty asks nothing."""

    words: tuple[str, ...] = field(default=(), repr=False)
    """Words and phrases, each to be found somewhere in the entry; `words_in` makes them."""
    tags: tuple[str, ...] = field(default=(), repr=False)
    exercise: str = ""
    kind: str = ""
    starred: bool | None = None
    since: date | None = None
    """The first day, as the person's own calendar showed it."""
    until: date | None = None
    """The last day."""
    lowest: float | None = None
    highest: float | None = None
    role: str = ""
    """Of the rating that lies between them: before, middle, after or relief; empty for any."""
    limit: int | None = SHOWN
    """How many are shown; None for all, each of which is then opened."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A line around the first hit, and where the hit is in it."""

    text: str = field(repr=False)
    at: int = 0
    length: int = 0


def folded(text: str) -> str:
    """The text as it is compared: no capitals, one spelling of each letter, one space between words."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join(plain.translate(_APOSTROPHES).split())


def words_in(text: str) -> tuple[str, ...]:
    """What a person typed, as words and, in quotation marks of any kind, phrases."""
    found = _QUOTED.findall(text.translate(_STRAIGHT))
    return tuple(filter(None, (folded(phrase or word) for phrase, word in found)))


def searchable(entry: Entry) -> str:
    """All that is searched, folded: title, tags and what the person said, not the questions; one piece a line."""
    return "\n".join(filter(None, map(folded, _pieces(entry))))


def _pieces(entry: Entry) -> tuple[str, ...]:
    said = (piece for line in entry.lines for piece in _words_of(line.answer))
    return (entry.words, *said, entry.title, *entry.tags)


def _words_of(answer: Answer) -> tuple[str, ...]:
    # Numbers are asked for as ratings: as words, "4" would find nearly everything.
    match answer:
        case Words(text):
            return (text,)
        case Chosen(texts=texts):
            return texts
        case Blanks(sentence=sentence):
            return (sentence,)
        case Items(items):
            return tuple(piece for item in items for piece in (item.text, item.pile))
        case Marks(marks):
            return tuple(mark.label for mark in marks)
        case Number():
            return ()


def ratings_of(entry: Entry) -> Ratings:
    """The ratings that are numbers."""
    return tuple(
        (line.role, line.answer.value)
        for line in entry.lines
        if isinstance(line.answer, Number) and line.answer.value is not None and not line.answer.numb
    )


def fits(query: Query, summary: Summary, ratings: Ratings) -> bool:
    """Whether everything but the words holds."""
    tags = {folded(tag) for tag in summary.tags} if query.tags else set()
    day = summary.created.date()
    return (
        all(folded(tag) in tags for tag in query.tags)
        and query.exercise in ("", summary.exercise)
        and query.kind in ("", summary.kind)
        and query.starred in (None, summary.starred)
        and (query.since is None or query.since <= day)
        and (query.until is None or day <= query.until)
        and _is_rated(query, ratings)
    )


def _is_rated(query: Query, ratings: Ratings) -> bool:
    if query.lowest is None and query.highest is None:
        return not query.role or any(role == query.role for role, _value in ratings)
    low = float("-inf") if query.lowest is None else query.lowest
    high = float("inf") if query.highest is None else query.highest
    return any(query.role in ("", role) and low <= value <= high for role, value in ratings)


def says(query: Query, entry: Entry) -> bool:
    """Whether the entry holds all the words."""
    text = searchable(entry)
    return all(word in text for word in query.words)


def snippet_of(entry: Entry, query: Query) -> Snippet:
    """A short line of the entry: around the first word that was looked for, else its beginning."""
    pieces = [line for line in (" ".join(piece.split()) for piece in _pieces(entry)) if line]
    for word in query.words:
        for piece in pieces:
            place = place_of(word, piece)
            if place:
                return _cut(piece, *place)
    return _cut(pieces[0], 0, 0) if pieces else Snippet("")


def place_of(word: str, line: str) -> tuple[int, int] | None:
    """Where a folded word begins and ends in a line as it was typed."""
    if word not in folded(line):
        return None
    low = line.casefold().translate(_APOSTROPHES)
    begin = low.find(word)
    if len(low) == len(line) and begin >= 0:
        return begin, begin + len(word)
    # One letter may fold to several, and several typed marks be one letter: the letters are walked one by one.
    spelled, came_from = "", []
    for at, letter in _letters(line):
        piece = folded(letter) or (" " if letter.isspace() else "")
        spelled += piece
        came_from += [(at, at + len(letter))] * len(piece)
    begin = spelled.find(word)
    return None if begin < 0 else (came_from[begin][0], came_from[begin + len(word) - 1][1])


def _letters(line: str) -> list[tuple[int, str]]:
    letters: list[tuple[int, str]] = []
    for at, sign in enumerate(line):
        if letters and unicodedata.combining(sign):
            letters[-1] = (letters[-1][0], letters[-1][1] + sign)
        else:
            letters.append((at, sign))
    return letters


def _cut(line: str, begin: int, end: int) -> Snippet:
    left, right = max(0, begin - _AROUND), min(len(line), end + _AROUND)
    if left:
        # At a space where there is one, so that no letter is cut in two.
        left = line.find(" ", left, begin) + 1 or left
    if right < len(line):
        cut = line.rfind(" ", end, right)
        right = right if cut < 0 else cut
    before, after = "… " if left else "", " …" if right < len(line) else ""
    text = f"{before}{line[left:right]}{after}"
    return Snippet(text, begin - left + len(before) if end else 0, end - begin)
