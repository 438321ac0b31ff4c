"""The one table: what is made from it, and that nothing of the core is left out."""

import re
from pathlib import Path

import pytest

from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.field import Field
from closeness_tui.content.reference import reference
from closeness_tui.content.reference_intro import INTRO
from closeness_tui.content.shared import read_shared
from closeness_tui.content.spec import COMMON, HEADER, STEP_KINDS, WHEN, header_fields, step_fields
from closeness_tui.content.spec_pieces import CARD_DECK, WORD_LIST
from closeness_tui.content.suggest import distance, suggest
from closeness_tui.core.steps import KINDS
from tests.content.report import report


def every_field() -> list[Field]:
    fields = [
        *HEADER,
        *COMMON,
        *WHEN,
        *CARD_DECK,
        *WORD_LIST,
        *(field for kind in STEP_KINDS.values() for field in kind.fields),
    ]
    return [*fields, *(inner for field in fields for inner in field.fields)]


def test_the_reference_page_is_made_from_the_table() -> None:
    page = Path(__file__).parents[2] / "docs" / "format.md"
    assert page.read_text("utf-8") == reference()


EXAMPLES = [piece.split("```")[0] for piece in INTRO.split("```toml\n")[1:]]
HEADER_OF_TWO = 'id = "a"\ntitle = "A"\nfamily = "noting"\nrung = 1\nsummary = "A."\nfor = ["pair"]\n'


def test_the_introduction_begins_with_a_whole_exercise() -> None:
    assert read_exercise(EXAMPLES[0], "x").problems == ()


@pytest.mark.parametrize("example", [each for each in EXAMPLES[1:] if each.startswith("[[step]]")])
def test_every_example_of_the_introduction_reads(example: str) -> None:
    assert report(read_exercise(HEADER_OF_TWO + example, "x").problems) == "\n"


def test_every_kind_that_is_not_simple_has_an_example() -> None:
    assert {"body", "turns", "agree", "later"} <= set(re.findall(r'kind = "(.+)"', INTRO))
    assert "private = true" in INTRO


def test_the_example_of_a_file_of_vocabularies_reads() -> None:
    example = next(each for each in EXAMPLES if each.startswith("[deck."))
    shared, problems = read_shared(example, "x")
    assert report(problems) == "\n"
    assert shared.notes["my-trap-words"][0][0] == "always"


def test_every_kind_of_the_core_is_in_the_table() -> None:
    assert set(STEP_KINDS) == set(KINDS)


@pytest.mark.parametrize("field", every_field(), ids=lambda field: field.name)
def test_a_field_says_what_it_means_and_shows_an_example(field: Field) -> None:
    assert field.meaning.endswith(".")
    assert field.example or field.name == "patterns"


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
