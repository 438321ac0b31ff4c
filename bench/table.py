"""`make bench`: the table of speeds, ratios of processor time within one run. CLOSENESS_PAIRS=3 shortens it."""

from __future__ import annotations

import os
import sys
from functools import partial

from bench import keeping, log_speed, moving, over_time, starting
from bench.figures import PAIRS, Row


def main(wanted: list[str]) -> int:
    """Print row after row, as they are found; with names, only those parts."""
    # The thread that stamps the reads must not wait for the one that looks at the screen.
    sys.setswitchinterval(0.0005)
    parts = {"starting": starting.rows, "moving": moving.rows, "keeping": keeping.rows}
    parts["over-time"] = over_time.rows
    parts["log"] = partial(log_speed.rows, jrnl=True)
    print(f"{PAIRS} pairs; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    print(Row("what", "found: median (range)", "budget", within=True))
    over = 0
    for name, rows in parts.items():
        if wanted and name not in wanted:
            continue
        for row in rows():
            print(row, flush=True)
            over += not row.within
    print(f"\n{over} over their budget" if over else "\nall within their budgets")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
