"""Programs: the shipped ones, and every mistake at its place."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from closeness_tui.content.library import bundled_folder, open_library
from closeness_tui.content.programs import (
    FIELDS,
    RUNG,
    open_programs,
    program_files,
    read_program,
    unknown_exercises,
)
from closeness_tui.content.rules.reading_grade import grade_of
from tests.content.report import report

GOOD = """\
format = 1
id = "two-rungs"
title = "Two Rungs"
summary = "From one to the other."

[[rung]]
title = "Settle"
exercises = ["grounding-54321"]
text = "Come back to here."
ready = "It feels a little known."

[[rung]]
exercises = ["pmr-4", "paced-breathing"]
text = "Either of them."
"""


def test_the_shipped_programs_are_whole_and_name_only_what_is_here() -> None:
    programs, problems = open_programs(program_files([bundled_folder()]))
    library = open_library([bundled_folder()])
    assert problems == ()
    assert {each.id for each in programs} >= {"first-steps", "toward-sharing", "body-first", "re-authoring"}
    for each in programs:
        assert unknown_exercises(Path(each.file).read_text("utf-8"), each, library) == ()
        assert Path(each.file).stem == each.id
        rungs = [[library.card(name).rung for name in rung.exercises] for rung in each.rungs]  # type: ignore[union-attr]
        # From one rung to the next at most one step more, and never a jump into the deep.
        assert all(min(more) <= max(less) + 1 for less, more in pairwise(rungs))


def test_what_the_shipped_programs_say_reads_easily() -> None:
    for each in open_programs(program_files([bundled_folder()]))[0]:
        texts = [each.summary, each.why, each.caution]
        texts += [words for rung in each.rungs for words in (rung.text, rung.ready)]
        assert grade_of(texts) <= 7, each.id


def test_a_good_program_is_read_as_it_stands() -> None:
    program = read_program(GOOD, "two.toml").program
    assert program is not None
    assert [each.exercises for each in program.rungs] == [("grounding-54321",), ("pmr-4", "paced-breathing")]
    assert (program.rungs[0].title, program.rungs[1].title) == ("Settle", "")
    assert program.audience == ("client",)


BAD = {
    "no rungs": (
        'id = "a"\ntitle = "A"\nsummary = "S."\n',
        "-:- error no-rungs\n"
        "    This program has no rungs.\n"
        "    Add at least one: a line [[rung]], and below it exercises and text.\n",
    ),
    "single brackets": (
        'id = "a"\ntitle = "A"\nsummary = "S."\n[rung]\nexercises = ["pmr-4"]\ntext = "T."\n',
        "4:1 error single-brackets (rung)\n"
        "    This heading needs two brackets on both sides.\n"
        "    Write: [[rung]]\n",
    ),
    "a wrong name": (
        GOOD.replace("ready", "redy"),
        "10:1 error unknown-setting (rung 1, redy)\n"
        "    A rung has no setting called `redy`.\n"
        "    Did you mean `ready`?\n",
    ),
    "no list": (
        GOOD.replace('["grounding-54321"]', '"grounding-54321"'),
        "8:13 error want-list (rung 1, exercises)\n"
        "    `exercises` must be a list in square brackets, but this is text.\n"
        '    Write: exercises = ["grounding-54321"]\n',
    ),
    "no text": (
        GOOD.replace('text = "Either of them."\n', ""),
        "12:1 error missing (rung 2)\n"
        "    A rung needs `text`: what it is about, in a sentence or two.\n"
        '    Add a line: text = "Learn two ways to settle."\n',
    ),
    "newer": (
        GOOD.replace("format = 1", "format = 7"),
        "1:10 error newer-format (format)\n"
        "    This file is written in a version of the format that is newer than this closeness.\n"
        "    Install the newest closeness to use it.\n",
    ),
    "an unseen character": (
        GOOD.replace("Come back", "Come\\u202eback"),
        None,
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_mistake_is_named_where_it_is_with_a_way_out(name: str) -> None:
    text, expected = BAD[name]
    reading = read_program(text, "p.toml")
    assert reading.program is None
    assert reading.problems
    if expected is not None:
        assert report(reading.problems) == expected


def test_a_text_that_is_no_toml_is_one_problem() -> None:
    reading = read_program('id = "a\n', "p.toml")
    assert (reading.program, len(reading.problems)) == (None, 1)


def test_an_exercise_that_is_not_here_is_a_warning_with_a_guess() -> None:
    text = GOOD.replace('"pmr-4"', '"pmr-44"')
    program = read_program(text, "two.toml").program
    assert program is not None
    (problem,) = unknown_exercises(text, program, open_library([bundled_folder()]))
    assert (problem.severity, problem.line, problem.column) == ("warning", 13, 14)
    assert "Did you mean" in problem.help


def test_the_later_folder_wins_by_id_and_a_bad_file_hides_no_other(tmp_path: Path) -> None:
    for folder, text in (("one", GOOD), ("two", GOOD.replace("Two Rungs", "Mine")), ("three", "id = 3\n")):
        (tmp_path / folder / "programs").mkdir(parents=True)
        (tmp_path / folder / "programs" / "p.toml").write_text(text, "utf-8")
    programs, problems = open_programs(
        program_files([tmp_path / each for each in ("one", "two", "three", "none")])
    )
    assert [each.title for each in programs] == ["Mine"]
    assert problems


def test_every_setting_has_an_example_that_fits() -> None:
    values = {each.name: each.example for each in FIELDS if each.name not in ("rung", "format")}
    head = "".join(f"{name} = {example}\n" for name, example in values.items())
    rung = "".join(f"{each.name} = {each.example}\n" for each in RUNG)
    assert read_program(f"{head}[[rung]]\n{rung}", "p.toml").problems == ()
