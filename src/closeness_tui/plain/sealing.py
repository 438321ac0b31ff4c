"""Chooses a passphrase for a log that has none, and ten recovery words; both typed unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.wording import _
from closeness_tui.plain.closing import number_from
from closeness_tui.plain.console import InputEnded
from closeness_tui.plain.phrases import one_line
from closeness_tui.store.failures import StoreError, WordsRefused

if TYPE_CHECKING:
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice

SHORTEST = 12
"""Letters; a shorter one is taken from someone who says so once more."""

TRIES = 3
"""Of typing the words back."""


def choose_passphrase(practice: Practice, console: Console) -> bool:
    """Ask for a new passphrase, and offer the words; false when there is none in the end."""
    if not console.hides:
        console.say(_("A passphrase can only be typed at a terminal, where nobody sees it."))
        return False
    new = _new_one(console)
    if not new:
        console.say(_("Nothing has changed. It can be chosen on any day."))
        return False
    console.say(_("Sealing takes a few seconds, on purpose."))
    try:
        practice.choose_passphrase(new)
    except StoreError as error:
        console.say(_("Nothing has changed: {reason}.").format(reason=one_line(error.sentence)))
        return False
    console.say(_("Your log has its passphrase now. Practising never asks for it; reading back asks once."))
    _offer_words(practice, console)
    return True


def _new_one(console: Console) -> str:
    """Typed twice and the same; empty when the person thinks better of it."""
    insisted = ""
    while True:
        new = _unseen(
            console, _("A new passphrase, a few words you will remember. It is not shown. Enter for none.")
        )
        if not new:
            return ""
        if len(new) < SHORTEST and insisted != new:
            insisted = new
            console.say(
                _(
                    "That is short, so it could be guessed. Twelve letters or more are safer. Typed again, it is taken."
                )
            )
            continue
        if _unseen(console, _("The same once more.")) == new:
            return new
        console.say(_("The two are not the same. Let's begin again."))


def _offer_words(practice: Practice, console: Console) -> None:
    console.say(
        _(
            "Ten words on paper can open your log if you forget the passphrase. They are said once and stored nowhere. "
            "Whoever has them and this computer can read what you wrote."
        )
    )
    if number_from(console, (_("Make ten words now"), _("Go on without them"))):
        return
    from closeness_tui.store.recovery import new_words  # noqa: PLC0415 - it brings its list

    words = new_words()
    console.say(
        _("Please write these on paper, in their order. They stay in this window until you close it.")
    )
    for number, word in enumerate(words, 1):
        console.say(f"{number}. {word}")
    if not _typed_back(console, words):
        console.say(_("Then these words open nothing. New ones can be made on any day."))
        return
    try:
        practice.vault.set_recovery(words)
    except StoreError as error:
        console.say(_("These words open nothing: {reason}.").format(reason=one_line(error.sentence)))
    else:
        console.say(_("These words open your log now, should you forget your passphrase."))


def _typed_back(console: Console, words: tuple[str, ...]) -> bool:
    from closeness_tui.store.recovery import confirm  # noqa: PLC0415 - as above

    for _try in range(TRIES):
        typed = _unseen(
            console, _("Type all ten words back, with spaces between. Enter for none. It is not shown.")
        )
        if not typed:
            return False
        try:
            if confirm(words, typed):
                return True
            console.say(_("These are not quite the ten words above. Their order matters too."))
        except WordsRefused as refused:
            console.say(_("Not yet: {reason}.").format(reason=one_line(refused.sentence)))
    return False


def _unseen(console: Console, prompt: str) -> str:
    typed = console.ask_hidden(prompt)
    if typed is None:
        raise InputEnded
    return typed
