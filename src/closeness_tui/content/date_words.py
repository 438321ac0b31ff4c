"""Dates in words, by the library dateparser, which is asked only what it is known to read rightly.

Alone it takes "the 3rd" for March and "november 3rd at 10" for a day in 2010.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import cast

import dateparser  # type: ignore[import-untyped]

from closeness_tui.content.dates import Span, days, minute, month, no_such_day, understood, year
from closeness_tui.core.spoken import date_in_words, weekday_in_words
from closeness_tui.core.wording import _

_CLOCK = r"(?:0?[1-9]|1[0-2])(?::[0-5]\d)? ?[ap]m|(?:[01]?\d|2[0-3]):[0-5]\d|noon"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)"
)
_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thur?s?|fri|sat|sun)"
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_IN_YEAR = r"(?:,? (?P<year>\d{4}))?"

_CALENDAR_DAYS = tuple(
    re.compile(rf"(?:(?P<weekday>{_WEEKDAY}),? )?{order}{_IN_YEAR}", re.ASCII)
    for order in (rf"(?:the )?{_NTH} (?:of )?{_MONTH}", rf"{_MONTH} (?:the )?{_NTH}")
)
_NEAR_DAYS = re.compile(
    r"today|yesterday|tomorrow|(?:the )?day before yesterday|tonight|last night"
    r"|(?:this|yesterday) (?:morning|afternoon|evening)"
    rf"|(?:(?:last|on) )?{_WEEKDAY}"
    rf"|{_COUNT} (?:day|week|month|year)s? ago",
    re.ASCII,
)
_NEAR_MOMENTS = re.compile(rf"now|{_COUNT} (?:minute|hour)s? ago", re.ASCII)
_STRETCHES = re.compile(r"(?:this|last|next) (week|month|year)")
_MONTHS = re.compile(rf"(?:in )?(last )?({_MONTH}(?:,? \d{{4}})?)", re.ASCII)
_TIMED = re.compile(rf"(?:(?P<day>.+?),? )??(?:at )?(?P<clock>{_CLOCK})", re.ASCII)


def read_words(text: str, now: datetime) -> Span | str:
    """What a date in words means; `text` in small letters and with single spaces, `now` without a zone."""
    try:
        return _stretch(text, now) or _named_month(text, now) or _day_or_moment(text, now)
    except (ValueError, OverflowError):
        return no_such_day()


def _stretch(text: str, now: datetime) -> Span | None:
    kind = _STRETCHES.fullmatch(text)
    found = _looked_up(text, now) if kind else None
    if kind is None or found is None:
        return None
    if kind[1] == "week":
        return days((found - timedelta(days=found.weekday())).date(), 7)
    return month(found.date()) if kind[1] == "month" else year(found.date())


def _named_month(text: str, now: datetime) -> Span | None:
    named = _MONTHS.fullmatch(text)
    found = _looked_up(named[2], now) if named else None
    if named is None or found is None:
        return None
    if named[1] and (found.year, found.month) == (now.year, now.month):
        found = found.replace(year=now.year - 1, day=1)
    return month(found.date())


def _day_or_moment(text: str, now: datetime) -> Span | str:
    timed = _TIMED.fullmatch(text)
    day = (timed["day"] or "") if timed else text
    calendar_day = next(filter(None, (each.fullmatch(day) for each in _CALENDAR_DAYS)), None)
    moment = timed is None and _NEAR_MOMENTS.fullmatch(text) is not None
    if day and not moment and calendar_day is None and not _NEAR_DAYS.fullmatch(day):
        return understood()
    found = _looked_up(f"{day} {timed['clock']}".strip() if timed else text, now)
    if found is None or (calendar_day is not None and not _is(found, calendar_day)):
        return no_such_day()
    if calendar_day is not None and _other_weekday(found, calendar_day, now):
        return _("{date} is a {weekday}; {understood}").format(
            date=date_in_words(found), weekday=weekday_in_words(found), understood=understood()
        )
    return minute(found) if timed or moment else days(found.date())


def _is(found: datetime, written: re.Match[str]) -> bool:
    return found.day == int(written["day"]) and written["year"] in (None, str(found.year))


def _other_weekday(found: datetime, written: re.Match[str], now: datetime) -> bool:
    if written["weekday"] is None:
        return False
    meant = _looked_up(written["weekday"], now)
    return meant is not None and meant.weekday() != found.weekday()


def _looked_up(text: str, now: datetime) -> datetime | None:
    found = dateparser.parse(
        text,
        languages=["en"],
        settings={
            "RELATIVE_BASE": now,
            "PREFER_DATES_FROM": "past",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    return cast("datetime | None", found)
