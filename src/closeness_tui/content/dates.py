"""Dates as people write them: "yesterday", "last monday", "3 november", "2026-11-03"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from closeness_tui.core.spoken import date_in_words
from closeness_tui.core.wording import _

_ISO = re.compile(
    r"(?P<year>\d{4})(?:[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2})(?:[ t](?:at )?(?P<clock>\d.*))?)?)?",
    re.ASCII,
)
_NUMBERS = re.compile(
    r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?\.?(?: (?:at )?(\d{1,2}:\d{2}))?", re.ASCII
)
_LONGEST = 60
"""Characters; no date is longer."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the calendar as a person's own clock shows it, so without a time zone."""

    first: datetime
    until: datetime
    """The first moment after it."""

    def moment(self, now: datetime) -> datetime | None:
        """The moment to date something back to; none for a stretch longer than a day.

        A day without a time stands for its noon, and today for `now`.
        """
        length = self.until - self.first
        if length > timedelta(days=1):
            return None
        if length < timedelta(days=1):
            return self.first.astimezone()
        if self.first.date() == now.date():
            return now
        return (self.first + timedelta(hours=12)).astimezone()


def read_date(words: str, now: datetime) -> Span | str:
    """What the words mean at `now`, or a sentence that asks for it in another way."""
    text = " ".join(words.lower().split())
    if not text or len(text) > _LONGEST:
        return understood()
    iso = _ISO.fullmatch(text)
    if iso:
        return _iso(iso)
    numbers = _NUMBERS.fullmatch(text)
    if numbers:
        return _in_numbers(numbers)
    # The library behind it costs a quarter of a second, which a date in numbers need not pay.
    from closeness_tui.content.date_words import read_words  # noqa: PLC0415

    return read_words(text, now.replace(tzinfo=None))


def understood() -> str:
    """The sentence that names what can be written."""
    return _(
        'please write a date such as 2026-11-03, "yesterday", "last monday", "2 weeks ago", '
        '"3 november" or "today 14:30"'
    )


def no_such_day() -> str:
    """The sentence for a day or a time that no calendar and no clock has."""
    return _("there is no such day or time; {understood}").format(understood=understood())


def days(first: date, count: int = 1) -> Span:
    """So many whole days."""
    start = datetime.combine(first, time())
    return Span(start, start + timedelta(days=count))


def minute(moment: datetime) -> Span:
    """The minute of that moment."""
    start = moment.replace(second=0, microsecond=0)
    return Span(start, start + timedelta(minutes=1))


def month(day: date) -> Span:
    """The whole month of that day."""
    return days(day.replace(day=1), calendar.monthrange(day.year, day.month)[1])


def year(day: date) -> Span:
    """The whole year of that day."""
    return days(day.replace(month=1, day=1), 365 + calendar.isleap(day.year))


def _iso(found: re.Match[str]) -> Span | str:
    clock = found["clock"]
    try:
        first = date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
        if clock:
            return minute(datetime.combine(first, _clock(clock)))
        return days(first) if found["day"] else month(first) if found["month"] else year(first)
    except (ValueError, OverflowError):
        return no_such_day()


def _clock(words: str) -> time:
    # An offset is passed over: a date means what the person's own clock showed.
    hour, colon, _rest = words.partition(":")
    return time.fromisoformat(f"{hour:0>2}{colon}{_rest}".upper()).replace(tzinfo=None)


def _in_numbers(found: re.Match[str]) -> Span | str:
    """Day and month in numbers: read where only one order is a date, asked about where both are."""
    first, _mark, second, written_year, clock = found.groups()
    if written_year is None or len(written_year) == 2:
        return _(
            "please write the year first and with four digits, as in 2026-11-03: nothing is guessed then"
        )
    orders = (_date(written_year, second, first), _date(written_year, first, second))
    dates = sorted({each for each in orders if each is not None})
    if not dates:
        return no_such_day()
    if len(dates) > 1:
        return _which(found[0], *dates)
    try:
        return minute(datetime.combine(dates[0], _clock(clock))) if clock else days(dates[0])
    except (ValueError, OverflowError):
        return no_such_day()


def _date(in_year: str, in_month: str, day: str) -> date | None:
    try:
        return date(int(in_year), int(in_month), int(day))
    except ValueError:
        return None


def _which(written: str, one: date, other: date) -> str:
    return _("{written} can mean {one} or {other}; please write {one_iso} or {other_iso}").format(
        written=written,
        one=date_in_words(one),
        other=date_in_words(other),
        one_iso=one.isoformat(),
        other_iso=other.isoformat(),
    )
