"""Small practices that the program itself writes, out of a person's own words; read like any file of an author."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from closeness_tui.content.documents import dump_facts
from closeness_tui.content.exercises import read_exercise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from closeness_tui.core.exercise import Exercise

LONGEST = 200
"""Letters of a person's words in a question."""

_BRACES = str.maketrans({"{": "(", "}": ")"})


def quoted_words(words: str, longest: int = LONGEST) -> str:
    """A person's words as they may stand in a question: on one line, with nothing that a file could not hold."""
    seen = "".join(letter if letter.isprintable() else " " for letter in words)
    line = " ".join(seen.translate(_BRACES).split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def written_exercise(table: Mapping[str, Any]) -> Exercise:
    """The exercise that such a table makes, with its own text, so that an unfinished one can go on another day."""
    text = dump_facts(table)
    reading = read_exercise(text, str(table["id"]))
    if reading.exercise is None:
        # Not a person's doing: their words were made fit before.
        raise ValueError(", ".join(each.code for each in reading.problems))
    return reading.exercise
