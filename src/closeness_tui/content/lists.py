"""Checks of lists of plain values: texts, ids and words from a small set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from closeness_tui.content.faults import Path, clip, quoted
from closeness_tui.content.field import Field
from closeness_tui.content.values import Check, check_choice, check_id, check_text, label, line_of, sort_of
from closeness_tui.core.wording import _, ngettext

if TYPE_CHECKING:
    from closeness_tui.content.shape import Shape


def is_list(shape: Shape, field: Field, value: object, path: Path) -> bool:
    """Whether it is a list; reports that, and a wrong length."""
    if not isinstance(value, list):
        example = f"[{quoted(value)}]" if isinstance(value, str) and field.kind != "tables" else field.example
        shape.faults.add(
            "want-list",
            path,
            _("{name} must be a list in square brackets, but this is {got}.").format(
                name=label(field, path), got=sort_of(value)
            ),
            _("Write: {line}").format(line=line_of(path, example)),
            mend=example
            if isinstance(value, str) and field.kind != "tables" and clip(value) == value
            else None,
        )
        return False
    fewest, most = int(field.low or 0), int(field.high or 0)
    if len(value) < fewest or (most and len(value) > most):
        _wrong_size(shape, field, value, path)
    return True


def _wrong_size(shape: Shape, field: Field, value: list[object], path: Path) -> None:
    fewest, most = int(field.low or 0), int(field.high or 0)
    if not value:
        message = _("{name} is empty.").format(name=label(field, path))
    else:
        message = ngettext("{name} has {count} entry.", "{name} has {count} entries.", len(value)).format(
            name=label(field, path), count=len(value)
        )
    help_ = _("It can have {low} to {high} entries.").format(low=fewest, high=most)
    shape.faults.add("list-size", path, message, help_)


def check_texts(shape: Shape, field: Field, value: object, path: Path) -> None:
    """A list of texts, none of them twice."""
    if is_list(shape, field, value, path) and isinstance(value, list):
        for number, entry in enumerate(value):
            check_text(shape, field, entry, (*path, number))
        no_doubles(shape, field, value, path)


def no_doubles(shape: Shape, field: Field, value: list[Any], path: Path) -> None:
    """Report entries that are there twice."""
    seen: set[object] = set()
    for number, entry in enumerate(value):
        if isinstance(entry, str) and entry in seen:
            shape.faults.add(
                "double-entry",
                (*path, number),
                _("{words} is in `{name}` twice.").format(words=quoted(entry), name=field.name),
                _("Keep one of them."),
            )
        elif isinstance(entry, str):
            seen.add(entry)


def _choices(shape: Shape, field: Field, value: object, path: Path) -> None:
    if is_list(shape, field, value, path) and isinstance(value, list):
        for number, entry in enumerate(value):
            check_choice(shape, field, entry, (*path, number))


def _ids(shape: Shape, field: Field, value: object, path: Path) -> None:
    if is_list(shape, field, value, path) and isinstance(value, list):
        for number, entry in enumerate(value):
            check_id(shape, field, entry, (*path, number))


def check_words(shape: Shape, field: Field, value: object, path: Path) -> None:
    """One text or a list of texts."""
    if isinstance(value, list):
        if not value:
            shape.faults.add("list-size", path, _("{name} is empty.").format(name=label(field, path)))
        for number, entry in enumerate(value):
            check_text(shape, field, entry, (*path, number))
    else:
        check_text(shape, field, value, path)


def _check_setting(shape: Shape, field: Field, value: object, path: Path) -> None:
    if value is not False:
        _choices(shape, field, value, path)


CHECKS: dict[str, Check] = {
    "texts": check_texts, "choices": _choices, "ids": _ids, "steps": _ids, "words": check_words,
    "check": _check_setting,
}  # fmt: skip
"""How each sort of list is checked."""
