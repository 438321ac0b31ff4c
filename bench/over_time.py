"""Looking back over time: with a year of practice beside an empty log, from the start of the program on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.figures import Row, ratio_row, ratios
from bench.homes import home
from bench.starting import CLOSENESS, HOME_IS_THERE
from bench.terminal import Terminal
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from tests.tui.kept_year import keep_a_year

PALETTE = "\x10"
"""Ctrl-P."""

BACK = ("Looking back over", "Your numbers with their days")
BRING = ("Something for the", "Something for the session")
"""What is typed there, and what is then found."""


def opened(place: Path, typed: str, named: str, seen: str) -> float:
    """Seconds of processor time until the page is there."""
    with Terminal(CLOSENESS, environment={"CLOSENESS_HOME": str(place)}) as terminal:
        terminal.until_text(HOME_IS_THERE)
        terminal.send(PALETTE)
        terminal.until_text("A place or an exercise")
        terminal.send(typed)
        terminal.until_text(named)
        terminal.send("<enter>")
        terminal.until_text(seen)
        return terminal.cpu()


def rows() -> Iterator[Row]:
    """Looking back, and choosing what to bring to a session."""
    with home() as full, home() as empty:
        keep_a_year(Practice(find_places({"CLOSENESS_HOME": str(full)})))
        yield ratio_row(
            "looking back over a year of practice, to its first page",
            ratios(
                lambda: opened(full, *BACK, "page 1 of"), lambda: opened(empty, *BACK, "nothing here yet")
            ),
            2,
            "an empty log",
        )
        yield ratio_row(
            "something for the session, with a year of practice, to its list",
            ratios(
                lambda: opened(full, *BRING, "Only what you mark"),
                lambda: opened(empty, *BRING, "There is nothing here to bring"),
            ),
            2,
            "an empty log",
        )
