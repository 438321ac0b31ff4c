"""A mistake in the writing of a file, and the spot where a parser gave up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake and its offset in the text."""

    code: str
    at: int
    message: str
    help: str = ""


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
    def line(self) -> str:
        """Its line."""
        end = self.text.find("\n", self.at)
        return self.text[self.start : end if end >= 0 else len(self.text)].rstrip("\r")

    @property
    def here(self) -> str:
        """The letter there; empty at the end."""
        return self.text[self.at : self.at + 1]

    @property
    def begins_line(self) -> bool:
        """Whether there is nothing before it on its line."""
        return not self.text[self.start : self.at].strip()

    @property
    def next_line(self) -> str:
        """The line below."""
        end = self.text.find("\n", self.at)
        return self.text[end + 1 :].split("\n", 1)[0] if end >= 0 else ""
