"""Makes runs: a new one, and one that goes on from its draft. Needs every kind of step, so home loads it late."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from closeness_tui.content.exercises import read_exercise
from closeness_tui.core.length import FULL
from closeness_tui.core.moves import begin
from closeness_tui.core.outcome import restore
from closeness_tui.core.pacing import Thresholds
from closeness_tui.core.session import Setting
from closeness_tui.core.spoken import today_in_words
from closeness_tui.practice.run import Run
from closeness_tui.store.failures import NotThere
from closeness_tui.store.shelf import new_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from closeness_tui.content.library import Library
    from closeness_tui.core.entry import Draft
    from closeness_tui.core.exercise import Exercise
    from closeness_tui.practice.clock import Clock
    from closeness_tui.practice.closed_today import ClosedToday
    from closeness_tui.practice.run import Keeping


def new_run(
    exercise: Exercise,
    *,
    clock: Clock,
    keeping: Keeping | None,
    stop_word: str,
    closed_today: ClosedToday,
    length: str = FULL,
    thresholds: Thresholds = Thresholds(),
) -> Run:
    """A run at its first step; without `keeping` nothing of it can be stored."""
    setting = _setting(clock, stop_word, secrets.randbelow(1 << 30))
    setting = replace(
        setting,
        keeps=keeping is not None and exercise.leaves_trace,
        closed=exercise.id in closed_today.exercises(),
        length=length,
        thresholds=thresholds,
    )
    session = begin(exercise, setting, clock.now())
    return Run(
        session, run_id=new_id(), clock=clock, keeping=keeping, note_closed=_notes(exercise, closed_today)
    )


def resumed_run(
    draft: Draft,
    library: Library,
    *,
    clock: Clock,
    keeping: Keeping,
    stop_word: str,
    closed_today: ClosedToday,
    thresholds: Thresholds = Thresholds(),
) -> Run:
    """A run at the step where its draft was left. Raises NotThere when its exercise is nowhere any more."""
    exercise = _exercise_of(draft, library)
    setting = _setting(clock, stop_word, draft.seed)
    setting = replace(setting, closed=exercise.id in closed_today.exercises(), thresholds=thresholds)
    session = restore(exercise, draft, setting, clock.now())
    notes = _notes(exercise, closed_today)
    run = Run(session, run_id=draft.id, clock=clock, keeping=keeping, note_closed=notes)
    run.began(draft)
    return run


def _notes(exercise: Exercise, closed_today: ClosedToday) -> Callable[[str], object] | None:
    """Only what people answer each alone can close for the day."""
    return closed_today.note if any(step.is_private for step in exercise.steps) else None


def _exercise_of(draft: Draft, library: Library) -> Exercise:
    """The exercise as it was when the practice began; failing that, as it is now."""
    reading = read_exercise(draft.source, draft.exercise, shared=library.shared)
    exercise = reading.exercise or library.get(draft.exercise)
    if exercise is None:
        raise NotThere
    return exercise


def _setting(clock: Clock, stop_word: str, seed: int) -> Setting:
    return Setting(today=today_in_words(clock.wall()), stop_word=stop_word, seed=seed)
