"""The shell as a whole: the way through an evening by keys alone."""

from __future__ import annotations

import ast
import inspect

import pytest
from textual.app import App

from closeness_tui.core import event as events
from closeness_tui.practice.opening import Practice
from closeness_tui.tui.app import ClosenessApp
from closeness_tui.tui.safe_text import SafeText
from closeness_tui.tui.themes import NAMES, THEMES
from tests.tui.evening import (
    WORDS,
    answer_all,
    contrast,
    finished,
    place,
    practice_of,
    seen,
    settle,
    unfinished,
)


async def test_from_home_through_a_practice_to_the_log_by_keys_alone() -> None:
    practice = practice_of()
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"share about", "enter")
        await settle(pilot)
        assert place(app) == "AboutScreen"
        await pilot.press("enter")
        await settle(pilot)
        assert place(app) == "SessionScreen"
        answer_all(app.journey.runs[-1])
        app.screen.beat()  # type: ignore[attr-defined]
        await settle(pilot)
        assert place(app) == "ClosingScreen"
        assert WORDS in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Kept in your log." in seen(app)
        await pilot.press("end", "enter")
        await settle(pilot)
        assert place(app) == "HomeScreen"
        await pilot.press("escape", "l")
        await settle(pilot)
        assert "today One Small Share" in " ".join(seen(app).split())


async def test_an_exercise_named_at_the_start_comes_first_and_home_after_it() -> None:
    app = ClosenessApp(practice_of(), start="one-small-share")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert place(app) == "AboutScreen"
        assert not app.home.query("#library")
        await pilot.press("left")
        await settle(pilot)
        assert place(app) == "HomeScreen"
        assert "What would be kind right now?" in seen(app)


async def test_more_of_a_page_is_offered_only_where_the_window_does_not_show_it_all() -> None:
    app = ClosenessApp(practice_of(), start="one-small-share")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "PgDn more" in seen(app)
        await pilot.press("pagedown")
        assert app.screen.query_one("#page").scroll_y > 0
        await pilot.resize_terminal(80, 60)
        await settle(pilot)
        assert "PgDn more" not in seen(app)
        await pilot.press("question_mark")
        await settle(pilot)
        assert "PgDn" not in seen(app)
        assert "↓ more" not in seen(app)


async def test_stopping_leads_home_and_the_draft_is_offered_there() -> None:
    practice = practice_of()
    app = ClosenessApp(practice, start="one-small-share")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("3", "enter", "enter")
        await settle(pilot)
        await pilot.press("q")
        await settle(pilot)
        assert place(app) == "HomeScreen"
        assert "It is kept, and you can go on or let it go another day." in seen(app)
        assert "An unfinished practice is safe here." in seen(app)
    assert len(practice.waiting()) == 1


async def test_a_finished_but_undecided_practice_goes_to_the_last_page() -> None:
    practice = practice_of()
    run = finished(practice)
    practice.leave(run)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert place(app) == "ClosingScreen"
        assert WORDS in seen(app)


async def test_a_door_out_of_a_practice_opens_at_once_and_the_last_page_comes_after() -> None:
    practice = practice_of()
    app = ClosenessApp(practice, start="one-small-share")
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        run = app.journey.runs[-1]
        from closeness_tui.core.answer import Chosen, Number  # noqa: PLC0415

        run.send(events.Answer(Number(8)))
        sort = next(option for option in run.look().options if option.go == "@sort-safe-topics")
        run.send(events.Answer(Chosen((sort.id,), (sort.text,))))
        app.screen.beat()  # type: ignore[attr-defined]
        await settle(pilot)
        assert place(app) == "AboutScreen"
        assert "Easy, Maybe, Not Now" in seen(app)
        await pilot.press("left")
        await settle(pilot)
        assert place(app) == "ClosingScreen"
        assert "One Small Share" in seen(app)


async def test_help_is_one_key_away_and_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Practice, "locked", True)
    practice = practice_of(country="GB")
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("h")
        await settle(pilot)
        text = seen(app)
        assert text.index("Call your local emergency number") < text.index("116 123")
        assert "911" not in text
        assert "checked on 22 November 2026" in text
        assert "findahelpline.com" in text
        await pilot.press("h", "escape")
        await settle(pilot)
        assert place(app) == "HomeScreen"
    assert not practice.places.data.exists()


