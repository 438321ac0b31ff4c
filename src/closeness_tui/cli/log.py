"""`closeness log`: all commands about what was kept."""

from __future__ import annotations

import typer

from closeness_tui.cli import log_changing, log_copying, log_erasing, log_reading, log_versions, report
from closeness_tui.core.wording import _


def add_to(app: typer.Typer) -> None:
    """Give the program these commands."""
    examples = "\b\n" + _("Examples:") + "\n  closeness log "
    group = typer.Typer(
        help=_("Read, search, write and share your log. It asks for your passphrase, if you chose one."),
        epilog=examples + 'list\n  closeness log search tea\n  closeness log write --on "yesterday"',
        rich_markup_mode=None,
    )
    group.callback(invoke_without_command=True)(_explain)
    for each in (log_reading, log_changing, log_copying, log_versions, log_erasing):
        each.add_to(group, examples)
    app.add_typer(group, name="log")


def _explain(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        report.tell(context.get_help())
