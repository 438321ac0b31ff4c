"""Reads programs: TOML text to a program of the core, or every problem that keeps it from being one."""

from __future__ import annotations

import pathlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from closeness_tui.content.characters import check_characters
from closeness_tui.content.faults import Faults, did_you_mean, key_words
from closeness_tui.content.field import Field
from closeness_tui.content.files import read_text
from closeness_tui.content.pieces import texts, words
from closeness_tui.content.places import places_of
from closeness_tui.content.shape import Shape
from closeness_tui.content.spec import FORMAT
from closeness_tui.content.suggest import nearest
from closeness_tui.content.syntax import parse
from closeness_tui.core.problem import Problem
from closeness_tui.core.program import Program, Rung
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.content.library import Library

RUNG = (
    Field("exercises", "ids", "The exercises of this rung; any of them will do.", required=True, low=1, high=20,
          example='["pmr-4", "paced-breathing"]', other_words=("exercise", "steps", "ids")),
    Field("title", "line", "What this rung is called.", longest=120, example='"Settle first"',
          other_words=("name", "heading")),
    Field("text", "text", "What it is about, in a sentence or two.", required=True, longest=600,
          example='"Learn two ways to settle."', other_words=("summary", "about", "description")),
    Field("ready", "text", "A sign that more may fit, in words; nothing opens or closes by it.", longest=400,
          example='"You know what helps you settle."', other_words=("next", "hint", "when")),
)  # fmt: skip
"""What each [[rung]] can have."""

FIELDS = (
    Field("format", "whole", "The version of this file format.", low=1, high=FORMAT, default="1", example="1",
          other_words=("version", "schema")),
    Field("id", "id", "A short name that stays the same for ever: small letters, digits and hyphens.", required=True,
          example='"body-first"', other_words=("name", "slug")),
    Field("lang", "lang", "The language of the texts.", default='"en"', example='"es"', longest=20,
          other_words=("language",)),
    Field("title", "line", "The title people see.", required=True, example='"Body First"', longest=120,
          other_words=("heading", "headline")),
    Field("summary", "text", "One sentence: where it leads.", required=True, longest=400,
          example='"Learn to settle before you share."', other_words=("description", "about")),
    Field("for", "choices", "Whom it is for.", low=1, high=3, choices=("client", "pair", "therapist"),
          default='["client"]', example='["client"]', other_words=("audience", "who")),
    Field("why", "text", "One short paragraph on why in this order.", longest=1200,
          example='"A calm body makes room."', other_words=("reason", "rationale")),
    Field("sources", "texts", "The books or papers it rests on.", high=40, default="[]",
          example='["White 2007"]', other_words=("source", "references")),
    Field("caution", "text", "When to leave it for another time.", longest=1200,
          example='"Leave it out in a very hard week."', other_words=("warning", "cautions")),
    Field("author", "line", "Who wrote it.", example='"A. Person"', longest=400, other_words=("authors", "by")),
    Field("rung", "tables", "The rungs from the lightest up, each under a heading [[rung]].", required=True, low=1,
          high=20, fields=RUNG, example="[]", other_words=("rungs", "step", "steps", "level")),
)  # fmt: skip
"""What a file in `programs` can have."""


@dataclass(frozen=True, slots=True)
class ProgramReading:
    """What came of reading a file; without errors there is a program."""

    program: Program | None
    problems: tuple[Problem, ...] = ()


def read_program(text: str, file: str) -> ProgramReading:
    """Read one program; everything wrong with it is reported at once, and nothing is raised."""
    parsed = parse(text, file)
    if parsed.data is None:
        return ProgramReading(None, (parsed.problem,) if parsed.problem else ())
    faults, data = Faults(), parsed.data
    _check(data, faults)
    check_characters(parsed.text, data, faults)
    if faults.found:
        return ProgramReading(None, faults.problems(parsed.text, file, data))
    return ProgramReading(_built(data, file))


