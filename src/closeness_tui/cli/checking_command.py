"""`closeness exercises check`: what is looked at, what is done about it, and in which form it is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from closeness_tui.cli.report import Exit, RefusedError
from closeness_tui.core.wording import _


class Form(StrEnum):
    """How a report is written."""

    TEXT = "text"
    LINES = "lines"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Request:
    """What an author asked for."""

    paths: tuple[Path, ...] = ()
    form: Form = Form.TEXT
    fix: bool = False
    diff: bool = False
    strict: bool = False
    style: bool = False
    walks: int = 0


def check(  # noqa: PLR0913 - one for each option
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATHS]", help=_("Files or folders; without any, your own and the shipped exercises.")
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option("--fix", help=_("Mend in the files what needs no thought, and say what was mended.")),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help=_("Show what --fix would change, and change nothing."))
    ] = False,
    style: Annotated[
        bool,
        typer.Option(
            "--style",
            help=_(
                "Also look at the words: how hard they read, whether they press, and what care is missing."
            ),
        ),
    ] = False,
    walk: Annotated[
        bool,
        typer.Option(
            "--walk",
            help=_("Also walk through by chance, to see which steps are reached and how long it takes."),
        ),
    ] = False,
    walks: Annotated[
        int | None,
        typer.Option("--walks", metavar="N", min=1, max=100_000, help=_("How many walks; 1000 without it.")),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help=_("Look again whenever a file is saved, until Ctrl-C."))
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help=_("Warnings count as problems: the exit code is then 1."))
    ] = False,
    form: Annotated[
        Form,
        typer.Option("--format", help=_("For people, one problem a line for editors, or JSON for scripts.")),
    ] = Form.TEXT,
    as_json: Annotated[bool, typer.Option("--json", help=_("Short for --format json."))] = False,
) -> int:
    """Everything wrong with the files, in the order of each file; warnings alone are fine."""
    request = Request(
        tuple(paths or ()),
        Form.JSON if as_json else form,
        fix=fix,
        diff=diff,
        strict=strict,
        style=style,
        walks=walks or (1000 if walk else 0),
    )
    _refuse_what_does_not_fit(request, watch=watch)
    # What reads files is not needed for --help.
    from closeness_tui.cli.checking_told import check_once  # noqa: PLC0415

    if not watch:
        return check_once(request)
    from closeness_tui.cli.checking import watched_paths  # noqa: PLC0415
    from closeness_tui.cli.checking_watch import rest, stamps_below  # noqa: PLC0415
    from closeness_tui.cli.checking_watch import watch as keep_watching  # noqa: PLC0415

    wanted = watched_paths(request.paths)
    return keep_watching(lambda: check_once(request), lambda: stamps_below(wanted), rest)


def _refuse_what_does_not_fit(request: Request, *, watch: bool) -> None:
    def refuse(one: str, other: str) -> None:
        raise RefusedError(
            _("{one} and {other} do not go together").format(one=one, other=other),
            _("use one of them at a time"),
            Exit.USAGE,
        )

    if request.fix and request.diff:
        refuse("--fix", "--diff")
    if watch and request.fix:
        # The file is open in the author's editor then, and two would write into it.
        refuse("--watch", "--fix")
    if watch and request.diff:
        refuse("--watch", "--diff")
    if watch and request.form is Form.JSON:
        refuse("--watch", "--format json")
    if request.diff and request.form is not Form.TEXT:
        refuse("--diff", f"--format {request.form.value}")
