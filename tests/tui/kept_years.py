"""A log as it may look after some years: about forty entries of many kinds."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from closeness_tui.core.answer import Blanks, Chosen, Item, Items, Mark, Marks, Number, Words
from closeness_tui.core.entry import Entry, Line

if TYPE_CHECKING:
    from closeness_tui.core.answer import Answer
    from closeness_tui.practice.opening import Practice

NOW = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)


def name_of(number: int) -> str:
    """An id that is always the same for the same number."""
    letters = hashlib.sha256(str(number).encode()).hexdigest()
    return "".join("abcdefghijklmnopqrstuvwxyz234567"[int(pair, 16) * 2 % 32] for pair in letters)[:26]


def line(key: str, kind: str, prompt: str, answer: Answer, role: str = "") -> Line:
    return Line(key, kind, prompt, answer, role)


def uneasy(before: float, after: float | None) -> tuple[Line, Line]:
    ask = "How uneasy do you feel right now? 0 is not at all. 10 is the most you can imagine."
    return (
        line("before", "rate", ask, Number(before), "before"),
        line("after", "rate", "And now? Same 0 to 10.", Number(after, numb=after is None), "after"),
    )


def noting(number: int) -> Entry:
    before, after = uneasy(6, None if number % 3 == 0 else 4)
    marks = [Mark(("thinking", "hearing", "pulling away")[at % 3], 11.0 + at * at * 5.1) for at in range(8)]
    notes = line("outside", "note", "Sounds, sights, air: one soft word for each.", Marks(tuple(marks)))
    return entry(number, "noting-open", "What Comes, What Goes", (before, notes, after))


def bright(number: int) -> Entry:
    lines = (
        line("where", "choose", "Where would you like to look?", Chosen(("This week",), ("This week",))),
        line(
            "scene",
            "write",
            "If you'd like, put the moment into a few lines, like a short scene in a film.",
            Words(
                "We stood in the kitchen, and she asked how the day was. I said more than fine.\n\n"
                "It was raining on the tin roof, and neither of us went to close the window."
            ),
        ),
        line(
            "moves",
            "list",
            "Was there anything you did?",
            Items((Item("stayed one more minute"), Item("looked up"))),
        ),
        line("title", "fill", "If this were a chapter:", Blanks((("name", "Rain"),), "The Evening of Rain")),
    )
    return entry(
        number, "bright-moments", "Bright Moments", lines, tags=("us",), words="It felt small and real."
    )


def piles(number: int) -> Entry:
    rows = (
        Item("what I cook", "easy", 1),
        Item("my father", "one day", 8, picked=True),
        Item("music", "easy"),
        Item("money", "not now", 6),
    )
    sorted_rows = line("piles", "list", "Where does each of these go?", Items(rows))
    return entry(number, "sort-safe-topics", "Sort Safe Topics", (sorted_rows,), tags=("to-share", "topics"))


def share(number: int) -> Entry:
    before, after = uneasy(7, 5)
    asked = line(
        "said", "write", "What is one small thing you could say?", Words("That I like when you hum.")
    )
    return entry(
        number, "one-small-share", "One Small Share", (before, asked, after), tags=("us", "to-share")
    )


def note(number: int) -> Entry:
    words = "A quiet day. I noticed I did not look at my phone while we ate.\n\nI want to remember that."
    return entry(number, "", "A walk by the river" if number % 2 else "", (), kind="note", words=words)


def bare(number: int) -> Entry:
    return entry(number, "paced-breathing", "Paced Breathing", ())


def entry(
    number: int,
    exercise: str,
    title: str,
    lines: tuple[Line, ...],
    *,
    tags: tuple[str, ...] = (),
    words: str = "",
    kind: str = "exercise",
) -> Entry:
    days = (0, 1, 3, 6)[number] if number < 4 else number * number * 0.9
    created = NOW - timedelta(days=days, minutes=17 * number)
    return Entry(
        id=name_of(number),
        kind=kind,
        created=created,
        finished=created + timedelta(minutes=8),
        exercise=exercise,
        title=title,
        tags=tags,
        lines=lines,
        words=words,
        starred=number % 7 == 2,
        app="closeness 0.1.0",
    )


KINDS = (share, noting, bright, piles, note, bare)


def forty() -> tuple[Entry, ...]:
    """Forty entries, the newest first."""
    return tuple(KINDS[number % len(KINDS)](number) for number in range(40))


def fill(practice: Practice, count: int = 40) -> tuple[Entry, ...]:
    """Keep the newest of them."""
    return tuple(practice.log.save(each) for each in forty()[:count])
