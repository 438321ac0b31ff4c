"""A clock that stands until it is moved, and a place to keep things in memory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from closeness_tui.core.entry import Draft, Entry


class StandingClock:
    """Both clocks, moved by hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.day = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)

    def now(self) -> float:
        return self.seconds

    def wall(self) -> datetime:
        return self.day

    def pass_time(self, seconds: float) -> None:
        self.seconds += seconds
        self.day += timedelta(seconds=seconds)

    def sleep(self, seconds: float) -> None:
        """The machine sleeps: only the wall clock goes on."""
        self.day += timedelta(seconds=seconds)


class Memory:
    """Keeps drafts and entries; fails while `broken` holds an error."""

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.entries: list[Entry] = []
        self.saves = 0
        self.broken: Exception | None = None

    def save_draft(self, draft: Draft) -> None:
        if self.broken:
            raise self.broken
        self.saves += 1
        self.drafts[draft.id] = draft

    def drop_draft(self, draft_id: str) -> None:
        self.drafts.pop(draft_id, None)

    def save(self, entry: Entry) -> None:
        if self.broken:
            raise self.broken
        self.entries.append(entry)
