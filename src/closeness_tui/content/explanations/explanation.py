"""What is said about one code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Where = Literal["steps", "top", "file", "shared", "words"]
"""Where an example stands: in the steps, at the top, as a whole file, in a file of vocabularies; or only in words."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code in plain words; the examples are parts of a file as an author writes it."""

    code: str
    meaning: str
    why: str
    """For the person who practises."""
    wrong: str
    right: str
    where: Where = "steps"


HEADER = """\
id = "two-breaths"
title = "Two Breaths"
family = "grounding"
rung = 1
summary = "Breathe in and out, twice."
"""
"""The least that the top of a file says."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The explanations of one subject."""

    name: str
    rows: tuple[Explanation, ...]


def step(*lines: str) -> str:
    """A step of an example."""
    return "\n".join(("[[step]]", *lines))


def lines(*each: str) -> str:
    """Lines or steps of an example, one below the other."""
    return "\n".join(each)
