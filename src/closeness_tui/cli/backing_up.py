"""`closeness backup`: the whole log in one file, sealed as it is, and read again before it counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report
from closeness_tui.cli.asking import PassphraseFd
from closeness_tui.core.wording import _, ngettext

if TYPE_CHECKING:
    from closeness_tui.store.backup import BackedUp


def add_to(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command(
        "backup",
        help=_(
            "Put the whole log into one file, sealed as it is, and read that file again. It asks for no passphrase; "
            "later the file opens with the one you have now."
        ),
        epilog="\b\n"
        + _("Examples:")
        + "\n  closeness backup /media/stick/log.tar\n  closeness backup log.tar --open --overwrite",
    )(backup)


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("Where it is to lie."))],
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help=_("Replace the file if it is there."))
    ] = False,
    open_all: Annotated[
        bool,
        typer.Option("--open", help=_("Open every entry out of the backup too; this needs the passphrase.")),
    ] = False,
    passphrase_fd: PassphraseFd = None,
) -> int:
    """Written whole or not at all."""
    from closeness_tui.cli.opened_log import own_practice, readable  # noqa: PLC0415
    from closeness_tui.cli.progress import Telling  # noqa: PLC0415
    from closeness_tui.store.backup import backup as backed_up  # noqa: PLC0415
    from closeness_tui.store.dates import remember_date  # noqa: PLC0415
    from closeness_tui.store.failures import AlreadyThere  # noqa: PLC0415

    practice = readable(passphrase_fd) if open_all else own_practice()
    opener = practice.vault.opener() if practice.vault.state in ("open", "unlocked") else None
    try:
        done = backed_up(
            practice.places.log,
            file.expanduser().absolute(),
            replace=overwrite,
            opener=opener,
            progress=Telling(_("copying: {done} of {total} files")),
        )
    except AlreadyThere as error:
        raise report.RefusedError(error.sentence, _("--overwrite replaces it")) from error
    remember_date(practice.places, "backup", practice.clock.wall())
    _tell(done, bare=practice.vault.state == "open")
    return report.Exit.REFUSED if done.unopened or done.left_out else report.Exit.FINE


def _tell(done: BackedUp, *, bare: bool) -> None:
    report.tell(
        ngettext(
            "{count} entry or unfinished practice is in {path}, sealed as it is in the log.",
            "{count} entries and unfinished practices are in {path}, sealed as they are in the log.",
            done.sealed,
        ).format(count=done.sealed, path=done.path)
    )
    if done.opened is None:
        report.tell(_("The file was read again, and each is the same as in the log."))
    else:
        report.tell(
            ngettext(
                "The file was read again, and {count} of them opened.",
                "The file was read again, and {count} of them opened.",
                done.opened,
            ).format(count=done.opened)
        )
    if bare:
        report.remark(
            _("there is no passphrase, so the key lies open in this file: whoever has it can read everything")
        )
    else:
        report.remark(_("it opens with the passphrase of today; keep that somewhere else"))
    for name in done.unopened:
        report.trouble(_("{name} does not open; it is in the backup as it is in the log").format(name=name))
    for name in done.left_out:
        report.trouble(
            _("{name} was left out: it is no ordinary file, or could not be read").format(name=name)
        )
