"""Builds the values of the core from tables that were checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from closeness_tui.core.condition import Condition, Every, Is, Not, Rated, Skipped, Some
from closeness_tui.core.steps import (
    DISTRESS,
    SCALES,
    Blank,
    Breathe,
    Choose,
    Fill,
    Gate,
    Group,
    Listing,
    Note,
    Option,
    Pattern,
    Rate,
    Read,
    Rest,
    Review,
    Rows,
    Say,
    Scale,
    Source,
    Step,
    Tally,
    Tense,
    Write,
)  # fmt: skip
from closeness_tui.core.wording import _

Data = Mapping[str, Any]

HOLE = re.compile(r"\{([^{}\n]+)\}")
"""A name in curly brackets, with the words for the case that it is empty."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Decks and vocabularies by name, from `vocabularies/` beside the exercises."""

    decks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    vocabularies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def build_step(data: Data, name: str, shared: Shared) -> Step:
    """One step; `name` is its id, or `#3` where the file gives none."""
    common: dict[str, Any] = {
        "id": name,
        "text": words(data, "text"),
        "when": build_condition(data["when"]) if "when" in data else None,
        "skip": words(data, "skip"),
        "keep": data.get("keep") != "never",
    }
    return _BUILDERS[data["kind"]](data, common, shared)


def build_condition(data: Data) -> Condition:
    """A condition, as docs/format.md has it."""
    if "any" in data:
        return Some(tuple(build_condition(each) for each in data["any"]))
    if "all" in data:
        return Every(tuple(build_condition(each) for each in data["all"]))
    if "not" in data:
        return Not(build_condition(data["not"]))
    step, part = split_name(data["step"])
    if "is" in data:
        return Is(step, texts(data, "is"), part)
    if "skipped" in data:
        return Skipped(step, data["skipped"], part)
    return Rated(step, data.get("at_least"), data.get("at_most"), data.get("rise_from", ""))


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


def _rows(data: Data, name: str, shared: Shared) -> Rows:
    value = data.get(name, ())
    if isinstance(value, dict):
        if "vocabulary" in value:
            return shared.vocabularies[value["vocabulary"]]
        return Source(*split_name(value["from"]))
    return texts(data, name)


def _plain_rows(data: Data, name: str, shared: Shared) -> tuple[str, ...]:
    rows = _rows(data, name, shared)
    return () if isinstance(rows, Source) else rows


def _options(data: Data, shared: Shared) -> tuple[Option, ...] | Source:
    value = data["options"]
    if isinstance(value, dict):
        rows = _rows(data, "options", shared)
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


def _gate(data: Data, common: dict[str, Any], shared: Shared) -> Step:
    usual = (Option(_("Yes"), "yes"), Option(_("Not today"), "not-today", no=True))
    options = _options(data, shared) if "options" in data else usual
    given = usual if isinstance(options, Source) else options
    return Gate(**common, options=given, many=data.get("many", False), on_no=data.get("on_no", "end"))


def _rate(data: Data, common: dict[str, Any], _shared: Shared) -> Step:
    scale = build_scale(data["scale"]) if "scale" in data else DISTRESS
    return Rate(**common, scale=scale, role=data.get("role", ""))


def _choose(data: Data, common: dict[str, Any], shared: Shared) -> Step:
    return Choose(
        **common,
        options=_options(data, shared) if "options" in data else (),
        many=data.get("many", False),
        most=data.get("most", 0),
        cards=shared.decks[data["deck"]] if "deck" in data else (),
        show=data.get("show", 3),
        more=words(data, "more"),
        own=words(data, "own"),
        none=words(data, "none"),
    )


def _write(data: Data, common: dict[str, Any], shared: Shared) -> Step:
    starters = _plain_rows(data, "starters", shared)
    return Write(**common, lines=data.get("lines", 3), starters=starters, example=words(data, "example"))


