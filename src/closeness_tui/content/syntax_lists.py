"""Mistakes in lists and groups: commas, and brackets that never end."""

from __future__ import annotations

import re

from closeness_tui.content.syntax_spot import HEADING, SETTING, Mistake, Spot, begin_after, last_word
from closeness_tui.content.syntax_texts import quote_inside, quote_missing
from closeness_tui.core.problem import Edit
from closeness_tui.core.wording import _

_LOST_IN_GROUP = ("Unclosed inline", "Invalid initial", "Expected '='")
_OPENER = re.compile(r"(?m)^[ \t]*[A-Za-z0-9_.-]+[ \t]*=[ \t]*[\[{]")


def _open_list(spot: Spot) -> Mistake | None:
    in_list = spot.said.startswith("Unclosed array")
    in_group = spot.said.startswith("Unclosed inline")
    heading = spot.said.startswith("Invalid value") and (spot.begins_line or bool(HEADING.match(spot.line)))
    heading = heading and bool(SETTING.match(spot.line) or HEADING.match(spot.line) or not spot.rest.strip())
    if not (in_list or in_group or heading):
        return None
    next_setting = spot.begins_line and bool(SETTING.match(spot.line) or HEADING.match(spot.line))
    if in_group:
        found = _comma(spot) if not next_setting else None
        return found or _within_line(spot) or _group(spot)
    if heading or not spot.here or next_setting:
        return _never_ends(spot)
    return _within_line(spot, comma=False) or _comma(spot, sure=False)


def _within_line(spot: Spot, *, comma: bool = True) -> Mistake | None:
    """A mark that is missing or too much in a text beside others on this line."""
    if not spot.text[spot.start : spot.at].rstrip().endswith('"') and comma is False:
        return None
    if spot.fits(Edit(_before(spot), _before(spot), ",")):
        return None
    return quote_missing(spot) or quote_inside(spot) if '"' in spot.line[: spot.at - spot.start] else None


def _before(spot: Spot) -> int:
    return len(spot.text[: spot.at].rstrip())


def _comma(spot: Spot, *, sure: bool = True) -> Mistake | None:
    at = _behind_entry(spot)
    edit = Edit(at, at, ",")
    fits = at < spot.start or spot.fits(edit)
    if sure and not fits:
        return None
    return Mistake(
        "comma",
        at,
        _("There is a comma missing here."),
        _("Put a comma between every two entries."),
        mend=(edit,) if fits else (),
    )


def _behind_entry(spot: Spot) -> int:
    """Behind the entry before this spot; notes and empty lines between do not count."""
    lines = spot.text[: spot.at].split("\n")
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    last = re.sub(r"""(["'\]}0-9el])[ \t]+#[^"']*$""", r"\1", lines[-1]).rstrip()
    return sum(len(line) + 1 for line in lines[:-1]) + len(last)


def _never_ends(spot: Spot) -> Mistake:
    before = spot.start if spot.begins_line else spot.at
    openers = list(_OPENER.finditer(spot.text, 0, spot.at))
    at = openers[-1].end() - 1 if openers else spot.at
    close = _list_end(spot, at, before)
    return Mistake(
        "list-open",
        at,
        _("This list begins with [ and never ends."),
        _("Put ] at its end."),
        mend=(Edit(close, close, "]" if "\n" not in spot.text[at:close] else "\n]"),),
    )


def _list_end(spot: Spot, at: int, before: int) -> int:
    limit = begin_after(spot.text, at)
    end = last_word(spot.text, at, min(limit, max(before, at)) if before > at else limit)
    line = spot.text.rfind("\n", 0, end) + 1
    note = re.search(r"""[ \t]+#[^"'\n]*$""", spot.text[line:end])
    return line + note.start() if note else end


def _group(spot: Spot) -> Mistake:
    """A group whose curly bracket is missing at the end."""
    openers = list(_OPENER.finditer(spot.text, 0, spot.at))
    first = openers[-1].end() - 1 if openers else spot.at
    at = spot.text.rfind("{", 0, spot.at)
    return _open_group(spot) or _group_open(at if at >= first else first, ())


def _open_group(spot: Spot) -> Mistake | None:
    """A group that a line begins and does not end, so that what follows is read as a part of it."""
    if not spot.said.startswith(_LOST_IN_GROUP):
        return None
    heading = max((each.end() for each in HEADING.finditer(spot.text, 0, spot.start)), default=0)
    start = heading
    for line in spot.text[heading : spot.end].split("\n")[-200:]:
        opened = line.rfind("{")
        if opened >= 0 and line.count("{") > line.count("}") and (end := _group_end(spot, start, line)):
            return _group_open(start + opened, (Edit(end, end, " }"),))
        start += len(line) + 1
    return None


def _group_end(spot: Spot, start: int, line: str) -> int:
    """Where the group of a line could have ended; 0 where it ends further below, or nowhere."""
    between = spot.text[start : spot.at]
    if start + len(line) < spot.at and between.count("{") <= between.count("}"):
        return 0
    here, opened = Spot(spot.text, spot.said, start), line.rfind("{")
    for found in re.finditer(r"[ \t]*(?:[,\]]|$)", line):
        end = start + found.start()
        if line[opened + 1 : found.start()].strip() and here.fits(Edit(end, end, " }")):
            return end
    return 0


def _group_open(at: int, mend: tuple[Edit, ...]) -> Mistake:
    return Mistake(
        "list-open",
        at,
        _("This group begins with { and never ends."),
        _("Put } at its end."),
        mend=mend,
    )


LIST_LOOKS = (_open_list,)
GROUP_LOOKS = (_open_group,)
