"""Runs the program and notes, for each timed step, when it began on the clock and when its phases are due."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from closeness_tui.__main__ import main
from closeness_tui.core import event as events
from closeness_tui.core.session import is_timed, timeline
from closeness_tui.practice.run import Run


def note_into(path: Path) -> None:
    """Write a line whenever a timed step begins to run."""
    send = Run.send

    def noting(self: Run, event: events.Event, when: float | None = None) -> None:
        before = self.session
        send(self, event, when)
        _note(self, path, began=before.at != self.session.at or before.state != self.session.state)

    begin = Run.__init__

    def beginning(self: Run, *arguments: object, **named: object) -> None:
        begin(self, *arguments, **named)  # type: ignore[arg-type]
        _note(self, path, began=True)

    Run.send = noting  # type: ignore[method-assign]
    Run.__init__ = beginning  # type: ignore[method-assign]


def _note(run: Run, path: Path, *, began: bool) -> None:
    if began and run.session.state == "running" and is_timed(run.session):
        phases = [[phase.name, phase.seconds] for phase in timeline(run.session)]
        with path.open("a") as file:
            file.write(
                json.dumps({"since": run.session.since, "spent": run.session.spent, "phases": phases}) + "\n"
            )


if __name__ == "__main__":
    note_into(Path(sys.argv.pop(1)))
    main()
