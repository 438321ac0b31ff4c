"""The exercise format as a JSON Schema, so that any editor completes, explains and checks; made from the one table."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

import tomli

from closeness_tui import __version__
from closeness_tui.content import spec
from closeness_tui.content.field import Field
from closeness_tui.content.reference import limits
from closeness_tui.content.schema_rules import CONDITION_RULE, HEADER_RULE, KIND_RULES, PATTERN_RULE, chained
from closeness_tui.content.schema_values import WITHIN, shape_of
from closeness_tui.core.wording import _

Schema = dict[str, Any]

FILE_NAME = "exercise.schema.json"
"""What the schema is called beside an exercise."""
IDENTITY = f"urn:closeness:exercise:{spec.FORMAT}"
_BY_US = f"closeness {__version__}"
_MADE_BY = re.compile(r"closeness (\d+(?:\.\d+)*)")


def exercise_schema() -> Schema:
    """The schema of one exercise file, in the shape that editors cope with.

    Draft 7, and conditions in one chain: a union of all kinds (`anyOf`) would give many messages for one mistake.
    """
    steps = {
        "title": _("[[step]]: the steps, in order"),
        "description": _("One step of the exercise. Each begins with a line [[step]]."),
        "type": "array",
        "minItems": 1,
        "maxItems": spec.MOST_STEPS,
        "items": _step(),
    }
    top = _table(spec.HEADER, _("An exercise"), _("The top of the file comes first, then the steps."))
    top["properties"]["format"]["maximum"] = spec.FORMAT
    top["properties"]["step"] = steps
    top["required"].append("step")
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": IDENTITY,
        "$comment": _BY_US,
        **top,
        **HEADER_RULE,
        # A condition may hold conditions: offered at every depth, `not` would bury all other settings.
        "definitions": {
            "condition": _condition(),
            "condition-within": _condition_within(),
        },
    }


def made_by(schema: object) -> tuple[int, ...] | None:
    """The version of closeness that made a schema; none where it is somebody's other file."""
    if not isinstance(schema, dict) or not str(schema.get("$id", "")).startswith("urn:closeness:exercise:"):
        return None
    found = _MADE_BY.fullmatch(str(schema.get("$comment", "")))
    return tuple(map(int, found[1].split("."))) if found else ()


def is_ours(schema: object) -> bool:
    """Whether this closeness, or an older one, made it: then it may be brought up to date."""
    version, own = made_by(schema), made_by({"$id": IDENTITY, "$comment": _BY_US})
    return version is not None and own is not None and version <= own


def _step() -> Schema:
    kinds = list(spec.STEP_KINDS.values())
    described = "\n".join(f"- `{each.name}`: {_(each.meaning)}" for each in kinds)
    union: Schema = {
        "kind": {
            "title": _("kind: what the step does"),
            "description": described,
            "type": "string",
            "enum": [each.name for each in kinds],
            "x-taplo": {"docs": {"enumValues": [_(each.meaning) for each in kinds]}},
        }
    }
    for kind in kinds:
        for name in spec.step_fields(kind.name):
            if name not in union:
                union[name] = _in_any_step(name)
    # Open, because the chain below closes it for each kind; closed twice, an editor would say everything twice.
    step: Schema = {
        "type": "object",
        "required": ["kind"],
        "properties": union,
        "additionalProperties": True,
    }
    return {**step, **chained([(_is_kind(each.name), _step_of(each.name)) for each in kinds])}


def _is_kind(kind: str) -> Schema:
    return {"properties": {"kind": {"const": kind}}, "required": ["kind"]}


def _step_of(kind: str) -> Schema:
    meaning = _(spec.STEP_KINDS[kind].meaning)
    table = _table(tuple(spec.step_fields(kind).values()), kind, meaning)
    table["properties"]["kind"] = {"title": f"kind: {kind}", "description": meaning, "const": kind}
    return {**table, **KIND_RULES.get(kind, {})}


