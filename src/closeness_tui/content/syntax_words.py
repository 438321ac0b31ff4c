"""Plain words for the first mistake in the writing of a file: what it is, where it is, what to write."""

from __future__ import annotations

import re
from collections.abc import Callable

from closeness_tui.content.faults import clip
from closeness_tui.content.syntax_spot import Mistake, Spot
from closeness_tui.core.wording import _

_CURLY = "“”„‟«»‘’‚"
_ODD_SPACES = "\u00a0\u2007\u202f\u3000\u200b\u2003\u2002\u2009\ufeff"
_SETTING = re.compile(r"[ \t]*[A-Za-z0-9_.-]+[ \t]*=")
_HEADING = re.compile(r"[ \t]*\[\[?[ \t]*[A-Za-z0-9_.-]+[ \t]*\]\]?[ \t]*(?:#.*)?$")
_SWALLOWED = re.compile(r"\n[ \t]*[A-Za-z0-9_.-]+[ \t]*=[ \t]*\Z")
"""The beginning of the next setting, at the end of a text that should have ended before it."""
_LONG = re.compile(r'"""|' + r"'''")


def explain(text: str, said: str, at: int) -> Mistake:
    """The mistake behind the words and the place of the parser."""
    # tomli reads text with plain line ends, so its offset must be carried back to this text.
    spot = Spot(text, said, _carried(text, at))
    for look in _LOOKS:
        if mistake := look(spot):
            return mistake
    return Mistake(
        "not-understood",
        spot.at,
        _("This line can't be understood."),
        _('A setting looks like this: title = "My exercise"'),
    )


def _carried(text: str, at: int) -> int:
    if "\r\n" not in text:
        return min(at, len(text))
    plain = 0
    for offset, letter in enumerate(text):
        if plain >= at:
            return offset
        if not (letter == "\r" and text.startswith("\n", offset + 1)):
            plain += 1
    return len(text)


def _long_text_open(spot: Spot) -> Mistake | None:
    """A long text whose end is missing swallows headings until the next long text begins."""
    marks = [each.start() for each in _LONG.finditer(spot.text, 0, spot.at)]
    for begin, end in zip(marks[::2], [*marks[1::2], len(spot.text)], strict=False):
        body = spot.text[begin + 3 : end]
        swallowed = _SWALLOWED.search(body) if end != len(spot.text) else None
        if (
            swallowed
            or re.search(r"(?m)^[ \t]*\[\[[A-Za-z0-9_.-]+\]\]", body)
            or spot.said.startswith("Unterminated string")
        ):
            if "Unterminated" in spot.said and end != len(spot.text) and "\n[[" not in body and not swallowed:
                continue
            return Mistake(
                "text-open",
                begin,
                _("This text begins with three quote marks and never ends."),
                _('Put """ at its end.'),
            )
    return None


def _odd_letter(spot: Spot) -> Mistake | None:
    if spot.here and spot.here in _CURLY:
        return Mistake(
            "curly-quote",
            spot.at,
            _("This is a curly quote mark ({mark}); only straight ones work here.").format(mark=spot.here),
            _('Write " instead, and turn off “smart quotes” in your editor.'),
        )
    if spot.here and spot.here in _ODD_SPACES:
        return Mistake(
            "odd-space",
            spot.at,
            _("There is an unusual space here, such as word processors and web pages put in."),
            _("Delete it and type a normal space."),
        )
    if spot.said.startswith("Illegal character") and spot.here not in ("\n", "\r", ""):
        code = f"U+{ord(spot.here):04X}"
        message = _("There is an unseen control character here ({code}).").format(code=code)
        return Mistake("control-character", spot.at, message, _("Delete it."))
    return None


def _quote_open(spot: Spot) -> Mistake | None:
    if not (spot.said.startswith("Illegal character") or spot.said.startswith("Unterminated")):
        return None
    following = spot.next_line
    goes_on = following.strip() and not (
        _SETTING.match(following)
        or _HEADING.match(following)
        or following.lstrip().startswith(("#", "]", "}"))
    )
    if goes_on and _SETTING.match(spot.line):
        return Mistake(
            "text-on-lines",
            spot.at,
            _("This text runs over several lines, so it needs three quote marks."),
            _('Write """ at its beginning and at its end.'),
        )
    return Mistake(
        "quote-open",
        spot.at,
        _("The closing quote mark is missing on this line."),
        _('Add " at the end of the text.'),
    )


def _single_heading(spot: Spot) -> Mistake | None:
    if "twice" not in spot.said and "overwrite" not in spot.said:
        return None
    found = re.search(r"(?m)^[ \t]*\[(step(?:\.(?:group|pattern|patterns))?)\]", spot.text)
    if not found:
        return None
    return Mistake(
        "single-brackets",
        found.start() + found[0].index("["),
        _("This heading needs two brackets on both sides."),
        _("Write: {line}").format(line=f"[[{found[1]}]]"),
    )


def _twice(spot: Spot) -> Mistake | None:
    if "twice" not in spot.said and "overwrite" not in spot.said and "Cannot" not in spot.said:
        return None
    start = spot.start
    while start > 0 and not (_SETTING.match(spot.text, start) or spot.text[start : start + 1] == "["):
        start = spot.text.rfind("\n", 0, start - 1) + 1
    name = re.match(r"[ \t]*\[*[ \t]*([A-Za-z0-9_.-]+)", spot.text[start : start + 200])
    word = clip(name[1], 40) if name else ""
    return Mistake(
        "twice",
        start,
        _("`{name}` is there twice.").format(name=word),
        _("Keep one of them. If this is a new step, put [[step]] above it."),
    )


