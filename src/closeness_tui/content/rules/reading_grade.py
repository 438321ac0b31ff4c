"""How hard a text is to read: the grade of Kincaid and others (1975), for English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from closeness_tui.content.rules.finding import Finding
from closeness_tui.content.rules.manuscript import WORD, Manuscript
from closeness_tui.core.wording import _

HARDEST = 7
"""Grade of a whole exercise."""
HARDEST_SCREEN = 9
FEWEST_WORDS = 30
"""In a shorter text one long word moves the grade by whole years, so it is only judged with its exercise."""

_SENTENCE_ENDS = re.compile(r"""(?<=[.!?…])["'’”)]*\s+|\n\s*\n""")
_SILENT = re.compile(r"(?:(?<=[^aeiouyl])|(?<=[aeiouy]l))e(?=(?:ly|less|ness|ful|ment)?$)")
_SILENT_ENDS = (re.compile(r"(?<=[^aeiouytd])ed$"), re.compile(r"(?<=[^aeiouyszxcgh])es$"))
_OWNED = re.compile(r"['’]s$")
_VOWELS = re.compile(r"[aeiouy]+")


def is_counted() -> bool:
    """Whether syllables can be counted here: `pyphen` is only there where an author put it."""
    try:
        import pyphen  # noqa: F401, PLC0415
    except ImportError:
        return False
    return True


def hard_to_read(manuscript: Manuscript) -> Iterator[Finding]:
    """The exercise as a whole, and each screen that is long enough to be judged."""
    if not manuscript.is_english or not is_counted():
        return
    grade = grade_of(_read_in(manuscript))
    if grade > HARDEST:
        yield Finding(
            "hard-exercise",
            ("title",),
            _("This exercise reads at grade {grade}; up to {most} is meant.").format(
                grade=f"{grade:.1f}", most=HARDEST
            ),
            _("A person who is tense takes in less than at other times."),
            _("Make the longest sentences into two, and choose the shorter of two words."),
        )
    for screen in manuscript.screens:
        if screen.count < FEWEST_WORDS:
            continue
        grade = grade_of([screen.words])
        if grade > HARDEST_SCREEN:
            yield Finding(
                "hard-screen",
                screen.path,
                _("This text reads at grade {grade}; up to {most} is meant.").format(
                    grade=f"{grade:.1f}", most=HARDEST_SCREEN
                ),
                _("One hard screen is enough to lose somebody."),
                _("Make the longest sentences into two, and choose the shorter of two words."),
            )


def exercise_grade(manuscript: Manuscript) -> float | None:
    """The grade of all that the program says in an exercise, at least 0; none where it cannot be known."""
    if not manuscript.is_english or not is_counted():
        return None
    return max(0.0, grade_of(_read_in(manuscript)))


def _read_in(manuscript: Manuscript) -> list[str]:
    return [manuscript.exercise.summary, *(screen.words for screen in manuscript.screens)]


def grade_of(texts: Iterable[str]) -> float:
    """Words a sentence and syllables a word, as years of school."""
    sentences = [WORD.findall(each) for text in texts for each in _SENTENCE_ENDS.split(text)]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    spoken = sum(syllables(word.lower()) for word in words)
    return 0.39 * len(words) / sum(bool(each) for each in sentences) + 11.8 * spoken / len(words) - 15.59


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """The places where a word may be hyphenated, or its sounded vowels where there are more of these.

    Hyphenation never cuts off a single letter ("about", "body"): alone it is right for 95 words in a hundred
    and puts the grade half a year too low; the larger of both counts is right for 98.
    """
    import pyphen  # noqa: PLC0415

    return max(1, len(pyphen.Pyphen(lang="en_US").positions(word)) + 1, _vowels_sounded(word))


def _vowels_sounded(word: str) -> int:
    sounded = _SILENT.sub("", _OWNED.sub("", word))
    for ending in _SILENT_ENDS:
        sounded = ending.sub("", sounded)
    return len(_VOWELS.findall(sounded))
