"""Writing with earlier words in view, and lists that come from elsewhere."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from closeness_tui.core.answer import Item, Items, Mark, Marks, Words
from closeness_tui.core.steps import Listing, Note, Read, Source, Write
from closeness_tui.tui.widgets.earlier import EarlierBox
from closeness_tui.tui.widgets.field import Paper
from closeness_tui.tui.widgets.page import COLUMN
from tests.tui.stage import Host

END = Read(id="end", text="The end.")
OLD, NEW = Write(id="old"), Write(id="new", text="And today?", show="old")
LINES = "".join(f"earlier line {n}\n" for n in range(40))


async def written(host: Host, pilot: object, text: str) -> None:
    """Write something in the first step, and go on to the second."""
    paper = host.focused
    assert isinstance(paper, TextArea)
    paper.insert(text)
    await pilot.pause()  # type: ignore[attr-defined]
    await pilot.press("ctrl+n")  # type: ignore[attr-defined]
    await pilot.pause()  # type: ignore[attr-defined]
    await pilot.pause()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("size", "beside"),
    [((120, 40), True), ((100, 30), True), ((99, 30), False), ((80, 24), False), ((60, 20), False)],
)
async def test_earlier_words_stand_beside_the_paper_where_there_is_room_and_above_it_elsewhere(
    size: tuple[int, int], beside: bool
) -> None:
    host = Host(OLD, NEW, END)
    async with host.run_test(size=size) as pilot:
        await pilot.pause()
        await written(host, pilot, LINES)
        box, paper = (
            host.session_screen.query_one(EarlierBox).region,
            host.session_screen.query_one(Paper).region,
        )
        assert "earlier line 1" in host.text_on_screen()
        assert paper.height >= 5
        if beside:
            assert box.y == paper.y
            assert box.right <= paper.x
            assert paper.width >= 56
        else:
            assert box.bottom <= paper.y
            assert box.x == paper.x
        await pilot.press(*"hm", "ctrl+n")
        await pilot.pause()
        assert host.answers["new"] == Words("hm")


async def test_keys_show_the_rest_of_the_earlier_words_while_the_cursor_stays_in_the_paper() -> None:
    host = Host(OLD, NEW, END)
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await written(host, pilot, LINES)
        assert "Alt with ↑ or ↓ moves these." in host.text_on_screen()
        await pilot.press("a", *["alt+down"] * 6, "ctrl+down", "b")
        await pilot.pause()
        assert "earlier line 7" in host.text_on_screen()
        assert "earlier line 1\n" not in host.text_on_screen()
        await pilot.press(*["alt+up"] * 9, "c")
        await pilot.pause()
        assert "earlier line 0" in host.text_on_screen()
        assert host.view.answer == Words("abc")


async def test_a_click_on_the_earlier_words_leaves_the_keys_with_the_paper() -> None:
    host = Host(OLD, NEW, END)
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await written(host, pilot, LINES)
        await pilot.click(EarlierBox, offset=(6, 2))
        await pilot.press(*"sq")
        await pilot.pause()
        assert host.view.answer == Words("sq")
        assert host.view.step is NEW


async def test_short_earlier_words_need_no_key_and_are_shown_as_they_are() -> None:
    host = Host(OLD, NEW, END)
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await written(host, pilot, "I feel [sad] [/]")
        assert "I feel [sad] [/]" in host.text_on_screen()
        assert "Alt with" not in host.text_on_screen()


async def test_the_next_step_has_the_usual_column_again() -> None:
    text = "word " * 60
    host = Host(OLD, NEW, Read(id="end", text=text))
    async with host.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await written(host, pilot, "hm")
        assert host.session_screen.query_one(Paper).region.right > 60 + COLUMN // 2
        await pilot.press("ctrl+n")
        await pilot.pause()
        await pilot.pause()
        lines = [line for line in host.text_on_screen().splitlines() if "word word word" in line]
        assert {line.index("word") for line in lines} == {(120 - COLUMN) // 2}


async def test_a_smaller_window_puts_the_earlier_words_above() -> None:
    host = Host(OLD, NEW, END)
    async with host.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await written(host, pilot, "before")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        box, paper = (
            host.session_screen.query_one(EarlierBox).region,
            host.session_screen.query_one(Paper).region,
        )
        assert box.bottom <= paper.y
        assert paper.width <= COLUMN


async def test_beginnings_may_come_from_an_earlier_answer() -> None:
    made = Listing(id="made")
    host = Host(made, Write(id="new", starters=Source("made")), END)
    async with host.run_test() as pilot:
        await pilot.press(*"I can", "enter", *"I may", "enter", "enter")
        await pilot.pause()
        await pilot.press("tab", "2", *"go", "ctrl+n")
        await pilot.pause()
        assert host.answers["new"] == Words("I may go")


async def test_labels_of_noting_may_come_from_an_earlier_answer() -> None:
    host = Host(Listing(id="made"), Note(id="it", labels=Source("made"), seconds=60), END)
    async with host.run_test() as pilot:
        await pilot.press(*"hum", "enter", *"birds", "enter", "enter")
        await pilot.pause()
        assert host.answers["made"] == Items((Item("hum"), Item("birds")))
        assert "birds" in host.text_on_screen()
        await pilot.press("2", "3")
        await pilot.pause()
        assert host.answers["it"] == Marks((Mark("birds", 0.0),))
