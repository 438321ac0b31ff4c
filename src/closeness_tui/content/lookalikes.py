"""Names that differ only by their look, such as one with a Cyrillic letter in the place of a Latin one.

A short table of our own: ids are plain ASCII, so only titles can borrow letters; and a likeness is a
remark, no refusal.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from closeness_tui.content.cards import Card

_LOOKS = {
    # Cyrillic, Greek, Armenian, and Latin letters of other alphabets.
    "3": "з",
    "a": "аαɑᴀ",
    "b": "вβß",
    "c": "сϲᴄ",
    "d": "ԁᴅđ",
    "e": "еёεᴇ",
    "g": "ցɡ",
    "h": "һнհħ",
    "j": "јϳ",
    "k": "кκᴋ",
    "l": "іїӏιıɩʟł",
    "m": "мᴍ",
    "n": "пηոɴ",
    "o": "оοσօᴏø",
    "p": "рρᴘ",
    "q": "ԛ",
    "r": "гʀ",
    "s": "ѕꜱ",
    "t": "тτᴛŧ",
    "u": "μυսᴜ",
    "v": "ѵνᴠ",
    "w": "ԝωᴡ",
    "x": "хχ",
    "y": "уүγʏ",
    "z": "ζᴢ",
}
_WITHIN_ASCII = {"a": "@", "b": "8", "l": "1i|!", "o": "0", "s": "5$"}
_LIKE = {
    each: look for table in (_LOOKS, _WITHIN_ASCII) for look, letters in table.items() for each in letters
}
_PAIRS = (("rn", "m"), ("vv", "w"))


def skeleton(words: str) -> str:
    """What is left of words when only their look counts; the same for two that could be taken for one another."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", words).casefold())
    # Marks, blanks, hyphens and what can't be seen are easily overlooked.
    bones = "".join(_like(each) for each in plain if _is_seen(each))
    for two, one in _PAIRS:
        bones = bones.replace(two, one)
    return bones


def _like(letter: str) -> str:
    # A letter of another alphabet may look like one that in its turn looks like another.
    look = _LIKE.get(letter, letter)
    return _LIKE.get(look, look)


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LNS" or letter in "!@"


def lookalikes(name: str, title: str, cards: Iterable[Card]) -> tuple[Card, ...]:
    """The exercises with another id whose id or title looks like these."""
    by_id, by_title = skeleton(name), skeleton(title)
    return tuple(
        card
        for card in cards
        if card.id != name and (skeleton(card.id) == by_id or (by_title and skeleton(card.title) == by_title))
    )
