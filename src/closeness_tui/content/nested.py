"""Checks of the small tables inside a step: options, groups, patterns, blanks, scales, sources and conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from closeness_tui.content import spec
from closeness_tui.content.faults import Path, clip, did_you_mean, quoted
from closeness_tui.content.field import Field
from closeness_tui.content.lists import is_list
from closeness_tui.content.sources import check_source
from closeness_tui.content.suggest import suggest
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
from closeness_tui.core.steps import SCALES
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.content.shape import Shape

_DEEPEST = 8
"""Conditions within conditions; more is a mistake."""


def owner_words(name: str) -> str:
    """How sentences about one entry of a setting begin."""
    return {
        "options": _("An option"),
        "group": _("A muscle group"),
        "pattern": _("A breathing pattern"),
        "patterns": _("A breathing pattern"),
        "blanks": _("A blank"),
        "deck": _("A deck"),
        "reviewed": _("A review"),
    }.get(name, _("An entry"))


def _options(shape: Shape, field: Field, value: object, path: Path) -> None:
    if isinstance(value, dict):
        check_source(shape, field, value, path)
    else:
        _answers(shape, field, value, path)


def _answers(shape: Shape, field: Field, value: object, path: Path) -> None:
    """Options that are written out; consent cannot come from a list made for something else."""
    if is_list(shape, field, value, path) and isinstance(value, list):
        for number, entry in enumerate(value):
            if isinstance(entry, dict):
                _entry(shape, field, entry, (*path, number))
            else:
                check_text(shape, field, entry, (*path, number))
        _one_id_each(shape, value, path)


def _one_id_each(shape: Shape, options: list[Any], path: Path) -> None:
    seen: set[object] = set()
    for number, entry in enumerate(options):
        name = entry.get("id", entry.get("text")) if isinstance(entry, dict) else entry
        if isinstance(name, str) and name in seen:
            shape.faults.add(
                "double-option",
                (*path, number, "id") if isinstance(entry, dict) and "id" in entry else (*path, number),
                _("Two options are called {name}.").format(name=quoted(name)),
                _("Give one of them other words, or an `id` of its own."),
            )
        elif isinstance(name, str):
            seen.add(name)


def _entry(shape: Shape, field: Field, entry: dict[str, Any], path: Path) -> None:
    shape.table(spec.fields_by_name(field.fields), entry, path, owner_words(field.name))


def _tables(shape: Shape, field: Field, value: object, path: Path) -> None:
    if isinstance(value, dict):
        shape.faults.add_name(
            "single-brackets",
            path,
            _("This heading needs two brackets on both sides."),
            _("Write: {line}").format(line=f"[[step.{field.name}]]"),
            mend=f"[[step.{field.name}]]",
        )
    elif is_list(shape, field, value, path) and isinstance(value, list):
        for number, entry in enumerate(value):
            if isinstance(entry, dict):
                _entry(shape, field, entry, (*path, number))
            else:
                _want_braces(shape, field, (*path, number))


def _want_braces(shape: Shape, field: Field, path: Path) -> None:
    shape.faults.add(
        "want-group",
        path,
        _("{name} must stand in curly brackets.").format(name=label(field, path)),
        _("For example: {line}").format(line=field.example),
    )


def _named(shape: Shape, field: Field, value: object, path: Path) -> None:
    if not isinstance(value, dict):
        _want_braces(shape, field, path)
        return
    for name, entry in value.items():
        if problem := fault_of_id(name):
            shape.faults.add_name("bad-id", (*path, name), problem)
        if isinstance(entry, dict):
            _entry(shape, field, entry, (*path, name))
        else:
            _want_braces(shape, field, (*path, name))


def _variants(shape: Shape, field: Field, value: object, path: Path) -> None:
    if not isinstance(value, dict) or not value:
        _want_braces(shape, field, path)
        return
    for name, entry in value.items():
        check_text(shape, field, entry, (*path, name))


def _pattern(shape: Shape, field: Field, value: object, path: Path) -> None:
    if isinstance(value, str):
        check_part(shape, field, value, path)
    elif isinstance(value, dict) and isinstance(value.get("from"), str) and len(value) == 1:
        check_part(shape, field, value["from"], (*path, "from"))
    else:
        _tables(shape, field, value, path)


def _scale(shape: Shape, field: Field, value: object, path: Path) -> None:
    if isinstance(value, dict):
        shape.table(spec.fields_by_name(field.fields), value, path, _("A scale"))
        if not shape.faults.within(path) and value.get("min", 0) >= value.get("max", 10):
            shape.faults.add(
                "bad-scale",
                path,
                _("The scale ends before it begins: `max` must be more than `min`."),
                _("For example: {line}").format(line="{ min = 0, max = 10 }"),
            )
    elif is_text(shape, field, value, path) and value not in SCALES:
        shape.faults.add(
            "bad-choice",
            path,
            _("There is no scale called {value}.").format(value=quoted(value)),
            did_you_mean(suggest(str(value), SCALES), quoted)
            or _("It can be: {words}.").format(words=", ".join(map(quoted, SCALES))),
        )


def _deck(shape: Shape, field: Field, value: object, path: Path) -> None:
    if is_text(shape, field, value, path) and value not in shape.decks:
        shape.faults.add(
            "no-deck",
            path,
            _("There is no deck called {name}.").format(name=quoted(value)),
            did_you_mean(suggest(str(value), shape.decks), quoted)
            or _("Write its cards below a heading [deck.{name}].").format(name=slug(str(value)) or "my-deck"),
        )


def _when(shape: Shape, field: Field, value: object, path: Path) -> None:
    several = field.name in ("any", "all")
    if sum(part in ("any", "all", "not") for part in path) > _DEEPEST:
        shape.faults.add("too-deep", path, _("There are too many conditions inside one another here."))
    elif several and isinstance(value, list) and value:
        for number, entry in enumerate(value):
            _condition(shape, entry, (*path, number))
    elif several:
        shape.faults.add(
            "want-list",
            path,
            _("{name} must be a list of conditions, but this is {got}.").format(
                name=label(field, path), got=sort_of(value) if value != [] else _("an empty list")
            ),
            _("For example: {line}").format(line=line_of(path, field.example)),
        )
    else:
        _condition(shape, value, path)


def _condition(shape: Shape, value: object, path: Path) -> None:
    if not isinstance(value, dict):
        shape.faults.add(
            "want-group",
            path,
            _("A condition must stand in curly brackets, but this is {got}.").format(got=sort_of(value)),
            _('For example: { step = "before", at_least = 6 }'),
        )
        return
    shape.table(spec.fields_by_name(spec.WHEN), value, path, _("A condition"))
    if not shape.faults.within(path) and (problem := _tests(value)):
        shape.faults.add("bad-condition", path, problem, _('For example: { step = "before", at_least = 6 }'))


def _tests(value: dict[str, Any]) -> str:
    """What is wrong with the tests of one condition, or nothing."""
    joined = [name for name in ("any", "all", "not") if name in value]
    if joined:
        alone = _("`{name}` must be the only thing in its condition.").format(name=clip(joined[0]))
        return alone if len(value) > 1 else ""
    if "step" not in value:
        return _("This condition doesn't say which step it asks about.")
    number = "at_least" in value or "at_most" in value
    if "rise_from" in value and not number:
        return _("`rise_from` needs `at_least` or `at_most` beside it.")
    tests = number + ("is" in value) + ("skipped" in value)
    if not tests:
        return _("This condition doesn't say what must hold: at_least, at_most, is or skipped.")
    return _("This condition asks several things at once; join them with `all`.") if tests > 1 else ""


CHECKS: dict[str, Check] = {
    "options": _options, "tables": _tables, "named": _named, "variants": _variants, "pattern": _pattern,
    "answers": _answers, "scale": _scale, "deck": _deck, "when": _when,
    # The reader has looked at the kind before it knew which settings to look for.
    "kind": lambda _shape, _field, _value, _path: None,
}  # fmt: skip
"""How each sort of table is checked."""
