"""Where each setting of a file stands; only ever places that are really known."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import tomli

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*+")
_SPACE = re.compile(r"[ \t]*+")
_NAME = re.compile(r"""[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'""")
_TEXT = re.compile(
    r'"""(?:[^"\\]|\\[\s\S]|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    r"""|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'"""
)
_BARE = re.compile(r"[^,\]}#\r\n]++")
_DEEPEST = 40


def _plain(name: str) -> str:
    """A name without its quote marks."""
    if name[0] == '"' and "\\" in name:
        return str(next(iter(tomli.loads(f"{name} = 0"))))
    return name[1:-1] if name[0] in "\"'" else name


class _LostError(Exception):
    """The text is not what was expected here; what was found before still holds."""


@dataclass(slots=True)
class Places:
    """Offsets of the names and values of one text, by path."""

    text: str
    names: dict[Path, int] = field(default_factory=dict)
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    ends: dict[Path, int] = field(default_factory=dict)
    """Where the name of a setting, or its heading, ends."""
    words: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """The last word of each name by itself, so that it can be changed there."""
    original: str = ""
    """The text as it is in the file, where the one above was put right to be read."""
    origins: Sequence[int] = ()
    """For each letter of the text, its offset in the original."""

    def find(self, path: Path, *, name: bool = False, piece: str = "") -> tuple[int | None, int | None]:
        """Line and column of a setting, or of the nearest table round it that has a place; else none."""
        found = self.span(path, name=name, piece=piece)
        return self.line_of(found[0]) if found else (None, None)

    def span(self, path: Path, *, name: bool = False, piece: str = "") -> tuple[int, int] | None:
        """From where to where a setting stands, or the nearest table round it that has a place."""
        while path:
            if name and path in self.names:
                return self.names[path], self.ends[path]
            if path in self.values:
                start, end = self.values[path]
                inside = self.text.find(piece, start, end) if piece else -1
                return (inside, inside + len(piece)) if inside >= 0 else (start, end)
            if path in self.names:
                return self.names[path], self.ends[path]
            path, piece = path[:-1], ""
        return None

    def own(self, path: Path, *, name: bool = False, piece: str = "") -> tuple[int, int] | None:
        """The same, but only where it is the thing itself that has a place, so that it can be changed there."""
        if name:
            return self.words.get(path)
        if path not in self.values:
            return None
        start, end = self.values[path]
        if not piece:
            return start, end
        inside = self.text.find(piece, start, end)
        return (inside, inside + len(piece)) if inside >= 0 else None

    def in_file(self, offset: int) -> int:
        """The offset of a letter in the file's own text."""
        return self.origins[offset] if self.original else offset

    def line_of(self, offset: int) -> tuple[int, int]:
        """Line and column from 1, in the file's own text."""
        text, offset = self.original or self.text, self.in_file(offset)
        return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def places_of(text: str) -> Places:
    """The places in a text that a TOML parser has accepted."""
    places = Places(text)
    with contextlib.suppress(_LostError, RecursionError):
        _Scan(text, places).whole()
    return places


class _Scan:
    def __init__(self, text: str, places: Places) -> None:
        self.text, self.places, self.at = text, places, 0
        self.counts: dict[Path, int] = {}

    def whole(self) -> None:
        table: Path = ()
        while True:
            self.skip(_BLANK)
            if self.at >= len(self.text):
                return
            if self.text[self.at] == "[":
                table = self.heading()
            else:
                self.setting(table, 0)

    def skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def expect(self, words: str) -> None:
        if not self.text.startswith(words, self.at):
            raise _LostError
        self.at += len(words)

    def heading(self) -> Path:
        start = self.at
        several = self.text.startswith("[[", self.at)
        self.at += 2 if several else 1
        parts = self.dotted()
        self.expect("]]" if several else "]")
        path: Path = ()
        for number, (part, word, word_end) in enumerate(parts):
            path = (*path, part)
            self.places.words.setdefault(path, (word, word_end))
            if several and number == len(parts) - 1:
                self.counts[path] = self.counts.get(path, -1) + 1
            self.name(path, start, self.at)
            if path in self.counts:
                path = (*path, self.counts[path])
                self.name(path, start, self.at)
        return path

    def name(self, path: Path, start: int, end: int) -> None:
        if path not in self.places.names:
            self.places.names[path], self.places.ends[path] = start, end

    def dotted(self) -> list[tuple[str, int, int]]:
        """The parts of a name, each with its place."""
        parts: list[tuple[str, int, int]] = []
        while True:
            self.skip(_SPACE)
            match = _NAME.match(self.text, self.at)
            if not match:
                raise _LostError
            self.at = match.end()
            parts.append((_plain(match[0]), match.start(), match.end()))
            self.skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return parts
            self.at += 1

    def setting(self, table: Path, depth: int) -> None:
        start = self.at
        path: Path = table
        for part, word, end in self.dotted():
            path = (*path, part)
            self.places.words.setdefault(path, (word, end))
            self.name(path, start, end)
        self.expect("=")
        self.skip(_SPACE)
        self.value(path, depth)

    def value(self, path: Path, depth: int) -> None:
        start, first = self.at, self.text[self.at : self.at + 1]
        if depth > _DEEPEST:
            raise _LostError
        if first == "[":
            self.entries(path, depth)
        elif first == "{":
            self.inline(path, depth)
        else:
            match = (_TEXT if first in ('"', "'") else _BARE).match(self.text, self.at)
            if not match:
                raise _LostError
            self.at = match.start() + len(match[0].rstrip(" \t"))
        self.places.values.setdefault(path, (start, self.at))

    def entries(self, path: Path, depth: int) -> None:
        self.at += 1
        number = 0
        while True:
            self.skip(_BLANK)
            if self.text.startswith("]", self.at):
                self.at += 1
                return
            self.value((*path, number), depth + 1)
            number += 1
            self.comma("]")

    def inline(self, path: Path, depth: int) -> None:
        self.at += 1
        while True:
            self.skip(_BLANK)
            if self.text.startswith("}", self.at):
                self.at += 1
                return
            self.setting(path, depth + 1)
            self.comma("}")

    def comma(self, closing: str) -> None:
        self.skip(_BLANK)
        if self.text.startswith(",", self.at):
            self.at += 1
        elif not self.text.startswith(closing, self.at):
            raise _LostError
