"""How quickly things are read and kept."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.figures import PAIRS, Row, limit_row, p95
from bench.homes import home, many
from closeness_tui.content.library import scan
from closeness_tui.core.answer import Number, Words
from closeness_tui.core.entry import Entry, Line
from closeness_tui.store.logs import Log
from closeness_tui.store.places import find_places
from closeness_tui.store.shelf import new_id
from closeness_tui.store.vault import Vault

WORDS = "We sat in the kitchen and I said one true thing. It was small, and it was heard. " * 12


def entry(number: int) -> Entry:
    created = datetime(2024, 1, 1, 21, tzinfo=UTC) + timedelta(hours=3 * number)
    lines = (
        Line("before", "rate", "How tense or uneasy do you feel right now?", Number(4), "before"),
        Line(
            "scene",
            "write",
            "What happened? Who was there, and what did you do?",
            Words(f"{number}. {WORDS}"),
        ),
        Line("after", "rate", "And now?", Number(3), "after"),
    )
    return Entry(new_id(), "exercise", created, created, "bright-moments", "Bright Moments", lines=lines)


def log_in(place: Path) -> Log:
    """The log of a home."""
    places = find_places({"CLOSENESS_HOME": str(place)})
    return Log(places.log, Vault(places.log))


def rows() -> Iterator[Row]:
    """Saving, listing, reading exercises."""
    with home() as place:
        log, took = log_in(place), []
        for number in range(40 * PAIRS):
            one = entry(number)
            begin = time.perf_counter()
            log.save(one)
            took.append(1000 * (time.perf_counter() - begin))
        yield limit_row("save an entry (sealed, read back, fsync), p95", p95(took[5:]), 8, "ms")
        begin = time.perf_counter()
        shown = len(log_in(place).list(50).entries)
        yield limit_row(
            f"the newest {shown} of {len(took)} entries", 1000 * (time.perf_counter() - begin), 150, "ms"
        )
    with home() as place:
        folder = place / "many"
        folder.mkdir()
        many(folder, 1000)
        found = []
        for _each in range(max(2, PAIRS // 3)):
            begin = time.process_time()
            library, _remembered = scan((folder,), None)
            found.append(time.process_time() - begin)
            if len(library.cards) != 1000:
                raise RuntimeError(f"only {len(library.cards)} of 1,000 were read: {library.problems[:1]}")
        yield limit_row("read and check 1,000 exercise files, a file", min(found), 1, "ms")
