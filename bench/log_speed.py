"""The log at 10,000 and 50,000 entries, and jrnl on the same: `python -m bench.log_speed [--jrnl] [COUNT ...]`."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from bench.entries import COMMON, RARE, entries, fill
from bench.figures import Row, limit_row, p95
from bench.jrnl import Jrnl
from bench.kernel import cpu_of_command
from bench.starting import CLOSENESS
from bench.terminal import clean_environment
from closeness_tui.core.query import Query, words_in
from closeness_tui.store.logs import Log
from closeness_tui.store.places import find_places
from closeness_tui.store.vault import Vault

PASSPHRASE = "only for measuring"  # noqa: S105 - of a log that is thrown away
COUNTS = (10_000, 50_000)
TRIES = 5
SEARCH = {10_000: 400.0, 50_000: 2000.0}
"""Milliseconds."""

Figures = dict[str, float]
"""Milliseconds by what was done; `memory` in MiB."""


def timed(act: Callable[[], object]) -> float:
    """Milliseconds."""
    begin = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - begin)


def measure(home: Path) -> Figures:
    """Everything with one log, unlocked once; each first look by fresh eyes, as right after unlocking."""
    places = find_places({"CLOSENESS_HOME": str(home)})
    vault = Vault(places.log)
    found: Figures = {"unlock": timed(lambda: vault.unlock(PASSPHRASE))}
    found["first look, makes the packs"] = timed(lambda: Log(places.log, vault).list())

    def fresh(look: Callable[[Log], object]) -> float:
        return statistics.median(timed(lambda: look(Log(places.log, vault))) for _try in range(TRIES))

    rare, common = Query(words_in(RARE)), Query(words_in(COMMON))
    found["newest 50"] = fresh(lambda log: log.list(50))
    found["list all"] = fresh(lambda log: log.list())
    found["search rare"] = fresh(lambda log: log.search(rare))
    found["search common"] = fresh(lambda log: log.search(common))
    log = Log(places.log, vault)
    log.list()
    found["search rare, again"] = statistics.median(timed(lambda: log.search(rare)) for _try in range(TRIES))
    found["memory"] = _peak()
    took = [timed(lambda each=each: log.save(each)) for each in islice(entries(300, seed=2), 300)]  # type: ignore[misc]
    found["save p50"], found["save p95"] = statistics.median(took), p95(took)
    return found


def _peak() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    row = next(row for row in status.read_text().splitlines() if row.startswith("VmHWM"))
    return int(row.split()[1]) / 1024


def search_once(home: Path) -> None:
    """What one command does: unlock and search."""
    places = find_places({"CLOSENESS_HOME": str(home)})
    vault = Vault(places.log)
    vault.unlock(PASSPHRASE)
    Log(places.log, vault).search(Query(words_in(RARE)))


def _child(*arguments: str) -> str:
    command = [sys.executable, "-m", "bench.log_speed", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def rows(counts: tuple[int, ...] = COUNTS, *, jrnl: bool = False) -> Iterator[Row]:
    """The table, size by size."""
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="closeness-bench-", ignore_cleanup_errors=True) as name:
            vault = fill(Path(name), count, passphrase=PASSPHRASE)
            found: Figures = json.loads(_child("--measure", name))
            yield from _own_rows(count, found)
            environment = clean_environment({"CLOSENESS_HOME": name})
            # A new process: the log is locked, and looked at from outside.
            looked = 1000 * cpu_of_command([*CLOSENESS, "doctor"], environment)
            yield limit_row(f"{count:,} entries: `doctor` while locked", looked, count / 20 + 200, "ms")
            if jrnl and count == min(counts):
                yield from _jrnl_rows(count, vault, Path(name))


def _own_rows(count: int, found: Figures) -> Iterator[Row]:
    size = f"{count:,} entries"
    search = SEARCH.get(count, 400.0)
    yield limit_row(f"{size}: unlock (scrypt, own process)", found["unlock"], 4000, "ms")
    yield limit_row(f"{size}: first look, makes the packs", found["first look, makes the packs"], count, "ms")
    yield limit_row(f"{size}: newest 50", found["newest 50"], 150, "ms")
    yield limit_row(f"{size}: list all", found["list all"], search, "ms")
    yield limit_row(f"{size}: search a rare word", found["search rare"], search, "ms")
    yield limit_row(f"{size}: search a common word, 50 shown", found["search common"], search, "ms")
    yield limit_row(f"{size}: search again in the same window", found["search rare, again"], search, "ms")
    yield limit_row(f"{size}: save, p50", found["save p50"], 8, "ms")
    yield limit_row(f"{size}: save, p95", found["save p95"], 8, "ms")
    yield limit_row(f"{size}: memory at most", found["memory"], 150, "MiB")


def _jrnl_rows(count: int, vault: Vault, place: Path) -> Iterator[Row]:
    folder = find_places({"CLOSENESS_HOME": str(place)}).log
    spare = entries(100, seed=3)
    rare, common = Query(words_in(RARE)), Query(words_in(COMMON))
    tenth = 0.1 if count >= min(COUNTS) else 1.0
    pairs: dict[str, tuple[Callable[[Log], object], tuple[str, ...], float]] = {
        "newest 50": (lambda log: log.list(50), ("-n", "50"), 1),
        "list all": (lambda log: log.list(), ("--short",), 1),
        "search rare": (lambda log: log.search(rare), ("-contains", RARE), tenth),
        "search common": (lambda log: log.search(common), ("-contains", COMMON, "-n", "50"), tenth),
        "save": (lambda log: log.save(next(spare)), ("2026-11-23 08:00: One true thing. It was small.",), 1),
        "search, unlocking and all": (lambda _log: _child("--search", str(place)), ("-contains", RARE), 2),
    }
    with Jrnl(place / "jrnl") as other:
        other.fill(entries(count))
        for kind in ("plain", "encrypted"):
            if kind == "encrypted":
                other.encrypt()
            if RARE not in other.run("-contains", RARE):
                raise RuntimeError("jrnl did not find the word")
            for what, (ours, theirs, budget) in pairs.items():
                took = []
                for _try in range(TRIES):
                    # In turn: what slows the machine slows both. Ours with fresh eyes, as right after unlocking.
                    begin = time.perf_counter()
                    ours(Log(folder, vault))
                    between = time.perf_counter()
                    other.run(*theirs)
                    took.append((1000 * (between - begin), 1000 * (time.perf_counter() - between)))
                ratio = statistics.median(mine / its for mine, its in took)
                mine, its = (statistics.median(each) for each in zip(*took, strict=True))
                told = f"{mine:.1f} / {its:.0f} ms = {ratio:.4f}"
                yield Row(f"{count:,}: {what}, ours / jrnl {kind}", told, f"{budget:g}", ratio <= budget)


def main(arguments: list[str]) -> int:
    """Print row after row."""
    match arguments:
        case ["--measure", home]:
            print(json.dumps(measure(Path(home))))
        case ["--search", home]:
            search_once(Path(home))
        case _:
            counts = tuple(int(each) for each in arguments if each.isdigit()) or COUNTS
            print(f"{datetime.now().astimezone():%Y-%m-%d %H:%M}\n")
            print(Row("what", "found", "budget", within=True))
            for row in rows(counts, jrnl="--jrnl" in arguments):
                print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
