"""Which step a line belongs to, and another step put in behind it."""

from __future__ import annotations

import pytest

from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.spec import STEP_KINDS
from closeness_tui.content.starting_file import Wish, starting_file
from closeness_tui.content.starting_steps import Audience
from closeness_tui.content.step_at import field_at, lines_of, row_for_step, with_step


def put_in(text: str, row: int, kind: str) -> str:
    place, step = with_step(text, row, kind)
    rows = text.splitlines(keepends=True)
    return "".join((*rows[:place], step, *rows[place:]))


@pytest.mark.parametrize("comments", [True, False], ids=["with notes", "without notes"])
@pytest.mark.parametrize("audience", ["client", "pair", "therapist"])
@pytest.mark.parametrize("kind", STEP_KINDS)
def test_a_step_put_in_anywhere_leaves_a_file_without_problems(
    kind: str, audience: Audience, comments: bool
) -> None:
    text = starting_file(Wish("a-b", "A", "narrative", audience), comments=comments)
    headings = [row for row, line in enumerate(lines_of(text)) if line.is_heading]
    for row in (0, *headings, len(text.split("\n")) - 1):
        after = put_in(text, row, kind)
        assert [each.message for each in read_exercise(after, "a.toml").problems] == []
        assert after.count("[[step]]") > text.count("[[step]]")
        kept = iter(after.split("\n"))
        assert all(line in kept for line in text.split("\n"))


TEXT = '''\
id = "a"

[[step]]
kind = "write"
id = "first"
text = """
[[step]] is no heading here.
kind = "none"
"""
lines = 3

# About the second.
# And more.
[[step]]
kind = "rate"
id = "second"

[deck.mine]
cards = ["one"]
'''


def test_a_long_text_is_no_heading_whatever_is_in_it() -> None:
    assert [row for row, line in enumerate(lines_of(TEXT)) if line.is_heading] == [2, 13, 17]
    assert lines_of(TEXT)[6].setting == "text"


def test_notes_stay_above_the_step_that_they_are_about() -> None:
    assert row_for_step(TEXT, 4) == 11
    assert row_for_step(TEXT, 0) == 2


def test_a_step_goes_before_the_decks() -> None:
    assert row_for_step(TEXT, 15) == 17


def test_a_step_takes_no_name_that_is_taken() -> None:
    text = 'id = "a"\n\n[[step]]\nkind = "write"\nid = "words"\n'
    assert 'id = "words-2"' in with_step(text, 3, "write")[1]


def test_the_setting_of_a_line_is_known_by_its_kind_of_step() -> None:
    found = field_at(TEXT, 9)
    assert found is not None
    assert found.name == "lines"
    assert field_at(TEXT, 7) is not None
    assert field_at(TEXT, 2) is None
    assert field_at(TEXT, 18) is None
    assert field_at(TEXT, 400) is None
    top = field_at(TEXT, 0)
    assert top is not None
    assert "stays the same" in top.meaning


def test_a_text_that_is_no_file_at_all_does_no_harm() -> None:
    for text in ("", "\n", "[[", '"""', "= = =", "[[step]]"):
        assert len(lines_of(text)) == len(text.split("\n"))
        with_step(text, 0, "read")
