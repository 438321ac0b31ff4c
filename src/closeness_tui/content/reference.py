"""Writes docs/format.md: the introduction by hand, and every setting from the one table."""

from __future__ import annotations

from closeness_tui.content.field import Field
from closeness_tui.content.programs import FIELDS as PROGRAM
from closeness_tui.content.reference_intro import INTRO
from closeness_tui.content.spec import COMMON, HEADER, STEP_KINDS, WHEN
from closeness_tui.content.spec_pieces import CARD_DECK, WORD_LIST

_SORTS = {
    "text": "text", "line": "text on one line", "id": "an id", "lang": "a language code", "whole": "a whole number",
    "number": "a number", "yes": "true or false", "choice": "one of the words below", "texts": "a list of texts",
    "choices": "a list of the words below", "ids": "a list of exercise ids", "rows": "a list of texts, or a source",
    "options": "a list of texts or groups, or a source", "tables": "a list of groups",
    "named": "groups, each with a name",
    "variants": "texts, each with a name", "scale": "the name of a scale, or a group", "when": "a condition",
    "target": "a place to go", "step": "the id of an earlier step", "part": "an earlier answer: `step` or `step.part`",
    "steps": "a list of step ids", "date": "a day: year-month-day", "words": "text, or a list of texts",
    "check": "a list, or false", "pattern": "a list of groups, or the id of an earlier step",
    "deck": "the name of a deck",
    "kind": "the name of a kind",
    "answers": "a list of texts or groups", "option-id": "an id, or a whole number in quotes",
    "count": "a whole number, or the step where it is chosen", "notes": "the name of a vocabulary with notes",
    "places": "a place for each word", "remarks": "a text for each word",
}  # fmt: skip


PROGRAMS = """\
A program is a row of exercises in an order that somebody chose, from light to more. It lies beside the exercises, in a
folder called `programs`. Where a person stands in it is read from their log; nothing opens or closes by itself.

```toml
id = "body-first"
title = "Body First"
summary = "Learn to settle before anything with people."

[[rung]]
title = "Settle"
exercises = ["grounding-54321", "paced-breathing"]
text = "Try both on different days, and keep the one that suits you."
ready = "You know one thing that helps you a little."
```"""


def reference() -> str:
    """The whole of docs/format.md."""
    parts = [INTRO.strip(), "## Every setting\n\n### The top of the file", _table(HEADER)]
    parts += _groups(HEADER)
    parts += ["### Every step", _table(COMMON), "A `gate` has no `skip`: it can't be skipped."]
    for kind in STEP_KINDS.values():
        parts += [f"### `{kind.name}`", kind.meaning, _table(kind.fields), *_groups(kind.fields)]
    parts += ["### Conditions (`when`)", _table(WHEN)]
    parts += ["### Files in `vocabularies/`", "A deck, `[deck.small-shares]`:", _table(CARD_DECK)]
    parts += ["A vocabulary, `[vocabulary.feelings]`:", _table(WORD_LIST)]
    parts += ["### Files in `programs/`", PROGRAMS, _table(PROGRAM), *_groups(PROGRAM)]
    return "\n\n".join(parts) + "\n"


def _groups(fields: tuple[Field, ...]) -> list[str]:
    parts: list[str] = []
    for field in fields:
        if field.fields:
            parts += [f"Inside `{field.name}`:", _table(field.fields)]
    return parts


def _table(fields: tuple[Field, ...]) -> str:
    rows = [
        f"| `{field.name}` | {_meaning(field)} | {_cell(limits(field))} | {_default(field)} |"
        for field in fields
    ]
    return "\n".join(["| setting | meaning | what it takes | without it |", "|---|---|---|---|", *rows])


def _meaning(field: Field) -> str:
    example = f" For example: `{field.name} = {field.example}`" if field.example else ""
    return _cell(field.meaning + example)


def limits(field: Field) -> str:
    """What a setting takes, in a few words."""
    takes = _SORTS[field.kind]
    if field.choices:
        takes += ": " + ", ".join(f"`{each}`" for each in field.choices)
    counted = field.kind in ("whole", "number", "count")
    if field.low is not None and field.high is not None:
        takes += f", {field.low:g} to {field.high:g}" + ("" if counted else " of them")
    elif field.high is not None:
        takes += f", at most {field.high:g}"
    elif field.low is not None:
        takes += f", {field.low:g} or more"
    if field.kind in ("text", "line", "lang") and field.longest:
        takes += f", up to {field.longest:,} characters"
    return takes


def _default(field: Field) -> str:
    return "**required**" if field.required else _cell(f"`{field.default}`" if field.default else "-")


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
