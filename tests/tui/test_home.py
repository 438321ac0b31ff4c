"""Home: the library and what is unfinished."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from closeness_tui.tui.app import ClosenessApp
from closeness_tui.tui.screens import home_list
from closeness_tui.tui.screens.place import Doors, Words
from tests.tui.evening import place, practice_of, seen, settle, unfinished

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = """
id = "hostile-{n}"
title = "[/] [@click=app.leave]x[/] [b]n{n}[/b]"
family = "disclosure"
rung = 1
summary = "[bold red]not markup[/] [@click=app.exit]there[/]"
[[step]]
kind = "read"
text = "[/] hello [b]you[/b]"
"""


def library_of(folder: Path, count: int) -> Path:
    for n in range(count):
        (folder / f"hostile-{n}.toml").write_text(HOSTILE.format(n=n))
    return folder


async def test_home_greets_and_lists_the_exercises_with_minutes_and_rung_in_words() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        text = seen(app)
    assert "Good evening" in text
    assert "One Small Share" in text
    assert "6 min  gentle" in text


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_summary_follows_the_highlight_and_is_in_sight_below_a_long_list(
    size: tuple[int, int],
) -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "down")
        await pilot.pause()
        first = app.practice.cards[0]
        assert app.screen.query_one("#library", Doors).chosen_id == first.id
        summary = app.screen.query_one("#summary", Words)
        assert first.summary in summary.spoken
        assert app.screen.region.contains_region(summary.region)
        assert first.summary[:20] in seen(app)


async def test_an_unfinished_practice_comes_first_and_enter_goes_on_with_it() -> None:
    practice = practice_of()
    draft_id = unfinished(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "An unfinished practice is safe here." in seen(app)
        assert "One Small Share, today" in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert place(app) == "SessionScreen"
        assert app.journey.runs[-1].id == draft_id


async def test_a_practice_just_stopped_stands_first_on_home_and_enter_goes_on_with_it() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"share about", "enter")
        await settle(pilot)
        await pilot.press("enter", "3", "enter", "q")
        await settle(pilot)
        assert place(app) == "HomeScreen"
        text = seen(app)
        assert "It is kept, and you can go on" in text
        assert "An unfinished practice is safe here." in text
        assert "All exercises" in text
        await pilot.press("enter")
        await settle(pilot)
        assert place(app) == "SessionScreen"


async def test_while_locked_no_title_is_shown_and_going_on_asks_for_the_passphrase(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    practice = practice_of()
    unfinished(practice)
    monkeypatch.setattr(Practice, "locked", True)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        first = seen(app).split("All exercises", maxsplit=1)[0]
        assert "An unfinished practice is safe here." in first
        assert "One Small Share" not in first
        await pilot.press("enter")
        await pilot.pause()
        assert place(app) == "UnlockScreen"
        await pilot.press("escape")
        await settle(pilot)
        assert place(app) == "HomeScreen"


async def test_looking_at_an_unfinished_practice_says_it_back_and_can_let_it_go() -> None:
    practice = practice_of()
    unfinished(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        await pilot.press("k")
        await settle(pilot)
        assert place(app) == "ClosingScreen"
        assert "You stopped here, and that is fine." in seen(app)
        await pilot.press("end", "enter", "down", "enter")
        await settle(pilot)
        assert "It is let go." in seen(app)
        await pilot.press("q")
        await settle(pilot)
    assert practice.waiting() == ()
    assert practice.log.ids() == frozenset()


async def test_a_locked_unfinished_practice_can_be_let_go_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    practice = practice_of()
    unfinished(practice)
    monkeypatch.setattr(Practice, "locked", True)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("k")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert place(app) == "LetGoScreen"
        await pilot.press("down", "enter")
        await settle(pilot)
    assert practice.waiting() == ()


async def test_slash_looks_for_words_and_enter_opens_what_was_found() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"breathe")
        await pilot.pause()
        assert app.screen.query_one("#library", Doors).option_count == 1
        await pilot.press("enter")
        await settle(pilot)
        assert place(app) == "AboutScreen"


async def test_words_that_nothing_has_say_how_to_come_back() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"zzz")
        await pilot.pause()
        assert "Nothing here has these words" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "A Gentle Pace" in seen(app)


async def test_titles_and_summaries_are_shown_as_they_are_written(tmp_path: Path) -> None:
    app = ClosenessApp(practice_of(library_of(tmp_path, 1)))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"n0")
        await pilot.pause()
        assert "[/] [@click=app.leave]x[/] [b]n0[/b]" in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "[bold red]not markup[/] [@click=app.exit]there[/]" in seen(app)


async def test_a_long_library_is_whole_soon_after_the_first_paint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home_list, "SOON", 0.001)
    monkeypatch.setattr(home_list, "AT_ONCE", 10)
    app = ClosenessApp(practice_of(library_of(tmp_path, home_list.FIRST + 40)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        offered = [option.id for option in app.screen.query_one("#library", Doors).options if option.id]
        assert [each for each in offered if ":" not in each] == [card.id for card in app.practice.cards]


async def test_files_that_could_not_be_read_are_one_quiet_line(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text("title = ")
    app = ClosenessApp(practice_of(tmp_path))
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        assert "2 exercise files could not be read" in seen(app)


@pytest.mark.parametrize("size", [(40, 12), (52, 20), (60, 20), (80, 24), (120, 40)])
async def test_no_line_of_home_is_wider_than_the_window(size: tuple[int, int]) -> None:
    practice = practice_of()
    unfinished(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        text = seen(app)
        assert "unfinished" in text
        assert "h help now" in text
        assert not app.screen.query_one("#library", Doors).show_horizontal_scrollbar


def test_the_practice_is_read_from_the_home_of_the_test() -> None:
    assert "home" in str(find_places().data)
