"""Reads scale.toml: a scale that a person or therapist may use, added by them. None is shipped."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from closeness_tui.content.characters import check_characters
from closeness_tui.content.faults import Faults
from closeness_tui.content.field import Field
from closeness_tui.content.pieces import words
from closeness_tui.content.shape import Shape
from closeness_tui.content.syntax import parse
from closeness_tui.core.problem import Problem
from closeness_tui.core.scale import OwnScale, ScaleItem
from closeness_tui.core.steps import Scale
from closeness_tui.core.wording import _

FORMAT = 1
MOST_ITEMS = 100

_ITEM = (
    Field("text", "text", "What is asked.", required=True, example='"I felt at ease with someone."', longest=600,
          other_words=("question", "prompt", "line")),
    Field("reverse", "yes", "Its numbers count from the other end.", default="false", example="true",
          other_words=("reversed", "inverted")),
)  # fmt: skip

SCALE_FIELDS = (
    Field("format", "whole", "The version of this format.", low=1, high=1000, default="1", example="1",
          other_words=("version",)),
    Field("id", "id", "A short name: small letters, digits and hyphens.", required=True, example='"ease-with-people"',
          other_words=("name", "key")),
    Field("title", "line", "What the scale is called.", required=True, example='"Ease With People"', longest=120,
          other_words=("label", "heading")),
    Field("lang", "lang", "The language of the texts.", default='"en"', example='"es"', longest=20,
          other_words=("language", "locale")),
    Field("intro", "text", "Said before the first line.", example='"Think of the last two weeks."', longest=2000,
          other_words=("instructions", "before")),
    Field("min", "number", "The lowest answer.", required=True, low=-1000, high=1000, example="1",
          other_words=("from", "lowest")),
    Field("max", "number", "The highest answer.", required=True, low=-1000, high=1000, example="5",
          other_words=("to", "highest")),
    Field("step", "number", "From one answer to the next.", low=0.01, high=1000, default="1", example="1",
          other_words=("by",)),
    Field("low", "line", "Words for the lowest answer.", example='"never"', longest=120,
          other_words=("low_text", "left")),
    Field("high", "line", "Words for the highest answer.", example='"always"', longest=120,
          other_words=("high_text", "right")),
    Field("score", "choice", "How the answers become one number.", choices=("sum", "mean"), default='"mean"',
          example='"sum"', other_words=("scoring", "total", "method")),
    Field("licence", "text", "Why you may use it: who allowed it, or its licence.", required=True,
          example='"My own words."', longest=600, other_words=("license", "permission", "rights")),
    Field("source", "line", "Where it was taken from.", example='"A book, page 12"', longest=400,
          other_words=("from_where", "reference", "citation")),
    Field("reading", "text", "How you want to read the number, in your own words.", longest=1000,
          example='"Higher means I felt more at ease."', other_words=("how_to_read", "meaning", "note")),
    Field("item", "tables", "The lines, each under [[item]].", required=True, low=1, high=MOST_ITEMS, fields=_ITEM,
          other_words=("items", "question", "questions", "line")),
)  # fmt: skip
"""What scale.toml can have. Nothing in it sets a limit between one kind of number and another."""


@dataclass(frozen=True, slots=True)
class ScaleReading:
    """What came of reading a file; without problems there is a scale."""

    scale: OwnScale | None
    problems: tuple[Problem, ...] = ()


def read_scale(text: str, file: str) -> ScaleReading:
    """Read one scale; everything wrong with it is reported at once, and nothing is raised."""
    parsed = parse(text, file)
    if parsed.data is None:
        return ScaleReading(None, parsed.problems)
    faults = Faults()
    newer = parsed.data.get("format", 1)
    if isinstance(newer, int) and newer > FORMAT:
        faults.add(
            "newer-format",
            ("format",),
            _("This scale is written in a version of the format that is newer than this closeness."),
            _("Install the newest closeness to use it."),
        )
    else:
        Shape(faults).table({each.name: each for each in SCALE_FIELDS}, parsed.data, (), _("The scale"))
        check_characters(parsed.text, parsed.data, faults)
        _check_range(parsed.data, faults)
    problems = faults.problems(parsed.text, file, parsed.data)
    return ScaleReading(None if problems else _built(parsed.data, file), problems)


def _check_range(data: dict[str, Any], faults: Faults) -> None:
    if faults.within(("min",)) or faults.within(("max",)) or faults.within(("step",)):
        return
    low, high, step = data.get("min"), data.get("max"), data.get("step", 1)
    if low is None or high is None:
        return
    if low >= high:
        faults.add(
            "range-backwards", ("max",), _("`max` is not above `min`."), _("Write the larger one here.")
        )
    elif not Scale(low, high, step).holds(high):
        faults.add(
            "range-uneven",
            ("step",) if "step" in data else ("max",),
            _("From `min`, steps of this size do not come out at `max`."),
            _("Change `step`, `min` or `max` so that they do."),
        )


def _built(data: dict[str, Any], file: str) -> OwnScale:
    return OwnScale(
        id=words(data, "id"),
        title=words(data, "title"),
        items=tuple(ScaleItem(words(each, "text"), each.get("reverse", False)) for each in data["item"]),
        range=Scale(
            float(data["min"]),
            float(data["max"]),
            float(data.get("step", 1)),
            words(data, "low"),
            words(data, "high"),
        ),
        score=data.get("score", "mean"),
        licence=words(data, "licence"),
        origin=words(data, "source"),
        intro=words(data, "intro"),
        reading=words(data, "reading"),
        lang=data.get("lang", "en"),
        file=file,
    )


def scale_at(path: Path) -> ScaleReading:
    """The scale in a file, or every problem that keeps it from being one."""
    from closeness_tui.content.files import read_text  # noqa: PLC0415 - only where a file is read

    text = read_text(path)
    return ScaleReading(None, (text,)) if isinstance(text, Problem) else read_scale(text, str(path))


def is_scale_file(path: Path) -> bool:
    """Whether a file is named as a scale is: scale.toml, something.scale.toml, or in a folder called scales."""
    return path.name == "scale.toml" or path.name.endswith(".scale.toml") or path.parent.name == "scales"
