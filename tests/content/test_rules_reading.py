"""How hard a text is to read, counted by hand beside it; and what happens where nothing can count syllables."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from closeness_tui.content.library import open_library
from closeness_tui.content.rules import is_counted, style_of
from closeness_tui.content.rules.reading_grade import grade_of, syllables
from tests.content.test_rules import ALONE, LONG_SENTENCE, LONG_WORDS, style

BY_EAR = {
    1: "the be me you word shape walked thoughts whole while breathe eyes heard please lets don't 10 here's",
    2: "about today body very easy any over open quiet being doing wanted closeness lonely moment apple doesn't",
    3: "exercise relation however remember imagine",
    4: "relationship uncertainty",
    6: "vulnerability",
}


@pytest.mark.parametrize(("count", "words"), BY_EAR.items())
def test_syllables_are_those_one_hears(count: int, words: str) -> None:
    heard = {word: syllables(word) for word in words.split()}
    assert {word: number for word, number in heard.items() if number != count} == {}


def test_the_grade_is_that_of_the_formula() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59
    assert grade_of(["The cat sat on the mat."]) == pytest.approx(-1.45)
    # 8 words, 2 sentences, 14 syllables: 0.39 * 4 + 11.8 * 1.75 - 15.59
    assert grade_of(["Today I look about.", "Someone may listen quietly."]) == pytest.approx(6.62)


@pytest.mark.parametrize(
    "text",
    [
        "One two three. Four five six.",
        "One two three! “Four five six?”",
        "One two three\n\nFour five six",
        "One two three … Four, five: six",
    ],
)
def test_sentences_end_where_a_reader_stops(text: str) -> None:
    assert grade_of([text]) == pytest.approx(0.39 * 3 + 11.8 - 15.59)


def test_nothing_to_read_is_not_hard() -> None:
    assert grade_of([]) == grade_of(["…", "!?"]) == 0


def test_a_short_text_is_only_judged_with_its_exercise(tmp_path: Path) -> None:
    short = "Considerable uncertainty accompanies interpersonal vulnerability."
    assert grade_of([short]) > 20
    assert style(tmp_path, ALONE.replace("Would you like to begin?", short)) == ()


def test_another_language_is_not_judged_by_the_rules_of_english(tmp_path: Path) -> None:
    text = ALONE.replace("Words may make it lighter.", LONG_WORDS).replace(
        "rung = 2", 'rung = 2\nlang = "de"'
    )
    assert style(tmp_path, text) == ()


def test_where_nothing_counts_syllables_all_other_rules_still_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = ALONE.replace("Would you like to begin?", LONG_SENTENCE).replace(
        "Some quiet", "You must. Some quiet"
    )
    assert [each.code for each in style(tmp_path, text)] == ["hard-screen", "pressing-words"]
    monkeypatch.setitem(sys.modules, "pyphen", None)
    assert not is_counted()
    assert [each.code for each in style(tmp_path, text)] == ["pressing-words"]
    measure, _found = style_of(tmp_path / "this.toml", open_library([tmp_path]))
    assert measure is not None
    assert (measure.id, measure.grade, measure.longest, measure.minutes) == ("small-thing", None, 40, 5)


def test_the_readme_names_what_authors_can_add_and_practising_needs_none_of_it() -> None:
    root = Path(__file__).parents[2]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    readme = (root / "README.md").read_text(encoding="utf-8")
    names = [each.split(">")[0] for each in project["optional-dependencies"]["authoring"]]
    assert names == ["pyphen", "tree-sitter", "tree-sitter-toml"]
    assert [name for name in names if f"| {name} |" not in readme] == []
    assert [each for each in project["dependencies"] if each.split(">")[0] in names] == []
