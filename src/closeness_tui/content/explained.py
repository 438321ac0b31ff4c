"""Puts a note above every line of an exercise: what it means, what it takes, and whether it may go."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import tomli
import tomli_w

from closeness_tui.content import spec
from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.field import Field
from closeness_tui.content.pieces import BODY_CUES, Shared
from closeness_tui.content.rules.care import no_way_out, no_why
from closeness_tui.content.rules.manuscript import Manuscript
from closeness_tui.content.rules.together import (
    kept_for_both,
    no_caution_for_two,
    no_private_gate,
    no_stop_word,
)
from closeness_tui.core.wording import _

_SETTING = re.compile(r"(?m)^([a-z_]+)(?:\.[a-z-]+)* = ")
_WIDTH = 76
_HEADING = "# ---- "
_CARE = (no_way_out, no_private_gate, no_stop_word, no_caution_for_two, kept_for_both, no_why)
"""The rules on style that a line taken away could break."""
_SHIPPED = Shared(vocabularies={BODY_CUES: ("warm hands",)})
"""What a file may count on without naming it."""


def explained(top: str, steps: Sequence[str]) -> str:
    """The whole file with its notes."""
    data = tomli.loads(top + "".join(f"[[step]]\n{each}" for each in steps))
    parts = [
        note(_("The top: what the exercise is, and what people see before they begin."), _HEADING),
        _noted(top, spec.header_fields(), data, ()),
        _more(_("More that the top can have."), _unused(spec.HEADER, data)),
    ]
    shown: set[str] = set()
    for number, block in enumerate(steps):
        parts += _step(number, block, data, shown)
    return "\n".join(part for part in (*parts, _how_to_add()) if part)


def _step(number: int, block: str, data: dict[str, Any], shown: set[str]) -> Iterator[str]:
    step = data["step"][number]
    kind = spec.STEP_KINDS[step["kind"]]
    heading = _("Step {number}, of the kind `{kind}`: {meaning}")
    yield note(heading.format(number=number + 1, kind=kind.name, meaning=_small(_(kind.meaning))), _HEADING)
    yield f"[[step]]\n{_noted(block, spec.step_fields(kind.name), data, ('step', number))}"
    if kind.name not in shown:
        shown.add(kind.name)
        sentence = _("More that a step of the kind `{kind}` can have.").format(kind=kind.name)
        own = {field.name: field for field in kind.fields}
        yield _more(sentence, _unused(tuple(own.values()), step))
    if number == 0:
        others = [field for field in spec.COMMON if field.name in ("when", "skip", "keep")]
        yield _more(_("More that any step can have."), _unused(others, step))


def _how_to_add() -> str:
    lines = [
        note(_("To add a step, write lines such as these above this note."), _HEADING),
        note(_("Leave their # away.")),
        '#[[step]]\n#kind = "read"\n#text = "Let your shoulders drop."\n',
        note(_("Steps follow one another from the top of the file to its end. These kinds there are:")),
    ]
    lines += [
        note(f"{kind.name}: {_small(_(kind.meaning))}", "#   ", "#     ") for kind in spec.STEP_KINDS.values()
    ]
    return "".join(lines)


def _small(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _noted(block: str, fields: Mapping[str, Field], data: dict[str, Any], path: tuple[str | int, ...]) -> str:
    found = list(_SETTING.finditer(block))
    ends = [*(each.start() for each in found[1:]), len(block)]
    parts: list[str] = []
    for each, end in zip(found, ends, strict=True):
        name = each[1]
        said = block[each.start() : end].rstrip("\n")
        value = _at(data, path).get(name)
        parts.append(f"{_notes(fields[name], value, _worth(data, path, name))}{said}\n")
    return "\n".join(parts)


def _notes(field: Field, value: Any, worth: str) -> str:
    told = " ".join((_(field.meaning), *_takes(field)))
    inside = "".join(_inside(field, value))
    return note(told) + inside + note(worth)


def _takes(field: Field) -> Iterator[str]:
    """What it can be, where that is more than any text."""
    if field.kind in ("choice", "choices", "check") and len(field.choices) > 1:
        template = _("One of: {words}.") if field.kind == "choice" else _("Any of: {words}.")
        yield template.format(words=", ".join(field.choices))
    elif field.kind in ("whole", "number", "count") and field.low is not None and field.high is not None:
        yield _("A number from {low} to {high}.").format(low=f"{field.low:g}", high=f"{field.high:g}")


def _inside(field: Field, value: Any) -> Iterator[str]:
    """A line for each setting that stands in curly brackets within the value."""
    used = {name for table in _tables(value) for name in table}
    fields = spec.WHEN if field.kind == "when" else field.fields
    for each in fields:
        if each.name in used:
            yield note(f"{each.name}: {_(each.meaning)}", "#   ", "#     ")


def _tables(value: Any) -> Iterator[dict[str, Any]]:
    match value:
        case dict():
            yield value
            for each in value.values():
                yield from _tables(each)
        case list():
            for each in value:
                yield from _tables(each)


def _more(sentence: str, fields: Sequence[Field]) -> str:
    """Settings that could be added, each ready to be used."""
    if not fields:
        return ""
    parts = [note(sentence), note(_("To use a line, delete the # in front of it."))]
    for field in fields:
        parts += [note(_(field.meaning), "#   ", "#   "), f"#{field.name} = {field.example}\n"]
    return "".join(parts)


def _unused(fields: Sequence[Field], data: Mapping[str, Any]) -> list[Field]:
    return [field for field in fields if field.name not in data and field.example]


def _at(data: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    at: Any = data
    for part in path:
        at = at[part]
    return at if isinstance(at, dict) else {}


def _worth(data: dict[str, Any], path: tuple[str | int, ...], name: str) -> str:
    """What would be lost with a setting; tried, so that the note is true whatever else the file says."""
    table = _at(data, path)
    before, value = list(table), table.pop(name)
    exercise = read_exercise(tomli_w.dumps(data), "", shared=_SHIPPED).exercise
    lost = _lost(Manuscript(data, exercise)) if exercise else None
    table[name] = value
    for each in before:
        table[each] = table.pop(each)
    # Without `for`, it would be one for a client.
    if exercise is None or (name == "for" and value != ["client"]):
        return ""
    if lost is None and name == "smaller":
        # The doors between exercises are looked at with all of them, which are not here.
        lost = _("From every exercise, smaller steps lead to grounding in the end.")
    return _("Best kept. {reason}").format(reason=lost) if lost else _("You may delete this.")


def _lost(manuscript: Manuscript) -> str | None:
    return next((finding.why for rule in _CARE for finding in rule(manuscript)), None)


def note(sentence: str, first: str = "# ", rest: str = "# ") -> str:
    """A sentence as lines that a file has for people."""
    lines = textwrap.wrap(
        sentence, _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )
    return "".join(f"{line}\n" for line in lines)
