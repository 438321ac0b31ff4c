"""What may be changed in an exercise that runs: its ways through and its timers; only ever warnings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.faults import Faults
from closeness_tui.content.files import read_text
from closeness_tui.content.flow_timers import odd_timers
from closeness_tui.content.flow_ways import ways_checked
from closeness_tui.content.pieces import Shared
from closeness_tui.content.syntax import parse
from closeness_tui.content.ways import Ways
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.problem import Problem


@dataclass(frozen=True, slots=True)
class SecondLook:
    """An exercise that runs, its tables, every way through it, and what may be changed."""

    text: str
    data: Mapping[str, Any]
    exercise: Exercise
    ways: Ways
    problems: tuple[Problem, ...]


def second_look(path: Path, shared: Shared) -> SecondLook | None:
    """Look at a file again that was read without errors; none where it has some after all."""
    text = read_text(path)
    if isinstance(text, Problem):
        return None
    return look_again(text, str(path), shared)


def look_again(text: str, file: str, shared: Shared) -> SecondLook | None:
    """The same of a text."""
    exercise = read_exercise(text, file, shared=shared).exercise
    parsed = parse(text, file)
    if exercise is None or parsed.data is None:
        return None
    ways, found = ways_checked(exercise, parsed.data)
    faults = Faults([*found, *odd_timers(parsed.data)])
    return SecondLook(
        parsed.text, parsed.data, exercise, ways, faults.problems(parsed.text, file, parsed.data)
    )