def _in_any_step(name: str) -> Schema:
    """A setting as the union of all kinds has it: in full where all of them agree, else only what it may be."""
    kinds = spec.kinds_with(name)
    fields = [spec.step_fields(kind)[name] for kind in kinds]
    found = [_value(field) for field in fields]
    said = found[0]
    if "$ref" in said:
        return said
    if any(_bare(each) != _bare(said) for each in found):
        sorts = sorted({sort for each in found for sort in _sorts(each)})
        said = {"title": name, "type": sorts if len(sorts) > 1 else sorts[0]}
        # Strict editors want it said of whatever may be a table.
        said |= {"additionalProperties": True} if "object" in sorts else {}
    return said | {"description": _meanings(kinds, fields)}


def _meanings(kinds: tuple[str, ...], fields: list[Field]) -> str:
    """What a setting means, kind by kind where that differs; editors show it before they know the kind."""
    by_meaning: dict[str, list[str]] = {}
    for kind, field in zip(kinds, fields, strict=True):
        by_meaning.setdefault(_(field.meaning), []).append(kind)
    everywhere = len(by_meaning) == 1 and len(kinds) >= len(spec.STEP_KINDS) - 1
    meanings = (
        meaning if everywhere else f"{', '.join(among)}: {meaning}" for meaning, among in by_meaning.items()
    )
    return "\n\n".join((*meanings, *_example(fields[0])))


def _example(field: Field) -> tuple[str, ...]:
    if not field.example:
        return ()
    return (_("For example: {line}").format(line=f"`{field.name} = {field.example}`"),)


def _bare(schema: Schema) -> Schema:
    said = ("title", "description", "examples", "default")
    return {name: value for name, value in schema.items() if name not in said}


def _sorts(schema: Schema) -> list[str]:
    sort = schema["type"]
    return sort if isinstance(sort, list) else [sort]


def _table(fields: tuple[Field, ...], title: str, meaning: str) -> Schema:
    return {
        "title": title,
        "description": meaning,
        "type": "object",
        "required": [field.name for field in fields if field.required],
        "properties": {field.name: _value(field) for field in fields},
        "additionalProperties": False,
    }


def _value(field: Field) -> Schema:
    if field.kind == "when" and field.name not in ("any", "all"):
        # Beside a reference nothing else is read.
        return {"$ref": WITHIN if field.name == "not" else "#/definitions/condition"}
    inner = _table(field.fields, field.name, _(field.meaning)) if field.fields else {}
    if field.name in ("pattern", "patterns") and inner:
        inner |= PATTERN_RULE
    told = [_(field.meaning)]
    said: Schema = {"title": f"{field.name}: {limits(field)}"}
    if (default := _as_json(field.default)) is not None:
        said["default"] = default
    elif field.default:
        told.append(_("Without it: {value}.").format(value=field.default))
    if (example := _as_json(field.example)) is not None:
        said["examples"] = [example]
    said["description"] = "\n\n".join((*told, *_example(field)))
    return said | shape_of(field, inner)


def _as_json(text: str) -> Any:
    """A value as a file would write it, in the words of JSON; none where it is no value."""
    try:
        value = tomli.loads(f"value = {text}")["value"]
    except tomli.TOMLDecodeError:
        return None
    return _dates_as_text(value)


def _dates_as_text(value: Any) -> Any:
    match value:
        case datetime.date():
            return value.isoformat()
        case list():
            return [_dates_as_text(each) for each in value]
        case dict():
            return {name: _dates_as_text(each) for name, each in value.items()}
        case _:
            return value


def _condition() -> Schema:
    table = _table(spec.WHEN, _("when: a condition"), _("Show the step only if this holds."))
    return {**table, **CONDITION_RULE}


def _condition_within() -> Schema:
    table = _condition()
    closing = {"title": "not", "type": "object", "additionalProperties": True}
    return {**table, "properties": {**table["properties"], "not": closing}}


def schema_text() -> str:
    """The schema as a file has it."""
    return json.dumps(exercise_schema(), indent=1, ensure_ascii=False) + "\n"
