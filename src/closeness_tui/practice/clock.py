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
