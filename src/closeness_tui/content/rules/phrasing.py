"""Looks for the phrases in the texts of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from closeness_tui.content.rules.finding import Finding, occurrences
from closeness_tui.content.rules.manuscript import Manuscript, Text
from closeness_tui.content.rules.phrases import Phrase, phrases_for
from closeness_tui.core.wording import _

_QUOTED = re.compile(r"""(?<!\w)(?:'[^'\n]+'|"[^"\n]+"|‘[^’\n]+’|“[^”\n]+”)(?!\w)""")
"""Words that a text speaks about."""


_NEAR = 60
"""Characters before a phrase in which an excuse for it may stand."""


def bad_phrases(manuscript: Manuscript) -> Iterator[Finding]:
    """Every phrase of an exercise that presses, cheers, promises, labels or leaves people out."""
    if manuscript.is_english:
        yield from found_in(manuscript.texts, phrases_for(manuscript))


def found_in(texts: Iterable[Text], phrases: Iterable[Phrase]) -> Iterator[Finding]:
    """Each phrase once a text, where it stands without an excuse."""
    sought = tuple(phrases)
    for text in texts:
        quoted = tuple(each.span() for each in _QUOTED.finditer(text.words))
        for phrase in sought:
            if text.voice in phrase.voices and not phrase.not_in.intersection(text.path):
                yield from _in_text(text, phrase, quoted)


def _in_text(text: Text, phrase: Phrase, quoted: tuple[tuple[int, int], ...]) -> Iterator[Finding]:
    told: set[str] = set()
    for match in phrase.words.finditer(text.words):
        words = match[0]
        spoken_about = any(start < match.start() < end for start, end in quoted)
        if spoken_about or words.lower() in told or _is_excused(phrase, match):
            continue
        told.add(words.lower())
        yield Finding(
            phrase.code,
            text.path,
            _(phrase.what).format(words=" ".join(words.split())),
            _(phrase.why),
            _(phrase.instead),
            words,
            sum(1 for at in occurrences(words, text.words) if at < match.start()),
        )


def _is_excused(phrase: Phrase, match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    before, after = phrase.but_before, phrase.but_after
    return bool(
        (before and before.search(text[max(0, start - _NEAR) : start]))
        or (after and after.match(text[end : end + _NEAR]))
    )
