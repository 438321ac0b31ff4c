"""The body figure: its shape, what lights up, and which words name which region."""

from __future__ import annotations

import pytest

from closeness_tui.core.steps import Group, Read, Tense
from closeness_tui.core.steps.body import REGIONS
from closeness_tui.tui.widgets.figure import Figure
from closeness_tui.tui.widgets.figure_shape import COLUMNS, ROWS, Light, region_at, row_of
from closeness_tui.tui.widgets.regions import in_words, regions_in
from closeness_tui.tui.widgets.tense import around, regions_of
from tests.tui.stage import Host, time_passes

END = Read(id="end", text="The end.")
FULL = "\u28ff"


def drawn(light: Light) -> list[str]:
    """The signs of the whole picture."""
    return ["".join(sign for sign, _look in row_of(row, light)) for row in range(ROWS)]


def dots(light: Light) -> int:
    """How many dots are seen."""
    return sum((ord(sign) - 0x2800).bit_count() for row in drawn(light) for sign in row if sign != " ")


def test_the_figure_is_as_large_as_it_says_and_alike_on_both_sides() -> None:
    rows = drawn(Light(frozenset({"whole"})))
    assert {len(row) for row in rows} == {COLUMNS}
    assert all([sign == " " for sign in row] == [sign == " " for sign in reversed(row)] for row in rows)


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_is_told_from_the_others_by_its_dots_and_not_by_colour_alone(region: str) -> None:
    unlit, near, picked = Light(), Light(near=frozenset({region})), Light(frozenset({region}))
    assert dots(unlit) < dots(near) < dots(picked)
    assert len({tuple(drawn(Light(frozenset({each})))) for each in REGIONS}) == len(REGIONS)


def test_the_whole_body_is_all_regions() -> None:
    every = frozenset(REGIONS) - {"whole"}
    assert drawn(Light(every)) == drawn(Light(frozenset({"whole"})))


def test_regions_lie_in_their_order_from_the_top_and_nothing_lies_outside() -> None:
    middle = list(dict.fromkeys(region_at(COLUMNS // 2, row) for row in range(ROWS)))
    assert [each for each in middle if each in ("head", "face", "jaw", "chest", "belly")] == [
        "head",
        "face",
        "jaw",
        "chest",
        "belly",
    ]
    assert region_at(0, 0) == region_at(-1, 3) == region_at(3, ROWS) == ""


@pytest.mark.parametrize(
    ("words", "regions"),
    [
        ("Hands and arms", {"hands", "arms"}),
        ("Your {lead|leading} upper arm", {"arms"}),
        ("Shoulders, chest, back and belly", {"shoulders", "chest", "belly"}),
        ("Forehead", {"head"}),
        ("Eyes and nose", {"face"}),
        ("Mouth and jaw", {"jaw"}),
        ("Neck and throat", {"throat"}),
        ("Your other lower leg", {"legs"}),
        ("The whole body", {"whole"}),
        ("Upper back", set()),
        ("Mano izquierda", set()),
        ("a charming handful of shoestrings", set()),
    ],
)
def test_known_words_name_their_regions_and_unknown_ones_none(words: str, regions: set[str]) -> None:
    assert regions_in(words) == regions


def test_the_area_speaks_where_the_part_does_not() -> None:
    assert regions_of(Group("Below the knees", "legs and feet")) == {"legs"}
    assert regions_of(Group("First side", "legs and feet")) == {"legs", "feet"}


def test_regions_are_named_from_the_top_down() -> None:
    assert in_words(frozenset({"feet", "jaw", "belly"})) == "jaw, belly, feet"


async def test_the_figure_draws_nothing_where_nothing_changed() -> None:
    host = Host(Tense(id="it", groups=(Group("Hands"),)), END)
    async with host.run_test() as pilot:
        await pilot.pause()
        figure = host.session_screen.query_one(Figure)
        figure.draw(Light())
        assert figure.draw(Light(frozenset({"jaw"}))) == 1
        assert figure.draw(Light(frozenset({"jaw"}))) == 0


async def test_the_part_at_hand_is_full_while_tense_and_half_full_when_let_go() -> None:
    host = Host(Tense(id="it", tense=5, release=10, groups=(Group("Chest"), Group("Face"))), END)
    async with host.run_test() as pilot:
        await pilot.pause()
        figure = host.session_screen.query_one(Figure)
        assert figure.light == Light(frozenset({"chest"}))
        assert FULL in host.text_on_screen()
        await time_passes(pilot, host, 6)
        assert figure.light == Light(near=frozenset({"chest"}))
        await time_passes(pilot, host, 25)
        assert figure.light == Light(frozenset({"face"}))


@pytest.mark.parametrize(
    ("size", "part", "seen"),
    [
        ((120, 40), "Chest", True),
        ((80, 24), "Chest", True),
        ((60, 20), "Chest", False),
        ((120, 40), "Rücken", False),
    ],
)
async def test_the_figure_is_there_only_where_there_is_room_and_the_part_is_known(
    size: tuple[int, int], part: str, seen: bool
) -> None:
    host = Host(Tense(id="it", groups=(Group(part, imagine="Warm."),)), END)
    async with host.run_test(size=size) as pilot:
        await pilot.pause()
        assert (FULL in host.text_on_screen()) is seen
        assert "imagine it instead" in host.text_on_screen()
        assert host.session_screen._page.max_scroll_y == 0


async def test_the_figure_gives_way_in_a_low_window() -> None:
    host = Host(Tense(id="it", groups=(Group("Chest"),)), END)
    async with host.run_test(size=(80, 18)) as pilot:
        await pilot.pause()
        assert FULL not in host.text_on_screen()
        assert "tense" in host.text_on_screen()


async def test_the_figure_comes_and_goes_with_the_size_of_the_window() -> None:
    host = Host(Tense(id="it", groups=(Group("Hands"),)), END)
    async with host.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert not host.session_screen.query_one(Figure).region
        await pilot.resize_terminal(90, 30)
        await pilot.pause()
        assert host.session_screen.query_one(Figure).region.width == COLUMNS


async def test_the_longest_words_of_a_stretch_are_whole_beside_the_figure() -> None:
    text = "Let it all be as heavy as it likes, from the top down to the very end of it. " * 3
    host = Host(Tense(id="it", groups=(Group("Hands", tense_text=text + "Really."),)), END)
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Really." in host.text_on_screen()


@pytest.mark.parametrize("at", range(8))
def test_of_many_parts_the_one_at_hand_is_always_shown(at: int) -> None:
    from textual.content import Content  # noqa: PLC0415 - for the words of the parts only

    names = [Content(f"part {n}") for n in range(8)]
    for rows in (2, 3, 5):
        shown = [line.plain for line in around(list(names), at, rows)]
        assert len(shown) == rows
        assert f"part {at}" in shown
