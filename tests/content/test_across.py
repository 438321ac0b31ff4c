"""What several files together tell: one that hides another, and translations that have drifted."""

from __future__ import annotations

from pathlib import Path

import pytest

from closeness_tui.content.across import across_files
from closeness_tui.content.library import open_library

ENGLISH = """\
id = "quiet-walk"
title = "A Quiet Walk"
family = "grounding"
rung = 1
summary = "Walk slowly."

[[step]]
kind = "choose"
id = "where"
text = "Where to?"
options = [{ text = "Outside", id = "out" }, { text = "Here", id = "here" }]

[[step]]
kind = "rest"
seconds = 60
text = "Walk: {where|anywhere}."
"""
SPANISH = (
    ENGLISH.replace('"quiet-walk"', '"quiet-walk"\nlang = "es"')
    .replace("Outside", "Fuera")
    .replace("Where to?", "¿Adónde?")
    .replace("Walk: {where|anywhere}", "Camina: {where|aquí}")
)


def told(folder: Path, translation: str) -> list[tuple[str, int | None, str]]:
    (folder / "quiet-walk.toml").write_text(ENGLISH, "utf-8")
    (folder / "quiet-walk.es.toml").write_text(translation, "utf-8")
    library = open_library([folder])
    assert library.problems == ()
    return [(Path(each.file).name, each.line, each.message) for each in across_files(library)]


def test_a_faithful_translation_is_fine(tmp_path: Path) -> None:
    assert told(tmp_path, SPANISH) == []


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ("seconds = 60", "seconds = 30", 16, "`seconds` is not what it is in the original, quiet-walk.toml."),
        ("rung = 1", 'rung = 2\nsmaller = ["grounding-54321"]', 5, "`rung` is not what it is"),
        ('id = "here"', 'id = "aqui"', 12, "`id` is not what it is"),
        ('kind = "rest"', 'kind = "note"\nlabels = ["a", "b"]', 15, "`kind` is not what it is"),
        (', { text = "Here", id = "here" }', "", 12, "`options` has 1 entries here, and 2 in"),
        ("Camina: {where|aquí}", "Camina", 17, "puts {where} in here, and this text does not."),
    ],
)
def test_what_has_drifted_is_told_at_its_place(
    tmp_path: Path, before: str, after: str, line: int, words: str
) -> None:
    assert before in SPANISH
    found = told(tmp_path, SPANISH.replace(before, after))
    assert found[0][:2] == ("quiet-walk.es.toml", line)
    assert words in found[0][2]


def test_a_missing_step_is_told_once(tmp_path: Path) -> None:
    found = told(tmp_path, SPANISH + '\n[[step]]\nkind = "read"\ntext = "Fin."\n')
    assert [(each[0], each[2]) for each in found] == [
        ("quiet-walk.es.toml", "This translation has 3 steps, and the original in quiet-walk.toml has 2.")
    ]


def test_one_that_hides_another_is_told_where_its_id_stands(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "walk.toml").write_text("# a note\n" + ENGLISH, "utf-8")
    library = open_library([tmp_path / "one", tmp_path / "two"])
    (problem,) = across_files(library)
    assert (problem.code, problem.line, problem.column) == ("hides-another", 2, 6)
    assert problem.file == str(tmp_path / "two" / "walk.toml")
