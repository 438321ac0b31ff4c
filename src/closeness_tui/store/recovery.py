"""Ten words that open the log when the passphrase is forgotten; they are shown once and stored nowhere."""

from __future__ import annotations

import re
import secrets
from functools import cache
from typing import TYPE_CHECKING

from closeness_tui.core.wording import _
from closeness_tui.store.failures import WordsRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

COUNT = 10
"""Of 2,048 words each: 110 random bits."""
_TELLING = 4
"""Letters; no two words of the list begin with the same four."""
_BETWEEN = re.compile(r"[\W\d_]+")


@cache
def _listed() -> dict[str, str]:
    # Here, because only the few who make or type such words need it.
    from mnemonic import Mnemonic  # noqa: PLC0415

    return {word[:_TELLING]: word for word in Mnemonic("english").wordlist}


def new_words() -> tuple[str, ...]:
    """Ten fresh words, to be shown once and typed back before they are put in force."""
    words = tuple(_listed().values())
    return tuple(secrets.choice(words) for _number in range(COUNT))


def read_words(typed: str) -> tuple[str, ...]:
    """The ten words as the list spells them, whatever case, spaces, commas or numbers stand between them.

    Four letters of a word are enough. WordsRefused names a word by its place, never by its letters.
    """
    parts = [part for part in _BETWEEN.split(typed.casefold()) if part]
    if len(parts) != COUNT:
        raise WordsRefused(
            _("there are {count} recovery words; these are {given}").format(count=COUNT, given=len(parts))
        )
    words = [_listed().get(part[:_TELLING], "") for part in parts]
    for place, word in enumerate(words, start=1):
        if not word:
            raise WordsRefused(_("word {place} is not one of the list").format(place=place))
    return tuple(words)


def confirm(words: Sequence[str], typed: str) -> bool:
    """Whether the words were typed back; WordsRefused says what does not look right."""
    return read_words(typed) == tuple(words)


def phrase(words: Sequence[str]) -> str:
    """The passphrase that the words make, as it is typed for `age`."""
    return "-".join(read_words(" ".join(words)))
