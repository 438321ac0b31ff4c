"""What a person brings to a session: chosen lines of chosen entries, words blanked out, and a question."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from closeness_tui.core.answer import Chosen, Items, Marks, Number, is_empty, lines_of
from closeness_tui.core.redaction import FREE_WORDS, TAGS, parts_to_choose, pieces_of, with_gaps

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from datetime import date

    from closeness_tui.core.entry import Entry, Line

BLANK = "[…]"
"""Stands where a word was blanked out; a person who reads it aloud, or hears it, knows that something is gone."""

DOTS_FROM = 2
"""Ratings of one question; a single one is no picture."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What was looked at, and what of it is brought along."""

    entries: tuple[Entry, ...] = field(repr=False)
    """All that were looked at, oldest first: what is not chosen must not come in by another question's words."""
    made: date
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    """By the id of an entry, the keys of its parts that are brought, as `core.redaction` names them."""
    blanked: tuple[str, ...] = field(default=(), repr=False)
    """Words and phrases that are blanked out wherever they stand."""
    question: str = field(default="", repr=False)
    for_whom: str = field(default="", repr=False)
    what_for: str = field(default="", repr=False)
    since: date | None = None
    """The first day looked at; none for all."""
    fixed: frozenset[str] = field(default=frozenset(), repr=False)
    """Questions and titles as the exercises themselves word them: they quote nobody."""
    by_month: bool = False
    """Days are not said, only months."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What asked, and what was answered; free words have nothing that asked."""

    asked: str = field(repr=False)
    answered: tuple[str, ...] = field(repr=False)
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One entry, as far as it is brought."""

    title: str = field(repr=False)
    day: date
    passages: tuple[Passage, ...] = field(repr=False)
    tags: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Dot:
    """One rating of a question that was asked more than once."""

    day: date
    said: str = field(repr=False)
    value: float | None = field(repr=False)
    """None where a number was blanked out, or was none."""


@dataclass(frozen=True, slots=True)
class Dots:
    """Ratings of one question over time, the oldest first."""

    asked: str = field(repr=False)
    dots: tuple[Dot, ...] = field(repr=False)
    highest: float = 10.0
    """The end of the scale; all of ours begin at 0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that leaves, and nothing else: every form is written from this."""

    made: date
    parts: tuple[Part, ...] = field(repr=False)
    dots: tuple[Dots, ...] = field(default=(), repr=False)
    question: str = field(default="", repr=False)
    for_whom: str = field(default="", repr=False)
    what_for: str = field(default="", repr=False)
    since: date | None = None
    by_month: bool = False


def parts_at_first(entry: Entry) -> frozenset[str]:
    """What is brought of an entry just chosen: all but its tags, which are the person's own order."""
    return frozenset(parts_to_choose(entry)) - {TAGS}


def with_entry(summary: Summary, entry: Entry, *, brought: bool) -> Summary:
    """The same with all of this entry, or with nothing of it."""
    others = {each: keys for each, keys in summary.chosen.items() if each != entry.id}
    return replace(summary, chosen=others | {entry.id: parts_at_first(entry)} if brought else others)


def with_part(summary: Summary, entry_id: str, key: str, *, brought: bool) -> Summary:
    """The same with this part of an entry, or without it."""
    keys = summary.chosen.get(entry_id, frozenset())
    return replace(summary, chosen={**summary.chosen, entry_id: keys | {key} if brought else keys - {key}})


def with_blanked(summary: Summary, words: Iterable[str]) -> Summary:
    """The same with these words blanked out too, wherever they stand."""
    more = (" ".join(each.split()) for each in words)
    return replace(summary, blanked=tuple(dict.fromkeys((*summary.blanked, *filter(None, more)))))


def texts_of(sheet: Sheet) -> tuple[str, ...]:
    """Every word of the person, and every question, for a look at what may tell too much."""
    parts = (text for part in sheet.parts for text in (part.title, *_texts(part)))
    return (sheet.question, *parts)


def _texts(part: Part) -> Iterator[str]:
    yield from part.tags
    for passage in part.passages:
        yield from passage.answered


def sheet_of(summary: Summary) -> Sheet:
    """What leaves. A part that was not chosen is in none of it, nor quoted by a question that was."""
    said = _Said(summary)
    taken = [(entry, summary.chosen[entry.id]) for entry in summary.entries if summary.chosen.get(entry.id)]
    rows = said.rated(taken)
    parts = (said.part(*each) for each in taken if not _is_in_pictures(*each, rows))
    return Sheet(
        made=summary.made,
        parts=tuple(part for part in parts if part.passages or part.tags),
        dots=tuple(map(said.dots, rows.values())),
        question=said.blanked(summary.question.strip()),
        for_whom=said.blanked(summary.for_whom.strip()),
        what_for=said.blanked(summary.what_for.strip()),
        since=summary.since,
        by_month=summary.by_month,
    )


