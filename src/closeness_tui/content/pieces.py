"""The small values that steps are built of: words, lists and where they come from, options and scales."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from closeness_tui.core.steps import SCALES, Count, Option, Rows, Scale, Source

Data = Mapping[str, Any]
Pairs = tuple[tuple[str, str], ...]

HOLE = re.compile(r"\{([^{}\n]+)\}")
"""A name in curly brackets, with the words for the case that it is empty."""
BODY_CUES = "body-cues"
"""The vocabulary that a `body` step takes its cues from where it says nothing else."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Decks and vocabularies by name, from `vocabularies/` beside the exercises."""

    decks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    vocabularies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[str, Pairs] = field(default_factory=dict)
    """By vocabulary: where on the body its words belong."""
    notes: Mapping[str, Pairs] = field(default_factory=dict)
    """By vocabulary: a soft note on each word."""


def split_name(name: str) -> tuple[str, str]:
    """`step.part` as its two words."""
    step, _dot, part = name.partition(".")
    return step, part


def words(data: Data, name: str) -> str:
    """A text without the line breaks round it."""
    return str(data.get(name, "")).strip("\r\n")


def texts(data: Data, name: str) -> tuple[str, ...]:
    """One text or a list of texts, as several."""
    value = data.get(name, ())
    return (value.strip("\r\n"),) if isinstance(value, str) else tuple(each.strip("\r\n") for each in value)


def build_rows(data: Data, name: str, shared: Shared) -> Rows:
    """A list of the file's own, or where it comes from."""
    value = data.get(name, ())
    if isinstance(value, dict):
        return shared.vocabularies[value["vocabulary"]] if "vocabulary" in value else build_source(value)
    return texts(data, name)


def build_source(value: Data) -> Source:
    """`{ from = "step.part" }`, or `{ from = "@exercise", field = "step.part" }`."""
    origin = value["from"]
    if origin.startswith("@"):
        return Source(*split_name(value["field"]), exercise=origin[1:])
    return Source(*split_name(origin))


def build_count(data: Data, name: str, otherwise: int) -> Count:
    """A number, or the earlier choice that names it."""
    value = data.get(name, otherwise)
    return build_source(value) if isinstance(value, dict) else value


def build_options(data: Data, shared: Shared) -> tuple[Option, ...] | Source:
    """The options of a step, or where they come from."""
    value = data.get("options", ())
    if isinstance(value, dict):
        rows = build_rows(data, "options", shared)
        return rows if isinstance(rows, Source) else tuple(Option(each, each) for each in rows)
    return tuple(_option(each) for each in value)


def _option(value: str | Data) -> Option:
    if isinstance(value, str):
        return Option(value.strip("\r\n"), value.strip("\r\n"))
    text = words(value, "text")
    return Option(
        text,
        value.get("id", text),
        go=value.get("go", ""),
        mark=value.get("mark", ""),
        forget=tuple(value.get("forget", ())),
        no=value.get("no", False),
    )


def build_scale(value: str | Data) -> Scale:
    """A scale by name, or one of the file's own."""
    if isinstance(value, str):
        return SCALES[value]
    return Scale(
        value.get("min", 0),
        value.get("max", 10),
        value.get("step", 1),
        words(value, "low"),
        words(value, "high"),
    )
