"""`closeness learn`: the pages by name, one of them in plain words, and no trace of having read it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from closeness_tui.practice.learning import IN_ORDER
from closeness_tui.store.places import find_places
from tests.cli.conftest import Said

HOSTILE = """\
id = "odd"
title = "A [b]page[/b]"
family = "learn"
rung = 1
summary = "A few words."

[[step]]
kind = "read"
text = "Words with [/] in them."
"""


def test_the_list_names_the_seven_in_their_order(closeness: Callable[..., Said]) -> None:
    said = closeness("learn")
    assert (said.code, said.err) == (0, "")
    assert tuple(line.split()[0] for line in said.out.splitlines()) == IN_ORDER
    assert "body-alarm              What an Alarm Does in the Body: What can happen" in said.out


def test_a_page_is_told_as_words_with_what_it_draws_on(closeness: Callable[..., Said]) -> None:
    said = closeness("learn", "tending-a-garden")
    assert said.code == 0
    parts = said.out.split("\n\n")
    assert parts[0] == "Tending a Garden."
    assert parts[1].startswith("Some people like to think of closeness as a garden.")
    assert parts[-1] == "It draws on: White 2007.\n"


def test_scripts_get_the_same(closeness: Callable[..., Said]) -> None:
    pages = closeness("learn", "--json").data["pages"]
    assert [each["id"] for each in pages] == list(IN_ORDER)
    page = closeness("learn", "body-alarm", "--json").data["page"]
    assert page["title"] == "What an Alarm Does in the Body"
    assert len(page["paragraphs"]) == 4
    assert page["sources"] == ["Craske et al. 2014"]
    assert json.dumps(page).isascii()


def test_one_of_ones_own_is_among_them_and_its_words_are_only_words(
    closeness: Callable[..., Said], own: Path
) -> None:
    (own / "odd.toml").write_text(HOSTILE, "utf-8")
    assert closeness("learn").out.splitlines()[-1].endswith("A [b]page[/b]: A few words.")
    assert "Words with [/] in them." in closeness("learn", "odd").out


def test_a_folder_can_be_named(closeness: Callable[..., Said], tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_text(HOSTILE, "utf-8")
    assert "odd " in closeness("learn", "--folder", tmp_path).out
    assert closeness("learn", "--folder", tmp_path / "nowhere").code == 1


def test_a_name_that_is_not_there_is_met_with_the_nearest(closeness: Callable[..., Said]) -> None:
    said = closeness("learn", "body-alrm")
    assert said.code == 1
    assert "there is no page called body-alrm" in said.err
    assert "did you mean body-alarm?" in said.err
    assert "`closeness learn` names them all" in closeness("learn", "pmr-4").err


def test_it_is_no_exercise_and_where_one_asks_for_it_as_such_its_place_is_said(
    closeness: Callable[..., Said],
) -> None:
    assert not [name for name in IN_ORDER if name in closeness("exercises", "list").out]
    for arguments in (("exercises", "show"), ("practice",)):
        said = closeness(*arguments, "body-alarm")
        assert said.code == 1
        assert "body-alarm is a page to read" in said.err
        assert "`closeness learn body-alarm`" in said.err


def test_reading_leaves_nothing_on_the_disk(closeness: Callable[..., Said]) -> None:
    closeness("learn")
    closeness("learn", "body-alarm")
    places = find_places()
    assert not any(folder.exists() for folder in (places.data, places.cache, places.state))


def test_a_page_can_be_given_and_taken_back_like_an_exercise(
    closeness: Callable[..., Said], tmp_path: Path
) -> None:
    (tmp_path / "odd.toml").write_text(HOSTILE, "utf-8")
    assert closeness("exercises", "add", "--yes", tmp_path / "odd.toml").code == 0
    assert "Words with" in closeness("learn", "odd").out
    out = tmp_path / "odd.zip"
    assert closeness("exercises", "export", "odd", "--out", out).code == 0
    assert out.is_file()
    assert closeness("exercises", "remove", "--yes", "odd").code == 0
    assert closeness("learn", "odd").code == 1
