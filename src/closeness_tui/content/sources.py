"""Checks of lists and numbers that may come from elsewhere: an earlier answer, another exercise, a vocabulary."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from closeness_tui.content.faults import Path, did_you_mean, listed, quoted
from closeness_tui.content.field import Field
from closeness_tui.content.lists import check_texts
from closeness_tui.content.suggest import suggest
from closeness_tui.content.values import (
    CHECKS as VALUES,
)
from closeness_tui.content.values import (
    Check,
    check_part,
    check_text,
    fault_of_id,
    is_text,
    label,
    line_of,
    slug,
    sort_of,
)
from closeness_tui.core.steps import REGIONS
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.content.shape import Shape


def _rows(shape: Shape, field: Field, value: object, path: Path) -> None:
    if isinstance(value, dict):
        check_source(shape, field, value, path)
    else:
        check_texts(shape, field, value, path)


def check_source(shape: Shape, field: Field, value: dict[str, Any], path: Path) -> None:
    """Check `{ from = "step.part" }`, one of another exercise, or `{ vocabulary = "name" }`."""
    origin, vocabulary = value.get("from"), value.get("vocabulary")
    if isinstance(origin, str) and origin.startswith("@") and value.keys() <= {"from", "field"}:
        _elsewhere(shape, value, path)
    elif isinstance(origin, str) and len(value) == 1:
        check_part(shape, field, origin, (*path, "from"))
    elif isinstance(origin, str) and value.keys() == {"from", "field"}:
        _part_or_exercise(shape, origin, value["field"], path)
    elif isinstance(vocabulary, str) and len(value) == 1:
        check_vocabulary(shape, vocabulary, (*path, "vocabulary"))
    else:
        shape.faults.add(
            "bad-source",
            path,
            _("{name} must be a list, or say where its list comes from.").format(name=label(field, path)),
            _('For example: { from = "step" } or { vocabulary = "feelings" }'),
        )


def _elsewhere(shape: Shape, value: dict[str, Any], path: Path) -> None:
    origin, part = value["from"], value.get("field")
    if problem := fault_of_id(origin[1:]):
        fit = slug(origin[1:])
        help_ = _("Write: {line}").format(line=f'from = "@{fit}"') if fit else ""
        shape.faults.add("bad-id", (*path, "from"), problem, help_)
    elif part is None:
        shape.faults.add_name(
            "no-field",
            (*path, "from"),
            _("This names another exercise, but not which of its answers."),
            _("Name the step there, for example: {line}").format(
                line=f'{{ from = "{origin}", field = "step" }}'
            ),
        )
    elif not isinstance(part, str) or fault_of_id(part.split(".", 1)[0]):
        shape.faults.add(
            "bad-field",
            (*path, "field"),
            _("`field` must name a step of that exercise, or a step and a part of its answer."),
            _("For example: {line}").format(line='field = "title" or field = "title.what"'),
        )


def _part_or_exercise(shape: Shape, origin: str, part: object, path: Path) -> None:
    """Report a `field` beside a step of this file: a part was meant, or another exercise."""
    meant = f"{origin}.{part}" if isinstance(part, str) else f"{origin}.part"
    shape.faults.add_name(
        "field-here",
        (*path, "field"),
        _("`field` goes with another exercise, whose id begins with @."),
        _("For another exercise, write: {one}. For a part of an answer in this file, write: {other}.").format(
            one=f"from = {quoted(f'@{origin}')}", other=f"{{ from = {quoted(meant)} }}"
        ),
    )


def check_vocabulary(shape: Shape, name: str, path: Path, *, known: Collection[str] | None = None) -> bool:
    """Whether there is such a vocabulary; reports where there is none."""
    names = shape.vocabularies if known is None else known
    if name in names:
        return True
    there = (
        _("There are: {names}.").format(names=listed(sorted(names)))
        if names
        else _("Write the list out in this file.")
    )
    shape.faults.add(
        "no-vocabulary",
        path,
        _("There is no vocabulary called {name}.").format(name=quoted(name)),
        did_you_mean(suggest(name, sorted(names)), quoted) or there,
    )
    return False


def _notes(shape: Shape, field: Field, value: object, path: Path) -> None:
    if not is_text(shape, field, value, path):
        return
    name = str(value)
    if name not in shape.notes and name in shape.vocabularies:
        help_ = _("Add its notes below a heading [vocabulary.{name}.notes].").format(name=name)
        if shape.notes:
            help_ = _("With notes there are: {names}.").format(names=listed(sorted(shape.notes)))
        shape.faults.add(
            "no-notes", path, _("The vocabulary {name} has no soft notes.").format(name=quoted(name)), help_
        )
    elif name not in shape.notes:
        help_ = did_you_mean(suggest(name, sorted(shape.notes)), quoted) or _(
            "It comes from a file in the folder `vocabularies`, with a heading [vocabulary.{name}.notes]."
        ).format(name=slug(name) or "trap-words")
        message = _("There is no vocabulary called {name}.").format(name=quoted(name))
        shape.faults.add("no-vocabulary", path, message, help_)


def _count(shape: Shape, field: Field, value: object, path: Path) -> None:
    if not isinstance(value, dict):
        VALUES["whole"](shape, field, value, path)
        return
    origin = value.get("from")
    if isinstance(origin, str) and len(value) == 1 and not origin.startswith("@"):
        check_part(shape, field, origin, (*path, "from"))
    else:
        shape.faults.add(
            "bad-source",
            path,
            _("{name} must be a whole number, or name the step of this file where it is chosen.").format(
                name=label(field, path)
            ),
            _('For example: {name} = 2 or {name} = {{ from = "passes" }}').format(name=path[-1]),
        )


def _places(shape: Shape, field: Field, value: object, path: Path) -> None:
    for word, place in _pairs(shape, field, value, path):
        if is_text(shape, field, place, (*path, word)) and place not in REGIONS:
            shape.faults.add(
                "no-place",
                (*path, word),
                _("The figure has no place called {name}.").format(name=quoted(place)),
                did_you_mean(suggest(place, REGIONS, _OTHER_PLACES), quoted)
                or _("It has: {names}.").format(names=listed(REGIONS)),
            )


_OTHER_PLACES = {
    "head": ("mind", "brain", "forehead", "hair", "temples"), "face": ("eyes", "cheeks", "mouth", "nose"),
    "jaw": ("teeth", "chin"), "throat": ("neck", "voice"), "shoulders": ("back", "upper-back", "shoulder"),
    "chest": ("heart", "lungs", "breath", "breast", "ribs"), "arms": ("arm", "elbows", "forearms"),
    "hands": ("hand", "fingers", "fists", "palms"),
    "belly": ("stomach", "gut", "tummy", "abdomen", "hips", "lower-back"), "legs": ("leg", "knees", "thighs", "calves"),
    "feet": ("foot", "toes", "ankles"), "whole": ("body", "all", "everywhere", "whole-body", "skin"),
}  # fmt: skip


def _remarks(shape: Shape, field: Field, value: object, path: Path) -> None:
    for word, note in _pairs(shape, field, value, path):
        check_text(shape, field, note, (*path, word))


def _pairs(shape: Shape, field: Field, value: object, path: Path) -> list[tuple[str, Any]]:
    if isinstance(value, dict) and value:
        return list(value.items())
    shape.faults.add(
        "want-group",
        path,
        _("{name} must have a line for each word, but this is {got}.").format(
            name=label(field, path), got=sort_of(value)
        )
        if value != {}
        else _("{name} is empty.").format(name=label(field, path)),
        _("For example: {line}").format(line=line_of(path, field.example)),
    )
    return []


CHECKS: dict[str, Check] = {
    "rows": _rows, "notes": _notes, "count": _count, "places": _places, "remarks": _remarks,
}  # fmt: skip
"""How each sort of value is checked that may come from elsewhere, or that vocabularies say of their words."""
