"""What a JSON Schema says of several settings at once: which need each other, and which can't stand together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Schema = dict[str, Any]

_OPEN = {"additionalProperties": True}
"""Without it, editors that are strict find fault with every setting that a condition does not name."""
_NO: Schema = {"not": {}}
"""No value fits."""


def chained(cases: Sequence[tuple[Schema, Schema]], otherwise: Schema | None = None) -> Schema:
    """If, then, else, each in the one before: beside other shapes some editors no longer complete."""
    (condition, then), *rest = cases
    found: Schema = {"if": {**condition, **_OPEN}, "then": {**_OPEN, **then}}
    if rest or otherwise:
        found["else"] = {**_OPEN, **(chained(rest, otherwise) if rest else otherwise or {})}
    return found


def _has(*names: str) -> Schema:
    return {"required": list(names)}


def _without(*names: str) -> Schema:
    return {"properties": dict.fromkeys(names, _NO)}


def _is(name: str, **what: Any) -> Schema:
    return {"properties": {name: what}, "required": [name]}


_CARE = {"enum": ["breathing", "relaxation"]}
_SOME_SMALLER: Schema = {"required": ["smaller"], "properties": {"smaller": {"minItems": 1}}}
_CAUTION = _has("caution")
_BOTH = {**_SOME_SMALLER, "required": ["caution", "smaller"]}
_STEEP = {"type": "integer", "minimum": 4, "maximum": 5}
_SECOND = {"type": "integer", "minimum": 2, "maximum": 5}

HEADER_RULE = chained(
    (
        (_is("rung", **_STEEP), _BOTH),
        ({"properties": {"rung": _SECOND, "family": _CARE}, "required": ["rung", "family"]}, _BOTH),
        (_is("rung", **_SECOND), _SOME_SMALLER),
        (_is("family", **_CARE), _CAUTION),
    )
)
"""Which exercises need a caution, and which a smaller one."""

PATTERN_RULE = chained(((_is("free", const=True), {}),), _has("in", "out"))
"""A rhythm is in and out, or free."""

_RHYTHM = chained(
    ((_is("pattern", type="array"), _has("by")), (_has("pattern"), _has("patterns"))), _has("in", "out")
)

KIND_RULES: dict[str, Schema] = {
    "choose": {
        "dependencies": {"most": ["many"], "show": ["deck"], "more": ["deck"], "none": ["deck"]},
        **chained(((_has("deck"), _without("options")),), _has("options")),
    },
    "fill": {
        "dependencies": {"by": ["variants"], "variants": ["by"]},
        **chained(((_has("by"), {}),), _has("template")),
    },
    "list": {
        "dependencies": {"rate_only": ["rate", "piles"], "sort": ["rate"]},
        **chained(((_is("own", const=False), _has("items")),)),
    },
    "breathe": {
        "dependencies": {"patterns": ["pattern"], "by": ["pattern"]},
        **chained(
            ((_has("rounds", "seconds"), _without("seconds")), (_has("rounds"), _RHYTHM)),
            {"required": ["seconds"], **_RHYTHM},
        ),
    },
    "say": chained(((_has("show"), {}),), _has("text")),
    "turns": chained(
        ((_has("cards"), _without("deck", "rounds")), (_has("deck"), _without("rounds"))), _without("draw")
    ),
}
"""Settings of one step that need each other, or can't stand together."""

CONDITION_RULE = {
    "dependencies": {name: {"maxProperties": 1} for name in ("any", "all", "not")},
    **chained(
        tuple((_has(name), {}) for name in ("any", "all", "not")),
        {
            "required": ["step"],
            **chained(
                (
                    (_has("skipped"), _without("is", "at_least", "at_most", "rise_from")),
                    (_has("is"), _without("at_least", "at_most", "rise_from")),
                    (_has("at_least"), {}),
                ),
                _has("at_most"),
            ),
        },
    ),
}
"""A condition asks one thing of one step, or joins other conditions."""
