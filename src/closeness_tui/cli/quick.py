"""What is asked for most, answered without Typer; everything else goes to the whole program."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from closeness_tui.cli import report

if TYPE_CHECKING:
    from collections.abc import Sequence

COMPLETING = "_CLOSENESS_COMPLETE"
"""The variable in which a shell asks how a line could go on."""


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code."""
    match list(arguments):
        case _ if COMPLETING in os.environ:
            # The line to be completed stands in the environment, beside no arguments at all.
            pass
        case ["exercises", "list"]:
            return report.guarded(_list)
        case [] | ["practice"]:
            return report.guarded(lambda: _open(None))
        case ["practice", exercise_id] if not exercise_id.startswith("-"):
            return report.guarded(lambda: _open(exercise_id))
    from closeness_tui.cli.program import run as run_program  # noqa: PLC0415

    return run_program(arguments)


def _list() -> None:
    from closeness_tui.cli.listing import tell_list  # noqa: PLC0415

    tell_list()


def _open(exercise_id: str | None) -> int:
    from closeness_tui.cli.opening import open_front_end  # noqa: PLC0415

    return open_front_end(exercise_id, plain=False, folders=())
