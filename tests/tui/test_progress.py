"""Looking back over time, and a check-in, by keyboard in the real app."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from closeness_tui.core.answer import Number
from closeness_tui.core.over_time import Point, Track
from closeness_tui.practice.opening import Practice
from closeness_tui.tui.app import ClosenessApp
from closeness_tui.tui.screens import progress_drawing as drawing
from closeness_tui.tui.screens.progress import ProgressScreen
from tests.core.test_progress import VERDICT
from tests.tui.evening import place, practice_of, seen, settle
from tests.tui.kept_year import NOW, keep_a_year, line
from tests.tui.kept_year import entry as kept_entry

HOSTILE = "[/] [@click=app.leave]go[/] \x1b]52;c;aGVsbG8=\x07 \x1b[31mred \u202eesrever ${x} {y} \ufeff"
SIZES = [(80, 24), (120, 40), (60, 20)]


def told(app: ClosenessApp) -> str:
    return " ".join(seen(app).split())


async def opened(pilot: object, app: ClosenessApp) -> ProgressScreen:
    await settle(pilot)  # type: ignore[arg-type]
    app.action_open_progress()
    await settle(pilot)  # type: ignore[arg-type]
    screen = app.screen
    assert isinstance(screen, ProgressScreen)
    return screen


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_year_is_shown_page_by_page_with_the_words_beside_it(size: tuple[int, int]) -> None:
    practice = practice_of()
    keep_a_year(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot, app)
        assert "How it is between you and others, page 1 of" in told(app)
        assert "How has this relationship been for you lately?" in told(app)
        headings = []
        for page in screen._pages:
            assert page.heading in told(app)
            assert all(len(row) <= size[0] for row in seen(app).splitlines())
            headings.append(page.heading)
            await pilot.press("down")
            await settle(pilot)
        assert headings[-1] == "The garden"
        await pilot.press("home")
        await settle(pilot)
        assert "page 1 of" in told(app)
        await pilot.press("left")
        await settle(pilot)
        assert place(app) == "HomeScreen"


async def test_every_number_can_be_had_in_words() -> None:
    practice = practice_of()
    keep_a_year(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 40)) as pilot:
        await opened(pilot, app)
        assert "(day" not in told(app)
        await pilot.press("w")
        await settle(pilot)
        assert "November 2025: " in told(app)
        assert "(day" in told(app)
        await pilot.press("w")
        await settle(pilot)
        assert "10 very good" in told(app)


async def test_under_every_line_stands_that_numbers_wobble() -> None:
    practice = practice_of()
    keep_a_year(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot, app)
        for page in screen._pages:
            if page.track is not None:
                assert "wobble from day to day" in " ".join(screen._beside(page).plain.split())
                assert VERDICT.findall(screen._beside(page).plain.replace("Why, the numbers", "")) == []


async def test_with_nothing_kept_it_says_that_this_is_fine() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        assert "There is nothing here yet, and that is fine." in told(app)
        await pilot.press("down", "w", "up", "left")
        await settle(pilot)
        assert place(app) == "HomeScreen"


async def test_a_locked_log_asks_to_be_opened_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Practice, "locked", property(lambda _self: True))
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.action_open_progress()
        await settle(pilot)
        assert place(app) == "UnlockScreen"


async def test_hostile_words_are_only_words() -> None:
    practice = practice_of()
    number = line("closeness", "rate", Number(5))
    entry = kept_entry(1, NOW, "check-in", HOSTILE, (number,))
    practice.log.save(replace(entry, lines=(replace(number, prompt=HOSTILE),)))
    before = line("before", "rate", Number(5), "before")
    practice.log.save(kept_entry(2, NOW, "some-exercise", HOSTILE, (before,)))
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("down")
        await settle(pilot)
        assert "[@click=app.leave]go[/]" in told(app)
        assert not {"\x1b", "\x07", "\u202e"} & set(seen(app))


async def test_another_width_draws_anew() -> None:
    practice = practice_of()
    keep_a_year(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, app)
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert max(map(len, seen(app).splitlines())) <= 60
        assert "page 1 of" in told(app)


# ----- the drawing by itself


def track(*values: float, gap: int = 7) -> Track:
    points = tuple(Point(NOW + timedelta(days=gap * n), value) for n, value in enumerate(values))
    return Track(kind="indicator", key="closeness", relation="friend", points=points)


def test_each_number_has_its_row_and_nothing_is_drawn_between_two() -> None:
    rows = drawing.dots(track(0, 10, 5), 32, drawing.TALL).plain.splitlines()[1:12]
    assert rows[0].count("●") == rows[5].count("●") == rows[10].count("●") == 1
    assert "".join(rows).count("●") == 3
    assert rows[0].index("●") > rows[10].index("●")


def test_a_stretch_of_time_without_numbers_stays_blank() -> None:
    even = track(5, 5)
    later = Point(even.points[-1].when + timedelta(days=365), 5)
    row = drawing.dots(replace(even, points=(*even.points, later)), 62, drawing.TALL).plain.splitlines()[6]
    assert row.strip("│ ").split() == ["●●", "●"] or row.strip("│ ").split() == ["●", "●", "●"]


@pytest.mark.parametrize("rows", [drawing.TALL, drawing.LOW])
def test_eleven_numbers_have_eleven_heights(rows: int) -> None:
    drawn = {drawing.dots(track(value), 20, rows).plain for value in range(11)}
    assert len(drawn) == 11


def test_one_number_alone_can_be_drawn() -> None:
    assert "23 November 2026" in drawing.dots(track(4), 30, drawing.LOW).plain


def test_the_usual_range_is_drawn_from_eight_numbers_on() -> None:
    assert "your usual range" not in drawing.dots(track(*[4, 5] * 3, 4), 62, drawing.LOW).plain
    assert "your usual range" in drawing.dots(track(*[4, 5] * 4), 62, drawing.LOW).plain


# ----- a check-in


async def test_a_check_in_is_practised_like_an_exercise_and_kept() -> None:
    practice = practice_of()
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.action_check_in()
        await settle(pilot)
        assert place(app) == "AboutScreen"
        await pilot.press("enter")
        await settle(pilot)
        assert place(app) == "SessionScreen"
        assert "Which relation would you like to look at today?" in told(app)
        await pilot.press("2")
        await settle(pilot)
        await pilot.press("6", "enter")
        await settle(pilot)
        (run,) = app.journey.runs
        assert run.session.answers["closeness"] == Number(6)
        assert run.all_kept
        await pilot.press("q")
        await settle(pilot)
        assert place(app) == "HomeScreen"
        assert practice.waiting() == (run.id,)


async def test_the_number_of_a_scale_is_told_at_home_with_its_range() -> None:
    practice = practice_of()
    keep_a_year(practice)
    app = ClosenessApp(practice, start="scale-ease-with-people")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        for keys in (("enter",), ("4", "enter"), ("2", "enter")):
            await pilot.press(*keys)
            await settle(pilot)
        await pilot.press("ctrl+n")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert place(app) == "ClosingScreen"
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("q")
        await settle(pilot)
        assert place(app) == "HomeScreen"
        assert "The number is 4. It can be from 1 to 5." in told(app)


async def test_a_scale_that_is_gone_is_said_to_be_gone() -> None:
    app = ClosenessApp(practice_of(), start="scale-nothing")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "This scale is not here" in told(app)
