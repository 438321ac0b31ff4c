"""Keys that come before the page they are meant for are held for it, in their order."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.events import Key

from closeness_tui.core.answer import Words
from closeness_tui.tui.app import ClosenessApp
from closeness_tui.tui.screens.session import SessionScreen
from tests.tui.evening import practice_of

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

FILE = """
id = "two-letters"
title = "Two Letters"
family = "tracking"
rung = 1
summary = "Two."
check = false
[[step]]
kind = "read"
text = "First."
[[step]]
kind = "write"
id = "one"
text = "One?"
[[step]]
kind = "write"
id = "two"
text = "Two?"
"""


async def at_once(app: ClosenessApp, key: str, letters: str) -> None:
    """A key that turns the page, and letters as soon as the step is another, long before its page is laid out."""
    (run,) = app.journey.runs
    step = run.session.step
    app.post_message(Key(key, None))
    while run.session.step is step:  # noqa: ASYNC110 - the session has no event to wait for
        await asyncio.sleep(0)
    for letter in letters:
        app.post_message(Key(letter, letter))


async def calm(pilot: Pilot[None]) -> None:
    for _ in range(10):
        await pilot.pause()


async def test_no_letter_of_a_quick_hand_is_lost_or_taken_for_a_command(tmp_path: Path) -> None:
    (tmp_path / "two-letters.toml").write_text(FILE, encoding="utf-8")
    app = ClosenessApp(practice_of(tmp_path), start="two-letters")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)
        (run,) = app.journey.runs
        await at_once(app, "enter", "quietsgx")
        await calm(pilot)
        assert run.session.answers == {"one": Words("quietsgx")}
        await at_once(app, "ctrl+n", "sq")
        await calm(pilot)
        assert run.session.answers == {"one": Words("quietsgx"), "two": Words("sq")}
        assert not run.session.over
