"""The log in lines: finding, opening, starring, deleting with undo, and writing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from closeness_tui.core.answer import Words
from closeness_tui.core.entry import Entry, Line
from closeness_tui.plain.console import Signalled
from closeness_tui.plain.log import browse_log
from closeness_tui.practice.opening import Practice
from closeness_tui.store import vault
from closeness_tui.store.failures import WriteFailed
from closeness_tui.store.logs import Log
from closeness_tui.store.places import find_places
from tests.plain.script import Script, Typed
from tests.practice.doubles import StandingClock
from tests.store.world import CheapWrapper


@pytest.fixture
def practice() -> Practice:
    practice = Practice(find_places(), clock=StandingClock())
    for letter, day, words in (("a", 3, "We laughed."), ("b", 4, "Tea, and small steps.")):
        practice.log.save(
            Entry(
                id=letter * 26,
                kind="exercise",
                created=datetime(2026, 11, day, 21, 14, tzinfo=UTC),
                exercise="bright-moments",
                title="Bright Moments",
                lines=(Line("scene", "write", "What happened?", Words(words)),),
            )
        )
    return practice


def visit(practice: Practice, *lines: str) -> str:
    """What is said when these lines are typed in the log."""
    clock = practice.clock
    assert isinstance(clock, StandingClock)
    console = Script(clock, [Typed(line) for line in lines])
    browse_log(practice, console)
    assert not console.inputs
    return "\n".join(console.written)


def words_of(practice: Practice) -> list[str]:
    entries = [practice.entry(each.id) for each in practice.summaries().entries]
    return [each.words or each.lines[0].answer.text for each in entries]  # type: ignore[union-attr]


def test_the_prompt_offers_what_works_now(practice: Practice) -> None:
    said = visit(practice, "2", "star", "delete", "yes", "")
    assert "or type search, write. Enter" in said
    assert "or type search, write, star, delete. Enter" in said
    assert "or type search, write, unstar, delete. Enter" in said
    assert "or type search, write, undo. Enter" in said


def test_a_search_lists_what_it_found_and_says_how_it_was_understood(practice: Practice) -> None:
    said = visit(practice, "search tea", "1", "")
    assert "Looked for: with “tea”." in said
    assert "1. Bright Moments, 4 November 2026" in said
    assert "Answer: Tea, and small steps." in said
    assert "We laughed" not in said


def test_the_word_alone_asks_what_to_look_for(practice: Practice) -> None:
    said = visit(practice, "search", '"small steps"', "search", "", "")
    assert said.count("1. Bright Moments, 4 November 2026") == 2
    assert "a phrase in quotation marks" in said


def test_a_search_in_vain_leaves_the_list_as_it_was(practice: Practice) -> None:
    said = visit(practice, "search nowhere", "2", "")
    assert "Nothing was found." in said
    assert "We laughed." in said


def test_an_entry_gets_a_star_and_loses_it(practice: Practice) -> None:
    visit(practice, "1", "star", "")
    assert [each.starred for each in practice.summaries().entries] == [True, False]
    said = visit(practice, "1", "star", "unstar", "unstar", "1", "")
    assert "Bright Moments, 4 November 2026, with a star" in said
    assert "It has a star." in said
    assert "The star is gone." in said
    assert not any(each.starred for each in practice.summaries().entries)


def test_deleting_asks_once_by_name_and_can_be_taken_back_until_the_log_is_left(practice: Practice) -> None:
    said = visit(practice, "1", "delete", "", "delete", "yes", "1", "undo", "1", "")
    assert "Delete Bright Moments, 4 November 2026? Type yes, or Enter to keep it." in said
    assert "It stays." in said
    assert "This one was deleted." in said
    assert "Bright Moments, 4 November 2026 is back." in said
    assert words_of(practice) == ["Tea, and small steps.", "We laughed."]
    visit(practice, "1", "delete", "yes", "")
    assert words_of(practice) == ["We laughed."]
    assert "There is nothing to take back." in visit(practice, "undo", "")


def test_several_deletions_come_back_one_by_one(practice: Practice) -> None:
    said = visit(practice, "1", "delete", "yes", "2", "delete", "yes", "undo", "undo", "1", "2", "")
    assert said.count(" is back.") == 2
    assert words_of(practice) == ["Tea, and small steps.", "We laughed."]


def test_star_and_delete_need_an_open_entry(practice: Practice) -> None:
    said = visit(practice, "star", "delete", "what", "77", "")
    assert said.count("Open an entry by its number first.") == 2
    assert "A number from the list, or one of the words." in said
    assert "There is no entry with this number." in said


def test_a_free_entry_is_written_for_today_or_an_earlier_day(practice: Practice) -> None:
    lines = (
        "write",
        "",
        "Now.",
        ".",
        "write",
        "sometime",
        "tomorrow",
        "last week",
        "yesterday",
        "Then.",
        "",
        "So.",
        ".",
    )
    said = visit(practice, *lines, "")
    assert "That is not clear as a day" in said
    assert "That day is still to come." in said
    assert "That is more than one day." in said
    assert words_of(practice)[:2] == ["Now.", "Then.\n\nSo."]
    assert [each.created.day for each in practice.summaries().entries][:2] == [23, 22]
    assert practice.waiting() == ()


def test_nothing_written_is_nothing_kept(practice: Practice) -> None:
    assert "Nothing was written" in visit(practice, "write", "", ".", "")
    assert len(words_of(practice)) == 2


def test_an_empty_log_can_be_written_to() -> None:
    practice = Practice(find_places(), clock=StandingClock())
    said = visit(practice, "write", "", "First.", ".", "")
    assert "Type search, write; Enter leaves the log." in said
    assert words_of(practice) == ["First."]


def test_words_wait_sealed_when_the_window_closes(practice: Practice) -> None:
    with pytest.raises(Signalled):
        visit(practice, "write", "", "Not lost.", "\0" + "1")
    (path,) = find_places().log.drafts.iterdir()
    assert practice.log.open_draft(path.stem).lines[0].answer == Words("Not lost.")


def test_words_that_cannot_be_saved_stay_and_are_tried_again(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, failures = Log.save, [WriteFailed("the disk is full")]

    def saved(log: Log, entry: Entry) -> Entry:
        if failures:
            raise failures.pop()
        return save(log, entry)

    monkeypatch.setattr(Log, "save", saved)
    said = visit(practice, "write", "", "Not lost.", ".", "1", "")
    assert "Not saved: the disk is full. Your words are still here." in said
    assert words_of(practice)[0] == "Not lost."


def test_a_damaged_entry_is_named_and_the_others_open(practice: Practice) -> None:
    (path,) = find_places().log.entries.glob("*/aaaa*.age")
    path.write_bytes(path.read_bytes()[:-1])
    said = visit(practice, "1", "")
    assert "does not open" in said
    assert "Tea, and small steps." in said


def test_a_locked_log_is_unlocked_first(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "Scrypt", CheapWrapper)
    locked = Practice(find_places(), clock=StandingClock())
    locked.choose_passphrase("four plain quiet words")
    locked.lock()
    said = visit(locked, "four plain quiet words", "1", "")
    assert "The log is open." in said
    assert "Tea, and small steps." in said
