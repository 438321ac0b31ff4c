"""The pages that are only read: the seven that are shipped, and those that others write."""

from __future__ import annotations

from pathlib import Path

import pytest

from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.library import bundled_folder, open_library
from closeness_tui.content.rules import style_of
from closeness_tui.core.steps import Read
from closeness_tui.practice.learning import BEFORE, IN_ORDER, Learning, drawn_on, read_first

LIBRARY = open_library([bundled_folder()])
LEARNING = Learning(LIBRARY)

OWN = """\
id = "{id}"
title = "{title}"
family = "learn"
rung = 1
{more}
summary = "A few words."

[[step]]
kind = "read"
text = "One.\\n\\nTwo."

[[step]]
kind = "write"
text = "This is left out."
"""


def put(folder: Path, name: str, title: str = "A Page", more: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(OWN.format(id=name, title=title, more=more), encoding="utf-8")
    return path


def test_there_are_seven_in_their_order_and_none_is_among_the_thirty_exercises() -> None:
    assert tuple(card.id for card in LEARNING.cards) == IN_ORDER
    assert len(IN_ORDER) == 7
    assert len(LIBRARY.cards) == 30
    assert not {card.id for card in LIBRARY.cards} & set(IN_ORDER)
    assert all(LIBRARY.get(name) is None for name in IN_ORDER)


@pytest.mark.parametrize("name", IN_ORDER)
def test_a_shipped_page_is_short_easy_to_read_and_says_what_it_draws_on(name: str) -> None:
    card = LEARNING.card(name)
    page = LEARNING.page(name)
    assert card is not None
    assert page is not None
    words = " ".join(page.paragraphs).split()
    assert 60 <= len(words) <= 150
    measure, found = style_of(card.path, LIBRARY)
    assert measure is not None
    assert measure.grade is not None
    assert measure.grade <= 7
    assert found == ()
    assert page.sources
    assert page.is_shipped
    assert drawn_on(page).startswith("It draws on: ")


@pytest.mark.parametrize("name", IN_ORDER)
def test_a_shipped_page_asks_nothing_and_keeps_nothing(name: str) -> None:
    card = LEARNING.card(name)
    assert card is not None
    exercise = LIBRARY.whole(card)
    assert exercise is not None
    assert not exercise.leaves_trace
    assert [type(step) for step in exercise.steps] == [Read, Read]


def test_what_goes_before_an_exercise_is_a_page_and_an_exercise_that_are_there() -> None:
    assert set(BEFORE.values()) == set(IN_ORDER)
    assert set(BEFORE) <= {card.id for card in LIBRARY.cards}
    assert read_first(LIBRARY, "name-the-pattern") == "To read first, if you like: Tending a Garden."
    assert read_first(LIBRARY, "pmr-4") == ""


def test_a_page_of_somebody_else_stands_behind_the_seven_wherever_its_file_lies(tmp_path: Path) -> None:
    put(tmp_path, "zz-page", "A")
    put(tmp_path / "learn", "aa-page", "b")
    put(tmp_path / "learn", "for-therapists", more='for = ["therapist"]')
    library = open_library([bundled_folder(), tmp_path])
    assert library.problems == ()
    assert [card.id for card in Learning(library).cards] == [*IN_ORDER, "zz-page", "aa-page"]
    assert [card.id for card in Learning(library, "therapist").cards] == ["for-therapists"]


def test_only_what_is_read_is_shown_and_nothing_is_rated(tmp_path: Path) -> None:
    put(tmp_path, "own-page", more='author = "Sam  X"')
    library = open_library([tmp_path])
    page = Learning(library).page("own-page")
    assert page is not None
    assert page.paragraphs == ("One.", "Two.")
    assert drawn_on(page).startswith("By Sam X. It comes from a folder of your own.")
    reading = read_exercise((tmp_path / "own-page.toml").read_text("utf-8"), "x.toml")
    assert reading.exercise is not None
    assert [step.kind for step in reading.exercise.steps] == ["read", "write"]


def test_a_page_can_stand_in_the_place_of_a_shipped_one_and_keeps_its_place(tmp_path: Path) -> None:
    put(tmp_path, "body-alarm", "Another Alarm")
    library = open_library([bundled_folder(), tmp_path])
    cards = Learning(library).cards
    assert [card.id for card in cards] == list(IN_ORDER)
    assert cards[1].title == "Another Alarm"


def test_a_page_whose_file_has_gone_is_no_page(tmp_path: Path) -> None:
    path = put(tmp_path, "own-page")
    learning = Learning(open_library([tmp_path]))
    path.unlink()
    assert learning.page("own-page") is None
    assert learning.page("never-there") is None


def test_in_another_language_a_page_is_there_once(tmp_path: Path) -> None:
    put(tmp_path, "own-page")
    (tmp_path / "own-page.es.toml").write_text(
        OWN.format(id="own-page", title="Una", more='lang = "es"'), encoding="utf-8"
    )
    assert [card.title for card in Learning(open_library([tmp_path])).cards] == ["A Page"]
