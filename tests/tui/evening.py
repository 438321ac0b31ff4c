"""An evening with the real app: a real practice in a home of its own, and a clock that stands still."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from closeness_tui.core import event as events
from closeness_tui.core.answer import Chosen, Number, Words
from closeness_tui.core.steps import Choose, Gate, Rate, Write
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from closeness_tui.tui.app import ClosenessApp
from tests.practice.doubles import StandingClock

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from closeness_tui.core.answer import Answer
    from closeness_tui.core.view import StepView
    from closeness_tui.practice.run import Run

WORDS = "rain on a tin roof"


def practice_of(*folders: Path, **settings: Any) -> Practice:
    """A new practice of somebody who has been here before; its clock can be moved."""
    practice = Practice(find_places(), clock=StandingClock(), folders=folders)
    practice.settings = replace(practice.settings, **({"welcomed": True} | settings))
    return practice


def answer_to(view: StepView, rating: float = 3) -> Answer | None:
    """Some answer to a step; none to one that asks nothing."""
    match view.step:
        case Rate():
            return Number(rating)
        case Write():
            return Words(WORDS)
        case Choose() if view.cards:
            return Chosen((view.cards[0],), (view.cards[0],))
        case Choose() | Gate():
            return Chosen((view.options[0].id,), (view.options[0].text,))
        case _:
            return None


def answer_all(run: Run, *, rating: float = 3) -> None:
    """Go through the steps with an answer to each."""
    while not run.session.over:
        before = run.session
        given = answer_to(run.look(), rating)
        run.send(events.Answer(given) if given is not None else events.Next())
        if run.session is before:
            run.send(events.Skip())
        assert run.session is not before


def kept_entry(practice: Practice, name: str = "one-small-share") -> Run:
    """Practise once and keep all of it."""
    run = finished(practice, name)
    run.store_entry({line.key for line in run.lines()})
    practice.leave(run)
    return run


def finished(practice: Practice, name: str = "one-small-share", *, rating: float = 3) -> Run:
    """Practise once; nothing is decided yet."""
    exercise = practice.library.get(name)
    assert exercise is not None
    run = practice.begin(exercise)
    answer_all(run, rating=rating)
    return run


def unfinished(practice: Practice) -> str:
    """Stop after the first steps; the id of the draft."""
    exercise = practice.library.get("one-small-share")
    assert exercise is not None
    run = practice.begin(exercise)
    run.send(events.Answer(Number(3)))
    run.send(events.Next())
    run.send(events.Stop())
    practice.leave(run)
    return run.id


def seen(app: ClosenessApp) -> str:
    """Every line that is drawn, filters and all."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in lines)


async def settle(pilot: Pilot[None]) -> None:
    """Let threads and messages come to rest."""
    for _ in range(3):
        await pilot.pause()
        threads = [worker for worker in pilot.app.workers if worker._thread_worker and not worker.is_finished]
        if threads:
            await pilot.app.workers.wait_for_complete(threads)
    await pilot.pause()


def place(app: ClosenessApp) -> str:
    """The name of the place on top."""
    return type(app.screen).__name__


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
