from __future__ import annotations

import string
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from closeness_tui.content.documents import (
    BrokenDocument,
    NewerDocument,
    clean,
    cleaned,
    dump_draft,
    dump_entry,
    read_draft,
    read_entry,
    read_summary,
)
from closeness_tui.core.answer import Answer, Blanks, Chosen, Item, Items, Mark, Marks, Number, Words
from closeness_tui.core.entry import Draft, Entry, Line
from tests.store.deaths import SOAK

nasty = st.one_of(
    st.text(max_size=60),
    st.text(alphabet='"\\\n\r\t#[]=\x00\x1b\x7f\x85 \ud800\udc00a', max_size=40),
    st.sampled_from(
        [
            "",
            "\n",
            '"""',
            "'''",
            "\\",
            '""""""\n',
            "﷽",
            "👩‍👩‍👧",
            "[[answers]]\n\nid = 1",
            "\ufeffx",
            "\u2028",
        ]
    ),
)
names = st.text(alphabet=string.ascii_lowercase + string.digits + "-#", min_size=1, max_size=12)
numbers = st.floats(allow_nan=False, allow_infinity=False, width=64)
times = st.floats(min_value=0, max_value=1e6)
moments = st.datetimes(
    min_value=datetime(1900, 1, 1),
    max_value=datetime(2200, 1, 1),
    timezones=st.one_of(
        st.just(UTC),
        st.sampled_from(
            [ZoneInfo("Europe/Berlin"), ZoneInfo("America/St_Johns"), ZoneInfo("Asia/Kathmandu")]
        ),
        st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes))),
    ),
)
answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(Words, nasty),
    st.builds(Number, st.none() | numbers, st.booleans()),
    st.integers(0, 3).flatmap(
        lambda n: st.builds(Chosen, st.tuples(*[names] * n), st.tuples(*[nasty] * n), st.booleans())
    ),
    st.builds(Blanks, st.lists(st.tuples(names, nasty), max_size=3).map(tuple), nasty),
    st.builds(
        Items,
        st.lists(st.builds(Item, nasty, nasty, st.none() | numbers, st.booleans()), max_size=3).map(tuple),
    ),
    st.builds(Marks, st.lists(st.builds(Mark, nasty, times), max_size=3).map(tuple)),
)
lines = st.lists(
    st.builds(Line, names, names, nasty, answers, st.sampled_from(["", "before"])), max_size=4
).map(tuple)
tags = st.lists(nasty, max_size=3).map(tuple)
entries = st.builds(
    Entry,
    id=names,
    kind=st.sampled_from(["exercise", "note"]),
    created=moments,
    finished=st.none() | moments,
    exercise=nasty,
    title=nasty,
    starred=st.booleans(),
    replaces=nasty,
    edited=st.none() | moments,
    ended=nasty,
    stopped_at=nasty,
    tags=tags,
    lines=lines,
    words=nasty,
    app=nasty,
)
drafts = st.builds(
    Draft,
    id=names,
    created=moments,
    saved=moments,
    exercise=nasty,
    source=nasty,
    at=nasty,
    path=tags,
    spent=times,
    seed=st.integers(-(2**63), 2**63 - 1),
    page=st.integers(0, 9),
    swapped=st.booleans(),
    freed=st.none() | times,
    left_out=st.lists(st.tuples(st.integers(0, 15), times), max_size=2).map(tuple),
    imagined=st.lists(st.tuples(st.integers(0, 15), times), max_size=2).map(tuple),
    tags=tags,
    ending=nasty,
    lines=lines,
    words=nasty,
    app=nasty,
)


def strings_in(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in strings_in(part)]
    if is_dataclass(value):
        return [text for part in fields(value) for text in strings_in(getattr(value, part.name))]
    return []


@pytest.mark.soak
@settings(max_examples=3000 if SOAK else 200, deadline=None)
@given(entries)
def test_an_entry_reads_back_as_it_was_cleaned(entry: Entry) -> None:
    text = dump_entry(entry)
    assert read_entry(text) == cleaned(entry)
    assert read_entry(dump_entry(cleaned(entry))) == cleaned(entry)
    assert dump_entry(read_entry(text)) == text
    text.encode()
    tomli.loads(text)
    summary = read_summary(text)
    kept = cleaned(entry)
    assert (summary.id, summary.kind, summary.created) == (kept.id, kept.kind, kept.created)
    assert (summary.exercise, summary.title, summary.tags) == (kept.exercise, kept.title, kept.tags)


