"""The clocks of the real world; tests and previews bring their own."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """What a run asks for the time."""

    def now(self) -> float:
        """Seconds that never jump back; only differences mean anything."""
        ...

    def wall(self) -> datetime:
        """The person's own clock, with its time zone."""
        ...


class RealClock:
    """The machine's clocks."""

    def now(self) -> float:
        return time.monotonic()

    def wall(self) -> datetime:
        return datetime.now().astimezone().replace(microsecond=0)


class ScaledClock:
    """Another clock, so many times as quick, for whoever wants to see an exercise without waiting for it."""

    def __init__(self, clock: Clock, speed: float = 1.0) -> None:
        self.machine = clock
        """The clock that runs as fast as the world does."""
        self._speed = speed
        self._since = self._base = clock.now()

    @property
    def speed(self) -> float:
        """How many seconds pass in one second."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        # From here on only: the time that is shown must not jump.
        self._base, self._since = self.now(), self.machine.now()
        self._speed = speed

    def now(self) -> float:
        return self._base + (self.machine.now() - self._since) * self._speed

    def wall(self) -> datetime:
        return self.machine.wall()
