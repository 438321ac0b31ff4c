"""`closeness passphrase`: chooses, changes or removes the passphrase of the log, and makes its recovery words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import recovery_words, report
from closeness_tui.cli.asking import Asker, PassphraseFd, Yes, agreed, stays
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.store.vault import Chosen

FEWEST = 12
"""Characters; a shorter passphrase is taken only from someone who insists."""

Insist = Annotated[
    bool, typer.Option("--insist", help=_("Take a passphrase of fewer than 12 characters all the same."))
]


def add_to(app: typer.Typer) -> None:
    """Give the program these commands."""
    examples = "\b\n" + _("Examples:") + "\n  closeness passphrase"
    group = typer.Typer(
        help=_(
            "Choose the passphrase of your log, or change it. Practising never asks for it; reading back does. "
            "It is typed unseen. Once it is forgotten nobody can replace it; only recovery words, if you made some "
            "before, still open the log."
        ),
        epilog=examples + "\n  closeness passphrase words\n  closeness passphrase --passphrase-fd 3 3<file",
        rich_markup_mode=None,
    )
    group.callback(invoke_without_command=True)(passphrase)
    group.command(
        "remove",
        help=_("Go without a passphrase again. Recovery words go with it."),
        epilog=examples + " remove",
    )(remove)
    recovery_words.add_to(group, app, examples)
    app.add_typer(group, name="passphrase")


def passphrase(context: typer.Context, passphrase_fd: PassphraseFd = None, insist: Insist = False) -> None:
    """Choose one where there is none, else change it; from a descriptor: the present one first, then the new one."""
    if context.invoked_subcommand is not None:
        context.obj = {**(context.obj or {}), "passphrase_fd": passphrase_fd}
        return
    from closeness_tui.cli.opened_log import log_and_vault  # noqa: PLC0415

    asker = Asker(passphrase_fd)
    log, vault = log_and_vault()
    if vault.state in ("locked", "unlocked"):
        _change(asker, insist=insist)
        return
    report.show(
        _(
            "Nobody can replace a forgotten passphrase: the log would stay closed for good. "
            "Recovery words, which you can make afterwards, are the only other way in."
        )
    )
    new = new_passphrase(asker, insist=insist)
    report.remark(_("one moment: this takes a few seconds on purpose"))
    log.prepare()
    from closeness_tui.cli.opened_log import anew  # noqa: PLC0415

    chosen = vault.choose_passphrase(new, anew())
    report.tell(_("Your log has a passphrase now. Practising never asks for it; reading back asks once."))
    tell_of(chosen)
    report.remark(_("`closeness passphrase words` makes recovery words, in case you forget it one day"))


def _change(asker: Asker, *, insist: bool) -> None:
    from closeness_tui.cli.opened_log import anew, log_and_vault, tried  # noqa: PLC0415

    _log, vault = log_and_vault()

    def opens(typed: str) -> str:
        vault.unlock(typed, anew())
        return typed

    # Told at once, not only after the new one was typed twice.
    old = tried(asker, _("Your passphrase now (it is not shown)"), opens)
    new = new_passphrase(asker, insist=insist)
    report.remark(_("one moment: this takes a few seconds on purpose"))
    chosen = vault.change_passphrase(old, new)
    report.tell(_("Your passphrase is changed. Old copies of the log still open with the old one."))
    tell_of(chosen)


def remove(context: typer.Context, yes: Yes = False, passphrase_fd: PassphraseFd = None) -> int:
    """The key lies open again; asked once."""
    from closeness_tui.cli.opened_log import log_and_vault, tried  # noqa: PLC0415

    asker = Asker(given_before(context, passphrase_fd))
    _log, vault = log_and_vault()
    if vault.state not in ("locked", "unlocked"):
        raise report.RefusedError(_("this log has no passphrase"))
    question = _(
        "Without a passphrase, anyone who uses this computer as you, or who has a copy of the folder, can read all "
        "of it. Recovery words go too. Type yes to remove it, or Enter to keep it."
    )
    if not agreed(question, beforehand=yes):
        return stays()
    tried(asker, _("Your passphrase now (it is not shown)"), vault.remove_passphrase)
    report.tell(_("Your log has no passphrase any more. Nothing is asked for when you read back."))
    return report.Exit.FINE


def given_before(context: typer.Context, descriptor: int | None) -> int | None:
    """The descriptor, wherever in the command it was named."""
    before: int | None = (context.obj or {}).get("passphrase_fd")
    return before if descriptor is None else descriptor


def new_passphrase(asker: Asker, *, insist: bool) -> str:
    """A new one, typed twice by a person."""
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


def tell_of(chosen: Chosen) -> None:
    """Say what is not yet as it should be."""
    if chosen.unfinished:
        report.remark(_("some older entries are still being sealed anew; the next unlocking goes on with it"))
    if chosen.weak:
        report.remark(
            _(
                "the computer was busy, so the lock is lighter than wanted; the next unlocking makes it stronger"
            )
        )


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
