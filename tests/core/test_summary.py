from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeness_tui.core.answer import Chosen, Item, Items, Number, Words
from closeness_tui.core.entry import Entry, Line
from closeness_tui.core.identifying import telling_words
from closeness_tui.core.redaction import FREE_WORDS, TAGS
from closeness_tui.core.summary import (
    BLANK,
    Summary,
    parts_at_first,
    sheet_of,
    texts_of,
    with_blanked,
    with_entry,
    with_part,
)

DAY = datetime(2026, 11, 3, 21, 0, tzinfo=UTC)
ASK = "How uneasy is it? 0 is not at all, 10 is the most."


def rated(number: float, days: int = 0, **changes: object) -> Entry:
    lines = (
        Line("before", "rate", ASK, Number(number), "before"),
        Line("scene", "write", "What happened?", Words(f"Sam came on day {days}.")),
    )
    entry = Entry(
        id=f"{days:026d}",
        kind="exercise",
        created=DAY + timedelta(days=days),
        exercise="e",
        title="T",
        lines=lines,
    )
    return replace(entry, **changes)  # type: ignore[arg-type]


def of(*entries: Entry) -> Summary:
    summary = Summary(entries, DAY.date())
    for entry in entries:
        summary = with_entry(summary, entry, brought=True)
    return summary


def test_nothing_is_brought_that_was_not_chosen() -> None:
    sheet = sheet_of(Summary((rated(3), rated(4, 1)), DAY.date()))
    assert (sheet.parts, sheet.dots, sheet.question) == ((), (), "")


def test_an_entry_is_brought_with_all_but_its_tags() -> None:
    entry = rated(3, tags=("us",), words="and so on")
    assert parts_at_first(entry) == {"before", "scene", FREE_WORDS}
    assert sheet_of(of(entry)).parts[0].tags == ()
    tagged = with_part(of(entry), entry.id, TAGS, brought=True)
    assert sheet_of(tagged).parts[0].tags == ("us",)


def test_an_entry_all_of_whose_lines_were_taken_out_is_gone_with_its_title() -> None:
    entry = rated(3)
    summary = of(entry)
    for key in ("before", "scene"):
        summary = with_part(summary, entry.id, key, brought=False)
    assert sheet_of(summary).parts == ()


def test_a_question_that_quotes_another_entry_has_a_gap() -> None:
    secret = rated(3, 0, lines=(Line("a", "write", "What?", Words("the red door")),))
    later = rated(
        4,
        1,
        title="About the red door",
        lines=(Line("b", "write", "You wrote: the red door. Now?", Words("Better.")),),
    )
    summary = with_entry(Summary((secret, later), DAY.date()), later, brought=True)
    part = sheet_of(summary).parts[0]
    assert part.passages[0].asked == "You wrote: …. Now?"
    assert part.title == "About …"


def test_the_fixed_words_of_an_exercise_keep_their_own_numbers() -> None:
    hidden = rated(5, 0)
    later = rated(4, 1, lines=(Line("b", "write", "Find 5 things.", Words("cup")),))
    summary = with_entry(Summary((hidden, later), DAY.date()), later, brought=True)
    assert sheet_of(summary).parts[0].passages[0].asked == "Find … things."
    fixed = replace(summary, fixed=frozenset({"Find 5 things."}))
    assert sheet_of(fixed).parts[0].passages[0].asked == "Find 5 things."


@pytest.mark.parametrize(
    ("text", "blanked", "left"),
    [
        ("Sam came, SAM left, Sam's hat.", "sam", f"{BLANK} came, {BLANK} left, {BLANK}'s hat."),
        ("Samuel and Sam.", "Sam", f"Samuel and {BLANK}."),
        ("We met in\n  North Street.", "north  street", f"We met in\n  {BLANK}."),
        ("Jose\u0301 was there.", "José", f"{BLANK} was there."),
        ("a (b) c", "(b)", f"a {BLANK} c"),
        (".* stays", ".*", f"{BLANK} stays"),
    ],
)
def test_a_word_is_blanked_out_wherever_it_stands_whole(text: str, blanked: str, left: str) -> None:
    entry = rated(3, lines=(Line("scene", "write", text, Words(text)),), title=text)
    summary = with_blanked(replace(of(entry), question=text, for_whom=text, what_for=text), (blanked,))
    sheet = sheet_of(summary)
    assert sheet.parts[0].passages[0].answered == (left,)
    assert {sheet.question, sheet.for_whom, sheet.what_for, sheet.parts[0].title} == {left}
    assert sheet.parts[0].passages[0].asked == left


