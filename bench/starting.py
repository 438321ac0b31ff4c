"""How long it takes until something useful is there: screens and commands."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from bench import kernel
from bench.figures import Row, ratio_row, ratios
from bench.homes import home
from bench.terminal import Terminal, clean_environment

BARE = [sys.executable, str(Path(__file__).parent / "bare_app.py")]
CLOSENESS = [str(Path(sys.executable).parent / "closeness")]
HOME_IS_THERE = r"Enter open"
WELCOME_IS_THERE = r"1 of \d"


def paint(argv: list[str], seen: str, place: Path | None = None) -> float:
    """Seconds of processor time until the pattern is on the screen."""
    environment = {"CLOSENESS_HOME": str(place)} if place else {}
    with Terminal(argv, environment=environment) as terminal:
        terminal.until_text(seen)
        # At the very read: while we look at the screen, the program already goes on to what comes after.
        return terminal.cpu_then


def command(argv: list[str], place: Path) -> float:
    """Seconds of processor time of a whole command."""
    return kernel.cpu_of_command(argv, clean_environment({"CLOSENESS_HOME": str(place)}))


def painted(what: str, place: Path, arguments: list[str], seen: str, budget: float) -> Row:
    """One first paint, beside the bare app's."""
    found = ratios(
        lambda: paint([*CLOSENESS, *arguments], seen, place), lambda: paint(BARE, "Bare and ready")
    )
    return ratio_row(what, found, budget, "bare app")


def paints() -> Iterator[Row]:
    """Until the first useful paint."""
    with home() as place:
        yield painted(
            "`closeness practice` to the first useful paint", place, ["practice"], HOME_IS_THERE, 1.15
        )
        page = "`closeness practice ID` to the page of the exercise"
        yield painted(page, place, ["practice", "long-breath"], "Enter begin", 1.5)
    with home(exercises=1000) as place:
        yield painted("`practice` with 1,000 exercises", place, ["practice"], HOME_IS_THERE, 1.25)
    with home(welcomed=False) as place:
        yield painted("the first visit to its first page", place, [], WELCOME_IS_THERE, 1.25)


def rows() -> Iterator[Row]:
    """First paints and commands."""
    yield from paints()
    with home() as place:
        nothing = [sys.executable, "-c", "pass"]
        for arguments, budget in ((["--version"], 1.4), (["exercises", "list"], 7.5), (["--help"], 7.5)):
            asked = [*CLOSENESS, *arguments]
            yield ratio_row(
                f"`closeness {' '.join(arguments)}`",
                ratios(lambda asked=asked: command(asked, place), lambda: command(nothing, place)),
                budget,
                "python -c pass",
            )
    with home(exercises=1000) as many, home() as few:
        asked = [*CLOSENESS, "exercises", "list"]
        yield ratio_row(
            "`exercises list` with 1,000 exercises",
            ratios(lambda: command(asked, many), lambda: command(asked, few)),
            1.35,
            "the same with 10",
        )
