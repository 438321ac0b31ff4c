"""The soft bell: how often, when, and not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from closeness_tui.core.bell import GAP
from closeness_tui.core.settings import Settings
from closeness_tui.core.steps import Breathe, Note, Pattern, Read, Rest, Step, Turns
from closeness_tui.tui.bell import Bell
from tests.tui.stage import Host, time_passes

if TYPE_CHECKING:
    from collections.abc import Callable

END = Read(id="end")


def test_two_strokes_are_apart_by_a_timer_and_not_by_waiting() -> None:
    rung: list[str] = []
    later: list[tuple[float, Callable[[], None]]] = []
    bell = Bell(lambda: True, lambda: rung.append("stroke"), lambda *what: later.append(what))
    bell.ring(2)
    assert rung == ["stroke"]
    ((seconds, stroke),) = later
    assert seconds == GAP
    stroke()
    assert rung == ["stroke", "stroke"]
    assert len(later) == 1


def test_switched_off_between_two_strokes_it_is_silent() -> None:
    rung: list[str] = []
    later: list[Callable[[], None]] = []
    wanted = [True]
    bell = Bell(lambda: wanted[0], lambda: rung.append("stroke"), lambda _gap, act: later.append(act))
    bell.ring(2)
    wanted[0] = False
    later[0]()
    bell.ring()
    assert rung == ["stroke"]


BREATH = Pattern(inhale=4, hold=2, exhale=6, pause=1)


@pytest.mark.parametrize(
    ("step", "spans", "strokes"),
    [
        # Held and resting breath are quiet; the next breath in is one, the end two.
        (Breathe(id="it", rhythm=BREATH, rounds=2), (4, 2, 6, 1, 4, 2, 6, 1), (0, 2, 0, 1, 0, 2, 0, 2)),
        (Rest(id="it", seconds=20), (10, 10), (0, 2)),
        (Note(id="it", labels=("a", "b"), seconds=30, cue=10), (10, 10, 10), (1, 1, 2)),
        (Turns(id="it", speakers=("Ada", "Bo"), seconds=30, rounds=1), (30, 30), (1, 2)),
        (
            Turns(id="it", speakers=("Ada", "Bo"), seconds=30, say_back=10, rounds=1),
            (30, 10, 30, 10),
            (1, 1, 1, 2),
        ),
    ],
    ids=["breathing", "quiet", "noting", "turns", "said back"],
)
async def test_what_is_heard_tells_what_is_meant(
    step: Step, spans: tuple[float, ...], strokes: tuple[int, ...]
) -> None:
    host = Host(step, END, settings=Settings(bell=True))
    bell = host.session_screen._bell
    host.session_screen._bell = replace(bell, after=lambda _gap, stroke: stroke())
    heard = []
    async with host.run_test() as pilot:
        await pilot.pause()
        for seconds in spans:
            before = host.rung
            await time_passes(pilot, host, seconds)
            heard.append(host.rung - before)
    assert tuple(heard) == strokes


async def test_a_switch_works_in_the_middle_of_a_step() -> None:
    host = Host(Breathe(id="it", rhythm=BREATH, rounds=2), END)
    async with host.run_test() as pilot:
        await pilot.pause()
        await time_passes(pilot, host, 6)
        assert host.rung == 0
        host.stand_in.settings = Settings(bell=True)
        await time_passes(pilot, host, 7)
        assert host.rung == 1
