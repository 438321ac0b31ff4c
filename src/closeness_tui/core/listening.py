"""Soft notes on words that often land as blame; they are notes, and nothing is ever refused for them."""

from __future__ import annotations

import re


def heard(words: str, listen_for: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The words listened for that occur in `words`, each with its note, in the order of the vocabulary."""
    found = [each for each in listen_for if _occurs(each[0], words)]
    # "you always" also holds "always": the longer one speaks for both.
    longer = [word.casefold() for word, _note in found]
    return tuple(
        each
        for each in found
        if not any(each[0].casefold() != other and _occurs(each[0], other) for other in longer)
    )


def _occurs(word: str, words: str) -> bool:
    plain = words.replace("\u2019", "'")
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain, re.IGNORECASE))
