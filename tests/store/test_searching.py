from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeness_tui.content.documents import dump_entry
from closeness_tui.core.answer import Blanks, Chosen, Item, Items, Mark, Marks, Number, Words
from closeness_tui.core.entry import Entry, Line
from closeness_tui.core.query import (
    Query,
    fits,
    folded,
    place_of,
    ratings_of,
    says,
    searchable,
    snippet_of,
    words_in,
)
from closeness_tui.store import logs, months
from closeness_tui.store.logs import Log
from closeness_tui.store.searching import Found
from closeness_tui.store.shelf import padded
from tests.store.world import World, entry


@pytest.fixture(params=["files", "packs"])
def log(world: World, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Log:
    if request.param == "packs":
        monkeypatch.setattr(months, "MANY", 1)
        monkeypatch.setattr(months, "FRESH", 0)
    return world.log()


def ids(found: Found) -> list[str]:
    return [hit.summary.id for hit in found.hits]


def test_all_words_must_be_there_in_any_order_and_any_case(log: Log) -> None:
    both = log.save(entry(words="Tea in the KITCHEN.\n\nThen a quiet walk.", lines=()))
    log.save(entry(words="only the kitchen", lines=()))
    assert ids(log.search(Query(words_in("walk kitchen")))) == [both.id]
    assert ids(log.search(Query(words_in("  ")))) == ids(log.search(Query()))
    assert log.search(Query(words_in("kitchen nowhere"))).hits == ()


def test_a_phrase_is_found_over_the_end_of_a_line_but_not_over_two_answers(log: Log) -> None:
    kept = log.save(
        entry(words="I did\nnot   stop", lines=(Line("a", "write", "?", Words("listening then")),))
    )
    assert ids(log.search(Query(words_in('"did not stop"')))) == [kept.id]
    assert ids(log.search(Query(words_in("“DID NOT” «listening then»")))) == [kept.id]
    assert log.search(Query(words_in('"stop listening"'))).hits == ()


def test_the_words_that_asked_are_not_searched_the_words_that_answered_are(log: Log) -> None:
    lines = (
        Line("a", "write", "asked alpha", Words("beta")),
        Line("b", "choose", "asked", Chosen(("x",), ("gamma",))),
        Line("c", "blanks", "asked", Blanks((("n", "delta"),), "so delta it was")),
        Line("d", "list", "asked", Items((Item("epsilon", "zeta"),))),
        Line("e", "note", "asked", Marks((Mark("eta", 1.0),))),
        Line("f", "rate", "asked", Number(7.0), "after"),
    )
    kept = log.save(entry(lines=lines, title="theta", tags=("iota",), words="kappa"))
    for word in ("beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"):
        assert ids(log.search(Query(words_in(word)))) == [kept.id], word
    for word in ("alpha", "asked", "7"):
        assert log.search(Query(words_in(word))).hits == (), word


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Caf\u00e9", "cafe\u0301"),
        ("STRASSE", "straße"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("don’t", "don't"),
        ("Ǆ", "ǆ"),
        ("السلام", "سلام"),
        ("👩‍👩‍👧 ok", "👩‍👩‍👧"),
        ("a\u0345\u0301b", "a\u0345\u0301b"),
    ],
)
def test_letters_are_found_however_they_were_spelled(log: Log, written: str, typed: str) -> None:
    kept = log.save(entry(words=f"so {written} then", lines=()))
    found = log.search(Query(words_in(typed)))
    assert ids(found) == [kept.id]
    snippet = found.hits[0].snippet
    assert words_in(typed)[0] in folded(snippet.text)
    assert folded(snippet.text[snippet.at : snippet.at + snippet.length]) == words_in(typed)[0]


