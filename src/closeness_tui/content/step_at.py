"""Which step of a file a line belongs to, and where another step would go; for texts with mistakes in them too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from closeness_tui.content.field import Field
from closeness_tui.content.spec import STEP_KINDS, header_fields, step_fields
from closeness_tui.content.starting_file import further_step

if TYPE_CHECKING:
    from closeness_tui.content.starting_steps import Audience

_HEADING = re.compile(r"\s*\[\[?\s*([A-Za-z]\w*)")
_SETTING = re.compile(r"""\s*([A-Za-z][\w-]*)(?:\.[\w.-]+)?\s*=\s*(?:["']([^"'\n]*)["'])?""")
_LONG = re.compile(r'"""|' + "'''")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the heading it is in, and the setting that it is part of."""

    heading: str
    """`step`, `deck`, or nothing above the first heading."""
    step: int
    """How many steps begin at it or above it, less one; -1 above the first."""
    setting: str
    value: str
    is_heading: bool


def lines_of(text: str) -> list[Line]:
    """Every line of a text, as far as can be told without reading it as a whole."""
    lines: list[Line] = []
    heading, step, setting, value, inside = "", -1, "", "", ""
    for row in text.split("\n"):
        is_heading = False
        if not inside:
            if match := _HEADING.match(row):
                heading, setting, value, is_heading = match[1], "", "", True
                step += heading == "step"
            elif match := _SETTING.match(row):
                setting, value = match[1], match[2] or ""
        lines.append(Line(heading, step, setting, value, is_heading))
        for mark in _LONG.findall(row):
            if not inside:
                inside = mark
            elif mark == inside:
                inside = ""
    return lines


def field_at(text: str, row: int) -> Field | None:
    """The setting that a line is part of; none where it is part of none."""
    lines = lines_of(text)
    if not 0 <= row < len(lines) or not lines[row].setting:
        return None
    here = lines[row]
    if here.heading == "":
        return header_fields().get(here.setting)
    if here.heading != "step":
        return None
    kind = next((each.value for each in lines if each.step == here.step and each.setting == "kind"), "")
    return step_fields(kind).get(here.setting) if kind in STEP_KINDS else None


def row_for_step(text: str, row: int) -> int:
    """The row before which a step would go that follows the one at `row`; its own notes stay above the next step."""
    lines, rows = lines_of(text), text.split("\n")
    here = lines[min(max(row, 0), len(lines) - 1)].step
    following = (
        number
        for number, line in enumerate(lines)
        if line.is_heading and (line.step > here or (line.heading != "step" and number > row and here >= 0))
    )
    place = next(following, len(lines))
    while place > 0 and rows[place - 1].lstrip().startswith("#"):
        place -= 1
    return place


def with_step(text: str, row: int, kind: str) -> tuple[int, str]:
    """The row at which a step of a kind goes, and its text with an empty line at each side where one is needed."""
    place, lines, rows = row_for_step(text, row), lines_of(text), text.split("\n")
    step = further_step(kind, _audience(text), _ids(lines), _last_words(lines, place))
    if "our-word" not in _ids(lines[:place]):
        step = step.replace('stop = "our-word"\n', "")
    above = rows[place - 1] if place > 0 else ""
    below = rows[place] if place < len(rows) else ""
    lead = "\n" if above.strip() else ""
    if place == len(rows) and rows[-1]:
        lead = "\n\n"
    return place, f"{lead}{step}" + ("\n" if below.strip() else "")


def _ids(lines: Sequence[Line]) -> list[str]:
    return [each.value for each in lines if each.heading == "step" and each.setting == "id" and each.value]


def _audience(text: str) -> Audience:
    line = re.search(r"(?m)^\s*for\s*=\s*(.*)$", text)
    words = line[1] if line else ""
    if "pair" in words:
        return "pair"
    return "therapist" if "therapist" in words and "client" not in words else "client"


def _last_words(lines: Sequence[Line], place: int) -> str:
    """The name of the last step above a row that has asked for words."""
    found, kinds, ids = "", dict[int, str](), dict[int, str]()
    for line in lines[:place]:
        if line.heading == "step" and line.setting in ("kind", "id") and line.value:
            (kinds if line.setting == "kind" else ids)[line.step] = line.value
    for step, kind in sorted(kinds.items()):
        if kind in ("write", "fill") and step in ids:
            found = ids[step]
    return found
