"""The programs that are here, and where a person stands in them, out of the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.content.programs import open_programs, program_files
from closeness_tui.content.suggest import nearest
from closeness_tui.core.program import standing
from closeness_tui.core.wording import _
from closeness_tui.store.places import THERAPIST

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from closeness_tui.core.problem import Problem
    from closeness_tui.core.program import Program, Standing
    from closeness_tui.practice.opening import Practice


class Programs:
    """Every program of every folder, and the days of practice."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice
        found, self.problems = _opened(practice)
        mine = {"therapist"} if practice.places.drawer == THERAPIST else {"client", "pair"}
        self.all: tuple[Program, ...] = tuple(each for each in found if mine & set(each.audience))

    def get(self, name: str) -> Program | None:
        """One of them."""
        return next((each for each in self.all if each.id == name), None)

    def nearest(self, name: str) -> tuple[str, ...]:
        """The ids that look most like this one."""
        return nearest(name, (each.id for each in self.all))

    def days(self) -> Mapping[str, date] | None:
        """By exercise, the day it was last kept; none while the log is locked."""
        practice = self._practice
        if not practice.leaves_trace:
            return {}
        if practice.locked:
            return None
        zone, days = practice.clock.wall().tzinfo, dict[str, "date"]()
        for each in practice.summaries().entries:
            days.setdefault(each.exercise, each.created.astimezone(zone).date())
        return days

    def title_of(self, exercise_id: str) -> str:
        """What an exercise is called; empty where it is not here."""
        card = self._practice.library.card(exercise_id)
        return " ".join(card.title.split()) if card is not None else ""

    def standing(self, program: Program, days: Mapping[str, date] | None) -> Standing:
        """Where one stands in it."""
        return standing(program, days or {})


def _opened(practice: Practice) -> tuple[tuple[Program, ...], tuple[Problem, ...]]:
    return open_programs(program_files(practice.folders))


def rung_title(program: Program, place: int) -> str:
    """What a rung is called."""
    rung = program.rungs[place]
    return " ".join(rung.title.split()) or _("Rung {number}").format(number=place + 1)
