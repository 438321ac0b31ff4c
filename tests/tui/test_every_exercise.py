"""Every shipped exercise along its main path, by keys alone: from home to its page, its steps and the closing page."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from closeness_tui.content.library import bundled_folder, open_library
from closeness_tui.core import event as events
from closeness_tui.core.steps import Choose, Gate, Later, Rate, Tally, Write
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from closeness_tui.tui.app import ClosenessApp
from closeness_tui.tui.screens.place import Doors
from tests.practice.doubles import StandingClock
from tests.tui.evening import place, seen, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot

    from closeness_tui.core.steps import Option
    from closeness_tui.core.view import StepView
    from closeness_tui.practice.run import Run

SOAK = bool(os.environ.get("CLOSENESS_SOAK"))
"""All exercises in the long run, every second one otherwise."""
LIBRARY = open_library([bundled_folder()])
OPENS = 7
"""A seed with which no gate of the shipped exercises closes by chance."""
KEYS_OF = {" ": "space", ",": "comma"}
LAST_RESORTS = (
    "enter",
    "ctrl+n",
    "enter",
    "ctrl+n",
    "1",
    "ctrl+n",
    "enter",
    "ctrl+n",
    "1",
    "enter",
    "ctrl+n",
) * 3


@pytest.fixture(autouse=True)
def _opens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("closeness_tui.practice.beginning.secrets.randbelow", lambda _below: OPENS)


@pytest.mark.soak
@pytest.mark.parametrize("name", sorted({card.id for card in LIBRARY.cards})[:: 1 if SOAK else 2])
async def test_an_exercise_goes_from_home_to_the_closing_page_and_back_by_keys_alone(name: str) -> None:
    exercise = LIBRARY.get(name)
    assert exercise is not None
    clock, places = StandingClock(), find_places()
    places = places.for_therapist() if exercise.audience == ("therapist",) else places
    practice = Practice(places, clock=clock)
    practice.library = LIBRARY
    practice.settings = replace(practice.settings, welcomed=True)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert place(app) == "HomeScreen"
        await found_on_home(pilot, app, name, exercise.title)
        assert place(app) == "AboutScreen"
        assert exercise.title in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        run = app.journey.runs[-1]
        while not run.session.over:
            await through(pilot, app, run, clock)
        await settle(pilot)
        assert place(app) == "ClosingScreen"
        await pilot.press("enter")
        await settle(pilot)
        assert [entry.exercise for entry in practice.summaries().entries] == [name]
        await pilot.press("end", "enter")
        await settle(pilot)
        assert place(app) == "HomeScreen"


async def found_on_home(pilot: Pilot[None], app: ClosenessApp, name: str, title: str) -> None:
    """Look for it by its title, go to its row and open it."""
    await pilot.press("slash", *(KEYS_OF.get(letter, letter) for letter in title[:5].rstrip()))
    await settle(pilot)
    rows = app.screen.query_one("#library", Doors)
    await pilot.press("down")
    await settle(pilot)
    for _each in range(rows.option_count):
        if rows.chosen_id == name:
            break
        await pilot.press("down")
    await pilot.press("enter")
    await settle(pilot)


async def through(pilot: Pilot[None], app: ClosenessApp, run: Run, clock: StandingClock) -> None:
    """One step, by the keys a person would press; a timer by its time."""
    before = where(run)
    view = run.look()
    if view.moment is not None and not view.offer:
        for _each in range(2000):
            clock.pass_time(min(20.0, max(0.05, view.moment.left_in_phase)))
            app.screen.beat()  # type: ignore[attr-defined]
            if where(run) != before:
                break
            view = run.look()
            assert view.moment is not None
        await settle(pilot)
        return
    for key in (*keys_for(view), *LAST_RESORTS):
        await pilot.press(key)
        await pilot.pause()
        if where(run) != before:
            await settle(pilot)
            return
    raise AssertionError(f"no key leads on from {view.step.id}:\n{seen(app)}")


def where(run: Run) -> tuple[object, ...]:
    session = run.session
    return (session.state, session.at, len(session.path), session.offer, session.ways.alone, session.ways.asking,
            session.ways.agreed)  # fmt: skip


def keys_for(view: StepView) -> Iterator[str]:
    """What is pressed first; the list and body stages are gone through by what comes after."""
    if view.offer:
        yield from ("end", "enter")
    elif view.alone is not None and view.alone.stage != "asking":
        yield "enter"
    elif isinstance(view.step, Rate):
        yield from ("3", "enter")
    elif isinstance(view.step, Later):
        yield "2"
    elif isinstance(view.step, Tally):
        yield from (*("space",) * view.step.count, "enter")
    elif isinstance(view.step, Write):
        yield from (*"a line", "ctrl+n")
    elif isinstance(view.step, Gate | Choose) and view.options:
        yield from (str(number_of_a_way_on(view.options)), "enter")
    elif events.Answer in view.can:
        yield from ("1", "1", "1")


def number_of_a_way_on(options: tuple[Option, ...]) -> int:
    """The first that does not refuse, end or lead elsewhere."""
    ways = [
        n
        for n, each in enumerate(options, 1)
        if not each.no and each.go != "end" and not each.go.startswith("@")
    ]
    return next(iter(ways), 1)
