"""`closeness passphrase words` and `closeness recover`: ten words in case the passphrase is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report
from closeness_tui.cli.asking import Asker, PassphraseFd, WordsFd, Yes, agreed, stays
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.store.vault import Vault

TRIES = 3
"""Of typing the words back; after that nothing is changed, and it can be begun again."""


def add_to(group: typer.Typer, app: typer.Typer, examples: str) -> None:
    """Give the group and the program these commands."""
    group.command(
        "words",
        help=_(
            "Make ten recovery words. They are shown once and stored nowhere, and you type them back. Whoever has "
            "them and a copy of the log can read it. Earlier words stop opening this log."
        ),
        epilog=examples + " words\n  closeness passphrase words --remove",
    )(words)
    app.command(
        "recover",
        help=_("Choose a new passphrase with your ten recovery words, when the old one is forgotten."),
        epilog="\b\n" + _("Examples:") + "\n  closeness recover",
    )(recover)


def words(
    context: typer.Context,
    remove: Annotated[bool, typer.Option("--remove", help=_("Let no words open the log any more."))] = False,
    yes: Yes = False,
    passphrase_fd: PassphraseFd = None,
    words_fd: WordsFd = None,
) -> int:
    """Shown once, typed back, and only then in force."""
    from closeness_tui.cli.opened_log import anew, log_and_vault, tried  # noqa: PLC0415
    from closeness_tui.cli.passphrase import given_before  # noqa: PLC0415

    _log, vault = log_and_vault()
    if vault.state not in ("locked", "unlocked"):
        raise report.RefusedError(
            _("recovery words are for a log with a passphrase"), _("`closeness passphrase` chooses one")
        )
    if remove:
        return _removed(vault, yes=yes)
    asker = Asker(given_before(context, passphrase_fd))
    tried(asker, _("Your passphrase (it is not shown)"), lambda typed: vault.unlock(typed, anew()))
    if vault.has_recovery:
        report.remark(
            _("there are words already; they stop opening this log once the new ones are typed back")
        )
    return _made(vault, words_fd)


def _made(vault: Vault, words_fd: int | None) -> int:
    import sys  # noqa: PLC0415

    from closeness_tui.store.failures import WordsRefused  # noqa: PLC0415
    from closeness_tui.store.recovery import confirm, new_words  # noqa: PLC0415

    new = new_words()
    report.show(
        _(
            "Please write these ten words on paper, in their order, and keep them where you keep what matters. "
            "They stay in this window until you close it, and are stored nowhere."
        )
    )
    for number, word in enumerate(new, 1):
        report.tell(f"{number:>2}. {word}")
    # A script waits for them before it can hand them back.
    sys.stdout.flush()
    asker = Asker(words_fd, "--words-fd")
    for _try in range(TRIES if asker.is_person else 1):
        typed = asker.ask(_("Type all ten words back (they are not shown)"))
        if not typed:
            break
        try:
            if confirm(new, typed):
                with asker.quiet():
                    vault.set_recovery(new)
                report.tell(_("These words open your log now, should you forget your passphrase."))
                return report.Exit.FINE
            report.trouble(_("these are not the ten words above"))
        except WordsRefused as refused:
            report.trouble(refused.sentence)
    raise report.RefusedError(
        _("the words were not typed back, so they open nothing"), _("it can be begun again at any time")
    )


def _removed(vault: Vault, *, yes: bool) -> int:
    if not vault.has_recovery:
        raise report.RefusedError(_("this log has no recovery words"))
    question = _(
        "Then nothing opens the log if you forget your passphrase. Old copies of the log still open with these words. "
        "Type yes to remove them, or Enter to keep them."
    )
    if not agreed(question, beforehand=yes):
        return stays()
    vault.remove_recovery()
    report.tell(_("No recovery words open your log any more."))
    return report.Exit.FINE


def recover(
    words_fd: WordsFd = None,
    passphrase_fd: PassphraseFd = None,
    insist: Annotated[
        bool, typer.Option("--insist", help=_("Take a passphrase of fewer than 12 characters all the same."))
    ] = False,
) -> int:
    """First the words, so that it is known at once whether they are right; then a new passphrase."""
    from closeness_tui.cli.opened_log import anew, log_and_vault, tried  # noqa: PLC0415
    from closeness_tui.cli.passphrase import new_passphrase, tell_of  # noqa: PLC0415
    from closeness_tui.store.recovery import read_words  # noqa: PLC0415

    _log, vault = log_and_vault()
    if vault.state not in ("locked", "unlocked"):
        raise report.RefusedError(_("this log has no passphrase, so it is open without any words"))
    if not vault.has_recovery:
        raise report.RefusedError(
            _("there are no recovery words for this log"),
            _("a backup from before the passphrase was changed opens with the old one"),
        )

    def opens(typed: str) -> tuple[str, ...]:
        said = read_words(typed)
        vault.unlock_with_words(said, anew())
        return said

    said = tried(
        Asker(words_fd, "--words-fd"), _("Your ten recovery words, in order (they are not shown)"), opens
    )
    new = new_passphrase(Asker(passphrase_fd), insist=insist)
    report.remark(_("one moment: this takes a few seconds on purpose"))
    chosen = vault.recover(said, new, anew())
    report.tell(_("Your log has a new passphrase. The words stay good."))
    tell_of(chosen)
    return report.Exit.FINE
