"""A mistake in the writing of a file, and the spot where a parser gave up."""

from __future__ import annotations

import re
from dataclasses import dataclass

import tomli

from closeness_tui.core.problem import Edit

SETTING = re.compile(
    r"""[ \t]*(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')(?:[ \t]*\.[ \t]*[A-Za-z0-9_-]+)*[ \t]*="""
)
"""How the line of a setting begins."""
HEADING = re.compile(r"[ \t]*\[\[?[ \t]*[A-Za-z_][A-Za-z0-9_.-]*[ \t]*\]\]?[ \t]*(?:#.*)?$", re.MULTILINE)
"""A whole line that is a heading."""
BEGIN = re.compile(rf"(?m)^(?:{SETTING.pattern}|{HEADING.pattern})")
"""A line with which something new begins, wherever the text before it should have ended."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake and its offset in the text."""

    code: str
    at: int
    message: str
    help: str = ""
    end: int = 0
    """Behind its last letter; 0 for one letter."""
    mend: tuple[Edit, ...] = ()
    """What mends it without judgement."""
    go_on: tuple[Edit, ...] = ()
    """Where nothing mends it: what lets the rest be read; empty where the whole value is unknown."""
    first: int | None = None
    """Where the first of two stands."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the parser gave up."""

    text: str
    said: str
    """The parser's own words."""
    at: int

    @property
    def start(self) -> int:
        """The offset at which its line begins."""
        return self.text.rfind("\n", 0, self.at) + 1

    @property
    def end(self) -> int:
        """The offset at which its line ends."""
        end = self.text.find("\n", self.at)
        return end if end >= 0 else len(self.text)

    @property
    def line(self) -> str:
        """Its line."""
        return self.text[self.start : self.end].rstrip("\r")

    @property
    def here(self) -> str:
        """The letter there; empty at the end."""
        return self.text[self.at : self.at + 1]

    @property
    def rest(self) -> str:
        """What its line still holds from there on, without a note behind `#`."""
        return without_note(self.text[self.at : self.end])

    @property
    def begins_line(self) -> bool:
        """Whether there is nothing before it on its line."""
        return not self.text[self.start : self.at].strip()

    @property
    def next_line(self) -> str:
        """The line below."""
        return self.text[self.end + 1 :].split("\n", 1)[0]

    def fits(self, *edits: Edit) -> bool:
        """Whether the line of this spot would read on its own with these changes."""
        line = self.text[self.start : self.end]
        for edit in sorted(edits, key=lambda each: each.start, reverse=True):
            line = line[: edit.start - self.start] + edit.text + line[edit.end - self.start :]
        return reads_alone(line)


def reads_alone(line: str) -> bool:
    """Whether a line is a setting, the beginning of one, or entries of a list."""
    if len(line) > 4000:
        return False
    tries = (line, f"{line}\n]", f"x = [{line}\n]") if "=" in line else (f"x = [{line}\n]", line)
    return any(reads(each) for each in tries)


def reads(text: str) -> bool:
    """Whether tomli reads it."""
    try:
        tomli.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def without_note(line: str) -> str:
    """A line without the note behind its last `#` that stands free, and without blanks at its end."""
    found = re.search(r"""(?:^|[ \t])#[^"'\n]*$""", line)
    return (line[: found.start()] if found else line).rstrip()


def begin_after(text: str, at: int) -> int:
    """The offset of the next line below `at` that begins something new; the end of the text where there is none."""
    below = text.find("\n", at)
    found = BEGIN.search(text, below + 1) if below >= 0 else None
    return found.start() if found else len(text)


def last_word(text: str, begin: int, end: int) -> int:
    """Behind the last letter that is neither blank nor in a line of notes, between two offsets."""
    lines = text[begin:end].split("\n")
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    return begin + len("\n".join(lines).rstrip())
