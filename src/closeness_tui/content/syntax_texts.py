"""Mistakes in texts: their quote marks, their letters, their backslashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from closeness_tui.content.faults import clip
from closeness_tui.content.syntax_spot import SETTING, Mistake, Spot, begin_after, last_word
from closeness_tui.core.problem import Edit
from closeness_tui.core.wording import _

CURLY = "“”„‟«»‘’‚‹›「」"
_ODD_SPACES = "\u00a0\u2007\u202f\u3000\u200b\u2003\u2002\u2009\ufeff"
_UNSEEN = "\u200b\ufeff"
_CONTROL = "".join(chr(code) for code in (*range(9), 11, 12, *range(14, 32), 127))
_LONG = re.compile(r'"""|' + r"'''")
_SWALLOWED = re.compile(r"\n[ \t]*[A-Za-z0-9_.-]+[ \t]*=[ \t]*\Z")
"""The beginning of the next setting, at the end of a text that should have ended before it."""
_SWALLOWED_STEP = re.compile(r"(?m)^[ \t]*\[\[[A-Za-z0-9_.-]+\]\]")
_CLOSES = re.compile(rf'[{CURLY}"](?=[ \t]*(?:[,\]}}]|#|$))', re.MULTILINE)
_CURLY_END = re.compile(rf"[{CURLY}](?=[ \t]*(?:[,\]}}]|#|$))", re.MULTILINE)
_LONG_CURLY = re.compile(rf'[{CURLY}"]{{3}}')
_WHOLE = re.compile(r"""([ \t]*[A-Za-z0-9_.-]+[ \t]*=[ \t]*)(["'])(.*)\2[ \t]*(?:#[^"']*)?$""")


def escaped(words: str) -> str:
    """Words between two straight quote marks."""
    return '"' + re.sub(r'(?<!\\)"', r"\"", words) + '"'


def _long_text_open(spot: Spot) -> Mistake | None:
    """A long text whose end is missing swallows headings until the next long text begins."""
    marks = [each.start() for each in _LONG.finditer(spot.text, 0, spot.at)]
    for begin, end in zip(marks[::2], [*marks[1::2], len(spot.text)], strict=False):
        body = spot.text[begin + 3 : end]
        swallowed = _SWALLOWED.search(body) if end != len(spot.text) else None
        if not (swallowed or _SWALLOWED_STEP.search(body) or spot.said.startswith("Unterminated string")):
            continue
        if "Unterminated" in spot.said and end != len(spot.text) and "\n[[" not in body and not swallowed:
            continue
        return _ended(spot, begin)
    return None


def _ended(spot: Spot, begin: int) -> Mistake:
    marks = spot.text[begin : begin + 3]
    close = last_word(spot.text, begin + 3, begin_after(spot.text, begin))
    there = len(spot.text[begin + 3 : close]) - len(spot.text[begin + 3 : close].rstrip(marks[0]))
    return Mistake(
        "text-open",
        begin,
        _("This text begins with three quote marks and never ends."),
        _('Put """ at its end.'),
        end=begin + 3,
        mend=(Edit(close, close, marks[: max(3 - there, 0)]),),
    )


def _odd_letter(spot: Spot) -> Mistake | None:
    if spot.here and spot.here in CURLY:
        return _curly(spot, spot.at)
    if spot.here and spot.here in _ODD_SPACES:
        rest = spot.text[spot.at : spot.end]
        end = spot.at + len(rest) - len(rest.lstrip(_ODD_SPACES))
        words = re.sub(f"[{_UNSEEN}]", "", spot.text[spot.at : end])
        return Mistake(
            "odd-space",
            spot.at,
            _("There is an unusual space here, such as word processors and web pages put in."),
            _("Delete it and type a normal space."),
            end=end,
            mend=(Edit(spot.at, end, " " * len(words)),),
        )
    return None


