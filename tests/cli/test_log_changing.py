from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from closeness_tui.cli.opened_log import log_and_vault
from closeness_tui.core.entry import Entry
from closeness_tui.store import files
from closeness_tui.store.disk import Disk
from closeness_tui.store.logs import Log
from closeness_tui.store.places import find_places
from tests.cli.conftest import Said
from tests.cli.test_log import entry

Run = Callable[..., Said]


def kept() -> list[Entry]:
    log, _vault = log_and_vault()
    return [log.open(each.id) for each in log.list().entries] if log.ids() else []


@pytest.fixture
def one() -> None:
    log_and_vault()[0].save(entry("a", 3))


# Writing


def test_what_a_pipe_brings_is_one_entry_dots_and_all(closeness: Run, pipes: Callable[[str], None]) -> None:
    pipes("First.\n.\nSecond.\n")
    assert closeness("log", "write", "--title", "A walk", "--tag", "us", "--tag", "rain").code == 0
    (entry,) = kept()
    assert (entry.kind, entry.title, entry.tags) == ("note", "A walk", ("us", "rain"))
    assert entry.words == "First.\n.\nSecond.\n"


def test_a_person_writes_line_by_line_until_a_dot(closeness: Run, types: Callable[..., None]) -> None:
    types("First.", "", "Second.", ".", "not this")
    said = closeness("log", "write")
    assert said.code == 0
    (entry,) = kept()
    assert entry.words == "First.\n\nSecond."
    assert said.out.split()[2] == entry.id[:8]
    assert not list(find_places().log.drafts.iterdir())


@pytest.mark.parametrize(
    ("words", "day"),
    [("yesterday", "2026-11-22"), ("last monday", "2026-11-16"), ("2026-11-03", "2026-11-03")],
)
def test_an_entry_can_belong_to_an_earlier_day(
    closeness: Run, pipes: Callable[[str], None], today: datetime, words: str, day: str
) -> None:
    pipes("Then.")
    assert closeness("log", "write", "--on", words).code == 0
    assert kept()[0].created.date().isoformat() == day


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("tomorrow", "that day is still to come"),
        ("last week", "that is more than one day"),
        ("someday", "is not clear as a day"),
    ],
)
def test_a_day_that_cannot_be_taken_is_said_before_anything_is_typed(
    closeness: Run, today: datetime, words: str, sentence: str
) -> None:
    said = closeness("log", "write", "--on", words)
    assert (said.code, sentence in said.err) == (2, True)
    assert not find_places().data.exists()


@pytest.mark.parametrize("text", ["", " \n\n"])
def test_nothing_written_is_nothing_kept(closeness: Run, pipes: Callable[[str], None], text: str) -> None:
    pipes(text)
    said = closeness("log", "write")
    assert said.err == "closeness: error: nothing was written, so nothing was kept\n"
    assert (said.code, kept()) == (1, [])


def test_where_nothing_can_be_saved_it_is_said_before_any_word_is_typed(
    closeness: Run, types: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "disk", FullDisk())
    types("never read", ".")
    said = closeness("log", "write")
    assert said.code == 1
    assert "the disk is full" in said.err
    assert "Write as many lines" not in said.err


class FullDisk(Disk):
    """Takes nothing from the moment it is full."""

    full = True

    def write(self, handle: int, data: memoryview) -> int:
        if self.full:
            raise OSError(28, "no space")
        return super().write(handle, data)


