"""How the program behaves once it is there: figures, keys, words in time, idleness, memory."""

from __future__ import annotations

import itertools
import json
import os
import re
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.figures import PAIRS, Row, limit_row, p95, ratio_row
from bench.homes import home
from bench.starting import BARE, CLOSENESS, HOME_IS_THERE
from bench.terminal import Terminal

SECONDS = min(20.0, 2.5 * PAIRS)
"""How long each screen is looked at."""
KEYS = 3 * PAIRS + 3
WORD = r"breathe (in|out)"
PAUSED = "Space go on"
RUNNING = "Space pause"


def breathing(place: Path, program: list[str]) -> Terminal:
    """The program at its breathing figure."""
    terminal = Terminal([*program, "practice", "long-breath"], environment={"CLOSENESS_HOME": str(place)})
    terminal.until_text("Enter begin")
    terminal.send("<enter>")
    terminal.until_text(WORD)
    return terminal


def looked_at(terminal: Terminal, seconds: float) -> tuple[float, float]:
    """Per cent of a core, and bytes a second."""
    cpu, written = terminal.cpu(), terminal.bytes
    terminal.for_seconds(seconds)
    return 100 * (terminal.cpu() - cpu) / seconds, (terminal.bytes - written) / seconds


def figure_rows() -> Iterator[Row]:
    """What the figure costs, and what it leaves for the keys."""
    with home() as place, breathing(place, CLOSENESS) as terminal:
        terminal.for_seconds(2)
        cpu, written = looked_at(terminal, SECONDS)
        yield limit_row("breathing figure: processor", cpu, 5, "% of a core")
        yield limit_row("breathing figure: written to the terminal", written / 1000, 12, "kB/s")
        moving, still = reactions(terminal)
        yield limit_row(
            "a key while the figure moves, to the changed screen, p95", 1000 * p95(moving), 30, "ms"
        )
        ratio = statistics.median(moving) / statistics.median(still)
        yield ratio_row("the same, median", [ratio], 1.5, "the same while it stands still")
        terminal.send("<space>")
        terminal.until_text(PAUSED)
        terminal.until_still(0.4)
        cpu, written = looked_at(terminal, SECONDS / 2)
        yield limit_row("paused: processor", cpu, 0.3, "% of a core")
        yield limit_row("paused: written to the terminal", written / 1000, 0, "kB/s")


def reactions(terminal: Terminal) -> tuple[list[float], list[float]]:
    """Seconds from Space to its effect: pressed while the figure moves, and while it stands still."""
    moving, still = [], []
    for number in range(KEYS):
        sent = terminal.send("<space>")
        moving.append(terminal.until_text(PAUSED) - sent)
        terminal.until_still(0.15, 1)
        sent = terminal.send("<space>")
        still.append(terminal.until_text(RUNNING) - sent)
        # Another part of the breath each time.
        terminal.for_seconds(0.5 + 0.07 * (number % 10))
    return moving, still


def lateness_rows() -> Iterator[Row]:
    """When the word of a phase is seen, against when it was due by the program's own clock."""
    with home(into=1.5, out=2.0) as place:
        notes = place / "due.jsonl"
        program = [sys.executable, "-m", "bench.timed_run", str(notes)]
        seen: list[tuple[float, str]] = []
        with breathing(place, program) as terminal:

            def look(stamp: float) -> None:
                match = re.search(WORD, terminal.text)
                word = match[1] if match else ""
                if word and (not seen or seen[-1][1] != word):
                    seen.append((stamp, word))

            terminal.for_seconds(max(15.0, 4 * SECONDS), look)
        began = json.loads(notes.read_text().splitlines()[-1])
    due = list(itertools.accumulate((seconds for _name, seconds in began["phases"]), initial=began["since"]))
    late = [1000 * min((stamp - each for each in due), key=abs) for stamp, _word in seen[1:]]
    yield limit_row("word of a phase after it was due, median", statistics.median(late), 6, "ms")
    yield limit_row("word of a phase after it was due, p95", p95(late), 15, "ms")


def idle_rows() -> Iterator[Row]:
    """Home, left alone; and memory."""
    with Terminal(BARE) as terminal:
        terminal.until_text("Bare and ready")
        terminal.until_still()
        bare, _bytes = looked_at(terminal, SECONDS / 2)
        memory = terminal.peak_kib
    with (
        home() as place,
        Terminal([*CLOSENESS, "practice"], environment={"CLOSENESS_HOME": str(place)}) as terminal,
    ):
        terminal.until_text(HOME_IS_THERE)
        terminal.until_still(0.5)
        cpu, written = looked_at(terminal, SECONDS / 2)
        yield ratio_row("home, left alone: processor", [cpu / bare], 1.3, f"idle bare app ({bare:.2f} %)")
        yield limit_row("home, left alone: written to the terminal", written / 1000, 0, "kB/s")
    with home() as place, breathing(place, CLOSENESS) as terminal:
        terminal.for_seconds(3)
        ratio = terminal.peak_kib / memory
        yield ratio_row("memory while practising", [ratio], 1.25, f"bare app ({memory / 1024:.0f} MiB)")


def rows() -> Iterator[Row]:
    """Everything that moves, or should not."""
    os.environ["PYTHONPATH"] = str(Path(__file__).parent.parent)
    yield from figure_rows()
    yield from lateness_rows()
    yield from idle_rows()