def test_a_number_that_was_blanked_out_has_no_dot() -> None:
    summary = with_blanked(of(rated(3), rated(7, 1), rated(4, 2)), ("7",))
    dots = sheet_of(summary).dots[0].dots
    assert [(dot.said, dot.value) for dot in dots] == [("3", 3), (BLANK, None), ("4", 4)]


def test_one_rating_alone_is_no_picture_and_what_was_left_out_is_in_none() -> None:
    two = (rated(3), rated(7, 1))
    assert sheet_of(of(two[0])).dots == ()
    assert len(sheet_of(of(*two)).dots[0].dots) == 2
    assert sheet_of(with_part(of(*two), two[1].id, "before", brought=False)).dots == ()


words = st.text(alphabet="qwxzkj", min_size=4, max_size=8)


@st.composite
def logs(draw: st.DrawFn) -> tuple[tuple[Entry, ...], dict[str, frozenset[str]], set[str], set[str]]:
    """A log all of whose words differ, whose questions quote anything in it, and a choice."""
    entries: list[Entry] = []
    used: set[str] = set()
    said: list[str] = []
    chosen: dict[str, frozenset[str]] = {}
    kept: set[str] = set()

    def word() -> str:
        new = draw(words.filter(lambda each: each not in used))
        used.add(new)
        said.append(new)
        return new

    for number in range(draw(st.integers(1, 4))):
        mine: dict[str, str] = {}
        lines: list[Line] = []
        for place in range(draw(st.integers(0, 3))):
            quoted = draw(st.sampled_from(said)) if said else "it"
            one = word()
            mine[f"k{place}"] = one
            answer = draw(
                st.sampled_from(
                    [Words(one), Chosen((one,), (one,)), Items((Item(one),)), Words(f"{one}\n{one}")]
                )
            )
            lines.append(Line(f"k{place}", "write", f"You said {quoted}. And?", answer))
        mine[FREE_WORDS] = word()
        entry = rated(0, number, title="Title", lines=tuple(lines), words=mine[FREE_WORDS])
        entries.append(entry)
        if draw(st.booleans()):
            keys = draw(st.sets(st.sampled_from(sorted(mine))))
            chosen[entry.id] = frozenset(keys)
            kept |= {mine[key] for key in keys}
    return tuple(entries), chosen, used - kept, kept


@settings(max_examples=150, deadline=None)
@given(logs())
def test_no_word_that_was_not_chosen_leaves(
    made: tuple[tuple[Entry, ...], dict[str, frozenset[str]], set[str], set[str]],
) -> None:
    entries, chosen, hidden, kept = made
    sheet = sheet_of(Summary(entries, DAY.date(), chosen))
    found = repr([(part.title, part.tags, *part.passages) for part in sheet.parts])
    told = " ".join(
        (*texts_of(sheet), *(each.asked for part in sheet.parts for each in part.passages), found)
    )
    assert {word for word in hidden if word in told.split()} == set()
    assert kept <= set(" ".join(texts_of(sheet)).split())


def test_what_may_tell_who_somebody_is_is_pointed_out() -> None:
    text = "Today Anna-Lena Berg came at 14:30. She lives in Oslo, house 7. I was calm. And McKay? Then anna again."
    assert telling_words([text]) == ("Anna-Lena Berg", "14:30", "Oslo", "7", "McKay")
    assert telling_words(["we spoke of it", ""]) == ()
    assert telling_words(["Anna", "Anna", "Élise"]) == ("Anna", "Élise")


def test_a_summary_says_nothing_of_itself_in_an_error() -> None:
    assert "Sam" not in repr(of(rated(3)))
    assert "Sam" not in repr(sheet_of(of(rated(3))))
    assert date(2026, 11, 3) == sheet_of(of(rated(3))).made
