"""The last page: what to keep, and where to from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from closeness_tui.practice.run import Run
from closeness_tui.store.failures import WriteFailed
from closeness_tui.tui.app import ClosenessApp
from closeness_tui.tui.screens.closing import ClosingScreen
from closeness_tui.tui.screens.place import Doors
from tests.tui.evening import WORDS, finished, practice_of, seen, settle

if TYPE_CHECKING:
    from textual.pilot import Pilot


async def at_the_end(pilot: Pilot[None], app: ClosenessApp, run: Run) -> ClosingScreen:
    screen = ClosingScreen(app.practice, run)
    app.push_screen(screen)
    await settle(pilot)
    return screen


async def test_it_says_the_answers_back_and_keeps_all_by_default() -> None:
    practice = practice_of()
    run = finished(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 50)) as pilot:
        await at_the_end(pilot, app, run)
        assert WORDS in seen(app)
        assert "Kept in your log" not in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Kept in your log." in seen(app)
    assert practice.entry(run.id).lines == run.lines()
    assert practice.waiting() == ()


async def test_some_lines_can_be_left_out() -> None:
    practice = practice_of()
    run = finished(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 50)) as pilot:
        await at_the_end(pilot, app, run)
        await pilot.press("down", "enter", "down", "enter")
        await pilot.pause()
        assert "leave" in seen(app)
        await pilot.press("home", "enter")
        await settle(pilot)
    kept = [line.key for line in practice.entry(run.id).lines]
    assert kept == [line.key for line in run.lines()[1:]]


async def test_that_one_practised_can_be_kept_without_a_word() -> None:
    practice = practice_of()
    run = finished(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 50)) as pilot:
        await at_the_end(pilot, app, run)
        await pilot.press("down", "down", "enter")
        await settle(pilot)
    assert practice.entry(run.id).lines == ()


async def test_free_words_are_kept_with_it() -> None:
    practice = practice_of()
    run = finished(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 50)) as pilot:
        await at_the_end(pilot, app, run)
        await pilot.press("w", *"quiet", "space", *"now", "escape")
        await pilot.pause()
        assert "quiet now" in seen(app)
        await pilot.press("enter")
        await settle(pilot)
    assert practice.entry(run.id).words == "quiet now"


async def test_when_it_cannot_be_saved_the_words_stay_and_r_tries_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    practice = practice_of()
    run = finished(practice)
    app = ClosenessApp(practice)

    def refuse(*_args: object) -> None:
        raise WriteFailed("the disk is full")

    async with app.run_test(size=(80, 50)) as pilot:
        screen = await at_the_end(pilot, app, run)
        with monkeypatch.context() as broken:
            broken.setattr(Run, "store_entry", refuse)
            await pilot.press("enter")
            await settle(pilot)
        assert "The disk is full." in seen(app)
        assert WORDS in seen(app)
        assert not screen.decided
        await pilot.press("r")
        await settle(pilot)
        assert "Kept in your log." in seen(app)
        assert "The disk is full." not in seen(app)


async def test_no_door_is_marked_as_the_better_one() -> None:
    practice = practice_of()
    run = finished(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 50)) as pilot:
        screen = await at_the_end(pilot, app, run)
        await pilot.press("enter")
        await settle(pilot)
        doors = screen.query_one("#doors", Doors)
        assert doors.highlighted is None
        # A larger one is listed after two calm days, never after the first.
        expected = ["sort-safe-topics", "one-small-share", "rest"]
        assert [option.id for option in doors.options] == expected


async def test_leaving_it_for_later_keeps_the_draft() -> None:
    practice = practice_of()
    run = finished(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 50)) as pilot:
        screen = await at_the_end(pilot, app, run)
        await pilot.press("q")
        await settle(pilot)
        assert not screen.decided
    practice.leave(run)
    assert practice.waiting() == (run.id,)


async def test_words_that_cannot_wait_are_not_left_behind_unsaid(monkeypatch: pytest.MonkeyPatch) -> None:
    practice = practice_of()
    run = finished(practice)
    app = ClosenessApp(practice)

    def refuse(*_args: object) -> None:
        raise WriteFailed("the disk is full")

    async with app.run_test(size=(80, 50)) as pilot:
        screen = await at_the_end(pilot, app, run)
        with monkeypatch.context() as broken:
            broken.setattr(type(practice.log), "save_draft", refuse)
            await pilot.press("q")
            await settle(pilot)
            assert "The disk is full. Your last words would be lost now; q" in seen(app)
            assert app.screen is screen
        await pilot.press("q")
        await settle(pilot)
        assert app.screen is not screen
        assert run.trouble is None


async def test_hostile_words_are_said_back_as_they_were_typed() -> None:
    practice = practice_of()
    run = finished(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 50)) as pilot:
        screen = await at_the_end(pilot, app, run)
        from closeness_tui.tui.screens.place import Words  # noqa: PLC0415

        screen.query(Words)[2].say("I feel [sad] [/] [@click=app.exit]x[/] \x1b[31mred\x1b]0;t\x07")
        await pilot.pause()
        text = seen(app)
    assert "I feel [sad] [/] [@click=app.exit]x[/]" in text
    assert "\x1b" not in text
    assert "\x07" not in text
