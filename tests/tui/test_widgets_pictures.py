"""The small pieces: the figure, the scale, the stages of a list, the key line."""

from __future__ import annotations

import pytest
from textual.content import Content

from closeness_tui.core.answer import Item, Items
from closeness_tui.core.steps import KINDS, Breathe, Listing, Read, Scale
from closeness_tui.tui.widgets.dial import Typed
from closeness_tui.tui.widgets.disc import Disc, half_widths, radius_of
from closeness_tui.tui.widgets.fill import sentence_of
from closeness_tui.tui.widgets.key_line import Hint, fitting
from closeness_tui.tui.widgets.kinds import BODIES
from closeness_tui.tui.widgets.list_stages import by_rating, items_at_first, moved, piled, stages_of, to_rate
from closeness_tui.tui.widgets.spans import about, clock
from closeness_tui.tui.widgets.tense import in_lines
from tests.tui.stage import Host


def test_every_kind_of_step_has_its_widget() -> None:
    assert set(BODIES) == set(KINDS)


def test_the_figure_is_round_and_alike_on_all_sides() -> None:
    for rows in (5, 9, 18):
        widths = half_widths(rows, float(rows))
        assert widths == widths[::-1]
        assert max(widths) == rows


def test_the_figure_only_grows_with_the_breath() -> None:
    areas = [sum(half_widths(9, radius_of(9, part / 50))) for part in range(51)]
    assert areas == sorted(areas)
    assert areas[0] > 0


async def test_the_figure_redraws_only_rows_that_changed() -> None:
    host = Host(Breathe(id="it", rounds=2), Read(id="end"))
    async with host.run_test() as pilot:
        await pilot.pause()
        disc = host.session_screen.query_one(Disc)
        assert disc.draw(0.5) > 0
        assert disc.draw(0.5) == 0
        assert 0 < disc.draw(0.52) <= disc.rows


async def test_every_row_of_the_figure_is_as_wide_as_the_column() -> None:
    host = Host(Breathe(id="it", rounds=2), Read(id="end"))
    async with host.run_test() as pilot:
        await pilot.pause()
        disc = host.session_screen.query_one(Disc)
        for part in range(11):
            disc.draw(part / 10)
            for row in range(disc.rows):
                assert sum(len(segment.text) for segment in disc.render_line(row)) == disc.size.width


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1", 1), ("10", 10), ("11", 1), ("105", 5), ("7", 7), ("00", 0), ("100", 0)],
)
def test_digits_make_a_number_of_the_scale(typed: str, value: float) -> None:
    number = Typed(Scale(0, 10))
    for digit in typed:
        number = number.then(digit)
    assert number.value == value


def test_digits_reach_a_scale_that_begins_later() -> None:
    number = Typed(Scale(20, 50))
    for digit in "35":
        number = number.then(digit)
    assert number.value == 35


def test_words_in_a_blank_are_never_filled_in_again() -> None:
    assert sentence_of(("If ", "a", ", ", "b", " {c}"), {"a": "{b}", "b": " "}) == "If {b}, … {c}"


@pytest.mark.parametrize(
    ("step", "offered", "stages"),
    [
        (Listing(id="l"), (), ("collect",)),
        (Listing(id="l", piles=("a", "b")), ("x",), ("sort",)),
        (Listing(id="l", own=False, rate=Scale()), ("x",), ("rate",)),
        (Listing(id="l", own=False, most=1, rate=Scale()), ("x", "y"), ("collect", "rate")),
        (Listing(id="l", rank=True, pick=1), (), ("collect", "rank", "pick")),
        (Listing(id="l", own=False), ("x",), ("collect",)),
    ],
)
def test_a_list_has_only_the_stages_it_needs(
    step: Listing, offered: tuple[str, ...], stages: tuple[str, ...]
) -> None:
    assert stages_of(step, offered) == stages


def test_all_that_is_offered_is_there_where_nobody_has_to_choose() -> None:
    step = Listing(id="l", own=False, rate=Scale())
    assert items_at_first(step, ("x", "y"), None) == (Item("x"), Item("y"))
    assert items_at_first(step, ("x", "y"), Items((Item("y"),))) == (Item("y"),)


def test_items_keep_the_order_they_are_given() -> None:
    a, b, c = Item("a", rating=1), Item("b"), Item("c", rating=9)
    assert by_rating((c, b, a)) == (a, c, b)
    assert moved((a, b, c), 0, -1) == (a, b, c)
    assert moved((a, b, c), 2, -1) == (a, c, b)
    assert piled((b,), ("a", "b"), "a", "easy") == (Item("a", "easy"), b)
    assert to_rate(Listing(id="l", rate_only="easy"), (Item("x", "easy"), b)) == (0,)


def test_the_key_line_drops_whole_keys_and_the_least_needed_first() -> None:
    hints = [Hint("q", "stop", "", 0), Hint("x", "hide", "", 7), Hint("h", "help", "", 2)]
    assert fitting(hints, 80) == (hints, "   ")
    assert fitting(hints, 22) == (hints, "  ")
    assert [hint.key for hint in fitting(hints, 18)[0]] == ["q", "h"]
    assert [hint.key for hint in fitting(hints, 7)[0]] == ["q"]


def test_a_long_key_says_less_rather_than_nothing() -> None:
    hints = [Hint("q", "stop", "", 0), Hint("s", "I'll leave it", "", 4, "skip"), Hint("?", "keys", "", 5)]
    assert [hint.label for hint in fitting(hints, 40)[0]] == ["stop", "I'll leave it", "keys"]
    assert [hint.label for hint in fitting(hints, 24)[0]] == ["stop", "I'll leave it"]
    assert [hint.label for hint in fitting(hints, 22)[0]] == ["stop", "skip", "keys"]
    assert [hint.label for hint in fitting(hints, 8)[0]] == ["stop"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (240, "about 4 minutes left"),
        (91, "about 2 minutes left"),
        (60, "about a minute left"),
        (31, "about 35 seconds left"),
        (30, "about 30 seconds left"),
        (10, "a few seconds left"),
    ],
)
def test_time_is_said_in_round_words(seconds: float, words: str) -> None:
    assert about(seconds) == words


def test_a_clock_shows_whole_seconds() -> None:
    assert [clock(each) for each in (65.0, 64.2, 0.0, 5.9999)] == ["1:05", "1:05", "0:00", "0:06"]


def test_parts_of_the_body_fold_between_their_names() -> None:
    names = [Content("Hands and arms"), Content("Face and jaw"), Content("Legs and feet")]
    assert [line.plain for line in in_lines(names, 32)] == ["Hands and arms   Face and jaw", "Legs and feet"]
    assert len(in_lines(names, 4)) == 3
