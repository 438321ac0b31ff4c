from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeness_tui.content.dates import Span, no_such_day, read_date, understood

NOW = datetime(2026, 11, 25, 15, 10, 30, tzinfo=timezone(timedelta(hours=1)))  # a Wednesday

DAYS = {
    "today": "2026-11-25",
    "Yesterday": "2026-11-24",
    "  yesterday ": "2026-11-24",
    "tomorrow": "2026-11-26",
    "day before yesterday": "2026-11-23",
    "the day before yesterday": "2026-11-23",
    "this morning": "2026-11-25",
    "last night": "2026-11-24",
    "monday": "2026-11-23",
    "mon": "2026-11-23",
    "on monday": "2026-11-23",
    "last monday": "2026-11-23",
    "friday": "2026-11-20",
    "last friday": "2026-11-20",
    "last wednesday": "2026-11-18",
    "3 days ago": "2026-11-22",
    "two days ago": "2026-11-23",
    "a week ago": "2026-11-18",
    "2 weeks ago": "2026-11-11",
    "a month ago": "2026-10-25",
    "3 months ago": "2026-08-25",
    "a year ago": "2025-11-25",
    "two years ago": "2024-11-25",
    "3 november": "2026-11-03",
    "november 3": "2026-11-03",
    "Nov 3": "2026-11-03",
    "nov. 3": "2026-11-03",
    "3rd of november": "2026-11-03",
    "the 3rd of november 2025": "2025-11-03",
    "November 3, 2025": "2025-11-03",
    "3 nov 2025": "2025-11-03",
    "24 december": "2025-12-24",
    "29 february": "2024-02-29",
    "tuesday, 3 november": "2026-11-03",
    "2026-11-03": "2026-11-03",
    "2026-1-3": "2026-01-03",
    "2026/11/03": "2026-11-03",
    "23/11/2026": "2026-11-23",
    "11/23/2026": "2026-11-23",
    "23.11.2026": "2026-11-23",
    "3/3/2026": "2026-03-03",
    "2024-02-29": "2024-02-29",
}
MOMENTS = {
    "today 14:30": "2026-11-25 14:30",
    "today at 14:30": "2026-11-25 14:30",
    "yesterday at 9pm": "2026-11-24 21:00",
    "yesterday, 21:05": "2026-11-24 21:05",
    "last monday at 8:15": "2026-11-23 08:15",
    "3 november 14:30": "2026-11-03 14:30",
    "november 3, 2025 at 9:05 pm": "2025-11-03 21:05",
    "14:30": "2026-11-25 14:30",
    "yesterday noon": "2026-11-24 12:00",
    "an hour ago": "2026-11-25 14:10",
    "20 minutes ago": "2026-11-25 14:50",
    "now": "2026-11-25 15:10",
    "2026-11-03 14:30": "2026-11-03 14:30",
    "2026-11-03 at 9:30": "2026-11-03 09:30",
    "2026-11-03 9": "2026-11-03 09:00",
    "2026-11-03T14:30:05": "2026-11-03 14:30",
    "2026-11-03T14:30+05:30": "2026-11-03 14:30",
    "23/11/2026 14:30": "2026-11-23 14:30",
}
STRETCHES = {
    "2025": ("2025-01-01", "2026-01-01"),
    "2026-02": ("2026-02-01", "2026-03-01"),
    "november": ("2026-11-01", "2026-12-01"),
    "in november": ("2026-11-01", "2026-12-01"),
    "last november": ("2025-11-01", "2025-12-01"),
    "december": ("2025-12-01", "2026-01-01"),
    "may": ("2026-05-01", "2026-06-01"),
    "february 2024": ("2024-02-01", "2024-03-01"),
    "this week": ("2026-11-23", "2026-11-30"),
    "last week": ("2026-11-16", "2026-11-23"),
    "last month": ("2026-10-01", "2026-11-01"),
    "last year": ("2025-01-01", "2026-01-01"),
}
UNKNOWN = (
    "",
    "   ",
    "banana",
    "the 3rd",
    "3rd",
    "5",
    "a",
    "m",
    "november 3rd at 10",
    "3 moons ago",
    "10 000 years ago",
    "I ran 5 times in may",
    "yesterday yesterday",
    "sunday week",
    "gestern",
    "[/]",
    "\x1b[31mtoday",
    "yesterday " * 20,
    "٣ november",
)
IMPOSSIBLE = (
    "2026-02-30",
    "2026-13-01",
    "0000-01-01",
    "2026-11-03 25:00",
    "9999-12-31",
    "31 november",
    "30 february 2024",
    "yesterday 25:00",
    "45/45/2026",
    "31/11/2026",
)


