"""Opens the log with the passphrase, typed unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.wording import _
from closeness_tui.plain.console import InputEnded
from closeness_tui.plain.phrases import one_line, time_in_words
from closeness_tui.store.failures import StoreError, WrongPassphrase

if TYPE_CHECKING:
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice

TRIES = 3
PAUSE = 30.0
"""Seconds of quiet after so many tries."""


def unlock(practice: Practice, console: Console) -> bool:
    """Ask for the passphrase until the log is open; false when it stays locked."""
    if not practice.locked:
        return True
    if not console.hides:
        console.say(
            _("A passphrase can only be typed at a terminal, where nobody sees it. The log stays locked.")
        )
        return False
    for _try in range(TRIES):
        typed = console.ask_hidden(_("Passphrase, or Enter to leave it locked. It is not shown."))
        if typed is None:
            raise InputEnded
        if not typed:
            return False
        console.say(_("Opening takes a moment."))
        try:
            practice.unlock(typed)
        except WrongPassphrase:
            console.say(_("That passphrase does not open the log."))
        except StoreError as error:
            console.say(_("It stays locked: {reason}.").format(reason=one_line(error.sentence)))
            return False
        else:
            console.say(_("The log is open."))
            return True
    _pause(practice, console)
    return False


def _pause(practice: Practice, console: Console) -> None:
    console.say(
        _("That was three tries. A pause of {time}, then it can be tried again.").format(
            time=time_in_words(PAUSE)
        )
    )
    until = practice.clock.now() + PAUSE
    while practice.clock.now() < until:
        # Typing ahead changes nothing.
        console.wait(max(0.001, min(1.0, until - practice.clock.now())))
