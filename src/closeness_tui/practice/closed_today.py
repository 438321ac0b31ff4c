"""What stays closed for the rest of a day: that it is, and never why, so that a second try says nothing of anyone."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from closeness_tui.content.documents import BrokenDocument, dump_facts, read_facts
from closeness_tui.store.failures import StoreError
from closeness_tui.store.files import read_text, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from closeness_tui.practice.clock import Clock


class ClosedToday:
    """The exercises for two that were closed today."""

    def __init__(self, path: Path, clock: Clock, *, leaves_trace: bool) -> None:
        self._path = path
        self._clock = clock
        self._leaves_trace = leaves_trace
        self._noted: dict[str, frozenset[str]] = {}
        """By day, what was closed while this program ran; the file may not be writable."""

    def exercises(self) -> frozenset[str]:
        """Their ids."""
        return self._noted.get(self._today, frozenset()) | self._in_file()

    def note(self, exercise_id: str) -> None:
        """Remember this one for the rest of the day; what other days said is forgotten."""
        ids = self.exercises() | {exercise_id}
        self._noted = {self._today: ids}
        if self._leaves_trace:
            facts = {"day": self._today, "exercises": sorted(ids)}
            # This program remembers it all the same.
            with suppress(StoreError):
                write_whole(self._path, dump_facts(facts).encode())

    @property
    def _today(self) -> str:
        return self._clock.wall().date().isoformat()

    def _in_file(self) -> frozenset[str]:
        if not self._leaves_trace:
            return frozenset()
        with suppress(StoreError, BrokenDocument):
            facts = read_facts(read_text(self._path) or "")
            named = facts.get("exercises")
            if facts.get("day") == self._today and isinstance(named, list):
                return frozenset(each for each in named if isinstance(each, str))
        return frozenset()