def test_words_that_could_not_be_kept_are_tried_again(
    closeness: Run, types: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk()
    monkeypatch.setattr(files, "disk", disk)
    save, tries = Log.save, [True, False]

    def saved(log: Log, entry: Entry) -> Entry:
        disk.full = tries.pop(0)
        try:
            return save(log, entry)
        finally:
            disk.full = False

    disk.full = False
    monkeypatch.setattr(Log, "save", saved)
    types("Not lost.", ".", "")
    said = closeness("log", "write")
    assert said.code == 0
    assert "Your words are still here" in said.err
    assert [each.words for each in kept()] == ["Not lost."]


# Editing line by line


@pytest.mark.usefixtures("one")
def test_each_part_is_shown_and_kept_or_typed_anew(closeness: Run, types: Callable[..., None]) -> None:
    types("A new title", "We laughed", "and sang.", ".", "")
    said = closeness("log", "edit", "aaaa")
    assert said.code == 0
    assert "We laughed." in said.err
    (entry,) = kept()
    assert entry.title == "A new title"
    assert entry.lines[1].answer.text == "We laughed\nand sang."  # type: ignore[union-attr]
    assert entry.edited is not None
    assert said.out.split()[2] == entry.id[:8]


@pytest.mark.usefixtures("one")
def test_a_part_can_be_taken_away(closeness: Run, pipes: Callable[[str], None]) -> None:
    pipes("\n/empty\n\n")
    assert closeness("log", "edit", "aaaa").code == 0
    assert [line.key for line in kept()[0].lines] == ["before"]


@pytest.mark.usefixtures("one")
def test_enter_at_every_part_changes_nothing(closeness: Run, types: Callable[..., None]) -> None:
    types("", "", "")
    assert closeness("log", "edit", "aaaa").err.endswith("closeness: note: nothing was changed\n")
    assert kept()[0].id == "a" * 26


@pytest.mark.usefixtures("one")
def test_an_input_that_ends_too_early_changes_nothing_and_what_was_typed_waits_sealed(
    closeness: Run, types: Callable[..., None]
) -> None:
    types("", "Something new", ".")
    said = closeness("log", "edit", "aaaa")
    assert said.code == 1
    assert "the input ended before every part was asked" in said.err
    assert "is safe" in said.err
    assert kept()[0].id == "a" * 26
    (draft,) = find_places().log.drafts.iterdir()
    assert log_and_vault()[0].open_draft(draft.stem).lines[0].answer.text == "Something new"  # type: ignore[union-attr]


# Tags and stars


@pytest.mark.usefixtures("one")
def test_tags_are_put_on_once_and_taken_off_however_they_are_spelt(closeness: Run) -> None:
    assert closeness("log", "tag", "newest", "--add", "Us", "--add", "us", "--add", "rain").code == 0
    assert kept()[0].tags == ("Us", "rain")
    assert closeness("log", "tag", "newest", "--remove", "US", "--add", "tea").code == 0
    assert kept()[0].tags == ("rain", "tea")


@pytest.mark.usefixtures("one")
def test_tags_that_are_as_they_were_make_no_new_version(closeness: Run) -> None:
    assert closeness("log", "tag", "aaaa", "--remove", "none").code == 1
    assert kept()[0].id == "a" * 26
    assert closeness("log", "tag", "aaaa").code == 2


@pytest.mark.usefixtures("one")
def test_a_star_is_put_on_and_taken_off(closeness: Run) -> None:
    assert closeness("log", "star", "aaaa").out.endswith("(starred)\n")
    starred = kept()[0]
    assert closeness("log", "star", "newest").code == 0
    assert kept() == [starred]
    assert closeness("log", "unstar", "newest").code == 0
    assert not kept()[0].starred


# Deleting


@pytest.mark.usefixtures("one")
def test_deleting_is_asked_once_by_title_and_day(closeness: Run, types: Callable[..., None]) -> None:
    types("")
    said = closeness("log", "delete", "aaaa")
    assert said.code == 1
    assert "Delete “Bright Moments” of 3 November 2026?" in said.err
    assert "Copies you saved or gave to someone are still out there." in said.err
    assert kept()
    types("yes")
    assert closeness("log", "delete", "aaaa").out == "aaaaaaaa is deleted.\n"
    assert not kept()


@pytest.mark.usefixtures("one")
def test_where_nobody_can_be_asked_nothing_is_deleted(closeness: Run, pipes: Callable[[str], None]) -> None:
    pipes("yes\n")
    said = closeness("log", "delete", "aaaa")
    assert (said.code, "--yes" in said.err) == (1, True)
    assert kept()
    assert closeness("log", "delete", "aaaa", "--yes").code == 0
    assert not kept()


@pytest.mark.usefixtures("one")
def test_a_damaged_entry_can_be_deleted_too(closeness: Run, types: Callable[..., None]) -> None:
    (path,) = find_places().log.entries.glob("*/aaaa*.age")
    path.write_bytes(b"no longer sealed")
    types("yes")
    said = closeness("log", "delete", "aaaa")
    assert said.code == 0
    assert "which does not open" in said.err
    assert not path.exists()


@pytest.mark.parametrize("command", ["show", "edit", "star", "unstar", "delete", "tag"])
def test_an_id_that_nothing_has_is_said(closeness: Run, command: str) -> None:
    more = ("--add", "x") if command == "tag" else ()
    said = closeness("log", command, "cccccc", *more)
    assert (said.code, said.out) == (1, "")
    assert "there is no entry cccccc" in said.err
