"""`check --watch`: looks again each time a file is saved, until Ctrl-C."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from closeness_tui.cli import report
from closeness_tui.cli.report import Exit
from closeness_tui.core.wording import _

EVERY = 0.25
"""Seconds between two looks at the clock of a file; a save is noticed at once, and a laptop hardly warms."""
LINE = 40

Stamps = dict[str, tuple[int, int]]


def watch(look: Callable[[], object], stamps: Callable[[], Stamps], wait: Callable[[], None]) -> int:
    """Look, and look again after every change, until the person has had enough.

    A new report begins below a quiet line, so that the one before can still be read above it.
    """
    try:
        while True:
            before = stamps()
            _look(look)
            report.remark(_("looking again whenever a file is saved; Ctrl-C ends this"))
            while stamps() == before:
                wait()
            report.tell("\n" + "-" * LINE + "\n")
    except KeyboardInterrupt:
        return Exit.FINE


def _look(look: Callable[[], object]) -> None:
    try:
        look()
    except report.RefusedError as refused:
        # A file that is just being saved is not there for a moment.
        report.trouble(refused.sentence, refused.hint)


def stamps_below(paths: tuple[Path, ...]) -> Stamps:
    """When each file below the paths was last changed, and how large it is."""
    found: Stamps = {}
    for path in paths:
        for file in (path, *sorted(path.rglob("*.toml"))) if path.is_dir() else (path,):
            try:
                facts = file.stat()
            except OSError:
                continue
            found[str(file)] = facts.st_mtime_ns, facts.st_size
    return found


def rest() -> None:
    """Wait for a moment between two looks."""
    time.sleep(EVERY)
