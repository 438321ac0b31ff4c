from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta, timezone
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeness_tui.content.documents import cleaned
from closeness_tui.content.exchange import imports
from closeness_tui.content.exchange.imports import Imported, There, read_import, too_large, what_is_there
from closeness_tui.content.exchange.sheet import Copy, write_copy
from closeness_tui.core.entry import Entry
from closeness_tui.store.shelf import is_id
from tests.content.entries_to_share import EVENING, HOSTILE, MADE, NOTE, SAMPLE, copies

NOTHING = There()
ZONE = timezone(timedelta(hours=2))


def ids() -> Callable[[], str]:
    numbers = count()
    return lambda: f"{next(numbers):026d}".translate(str.maketrans("0123456789", "abcdefghij"))


def bring(text: str, there: There = NOTHING) -> Imported:
    return read_import(text, there, ids(), zone=ZONE)


def ours(*rows: dict[str, Any]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def stored(entry: Entry) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(write_copy(Copy((entry,), MADE), "jsonl").splitlines()[1])
    return row


# Our own JSON Lines


@settings(max_examples=60, deadline=None)
@given(copies)
def test_our_own_lines_are_read_back_equal(copy: Copy) -> None:
    back = bring(write_copy(copy, "jsonl"))
    assert back == Imported(tuple(cleaned(entry) for entry in copy.entries))
    assert bring(write_copy(replace(copy, entries=back.entries), "jsonl")).entries == back.entries


def test_nothing_comes_twice() -> None:
    text = write_copy(SAMPLE, "jsonl")
    first = bring(text)
    assert bring(text, what_is_there(first.entries)) == Imported(skipped=2)
    assert bring(text + text) == Imported(first.entries, skipped=2)


def test_what_was_deleted_does_not_come_back() -> None:
    assert bring(write_copy(SAMPLE, "jsonl"), what_is_there((), [NOTE.id])) == Imported((EVENING,), skipped=1)


def test_unknown_keys_are_passed_over() -> None:
    row = stored(NOTE) | {"mood": {"deep": [1, None, {"a": None}]}, "nothing": None, "finished": None}
    assert bring(ours(row)) == Imported((NOTE,))


def test_a_newer_entry_is_refused_with_its_line() -> None:
    back = bring(ours(stored(NOTE), stored(EVENING) | {"schema": 99}))
    assert back.entries == (NOTE,)
    assert back.problems == (
        "line 2: this was written by a newer version of closeness; please install that one to bring it in",
    )


def test_a_newer_copy_says_so() -> None:
    back = bring(ours({"closeness_copy": 2}, stored(NOTE)))
    assert "newer version" in back.problems[0]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": "../../etc/passwd"}, "its id is not one of ours: 26 small letters and digits"),
        ({"created": "yesterday"}, "the part called created cannot be read"),
        ({"created": None}, "the part called created cannot be read"),
        ({"tags": "us"}, "the part called tags cannot be read"),
        ({"answers": [{"shape": "items", "items": 3}]}, "the part called items cannot be read"),
        ({"kind": "draft"}, "this is an unfinished practice, not an entry"),
        ({"schema": None}, "this document does not say which schema it follows"),
        ({"schema": [1]}, "this document does not say which schema it follows"),
    ],
)
def test_a_broken_line_is_named_and_hides_no_other(change: dict[str, Any], reason: str) -> None:
    back = bring(ours(stored(NOTE) | change, stored(EVENING)))
    assert back == Imported((EVENING,), problems=(f"line 1: {reason}",))


def test_lines_that_are_no_json_are_named() -> None:
    text = "\n" + ours(stored(NOTE)) + '{"schema": 1, "id"\n[1]\n' + "[" * 100_000 + "\r\n"
    assert bring(text).problems == tuple(f"line {n}: this is not a whole JSON object" for n in (3, 4, 5))
    assert bring(text).entries == (NOTE,)


def test_a_cut_off_file_of_one_line_is_known_as_ours() -> None:
    text = ours(stored(NOTE))[:-20]
    assert bring(text).problems == ("line 1: this is not a whole JSON object",)


def test_two_entries_of_one_id_are_told() -> None:
    back = bring(ours(stored(NOTE), stored(NOTE) | {"words": "other"}))
    assert back.entries == (NOTE,)
    assert back.problems == ("line 2: another entry of the same id stands in line 1; that one is taken",)


def test_an_entry_that_comes_in_has_a_name_that_the_store_takes() -> None:
    assert all(is_id(entry.id) for entry in bring(write_copy(SAMPLE, "jsonl")).entries)


@pytest.mark.parametrize("words", HOSTILE)
def test_what_comes_in_is_clean(words: str) -> None:
    back = bring(ours(stored(NOTE) | {"words": words, "title": words}))
    assert back.entries == (cleaned(replace(NOTE, words=words, title=words)),)


