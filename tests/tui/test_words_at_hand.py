"""A signal can come before the letters on the screen were told of: they are kept all the same."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Input, TextArea

from closeness_tui.core.answer import Chosen, Item, Items, Words, lines_of
from closeness_tui.core.steps import Blank, Body, Choose, Fill, Listing, Option, Read, Step, Write
from tests.tui.stage import Host

END = Read(id="end", text="The end.")
TYPED = "a word and half a w"
OPTIONS = (Option("one", "one"), Option("two", "two"))

FIELDS: dict[str, tuple[Step, list[str], Any]] = {
    "write": (Write(id="it"), [], Words(TYPED)),
    "own words of a card": (
        Choose(id="it", cards=("a", "b"), show=2, own="my own"),
        ["o"],
        Chosen(("own",), (TYPED,), own=True),
    ),
    "own words beside options": (
        Choose(id="it", options=OPTIONS, many=True, own="my own"),
        ["2", "o"],
        Chosen(("two", "own"), ("two", TYPED), own=True),
    ),
    "list": (Listing(id="it", own=True), [], Items((Item(TYPED),))),
    "sorted list": (
        Listing(id="it", items=("a", "b"), own=True, piles=("easy", "later")),
        ["1", "a"],
        Items((Item("a", "easy"), Item(TYPED))),
    ),
    "body": (
        Body(id="it", cues=("warm hands",), own=True),
        ["1", "o"],
        Items((Item("warm hands"), Item(TYPED))),
    ),
}


@pytest.mark.parametrize("name", FIELDS)
async def test_what_stands_in_a_field_is_kept_before_it_was_told_of(name: str) -> None:
    step, keys, answer = FIELDS[name]
    host = Host(step, END)
    async with host.run_test() as pilot:
        await pilot.press(*keys)
        field = host.session_screen.focused
        assert isinstance(field, TextArea | Input)
        # No message passes between this and the next line, as when a signal comes.
        with host.session_screen.prevent(TextArea.Changed, Input.Changed):
            _put(field, TYPED)
        host.session_screen.keep_words()
        assert host.answers.get("it") == answer


async def test_the_blanks_of_a_sentence_are_kept_before_they_were_told_of() -> None:
    host = Host(Fill(id="it", template="I feel {mood}.", blanks=(Blank("mood"),)), END)
    async with host.run_test():
        field = host.session_screen.focused
        assert isinstance(field, Input)
        with host.session_screen.prevent(Input.Changed):
            _put(field, TYPED)
        host.session_screen.keep_words()
        assert lines_of(host.answers["it"]) == (f"I feel {TYPED}.",)


@pytest.mark.parametrize("name", FIELDS)
async def test_an_empty_field_keeps_nothing(name: str) -> None:
    host = Host(FIELDS[name][0], END)
    async with host.run_test():
        host.session_screen.keep_words()
        assert host.answers == {}


@pytest.mark.parametrize("name", FIELDS)
async def test_every_letter_typed_is_held_without_a_further_key(name: str) -> None:
    step, keys, answer = FIELDS[name]
    host = Host(step, END)
    async with host.run_test() as pilot:
        await pilot.press(*keys, *("space" if letter == " " else letter for letter in TYPED))
        assert host.answers.get("it") == answer


def _put(field: TextArea | Input, words: str) -> None:
    if isinstance(field, TextArea):
        field.load_text(words)
    else:
        field.value = words
