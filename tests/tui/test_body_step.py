"""The body step: picking cues, how strong they get, and which tends to come first."""

from __future__ import annotations

from typing import Any

import pytest

from closeness_tui.core.answer import Item, Items
from closeness_tui.core.steps import Body, Read, Scale
from closeness_tui.tui.themes import NAMES
from closeness_tui.tui.widgets.choices import ChoiceRow
from closeness_tui.tui.widgets.figure import Figure
from closeness_tui.tui.widgets.figure_shape import COLUMNS, Light
from tests.tui.stage import Host

FIRST, END = Read(id="first"), Read(id="end", text="The end.")
CUES = (
    "tight jaw",
    "cold hands",
    "knot inside",
    "far away",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
PLACES = (("tight jaw", "jaw"), ("cold hands", "hands"), ("knot inside", "belly"), ("far away", "whole"))
STRONG = Scale(0, 10, 1, "faint", "strong")


def body(**fields: Any) -> Body:
    """A body step with some cues."""
    return Body(**({"id": "it", "cues": CUES, "places": PLACES} | fields))


ANSWERED: dict[str, tuple[Body, list[str], Items | None]] = {
    "by key, by space": (
        body(),
        ["2", "down", "space", "enter"],
        Items((Item("cold hands"), Item("knot inside"))),
    ),
    "a letter": (body(), ["a", "enter"], Items((Item("tenth"),))),
    "not after all": (body(), ["2", "2", "1", "enter"], Items((Item("tight jaw"),))),
    "own words": (
        body(),
        ["2", "o", *"my ears", "enter", "enter"],
        Items((Item("cold hands"), Item("my ears"))),
    ),
    "letters are words in the line": (body(), ["o", *"sq2", "enter", "enter"], Items((Item("sq2"),))),
    "back up to the list": (
        body(),
        ["o", *"hm", "enter", "up", "2", "enter"],
        Items((Item("cold hands"), Item("hm"))),
    ),
    "no more than most": (body(most=1), ["1", "2", "enter"], Items((Item("tight jaw"),))),
    "nothing": (body(), ["enter"], None),
    "only own": (body(cues=()), [*"hm", "enter", "enter"], Items((Item("hm"),))),
    "strength": (
        body(strength=STRONG),
        ["1", "2", "enter", "4", "enter", "1", "0", "enter"],
        Items((Item("tight jaw", rating=4), Item("cold hands", rating=10))),
    ),
    "strength passed": (
        body(strength=STRONG),
        ["1", "2", "enter", "enter", "7", "enter"],
        Items((Item("tight jaw"), Item("cold hands", rating=7))),
    ),
    "first": (
        body(first=True),
        ["1", "2", "enter", "1", "2", "enter"],
        Items((Item("tight jaw"), Item("cold hands", picked=True))),
    ),
    "first passed": (
        body(first=True),
        ["1", "2", "enter", "enter"],
        Items((Item("tight jaw"), Item("cold hands"))),
    ),
    "first not after all": (
        body(first=True),
        ["1", "2", "enter", "1", "1", "enter"],
        Items((Item("tight jaw"), Item("cold hands"))),
    ),
    "the only one is the first": (
        body(first=True),
        ["2", "enter"],
        Items((Item("cold hands", picked=True),)),
    ),
    "all stages": (
        body(strength=STRONG, first=True, most=2),
        ["1", "2", "3", "enter", "3", "enter", "enter", "down", "down", "space", "enter"],
        Items((Item("tight jaw", rating=3), Item("cold hands", picked=True))),
    ),
}


@pytest.mark.parametrize("name", ANSWERED)
async def test_the_right_keys_give_the_right_cues(name: str) -> None:
    step, keys, answer = ANSWERED[name]
    host = Host(step, END)
    async with host.run_test() as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        assert host.view.step is END
        assert host.answers.get("it") == answer


@pytest.mark.parametrize(
    ("at", "keys"), [(0, []), (1, ["1", "enter"]), (2, ["1", "2", "enter", "enter", "enter"])]
)
async def test_wrong_keys_change_nothing_in_any_stage(at: int, keys: list[str]) -> None:
    host = Host(body(strength=STRONG, first=True), END)
    async with host.run_test() as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        before = host.course.session
        wrong = ["z", "escape", "f9", "ctrl+o", "v"] + (["9"] if at == 2 else [])
        await pilot.press(*wrong)
        await pilot.pause()
        assert host.course.session == before
        assert host.called == []


async def test_what_is_picked_is_kept_at_once() -> None:
    host = Host(body(strength=STRONG), END)
    async with host.run_test() as pilot:
        await pilot.pause()
        await pilot.press("2", "o", *"hm")
        await pilot.pause()
        assert host.view.answer == Items((Item("cold hands"), Item("hm")))
        await pilot.press("enter", "enter", "6")
        await pilot.pause()
        assert host.view.step.id == "it"
        assert host.view.answer == Items((Item("cold hands", rating=6), Item("hm")))


async def test_back_walks_the_cues_and_the_stages_and_then_the_steps() -> None:
    host = Host(FIRST, body(strength=STRONG, first=True), END)
    async with host.run_test() as pilot:
        await pilot.press("enter", "1", "2", "enter", "4", "enter", "5", "enter")
        await pilot.pause()
        assert "tends to come first" in host.text_on_screen()
        await pilot.press("left")
        await pilot.pause()
        assert "1 of 2" in host.text_on_screen()
        assert "[4]" in host.text_on_screen()
        await pilot.press("enter")
        await pilot.pause()
        assert "2 of 2" in host.text_on_screen()
        await pilot.press("b")
        await pilot.pause()
        assert "1 of 2" in host.text_on_screen()
        await pilot.press("b")
        await pilot.pause()
        assert "› 1 ●" in host.text_on_screen()
        await pilot.press("left")
        await pilot.pause()
        assert host.view.step is FIRST
        await pilot.press("enter", "enter", "enter", "enter", "enter")
        await pilot.pause()
        assert host.answers["it"] == Items((Item("tight jaw", rating=4), Item("cold hands", rating=5)))


async def test_the_figure_shows_what_is_picked_and_what_is_at_hand() -> None:
    host = Host(body(strength=STRONG, first=True), END)
    async with host.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        figure = host.session_screen.query_one(Figure)
        assert figure.light == Light()
        await pilot.press("1", "down", "down")
        await pilot.pause()
        assert figure.light == Light(frozenset({"jaw"}), frozenset({"belly"}))
        assert "› belly" in host.text_on_screen()
        assert "● jaw" in host.text_on_screen()
        await pilot.press("o", *"my toes curl")
        await pilot.pause()
        assert figure.light == Light(frozenset({"jaw", "feet"}), frozenset({"feet"}))
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert figure.light == Light(frozenset({"jaw"}))
        await pilot.press("enter", "enter", "2")
        await pilot.pause()
        assert figure.light == Light(frozenset({"feet"}), frozenset({"feet"}))


async def test_the_mouse_picks_cues_and_regions() -> None:
    host = Host(body(), END)
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = host.session_screen
        await pilot.click(screen.query(ChoiceRow)[2])
        await pilot.pause()
        assert host.view.answer == Items((Item("knot inside"),))
        figure = screen.query_one(Figure)
        await pilot.click(figure, offset=(COLUMNS // 2, 2))
        await pilot.pause()
        assert "› 1 ○" in host.text_on_screen()
        await pilot.click(figure, offset=(0, 0))
        await pilot.press("space")
        await pilot.pause()
        assert host.view.answer == Items((Item("tight jaw"), Item("knot inside")))


async def test_the_most_is_said_kindly_and_another_can_take_the_place() -> None:
    host = Host(body(most=2), END)
    async with host.run_test() as pilot:
        await pilot.pause()
        assert "Up to 2, if you like." in host.text_on_screen()
        await pilot.press("1", "2", "3")
        await pilot.pause()
        assert "you could let one go" in " ".join(host.text_on_screen().split())
        await pilot.press("1", "3", "enter")
        await pilot.pause()
        assert host.answers["it"] == Items((Item("cold hands"), Item("knot inside")))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_a_cue_picked_by_its_key_comes_into_view_in_every_window(size: tuple[int, int]) -> None:
    text = "Think of an ordinary time when you wanted to pull away. What did your body do? " * 2
    cues = tuple(f"cue number {n}" for n in range(1, 26))
    host = Host(body(text=text, cues=cues), END)
    async with host.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("v")
        await pilot.pause()
        assert "v ● cue number 25" in " ".join(host.text_on_screen().split()).replace("› ", "")
        assert (host.session_screen.query_one(Figure).region.width > 0) is (size[0] >= 80)
        assert host.session_screen._page.max_scroll_y == 0


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_question_how_strong_is_whole_in_a_small_window(size: tuple[int, int]) -> None:
    text = "Think of an ordinary time when you wanted to pull away. What did your body do? " * 2
    host = Host(body(text=text, strength=STRONG), END)
    async with host.run_test(size=size) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        assert "How strong does it get?" in host.text_on_screen()
        assert "faint" in host.text_on_screen()


@pytest.mark.parametrize("theme", NAMES)
async def test_the_same_marks_are_drawn_in_every_look_and_without_colour(
    theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    for colourless in (False, True):
        if colourless:
            monkeypatch.setenv("NO_COLOR", "1")
        host = Host(body(), END)
        async with host.run_test(size=(80, 24)) as pilot:
            host.theme = theme
            await pilot.press("1", "down")
            await pilot.pause()
            seen.append(host.text_on_screen())
    assert seen[0] == seen[1]
    assert "⣿" in seen[0]


async def test_cues_are_shown_as_they_are_and_never_obeyed() -> None:
    cue = "[@click=app.leave_now]tight[/] \x1b[31mjaw"
    host = Host(body(cues=(cue,)), END)
    async with host.run_test() as pilot:
        await pilot.press("1")
        await pilot.pause()
        assert "[@click=app.leave_now]tight[/]" in host.text_on_screen()
        assert "\x1b" not in host.text_on_screen()
        assert host.view.answer == Items((Item(cue),))
