"""Reads help.toml: crisis lines with the day they were checked, and the person's own people."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from closeness_tui.content.characters import check_characters
from closeness_tui.content.faults import Faults
from closeness_tui.content.field import Field
from closeness_tui.content.pieces import texts, words
from closeness_tui.content.shape import Shape
from closeness_tui.content.syntax import parse
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _

KINDS = ("emergency", "crisis", "domestic-abuse", "text")
"""What sort of help an entry is."""

_ENTRY = (
    Field("country", "line", "Two letters, such as US; EU is for the European Union.", required=True, longest=2,
          example='"US"', other_words=("land", "region")),
    Field("kind", "choice", "What sort of help it is.", required=True, choices=KINDS, example='"crisis"',
          other_words=("type", "sort")),
    Field("name", "line", "Who answers.", required=True, example='"Samaritans"', longest=200,
          other_words=("title", "who")),
    Field("number", "line", "What to dial or text, in quotes.", required=True, example='"116 123"', longest=80,
          other_words=("phone", "tel", "telephone")),
    Field("hours", "line", "When it is open.", example='"day and night"', longest=200, other_words=("open",)),
    Field("languages", "texts", "The languages spoken there.", high=40, example='["en", "es"]',
          other_words=("language", "lang")),
    Field("source", "line", "Where the number was found.", example='"its own page"', longest=400,
          other_words=("from", "url")),
    Field("checked", "date", "The day it was found there.", example="2026-11-22", other_words=("date",)),
)  # fmt: skip

_PERSON = (
    Field("name", "line", "Who.", required=True, example='"Sam"', longest=200, other_words=("who",)),
    Field("number", "line", "How to reach them.", example='"000 0000"', longest=80,
          other_words=("phone", "tel", "telephone")),
    Field("note", "line", "What is good to know.", example='"Fine to call in the evening."', longest=400,
          other_words=("notes", "text", "comment")),
)  # fmt: skip

FIELDS = {
    each.name: each
    for each in (
        Field("checked", "date", "The day the whole list was last looked at.", example="2026-11-22",
              other_words=("date",)),
        Field("warn_after_days", "whole", "After so many days, say that the numbers may have changed.", low=1,
              high=3650, default="180", example="180", other_words=("warn_after", "days")),
        Field("entry", "tables", "A line to call, each under [[entry]].", high=400, fields=_ENTRY,
              other_words=("entries", "line", "number")),
        Field("person", "tables", "A person to call, each under [[person]].", high=100, fields=_PERSON,
              other_words=("people", "persons", "contact")),
    )
}  # fmt: skip
"""What help.toml can have."""

_UNION = "EU"
_IN_THE_UNION = frozenset(
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
        "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One number to call, and where and when it was seen."""

    country: str
    kind: str
    name: str
    number: str
    hours: str = ""
    languages: tuple[str, ...] = ()
    source: str = ""
    checked: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class HelpPerson:
    """Someone the person could call."""

    name: str
    number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """Everything on the help page; a file with problems still shows every entry that is whole."""

    checked: datetime.date | None = None
    warn_after_days: int = 180
    lines: tuple[HelpLine, ...] = ()
    people: tuple[HelpPerson, ...] = ()
    problems: tuple[Problem, ...] = ()

    def lines_for(self, country: str) -> tuple[HelpLine, ...]:
        """The lines of a country, in the order of the file; all of them where no country is chosen."""
        code = country.upper()
        # A line that answers in the whole Union answers in each of its countries.
        there = {code, _UNION} if code in _IN_THE_UNION else {code}
        return tuple(line for line in self.lines if not country or line.country in there)

    def is_old(self, today: datetime.date) -> bool:
        """Whether the list was checked too long ago, or nobody knows when."""
        return self.checked is None or (today - self.checked).days > self.warn_after_days


def read_help(text: str, file: str) -> HelpPage:
    """Read the help page; one wrong entry never hides the others."""
    parsed = parse(text, file)
    if parsed.data is None:
        return HelpPage(problems=(parsed.problem,) if parsed.problem else ())
    faults = Faults()
    Shape(faults).table(FIELDS, parsed.data, (), _("The help page"))
    check_characters(parsed.text, parsed.data, faults)
    return _built(parsed.data, faults, faults.problems(parsed.text, file, parsed.data))


def _whole(data: dict[str, Any], name: str, faults: Faults) -> list[dict[str, Any]]:
    entries = data.get(name)
    return [
        each
        for number, each in enumerate(entries if isinstance(entries, list) else ())
        if isinstance(each, dict) and not faults.within((name, number))
    ]


def _built(data: dict[str, Any], faults: Faults, problems: tuple[Problem, ...]) -> HelpPage:
    lines = tuple(
        HelpLine(
            words(each, "country").upper(),
            each["kind"],
            words(each, "name"),
            words(each, "number"),
            words(each, "hours"),
            texts(each, "languages"),
            words(each, "source"),
            each.get("checked"),
        )
        for each in _whole(data, "entry", faults)
    )
    people = tuple(
        HelpPerson(words(each, "name"), words(each, "number"), words(each, "note"))
        for each in _whole(data, "person", faults)
    )
    checked = None if faults.within(("checked",)) else data.get("checked")
    days = 180 if faults.within(("warn_after_days",)) else data.get("warn_after_days", 180)
    return HelpPage(_day(checked), days, lines, people, problems)


def _day(value: object) -> datetime.date | None:
    if isinstance(value, datetime.datetime):
        return value.date()
    return value if isinstance(value, datetime.date) else None