def _no_equals(spot: Spot) -> Mistake | None:
    if not spot.said.startswith("Expected '='"):
        return None
    name, _colon, value = spot.line.partition(":")
    if spot.here == ":":
        return Mistake(
            "colon",
            spot.at,
            _("Use `=` instead of `:` here."),
            _("Write: {line}").format(line=clip(f"{name.strip()} = {value.strip()}", 80)),
        )
    if "=" in spot.line:
        return Mistake(
            "name-with-space",
            spot.at,
            _("The name of a setting has no spaces."),
            _("Write it as one word, for example: release_text"),
        )
    return Mistake(
        "no-equals",
        spot.at,
        _("This line is no setting: it has no `=`."),
        _("If it belongs to a text of several lines, put three quote marks round the whole text."),
    )


def _open_list(spot: Spot) -> Mistake | None:
    in_list = spot.said.startswith("Unclosed array")
    in_group = spot.said.startswith("Unclosed inline")
    heading = spot.said.startswith("Invalid value") and (spot.begins_line or bool(_HEADING.match(spot.line)))
    if not (in_list or in_group or heading):
        return None
    before = len(spot.text[: spot.start if heading else spot.at].rstrip())
    next_setting = spot.begins_line and bool(_SETTING.match(spot.line) or _HEADING.match(spot.line))
    if in_group:
        next_setting = spot.here in ("{", "[") or (next_setting and "}" not in spot.line)
    if heading or not spot.here or next_setting:
        return _never_ends(spot, in_group=in_group)
    return Mistake(
        "comma",
        before,
        _("There is a comma missing here."),
        _("Put a comma between every two entries."),
    )


def _never_ends(spot: Spot, *, in_group: bool) -> Mistake:
    openers = list(re.finditer(r"(?m)^[ \t]*[A-Za-z0-9_.-]+[ \t]*=[ \t]*[\[{]", spot.text[: spot.at]))
    at = openers[-1].end() - 1 if openers else spot.at
    if in_group:
        message, help_ = _("This group begins with { and never ends."), _("Put } at its end.")
    else:
        message, help_ = _("This list begins with [ and never ends."), _("Put ] at its end.")
    return Mistake("list-open", at, message, help_)


def _no_value(spot: Spot) -> Mistake | None:
    if not spot.said.startswith("Invalid value"):
        return None
    rest = spot.text[spot.at :].split("\n", 1)[0].rstrip("\r").strip()
    name = spot.text[spot.start : spot.at].strip()
    if not rest:
        return Mistake(
            "no-value", spot.at, _("There is nothing after the `=`."), _("Write a value, or delete the line.")
        )
    if rest.lower().rstrip(",]} ") in ("yes", "no", "true", "false", "on", "off"):
        meant = "true" if rest.lower().startswith(("yes", "true", "on")) else "false"
        return Mistake(
            "yes-or-no",
            spot.at,
            _("This must be `true` or `false`, in small letters."),
            _("Write: {line}").format(line=f"{name} {meant}"),
        )
    closed = rest.rstrip('"').rstrip(",]}").strip()
    line = f'{name} "{clip(closed)}"' if name.endswith("=") else f'"{clip(closed)}"'
    return Mistake(
        "no-quotes", spot.at, _("Text must stand inside quote marks."), _("Write: {line}").format(line=line)
    )


def _left_over(spot: Spot) -> Mistake | None:
    if not spot.said.startswith("Expected newline"):
        return None
    before = spot.text[spot.start : spot.at].rstrip()
    if re.search(r"=\s*[+-]?[0-9.]+$", before):
        number = before.rsplit("=", 1)[1].strip()
        if re.match(r",\d", spot.text[spot.at : spot.at + 2]):
            digits = re.match(r",(\d+)", spot.text[spot.at :])
            message, number = (
                _("A number has a point, not a comma."),
                f"{number}.{digits[1] if digits else 0}",
            )
        else:
            message = _("A number stands alone, without a unit or a word behind it.")
        line = f"{before.rsplit('=', 1)[0].strip()} = {number}"
        return Mistake("number-unit", spot.at, message, _("Write: {line}").format(line=line))
    if before.endswith(('"', "'")):
        return Mistake(
            "quote-inside",
            spot.at,
            _("A quote mark inside this text ended it too early."),
            _("Use other quote marks inside, such as “ and ”, or put a backslash before them."),
        )
    return Mistake(
        "left-over",
        spot.at,
        _("There is something left over at the end of this line."),
        _("Put it on a line of its own, or delete it."),
    )


def _backslash(spot: Spot) -> Mistake | None:
    if not ("Unescaped" in spot.said or "hex value" in spot.said or "Escaped" in spot.said):
        return None
    return Mistake(
        "backslash",
        spot.text.rfind("\\", 0, spot.at) if "\\" in spot.text[: spot.at] else spot.at,
        _("A backslash has a meaning of its own in a text, and this is none that it can have."),
        _("For a plain backslash, write two of them."),
    )


def _brackets(spot: Spot) -> Mistake | None:
    if "declaration" not in spot.said:
        return None
    return Mistake(
        "brackets",
        spot.at,
        _("The brackets of this heading don't fit together."),
        _("A step begins with a line of its own: [[step]]"),
    )


_LOOKS: tuple[Callable[[Spot], Mistake | None], ...] = (
    _long_text_open, _odd_letter, _single_heading, _quote_open, _twice, _no_equals, _open_list, _no_value, _left_over,
    _backslash, _brackets,
)  # fmt: skip
