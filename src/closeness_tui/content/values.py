"""Checks of single values: the right sort, within its limits, in words an author can use."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from closeness_tui.content.faults import Path, clip, did_you_mean, quoted
from closeness_tui.content.field import Field
from closeness_tui.content.suggest import suggest
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.content.shape import Shape

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
NUMBER = re.compile(r"[1-9][0-9]?\Z")
"""An id of an option that is a number of rounds."""
LONGEST_ID = 40
_DEVICES = frozenset(
    ("con", "nul", "aux", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
_LANG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
_AMOUNT = re.compile(r"\s*([+-]?\d{1,6})(?:[.,](\d{1,3}))?\s*[a-zA-Z]{0,8}\.?\s*\Z")

_WORDS_FOR_YES_AND_NO = ("yes", "true", "1", "on", "no", "false", "0", "off")

Check = Callable[["Shape", Field, Any, Path], None]


def sort_of(value: object) -> str:
    """What a value is, in the author's words."""
    match value:
        case bool():
            return _("true or false")
        case str():
            return _("text")
        case float() if not math.isfinite(value):
            return _("no ordinary number")
        case int() | float():
            return _("a number")
        case list():
            return _("a list")
        case dict():
            return _("a group of settings")
        case _:
            return _("a date or a time")


def label(field: Field, path: Path) -> str:
    """The name of what is wrong: a setting, or one entry of it."""
    if isinstance(path[-1], int):
        return _("Entry {number} of `{name}`").format(number=path[-1] + 1, name=field.name)
    return f"`{clip(str(path[-1]), 40)}`"


def is_text(shape: Shape, field: Field, value: object, path: Path) -> bool:
    """Whether it is text; reports it where it is not."""
    if isinstance(value, str):
        return True
    help_, mend = "", None
    if isinstance(value, int | float | datetime.date):
        mend = f'"{quoted(value)}"'
        help_ = _("Write: {line}").format(line=line_of(path, mend))
    elif field.example:
        help_ = _("For example: {line}").format(line=line_of(path, field.example))
    shape.faults.add(
        "want-text",
        path,
        _("{name} must be text in quotes, but this is {got}.").format(
            name=label(field, path), got=sort_of(value)
        ),
        help_,
        mend=mend,
    )
    return False


def line_of(path: Path, value: str) -> str:
    """The line to write; for an entry of a list, only the entry."""
    last = path[-1]
    if isinstance(last, int):
        return value
    return f"{last if _BARE.match(last) else quoted(last)} = {value}"


def check_text(shape: Shape, field: Field, value: object, path: Path) -> None:
    """Text that is not empty and not too long."""
    if not is_text(shape, field, value, path):
        return
    words = str(value)
    if not words.strip():
        shape.faults.add(
            "empty-text",
            path,
            _("{name} is empty.").format(name=label(field, path)),
            _("Write something between the quotes, or delete it."),
        )
    elif len(words) > field.longest:
        shape.faults.add(
            "too-long",
            path,
            _("{name} has {count} characters; {most} fit.").format(
                name=label(field, path), count=len(words), most=field.longest
            ),
            _("Shorten it."),
        )
    elif field.kind == "line" and "\n" in words.strip("\n"):
        shape.faults.add(
            "one-line",
            path,
            _("{name} must fit on one line.").format(name=label(field, path)),
            _("Write it between one pair of quotes, without a line break."),
        )


def fault_of_id(word: str) -> str:
    """Why a word cannot be an id; empty when it can."""
    if len(word) > LONGEST_ID:
        return _("An id has at most 40 characters, and this one has {count}.").format(count=len(word))
    if not ID.match(word):
        return _("An id has only small letters, digits and single hyphens, and begins with a letter.")
    if word in _DEVICES:
        return _("`{word}` can't be an id, because Windows keeps that name for itself.").format(word=word)
    return ""


def check_id(shape: Shape, field: Field, value: object, path: Path) -> None:
    """An id of a step or an exercise."""
    if not is_text(shape, field, value, path):
        return
    word = str(value)
    if problem := fault_of_id(word):
        fit = slug(word)
        help_ = _("Write: {line}").format(line=line_of(path, f'"{fit}"')) if fit and fit != word else ""
        shape.faults.add("bad-id", path, problem, help_, mend=f'"{fit}"' if help_ else None)


def _option_id(shape: Shape, field: Field, value: object, path: Path) -> None:
    """An id, or a whole number in quotes: an option may stand for so many rounds."""
    if not (isinstance(value, str) and NUMBER.match(value)):
        check_id(shape, field, value, path)


def slug(words: str) -> str:
    """An id made of any words; empty where nothing is left."""
    plain = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
    plain = re.sub(r"^[0-9-]+", "", plain)[:LONGEST_ID].strip("-")
    return plain + "-1" if plain in _DEVICES else plain


def _lang(shape: Shape, field: Field, value: object, path: Path) -> None:
    if is_text(shape, field, value, path) and not _LANG.match(str(value)):
        shape.faults.add(
            "bad-lang",
            path,
            _("`lang` must be the short code of a language."),
            _('For example: lang = "en" or lang = "es"'),
        )