def _control(spot: Spot) -> Mistake | None:
    letter = spot.here
    unseen = letter and (letter < " " or letter == "\x7f") and letter not in "\n\t"
    if not unseen:
        return None
    if letter == "\r":
        # Windows line ends are plain ones by now.
        lone = [each.start() for each in re.finditer("\r", spot.text)]
        return Mistake(
            "line-end",
            spot.at,
            _("The lines of this file end in a way that only very old computers used."),
            _("Save the file with ordinary line ends."),
            mend=tuple(
                Edit(each, each + 1, "" if spot.text.startswith("\n", each + 1) else "\n") for each in lone
            ),
        )
    code = f"U+{ord(letter):04X}"
    message = _("There is an unseen control character here ({code}).").format(code=code)
    rest = spot.text[spot.at : spot.end]
    end = spot.at + len(rest) - len(rest.lstrip(_CONTROL))
    return Mistake(
        "control-character", spot.at, message, _("Delete it."), end=end, mend=(Edit(spot.at, end, ""),)
    )


def _curly(spot: Spot, at: int) -> Mistake:
    """A curly mark where a text begins, or where one that began with a straight mark should end."""
    long = _LONG_CURLY.match(spot.text, at)
    if long:
        close = _LONG_CURLY.search(spot.text, long.end())
        mend = [Edit(at, at + 3, '"""')] + ([Edit(close.start(), close.end(), '"""')] if close else [])
    else:
        close = _CLOSES.search(spot.text, at + 1, spot.end)
        end = close.start() if close else at + len(spot.rest)
        mend = [Edit(at, close.end() if close else end, escaped(spot.text[at + 1 : end]))]
    return Mistake(
        "curly-quote",
        at,
        _("This is a curly quote mark ({mark}); only straight ones work here.").format(mark=spot.text[at]),
        _('Write " instead, and turn off “smart quotes” in your editor.'),
        mend=tuple(mend),
    )


def _quote_open(spot: Spot) -> Mistake | None:
    if not (spot.said.startswith("Illegal character") or spot.said.startswith("Unterminated")):
        return None
    begin = _open_at(spot)
    curly = _CURLY_END.search(spot.text, begin + 1, spot.end) if begin >= 0 else None
    if curly:
        mistake = _curly(spot, curly.start())
        return replace(mistake, mend=(Edit(curly.start(), curly.end(), spot.text[begin]),))
    return _on_lines(spot, begin) or _closed(spot, begin)


def _open_at(spot: Spot) -> int:
    """The mark with which the text begins that did not end on its line."""
    at = spot.start
    for found in re.finditer(r"""("(?:[^"\\\n]|\\.)*"?)|('[^'\n]*'?)|#.*""", spot.line):
        mark = found[0]
        if mark[0] in "\"'" and (len(mark) == 1 or mark[-1] != mark[0] or mark.endswith('\\"')):
            return at + found.start()
    return spot.text.rfind('"', at, spot.at)


def _on_lines(spot: Spot, begin: int) -> Mistake | None:
    """A text that goes on below, between marks for one line."""
    following = spot.next_line
    if (
        not following.strip()
        or begin < 0
        or begin_after(spot.text, spot.at) == spot.end + 1
        or following.lstrip().startswith(("#", "]", "}"))
        or not SETTING.match(spot.line)
    ):
        return None
    mark = spot.text[begin]
    close = last_word(spot.text, spot.end, begin_after(spot.text, spot.at))
    ended = re.search(
        re.escape(mark) + r"{1,3}(?=[ \t]*(?:#.*)?$)", spot.text[spot.end : close], re.MULTILINE
    )
    stop = spot.end + ended.end() if ended else close
    marks = len(ended[0]) if ended else 0
    opened = 3 - (len(spot.text[begin : begin + 3]) - len(spot.text[begin : begin + 3].lstrip(mark)))
    return Mistake(
        "text-on-lines",
        spot.at,
        _("This text runs over several lines, so it needs three quote marks."),
        _('Write """ at its beginning and at its end.'),
        mend=(Edit(begin, begin, mark * opened), Edit(stop, stop, mark * max(3 - marks, 0))),
    )


def _closed(spot: Spot, begin: int) -> Mistake:
    mark = spot.text[begin : begin + 1] or '"'
    fit = next((each for each in _ends(spot, begin, mark) if spot.fits(each)), None)
    end = begin + 1 + len(spot.text[begin + 1 : spot.end].rstrip())
    # Where the text alone is left open, its end is the end of the line.
    go_on = Edit(end, end, mark)
    return Mistake(
        "quote-open",
        spot.at,
        _("The closing quote mark is missing on this line."),
        _('Add " at the end of the text.').replace('"', mark),
        mend=(fit,) if fit else (),
        go_on=(go_on,) if not fit else (),
    )


