"""The log as a person goes through it, without any screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from closeness_tui.content.exercises import read_exercise
from closeness_tui.core.answer import Items, Words
from closeness_tui.core.entry import Summary
from closeness_tui.core.query import Query
from closeness_tui.practice.looking_back import LookingBack
from closeness_tui.practice.looking_for import Looking, in_words, moment_of, understood
from closeness_tui.practice.opening import Practice
from closeness_tui.practice.words_under_way import WordsUnderWay
from closeness_tui.store.failures import NotThere, WriteFailed
from closeness_tui.store.shelf import new_id
from tests.tui.evening import practice_of
from tests.tui.kept_years import bright, fill, note, piles, share

NOW = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
COUNT = 14
TITLES = {
    "paced-breathing": "Paced Breathing",
    "one-small-share": "One Small Share",
    "small-wins": "Small Wins",
}


def asked(typed: str) -> Query:
    return understood(Looking(typed), TITLES, NOW).query


@pytest.mark.parametrize(
    ("typed", "more"),
    [
        ("rain roof", {"words": ("rain", "roof")}),
        ('"tin roof" rain', {"words": ("tin roof", "rain")}),
        ("“tin roof", {"words": ("tin roof",)}),
        ("tag:us", {"tags": ("us",)}),
        ('tag:"last summer" rain', {"tags": ("last summer",), "words": ("rain",)}),
        ("starred", {"starred": True}),
        ('"starred"', {"words": ("starred",)}),
        ("shared", {"tags": ("to-share",)}),
        ("exercise:breathing", {"exercise": "paced-breathing"}),
        ('exercise:"one small share"', {"exercise": "one-small-share"}),
        ("yesterday", {"since": date(2026, 11, 22), "until": date(2026, 11, 22)}),
        ("last week rain", {"since": date(2026, 11, 16), "until": date(2026, 11, 22), "words": ("rain",)}),
        ("rain since monday", {"since": date(2026, 11, 16), "words": ("rain",)}),
        ("before 2026-11-03", {"until": date(2026, 11, 2)}),
        ("in november", {"since": date(2026, 11, 1), "until": date(2026, 11, 30)}),
        ("2026-11", {"since": date(2026, 11, 1), "until": date(2026, 11, 30)}),
        ("3 november", {"since": date(2026, 11, 3), "until": date(2026, 11, 3)}),
        ("may sun one day", {"words": ("may", "sun", "one", "day")}),
        ("in the kitchen", {"words": ("in", "the", "kitchen")}),
        ('"last week"', {"words": ("last week",)}),
        ("http://x [/] $(:", {"words": ("http://x", "[/]", "$(:")}),
        ('tag: "" :', {"words": ("tag:", ":")}),
        ("", {}),
    ],
)
def test_what_is_typed_is_taken_as_words_tags_or_days(typed: str, more: dict[str, Any]) -> None:
    monday = {"since": date(2026, 11, 23)} if "monday" in typed and "since" in more else {}
    found = asked(typed)
    # Whether a bare weekday is today or a week ago is the date reader's to say.
    assert found in (Query(**more), Query(**(more | monday)))


def test_an_exercise_that_is_not_known_is_said_and_nothing_is_hidden() -> None:
    taken = understood(Looking("exercise:kites"), TITLES, NOW)
    assert taken.trouble == "No exercise here is called that."
    assert taken.query == Query()
    assert "More than one" in understood(Looking("exercise:small"), TITLES, NOW).trouble


def test_how_it_was_taken_is_said_in_words() -> None:
    looking = Looking("tag:us rain last week", starred=True)
    said = in_words(looking, understood(looking, TITLES, NOW).query, TITLES)
    assert said == "with a star, tagged us, with “rain”, from 16 November 2026 to 22 November 2026"


def filled() -> tuple[Practice, LookingBack]:
    practice = practice_of()
    fill(practice, COUNT)
    back = LookingBack(practice)
    back.everything()
    return practice, back


def ids(entries: tuple[Summary, ...]) -> list[str]:
    return [each.id for each in entries]


def same_as_the_files(practice: Practice, back: LookingBack) -> None:
    listing = practice.log.list()
    assert back.find(Looking()).entries == listing.entries
    assert back.find(Looking()).versions == listing.versions


def test_filters_need_no_words_and_words_find_what_was_said() -> None:
    _practice, back = filled()
    assert len(back.find(Looking()).entries) == COUNT
    assert all(each.starred for each in back.find(Looking(starred=True)).entries)
    shared = back.find(Looking(shared=True)).entries
    assert shared
    assert all("to-share" in each.tags for each in shared)
    found = back.find(Looking("tin roof"))
    assert {each.exercise for each in found.entries} == {"bright-moments"}
    assert "tin roof" in found.snippets[found.entries[0].id].text
    assert back.find(Looking("one small share")).entries[0].exercise == "one-small-share"


def test_every_change_is_seen_in_the_list_and_in_the_files() -> None:
    practice, back = filled()
    first = back.find(Looking()).entries[0]
    starred = back.star(first.id)
    same_as_the_files(practice, back)
    assert starred.starred
    assert starred.edited == practice.clock.wall()
    tagged = back.tag(starred.id, (" a  b ", "a b", "", "c"))
    assert tagged.tags == ("a b", "c")
    assert not back.star(tagged.id).starred
    same_as_the_files(practice, back)
    back.write("words", title="Mine", created=NOW - timedelta(days=400))
    same_as_the_files(practice, back)
    with pytest.raises(NotThere):
        back.star(first.id)


def test_an_edit_puts_other_words_in_and_leaves_the_rest() -> None:
    practice, back = filled()
    kept = practice.log.save(replace(bright(2), id=new_id()))
    back.everything()
    edited = back.edit(kept, {1: "other\nwords"}, "and more")
    assert edited.lines[1].answer == Words("other\nwords")
    assert edited.words == "and more"
    assert edited.lines[0] == kept.lines[0]
    assert isinstance(edited.lines[2].answer, Items)
    assert practice.log.open(edited.id) == edited
    same_as_the_files(practice, back)


def test_an_answer_that_is_emptied_goes() -> None:
    practice, back = filled()
    kept = practice.log.save(replace(share(0), id=new_id()))
    assert [each.key for each in back.edit(kept, {1: " "}, "").lines] == ["before", "after"]


def test_an_edit_of_what_was_deleted_elsewhere_is_kept_all_the_same() -> None:
    practice, back = filled()
    entry = practice.log.open(back.find(Looking()).entries[4].id)
    practice.log.delete(entry.id)
    kept = back.edit(entry, {}, "typed just now")
    assert practice.log.open(kept.id).words == "typed just now"


def test_deletions_come_back_one_after_the_other() -> None:
    practice, back = filled()
    before = back.find(Looking()).entries
    back.delete(before[0])
    back.delete(before[5])
    assert len(back.find(Looking()).entries) == COUNT - 2
    assert back.undo() == before[5]
    assert back.undo() == before[0]
    assert not back.can_undo
    assert back.find(Looking()).entries == before
    same_as_the_files(practice, back)


def two_versions(practice: Practice) -> tuple[str, str]:
    """One entry that was changed on two machines."""
    first = practice.log.save(replace(note(1), id=new_id(), words="as it was"))
    one = replace(first, id=new_id(), words="from the laptop", replaces=first.id, edited=NOW)
    other = replace(one, id=new_id(), words="from the desk", edited=NOW + timedelta(hours=1))
    for each in (one, other):
        practice.log.save(each)
    practice.log.delete(first.id)
    return one.id, other.id


def test_one_version_is_kept_and_the_other_goes() -> None:
    practice, back = filled()
    one, other = two_versions(practice)
    back.everything()
    assert set(back.versions_of(one)) == {one, other}
    kept = back.keep_one(other, back.versions_of(one))
    assert kept.words == "from the desk"
    assert practice.log.versions() == ()
    same_as_the_files(practice, back)


def test_both_versions_become_entries_of_their_own() -> None:
    practice, back = filled()
    two_versions(practice)
    before = len(back.everything().entries)
    back.keep_all(back.find(Looking()).versions[0])
    assert practice.log.versions() == ()
    assert len(practice.log.list().entries) == before
    same_as_the_files(practice, back)


def test_this_day_in_earlier_years_is_found() -> None:
    practice, back = filled()
    old = practice.log.save(replace(piles(3), id=new_id(), created=NOW.replace(year=2024)))
    back.everything()
    assert back.on_this_day() == 1
    assert ids(back.find(Looking(this_day=True)).entries) == [old.id]


def test_chapters_are_the_stories_in_order() -> None:
    _practice, back = filled()
    assert back.has_chapters
    told = back.chapters()
    assert [each.created for each in told] == sorted(each.created for each in told)
    assert {each.title for each in told} == {"The Evening of Rain"}


def test_a_rating_knows_its_scale_also_when_its_exercise_is_gone() -> None:
    practice, back = filled()
    known = back.read(
        next(each.id for each in back.find(Looking()).entries if each.exercise == "noting-open")
    )
    assert known.scales["before"].high == "the most I can imagine"
    assert known.seconds["outside"] > 0
    entry = practice.log.save(replace(share(0), id=new_id(), exercise="gone-by-now"))
    assert back.read(entry.id).scales["after"].max == 10


def test_a_log_that_was_never_written_to_is_empty() -> None:
    back = LookingBack(practice_of())
    assert back.newest().entries == back.everything().entries == ()
    assert back.take_in_copies() == 0
    assert back.find(Looking("rain")).entries == ()


def test_what_another_machine_left_is_taken_in_once() -> None:
    practice, back = filled()
    listing = practice.log.list()
    path = next(practice.places.log.entries.rglob(f"{listing.entries[0].id}.age"))
    other = next(practice.places.log.entries.rglob(f"{listing.entries[1].id}.age"))
    path.rename(path.with_name(f"{path.stem}.sync-conflict-20261123-101010-ABCDEFG.age"))
    other.with_name(f"{other.stem} 2.age").write_bytes(other.read_bytes())
    assert back.take_in_copies() == 1
    assert back.take_in_copies() == 0
    assert back.everything().entries == listing.entries


def test_words_under_way_are_safe_within_a_second_and_offered_after_a_crash() -> None:
    practice = practice_of()
    under_way = WordsUnderWay(practice)
    under_way.type("half a thought [/]")
    under_way.keep_if_due()
    assert not under_way.all_kept
    practice.clock.pass_time(1)  # type: ignore[attr-defined]
    under_way.keep_if_due()
    assert under_way.all_kept
    assert practice.waiting() == ()
    under_way._held.release()  # as when the process dies
    again = practice_of()
    (draft,) = again.waiting()
    run = again.resume(draft)
    assert run.look().answer == Words("half a thought [/]")
    again.leave(run)


def test_words_that_were_settled_leave_nothing() -> None:
    practice = practice_of()
    under_way = WordsUnderWay(practice)
    under_way.type("kept elsewhere")
    under_way.keep()
    under_way.settle()
    under_way.type("late")
    under_way.keep()
    assert practice.waiting() == ()
    assert list(practice.places.log.drafts.glob("*.age")) == []


def test_words_that_cannot_be_kept_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    practice = practice_of()

    def full(_draft: object) -> None:
        raise WriteFailed("the disk is full")

    monkeypatch.setattr(practice.log, "save_draft", full)
    under_way = WordsUnderWay(practice)
    under_way.type("words")
    under_way.keep()
    assert under_way.trouble is not None
    assert not under_way.all_kept


def test_the_draft_of_such_words_is_a_whole_exercise() -> None:
    practice = practice_of()
    under_way = WordsUnderWay(practice)
    under_way.type("words")
    reading = read_exercise(under_way._draft().source, "words-from-the-log")
    assert reading.exercise is not None


def test_a_free_entry_is_for_a_moment_that_has_been() -> None:
    assert moment_of(" ", NOW) is None
    assert moment_of("today", NOW) == NOW
    assert moment_of("tomorrow", NOW) == "that day is still to come"
    assert moment_of("last week", NOW) == "one day is needed here, such as yesterday or 2026-11-03"
    assert isinstance(moment_of("when the lilac was out", NOW), str)