async def test_old_numbers_are_said_to_be_old() -> None:
    practice = practice_of()
    practice.clock.pass_time(200 * 86400)  # type: ignore[attr-defined]
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("h")
        await settle(pilot)
        assert "These numbers were checked on 22 November 2026" in seen(app)


async def test_grounding_opens_from_the_help_page() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("h")
        await settle(pilot)
        await pilot.press("g")
        await settle(pilot)
        assert place(app) == "SessionScreen"
        assert app.journey.runs[-1].session.exercise.id == "grounding-54321"


async def test_the_keys_of_a_place_are_said_in_sentences() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("question_mark")
        await settle(pilot)
        assert "Shows an empty screen at once." in seen(app)
        assert "Leaves at once; all is kept." in seen(app)


async def test_the_palette_has_places_and_exercises_and_no_way_to_save_a_picture() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert "One Small Share" in titles
        assert "Your log" in titles
        assert not any("creenshot" in title for title in titles)


async def test_choosing_a_look_keeps_it() -> None:
    practice = practice_of()
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        app.choose_theme("calm-light")
        await pilot.pause()
    assert Practice(practice.places).settings.theme == "calm-light"


async def test_before_words_are_typed_it_is_said_that_they_cannot_be_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Practice, "cannot_keep", lambda _practice: "the disk is full")
    app = ClosenessApp(practice_of(), start="one-small-share")
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        assert "The disk is full" in " ".join(seen(app).split())


async def test_a_window_too_small_says_so_and_gives_everything_back() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.resize_terminal(30, 10)
        await settle(pilot)
        assert "40 by 12 is enough" in " ".join(seen(app).split())
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert place(app) == "HomeScreen"


async def test_leaving_at_once_keeps_what_was_written() -> None:
    practice = practice_of()
    unfinished(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("Q")
        await pilot.pause()
    assert app.return_code == 0
    assert len(practice.waiting()) in (0, 1)
    assert any(practice.places.log.drafts.iterdir())


async def test_ctrl_c_leaves_at_the_second_press() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+c")
        assert app.is_running
        await pilot.press("ctrl+c")
        await pilot.pause()
    assert app.return_code == 0


def test_the_private_name_that_a_crash_goes_through_is_still_there() -> None:
    source = inspect.getsource(App._handle_exception)
    called = {node.attr for node in ast.walk(ast.parse(source.strip())) if isinstance(node, ast.Attribute)}
    assert {"_fatal_error", "panic"} <= called
    assert ClosenessApp._fatal_error is not App._fatal_error
    assert ClosenessApp.panic is not App.panic
    assert hasattr(App, "_close_messages_no_wait")


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
def test_words_and_accents_can_be_read_in_every_look(theme: object) -> None:
    look = next(each for each in THEMES if each is theme)
    back, raised = str(look.background), str(look.panel)
    assert contrast(str(look.foreground), back) >= 7
    assert contrast(str(look.foreground), raised) >= 7
    for colour in (look.accent, look.success, look.warning, look.error, look.variables["quiet"]):
        assert contrast(str(colour), back) >= 4.5
        assert contrast(str(colour), raised) >= 4.5 or colour == look.variables["quiet"]


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
def test_words_differ_from_their_ground_with_sixteen_colours(theme: object) -> None:
    from rich.color import Color, ColorSystem  # noqa: PLC0415

    look = next(each for each in THEMES if each is theme)

    def sixteen(colour: object) -> int | None:
        return Color.parse(str(colour)).downgrade(ColorSystem.STANDARD).number

    for words in (look.foreground, look.accent, look.warning, look.variables["quiet"]):
        assert sixteen(words) != sixteen(look.background)


def test_the_filter_stands_last() -> None:
    assert isinstance(ClosenessApp(practice_of()).get_line_filters()[-1], SafeText)


def test_a_line_is_filtered_once_and_not_for_every_frame() -> None:
    app = ClosenessApp(practice_of())
    assert [id(each) for each in app.get_line_filters()] == [id(each) for each in app.get_line_filters()]
