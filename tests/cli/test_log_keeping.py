from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from closeness_tui.cli.opened_log import log_and_vault
from closeness_tui.store.failures import Held
from closeness_tui.store.places import find_places
from tests.cli.conftest import Said
from tests.cli.test_log import entry
from tests.cli.test_log_changing import kept
from tests.store.world import draft

Run = Callable[..., Said]


@pytest.fixture
def two_versions() -> None:
    log, _vault = log_and_vault()
    log.save(entry("a", 3, "As it was."))
    log.save(replace(entry("b", 3, "As it is on the laptop."), replaces="a" * 26))
    log.save(entry("c", 5, "Something else."))


@pytest.mark.usefixtures("two_versions")
def test_versions_are_shown_together(closeness: Run) -> None:
    said = closeness("log", "versions")
    assert said.code == 0
    assert "As it was." in said.out
    assert "As it is on the laptop." in said.out
    assert "Something else." not in said.out
    (group,) = closeness("log", "versions", "--json").data["versions"]
    assert {each["id"][0] for each in group} == {"a", "b"}


@pytest.mark.usefixtures("two_versions")
def test_the_list_says_that_there_are_versions(closeness: Run) -> None:
    assert "1 entry is there in more than one version" in closeness("log", "list").err


@pytest.mark.usefixtures("two_versions")
def test_one_version_is_kept_after_a_question(closeness: Run, types: Callable[..., None]) -> None:
    types("")
    said = closeness("log", "versions", "--keep", "bbbb")
    assert (said.code, len(kept())) == (1, 3)
    assert "Bright Moments” of 3 November 2026" in said.err
    types("yes")
    assert closeness("log", "versions", "--keep", "bbbb").code == 0
    assert [each.lines[1].answer.text for each in kept()] == [  # type: ignore[union-attr]
        "Something else.",
        "As it is on the laptop.",
    ]
    assert closeness("log", "versions").err == "closeness: note: every entry is there once\n"


@pytest.mark.usefixtures("two_versions")
def test_all_versions_can_be_kept(closeness: Run) -> None:
    assert closeness("log", "versions", "--keep-all", "aaaa").out.count("\n") == 2
    assert len(kept()) == 3
    assert closeness("log", "versions", "--json").data["versions"] == []


@pytest.mark.usefixtures("two_versions")
def test_an_entry_that_is_there_once_needs_no_choice(closeness: Run) -> None:
    assert "only one version" in closeness("log", "versions", "--keep", "cccc", "--yes").err
    assert closeness("log", "versions", "--keep", "aaaa", "--keep-all", "aaaa").code == 2


def test_a_copy_of_a_sync_program_is_taken_in_and_said(closeness: Run) -> None:
    log, _vault = log_and_vault()
    log.save(entry("a", 3, "As it was."))
    (path,) = find_places().log.entries.glob("*/aaaa*.age")
    there = path.read_bytes()
    log.save(entry("a", 3, "As it is."))
    path.with_name(f"{'a' * 26}.sync-conflict-20261122-211403-ABCDEFG.age").write_bytes(there)
    said = closeness("log", "versions")
    assert "1 copy that a sync program had left was taken in" in said.err
    assert "As it was." in said.out


# Erasing


@pytest.fixture
def full() -> None:
    log, _vault = log_and_vault()
    log.save(entry("a", 3))
    log.save_draft(draft())
    places = find_places()
    places.settings.write_text("plain = true\n")
    places.exercises.mkdir()


@pytest.mark.usefixtures("full")
def test_erasing_names_what_goes_and_what_stays_and_asks_once(
    closeness: Run, types: Callable[..., None]
) -> None:
    types("")
    said = closeness("log", "erase")
    assert said.code == 1
    for words in ("1 entry", "1 unfinished practice", "the key of the log", "settings and help numbers stay"):
        assert words in said.err
    assert "Copies you saved or gave to someone are still out there." in said.err
    assert kept()
    types("yes")
    said = closeness("log", "erase")
    assert said.code == 0
    assert "1 entry and 1 unfinished practice" in said.out
    assert not find_places().log.root.exists()
    assert find_places().settings.exists()


@pytest.mark.usefixtures("full")
def test_all_that_is_plain_goes_too_when_asked(closeness: Run) -> None:
    assert closeness("log", "erase", "--plain-too", "--yes").code == 0
    assert not find_places().data.exists()


@pytest.mark.usefixtures("full", "locked")
def test_erasing_needs_no_passphrase(closeness: Run) -> None:
    assert closeness("log", "erase", "--yes").code == 0
    assert not find_places().log.root.exists()


@pytest.mark.usefixtures("full")
def test_nothing_is_erased_where_nobody_can_be_asked(closeness: Run, pipes: Callable[[str], None]) -> None:
    pipes("yes\n")
    assert closeness("log", "erase").code == 1
    assert kept()


@pytest.mark.usefixtures("full")
def test_a_practice_in_another_window_is_not_erased_under_its_hands(closeness: Run) -> None:
    log, _vault = log_and_vault()
    (waiting,) = log.waiting()
    with log.hold(waiting):
        said = closeness("log", "erase", "--yes")
    assert (said.code, said.err) == (1, f"closeness: error: {Held().sentence}\n")
    assert kept()


@pytest.mark.usefixtures("full")
def test_what_would_not_go_is_named(closeness: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    unlink = os.unlink

    def refuses(path: Path) -> None:
        if "entries" in str(path):
            raise PermissionError(1, "no")
        unlink(path)

    monkeypatch.setattr("closeness_tui.store.files.disk.unlink", refuses)
    said = closeness("log", "erase", "--yes")
    assert said.code == 1
    assert "would not go: this account has no permission there" in said.err
