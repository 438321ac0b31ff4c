"""The list of all places: names as they are written, a cursor that stands still, and the keys one may need at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from closeness_tui.tui.app import ClosenessApp
from tests.tui.evening import practice_of, seen, settle
from tests.tui.test_home import library_of

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

LOOKS = 300
"""Looks until what is searched for must be there."""


async def shows(pilot: Pilot[None], words: str) -> bool:
    """Whether the words come; the search has its own time."""
    for _each in range(LOOKS):
        if words in seen(pilot.app):
            return True
        await pilot.pause(0.01)
    return False


async def test_titles_and_summaries_are_found_as_they_are_written(tmp_path: Path) -> None:
    app = ClosenessApp(practice_of(library_of(tmp_path, 1)))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"click")
        assert await shows(pilot, "[/] [@click=app.leave]x[/] [b]n0[/b]")
        assert "[bold red]not markup[/] [@click=app.exit]there[/]" in seen(app)
        assert "What would be kind" not in seen(app)


async def test_nothing_blinks_while_one_looks_for_a_place() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        assert [field.cursor_blink for field in app.screen.query(Input)] == [False]


async def test_from_the_list_of_places_one_can_hide_and_find_help_at_once() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        await pilot.press("ctrl+x")
        await settle(pilot)
        assert app.is_hidden
        await pilot.press("a")
        await settle(pilot)
        assert "A place or an exercise" in seen(app)
        await pilot.press("ctrl+t")
        await settle(pilot)
        assert "Help now" in seen(app)
        await pilot.press("left", "escape")
        await settle(pilot)
        assert "What would be kind right now?" in seen(app)
