"""A year of practice as the log may hold it: check-ins, ratings, shares, moments of stepping back, small wins."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from closeness_tui.core.answer import Blanks, Chosen, Item, Items, Number, Words
from closeness_tui.core.entry import Entry, Line
from tests.tui.kept_years import name_of

if TYPE_CHECKING:
    from closeness_tui.core.answer import Answer
    from closeness_tui.practice.opening import Practice

NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
WEEKS = 52
GOALS = ("Answer one message on the same day", "Stay for tea after work", "Say what I like")
WINS = ("answered my friend on the same day", "a kind no", "stayed for tea", "noticed the pull, and stayed")
KEPT = ("my neighbour brought the key, as she said", "he called when he said he would", "I kept Friday free")
BRIGHT = ("The Evening of Rain", "Two Chairs", "The Long Way Home", "Soup")
RUNGS = ("greet the man at the shop", "ask how their day was", "ask for a small favour", "say a kind no")
SCALE = """\
id = "ease-with-people"
title = "Ease With People"
intro = "Think of the last two weeks."
min = 1
max = 5
low = "never"
high = "often"
licence = "My own words."
reading = "More means more ease."

[[item]]
text = "I felt at ease with someone."

[[item]]
text = "I wanted to leave early."
reverse = true
"""


def line(key: str, kind: str, answer: Answer, role: str = "") -> Line:
    return Line(key, kind, "What was asked.", answer, role)


def one_of(text: str, name: str = "", *, own: bool = False) -> Chosen:
    return Chosen((name or text,), (text,), own=own)


def entry(number: int, created: datetime, exercise: str, title: str, lines: tuple[Line, ...]) -> Entry:
    """One entry as a practice keeps it."""
    return Entry(
        id=name_of(7000 + number),
        kind="exercise",
        created=created,
        finished=created + timedelta(minutes=6),
        exercise=exercise,
        title=title,
        lines=lines,
        app="closeness 0.1.0",
    )


@dataclass
class Year:
    """Makes the entries week by week, always the same ones."""

    chance: random.Random = field(default_factory=lambda: random.Random(7))  # noqa: S311 - no secret
    entries: list[Entry] = field(default_factory=list)

    def around(self, middle: float) -> Number:
        return Number(max(0, min(10, round(self.chance.gauss(middle, 1.4)))))

    def keep(self, when: datetime, exercise: str, title: str, *lines: Line) -> None:
        self.entries.append(entry(len(self.entries), when, exercise, title, lines))

    def uneasy(self, before: float) -> tuple[Line, Line]:
        given = self.around(before)
        after = Number(None, numb=True) if self.chance.random() < 0.05 else self.around(before - 1)
        return line("before", "rate", given, "before"), line("after", "rate", after, "after")

    def check_in(self, week: int, when: datetime) -> None:
        sister = week % 3 == 2
        about = one_of("my sister", "own", own=True) if sister else one_of("A friend", "friend")
        rated = [
            line("about", "choose", about),
            line("closeness", "rate", self.around(5)),
            line("talking", "rate", self.around(4 if week < 40 else 9)),
            line("reaching-out", "rate", self.around(3)),
        ]
        if week > 20:
            rated.append(line("own-pace", "rate", self.around(8)))
        key = "goals" if week else "new-goals"
        held = [Item(text, rating=self.around(2 + week / 12).value) for text in self.goals(week)]
        rated.append(line(key, "list", Items(tuple(held))))
        if week == 30:
            rated.append(line("rename", "choose", one_of(GOALS[1])))
            rated.append(line("renamed", "write", Words("Stay a little longer than I would")))
        if week == 44:
            rated.append(line("let-go", "choose", one_of(GOALS[2])))
        rated.append(line("helped", "write", Words("Going slowly.")))
        self.keep(when, "check-in", "A Look at How It Is", *rated)

    def goals(self, week: int) -> tuple[str, ...]:
        second = GOALS[1] if week <= 30 else "Stay a little longer than I would"
        return (GOALS[0], second, GOALS[2]) if week <= 44 else (GOALS[0], second)

    def practise(self, week: int, when: datetime) -> None:
        self.keep(when, "noting-open", "What Comes, What Goes", *self.uneasy(5))
        day = when + timedelta(days=2)
        if week % 2:
            relief = line("relief", "rate", self.around(5), "relief")
            self.keep(day, "one-small-share", "One Small Share", *self.uneasy(6), relief)
        else:
            self.keep(day, "paced-breathing", "A Gentle Pace", *self.uneasy(4))
        wins = Items((Item(WINS[week % 4]), Item(WINS[(week + 1) % 4])))
        kept = Items((Item(KEPT[week % 3]),))
        self.keep(
            day + timedelta(days=2),
            "small-wins",
            "Small Wins",
            line("wins", "list", wins),
            line("reliable", "list", kept),
        )

    def now_and_then(self, week: int, when: datetime) -> None:
        if week % 6 == 1:
            loop = Blanks((("what", "the phone rang"),), "When the phone rang, I went for a walk.")
            again = (
                line("hours", "rate", self.around(3)),
                line("cost", "write", Words("I missed the talk.")),
            )
            looks = line("looks-like", "choose", one_of("A bit of both", "both"))
            second = (*again, looks) if week % 12 == 1 else ()
            relief = line("relief", "rate", self.around(7), "relief")
            self.keep(
                when, "trigger-and-relief", "Away and Back", line("loop", "fill", loop), relief, *second
            )
        if week % 10 == 3:
            ladder = Items(tuple(Item(each, rating=20.0 + 15 * n - week / 5) for n, each in enumerate(RUNGS)))
            self.keep(when, "step-ladder", "A Ladder of My Own", line("ladder", "list", ladder))
        if week % 8 == 5:
            title = Blanks((("name", BRIGHT[week % 4]),), BRIGHT[week % 4])
            self.keep(when, "bright-moments", "Bright Moments", line("title", "fill", title))
        if week % 4 == 0:
            rated = [line(f"item-{n}", "rate", Number(float(self.chance.randint(1, 5)))) for n in (1, 2)]
            self.keep(when, "scale-ease-with-people", "Ease With People", *rated)


def a_year() -> tuple[Entry, ...]:
    """Some 280 entries; in two stretches of weeks there is none."""
    year = Year()
    for week in range(WEEKS):
        if week in (12, 13, 14, 33, 34):
            continue
        monday = NOW - timedelta(weeks=WEEKS - week, days=0)
        year.check_in(week, monday)
        year.practise(week, monday + timedelta(days=1))
        year.now_and_then(week, monday + timedelta(days=6))
    return tuple(year.entries)


def keep_a_year(practice: Practice) -> tuple[Entry, ...]:
    """Keep all of it in the log of this practice, and the scale beside it."""
    kept = tuple(practice.log.save(each) for each in a_year())
    practice.places.scales.mkdir(parents=True, exist_ok=True)
    (practice.places.scales / "ease-with-people.toml").write_text(SCALE)
    return kept