def _check(data: dict[str, Any], faults: Faults) -> None:
    newer = data.get("format", 1)
    if isinstance(newer, int) and not isinstance(newer, bool) and newer > FORMAT:
        faults.add(
            "newer-format",
            ("format",),
            _("This file is written in a version of the format that is newer than this closeness."),
            _("Install the newest closeness to use it."),
        )
        return
    rungs = data.get("rung")
    if not isinstance(rungs, list) or not rungs or not all(isinstance(each, dict) for each in rungs):
        single = isinstance(rungs, dict)
        faults.add_name(
            "single-brackets" if single else "no-rungs",
            ("rung",) if "rung" in data else (),
            _("This heading needs two brackets on both sides.")
            if single
            else _("This program has no rungs."),
            _("Write: [[rung]]")
            if single
            else _("Add at least one: a line [[rung]], and below it exercises and text."),
        )
        rungs = []
    shape = Shape(faults)
    header = {name: value for name, value in data.items() if name != "rung"}
    shape.table({each.name: each for each in FIELDS if each.name != "rung"}, header, (), _("A program"))
    if len(rungs) > 20:
        faults.add_name("too-many-rungs", ("rung", 20), _("A program has at most 20 rungs."))
    for place, rung in enumerate(rungs[:20]):
        shape.table({each.name: each for each in RUNG}, rung, ("rung", place), _("A rung"))


def _built(data: dict[str, Any], file: str) -> Program:
    return Program(
        id=data["id"],
        title=words(data, "title"),
        summary=words(data, "summary"),
        rungs=tuple(
            Rung(texts(each, "exercises"), words(each, "text"), words(each, "title"), words(each, "ready"))
            for each in data["rung"]
        ),
        lang=data.get("lang", "en"),
        audience=tuple(data.get("for", ("client",))),
        why=words(data, "why"),
        sources=texts(data, "sources"),
        caution=words(data, "caution"),
        author=words(data, "author"),
        file=file,
    )


def program_files(folders: Iterable[pathlib.Path]) -> tuple[pathlib.Path, ...]:
    """The files below `programs` in each of these folders, in the order in which the later one wins."""
    found: list[pathlib.Path] = []
    for folder in folders:
        try:
            found += sorted(each for each in (folder / "programs").iterdir() if each.name.endswith(".toml"))
        except OSError:
            continue
    return tuple(found)


def open_programs(files: Iterable[pathlib.Path]) -> tuple[tuple[Program, ...], tuple[Problem, ...]]:
    """All of them in the order of their files, and what is wrong with the others; the later file wins by id."""
    programs: dict[tuple[str, str], Program] = {}
    problems: list[Problem] = []
    for path in files:
        text = read_text(path)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        reading = read_program(text, str(path))
        problems += reading.problems
        if reading.program is not None:
            programs[reading.program.id, reading.program.lang] = reading.program
    return tuple(programs.values()), tuple(problems)


def unknown_exercises(text: str, program: Program, library: Library) -> tuple[Problem, ...]:
    """A warning for each exercise of a program that is not in the library; the rung works without it."""
    known = {card.id for card in library.cards}
    return tuple(
        _unknown(text, program.file, place, name, known)
        for place, rung in enumerate(program.rungs)
        for name in dict.fromkeys(rung.exercises)
        if name not in known
    )


def _unknown(text: str, file: str, place: int, name: str, known: Collection[str]) -> Problem:
    places = places_of(text)
    found = places.span(("rung", place, "exercises"), piece=f'"{name}"')
    line, column = places.line_of(found[0]) if found else (None, None)
    near = next(iter(nearest(name, known)), "")
    return Problem(
        "no-exercise",
        _("There is no exercise called `{name}` in the library, so this rung does not show it.").format(
            name=name
        ),
        did_you_mean(near),
        file,
        line,
        column,
        key_words(("rung", place, "exercises"), {}),
        "warning",
    )
