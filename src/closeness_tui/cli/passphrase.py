"""`closeness passphrase`: chooses or changes the passphrase of the log."""

from __future__ import annotations

from typing import Annotated

import typer

from closeness_tui.cli import report
from closeness_tui.cli.asking import Asker, PassphraseFd
from closeness_tui.core.wording import _

FEWEST = 12
"""Characters; a shorter passphrase is taken only from someone who insists."""


def add_to(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command(
        "passphrase",
        help=_(
            "Choose the passphrase of your log, or change it. Practising never asks for it; reading back does. "
            "It is typed unseen, and nobody can replace it once it is forgotten."
        ),
        epilog="\b\n"
        + _("Examples:")
        + "\n  closeness passphrase\n  closeness passphrase --passphrase-fd 3 3<file",
    )(passphrase)


def passphrase(
    passphrase_fd: PassphraseFd = None,
    insist: Annotated[
        bool, typer.Option("--insist", help=_("Take a passphrase of fewer than 12 characters all the same."))
    ] = False,
) -> None:
    """Choose one where there is none, else change it; from a descriptor: the present one first, then the new one."""
    from closeness_tui.cli.opened_log import log_and_vault  # noqa: PLC0415

    asker = Asker(passphrase_fd)
    log, vault = log_and_vault()
    if vault.state in ("locked", "unlocked"):
        old = asker.ask(_("Your passphrase now (it is not shown)"))
        # Told at once, not only after the new one was typed twice.
        vault.unlock(old)
        new = _new(asker, insist=insist)
        report.remark(_("one moment: this takes a few seconds on purpose"))
        weak = vault.change_passphrase(old, new).weak
        report.tell(_("Your passphrase is changed. Old copies of the log still open with the old one."))
    else:
        report.show(
            _("A forgotten passphrase cannot be replaced by anyone: the log would stay closed for good.")
        )
        new = _new(asker, insist=insist)
        report.remark(_("one moment: this takes a few seconds on purpose"))
        log.prepare()
        chosen = vault.choose_passphrase(new)
        weak = chosen.weak
        report.tell(_("Your log has a passphrase now. Practising never asks for it; reading back asks once."))
        if chosen.unfinished:
            report.remark(
                _("some older entries are still being sealed anew; the next unlocking goes on with it")
            )
    if weak:
        report.remark(
            _("the computer was busy, so the lock is lighter than wanted; doing this again makes it stronger")
        )


def _new(asker: Asker, *, insist: bool) -> str:
    new = asker.ask(_("New passphrase, some words are best (it is not shown)"))
    if not new:
        raise report.RefusedError(_("nothing was typed, so nothing was changed"))
    if len(new) < FEWEST and not insist:
        _insisted(asker)
    if asker.is_person and asker.ask(_("The same once more")) != new:
        raise report.RefusedError(
            _("the two were not the same, so nothing was changed"), _("it can be tried again at any time")
        )
    return new


def _insisted(asker: Asker) -> None:
    question = _(
        "That is fewer than {count} characters, which a computer can guess. Four or five words are stronger and "
        "easier to remember. Type yes to use it all the same, or Enter to leave everything as it is."
    )
    if not asker.agrees(question.format(count=FEWEST)):
        raise report.RefusedError(
            _("the passphrase has fewer than {count} characters, so nothing was changed").format(
                count=FEWEST
            ),
            "" if asker.is_person else _("--insist takes it all the same"),
        )
