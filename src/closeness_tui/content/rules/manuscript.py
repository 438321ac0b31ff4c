"""An exercise as its author wrote it: every text with its place in the file, and whose voice it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from closeness_tui.content.cards import LEARN
from closeness_tui.content.faults import Path
from closeness_tui.content.pieces import HOLE
from closeness_tui.core.exercise import Exercise

Voice = Literal["guide", "choice", "person"]
"""The program speaks; a key or a choice is named; words are put into the person's mouth."""

_VOICES: dict[str, Voice] = {
    **dict.fromkeys(("title", "summary", "why", "caution", "text", "if_none", "swap", "hint"), "guide"),
    **dict.fromkeys(("tense_text", "release_text", "imagine", "cards", "notes"), "guide"),
    **dict.fromkeys(("options", "skip", "own", "none", "more", "label"), "choice"),
    **dict.fromkeys(("template", "variants", "example", "starters", "suggestions", "items"), "person"),
    **dict.fromkeys(("piles", "labels", "cues", "words", "speakers", "low", "high"), "person"),
}
_BY_NAME = ("variants", "notes")
"""Settings whose texts stand under names of the author's own."""
_ALONE = ("if_none", "swap", "tense_text", "release_text", "imagine")
"""Texts that are shown in the place of the step's text, or one after the other."""
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a file."""

    path: Path
    words: str
    voice: Voice = "guide"

    @property
    def count(self) -> int:
        """How many words it has."""
        return len(WORD.findall(self.words))


@dataclass(frozen=True)
class Manuscript:
    """An exercise that could be read, beside the tables of its file."""

    data: Mapping[str, Any]
    exercise: Exercise

    @property
    def steps(self) -> tuple[tuple[int, Mapping[str, Any]], ...]:
        """The steps that the author wrote, each with its place among them."""
        return tuple(enumerate(self.data["step"]))

    @property
    def is_english(self) -> bool:
        """Whether rules that know English words say anything about it."""
        return self.exercise.lang.split("-")[0] == "en"

    @property
    def is_for_pair(self) -> bool:
        """Whether two people do it together; a page that is only read asks nobody for anything."""
        return "pair" in self.exercise.audience and self.exercise.family != LEARN

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text that a person may read."""
        return tuple(texts_of(self.data))

    @cached_property
    def screens(self) -> tuple[Text, ...]:
        """What stands before a person at one time, without the rows to choose from."""
        header = (Text((name,), self.data.get(name, "")) for name in ("why", "caution"))
        shown = (screen for number, step in self.steps for screen in _screens_of(step, ("step", number)))
        return tuple(each for each in (*header, *shown) if each.words.strip())


def texts_of(data: Mapping[str, Any]) -> Iterator[Text]:
    """Every text of a file that a person may read, in the order of the file."""
    yield from _within(data, (), None)


def _within(value: object, path: Path, voice: Voice | None) -> Iterator[Text]:
    if isinstance(value, str) and voice and value.strip():
        yield Text(path, said(value), voice)
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _within(each, (*path, number), voice)
    elif isinstance(value, Mapping):
        for name, each in value.items():
            own = path[-1:] in {(name,) for name in _BY_NAME} or (name == "text" and voice == "choice")
            yield from _within(each, (*path, name), voice if own else _VOICES.get(name))


def _screens_of(step: Mapping[str, Any], path: Path) -> Iterator[Text]:
    sentences = [step.get("template", ""), *step.get("variants", {}).values()]
    parts = (step.get("text", ""), max(sentences, key=len), step.get("example", ""))
    name = "text" if "text" in step else "template"
    yield Text((*path, name), "\n".join(said(each) for each in parts if each))
    for text in _within(step, path, None):
        if text.voice == "guide" and any(name in text.path for name in _ALONE):
            yield text


def said(words: str) -> str:
    """A text with something in the place of every earlier answer and blank."""
    return HOLE.sub(lambda hole: hole[1].partition("|")[2] or "this", words).strip()