def _fill(data: Data, common: dict[str, Any], shared: Shared) -> Step:
    given: Data = data.get("blanks", {})
    variants = tuple((name, text.strip("\r\n")) for name, text in data.get("variants", {}).items())
    template = words(data, "template")
    blanks = tuple(
        Blank(
            name, words(given.get(name, {}), "hint"), _plain_rows(given.get(name, {}), "suggestions", shared)
        )
        for name in blank_names((template, *(text for _name, text in variants)), given)
    )
    by, revise = data.get("by", ""), data.get("revise", "")
    return Fill(**common, template=template, blanks=blanks, by=by, variants=variants, revise=revise)


def blank_names(sentences: tuple[str, ...], given: Data) -> tuple[str, ...]:
    """The described blanks, in the order of the sentences."""
    found = dict.fromkeys(hole for text in sentences for hole in HOLE.findall(text))
    return tuple(hole for hole in found if hole in given)


def _list(data: Data, common: dict[str, Any], shared: Shared) -> Step:
    return Listing(
        **common,
        items=_rows(data, "items", shared),
        own=data.get("own", True),
        most=data.get("most", 0),
        piles=texts(data, "piles"),
        rate=build_scale(data["rate"]) if "rate" in data else None,
        rate_only=words(data, "rate_only"),
        rank=data.get("rank", False),
        sort=data.get("sort", ""),
        pick=data.get("pick", 0),
    )


def _breathe(data: Data, common: dict[str, Any], _shared: Shared) -> Step:
    pattern = data.get("pattern")
    tables = pattern if isinstance(pattern, list) else data.get("patterns", ())
    chosen_by = data.get("by", "") if isinstance(pattern, list) else pattern or ""
    return Breathe(
        **common,
        rhythm=_rhythm(data),
        rounds=data.get("rounds", 0),
        seconds=data.get("seconds", 0),
        patterns=tuple(_rhythm(each, each["id"], words(each, "text")) for each in tables),
        pattern=chosen_by["from"] if isinstance(chosen_by, dict) else chosen_by,
    )


def _rhythm(data: Data, name: str = "", text: str = "") -> Pattern:
    pace = data.get("in", 4), data.get("hold", 0), data.get("out", 6), data.get("pause", 0)
    return Pattern(name, text, *pace, free=data.get("free", False))


def _tense(data: Data, common: dict[str, Any], _shared: Shared) -> Step:
    groups = tuple(
        Group(
            words(each, "part"),
            words(each, "area"),
            words(each, "tense_text"),
            texts(each, "release_text"),
            words(each, "imagine"),
        )
        for each in data["group"]
    )
    pace = {name: data[name] for name in ("tense", "release", "rounds") if name in data}
    return Tense(**common, **pace, groups=groups, leave_out=data.get("leave_out", ""))


def _note(data: Data, common: dict[str, Any], shared: Shared) -> Step:
    return Note(
        **common,
        labels=_plain_rows(data, "labels", shared),
        seconds=data["seconds"],
        cue=data.get("cue", 0),
        anchor=data.get("anchor", ""),
        own=data.get("own", False),
    )


def _review(data: Data, common: dict[str, Any], _shared: Shared) -> Step:
    return Review(
        **common,
        sources=texts(data, "from"),
        field=data.get("field", ""),
        since=data.get("since", 0),
        most=data.get("most", 0),
        pick=data.get("pick", 0),
        if_none=words(data, "if_none"),
    )


def _tally(data: Data, common: dict[str, Any], _shared: Shared) -> Step:
    return Tally(**common, count=data["count"], sense=words(data, "sense"), swap=words(data, "swap"))


def _say(data: Data, common: dict[str, Any], _shared: Shared) -> Step:
    return Say(
        **common, show=data.get("show", ""), times=data.get("times", 1), seconds=data.get("seconds", 0)
    )


_BUILDERS: dict[str, Callable[[Data, dict[str, Any], Shared], Step]] = {
    "read": lambda _data, common, _shared: Read(**common),
    "gate": _gate,
    "rate": _rate,
    "choose": _choose,
    "write": _write,
    "fill": _fill,
    "list": _list,
    "breathe": _breathe,
    "tense": _tense,
    "note": _note,
    "tally": _tally,
    "rest": lambda data, common, _shared: Rest(**common, seconds=data["seconds"]),
    "say": _say,
    "review": _review,
}
