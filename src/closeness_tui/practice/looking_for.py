"""What a person looks for in the log: words, phrases, tags, a star, an exercise, days; typed in one line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from closeness_tui.content.dates import Span, read_date
from closeness_tui.core.query import Query, folded
from closeness_tui.core.spoken import date_in_words
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping

SHARED = "to-share"
"""The tag of what is meant for someone else."""

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_PIECE = re.compile(
    r'(?P<name>[^\W\d_]+):(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))|"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+)'
)
_DATE_WORD = re.compile(
    r"\d{1,4}(?:st|nd|rd|th|am|pm)?,?|\d+[-/.]\d[\d/.-]*|\d{1,2}:\d{2}(?:am|pm)?|this|last|the|on|of|at|before|ago|an?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|days?|weeks?|months?|years?|today|yesterday|morning|afternoon|evening|night|noon"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?"
    r"|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[.,]?",
    re.ASCII,
)
_DATE_ALONE = re.compile(r"today|yesterday|\d{4}-\d{1,2}(?:-\d{1,2})?", re.ASCII)
"""What counts as a date although it is one word; "may" and "sun" are words like others."""
_LONGEST = 5
"""Words of a date."""

Edge = Literal["", "since", "until", "before"]


@dataclass(frozen=True, slots=True)
class Looking:
    """What is looked for: a line as it was typed, and what was set by keys."""

    typed: str = field(default="", repr=False)
    starred: bool = False
    shared: bool = False
    exercise: str = ""
    """Only entries of this exercise."""
    this_day: bool = False
    """Only what was written on this day in earlier years."""

    @property
    def anything(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.typed.strip() or self.starred or self.shared or self.exercise or self.this_day)


@dataclass(frozen=True, slots=True)
class Understood:
    """How it was taken: the question to the log, and the sentence about what could not be taken."""

    query: Query
    trouble: str = ""


@dataclass(slots=True)
class _Found:
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    exercise: str = ""
    starred: bool | None = None
    since: date | None = None
    until: date | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    name: str = ""
    """What stands before a colon, where that is one of our words."""
    quoted: bool = False


def understood(looking: Looking, titles: Mapping[str, str], now: datetime) -> Understood:
    """What the line and the keys ask for together; `titles` names the exercises by id.

    The first date in words takes a quarter of a second, so this belongs into the background.
    """
    found = _Found()
    pieces = _pieces(looking.typed)
    while pieces:
        taken = _take_date(pieces, found, now) or _take_one(pieces[0], found, titles)
        del pieces[:taken]
    query = Query(
        words=tuple(filter(None, map(folded, found.words))),
        tags=tuple(found.tags),
        exercise=found.exercise,
        starred=found.starred,
        since=found.since,
        until=found.until,
    )
    return Understood(_with_keys(query, looking), found.trouble)


def moment_of(words: str, now: datetime) -> datetime | str | None:
    """The moment a free entry is for; none where nothing was written, a sentence where it cannot be taken."""
    if not words.strip():
        return None
    span = read_date(words, now)
    if not isinstance(span, Span):
        return span
    moment = span.moment(now)
    if moment is None:
        return _("one day is needed here, such as yesterday or 2026-11-03")
    return _("that day is still to come") if moment > now else moment


def _with_keys(query: Query, looking: Looking) -> Query:
    tags = (*query.tags, SHARED) if looking.shared else query.tags
    starred = True if looking.starred else query.starred
    return replace(query, tags=tags, starred=starred, exercise=looking.exercise or query.exercise)


def _pieces(typed: str) -> list[_Piece]:
    return [_piece(found) for found in _PIECE.finditer(typed.translate(_STRAIGHT))]


def _piece(found: re.Match[str]) -> _Piece:
    if found["name"] is not None:
        value = found["quoted"] if found["quoted"] is not None else found["plain"]
        if found["name"].lower() in _names():
            return _Piece(value.strip(), _names()[found["name"].lower()])
        return _Piece(found[0].replace('"', " "))
    if found["phrase"] is not None:
        return _Piece(found["phrase"], quoted=True)
    return _Piece(found["word"])


def _names() -> dict[str, str]:
    return {_("tag"): "tag", _("exercise"): "exercise"}


def _take_one(piece: _Piece, found: _Found, titles: Mapping[str, str]) -> int:
    plain = "" if piece.quoted else piece.text.lower()
    if piece.name == "tag":
        found.tags += [piece.text] if piece.text else []
    elif piece.name == "exercise":
        _take_exercise(piece.text, found, titles)
    elif plain == _("starred"):
        found.starred = True
    elif plain == _("shared"):
        found.tags.append(SHARED)
    else:
        found.words.append(piece.text)
    return 1


def _take_exercise(text: str, found: _Found, titles: Mapping[str, str]) -> None:
    wanted = folded(text)
    named = {one: folded(title) for one, title in titles.items()}
    exact = [one for one, title in named.items() if wanted in (one, title)]
    near = [one for one, title in named.items() if wanted and (wanted in title or wanted in one)]
    fitting = exact or near
    if len(fitting) == 1:
        found.exercise = fitting[0]
    elif wanted:
        found.trouble = (
            _("More than one exercise is called something like that.")
            if fitting
            else _("No exercise here is called that.")
        )


def _take_date(pieces: list[_Piece], found: _Found, now: datetime) -> int:
    """How many of the first pieces are a date; those are taken."""
    edge = _edges().get(pieces[0].text.lower()) if _is_plain(pieces[0]) else None
    begin = 0 if edge is None else 1
    words = []
    for piece in pieces[begin : begin + _LONGEST]:
        if not _is_plain(piece) or not _DATE_WORD.fullmatch(piece.text.lower()):
            break
        words.append(piece.text.lower())
    for count in range(len(words), 0, -1):
        text = " ".join(words[:count])
        if count == 1 and edge is None and not _DATE_ALONE.fullmatch(text):
            break
        span = read_date(text.rstrip(","), now)
        if isinstance(span, Span):
            _limit(found, span, edge or "")
            return begin + count
    return 0


def _is_plain(piece: _Piece) -> bool:
    return not piece.quoted and not piece.name


def _edges() -> dict[str, Edge]:
    return {
        _("since"): "since",
        _("after"): "since",
        _("until"): "until",
        _("before"): "before",
        _("in"): "",
        _("on"): "",
        _("from"): "",
    }


def _limit(found: _Found, span: Span, edge: Edge) -> None:
    first, last = span.first.date(), (span.until - timedelta(microseconds=1)).date()
    if edge in ("", "since"):
        found.since = first
    if edge in ("", "until"):
        found.until = last
    elif edge == "before":
        found.until = first - timedelta(days=1)


def in_words(looking: Looking, query: Query, titles: Mapping[str, str]) -> str:
    """How it was taken, to be said beside what was found; empty when nothing was asked."""
    parts = []
    if query.starred:
        parts.append(_("with a star"))
    tags = [tag for tag in query.tags if tag != SHARED]
    if SHARED in query.tags:
        parts.append(_("marked to share"))
    if tags:
        parts.append(_("tagged {tags}").format(tags=", ".join(tags)))
    if query.exercise:
        parts.append(_("from {title}").format(title=titles.get(query.exercise, query.exercise)))
    if query.words:
        words = ", ".join(f"“{word}”" for word in query.words)
        parts.append(_("with {words}").format(words=words))
    if looking.this_day:
        parts.append(_("on this day in earlier years"))
    parts += _days_in_words(query.since, query.until)
    return ", ".join(parts)


def _days_in_words(since: date | None, until: date | None) -> list[str]:
    if since and until:
        if since == until:
            return [_("of {day}").format(day=date_in_words(since))]
        return [_("from {first} to {last}").format(first=date_in_words(since), last=date_in_words(until))]
    if since:
        return [_("since {day}").format(day=date_in_words(since))]
    return [_("until {day}").format(day=date_in_words(until))] if until else []
