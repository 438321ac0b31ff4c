"""Pages to read, and when to wait: reached from everywhere they should be, and leaving nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from closeness_tui.practice.learning import IN_ORDER
from closeness_tui.store.places import find_places
from closeness_tui.tui.app import ClosenessApp
from tests.tui.evening import place, practice_of, seen, settle

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = """\
id = "odd"
title = "[bold]Odd[/] [@click=app.exit]x[/]"
family = "learn"
rung = 1
summary = "I feel [sad] [/]"
author = "[red]Someone[/]"
check = false

[[step]]
kind = "read"
text = "Words in [brackets], and [/] more."
"""


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def test_the_seven_pages_stand_in_their_order_and_the_arrows_lead_through_all_of_them() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.action_open_learn()
        await settle(pilot)
        named = {card.id: card.title for card in app.practice.library.learn}
        titles = [named[name] for name in IN_ORDER]
        at = [seen(app).index(title) for title in titles]
        assert at == sorted(at)
        await pilot.press("right")
        await settle(pilot)
        for number, title in enumerate(titles, 1):
            assert title in seen(app)
            assert f"{number} of 7" in seen(app)
            assert ("next page" in seen(app)) == (number < 7)
            await pilot.press("right")
            await settle(pilot)
        await pilot.press("left")
        await settle(pilot)
        assert place(app) == "LearnScreen"
        # Where one stopped reading is marked.
        await pilot.press("enter")
        await settle(pilot)
        assert "7 of 7" in seen(app)
        await pilot.press("q", "escape")
        await settle(pilot)
        assert place(app) == "HomeScreen"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 14)], ids=str)
async def test_every_line_of_a_page_can_be_seen_in_a_small_window(size: tuple[int, int]) -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.action_open_learn()
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        shown = seen(app)
        for _each in range(6):
            await pilot.press("down")
            await settle(pilot)
            shown += seen(app)
        assert "What an Alarm" in shown
        assert "good person to" in " ".join(shown.split())
        assert "Craske et al. 2014" in shown


async def test_reading_leaves_the_home_as_it_was_byte_for_byte() -> None:
    places = find_places()
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = files(places.data.parent)
        app.action_open_learn()
        await settle(pilot)
        await pilot.press("enter", "right", "left", "left")
        await settle(pilot)
        await pilot.press("h", "s")
        await settle(pilot)
        assert place(app) == "SafetyScreen"
        assert files(places.data.parent) == before


async def test_words_of_somebody_else_are_only_words(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_text(HOSTILE, encoding="utf-8")
    app = ClosenessApp(practice_of(tmp_path))
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        app.action_open_learn()
        await settle(pilot)
        assert "[bold]Odd[/] [@click=app.exit]x[/]" in seen(app)
        assert "I feel [sad] [/]" in seen(app)
        await pilot.press("end", "enter")
        await settle(pilot)
        assert "Words in [brackets], and [/] more." in seen(app)
        assert "By [red]Someone[/]." in seen(app)
        assert "The makers of closeness have not looked at it" in " ".join(seen(app).split())


async def test_a_page_whose_file_went_bad_says_so_and_the_others_open(tmp_path: Path) -> None:
    path = tmp_path / "odd.toml"
    path.write_text(HOSTILE, encoding="utf-8")
    app = ClosenessApp(practice_of(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.action_open_learn()
        await settle(pilot)
        path.write_text("nonsense", encoding="utf-8")
        await pilot.press("end", "enter")
        await settle(pilot)
        assert "This page cannot be read just now" in seen(app)


async def test_the_window_may_change_its_size_and_the_mark_stays() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.action_open_learn()
        await settle(pilot)
        await pilot.press("down", "down")
        for size in ((120, 40), (60, 20), (80, 24)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert app.screen.query_one("#pages").chosen_id == IN_ORDER[2]  # type: ignore[attr-defined]


async def test_when_to_wait_is_one_key_from_help_and_comes_back_to_it() -> None:
    app = ClosenessApp(practice_of(), start="pmr-4")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("h", "s")
        await settle(pilot)
        assert place(app) == "SafetyScreen"
        shown = seen(app)
        for _each in range(5):
            await pilot.press("down")
            await settle(pilot)
            shown += seen(app)
        for words in ("someone is", "without fear", "while drunk", "you drive", "a doctor", "is no therapy"):
            assert words in " ".join(shown.split())
        await pilot.press("left")
        await settle(pilot)
        assert place(app) == "HelpScreen"
        await pilot.press("left")
        await settle(pilot)
        assert place(app) == "SessionScreen"


async def test_safety_is_found_by_its_name_and_in_a_practice_too() -> None:
    app = ClosenessApp(practice_of(), start="grounding-54321")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        names = {each.title for each in app.get_system_commands(app.screen)}
        assert {"Safety", "Learn: pages to read"} <= names
        await pilot.press("enter")
        await settle(pilot)
        names = {each.title for each in app.get_system_commands(app.screen)}
        assert "Safety" in names
        assert "Learn: pages to read" not in names


async def test_the_page_before_an_exercise_names_the_page_to_read_and_only_where_one_belongs_to_it() -> None:
    for start, named in (("body-cue-map", True), ("pmr-4", False)):
        app = ClosenessApp(practice_of(), start=start)
        async with app.run_test(size=(80, 60)) as pilot:
            await settle(pilot)
            assert ("To read first, if you like: What an Alarm Does in the Body." in seen(app)) == named