def test_filters_hold_together(log: Log) -> None:
    base = datetime(2026, 11, 22, 23, 30, tzinfo=timezone(timedelta(hours=-10)))
    rated = (
        Line("a", "rate", "?", Number(7.0), "before"),
        Line("b", "rate", "?", Number(2.0), "after"),
        Line("c", "rate", "?", Number(None, numb=True), "relief"),
    )
    kept = log.save(entry(created=base, lines=rated, tags=("Us", "trust"), starred=True))
    other = log.save(
        entry(created=base - timedelta(days=2), lines=(), tags=("us",), exercise="walk", kind="note")
    )
    expected = {
        Query(tags=("us",)): [kept.id, other.id],
        Query(tags=("US", "trust")): [kept.id],
        Query(tags=("tru",)): [],
        Query(exercise="walk"): [other.id],
        Query(kind="note"): [other.id],
        Query(starred=True): [kept.id],
        Query(starred=False): [other.id],
        Query(since=date(2026, 11, 22)): [kept.id],
        Query(since=date(2026, 11, 23)): [],
        Query(until=date(2026, 11, 21)): [other.id],
        Query(since=date(2026, 11, 20), until=date(2026, 11, 22)): [kept.id, other.id],
        Query(lowest=5): [kept.id],
        Query(lowest=5, role="after"): [],
        Query(highest=3, role="after"): [kept.id],
        Query(lowest=3, highest=6): [],
        Query(role="before"): [kept.id],
        Query(role="relief"): [],
        Query(limit=1): [kept.id],
        Query(limit=0): [],
        Query(limit=None): [kept.id, other.id],
    }
    for query, wanted in expected.items():
        assert ids(log.search(query)) == wanted, query
    assert log.search(Query(limit=1)).more
    assert not log.search(Query(limit=2)).more


