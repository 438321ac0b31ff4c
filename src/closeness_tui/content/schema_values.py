"""What a JSON Schema says of one value: its type, its limits, and how it is spelt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from closeness_tui.content.field import Field
from closeness_tui.content.values import LONGEST_ID
from closeness_tui.core.steps import SCALES

Schema = dict[str, Any]

WITHIN = "#/definitions/condition-within"
"""A condition inside another one."""

_ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
_PART = rf"{_ID}(\.[^\n]*)?"
_SOME = r"\S"
"""Not only blanks."""
_ONE_LINE = r"^\n*[^\n]*\S[^\n]*\n*$"


def shape_of(field: Field, inner: Schema) -> Schema:
    """The type and the limits of a field's value; `inner` is the table of its entries, where it has one."""
    return _SHAPES[field.kind](field, inner)


def _text(field: Field, _inner: Schema) -> Schema:
    pattern = _ONE_LINE if field.kind == "line" else _SOME
    return {"type": "string", "pattern": pattern, "maxLength": field.longest}


def _spelt(pattern: str, longest: int = 0) -> Callable[[Field, Schema], Schema]:
    limit = {"maxLength": longest} if longest else {}
    return lambda _field, _inner: {"type": "string", "pattern": f"^{pattern}$", **limit}


_id = _spelt(_ID, LONGEST_ID)


def _number(field: Field, _inner: Schema) -> Schema:
    found: Schema = {"type": "integer" if field.kind in ("whole", "count") else "number"}
    if field.low is not None:
        found["minimum"] = field.low
    if field.high is not None:
        found["maximum"] = field.high
    return found


def _sized(field: Field) -> Schema:
    found: Schema = {}
    if field.low:
        found["minItems"] = int(field.low)
    if field.high:
        found["maxItems"] = int(field.high)
    return found


def _list(field: Field, items: Schema, *, unique: bool = False) -> Schema:
    return {"type": "array", "items": items, **_sized(field), **({"uniqueItems": True} if unique else {})}


def _texts(field: Field, inner: Schema) -> Schema:
    return _list(field, _text(field, inner), unique=True)


# Whatever may be one of several types is said in one go: each keyword only speaks to values of its own type, and an
# editor has one message for one mistake.
_FROM = {
    "type": "string",
    "pattern": rf"^(@{_ID}|{_PART})$",
    "title": "from: an earlier answer",
    "description": 'A step of this file, such as "topics" or "topics.easy"; or "@exercise-id" with a `field`.',
}
_SOURCE = {
    "properties": {
        "from": _FROM,
        "field": {
            "type": "string",
            "pattern": f"^{_PART}$",
            "title": "field: which answer of the other exercise",
            "description": "The step there, or `step.part`.",
        },
        "vocabulary": {
            "type": "string",
            "title": "vocabulary: a shared list of words",
            "description": "The name of a list from the folder `vocabularies`.",
        },
    },
    "additionalProperties": False,
    "minProperties": 1,
    "if": {"required": ["vocabulary"], "additionalProperties": True},
    "then": {"maxProperties": 1, "additionalProperties": True},
    "else": {
        "required": ["from"],
        "additionalProperties": True,
        "if": {"properties": {"from": {"pattern": "^@"}}, "required": ["from"], "additionalProperties": True},
        "then": {"required": ["field"], "additionalProperties": True},
        "else": {"maxProperties": 1, "additionalProperties": True},
    },
}


def _rows(field: Field, inner: Schema) -> Schema:
    return {**_texts(field, inner), "type": ["array", "object"], **_SOURCE}


def _answers(field: Field, inner: Schema) -> Schema:
    return _list(field, {**_text(field, inner), **inner, "type": ["string", "object"]})


def _options(field: Field, inner: Schema) -> Schema:
    return {**_answers(field, inner), "type": ["array", "object"], **_SOURCE}


def _here(sort: str) -> Schema:
    """`{ from = "step" }`, where only a step of this file will do."""
    origin = {**_FROM, "pattern": f"^{_PART}$", "description": 'A step of this file, such as "passes".'}
    return {
        "type": [sort, "object"],
        "properties": {"from": origin},
        "required": ["from"],
        "additionalProperties": False,
    }


def _count(field: Field, inner: Schema) -> Schema:
    return {**_number(field, inner), **_here("integer")}


def _pattern(field: Field, inner: Schema) -> Schema:
    return {
        **_list(field, inner),
        "pattern": f"^{_PART}$",
        **_here("array"),
        "type": ["array", "string", "object"],
    }


def _scale(_field: Field, inner: Schema) -> Schema:
    return {**inner, "type": ["string", "object"], "pattern": f"^({'|'.join(SCALES)})$"}


def _words(field: Field, inner: Schema) -> Schema:
    one = _text(field, inner)
    return {**one, "type": ["string", "array"], "items": one, "minItems": 1}


def _check(field: Field, _inner: Schema) -> Schema:
    items = {"type": "string", "enum": list(field.choices)}
    return {"type": ["array", "boolean"], "items": items, "not": {"const": True}}


def _named(_field: Field, inner: Schema) -> Schema:
    return {"type": "object", "patternProperties": {f"^{_ID}$": inner}, "additionalProperties": False}


def _variants(field: Field, inner: Schema) -> Schema:
    return {"type": "object", "additionalProperties": _text(field, inner), "minProperties": 1}


_SHAPES: dict[str, Callable[[Field, Schema], Schema]] = {
    "text": _text, "line": _text, "id": _id, "step": _id, "part": _spelt(_PART), "target": _spelt(f"@?{_ID}"),
    "option-id": _spelt(f"({_ID}|[1-9][0-9]?)", LONGEST_ID), "lang": _spelt("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
    "kind": lambda _field, _inner: {"type": "string"},
    "deck": lambda _field, _inner: {"type": "string"}, "notes": lambda _field, _inner: {"type": "string"},
    "whole": _number, "number": _number, "count": _count, "yes": lambda _field, _inner: {"type": "boolean"},
    "choice": lambda field, _inner: {"type": "string", "enum": list(field.choices)},
    "choices": lambda field, _inner: _list(field, {"type": "string", "enum": list(field.choices)}),
    "texts": _texts, "ids": lambda field, inner: _list(field, _id(field, inner)),
    "steps": lambda field, inner: _list(field, _id(field, inner)), "rows": _rows, "options": _options,
    "answers": _answers, "tables": _list, "named": _named, "variants": _variants, "scale": _scale,
    "words": _words, "check": _check, "pattern": _pattern,
    "date": lambda _field, _inner: {"type": "string", "format": "date"},
    "when": lambda _field, _inner: {
        "type": "array", "items": {"$ref": WITHIN}, "minItems": 1
    },
}  # fmt: skip
"""How each sort of value is said."""
