"""Builds the values of the core from tables that were checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from closeness_tui.content.build_people import (
    build_agree,
    build_body,
    build_gate,
    build_later,
    build_rate,
    build_turns,
)
from closeness_tui.content.pieces import (
    HOLE,
    Data,
    Shared,
    build_count,
    build_options,
    build_rows,
    build_scale,
    split_name,
    texts,
    words,
)
from closeness_tui.core.condition import Condition, Every, Is, Not, Rated, Skipped, Some
from closeness_tui.core.steps import (
    Blank,
    Breathe,
    Choose,
    Fill,
    Group,
    Listing,
    Note,
    Pattern,
    Read,
    Rest,
    Review,
    Say,
    Step,
    Tally,
    Tense,
    Write,
)  # fmt: skip


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


def _choose(data: Data, common: dict[str, Any], shared: Shared) -> Step:
    return Choose(
        **common,
        options=build_options(data, shared),
        many=data.get("many", False),
        most=data.get("most", 0),
        cards=shared.decks[data["deck"]] if "deck" in data else (),
        show=data.get("show", 3),
        more=words(data, "more"),
        own=words(data, "own"),
        none=words(data, "none"),
    )


def _write(data: Data, common: dict[str, Any], shared: Shared) -> Step:
    return Write(
        **common,
        lines=data.get("lines", 3),
        starters=build_rows(data, "starters", shared),
        example=words(data, "example"),
        show=data.get("show", ""),
    )


def _fill(data: Data, common: dict[str, Any], shared: Shared) -> Step:
    given: Data = data.get("blanks", {})
    variants = tuple((name, text.strip("\r\n")) for name, text in data.get("variants", {}).items())
    template = words(data, "template")
    blanks = tuple(
        Blank(
            name, words(given.get(name, {}), "hint"), build_rows(given.get(name, {}), "suggestions", shared)
        )
        for name in blank_names((template, *(text for _name, text in variants)), given)
    )
    return Fill(
        **common,
        template=template,
        blanks=blanks,
        by=data.get("by", ""),
        variants=variants,
        revise=data.get("revise", ""),
        listen_for=shared.notes[data["listen_for"]] if "listen_for" in data else (),
    )


def blank_names(sentences: tuple[str, ...], given: Data) -> tuple[str, ...]:
    """The described blanks, in the order of the sentences."""
    found = dict.fromkeys(hole for text in sentences for hole in HOLE.findall(text))
    return tuple(hole for hole in found if hole in given)


def _list(data: Data, common: dict[str, Any], shared: Shared) -> Step:
    return Listing(
        **common,
        items=build_rows(data, "items", shared),
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
        rounds=build_count(data, "rounds", 0),
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
    pace = {name: data[name] for name in ("tense", "release") if name in data}
    rounds = build_count(data, "rounds", 2)
    return Tense(**common, **pace, rounds=rounds, groups=groups, leave_out=data.get("leave_out", ""))


def _note(data: Data, common: dict[str, Any], shared: Shared) -> Step:
    return Note(
        **common,
        labels=build_rows(data, "labels", shared),
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
    "gate": build_gate,
    "rate": build_rate,
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
    "body": build_body,
    "turns": build_turns,
    "agree": build_agree,
    "later": build_later,
}
