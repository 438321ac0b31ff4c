"""Did you mean: other words people use first, then the distance of spellings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

_FAR = 99
_COMPARED = 40
"""Longer words are nobody's misspelling of a setting."""


def _plain(word: str) -> str:
    return word.lower().replace("_", "-").replace(" ", "-").strip("-")


def distance(one: str, other: str) -> int:
    """Letters to change, add, drop or swap with a neighbour (optimal string alignment)."""
    if abs(len(one) - len(other)) > 3 or max(len(one), len(other)) > _COMPARED:
        return _FAR
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, facing in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def suggest(
    word: str,
    choices: Iterable[str],
    other_words: Mapping[str, tuple[str, ...]] | None = None,
    taken: Collection[str] = (),
) -> str:
    """The choice that was most likely meant, or an empty text; never one of those `taken`."""
    wanted = _plain(word)
    free = [choice for choice in choices if choice not in taken]
    meant = other_words or {}
    near, how_far = _nearest(wanted, free)
    if near and how_far <= 1:
        return near
    for choice in free:
        if any(wanted == _plain(each) for each in meant.get(choice, ())):
            return choice
    if near:
        return near
    for choice in free:
        if any(len(each) > 3 and distance(wanted, _plain(each)) <= 1 for each in meant.get(choice, ())):
            return choice
    return ""


def _nearest(wanted: str, choices: list[str]) -> tuple[str, int]:
    limit = 1 if len(wanted) <= 3 else 2 if len(wanted) <= 7 else 3
    scored = [(distance(wanted, _plain(choice)), choice) for choice in choices]
    best = min((pair for pair in scored if pair[0] <= limit), default=(_FAR, ""))
    # A word of two letters that shares neither with the choice is no guess at all.
    return (best[1], best[0]) if best[0] < max(len(wanted), len(best[1])) else ("", _FAR)


def nearest(word: str, choices: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The few choices that look most like the word, best first."""
    wanted = _plain(word)
    scored = sorted((_score(wanted, _plain(choice)), choice) for choice in set(choices))
    return tuple(choice for score, choice in scored if score < _FAR)[:most]


def _score(wanted: str, choice: str) -> int:
    if len(wanted) >= 3 and (wanted in choice or choice in wanted):
        return 2
    far = distance(wanted, choice)
    return far if far <= max(2, len(wanted) // 3) else _FAR
