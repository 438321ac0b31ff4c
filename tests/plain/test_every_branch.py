"""Every shipped exercise, practised line by line along every way through it."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING

import pytest

from closeness_tui.content.library import bundled_folder, open_library
from closeness_tui.plain.home import run_practice
from closeness_tui.practice.opening import Practice
from closeness_tui.practice.run import Run
from closeness_tui.store.places import find_places
from tests.plain.wanderer import Travels, Wanderer
from tests.practice.doubles import StandingClock

if TYPE_CHECKING:
    from pathlib import Path

    from closeness_tui.core import event as events

SOAK = bool(os.environ.get("CLOSENESS_SOAK"))
"""All exercises in the long run, one in three otherwise."""
LIBRARY = open_library([bundled_folder()])
WALKS = 400
"""At most; most exercises are known after thirty."""
IN_ONE_HOME = 2
"""Walks after which another home begins: each second one finds earlier words, and none waits for a long log."""


@pytest.mark.soak
@pytest.mark.parametrize("name", sorted({card.id for card in LIBRARY.cards})[:: 1 if SOAK else 3])
def test_every_way_through_an_exercise_ends_with_the_closing_page(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    exercise = LIBRARY.get(name)
    assert exercise is not None
    # The same ways each time.
    travels = Travels(exercise, Random(name))  # noqa: S311
    seeds = Random(name)  # noqa: S311
    monkeypatch.setattr("closeness_tui.practice.beginning.secrets.randbelow", seeds.randrange)
    send = Run.send

    def watched(run: Run, event: events.Event, when: float | None = None) -> None:
        before = run.session
        send(run, event, when)
        travels.saw(before, event, run.session)

    monkeypatch.setattr(Run, "send", watched)
    walked = 0
    for number in range(WALKS):
        if not travels.missing:
            break
        walked += 1
        # What was parked is gone on with where it waits.
        if walked > IN_ONE_HOME and not Practice(find_places()).waiting():
            monkeypatch.setenv("CLOSENESS_HOME", str(tmp_path / str(number)))
            walked = 0
        walk(travels, day=number)
    assert not travels.missing, sorted(travels.missing)


def walk(travels: Travels, day: int) -> None:
    """One practice from the page before the start to the end; each on a day of its own."""
    clock = StandingClock()
    clock.pass_time(day * 86400.0)
    places = find_places()
    practice = Practice(
        places.for_therapist() if travels.exercise.audience == ("therapist",) else places, clock=clock
    )
    practice.library = LIBRARY
    runs: list[Run] = []
    begin, resume = practice.begin, practice.resume
    practice.begin = lambda *given: noted(runs, begin(*given))  # type: ignore[method-assign]
    practice.resume = lambda draft_id: noted(runs, resume(draft_id))  # type: ignore[method-assign]
    parked = _parked(practice)
    # What was parked is the first of the list, and "1" goes on where it was left.
    console = Wanderer(travels, clock, runs, ("1", "1") if parked else ())
    assert run_practice(practice, None if parked else travels.exercise.id, console) == 0, console.written[-9:]
    heard = "\n".join(console.written)
    assert runs[0].session.over
    if runs[0].session.state == "finished":
        assert "What would you like to keep of" in heard, heard[-900:]
    else:
        assert runs[0].session.state in ("stopped", "parked")
    for hole in ("{", "}"):
        assert hole not in heard, [line for line in console.written if hole in line]


def _parked(practice: Practice) -> bool:
    """Whether a practice waits for another day; any other that waits is let go."""
    waiting = practice.waiting()
    for draft in waiting:
        if practice.log.open_draft(draft).parked:
            return True
        practice.let_go(draft)
    return False


def noted(runs: list[Run], run: Run) -> Run:
    runs.append(run)
    return run
