"""Mistakes in values: nothing there, no quote marks, numbers with units, yes for true."""

from __future__ import annotations

import re

from closeness_tui.content.faults import clip
from closeness_tui.content.syntax_spot import Mistake, Spot
from closeness_tui.content.syntax_texts import unopened, words_of
from closeness_tui.core.problem import Edit
from closeness_tui.core.wording import _

_YES = ("yes", "true", "on")
_NO = ("no", "false", "off")
_UNIT = re.compile(r"(?:s|secs?|seconds?|x|times?|rounds?|breaths?|weeks?)\.?\Z", re.IGNORECASE)
"""Units that closeness counts in, so that only they may go; minutes would be another number."""
_WRITTEN = re.compile(r"([+-]?\d+(?:\.\d+)?)[ \t]*([^\s#,\]}][^#,\]}\n]*)?")


def _no_value(spot: Spot) -> Mistake | None:
    if not (spot.said.startswith("Invalid value") or spot.said.startswith("Invalid date")):
        return None
    rest = spot.rest
    if not rest.strip():
        return unopened(spot, spot.at) or Mistake(
            "no-value", spot.at, _("There is nothing after the `=`."), _("Write a value, or delete the line.")
        )
    if spot.said.startswith("Invalid date"):
        return _date(spot)
    if rest.startswith(">"):
        return _arrow(spot)
    return _yes_or_no(spot) or _number(spot) or _no_quotes(spot)


def _arrow(spot: Spot) -> Mistake:
    value = spot.rest.lstrip("> \t")
    return Mistake(
        "no-equals",
        spot.at,
        _("Between a name and its value stands a single `=`."),
        _line(spot, clip(value, 60)),
        mend=(Edit(spot.at, spot.at + 1, ""),),
    )


def _date(spot: Spot) -> Mistake:
    return Mistake(
        "bad-value",
        spot.at,
        _("There is no such day or time."),
        _("Write a day as year-month-day, for example 2026-11-22."),
        end=spot.at + len(re.split(r"[,\]}#]", spot.rest)[0].rstrip()),
    )


def _name(spot: Spot) -> str:
    """What stands before the value, where it has the line to itself."""
    before = spot.text[spot.start : spot.at].strip()
    return before if before.endswith("=") and before.count("=") == 1 else ""


def _line(spot: Spot, value: str) -> str:
    return _("Write: {line}").format(line=f"{_name(spot)} {value}".strip())


def _yes_or_no(spot: Spot) -> Mistake | None:
    found = re.match(r"[A-Za-z]+", spot.rest)
    word = found[0].lower() if found else ""
    alone = r"[ \t]*$" if _name(spot) else r"[ \t]*(?:[,\]}]|$)"
    if not found or word not in (*_YES, *_NO) or not re.match(alone, spot.rest[found.end() :]):
        return None
    meant = "true" if word in _YES else "false"
    end = spot.at + found.end()
    return Mistake(
        "yes-or-no",
        spot.at,
        _("This must be `true` or `false`, in small letters."),
        _line(spot, meant),
        end=end,
        mend=(Edit(spot.at, end, meant),),
    )


def _number(spot: Spot) -> Mistake | None:
    """A number as other programs write it: 05, .5, +.5."""
    found = re.match(r"([+-]?)0*(\d*)(\.\d+)?(?=[ \t]*(?:[,\]}]|$))", spot.rest)
    if not found or not found[0].strip("+-"):
        return None
    value = ("-" if found[1] == "-" else "") + (found[2] or "0") + (found[3] or "")
    return _odd_number(spot, spot.at, spot.at + found.end(), value, _("A number can't be written like this."))


def _odd_number(spot: Spot, at: int, end: int, value: str, message: str) -> Mistake:
    return Mistake("number-unit", at, message, _line(spot, value), end=end, mend=(Edit(at, end, value),))


def _no_quotes(spot: Spot) -> Mistake:
    rest = spot.rest
    alone = bool(_name(spot))
    ends = [len(rest)] if alone else [each.start() for each in re.finditer(r"[ \t]*(?:[,\]}]|$)", rest)]
    # Others on this line may lack their marks too, and are told next.
    others = not alone and ends[0] > 0 and not re.search(r"""["'\[{=]""", rest)
    for end in ends:
        edit = Edit(spot.at, spot.at + end, words_of(rest[:end].strip("'") if alone else rest[:end]))
        if others or spot.fits(edit):
            return _unquoted(spot, _short(edit.text), edit.end, edit)
    first = Edit(spot.at, spot.at, '"')
    closed = rest.rstrip('"').rstrip(",]}").strip()
    return _unquoted(spot, f'"{clip(closed)}"', spot.end, first if spot.fits(first) else None)


def _unquoted(spot: Spot, shown: str, end: int, mend: Edit | None) -> Mistake:
    return Mistake(
        "no-quotes",
        spot.at,
        _("Text must stand inside quote marks."),
        _line(spot, shown),
        end=end,
        mend=(mend,) if mend else (),
    )


def _short(value: str) -> str:
    return f'"{clip(value[1:-1])}"'


def _behind_number(spot: Spot) -> Mistake | None:
    """A unit or a comma in a number."""
    if not spot.said.startswith(("Expected newline", "Unclosed")):
        return None
    before = spot.text[spot.start : spot.at]
    number = re.search(r"[=,\[][ \t]*([+-]?\d[\d.]*)[ \t]*$", before)
    if not number:
        return None
    start, digits = spot.start + number.start(1), number[1]
    more = re.match(r"\d+(?:\.\d+)?(?=[ \t]*(?:[,\]}]|$))", spot.rest)
    if more and digits.strip("+-0") == "" and start + len(digits) == spot.at:
        message, end = _("A number can't be written like this."), spot.at + more.end()
        value = digits.strip("+0") + re.sub(r"^0+(?=\d)", "", more[0])
        return _odd_number(spot, start, end, value, message)
    comma = re.match(r",(\d+)", spot.text[spot.at : spot.at + 40])
    if spot.said.startswith("Expected newline") and comma:
        end = spot.at + comma.end()
        edit = Edit(start, end, f"{digits}.{comma[1]}")
        message = _("A number has a point, not a comma.")
        return Mistake(
            "number-unit",
            spot.at,
            message,
            _line_of_number(before, number, edit.text),
            end=end,
            mend=(edit,) if not spot.text[end : spot.end].split("#")[0].strip() else (),
        )
    return _unit(spot, before, number)


def _unit(spot: Spot, before: str, number: re.Match[str]) -> Mistake | None:
    words = re.split(r"[,\]}#]", spot.rest)[0].rstrip()
    dangling = words == "." or not words
    if (
        (dangling and not spot.rest.startswith("."))
        or words[:1].isdigit()
        or words[:1] in ('"', "'", "[", "{")
    ):
        return None
    end = spot.at + len(words)
    at = spot.start + number.end(1)
    go_on = (Edit(at, end, ""),)
    counted = bool(_UNIT.match(words)) or words in (".", "%")
    return Mistake(
        "number-unit",
        spot.at,
        _("A number stands alone, without a unit or a word behind it."),
        _line_of_number(before, number, number[1]),
        end=end,
        mend=go_on if counted else (),
        go_on=() if counted else go_on,
    )


def _line_of_number(before: str, number: re.Match[str], value: str) -> str:
    name = before[: number.start(1)].strip()
    return _("Write: {line}").format(line=f"{name} {value}")


NUMBER_LOOKS = (_behind_number,)
VALUE_LOOKS = (_no_value,)
