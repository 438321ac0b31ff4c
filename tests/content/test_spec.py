"""The one table: what is made from it, and that nothing of the core is left out."""

from pathlib import Path

import pytest

from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.field import Field
from closeness_tui.content.reference import reference
from closeness_tui.content.reference_intro import INTRO
from closeness_tui.content.spec import COMMON, HEADER, NOT_YET, STEP_KINDS, WHEN, header_fields, step_fields
from closeness_tui.content.suggest import distance, suggest
from closeness_tui.core.steps import KINDS


def every_field() -> list[Field]:
    fields = [*HEADER, *COMMON, *WHEN, *(field for kind in STEP_KINDS.values() for field in kind.fields)]
    return [*fields, *(inner for field in fields for inner in field.fields)]


def test_the_reference_page_is_made_from_the_table() -> None:
    page = Path(__file__).parents[2] / "docs" / "format.md"
    assert page.read_text("utf-8") == reference()


def test_the_introduction_has_an_example_that_reads() -> None:
    example = INTRO.split("```toml\n")[1].split("```")[0]
    assert read_exercise(example, "x").problems == ()


def test_every_kind_of_the_core_is_in_the_table() -> None:
    assert set(STEP_KINDS) == set(KINDS)
    assert not set(NOT_YET) & set(STEP_KINDS)


@pytest.mark.parametrize("field", every_field(), ids=lambda field: field.name)
def test_a_field_says_what_it_means_and_shows_an_example(field: Field) -> None:
    assert field.meaning.endswith(".")
    assert field.example or field.not_yet or field.name == "patterns"


def test_words_people_use_lead_to_the_setting() -> None:
    for kind in STEP_KINDS:
        fields = step_fields(kind)
        words = {field.name: field.other_words for field in fields.values()}
        for name, others in words.items():
            for other in others:
                if other not in fields:
                    assert suggest(other, fields, words), (kind, name, other)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("sumary", "summary"), ("titel", "title"), ("description", "summary"), ("zzz", ""), ("Lang", "lang")],
)
def test_did_you_mean(word: str, meant: str) -> None:
    words = {field.name: field.other_words for field in HEADER}
    assert suggest(word, header_fields(), words) == meant


def test_a_setting_that_is_there_is_never_suggested() -> None:
    assert suggest("titel", ["title"], taken={"title"}) == ""


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xbc", 1), ("abc", "cba", 2)],
)
def test_distance(one: str, other: str, far: int) -> None:
    assert (distance(one, other), distance(other, one)) == (far, far)
