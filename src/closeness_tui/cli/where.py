"""`closeness where`: what lies where, and how to erase it."""

from __future__ import annotations

from typing import Annotated

import typer

from closeness_tui.cli import report, whose
from closeness_tui.core.wording import _, wording


def add_to(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command(
        "where",
        help=_("Say what lies where on this computer, and how to erase it."),
        epilog="\b\n" + _("Examples:") + "\n  closeness where\n  closeness where --json",
    )(where)


def where(
    as_json: Annotated[bool, typer.Option("--json", help=_("For scripts."))] = False,
) -> None:
    """Name every place; nothing is opened and nothing is made."""
    places = whose.places()
    if as_json:
        named = {
            "data": places.data,
            "log": places.log_folder("log").root,
            "therapist": places.therapist.root,
            "exercises": places.exercises,
            "settings": places.settings,
            "help": places.help,
            "cache": places.cache,
            "state": places.state,
        }
        report.tell_json({"version": 1, "places": {name: str(path) for name, path in named.items()}})
        return
    from closeness_tui.practice.whereabouts import whereabouts  # noqa: PLC0415

    for meaning, path in whereabouts(places):
        report.tell(f"{meaning}:\n  {path}")
    report.tell()
    report.tell(_("`closeness log erase` erases the log."))
    report.tell(_("To erase everything, delete these folders:"))
    for path in (places.data, places.cache, places.state):
        report.tell(f"  {path}")
    report.tell(wording("deletion"))
