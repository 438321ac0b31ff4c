"""Timers without an end: what has passed is said, nothing shrinks, and only the person goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from closeness_tui.core.answer import Marks
from closeness_tui.core.moves import begin
from closeness_tui.core.session import Session, Setting
from closeness_tui.core.steps import Breathe, Note, Pattern, Read, Rest, Say
from closeness_tui.tui.widgets.quiet_line import QuietLine
from tests.tui.stage import Host, exercise_of, time_passes

if TYPE_CHECKING:
    from closeness_tui.core.steps import Step

STEPS = [
    Rest(id="t", seconds=20),
    Note(id="t", labels=("near", "far"), seconds=60, cue=10),
    Breathe(id="t", rounds=2),
    Breathe(id="t", rhythm=Pattern(free=True), seconds=30),
    Say(id="t", seconds=15, times=2),
]


def opened(step: Step) -> Session:
    return begin(exercise_of(step, Read(id="end", text="The end.")), Setting(length="open"), 1000.0)


@pytest.mark.parametrize("step", STEPS, ids=["rest", "note", "breathe", "free", "say"])
async def test_it_says_what_has_passed_and_never_what_is_left(step: Step) -> None:
    host = Host(session=opened(step))
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "as long as you like" in host.text_on_screen()
        for _each in range(4):
            await time_passes(pilot, host, 19)
        assert "one minute so far" in host.text_on_screen()
        for _each in range(6):
            await time_passes(pilot, host, 19)
        assert "3 minutes so far" in host.text_on_screen()
        assert "left" not in host.text_on_screen().replace("←", "")
        assert "nan" not in host.text_on_screen()
        assert host.view.step.id == "t"
        await pilot.press("enter")
        await pilot.pause()
        assert "The end." in host.text_on_screen()


async def test_the_line_of_a_quiet_time_without_an_end_stays_whole() -> None:
    host = Host(session=opened(STEPS[0]))
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        line = host.session_screen.query_one(QuietLine)
        whole = line._cells()
        for _each in range(5):
            await time_passes(pilot, host, 25)
        assert line._cells() == whole == line.size.width


async def test_marks_stay_in_sight_however_long_it_goes_on() -> None:
    host = Host(session=opened(STEPS[1]))
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in ("1", "2", "1"):
            await pilot.press(key)
            for _each in range(8):
                await time_passes(pilot, host, 25)
        answer = host.answers["t"]
        assert isinstance(answer, Marks)
        assert len(answer.marks) == 3
        assert host.text_on_screen().count("●") == 3


async def test_an_open_breath_counts_its_seconds_and_not_its_breaths() -> None:
    host = Host(session=opened(STEPS[2]))
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await time_passes(pilot, host, 12)
        assert "3   ·   as long as you like" in host.text_on_screen()
        assert "breath 2" not in host.text_on_screen()
        await pilot.press("f")
        await pilot.pause()
        await time_passes(pilot, host, 1)
        assert "no counting, no pace" in host.text_on_screen()
        assert "Enter when you have had enough" in host.text_on_screen()


async def test_a_pause_lets_an_open_timer_stand_still() -> None:
    host = Host(session=opened(STEPS[0]))
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("space")
        host.clock.pass_time(200)
        await pilot.press("space")
        await time_passes(pilot, host, 1)
        assert "as long as you like" in host.text_on_screen()
