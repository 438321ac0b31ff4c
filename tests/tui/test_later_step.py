"""Waiting for another day: chosen clearly, or not at all."""

from __future__ import annotations

import pytest

from closeness_tui.core.moves import begin
from closeness_tui.core.session import Setting
from closeness_tui.core.steps import Later, Read
from tests.tui.stage import Host, exercise_of

END = Read(id="end", text="The end.")
LATER = Later(id="it", text="That was part one.", label="after the [b]talk[/b]")


async def test_one_key_lets_it_wait() -> None:
    host = Host(LATER, END)
    async with host.run_test() as pilot:
        await pilot.pause()
        assert "after the [b]talk[/b]" in host.text_on_screen()
        await pilot.press("1")
        await pilot.pause()
        assert host.course.session.state == "parked"
        assert host.called == ["back"]


async def test_another_key_goes_on() -> None:
    host = Host(LATER, END)
    async with host.run_test() as pilot:
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        assert host.view.step is END


async def test_enter_alone_neither_parks_nor_goes_on_however_often() -> None:
    host = Host(LATER, END)
    async with host.run_test() as pilot:
        await pilot.pause()
        before = host.course.session
        assert "Enter on" not in host.text_on_screen()
        await pilot.press(*["enter"] * 5, "space", "d", "9", "escape")
        await pilot.pause()
        assert host.course.session == before
        assert host.session_screen.query(".how.-asked")


@pytest.mark.parametrize(("arrows", "parks"), [(["up"], True), (["down"], False), (["down", "up"], True)])
async def test_an_arrow_and_then_enter_chooses(arrows: list[str], parks: bool) -> None:
    host = Host(LATER, END)
    async with host.run_test() as pilot:
        await pilot.pause()
        await pilot.press(*arrows)
        await pilot.pause()
        assert "Enter on" in host.text_on_screen()
        await pilot.press("enter")
        await pilot.pause()
        assert (host.course.session.state == "parked") is parks


async def test_the_mouse_chooses() -> None:
    host = Host(LATER, END)
    async with host.run_test() as pilot:
        await pilot.pause()
        await pilot.click("ChoiceRow:first-child .said-words")
        await pilot.pause()
        assert host.course.session.state == "parked"


async def test_where_nothing_is_kept_it_says_so_and_offers_to_go_on() -> None:
    session = begin(exercise_of(LATER, END), Setting(keeps=False), 0.0)
    host = Host(session=session)
    async with host.run_test() as pilot:
        await pilot.pause()
        assert "Nothing is kept in this practice" in host.text_on_screen()
        assert "wait here for another day" not in host.text_on_screen()
        await pilot.press("enter")
        await pilot.pause()
        assert host.view.step is END


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_both_ways_are_in_view_in_every_window(size: tuple[int, int]) -> None:
    text = "That was part one. You can close this now and live your days. It won't run out. " * 3
    host = Host(Later(id="it", text=text, label="Part two, a short look back"), END)
    async with host.run_test(size=size) as pilot:
        await pilot.pause()
        assert "1  Let it wait here" in host.text_on_screen()
        assert "2  Go on now" in host.text_on_screen()
