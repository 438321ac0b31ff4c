"""The log, opened for a command."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from closeness_tui.cli import report, whose
from closeness_tui.cli.asking import Asker
from closeness_tui.cli.progress import Telling
from closeness_tui.core.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from closeness_tui.practice.opening import Practice
    from closeness_tui.store.logs import Listing, Log
    from closeness_tui.store.vault import Vault

TRIES = 3
PAUSE = 30
"""Seconds of quiet after so many tries."""

_Opened = TypeVar("_Opened")


def log_and_vault() -> tuple[Log, Vault]:
    """The person's own log as it lies there, locked or not."""
    from closeness_tui.store.logs import Log  # noqa: PLC0415 - only commands about the log pay for it
    from closeness_tui.store.vault import Vault  # noqa: PLC0415

    places = whose.places()
    vault = Vault(places.log)
    return Log(places.log, vault), vault


def own_practice() -> Practice:
    """All that is the person's own, the log as it lies there."""
    from closeness_tui.practice.opening import Practice  # noqa: PLC0415

    return Practice(whose.places())


def readable(descriptor: int | None) -> Practice:
    """The same with the log unlocked where that is needed."""
    practice = own_practice()
    if practice.locked:
        asker = Asker(descriptor)
        tried(asker, _("Passphrase (it is not shown)"), lambda typed: practice.vault.unlock(typed, anew()))
    return practice


def tried(asker: Asker, prompt: str, opens: Callable[[str], _Opened]) -> _Opened:
    """Ask until what is typed opens it; after three tries there is a pause. A script has one try."""
    from closeness_tui.store.failures import WordsRefused, WrongPassphrase  # noqa: PLC0415

    wrong = 0
    while True:
        typed = asker.ask(prompt)
        if asker.is_person and not typed:
            raise report.RefusedError(_("nothing was typed, so nothing was opened"))
        try:
            with asker.quiet():
                if asker.is_person:
                    report.remark(_("one moment: opening takes a few seconds on purpose"))
                return opens(typed)
        except WordsRefused as refused:
            # Misspelt words were not even tried.
            _told_again(asker, refused)
        except WrongPassphrase as refused:
            _told_again(asker, refused)
            wrong += 1
        if wrong == TRIES:
            wrong = 0
            _pause(asker)


def _told_again(asker: Asker, refused: Exception) -> None:
    if not asker.is_person:
        raise refused
    report.trouble(str(refused), _("try again, or leave with Enter alone"))


def _pause(asker: Asker) -> None:
    report.remark(
        _("that was three tries; after a pause of {count} seconds it can be tried again").format(count=PAUSE)
    )
    with asker.quiet():
        time.sleep(PAUSE)


def anew() -> Telling:
    """Tells of sealing everything anew, after a passphrase was chosen."""
    return Telling(_("sealing the entries anew: {done} of {total}"))


def looking() -> Telling:
    """Tells of reading files one by one."""
    return Telling(_("reading the entries one by one: {done} of {total}"))


def listed(practice: Practice, newest: int | None = None) -> Listing:
    """The entries; none where there is no log yet."""
    from closeness_tui.store.logs import Listing  # noqa: PLC0415

    if practice.vault.state == "absent":
        return Listing(())
    take_in_copies(practice)
    return practice.log.list(newest, looking())


def take_in_copies(practice: Practice) -> None:
    """Take in what sync programs left beside the entries, and say so."""
    from closeness_tui.store.failures import StoreError  # noqa: PLC0415

    try:
        found = practice.log.adopt_copies()
    except StoreError:
        # A disk that cannot be written to does not hinder reading.
        return
    new = sum(each.what in ("adopted", "put back") for each in found)
    if new:
        report.remark(
            ngettext(
                "{count} copy that a sync program had left was taken in",
                "{count} copies that a sync program had left were taken in",
                new,
            ).format(count=new)
        )
