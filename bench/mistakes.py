"""Mistakes that authors make, planted into good files one by one: what the quality of messages is measured with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_TEXT = re.compile(r"""([ \t]*)([A-Za-z_.-]+)( *= *)(["'])(?!\4)([^"'\\]{2,})\4((?:[ \t]+#.*)?)$""")
_NUMBER = re.compile(r"([ \t]*)([A-Za-z_]+)( *= *)(\d+)((?:[ \t]+#.*)?)$")
_TRUE = re.compile(r"([ \t]*[A-Za-z_]+ *= *)true((?:[ \t]+#.*)?)$")
_ENTRY = re.compile(r"""([ \t]+)(["'])([^"'\\]+)\2,$""")
_GROUP = re.compile(r"""([ \t]+\{ .*(["'])[^"'{}]*)\2( \},?)$""")
_INLINE = re.compile(r"""([ \t]*[A-Za-z_.]+ *= *\[)((["'])[^\[\]]+\3)(\])((?:[ \t]+#.*)?)$""")
_SETTING = re.compile(r"([ \t]*)([A-Za-z_]{4,})( *= *)(.+)$")
_STEP = re.compile(r"[ \t]*\[\[step\]\][ \t]*$")


@dataclass(frozen=True, slots=True)
class Planted:
    """A file with one more mistake."""

    lines: tuple[str, ...]
    """The new lines that stand for the old ones."""
    start: int
    """The first line that they stand for, from 0."""
    end: int
    expected: frozenset[int]
    """The lines, from 1, on which a message may name it."""
    meant: tuple[str, ...] | None = None
    """What the author meant to write, where that is something else than what stood there."""


_SENTENCES = frozenset(("text", "why", "caution", "reply", "example", "hint"))
"""Settings that take any words."""

Place = Callable[[list[str]], Iterator[Planted]]


def _on_line(change: Callable[[str], str | None], meant: Callable[[str], str | None] | None = None) -> Place:
    def places(lines: list[str]) -> Iterator[Planted]:
        for number in _outside(lines):
            new = change(lines[number])
            if new is not None and new != lines[number]:
                made = tuple(new.split("\n"))
                right = (meant(lines[number]) or "").split("\n") if meant else None
                expected = frozenset({number + 1, number + len(made)})
                yield Planted(made, number, number + 1, expected, tuple(right) if right else None)

    return places


def _outside(lines: list[str]) -> Iterator[int]:
    """The lines that do not stand inside a text of several lines."""
    inside = ""
    for number, line in enumerate(lines):
        if not inside:
            yield number
        for mark in ('"""', "'''"):
            if line.count(mark) % 2 and inside in ("", mark):
                inside = "" if inside else mark


def _value(pattern: re.Pattern[str], make: str) -> Place:
    return _on_line(lambda line: found.expand(make) if (found := pattern.match(line)) else None)


def _swapped(word: str) -> str:
    """A word of which two letters have changed places."""
    for at in range(len(word) - 2, 0, -1):
        if word[at] != word[at + 1] and word[at].isalpha() and word[at + 1].isalpha():
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word


def _misspelt_value(name: str) -> Place:
    pattern = re.compile(rf"""([ \t]*{name} *= *["'])([a-z-]{{4,}})(["'].*)$""")
    return _on_line(
        lambda line: f"{found[1]}{_swapped(found[2])}{found[3]}" if (found := pattern.match(line)) else None
    )


def _misspelt_within(pattern: str) -> Place:
    looked = re.compile(pattern)
    return _on_line(
        lambda line: (
            line[: found.start(1)] + _swapped(found[1]) + line[found.end(1) :]
            if (found := looked.search(line))
            else None
        )
    )


def _with_words(make: str) -> Callable[[str], str | None]:
    """A line whose words are changed: `{0}` is the first, `{1}` the second, `{2}` what follows, `{q}` the mark."""

    def change(line: str) -> str | None:
        found = _TEXT.match(line)
        if not found or found[2] not in _SENTENCES or found[5].count(" ") < 3:
            return None
        words = make.format(*found[5].split(" ", 2), q=found[4])
        return f"{found[1]}{found[2]}{found[3]}{words}{found[6]}"

    return change


def _twice(line: str) -> str | None:
    found = _TEXT.match(line)
    return None if not found else f"{line}\n{found[1]}{found[2]}{found[3]}{found[4]}Other words{found[4]}"


def _text_never_ends(lines: list[str]) -> Iterator[Planted]:
    for number in list(_outside(lines)):
        mark = next((mark for mark in ('"""', "'''") if re.search(rf"= *{mark}", lines[number])), "")
        if mark and lines[number].count(mark) == 1:
            end = next((n for n in range(number + 1, len(lines)) if mark in lines[n]), None)
            if end is None:
                continue
            new = lines[end].replace(mark, "")
            yield Planted((new,), end, end + 1, frozenset({number + 1}))


def _text_ends_in_one(lines: list[str]) -> Iterator[Planted]:
    for each in _text_never_ends(lines):
        mark = lines[each.start].rstrip()[-1:]
        if mark in "\"'" and mark:
            yield Planted((each.lines[0] + mark,), each.start, each.end, each.expected)


def _text_begins_with_one(lines: list[str]) -> Iterator[Planted]:
    for number in list(_outside(lines)):
        found = re.fullmatch(r"""([ \t]*[A-Za-z_.]+ *= *)("{3}|'{3})(\\?)""", lines[number])
        if found:
            made = (f"{found[1]}{found[2][0]}{found[3]}",)
            yield Planted(made, number, number + 1, frozenset({number + 1, number + 2}))


def _list_never_ends(lines: list[str]) -> Iterator[Planted]:
    for number in _outside(lines):
        line = lines[number]
        if re.search(r"= *\[$", line):
            end = next((n for n in range(number + 1, len(lines)) if lines[n].lstrip()[:1] == "]"), None)
            if end is not None and lines[end].strip() == "]":
                yield Planted((), end, end + 1, frozenset({number + 1}))
        elif found := _INLINE.match(line):
            made = (f"{found[1]}{found[2]}{found[5]}",)
            yield Planted(made, number, number + 1, frozenset({number + 1}))


def _no_comma(lines: list[str]) -> Iterator[Planted]:
    outside = list(_outside(lines))
    for number in outside:
        line, below = lines[number], lines[number + 1] if number + 1 < len(lines) else ""
        if (_ENTRY.match(line) or re.match(r"[ \t]+\{.*\},$", line)) and below.strip()[:1] not in ("", "]"):
            yield Planted((line[:-1],), number, number + 1, frozenset({number + 1}))
        elif (found := _INLINE.match(line)) and re.search(r"""["'], ["']""", found[2]):
            made = re.sub(r"""(["']), (["'])""", r"\1 \2", line, count=1)
            yield Planted((made,), number, number + 1, frozenset({number + 1}))


def _no_heading(lines: list[str]) -> Iterator[Planted]:
    steps = [number for number in _outside(lines) if _STEP.match(lines[number])]
    for number in steps[1:]:
        following = next((n for n in range(number, len(lines)) if "kind" in lines[n]), number)
        yield Planted((), number, number + 1, frozenset({number + 1, following}))


def _one_id_twice(lines: list[str]) -> Iterator[Planted]:
    found = re.compile(r"""([ \t]*id *= *["'])([a-z0-9-]+)(["'].*)$""")
    header = next((n for n, line in enumerate(lines) if _STEP.match(line)), 0)
    ids = [(n, match) for n in _outside(lines) if n > header and (match := found.match(lines[n]))]
    if not ids:
        return
    for number, match in ids[1:]:
        made = (f"{match[1]}{ids[0][1][2]}{match[3]}",)
        yield Planted(made, number, number + 1, frozenset({number + 1}))


def _kind_missing(lines: list[str]) -> Iterator[Planted]:
    for number in _outside(lines):
        if _STEP.match(lines[number]) and re.match(r"[ \t]*kind *=", lines[number + 1]):
            yield Planted((), number + 1, number + 2, frozenset({number + 1}))


def _half(point: str) -> Callable[[str], str | None]:
    def change(line: str) -> str | None:
        found = _NUMBER.match(line)
        if not found or found[2] not in ("seconds", "in", "out", "hold", "pause", "tense", "release"):
            return None
        return f"{found[1]}{found[2]}{found[3]}{found[4]}{point}5{found[5]}"

    return change


MISTAKES: dict[str, Place] = {
    "closing quote missing": _value(_TEXT, r"\1\2\3\4\5\6"),
    "opening quote missing": _value(_TEXT, r"\1\2\3\5\4\6"),
    "no quotes": _value(_TEXT, r"\1\2\3\5\6"),
    "curly quotes": _value(_TEXT, r"\1\2\3“\5”\6"),
    "curly closing quote": _value(_TEXT, r"\1\2\3\4\5”\6"),
    "text on two lines": _on_line(
        _with_words("{q}{0}\n{1} {2}{q}"), _with_words("{q}{q}{q}{0}\n{1} {2}{q}{q}{q}")
    ),
    "quote mark inside": _on_line(
        _with_words('"{0} "{1}" {2}"'), _with_words('"{0} \\"{1}\\" {2}"')
    ),
    "long text never ends": _text_never_ends,
    "long text ends in one mark": _text_ends_in_one,
    "long text begins with one mark": _text_begins_with_one,
    "no-break space": _on_line(lambda line: "\u00a0" + line if _SETTING.match(line) else None),
    "stray bracket": _value(_TEXT, r"\1\2\3\4\5\4]\6"),
    "comma at the end": _value(_TEXT, r"\1\2\3\4\5\4,\6"),
    "setting twice": _on_line(_twice),
    "single brackets": _on_line(lambda line: line.replace("[[", "[").replace("]]", "]") if _STEP.match(line) else None),
    "bracket of a heading missing": _on_line(lambda line: line.replace("]]", "]") if _STEP.match(line) else None),
    "heading missing": _no_heading,
    "comma missing": _no_comma,
    "list never ends": _list_never_ends,
    "quote of an entry missing": _value(_ENTRY, r"\1\2\3,"),
    "quote in a group missing": _value(_GROUP, r"\1\3"),
    "group never ends": _on_line(lambda line: re.sub(r" \}(,?)$", r"\1", line) if _GROUP.match(line) else None),
    "wrong backslash": _on_line(_with_words('"{0} \\d {1} {2}"'), _with_words('"{0} \\\\d {1} {2}"')),
    "colon": _value(_SETTING, r"\1\2: \4"),
    "equals sign missing": _value(_TEXT, r"\1\2 \4\5\4\6"),
    "space in a name": _on_line(lambda line: re.sub(r"^([ \t]*[a-z]+)_([a-z]+) *=", r"\1 \2 =", line)),
    "unit": _value(_NUMBER, r"\1\2\3\4 s\5"),
    "decimal comma": _on_line(_half(","), _half(".")),
    "True": _value(_TRUE, r"\1True\2"),
    "yes": _value(_TRUE, r"\1yes\2"),
    "nothing there": _value(_NUMBER, r"\1\2\3"),
    "NUL": _value(_TEXT, "\\1\\2\\3\\4\x00\\5\\4\\6"),
    "name misspelt": _on_line(
        lambda line: f"{found[1]}{_swapped(found[2])}{found[3]}{found[4]}" if (found := _SETTING.match(line)) else None
    ),
    "kind misspelt": _misspelt_value("kind"),
    "family misspelt": _misspelt_value("family"),
    "kind missing": _kind_missing,
    "number in quotes": _value(_NUMBER, r'\1\2\3"\4"\5'),
    "negative number": _value(_NUMBER, r"\1\2\3-\4\5"),
    "number in words": _value(_NUMBER, r'\1\2\3"many"\5'),
    "true in quotes": _value(_TRUE, r'\1"true"\2'),
    "number for a text": _value(_TEXT, r"\1\2\g<3>5\6"),
    "target misspelt": _misspelt_within(r"""\bgo = ["']([a-z][a-z-]{3,})["']"""),
    "step misspelt in a condition": _misspelt_within(r"""\bstep = ["']([a-z][a-z-]{3,})["']"""),
    "one id twice": _one_id_twice,
}  # fmt: skip
"""By name; each finds every place in a file where it can be made."""


def planted(lines: list[str], each: Planted) -> str:
    """The file with that mistake in it."""
    return "\n".join([*lines[: each.start], *each.lines, *lines[each.end :]])
