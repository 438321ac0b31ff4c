"""Mistakes in names and headings: brackets, `=`, two of one name, what is left over behind a value."""

from __future__ import annotations

import re

from closeness_tui.content.faults import clip
from closeness_tui.content.syntax_spot import HEADING, SETTING, Mistake, Spot, begin_after, last_word
from closeness_tui.content.syntax_texts import quote_inside, quote_missing, unopened
from closeness_tui.core.problem import Edit
from closeness_tui.core.wording import _

_SINGLE = re.compile(r"(?m)^[ \t]*(\[(step(?:\.(?:group|pattern|patterns))?)\]{1,2})[ \t]*(?:#.*)?$")
_CLASHES = ("twice", "overwrite", "Cannot", "Duplicate")
_NAME = re.compile(r"[ \t]*\[*[ \t]*([A-Za-z0-9_.-]+)")
_HEAD_LIKE = re.compile(r"[ \t]*([\[({<]+)[ \t]*([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*([\])}>]*)[ \t]*(?:#.*)?$")


def _single_heading(spot: Spot) -> Mistake | None:
    if not any(word in spot.said for word in ("twice", "overwrite", "Cannot")):
        return None
    return single_step(spot.text)


def single_step(text: str) -> Mistake | None:
    """The first heading of a step, or of a part that can be there several times, with one bracket only."""
    several_single = len(_SINGLE.findall(text)) > 1
    for found in _SINGLE.finditer(text):
        several = f"[[{found[2]}]]"
        if found[2] == "step" or several in text or several_single:
            return Mistake(
                "single-brackets",
                found.start(1),
                _("This heading needs two brackets on both sides."),
                _("Write: {line}").format(line=several),
                end=found.end(1),
                mend=(Edit(found.start(1), found.end(1), several),),
            )
    return None


def no_heading(at: int) -> Mistake:
    """That the kind of a step stands below a part of the step before."""
    return Mistake(
        "no-heading",
        at,
        _("A new step begins here, and the heading above it is missing."),
        _("Put a line of its own above it: {line}").format(line="[[step]]"),
        mend=(Edit(at, at, "[[step]]\n"),),
    )


def _brackets(spot: Spot) -> Mistake | None:
    found = _HEAD_LIKE.match(spot.line)
    left_over = found and spot.said.startswith("Expected newline")
    statement = found and spot.said.startswith("Invalid statement")
    in_name = found and spot.begins_line is False and spot.said.startswith("Invalid initial")
    if "declaration" not in spot.said and not left_over and not statement and not in_name:
        return None
    start = spot.start + (found.start(1) if found else 0)
    several = found is not None and (len(found[1]) > 1 or len(found[3]) > 1 or found[2] == "step")
    name = found[2] if found else ""
    heading = f"[[{name}]]" if several else f"[{name}]"
    end = spot.start + found.end(3) if found else spot.end
    return Mistake(
        "brackets",
        spot.at,
        _("The brackets of this heading don't fit together."),
        _("Write: {line}").format(line=heading)
        if found
        else _("A step begins with a line of its own: [[step]]"),
        mend=(Edit(start, end, heading),) if found else (),
    )


def _stray(spot: Spot) -> Mistake | None:
    """A bracket with nothing that it could close."""
    before = spot.text[spot.start : spot.at]
    alone = spot.rest.strip()
    if not alone or alone.strip("[]{}(),; \t") or HEADING.match(spot.line):
        return None
    if spot.begins_line and alone[0] not in "]})":
        return None
    if not spot.begins_line and not spot.said.startswith("Expected newline"):
        return None
    mend = (Edit(len(before.rstrip()) + spot.start, spot.at + len(spot.rest), ""),)
    if alone in (",", ";"):
        message = _("A setting ends with its line, without a comma or a semicolon.")
    elif set(alone) & set("[]{}()"):
        message = _("There is a bracket here that closes nothing.")
    else:
        return None
    return Mistake("stray-mark", spot.at, message, _("Delete it."), end=spot.at + len(spot.rest), mend=mend)


def _note(spot: Spot) -> Mistake | None:
    """A note that begins as in another language."""
    at = spot.at + len(spot.rest) - len(spot.rest.lstrip())
    if not spot.text.startswith("//", at):
        return None
    return Mistake(
        "note",
        at,
        _("A note to yourself begins with #, not with //."),
        _("Write: {line}").format(line=clip(f"# {spot.text[at + 2 : spot.end].strip()}", 80)),
        end=at + 2,
        mend=(Edit(at, at + 2, "#"),),
    )


def _twice(spot: Spot) -> Mistake | None:
    if not any(word in spot.said for word in _CLASHES):
        return None
    start = spot.start
    while start > 0 and not (SETTING.match(spot.text, start) or spot.text[start : start + 1] == "["):
        start = spot.text.rfind("\n", 0, start - 1) + 1
    found = _NAME.match(spot.text, start, start + 200)
    name = found[1] if found else ""
    end = begin_after(spot.text, max(start, spot.at - 1))
    first = _first_of(spot.text, name, start)
    mend: tuple[Edit, ...] = ()
    go_on: tuple[Edit, ...] = (Edit(start, last_word(spot.text, start, end), ""),)
    if spot.said.startswith("Duplicate") or spot.text[start : start + 1] == "[":
        go_on = ()
    elif name == "kind" and first is not None and "\n" in spot.text[first:start].rstrip("\n"):
        mend = (Edit(start, start, "[[step]]\n"),)
    elif first is not None and spot.text[first:start].split("\n", 1)[0] == spot.line:
        mend = (Edit(start, min(spot.end + 1, len(spot.text)), ""),)
    return Mistake(
        "twice",
        start,
        _("`{name}` is there twice.").format(name=clip(name, 40)),
        _("Keep one of them. If this is a new step, put [[step]] above it."),
        end=found.end() if found else 0,
        mend=mend,
        go_on=go_on,
        first=first,
    )


