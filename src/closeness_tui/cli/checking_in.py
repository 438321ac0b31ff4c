"""`closeness check-in`: a few lines about one relation and one's own goals, or the page of an own scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report, whose
from closeness_tui.cli.opening import wants_plain
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.practice.opening import Practice


def add_to(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command(
        "check-in",
        help=_(
            "Look at how it is with someone, and at your own goals. Each line can be left out, and nothing "
            "reminds you of it."
        ),
        epilog="\b\n"
        + _("Examples:")
        + "\n  closeness check-in"
        + "\n  closeness check-in --plain"
        + "\n  closeness check-in --scale ease-with-people",
    )(check_in)


def check_in(
    context: typer.Context,
    scale: Annotated[
        str | None,
        typer.Option(
            "--scale",
            metavar="ID",
            help=_("Answer a scale of your own in its place; `scales list` names them."),
        ),
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help=_("Line by line, made for screen readers."))] = False,
) -> int:
    """Open a front end at the check-in."""
    from closeness_tui.core.check_in import CHECK_IN, SCALE  # noqa: PLC0415 - not for --help
    from closeness_tui.practice.opening import Practice  # noqa: PLC0415 - as above

    practice = Practice(whose.places())
    for problem in practice.setting_problems:
        report.remark(_("in the settings: {problem}").format(problem=problem.message.rstrip(".")))
    name = CHECK_IN if scale is None else SCALE + scale
    if scale is not None:
        _refuse_what_is_not_there(practice, scale)
    plain = plain or bool((context.obj or {}).get("plain"))
    if wants_plain(plain, practice.settings.plain):
        from closeness_tui.plain.check_in import run_check_in  # noqa: PLC0415

        return run_check_in(practice, name)
    from closeness_tui.tui.app import run_app  # noqa: PLC0415

    return run_app(practice, name)


def _refuse_what_is_not_there(practice: Practice, scale: str) -> None:
    from closeness_tui.practice.own_scales import own_scale, own_scales  # noqa: PLC0415

    reading = own_scale(practice.places, scale)
    if reading is None:
        there = ", ".join(each.id for each in own_scales(practice.places)[0])
        hint = _("there is {ids}").format(ids=there) if there else _("`closeness scales add FILE` adds one")
        raise report.RefusedError(_("there is no scale called {id}").format(id=scale), hint)
    if reading.scale is None:
        from closeness_tui.cli.findings import rendered  # noqa: PLC0415

        report.show(rendered(list(reading.problems)))
        raise report.RefusedError(
            _("the file of {id} needs a change before it can be used").format(id=scale),
            _("`closeness scales add` puts a mended file in its place"),
        )
