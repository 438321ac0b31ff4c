from __future__ import annotations

import pytest

from closeness_tui.content.cards import Card
from closeness_tui.content.library import bundled_folder, open_library
from closeness_tui.content.lookalikes import lookalikes, skeleton


def card(name: str, title: str) -> Card:
    return Card(name, "en", title, "grounding", 1, 2.0, "", ("client",), (), f"{name}.toml")


GENTLE = card("a-gentle-pace", "A Gentle Pace")


@pytest.mark.parametrize(
    "title",
    [
        "A Gentle Pace",
        "A GENTLE PACE",
        "А Gеntlе Расе",
        "Α Gentle Pace",
        "A Gent1e Pace",
        "A Gen\u00adtle\u200b Pace",
        "A  Gentle-Pace.",
        "\uff21 Gentle Pace",
        "𝐀 𝐆𝐞𝐧𝐭𝐥𝐞 𝐏𝐚𝐜𝐞",
        "A Géntle Pácè",
        "A Gent\u0131e Pace",
    ],
)
def test_a_title_that_differs_only_by_its_look_is_noticed(title: str) -> None:
    assert lookalikes("something-else", title, [GENTLE]) == (GENTLE,)


@pytest.mark.parametrize("name", ["a-gent1e-pace", "agentle-pace", "a-gentie-pace"])
def test_an_id_that_differs_only_by_its_look_is_noticed(name: str) -> None:
    assert lookalikes(name, "Quite Another", [GENTLE]) == (GENTLE,)


@pytest.mark.parametrize("title", ["A Gentler Pace", "A Gentle Place", "Pace", "静かな一歩", "Тихий шаг"])
def test_another_title_is_no_likeness(title: str) -> None:
    assert lookalikes("something-else", title, [GENTLE]) == ()


def test_an_exercise_is_not_like_itself() -> None:
    assert lookalikes(GENTLE.id, GENTLE.title, [GENTLE]) == ()


def test_a_title_without_any_letter_is_like_nothing() -> None:
    assert skeleton("…") == ""
    assert lookalikes("something-else", "…", [card("dots", "...")]) == ()


def test_no_two_shipped_exercises_look_alike() -> None:
    cards = open_library([bundled_folder()]).cards
    assert [(each.id, lookalikes(each.id, each.title, cards)) for each in cards] == [
        (each.id, ()) for each in cards
    ]