def _ends(spot: Spot, begin: int, mark: str) -> Iterator[Edit]:
    """Places on the line where the text could have ended, the likeliest first."""
    line = spot.text[begin + 1 : spot.end]
    whole = SETTING.match(spot.line) and not re.search(r"[\[{]", spot.text[spot.start : begin])
    if whole:
        note = re.search(r"[ \t]+#[^\n]*$", line)
        end = len(line.rstrip()) if not note or mark in note[0] else note.start()
        yield Edit(begin + 1 + end, begin + 1 + end, mark)
        return
    for found in re.finditer(r"[ \t]*(?:[,\]}]|$)", line):
        at = begin + 1 + found.start()
        yield Edit(at, at, mark)


def quote_missing(spot: Spot) -> Mistake | None:
    """A text among others on one line that lacks its closing mark, so that it ended where the next one begins."""
    if spot.line.count('"') % 2 == 0:
        return None
    marks = [each.start() + spot.start for each in re.finditer(r'(?<!\\)"', spot.line)]
    for begin in marks:
        if begin > spot.at:
            break
        for found in re.finditer(r"[ \t]*[,\]}]", spot.text[begin + 1 : spot.end]):
            at = begin + 1 + found.start()
            if spot.fits(Edit(at, at, '"')):
                return Mistake(
                    "quote-open",
                    begin,
                    _("The closing quote mark of this text is missing."),
                    _('Add " at the end of the text.'),
                    end=at,
                    mend=(Edit(at, at, '"'),),
                )
    return None


def quote_inside(spot: Spot) -> Mistake | None:
    """A quote mark inside a text that ended it too early."""
    mend: tuple[Edit, ...] = ()
    whole = _WHOLE.fullmatch(spot.line)
    if whole:
        start = spot.start + whole.end(1)
        words = whole[3] if whole[2] == '"' else whole[3].replace("\\", "\\\\")
        mend = (Edit(start, start + len(whole[3]) + 2, escaped(words)),)
    else:
        inner = tuple(
            Edit(spot.start + each.start(), spot.start + each.start(), "\\")
            for each in re.finditer(
                r'(?<![\[{,=\\\s])"(?![ \t]*(?:[,\]}#]|$))|(?<=[^\[{,=\s] )"(?=\w)', spot.line
            )
        )
        if inner and spot.fits(*inner):
            mend = inner
    if not mend and not spot.text[spot.start : spot.at].rstrip().endswith(('"', "'")):
        return None
    return Mistake(
        "quote-inside",
        spot.at,
        _("A quote mark inside this text ended it too early."),
        _("Use other quote marks inside, such as “ and ”, or put a backslash before them."),
        mend=mend,
    )


def _backslash(spot: Spot) -> Mistake | None:
    if not ("Unescaped" in spot.said or "hex value" in spot.said or "Escaped" in spot.said):
        return None
    at = spot.text.rfind("\\", 0, spot.at) if "\\" in spot.text[: spot.at] else spot.at
    return Mistake(
        "backslash",
        at,
        _("A backslash has a meaning of its own in a text, and this is none that it can have."),
        _("For a plain backslash, write two of them."),
        end=at + 2,
        mend=(Edit(at, at + 1, "\\\\"),),
    )


def unopened(spot: Spot, value_at: int) -> Mistake | None:
    """A text of several lines that ends with three marks and does not begin with them."""
    begin = spot.text[value_at : spot.text.find("\n", value_at)].strip()
    mark = begin[:1] or '"'
    if begin not in ("", '"', '""', "'", "''"):
        return None
    limit = begin_after(spot.text, value_at)
    close = spot.text.find(mark * 3, value_at + len(begin), limit)
    if close < 0 or not spot.text[value_at:close].strip(mark + " \t\n"):
        return None
    at = value_at + len(begin)
    return Mistake(
        "text-on-lines",
        value_at,
        _("This text runs over several lines, so it needs three quote marks."),
        _('Write """ at its beginning and at its end.'),
        mend=(Edit(at, at, (" " if spot.text[value_at - 1] == "=" else "") + mark * (3 - len(begin))),),
    )


def words_of(value: str) -> str:
    """A value that was meant as a text, written as one."""
    return escaped(clip(value, 4000).strip('"' + CURLY))


LETTER_LOOKS = (_long_text_open, _odd_letter, _control)
TEXT_LOOKS = (_quote_open, _backslash)
