"""What turns, the body, pages to agree on and parked practices leave in documents and copies."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

import pytest

from closeness_tui.content.documents import dump_draft, dump_entry, read_draft, read_entry
from closeness_tui.content.exchange.imports import what_is_there
from closeness_tui.content.exchange.lines import read_lines
from closeness_tui.content.exchange.sheet import Copy, Form, write_copy
from closeness_tui.core.agreement import versions
from closeness_tui.core.answer import Chosen, Item, Items, Words
from closeness_tui.core.entry import Draft, Entry, Line

DAY = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LINES = (
    Line("hopes", "write", "What do you hope for?", Words("More walks.")),
    Line(
        "cues",
        "body",
        "What do you notice?",
        Items((Item("cold hands", rating=3.0, picked=True), Item("hum"))),
    ),
    Line("page", "agree", "Here is the page.", Chosen(("agreed",), ("Agreed",)), "working-agreement"),
)
ENTRY = Entry(
    "k3v6q2m7xw4hd5tzb6rjcnp2ya", "exercise", DAY, exercise="our-page", title="Our page", lines=LINES
)
DRAFT = Draft("k3v6q2m7xw4hd5tzb6rjcnp2ya", DAY, DAY, "our-page", "id = 1\n", at="wait", lines=LINES)


def test_an_entry_keeps_which_document_was_agreed_to() -> None:
    assert read_entry(dump_entry(ENTRY)) == ENTRY
    assert [version.agreed for version in versions([read_entry(dump_entry(ENTRY))], "working-agreement")] == [
        True
    ]


def test_a_draft_keeps_what_it_waits_for_and_the_turns_that_ended() -> None:
    parked = replace(DRAFT, parked="Look back at what I tried", ended=((0, 12.5), (3, 0.0)))
    assert read_draft(dump_draft(parked)) == parked
    assert read_draft(dump_draft(DRAFT)) == DRAFT


def test_a_draft_from_before_such_steps_reads_as_one_that_waits_for_nothing() -> None:
    text = "\n".join(row for row in dump_draft(DRAFT).split("\n") if not row.startswith(("ended", "parked")))
    assert (read_draft(text).ended, read_draft(text).parked) == ((), "")


def test_a_copy_for_programs_comes_back_whole() -> None:
    copy = write_copy(Copy((ENTRY,), DAY), "jsonl")
    assert read_lines(copy, what_is_there([])).entries == (ENTRY,)


@pytest.mark.parametrize("form", get_args(Form))
def test_a_copy_to_read_has_the_cues_and_the_page(form: Form) -> None:
    text = write_copy(Copy((ENTRY,), DAY), form)
    for words in ("cold hands", "hum", "Here is the page.", "Agreed", "More walks."):
        assert words in text
