"""`closeness help-now` and `closeness safety`: told at once, and nothing is written anywhere."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from closeness_tui.cli import report
from closeness_tui.core.wording import _

_TWO_LETTERS = re.compile(r"[A-Za-z]{2}")


def add_to(app: typer.Typer) -> None:
    """Give the program these commands."""
    examples = "\b\n" + _("Examples:")
    app.command(
        "help-now",
        help=_("Say whom you could reach, the emergency number first. It calls nobody, and writes nothing."),
        epilog=examples + "\n  closeness help-now\n  closeness help-now --country GB",
    )(help_now)
    app.command(
        "safety",
        help=_("Say when to wait with these exercises, and whom to reach first. It writes nothing."),
        epilog=examples + "\n  closeness safety",
    )(safety)


def help_now(
    country: Annotated[
        str,
        typer.Option(
            "--country",
            metavar="XX",
            help=_("Only the lines of this country, by its two letters; else that of the settings, or all."),
        ),
    ] = "",
) -> None:
    """The help page, in the order of need."""
    from closeness_tui.cli.opened_log import own_practice  # noqa: PLC0415 - not for --help
    from closeness_tui.plain.help_now import help_in_lines  # noqa: PLC0415 - as above

    if country and not _TWO_LETTERS.fullmatch(country):
        raise report.RefusedError(
            _("a country is two letters here, such as GB"),
            _("`closeness help-now` without it shows every line"),
            report.Exit.USAGE,
        )
    practice = own_practice()
    page = practice.help_page
    wanted = (country or practice.settings.country).upper()
    for line in help_in_lines(page, wanted, practice.clock.wall().date()):
        report.tell(line)
    report.tell(_("To come back to the room: {command}").format(command="closeness practice grounding-54321"))
    own = practice.places.help
    report.tell(_("Your own list and people: {path}").format(path=own))
    if page.problems:
        report.remark(
            _("some of that file could not be read; `closeness exercises check {path}` says what").format(
                path=own
            )
        )


def safety() -> None:
    """The whole page."""
    from closeness_tui.practice.safety import safety_page  # noqa: PLC0415 - not for --help

    report.tell(_("When to wait, and whom to reach first."))
    for part in safety_page():
        report.tell(f"\n{part.heading}")
        for paragraph in part.paragraphs:
            report.tell(paragraph)
    report.tell("\n" + _("Whom you could reach: {command}").format(command="closeness help-now"))