@pytest.mark.soak
@settings(max_examples=2000 if SOAK else 150, deadline=None)
@given(drafts)
def test_a_draft_reads_back_as_it_was_cleaned(draft: Draft) -> None:
    text = dump_draft(draft)
    assert read_draft(text) == cleaned(draft)
    assert dump_draft(read_draft(text)) == text


@pytest.mark.soak
@settings(max_examples=20_000 if SOAK else 500, deadline=None)
@given(nasty)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in once)
    assert not any(0x7F <= ord(letter) <= 0x9F or 0xD800 <= ord(letter) <= 0xDFFF for letter in once)


@pytest.mark.parametrize(
    "text",
    [
        "👩‍👩‍👧 🏳️‍🌈",
        "\u200fשלום עולם",
        "漢字カナ",
        "[sad] [/] [@click=x]",
        "a\u200db",
        "tab\tnew\n\nline  ",
        "ﬁ e\u0301",
    ],
)
def test_what_a_person_types_stays_exactly(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x00\x07\x7f\x80\x9b2Jx", "2Jx"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("\ud83d\ude00", "😀"),
    ],
)
def test_what_a_terminal_would_obey_is_taken_out(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_the_first_keys_are_in_a_fixed_order() -> None:
    text = dump_entry(Entry("x", "note", datetime(2026, 11, 22, 21, 14, tzinfo=UTC), title="t\n\nu"))
    assert [row.split(" = ")[0] for row in text.splitlines()[:4]] == ["schema", "id", "kind", "created"]
    assert read_summary(text).title == "t\n\nu"


def test_unknown_keys_and_shapes_lose_no_words() -> None:
    text = dump_entry(
        Entry("x", "note", datetime(2026, 1, 1, tzinfo=UTC), lines=(Line("a", "write", "?", Words("kept")),))
    )
    text = text.replace('shape = "words"', 'shape = "melody"\nnotes = [1, 2]').replace(
        "ended", "mood = 1\nended", 1
    )
    assert read_entry(text).lines[0].answer == Words("kept")


def test_a_newer_document_can_be_shown_and_says_nothing_private() -> None:
    text = dump_entry(Entry("x", "note", datetime(2026, 1, 1, tzinfo=UTC), words="secret"))
    newer = text.replace("schema = 1", "schema = 99")
    with pytest.raises(NewerDocument) as caught:
        read_entry(newer)
    assert caught.value.text == newer
    assert caught.value.schema == 99
    assert "secret" not in repr(caught.value) + str(caught.value)
    assert read_summary(newer).id == "x"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "secret",
        'schema = "secret"',
        'schema = 1\nid = "x"\nkind = "note"\ncreated = "secret"',
        'schema = 1\nid = "x"\nkind = "note"\ncreated = 2026-01-01T00:00:00Z\ntags = "secret"',
        'schema = 1\nid = "x"\nkind = "note"\ncreated = 2026-01-01T00:00:00Z\nanswers = ["secret"]',
        'schema = 1\nid = "x"\nkind = "draft"\ncreated = 2026-01-01T00:00:00Z\nwords = "secret"',
        "a = " + "[" * 5000,
        "a = " + "9" * 5000,
    ],
)
def test_a_broken_document_is_refused_without_quoting_it(text: str) -> None:
    with pytest.raises(BrokenDocument) as caught:
        read_entry(text)
    assert "secret" not in str(caught.value)
    assert caught.value.__context__ is None


def test_a_zone_of_odd_seconds_keeps_the_clock_within_a_minute() -> None:
    moment = datetime(1890, 1, 1, 12, tzinfo=timezone(timedelta(minutes=53, seconds=28)))
    entry = cleaned(Entry("x", "note", moment))
    assert entry.created == moment
    assert read_entry(dump_entry(entry)) == entry
