"""When this machine last made a backup and last looked the log over."""

from __future__ import annotations

import contextlib
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from closeness_tui.content.documents import BrokenDocument, dump_facts, read_facts
from closeness_tui.store.failures import ReadFailed, WriteFailed
from closeness_tui.store.files import read_text, write_whole

if TYPE_CHECKING:
    from closeness_tui.store.places import Places

Done = Literal["backup", "check"]


def last_date(places: Places, done: Done) -> datetime | None:
    """When it was last done, or None."""
    moment = _dates(places).get(done)
    return moment if isinstance(moment, datetime) else None


def remember_date(places: Places, done: Done, moment: datetime) -> None:
    """Remember that it was done; a failure costs only a reminder too many."""
    with contextlib.suppress(WriteFailed):
        write_whole(places.dates, dump_facts(_dates(places) | {done: moment}).encode())


def _dates(places: Places) -> dict[str, object]:
    try:
        return read_facts(read_text(places.dates) or "")
    except (ReadFailed, BrokenDocument):
        return {}