# jrnl


def journal(*rows: Any, **more: Any) -> str:
    return json.dumps({"tags": {"@us": 1}, "entries": list(rows), **more}, indent=2)


ROW = {
    "title": "We talked.",
    "body": "For an hour.\n\nIt was @good.",
    "date": "2026-11-03",
    "time": "21:14",
    "tags": ["@us", "@good", "@us"],
    "starred": True,
}


def test_an_entry_of_jrnl_becomes_a_note() -> None:
    (note,) = bring(journal(ROW)).entries
    assert (note.kind, note.words) == ("note", "We talked.\nFor an hour.\n\nIt was @good.")
    assert note.created.isoformat() == "2026-11-03T21:14:00+02:00"
    assert (note.tags, note.starred, note.title) == (("us", "good"), True, "")


def test_an_entry_of_jrnl_without_a_body_is_its_title() -> None:
    (note,) = bring(journal({"title": "Only this.", "date": "2026-11-03", "time": "07:00"})).entries
    assert (note.words, note.tags, note.starred) == ("Only this.", (), False)


def test_a_journal_on_one_line_is_known_too() -> None:
    assert len(bring("\ufeff" + json.dumps({"entries": [ROW]})).entries) == 1


def test_a_journal_comes_in_once() -> None:
    text = journal(ROW, ROW | {"time": "21:15"}, ROW)
    first = bring(text)
    assert (len(first.entries), first.skipped) == (2, 1)
    assert bring(text, what_is_there(first.entries)) == Imported(skipped=3)
    elsewhere = [replace(each, created=each.created.replace(tzinfo=MADE.tzinfo)) for each in first.entries]
    assert bring(text, what_is_there(elsewhere)) == Imported(skipped=3)


def test_without_a_zone_the_clock_of_this_computer_counts() -> None:
    (note,) = read_import(journal(ROW), There(), ids()).entries
    assert note.created.replace(tzinfo=None).isoformat() == "2026-11-03T21:14:00"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (3, "this is not a table with a title, a body, a date and a time"),
        (ROW | {"title": " ", "body": ""}, "it has no words"),
        (ROW | {"title": 5}, "the part called title cannot be read"),
        (ROW | {"tags": [1]}, "the part called tags cannot be read"),
        (ROW | {"starred": "yes"}, "the part called starred cannot be read"),
        (
            ROW | {"date": "3/11/2026"},
            "its date and time cannot be read; they look like 2026-11-03 and 21:14",
        ),
        (
            {"title": "x"},
            "its date and time cannot be read; they look like 2026-11-03 and 21:14",
        ),
    ],
)
def test_a_broken_entry_of_jrnl_is_named_and_hides_no_other(row: Any, reason: str) -> None:
    back = bring(journal(row, ROW))
    assert len(back.entries) == 1
    assert back.problems == (f"entry 1: {reason}",)


@pytest.mark.parametrize("words", HOSTILE)
def test_the_words_of_jrnl_come_in_clean(words: str) -> None:
    (note,) = bring(journal(ROW | {"title": words, "body": words, "tags": [words]})).entries
    assert note == cleaned(note)


# Other files


@pytest.mark.parametrize(
    "text",
    ["hello", "# a page\n\nwords", "<html></html>", "[]", "{}", "null", '{"entries": 3}', "[" * 100_000],
)
def test_another_file_brings_nothing_and_is_told(text: str) -> None:
    back = bring(text)
    assert back.entries == ()
    assert len(back.problems) == 1
    assert "JSON" in back.problems[0]


def test_an_empty_file_is_told() -> None:
    assert bring(" \n").problems == ("this file is empty",)


def test_a_very_large_file_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert too_large(256 * 1024**2) == ""
    assert too_large(256 * 1024**2 + 1) == (
        "this file is larger than 256 MB and is not read; please split it"
    )
    monkeypatch.setattr(imports, "LARGEST", 10)
    assert "is not read" in bring(write_copy(SAMPLE, "jsonl")).problems[0]


def test_very_many_problems_are_counted_instead_of_told() -> None:
    back = bring(ours(stored(NOTE)) + "{\n" * 150)
    assert len(back.problems) == 101
    assert back.problems[-1] == "and 50 more problems"


def test_a_problem_quotes_nothing_private() -> None:
    back = bring(ours(stored(NOTE)) + '{"words": "Qanary\n' + ours(stored(EVENING) | {"created": "Qanary"}))
    assert len(back.problems) == 2
    assert "Qanary" not in " ".join(back.problems)


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=60)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["schema", "id", "created", "entries", "title", "body", "date", "time", "tags", "answers"]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=8,
    ).map(json.dumps)
)
def test_any_text_is_answered(text: str) -> None:
    back = bring(text)
    assert back.problems or back.entries or back.skipped or "[]" in text or "closeness_copy" in text
