"""`closeness practice`: begins an exercise, or the choice of one."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from closeness_tui.cli.library import library_of
from closeness_tui.cli.opening import open_front_end
from closeness_tui.core.length import DOUBLE, FULL, HALF, OPEN
from closeness_tui.core.wording import _


class Length(StrEnum):
    """How long timers run."""

    HALF = HALF
    FULL = FULL
    DOUBLE = DOUBLE
    OPEN = OPEN


def add_to(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command(
        "practice",
        help=_("Begin an exercise, or choose one. Stop at any time with q; what you wrote is kept, sealed."),
        epilog="\b\n"
        + _("Examples:")
        + "\n  closeness practice"
        + "\n  closeness practice paced-breathing"
        + "\n  closeness practice paced-breathing --length half"
        + "\n  closeness practice one-small-share --plain"
        + "\n  closeness practice paced-breathing --no-log"
        + "\n  closeness practice one-small-share --in-session"
        + "\n  closeness practice --folder ~/from-my-therapist",
    )(practice)


def exercise_ids(incomplete: str) -> list[str]:
    """What the shell may offer in place of an exercise's id."""
    return sorted({card.id for card in library_of(()).cards if card.id.startswith(incomplete)})


def practice(
    context: typer.Context,
    exercise: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help=_("Which exercise; `exercises list` names them."),
            autocompletion=exercise_ids,
        ),
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help=_("Line by line, made for screen readers."))] = False,
    length: Annotated[
        Length | None,
        typer.Option(
            "--length",
            help=_(
                "How long timers run this time: half, full, double, or open, which waits until you go on. "
                "It is marked on the page before the start, where you can still change it."
            ),
        ),
    ] = None,
    no_log: Annotated[
        bool,
        typer.Option(
            "--no-log", help=_("Keep nothing of it anywhere; the log is left alone, and not read either.")
        ),
    ] = False,
    in_session: Annotated[
        bool,
        typer.Option(
            "--in-session",
            help=_(
                "Two people beside one screen, such as client and therapist: nothing is read from the log, and nothing "
                "is kept, unless both agree at the end."
            ),
        ),
    ] = False,
    folder: Annotated[
        list[Path] | None,
        typer.Option("--folder", metavar="DIR", help=_("Also use the exercises in this folder.")),
    ] = None,
) -> int:
    """Open a front end at an exercise, or at the choice of one."""
    plain = plain or bool((context.obj or {}).get("plain"))
    return open_front_end(
        exercise,
        plain=plain,
        folders=tuple(folder or ()),
        leaves_trace=not no_log,
        length=str(length or ""),
        in_session=in_session,
    )