def _number(shape: Shape, field: Field, value: object, path: Path) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        _want_number(shape, field, value, path)
    elif field.kind == "whole" and isinstance(value, float):
        shape.faults.add(
            "want-whole",
            path,
            _("{name} must be a whole number, without a point.").format(name=label(field, path)),
            _("Write: {line}").format(line=line_of(path, str(round(value)))),
            mend=str(round(value)) if value == round(value) else None,
        )
    elif (field.low is not None and value < field.low) or (field.high is not None and value > field.high):
        shape.faults.add(
            "out-of-range",
            path,
            _("{name} is {value}, which is out of range.").format(
                name=label(field, path), value=clip(str(value), 20)
            ),
            _range_help(field, value),
            mend=f"{-value:g}" if _only_sign(field, value) else None,
        )


def _want_number(shape: Shape, field: Field, value: object, path: Path) -> None:
    message = (
        _("{name} must be a whole number, but this is {got}.")
        if field.kind == "whole"
        else _("{name} must be a number, but this is {got}.")
    )
    amount = _AMOUNT.match(value) if isinstance(value, str) else None
    number: str | None = None
    if amount:
        number = amount[1] + (f".{amount[2]}" if amount[2] else "")
        help_ = _("Write: {line}").format(line=line_of(path, number))
    else:
        help_ = _("Write a number without quotes, for example: {line}").format(
            line=line_of(path, field.example)
        )
    shape.faults.add(
        "want-number", path, message.format(name=label(field, path), got=sort_of(value)), help_, mend=number
    )


def _range_help(field: Field, value: float) -> str:
    if field.low is not None and field.high is not None:
        help_ = _("Choose a number from {low} to {high}.").format(
            low=f"{field.low:g}", high=f"{field.high:g}"
        )
    elif field.low is not None:
        help_ = _("Choose {low} or more.").format(low=f"{field.low:g}")
    else:
        help_ = _("Choose {high} or less.").format(high=f"{field.high:g}")
    if _only_sign(field, value):
        help_ += " " + did_you_mean(f"{-value:g}", str)
    return help_


def _only_sign(field: Field, value: float) -> bool:
    """Whether the number would do without its minus."""
    return value < 0 and (field.low or 0) <= -value <= (math.inf if field.high is None else field.high)


def _yes(shape: Shape, field: Field, value: object, path: Path) -> None:
    if isinstance(value, bool):
        return
    meant = "true" if str(value).strip().lower() in ("yes", "true", "1", "on") else "false"
    shape.faults.add(
        "want-yes",
        path,
        _("{name} must be true or false, without quotes.").format(name=label(field, path)),
        _("Write: {line}").format(line=line_of(path, meant)),
        mend=meant if str(value).strip().lower() in _WORDS_FOR_YES_AND_NO else None,
    )


def check_choice(shape: Shape, field: Field, value: object, path: Path) -> None:
    """One of a few words."""
    if not is_text(shape, field, value, path) or value in field.choices:
        return
    meant = suggest(str(value), field.choices)
    shape.faults.add(
        "bad-choice",
        path,
        _("{name} can't be {value}.").format(name=label(field, path), value=quoted(value)),
        did_you_mean(meant, quoted)
        or _("It can be: {words}.").format(words=", ".join(map(quoted, field.choices))),
        mend=quoted(meant) if meant else None,
    )


def _date(shape: Shape, field: Field, value: object, path: Path) -> None:
    if not isinstance(value, datetime.date):
        shape.faults.add(
            "want-date",
            path,
            _("{name} must be a day, written as year-month-day without quotes.").format(
                name=label(field, path)
            ),
            _("For example: {line}").format(line=line_of(path, "2026-11-22")),
        )


def _target(shape: Shape, field: Field, value: object, path: Path) -> None:
    if not is_text(shape, field, value, path):
        return
    word = str(value)
    if word.isdigit():
        message = _("Steps are named by their id, not by their number.")
        help_ = _('Give that step a line such as id = "its-name", and use that name here.')
        shape.faults.add("bad-target", path, message, help_)
    elif word != "@help" and (problem := fault_of_id(word.removeprefix("@"))):
        # The id that it names is written the same way when the file is mended, so the two meet again.
        at, fit = "@" * word.startswith("@"), slug(word)
        help_ = _('For example: "end", "@help" or the id of a step.')
        if fit and not fault_of_id(fit):
            help_ = _("Write: {line}").format(line=line_of(path, f'"{at}{fit}"'))
        shape.faults.add("bad-target", path, problem, help_, mend=f'"{at}{fit}"' if fit else None)


def check_part(shape: Shape, field: Field, value: object, path: Path) -> None:
    """A step, or a step and a part of its answer."""
    if is_text(shape, field, value, path) and (problem := fault_of_id(str(value).split(".", 1)[0])):
        shape.faults.add("bad-id", path, problem)


CHECKS: dict[str, Check] = {
    "text": check_text, "line": check_text, "id": check_id, "option-id": _option_id, "lang": _lang, "whole": _number,
    "number": _number, "yes": _yes, "choice": check_choice, "date": _date, "target": _target, "step": check_id,
    "part": check_part,
}  # fmt: skip
"""How each simple sort of value is checked."""
