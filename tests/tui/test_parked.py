"""Practices that wait for another day, on purpose; and what is said before one for two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from closeness_tui.core import event as events
from closeness_tui.core.steps import Later
from closeness_tui.practice.opening import Practice
from closeness_tui.store.failures import WriteFailed
from closeness_tui.tui.app import ClosenessApp
from closeness_tui.tui.screens.home_list import SOON
from closeness_tui.tui.screens.home_recall import waiting_row
from closeness_tui.tui.screens.library_rows import Library
from tests.tui.evening import place, practice_of, seen, settle

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

WAITS = """
id = "waits-a-while"
title = "Waits a While"
family = "disclosure"
rung = 1
check = []
summary = "A part now, and a part another day."
{more}
[[step]]
kind = "write"
id = "plan"
text = "What would you try?"

[[step]]
kind = "later"
id = "wait"
label = "A look back at the walk"
text = "The next part is for another day."

[[step]]
kind = "write"
id = "how"
text = "How was it?"
"""


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    """A practice with one exercise that can be parked."""
    (tmp_path / "waits-a-while.toml").write_text(WAITS.format(more=""))
    return practice_of(tmp_path)


def parked(practice: Practice) -> str:
    """Park it; the id of its draft."""
    exercise = practice.library.get("waits-a-while")
    assert exercise is not None
    run = practice.begin(exercise)
    run.send(events.Skip())
    assert isinstance(run.session.step, Later)
    run.send(events.Park())
    practice.leave(run)
    return run.id


async def to_the_draft(pilot: Pilot[None]) -> None:
    """Home is there, with its first row named and marked."""
    await settle(pilot)
    await settle(pilot)


async def test_after_parking_one_calm_line_and_home_without_a_closing_page(practice: Practice) -> None:
    app = ClosenessApp(practice, start="waits-a-while")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", *"a walk", "ctrl+n")
        await settle(pilot)
        app.journey.runs[-1].send(events.Park())
        app.screen.beat()  # type: ignore[attr-defined]
        await to_the_draft(pilot)
        assert place(app) == "HomeScreen"
        text = seen(app)
    assert "It waits here until you want it. Nothing will remind you." in text
    assert "Parked: A look back at the walk" in text
    assert "An unfinished practice is safe here." not in text


async def test_home_says_what_a_parked_practice_waits_for_and_enter_goes_on_there(practice: Practice) -> None:
    parked(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_draft(pilot)
        assert "Parked: A look back at the walk  Waits a While, today" in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert place(app) == "SessionScreen"
        run = app.journey.runs[-1]
        assert isinstance(run.session.step, Later)
        run.send(events.Park())
        app.screen.beat()  # type: ignore[attr-defined]
        await to_the_draft(pilot)
        assert "Parked: A look back at the walk" in seen(app)


async def test_while_locked_home_does_not_say_what_waits(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    parked(practice)
    monkeypatch.setattr(Practice, "locked", True)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_draft(pilot)
        assert "An unfinished practice is safe here." in seen(app)
        assert "walk" not in seen(app)


async def test_a_parked_practice_that_was_only_looked_at_goes_on_waiting(practice: Practice) -> None:
    draft_id = parked(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 30)) as pilot:
        await to_the_draft(pilot)
        await pilot.press("k")
        await settle(pilot)
        assert place(app) == "ClosingScreen"
        await pilot.press("q")
        await to_the_draft(pilot)
        assert "Parked: A look back at the walk" in seen(app)
    assert practice.log.open_draft(draft_id).parked == "A look back at the walk"


async def test_a_parked_practice_can_be_let_go(practice: Practice) -> None:
    parked(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 30)) as pilot:
        await to_the_draft(pilot)
        await pilot.press("k")
        await settle(pilot)
        await pilot.press("end", "enter", "down", "enter")
        await settle(pilot)
    assert practice.waiting() == ()


@pytest.mark.parametrize("width", [24, 40, 60])
def test_the_row_of_a_parked_practice_fits_and_keeps_what_it_waits_for(width: int) -> None:
    title, waits_for = "A Title of Some Length", "A look back at [b]the[/] walk"
    row = waiting_row(title, waits_for, "today", width)
    assert row.cell_length <= width
    assert row.plain.startswith("Parked: A look")
    wide = waiting_row(title, waits_for, "today", 80).plain
    assert wide == "Parked: A look back at [b]the[/] walk  A Title of Some Length, today"
    assert waiting_row(title, "", "today", 80).plain.startswith("An unfinished practice")


async def test_home_offers_only_the_exercises_that_are_for_this_log() -> None:
    practice = practice_of()
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.pause(2 * SOON)
        offered = app.screen.query_one("#library", Library).ids
    offered = {each for each in offered if ":" not in each}
    assert offered == {card.id for card in practice.cards}
    assert offered < {card.id for card in practice.library.cards}


@pytest.mark.parametrize("more", ['for = ["pair"]', 'with = ["partner"]'])
async def test_before_an_exercise_for_two_both_are_asked_to_want_it_and_to_be_safe(
    tmp_path: Path, more: str
) -> None:
    (tmp_path / "waits-a-while.toml").write_text(WAITS.format(more=more))
    app = ClosenessApp(practice_of(tmp_path), start="waits-a-while")
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        assert place(app) == "AboutScreen"
        text = " ".join(seen(app).split())
    assert "This one needs two people who both want it." in text
    assert "These exercises are for relationships where you can say no without fear." in text


async def test_before_a_light_exercise_for_one_neither_is_said(practice: Practice) -> None:
    app = ClosenessApp(practice, start="waits-a-while")
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        text = " ".join(seen(app).split())
    assert "two people" not in text
    assert "say no without fear" not in text


async def test_what_could_not_be_parked_stays_on_the_screen_to_be_decided_about(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = ClosenessApp(practice, start="waits-a-while")

    def refuse(*_args: object) -> None:
        raise WriteFailed("the disk is full")

    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        await pilot.press("enter", *"a walk", "ctrl+n")
        await settle(pilot)
        with monkeypatch.context() as broken:
            broken.setattr(type(practice.log), "save_draft", refuse)
            app.journey.runs[-1].send(events.Park())
            app.screen.beat()  # type: ignore[attr-defined]
            await settle(pilot)
        assert place(app) == "ClosingScreen"
        assert "a walk" in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Kept in your log." in seen(app)
        entries = [practice.entry(each.id) for each in practice.summaries().entries]
    assert [entry.ended for entry in entries] == ["stop"]
