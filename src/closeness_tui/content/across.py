"""What several files say of one exercise: one that hides another, and translations that have drifted apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from closeness_tui.content.cards import Card
from closeness_tui.content.faults import Fault, Faults, quoted
from closeness_tui.content.faults import Path as InFile
from closeness_tui.content.files import read_text
from closeness_tui.content.library import Library, Overridden
from closeness_tui.content.pieces import HOLE, split_name
from closeness_tui.content.places import places_of
from closeness_tui.content.syntax import parse
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _

_SAME = (
    "id", "role", "private", "many", "most", "show", "rank", "pick", "count", "times", "lines", "seconds", "rounds",
    "in", "hold", "out", "pause", "tense", "release", "cue", "say_back", "draw", "since", "by", "revise", "leave_out",
    "pattern", "first", "stop", "field", "from", "on_no", "on_change", "deck", "anchor", "keep", "document",
)  # fmt: skip
"""Settings of a step that no language changes."""
_AS_MANY = (
    "options",
    "group",
    "labels",
    "piles",
    "items",
    "cues",
    "speakers",
    "starters",
    "cards",
    "patterns",
    "parts",
)
"""Lists that are as long in every language."""
_TOP = ("family", "rung", "for", "with", "smaller", "larger", "check", "keep", "minutes")


def across_files(library: Library) -> Iterator[Problem]:
    """Everything that only several files together tell."""
    # Two of one folder are told as such, and not once more as one that hides the other.
    double = {problem.file for problem in library.problems if problem.code == "double-exercise"}
    for each in library.overridden:
        if each.path != each.hidden and not {str(each.path), str(each.hidden)} & double:
            yield hides_another(each)
    for card in library.every:
        original = _original(library, card)
        if original is not None:
            yield from _drifted(original, card)


def hides_another(each: Overridden) -> Problem:
    """That an exercise stands in the place of another one."""
    return at_id(
        Problem(
            "hides-another",
            _("This exercise takes the place of another one with the same `id`: {path}").format(
                path=each.hidden
            ),
            _("If that is not what you want, give it another `id`."),
            str(each.path),
            key="id",
            severity="warning",
        )
    )


def at_id(problem: Problem) -> Problem:
    """A problem with the `id` of a whole file, on the line where that is."""
    text = read_text(Path(problem.file))
    places = places_of(text) if isinstance(text, str) else None
    found = places.span(("id",)) if places else None
    if places is None or found is None:
        return problem
    line, column = places.line_of(found[0])
    end_line, end_column = places.line_of(found[1])
    return replace(problem, line=line, column=column, end_line=end_line, end_column=end_column)


def _original(library: Library, card: Card) -> Card | None:
    """The one that this one is a translation of: the English one, or the first by name of its language."""
    same = sorted(
        (each for each in library.every if each.id == card.id),
        key=lambda each: (each.lang != "en", each.lang),
    )
    return same[0] if same and same[0] is not card else None


def _drifted(original: Card, card: Card) -> tuple[Problem, ...]:
    texts = read_text(original.path), read_text(card.path)
    first, second = (parse(each, "").data if isinstance(each, str) else None for each in texts)
    if first is None or second is None or not isinstance(texts[1], str):
        return ()
    faults = Faults(list(_differences(first, second, original.path.name)))
    return faults.problems(texts[1].removeprefix("\ufeff"), card.file, second)


def _differences(first: Mapping[str, Any], second: Mapping[str, Any], name: str) -> Iterator[Fault]:
    for setting in _TOP:
        if first.get(setting) != second.get(setting):
            yield _differs((setting,), first.get(setting), name)
    steps, others = first["step"], second["step"]
    if len(steps) != len(others):
        # Which step is missing can't be told from outside, so nothing is said of each.
        yield Fault(
            "drifted",
            ("step", min(len(steps), len(others)) - 1),
            _("This translation has {own} steps, and the original in {file} has {other}.").format(
                own=len(others), file=name, other=len(steps)
            ),
            _("Add the steps that are missing, or take out those that are too many."),
            "name",
            severity="warning",
        )
        return
    for number, (step, other) in enumerate(zip(steps, others, strict=True)):
        yield from _in_step(step, other, ("step", number), name)


def _in_step(step: Mapping[str, Any], other: Mapping[str, Any], path: InFile, name: str) -> Iterator[Fault]:
    if step["kind"] != other["kind"]:
        yield _differs((*path, "kind"), step["kind"], name)
        return
    for setting in _SAME:
        if step.get(setting) != other.get(setting) and not isinstance(step.get(setting), list):
            yield _differs((*path, setting), step.get(setting), name)
    for setting in _AS_MANY:
        one, two = step.get(setting), other.get(setting)
        if isinstance(one, list) and isinstance(two, list) and len(one) != len(two):
            yield Fault(
                "drifted",
                (*path, setting),
                _("`{name}` has {own} entries here, and {other} in {file}.").format(
                    name=setting, own=len(two), other=len(one), file=name
                ),
                _("Every language has as many, so that answers mean the same."),
                severity="warning",
            )
        elif setting == "options" and isinstance(one, list) and isinstance(two, list):
            yield from _options(one, two, (*path, setting), name)
    missing = _put_in(step) - _put_in(other)
    if missing:
        yield Fault(
            "drifted",
            (*path, "text"),
            _("The original in {file} puts {name} in here, and this text does not.").format(
                file=name, name="{" + min(missing) + "}"
            ),
            _("Put it into the translation too."),
            severity="warning",
        )


def _options(one: list[Any], two: list[Any], path: InFile, name: str) -> Iterator[Fault]:
    for number, (first, second) in enumerate(zip(one, two, strict=True)):
        for setting in ("id", "go", "no", "mark"):
            wanted = first.get(setting) if isinstance(first, dict) else None
            found = second.get(setting) if isinstance(second, dict) else None
            # An option without an id goes by its text, which a translation changes; then it needs the id.
            if wanted != found and not (setting == "id" and wanted is None):
                yield _differs((*path, number, setting), wanted, name)


def _put_in(step: Mapping[str, Any]) -> set[str]:
    return {split_name(hole.partition("|")[0])[0] for hole in HOLE.findall(step.get("text", ""))}


def _differs(path: InFile, wanted: object, name: str) -> Fault:
    setting = path[-1]
    message = _("`{name}` is not what it is in the original, {file}.").format(name=setting, file=name)
    if wanted is None:
        return Fault("drifted", path, message, _("Delete it here too, or add it there."), severity="warning")
    shown = _shown(wanted)
    help_ = _("Write: {line}").format(line=f"{setting} = {shown}") if shown else _("Make the two agree.")
    return Fault("drifted", path, message, help_, severity="warning")


def _shown(value: object) -> str:
    if isinstance(value, str | int | float):
        return quoted(value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "[" + ", ".join(quoted(each) for each in value) + "]"
    return ""
