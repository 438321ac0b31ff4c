"""Sheets for a session: one to look at, and hostile words in every field of another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from closeness_tui.core.answer import Number, Words
from closeness_tui.core.entry import Entry, Line
from closeness_tui.core.redaction import TAGS, parts_to_choose
from closeness_tui.core.summary import Sheet, Summary, sheet_of
from tests.content.entries_to_share import EVENING, HOSTILE, NOTE, several, texts

MADE = date(2026, 11, 25)
CHECK = "How close does it feel, with the one you chose? 0 is far, 10 is near."


def check_in(week: int, number: float | None) -> Entry:
    line = Line("closeness", "rate", CHECK, Number(number, numb=number is None))
    created = datetime(2026, 9, 6, 20, 0, tzinfo=UTC) + timedelta(weeks=week)
    letters = "abcdefghijklmnopqrst"
    return Entry(
        id=letters[week] * 26,
        kind="exercise",
        created=created,
        exercise="check-in",
        title="Check-in",
        lines=(line,),
    )


CHECKS = tuple(check_in(week, number) for week, number in enumerate((3, 4, 4, None, 5, 4, 6, 5, 6, 7)))


def all_of(*entries: Entry, **changes: object) -> Sheet:
    """Everything of these, tags too."""
    chosen = {entry.id: frozenset(parts_to_choose(entry)) | {TAGS} for entry in entries}
    summary = Summary(entries, MADE, chosen, since=date(2026, 9, 1))
    return sheet_of(replace(summary, **changes))  # type: ignore[arg-type]


SAMPLE = all_of(
    *CHECKS,
    EVENING,
    NOTE,
    question="How do I stay in the room when it gets warm?",
    for_whom="Anna",
    what_for="our session on Thursday",
    blanked=("my aunt",),
)


def hostile(words: str) -> Sheet:
    """The same words in every field."""
    lines = (
        Line(words, words, words, Words(words), words),
        *(replace(line, key=f"k{place}", prompt=words) for place, line in enumerate(EVENING.lines)),
    )
    entry = replace(EVENING, title=words, tags=(words,), lines=lines, words=words, exercise=words)
    rated = tuple(
        replace(each, lines=tuple(replace(line, prompt=words) for line in each.lines)) for each in CHECKS
    )
    return all_of(*rated, entry, question=words, for_whom=words, what_for=words)


sheets = st.one_of(
    st.sampled_from(HOSTILE).map(hostile),
    st.builds(
        lambda found, words: all_of(*found, question=words, for_whom=words, what_for=words), several, texts
    ),
)