def test_only_what_is_shown_was_opened_and_what_changed_meanwhile_is_not_shown(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = world.log()
    kept = [log.save(entry(words=f"here {number}", lines=())) for number in range(5)]
    log.search(Query())
    opened: list[str] = []
    real = logs._entry

    def opening(entry_id: str, path: Path, opener: Callable[[bytes], bytes]) -> Entry:
        opened.append(entry_id)
        if entry_id == kept[4].id:
            path.unlink()
        return real(entry_id, path, opener)

    monkeypatch.setattr(logs, "_entry", opening)
    found = log.search(Query(words_in("here"), limit=2))
    assert ids(found) == [kept[3].id, kept[2].id]
    assert opened == [kept[4].id, kept[3].id, kept[2].id]
    assert found.more
    assert [each.id for each in found.entries] == ids(found)


def test_a_hit_is_shown_by_what_its_file_says_now_not_by_what_was_remembered(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(months, "FRESH", 0)
    vault = world.vault()
    log = world.log(vault)
    kept = [log.save(entry(words=f"here {number}", lines=())) for number in range(3)]
    log.search(Query())
    path = world.folder.entries / "2026-11" / f"{kept[1].id}.age"
    path.write_bytes(vault.seal(padded(dump_entry(replace(kept[1], words="elsewhere now")))))
    assert ids(log.search(Query(words_in('"here 1"')))) == []
    assert ids(log.search(Query(words_in("here")))) == [kept[2].id, kept[1].id, kept[0].id]
    log.list()
    assert ids(log.search(Query(words_in('"elsewhere now"')))) == [kept[1].id]


def test_an_entry_of_a_newer_version_is_found_by_its_text(world: World) -> None:
    vault = world.vault()
    log = world.log(vault)
    kept = log.save(entry(words="from later"))
    path = world.folder.entries / "2026-11" / f"{kept.id}.age"
    path.write_bytes(vault.seal(padded(dump_entry(kept).replace("schema = 1", "schema = 99", 1))))
    assert ids(log.search(Query(words_in("later")))) == [kept.id]
    assert log.search(Query(words_in("never"))).hits == ()


def test_a_damaged_entry_is_told_beside_the_hits(world: World) -> None:
    log = world.log()
    kept = [log.save(entry(words="here", lines=())) for _number in range(3)]
    (world.folder.entries / "2026-11" / f"{kept[1].id}.age").write_bytes(b"")
    found = log.search(Query(words_in("here")))
    assert ids(found) == [kept[2].id, kept[0].id]
    assert [each.id for each in found.damaged] == [kept[1].id]


def test_a_snippet_is_one_short_line_around_the_first_hit() -> None:
    words = "far " * 50 + "the Needle\nlies" + " away" * 50
    snippet = snippet_of(entry(words=words, lines=()), Query(words_in("needle")))
    assert snippet.text.startswith("… far ")
    assert snippet.text.endswith(" away …")
    assert "the Needle lies" in snippet.text
    assert len(snippet.text) < 100
    assert snippet.text[snippet.at : snippet.at + snippet.length] == "Needle"
    assert "Needle" not in repr(snippet)
    plain = snippet_of(entry(words="short", lines=()), Query())
    assert (plain.text, plain.at, plain.length) == ("short", 0, 0)
    assert snippet_of(entry(words="", lines=(), title="", tags=()), Query()).text == ""


def test_what_people_type_becomes_words_and_phrases() -> None:
    assert words_in('One "two  Three" four') == ("one", "two three", "four")
    assert words_in('open "to the end') == ("open", "to the end")
    assert words_in('"" "  " \t') == ()
    assert words_in("„deutsch hier“ x") == ("deutsch hier", "x")
    assert words_in("rock'n’roll") == ("rock'n'roll",)


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(TEXT, TEXT, TEXT)
def test_a_place_is_one_that_folds_to_about_what_was_looked_for(left: str, word: str, right: str) -> None:
    line = " ".join((left, word, right))
    for wanted in words_in(word):
        place = place_of(wanted, line)
        if place is not None:
            begin, end = place
            assert 0 <= begin < end <= len(line)
            assert wanted in folded(line[begin:end])
        snippet = snippet_of(entry(words=line, lines=()), Query((wanted,)))
        assert len(snippet.text) <= len(line) + 4


@given(TEXT)
def test_every_entry_is_found_by_each_of_its_own_words(text: str) -> None:
    own = entry(words=text, lines=())
    for word in folded(text).split():
        assert says(Query((word,)), own)
    assert "\n\n" not in searchable(own)
    assert says(Query(()), replace(own, words=""))


def test_months_and_order_hold_over_zones_summer_time_and_a_clock_that_goes_backwards(
    log: Log, tmp_path: Path
) -> None:
    utc, berlin = UTC, timezone(timedelta(hours=2))
    moments = [
        datetime(2038, 1, 19, 3, 14, 8, tzinfo=utc),
        datetime(2040, 2, 29, 12, tzinfo=utc),
        datetime(2026, 10, 25, 2, 30, tzinfo=berlin),
        datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=1))),
        datetime(2026, 10, 25, 2, 59, 59, tzinfo=berlin),
        datetime(2026, 11, 1, 0, 10, tzinfo=timezone(timedelta(hours=14))),
        datetime(2026, 10, 31, 23, 50, tzinfo=timezone(timedelta(hours=-12))),
        datetime(1950, 5, 5, tzinfo=utc),
    ]
    kept = [log.save(entry(created=moment)) for moment in moments]
    shown = [row.created for row in log.list().entries]
    assert shown == [moments[number] for number in (1, 0, 5, 6, 3, 4, 2, 7)]
    assert [hit.summary.created for hit in log.search(Query()).hits] == shown
    assert [row.created for row in log.list(3).entries] == shown[:3]
    # The person's own calendar, wherever it hung: never moved to another month by a zone.
    assert [row.created.utcoffset() for row in log.list().entries] == [each.utcoffset() for each in shown]
    assert all(log.open(each.id).created == each.created for each in kept)
    assert fits(Query(since=date(2026, 11, 1), until=date(2026, 11, 1)), log.list().entries[2], ())
    assert ratings_of(kept[0]) == (("before", 4.0),)
