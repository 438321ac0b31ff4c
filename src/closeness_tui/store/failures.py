# ruff: noqa: N818 - each is named for what happened, as a person would say it
"""What can go wrong with the log, each as one plain sentence that holds no private word."""

from __future__ import annotations

from closeness_tui.core.wording import _


class StoreError(Exception):
    """The sentence is for people: lower case first, no full stop, nothing of what they wrote."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class WriteFailed(StoreError):
    """Nothing was saved; what was there before is still whole."""


class ReadFailed(StoreError):
    """A file is there, but the computer would not hand it over."""


class NotThere(StoreError):
    """No entry or draft has this id, or it was deleted."""

    def __init__(self) -> None:
        super().__init__(_("there is no entry with this name; it may have been deleted"))


class AlreadyThere(StoreError):
    """A file of this name is there, and nobody said that it may be replaced."""

    def __init__(self) -> None:
        super().__init__(_("there is a file of this name already; nothing was written"))


class DamagedEntry(StoreError):
    """One file does not open; all others still do."""


class Held(StoreError):
    """Another window is using it."""

    def __init__(self) -> None:
        super().__init__(_("this is open in another window"))


class Locked(StoreError):
    """Reading needs the passphrase first."""

    def __init__(self) -> None:
        super().__init__(_("the log is locked; reading it needs the passphrase"))


class WrongPassphrase(StoreError):
    """The key file is whole, but this passphrase does not open it."""

    def __init__(self) -> None:
        super().__init__(_("this passphrase does not open the log"))


class WrongWords(WrongPassphrase):
    """The recovery file is whole, but these words do not open it."""

    def __init__(self) -> None:
        StoreError.__init__(self, _("these words do not open the log"))


class PassphraseRefused(StoreError):
    """A passphrase that cannot be chosen, or not now."""


class WordsRefused(StoreError):
    """What was typed is not the right number of words, or one of them is not in the list."""


class DamagedKey(StoreError):
    """The key file is missing or was changed; no passphrase opens it."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or _("the key file is damaged; a copy from a backup opens the log"))


class KeyWorkFailed(StoreError):
    """Deriving the key broke off, for want of memory for instance; trying again may work."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "opening the key did not finish; closing other programs frees memory, then it can be tried again"
            )
        )


class SealedForAnother(StoreError):
    """The file is whole but belongs to another key."""

    def __init__(self) -> None:
        super().__init__(_("it was sealed for another key"))


class Unopenable(StoreError):
    """The sealed bytes were changed or cut short."""

    def __init__(self) -> None:
        super().__init__(_("the file is damaged"))