def _first_of(text: str, name: str, before: int) -> int | None:
    """Where the setting of that name stands first, below the same heading."""
    heading = max((each.start() for each in HEADING.finditer(text, 0, before)), default=0)
    found = re.compile(rf"(?m)^[ \t]*{re.escape(name)}[ \t]*=").search(text, heading, before)
    return found.start() if found else None


def _no_equals(spot: Spot) -> Mistake | None:
    if not spot.said.startswith("Expected '='"):
        return None
    if spot.here == ":":
        return _colon(spot)
    value = re.match(r"[ \t]*(?:->|=>|:=|[\"'\[{]|[0-9]|true\b|false\b)", spot.text[spot.at : spot.end])
    end = spot.at + len(spot.rest)
    if value and not spot.begins_line:
        arrow = value[0].strip() if value[0].strip() in ("->", "=>", ":=") else ""
        at = spot.at + (len(value[0]) - len(arrow) if arrow else 0)
        edit = Edit(at, at + len(arrow), "=" if arrow else _equals(spot, at))
        if spot.fits(edit) or spot.text.startswith('"""', spot.at):
            name = spot.text[spot.start : spot.at].strip()
            rest = spot.text[at + len(arrow) : end].strip()
            return Mistake(
                "no-equals",
                at,
                _("There is no `=` between this name and its value."),
                _("Write: {line}").format(line=clip(f"{name} = {rest}", 80)),
                mend=(edit,),
            )
    if "=" in spot.line:
        return _spaced(spot)
    return _opened_above(spot) or Mistake(
        "no-equals",
        spot.at,
        _("This line is no setting: it has no `=`."),
        _("If it belongs to a text of several lines, put three quote marks round the whole text."),
        end=spot.end,
    )


def _equals(spot: Spot, at: int) -> str:
    left = "" if spot.text[at - 1 : at] in (" ", "\t") else " "
    right = "" if spot.text[at : at + 1] in (" ", "\t") else " "
    return f"{left}={right}"


def _colon(spot: Spot) -> Mistake:
    name, _mark, value = spot.line.replace(":=", ":", 1).partition(":")
    end = spot.at + (2 if spot.text.startswith(":=", spot.at) else 1)
    right = "" if spot.text[end : end + 1] in (" ", "\t") else " "
    return Mistake(
        "colon",
        spot.at,
        _("Use `=` instead of `:` here."),
        _("Write: {line}").format(line=clip(f"{name.strip()} = {value.strip()}", 80)),
        mend=(Edit(spot.at, end, _equals(spot, spot.at).rstrip(" ") + right),),
    )


def _spaced(spot: Spot) -> Mistake:
    start = spot.start + len(spot.line) - len(spot.line.lstrip())
    name = spot.text[start : spot.text.find("=", start)].rstrip()
    edit = Edit(start, start + len(name), "_".join(name.split()))
    return Mistake(
        "name-with-space",
        spot.at,
        _("The name of a setting has no spaces."),
        _("Write it as one word, for example: release_text"),
        end=start + len(name),
        mend=(edit,) if re.fullmatch(r"[A-Za-z0-9_\- \t]+", name) and spot.fits(edit) else (),
    )


def _opened_above(spot: Spot) -> Mistake | None:
    """A line of a long text whose three quote marks are missing above it."""
    lines = spot.text[: spot.start].rstrip().rsplit("\n", 1)
    above = SETTING.match(lines[-1])
    if not above:
        return None
    value_at = len("\n".join(lines[:-1])) + (1 if len(lines) > 1 else 0) + above.end()
    value_at += len(lines[-1][above.end() :]) - len(lines[-1][above.end() :].lstrip())
    return unopened(spot, value_at)


def _inside_or_two(spot: Spot) -> Mistake | None:
    """What stands behind a value: another setting, the rest of a text, or something else."""
    if not spot.said.startswith("Expected newline"):
        return None
    before = spot.text[spot.start : spot.at].rstrip()
    if SETTING.match(spot.rest.lstrip()) and spot.fits(Edit(spot.at, spot.at, "\n")):
        return Mistake(
            "left-over",
            spot.at,
            _("Two settings stand on this line."),
            _("Put each on a line of its own."),
            end=spot.at + len(spot.rest),
            mend=(Edit(len(before) + spot.start, spot.at, "\n"),),
        )
    if before.endswith(('"', "'")):
        found = None
        if spot.begins_line is False and before.endswith(('""', "''")) and not spot.rest:
            found = unopened(spot, spot.start + before.rindex("=") + 1)
        return found or quote_missing(spot) or quote_inside(spot)
    return Mistake(
        "left-over",
        spot.at,
        _("There is something left over at the end of this line."),
        _("Put it on a line of its own, or delete it."),
        end=spot.at + len(spot.rest),
        go_on=(Edit(spot.at, spot.at + len(spot.rest), ""),),
    )


HEADING_LOOKS = (_single_heading,)
NAME_LOOKS = (_note, _stray, _twice, _no_equals)
LEFT_LOOKS = (_brackets, _inside_or_two)