def blanking(words: Iterable[str]) -> Callable[[str], str]:
    """Blanks out these words and phrases wherever they stand whole, however they are capitalised or spaced."""
    wanted = {" ".join(_plain(each).split()) for each in words} - {""}
    if not wanted:
        return lambda text: text
    found = "|".join(map(_whole, sorted(wanted, key=lambda each: (-len(each), each))))
    pattern = re.compile(found, re.IGNORECASE)
    return lambda text: pattern.sub(BLANK, _plain(text))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _whole(phrase: str) -> str:
    before = r"(?<!\w)" if re.match(r"\w", phrase[0]) else ""
    after = r"(?!\w)" if re.match(r"\w", phrase[-1]) else ""
    return before + r"\s+".join(map(re.escape, phrase.split())) + after


class _Said:
    """Says entries with gaps for what was not chosen, and blanks for what is not to be read."""

    def __init__(self, summary: Summary) -> None:
        self.blanked = blanking(summary.blanked)
        self._fixed = summary.fixed
        self._hidden = frozenset(_hidden(summary.entries, summary.chosen))

    def part(self, entry: Entry, keys: Collection[str]) -> Part:
        """The entry, as far as it is brought."""
        return Part(
            title=self._asked(entry.title),
            day=entry.created.date(),
            passages=tuple(self._passages(entry, keys)),
            tags=tuple(map(self.blanked, entry.tags)) if TAGS in keys else (),
        )

    def _passages(self, entry: Entry, keys: Collection[str]) -> Iterator[Passage]:
        for line in _lines(entry, keys):
            answered = tuple(self.blanked(text) for text in lines_of(line.answer) if text.strip())
            yield Passage(self._asked(line.prompt), answered, isinstance(line.answer, Chosen | Items | Marks))
        if FREE_WORDS in keys and entry.words.strip():
            yield Passage("", (self.blanked(entry.words),))

    def _asked(self, text: str) -> str:
        return self.blanked(text if text in self._fixed else with_gaps(text, self._hidden))

    def rated(self, taken: Iterable[tuple[Entry, Collection[str]]]) -> _Rated:
        """The ratings of every question that was brought more than once."""
        found: _Rated = {}
        for entry, keys in taken:
            for line in _lines(entry, keys):
                if isinstance(line.answer, Number):
                    found.setdefault(_question(entry, line), []).append((entry, line))
        return {question: rows for question, rows in found.items() if len(rows) >= DOTS_FROM}

    def dots(self, rows: list[tuple[Entry, Line]]) -> Dots:
        """One of them as a picture."""
        dots = tuple(self._dot(entry, line) for entry, line in rows)
        most = max((dot.value for dot in dots if dot.value is not None), default=0.0)
        highest = next((end for end in (10.0, 100.0) if most <= end), most)
        return Dots(asked=self._asked(rows[-1][1].prompt), dots=dots, highest=highest)

    def _dot(self, entry: Entry, line: Line) -> Dot:
        said = " ".join(lines_of(line.answer))
        blanked = self.blanked(said)
        value = line.answer.value if isinstance(line.answer, Number) and not line.answer.numb else None
        # A dot would tell the number that was blanked out.
        return Dot(entry.created.date(), blanked, value if blanked == said else None)


_Rated = dict[tuple[str, str], list[tuple["Entry", "Line"]]]
"""By exercise and step."""


def _question(entry: Entry, line: Line) -> tuple[str, str]:
    return entry.exercise or entry.id, line.key


def _is_in_pictures(entry: Entry, keys: Collection[str], rated: _Rated) -> bool:
    """Whether a picture says all that is brought of it, as of a check-in of bare numbers."""
    if TAGS in keys or (FREE_WORDS in keys and entry.words.strip()):
        return False
    lines = tuple(_lines(entry, keys))
    return bool(lines) and all(
        isinstance(line.answer, Number) and _question(entry, line) in rated for line in lines
    )


def _lines(entry: Entry, keys: Collection[str]) -> Iterator[Line]:
    return (line for line in entry.lines if line.key in keys and not is_empty(line.answer))


def _hidden(entries: Iterable[Entry], chosen: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for entry in entries:
        yield from pieces_of(entry, set(parts_to_choose(entry)) - chosen.get(entry.id, frozenset()))
