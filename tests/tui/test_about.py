"""The page before the start: how long it takes, and the choice of a length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from closeness_tui.core.event import Answer, Next
from closeness_tui.core.length import LENGTHS
from closeness_tui.tui.app import ClosenessApp
from closeness_tui.tui.journey import OPEN_UNWATCHED
from closeness_tui.tui.screens.about import BEGIN, AboutScreen
from closeness_tui.tui.widgets.lengths import LengthChoice
from tests.practice.doubles import StandingClock
from tests.tui.evening import answer_to, place, practice_of, seen, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from closeness_tui.practice.opening import Practice


def line_with(app: ClosenessApp, words: str) -> str:
    """The line on the screen that has these words."""
    return next((line for line in seen(app).splitlines() if words in line), "")


def lengths_of(app: ClosenessApp) -> str:
    return line_with(app, "double")


async def test_the_length_of_the_settings_is_marked_and_the_time_follows_each_change_at_once() -> None:
    app = ClosenessApp(practice_of(length="half"), start="paced-breathing")
    said = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for _each in LENGTHS:
            said.append(" ".join(lengths_of(app).split()))
            await pilot.press("l")
            await pilot.pause()
        assert " ".join(lengths_of(app).split()) == said[0]
    assert said == [
        "About 3 minutes. ● half ○ full ○ double ○ open",
        "About 5 minutes. ○ half ● full ○ double ○ open",
        "About 9 minutes. ○ half ○ full ● double ○ open",
        "As long as you like. ○ half ○ full ○ double ● open",
    ]


async def test_the_lengths_do_not_move_when_the_time_beside_them_changes() -> None:
    app = ClosenessApp(practice_of(), start="paced-breathing")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        places = set()
        for _each in LENGTHS:
            places.add((lengths_of(app).index("half"), lengths_of(app).index("open")))
            await pilot.press("l")
            await pilot.pause()
        assert len(places) == 1


async def test_left_and_right_choose_where_the_choice_has_the_focus_and_stop_at_its_ends() -> None:
    app = ClosenessApp(practice_of(), start="paced-breathing")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("shift+tab", "right", "right", "right")
        await pilot.pause()
        assert "● open" in seen(app)
        await pilot.press("left", "left", "left", "left", "left")
        await pilot.pause()
        assert "● half›" in lengths_of(app)
        assert place(app) == "AboutScreen"
        await pilot.press("tab", "left")
        await settle(pilot)
        assert place(app) == "HomeScreen"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (44, 14)], ids=str)
async def test_a_click_takes_the_length_under_it(size: tuple[int, int]) -> None:
    app = ClosenessApp(practice_of(), start="noting-sounds")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for each in LENGTHS:
            choice = app.screen.query_one(LengthChoice)
            rows = seen(app).splitlines()
            row = next(n for n, line in enumerate(rows) if "double" in line)
            offset = (rows[row].index(each) + 1 - choice.region.x, row - choice.region.y)
            await pilot.click(choice, offset=offset)
            await pilot.pause()
            assert f"● {each}" in seen(app)


@pytest.mark.parametrize("length", LENGTHS)
async def test_it_begins_with_the_length_that_is_marked(length: str) -> None:
    practice = practice_of(length=length)
    app = ClosenessApp(practice, start="paced-breathing")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert place(app) == "SessionScreen"
        assert app.journey.runs[-1].session.setting.length == length
    assert practice.settings.length == length


async def test_a_length_chosen_here_is_for_this_time_only() -> None:
    practice = practice_of()
    app = ClosenessApp(practice, start="paced-breathing")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("l", "left")
        await settle(pilot)
        app.open_exercise("paced-breathing")
        await settle(pilot)
        assert "● full" in seen(app)
    assert not practice.places.settings.exists()


async def test_without_a_timer_there_is_no_choice_and_no_key_for_it() -> None:
    app = ClosenessApp(practice_of(), start="small-wins")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "About 4 minutes. Light" in seen(app)
        assert "half" not in seen(app)
        assert "length" not in seen(app).splitlines()[-1]
        await pilot.press("l")
        await pilot.pause()
        assert place(app) == "AboutScreen"
        await pilot.press("enter")
        await settle(pilot)
        assert app.journey.runs[-1].session.setting.length == "full"


@pytest.mark.parametrize(
    ("name", "says"),
    [("pmr-4", "Squeezing keeps its time."), ("curious-reply", "Turns keep their usual time.")],
)
async def test_what_has_no_open_form_is_said(name: str, says: str) -> None:
    app = ClosenessApp(practice_of(length="open"), start=name)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert says in seen(app)
        await pilot.press("l")
        await pilot.pause()
        assert says not in seen(app)


async def test_the_doors_say_how_long_each_of_them_takes() -> None:
    app = ClosenessApp(practice_of(), start="paced-breathing")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "smaller, 4 min" in line_with(app, "Five, Four")
        assert "larger, 4 min" in line_with(app, "Near, Far")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 12)], ids=str)
async def test_the_choice_the_doors_and_all_of_the_page_can_be_reached_at_every_size(
    size: tuple[int, int],
) -> None:
    app = ClosenessApp(practice_of(length="open"), start="curious-reply")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for words in ("half", "● open", "Begin"):
            assert words in seen(app), words
        await pilot.press("end")
        await pilot.pause()
        assert "Your Turn, My Turn" in seen(app)
        for _each in range(60):
            if "It draws on" in seen(app):
                break
            await pilot.press("pagedown")
            await pilot.pause()
        assert "It draws on" in seen(app)


async def test_the_focus_goes_in_the_order_of_reading() -> None:
    app = ClosenessApp(practice_of(), start="paced-breathing")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        chain = [widget.id for widget in app.screen.focus_chain]
        assert chain == ["length", "doors"]
        assert app.focused is not None
        assert app.focused.id == "doors"


def everything_bound(screen: type[AboutScreen] | type[LengthChoice]) -> Iterator[str]:
    for binding in screen.BINDINGS:
        yield getattr(binding, "id", None) or ""


def test_its_own_keys_have_ids_and_it_has_a_page_of_help() -> None:
    assert {"about.begin", "about.length"} <= set(everything_bound(AboutScreen))
    assert all(everything_bound(LengthChoice))
    assert AboutScreen.HELP
    assert BEGIN not in LENGTHS


def in_open_breathing(app: ClosenessApp, practice: Practice) -> None:
    exercise = practice.library.get("paced-breathing")
    assert exercise is not None
    run = practice.begin(exercise, "open")
    app.journey.runs.append(run)
    while run.look().moment is None:
        given = answer_to(run.look())
        run.send(Answer(given) if given is not None else Next())


async def test_an_open_timer_keeps_the_lock_away_for_a_sitting_and_not_for_ever() -> None:
    practice = practice_of()
    app = ClosenessApp(practice)
    assert isinstance(practice.clock, StandingClock)
    async with app.run_test(size=(80, 24)) as pilot:
        in_open_breathing(app, practice)
        waited = 0.0
        while waited < OPEN_UNWATCHED:
            practice.clock.pass_time(20)
            waited += 20
            app.journey.runs[-1].tick()
            app.look_round()
        await pilot.pause()
        assert place(app) == "HomeScreen"
        for _each in range(20):
            practice.clock.pass_time(20)
            app.journey.runs[-1].tick()
            app.look_round()
        await pilot.pause()
        assert place(app) == "HiddenScreen"