def span(words: str, now: datetime = NOW) -> Span:
    found = read_date(words, now)
    assert isinstance(found, Span), found
    return found


@pytest.mark.parametrize(("words", "day"), DAYS.items())
def test_a_day_is_the_day_that_was_meant(words: str, day: str) -> None:
    first = datetime.fromisoformat(day)
    assert span(words) == Span(first, first + timedelta(days=1))


@pytest.mark.parametrize(("words", "moment"), MOMENTS.items())
def test_a_day_with_a_time_is_a_minute(words: str, moment: str) -> None:
    first = datetime.fromisoformat(moment)
    assert span(words) == Span(first, first + timedelta(minutes=1))


@pytest.mark.parametrize(("words", "bounds"), STRETCHES.items())
def test_weeks_months_and_years_are_stretches(words: str, bounds: tuple[str, str]) -> None:
    assert span(words) == Span(*map(datetime.fromisoformat, bounds))


@pytest.mark.parametrize("words", UNKNOWN)
def test_what_is_not_surely_known_is_not_guessed(words: str) -> None:
    assert read_date(words, NOW) == understood()


@pytest.mark.parametrize("words", IMPOSSIBLE)
def test_a_day_that_does_not_exist_is_said_to_be_none(words: str) -> None:
    assert read_date(words, NOW) in (no_such_day(), understood())
    assert "2026-11-03" in str(read_date(words, NOW))


def test_day_and_month_in_numbers_are_asked_about() -> None:
    assert read_date("3/11/2026", NOW) == (
        "3/11/2026 can mean 11 March 2026 or 3 November 2026; please write 2026-03-11 or 2026-11-03"
    )
    assert "can mean" in str(read_date("3.11.2026 14:30", NOW))


@pytest.mark.parametrize("words", ["3/11", "3/11/26", "3.11.", "11-03"])
def test_a_date_without_a_whole_year_in_numbers_is_not_guessed(words: str) -> None:
    assert "four digits" in str(read_date(words, NOW))


def test_a_weekday_that_does_not_fit_its_date_is_told() -> None:
    assert str(read_date("monday 3 november", NOW)).startswith("3 November 2026 is a Tuesday; ")


def test_the_day_is_the_one_of_the_clock_that_is_given() -> None:
    for now in (datetime(1999, 1, 1, 0, 5, tzinfo=UTC), datetime(2044, 3, 1, 23, 59)):
        assert span("yesterday", now).first.date() == now.date() - timedelta(days=1)
        assert span("today", now).first.date() == now.date()


def test_dating_back() -> None:
    assert span("today").moment(NOW) == NOW
    assert span("last month").moment(NOW) is None
    noon, exact = span("yesterday").moment(NOW), span("yesterday 21:05").moment(NOW)
    assert noon is not None
    assert exact is not None
    assert noon.replace(tzinfo=None) == datetime(2026, 11, 24, 12)
    assert exact.replace(tzinfo=None) == datetime(2026, 11, 24, 21, 5)
    assert noon.tzinfo is not None


@settings(max_examples=200, deadline=None)
@given(st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31)))
def test_every_iso_date_is_that_day(day: date) -> None:
    assert span(day.isoformat()).first.date() == day


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=70) | st.from_regex(r"[0-9 /.:ta-]{1,20}", fullmatch=True))
def test_anything_that_is_typed_gets_a_date_or_a_sentence(words: str) -> None:
    found = read_date(words, NOW)
    assert isinstance(found, Span) or found.isprintable()


def test_a_date_in_numbers_does_not_load_the_library() -> None:
    code = (
        "import sys; from datetime import datetime; from closeness_tui.content.dates import read_date; "
        "read_date('2026-11-03', datetime(2026, 11, 25)); print('dateparser' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
