"""What the ways through an exercise tell its author: steps nobody comes to, and words not everybody was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from closeness_tui.content.faults import Fault, Path
from closeness_tui.content.flow import texts_with_names
from closeness_tui.content.pieces import HOLE, split_name
from closeness_tui.content.ways import Ways, ways_through
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.steps import Choose
from closeness_tui.core.wording import _

Places = Mapping[int, Path]
"""By place in the exercise: where the step stands in the file; the checks that the program puts in stand nowhere."""


def places_in_file(exercise: Exercise, data: Mapping[str, Any]) -> Places:
    """Where each step of an exercise stands in its file."""
    numbers = {each.get("id") or f"#{number + 1}": number for number, each in enumerate(data["step"])}
    return {
        place: ("step", numbers[step.id]) for place, step in enumerate(exercise.steps) if step.id in numbers
    }


def ways_checked(exercise: Exercise, data: Mapping[str, Any]) -> tuple[Ways, list[Fault]]:
    """Every way through, and what the author may want to change about them; only ever warnings."""
    places = places_in_file(exercise, data)
    quotes = {place: tuple(_quotes(data, path)) for place, path in places.items()}
    ways = ways_through(
        exercise, {place: {name for _path, name, _hole in each} for place, each in quotes.items()}
    )
    found = [*_rounds(exercise, places)]
    if ways.whole:
        found += _unreached(exercise, ways, places)
    for place, names in ways.unasked.items():
        told: set[str] = set()
        for path, name, hole in quotes[place]:
            if name in names and name not in told:
                told.add(name)
                found.append(_not_always_asked(exercise, data, places, path, name, hole))
    return ways, found


def _quotes(data: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, str, str]]:
    """Every earlier answer that a step puts in without other words for the case that there is none."""
    step = data["step"][path[1]]
    blanks = step.get("blanks", {})
    for where, text in texts_with_names(step, path):
        for hole in HOLE.findall(text):
            name = split_name(hole)[0]
            if "|" not in hole and name not in blanks:
                yield where, name, hole


def _unreached(exercise: Exercise, ways: Ways, places: Places) -> Iterator[Fault]:
    first = True
    for place, path in places.items():
        step = exercise.steps[place]
        if place not in ways.reached:
            if step.when is not None:
                yield _warning(
                    "unreachable",
                    (*path, "when"),
                    _("Nobody can ever come to this step: its `when` is never true here."),
                    _("Change the `when`, or delete the step."),
                )
            elif first:
                yield _warning(
                    "unreachable",
                    path,
                    _("Nobody can ever come to this step: no way leads to it."),
                    _("Let an answer above lead here with `go`, or delete the step."),
                    on_name=True,
                )
            # What follows it without a condition is out of reach for the same reason.
            first = step.when is not None
        elif place not in ways.by_answering:
            if first and not _only_back(exercise, place):
                yield _only_by_passing(exercise, place, path)
            first = False
        else:
            first = True


def _only_by_passing(exercise: Exercise, place: int, path: Path) -> Fault:
    choice = next(
        (each for each in reversed(exercise.steps[:place]) if isinstance(each, Choose) and _all_lead(each)),
        None,
    )
    name = choice.id if choice and not choice.id.startswith("#") else ""
    return _warning(
        "only-by-passing",
        path,
        _(
            "Only somebody who passes over `{name}` comes to this step: every answer there leads elsewhere."
        ).format(name=name)
        if name
        else _(
            "Only somebody who passes over the choice above comes to this step: its answers lead elsewhere."
        ),
        _("Take the `go` out of one of its answers, let another step lead here, or delete this step."),
        on_name=True,
    )


def _only_back(exercise: Exercise, place: int) -> bool:
    """Whether every answer of the choice above leads back, which is told already."""
    above = exercise.steps[place - 1] if place else None
    if not isinstance(above, Choose) or not _all_lead(above) or not isinstance(above.options, tuple):
        return False
    targets = [exercise.place_of(each.go) for each in above.options]
    return all(there is not None and there < place for there in targets)


def _all_lead(step: Choose) -> bool:
    return isinstance(step.options, tuple) and bool(step.options) and all(each.go for each in step.options)


def _rounds(exercise: Exercise, places: Places) -> Iterator[Fault]:
    for place, path in places.items():
        step = exercise.steps[place]
        if not isinstance(step, Choose) or not isinstance(step.options, tuple):
            continue
        targets = [exercise.place_of(each.go) if each.go else None for each in step.options]
        if targets and all(there is not None and there <= place for there in targets) and not step.own:
            yield _warning(
                "no-answer-on",
                (*path, "options"),
                _("Every answer here leads back, so only the skip key goes on."),
                _('Take the `go` out of one answer, or let it lead to a later step or to "end".'),
            )
            continue
        for number, there in enumerate(targets):
            if there == place:
                yield _warning(
                    "leads-to-itself",
                    (*path, "options", number, "go"),
                    _("This answer leads to the very step it belongs to, so it seems to do nothing."),
                    _("Let it lead to another step, or delete the `go`."),
                )


def _not_always_asked(
    exercise: Exercise, data: Mapping[str, Any], places: Places, path: Path, name: str, hole: str
) -> Fault:
    asked = exercise.place_of(name)
    there = places.get(asked) if asked is not None else None
    condition = there is not None and "when" in data["step"][there[1]]
    shown = "{" + hole + "}"
    otherwise = "{" + hole + "|" + _("some words") + "}"
    return _warning(
        "not-always-asked",
        path,
        _(
            "Some people come to this step without having been asked for {name}, and read nothing there."
        ).format(name=shown),
        _("Write the words that stand there for them: {name}. Or give this step the same `when`.").format(
            name=otherwise
        )
        if condition
        else _("Write the words that stand there for them: {name}.").format(name=otherwise),
        piece="{" + hole,
    )


def _warning(
    code: str, path: Path, message: str, help_: str, *, piece: str = "", on_name: bool = False
) -> Fault:
    return Fault(code, path, message, help_, "name" if on_name else "value", piece, "warning")
