from __future__ import annotations

from datetime import UTC, date, datetime

from closeness_tui.core.answer import Blanks, Words
from closeness_tui.core.chapters import chapters, earlier_years
from closeness_tui.core.entry import Entry, Line, Summary


def entry(entry_id: str, created: datetime, *lines: Line, exercise: str = "bright-moments") -> Entry:
    return Entry(entry_id, "exercise", created, exercise=exercise, title="Bright moments", lines=lines)


def titled(sentence: str, blank: str = "stayed") -> Line:
    return Line("title", "fill", "What might you call it?", Blanks((("what", blank),), sentence))


MOMENT = Line("moment", "write", "What happened?", Words("We laughed."))
NOTHING = Line("older", "write", "An older one?", Words("  "))
SPRING, AUTUMN = datetime(2025, 4, 1, tzinfo=UTC), datetime(2026, 10, 1, tzinfo=UTC)


def test_chapters_are_the_narrative_entries_oldest_first() -> None:
    told = chapters(
        [
            entry("c", AUTUMN, MOMENT),
            entry("b", SPRING, MOMENT, exercise="small-wins"),
            entry("a", SPRING, MOMENT),
        ],
        {"bright-moments"},
    )
    assert [chapter.entry_id for chapter in told] == ["a", "c"]


def test_a_chapter_is_named_by_the_sentence_of_its_title_step() -> None:
    (chapter,) = chapters(
        [entry("a", SPRING, MOMENT, titled("The chapter where I\n stayed"))], {"bright-moments"}
    )
    assert chapter.title == "The chapter where I stayed"
    assert chapter.lines == (MOMENT,)
    assert chapter.created == SPRING


def test_a_chapter_without_a_title_has_the_name_of_its_exercise() -> None:
    (chapter,) = chapters([entry("a", SPRING, MOMENT, NOTHING, titled("", ""))], {"bright-moments"})
    assert chapter.title == "Bright moments"
    assert chapter.lines == (MOMENT,)


def on(year: int, month: int, day: int) -> Summary:
    return Summary(f"{year}-{month}-{day}", "note", datetime(year, month, day, 9, tzinfo=UTC), "", "")


def years(today: date, *summaries: Summary) -> list[int]:
    return [each.created.year for each in earlier_years(summaries, today)]


def test_this_day_in_earlier_years_newest_first() -> None:
    there = (on(2023, 11, 3), on(2025, 11, 3), on(2026, 11, 3), on(2025, 11, 4), on(2025, 10, 3))
    assert years(date(2026, 11, 3), *there) == [2025, 2023]


def test_a_leap_day_comes_back_on_the_last_of_february() -> None:
    there = (on(2020, 2, 29), on(2021, 2, 28), on(2024, 2, 29))
    assert years(date(2026, 2, 28), *there) == [2024, 2021, 2020]
    assert years(date(2028, 2, 28), *there) == [2021]
    assert years(date(2028, 2, 29), *there) == [2024, 2020]
    assert years(date(2026, 3, 1), *there) == []
