"""The preview: it follows its file, keeps its place, and keeps nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from closeness_tui.core.answer import Words as Written
from closeness_tui.practice.previewing import RehearsingPractice
from closeness_tui.store.places import find_places
from closeness_tui.tui.authoring.preview import PreviewApp
from closeness_tui.tui.authoring.problems_list import ProblemsBeside
from closeness_tui.tui.authoring.stages import PreviewAbout, PreviewClosing, PreviewSession
from closeness_tui.tui.authoring.steps import MapScreen, StepsScreen
from closeness_tui.tui.screens.small import SmallScreen
from tests.practice.doubles import StandingClock
from tests.practice.test_previewing import TEXT

THE_BUS = ("t", "h", "e", "space", "b", "u", "s")
HOSTILE = "oops [/] [bold]x[/] [@click=app.quit()]leave[/] [red alert] {undefined_name|x} \\u202E \\\\u001b"


def put(path: Path, found: str | bytes) -> None:
    path.write_bytes(found.encode() if isinstance(found, str) else found)


def gone(path: Path) -> None:
    path.unlink()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    put(path, TEXT)
    return path


Open = Callable[..., "AsyncIterator[tuple[PreviewApp, Pilot[None]]]"]


@asynccontextmanager
async def opened(
    path: Path, *, start: int | None = None, size: tuple[int, int] = (80, 24), speed: float = 1.0
) -> AsyncIterator[tuple[PreviewApp, Pilot[None]]]:
    practice = RehearsingPractice(find_places(), clock=StandingClock())
    app = PreviewApp(practice, path, speed=speed, start=start, every=0)
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        yield app, pilot


async def settled(app: PreviewApp, pilot: Pilot[None]) -> None:
    for _turn in range(3):
        await pilot.pause()
    hints = [each for each in app.workers if each.group == "hints" and not each.is_finished]
    if hints:
        await app.workers.wait_for_complete(hints)
    await pilot.pause()


def text_on(app: PreviewApp) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def saved(app: PreviewApp, pilot: Pilot[None], path: Path, text: str) -> None:
    put(path, text)
    app.look_at_file()
    await settled(app, pilot)


def at(app: PreviewApp) -> str:
    assert app.stage.run is not None
    return app.stage.run.session.step.id


async def test_it_begins_with_the_page_before_and_says_that_nothing_is_kept(path: Path) -> None:
    async with opened(path) as (app, pilot):
        assert isinstance(app.screen, PreviewAbout)
        assert "Preview: nothing is kept" in text_on(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, PreviewSession)
        assert "You could look at one moment." in text_on(app)
        assert "Preview: nothing is kept" in text_on(app)


async def test_nothing_is_stored_whatever_is_done(path: Path) -> None:
    async with opened(path, start=1) as (app, pilot):
        await pilot.press(*THE_BUS, "ctrl+n", "5", "enter", "b")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, PreviewClosing)
        assert "the bus" in text_on(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert "Here nothing was kept." in text_on(app)
    home = find_places().data.parent
    kept = [each for each in home.rglob("*") if each.is_file()] if home.exists() else []
    assert kept == []


async def test_saving_shows_the_new_words_in_their_place(path: Path) -> None:
    async with opened(path, start=0) as (app, pilot):
        await saved(app, pilot, path, TEXT.replace("You could look at", "If you like, look at"))
        assert at(app) == "#1"
        assert "If you like, look at one moment." in text_on(app)


async def test_a_save_leads_to_the_one_step_that_changed(path: Path) -> None:
    async with opened(path, start=0) as (app, pilot):
        await saved(app, pilot, path, TEXT.replace("It is far:", "Far away:"))
        assert at(app) == "far"
        assert "Far away: a few words" in text_on(app)
        assert "made up" in text_on(app)


async def test_words_being_typed_are_not_torn_away_by_a_save(path: Path) -> None:
    async with opened(path, start=1) as (app, pilot):
        await pilot.press(*THE_BUS)
        await saved(app, pilot, path, TEXT.replace("It is far:", "Far away:"))
        assert at(app) == "words"
        assert "the bus" in text_on(app)
        assert "Step 4 has changed. F6 leads there." in text_on(app)
        await saved(app, pilot, path, TEXT.replace("Which one was it?", "Which one?"))
        assert "the bus" in text_on(app)
        assert app.stage.run is not None
        assert app.stage.run.session.answers["words"] == Written("the bus")


async def test_the_nearest_step_before_is_shown_for_one_that_is_gone(path: Path) -> None:
    async with opened(path, start=4) as (app, pilot):
        await saved(app, pilot, path, TEXT[: TEXT.index('[[step]]\nkind = "rest"')])
        assert at(app) == "far"


async def test_while_the_file_is_broken_the_last_good_version_stays_with_the_problems(path: Path) -> None:
    async with opened(path, start=2) as (app, pilot):
        await saved(app, pilot, path, TEXT.replace('kind = "rate"', 'kind = "rte"'))
        shown = text_on(app)
        assert "How near is it?" in shown
        assert 'There is no kind of step called "rte".' in shown
        assert "line 19" in shown
        assert 'Did you mean "rate"?' in shown
        await pilot.press("7", "enter")
        await settled(app, pilot)
        assert at(app) == "quiet"
        await saved(app, pilot, path, TEXT)
        assert at(app) == "quiet"
        assert not app.screen.query_one(ProblemsBeside).display


@pytest.mark.parametrize(
    "found",
    [
        b"",
        b"\x00\x00\x00",
        b"\xff\xfe\x41",
        b"[[[[[[",
        b'title = "',
        b"x" * 70_000,
        "id = 'für'".encode("cp1252"),
    ],
)
async def test_whatever_is_saved_there_is_no_crash(path: Path, found: bytes) -> None:
    async with opened(path, start=2) as (app, pilot):
        put(path, found)
        app.look_at_file()
        await settled(app, pilot)
        assert app.screen.query_one(ProblemsBeside).display
        assert "How near is it?" in text_on(app)


async def test_a_file_that_is_gone_for_a_moment_is_no_problem_and_one_that_stays_gone_is_said(
    path: Path,
) -> None:
    async with opened(path, start=2) as (app, pilot):
        gone(path)
        app._stamp, app._stamp_of = (1, 1, 1), lambda _path: None
        app.look_at_file()
        await settled(app, pilot)
        assert "not there" not in text_on(app)
        app.look_at_file()
        await settled(app, pilot)
        assert "The file is not there any more." in text_on(app)
        assert "How near is it?" in text_on(app)


async def test_a_file_broken_from_the_beginning_is_shown_once_it_is_whole(path: Path) -> None:
    put(path, TEXT.replace('kind = "rate"', 'kind = "rte"'))
    async with opened(path) as (app, pilot):
        assert isinstance(app.screen, StepsScreen)
        assert "There is nothing to show yet." in text_on(app)
        assert "line 19" in text_on(app)
        await saved(app, pilot, path, TEXT)
        assert "3. rate “near”: How near is it?" in text_on(app)
        await pilot.press("down", "enter")
        await settled(app, pilot)
        assert at(app) == "#1"


async def test_any_step_can_be_gone_to_and_back_again(path: Path) -> None:
    async with opened(path, start=0) as (app, pilot):
        await pilot.press("f6")
        await settled(app, pilot)
        assert isinstance(app.screen, StepsScreen)
        assert "(you are here)" in text_on(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert isinstance(app.screen, PreviewSession)
        assert at(app) == "#1"
        await pilot.press("f6", "down", "down", "down", "enter")
        await settled(app, pilot)
        assert at(app) == "far"
        await pilot.press("f6", "end", "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, PreviewClosing)
        assert "What would you like to keep?" in text_on(app)
        await pilot.press("f6", "home", "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, PreviewAbout)


async def test_the_time_stands_still_while_one_looks_at_the_steps(path: Path) -> None:
    async with opened(path, start=4) as (app, pilot):
        clock = app.stage.clock.machine
        assert isinstance(clock, StandingClock)
        clock.pass_time(10)
        await pilot.press("f6")
        await settled(app, pilot)
        clock.pass_time(500)
        await pilot.press("escape")
        await settled(app, pilot)
        assert at(app) == "quiet"
        assert app.stage.run is not None
        moment = app.stage.run.look().moment
        assert moment is not None
        assert moment.elapsed == pytest.approx(10)


async def test_a_timer_runs_as_quickly_as_is_asked_for(path: Path) -> None:
    async with opened(path, start=4, speed=10) as (app, pilot):
        assert "10 times as quick" in text_on(app)
        clock = app.stage.clock.machine
        assert isinstance(clock, StandingClock)
        clock.pass_time(2)
        assert isinstance(app.screen, PreviewSession)
        app.screen.beat()
        assert app.stage.run is not None
        moment = app.stage.run.look().moment
        assert moment is not None
        assert moment.elapsed == pytest.approx(20)
        clock.pass_time(1.1)
        app.screen.beat()
        await settled(app, pilot)
        assert isinstance(app.screen, PreviewClosing)


async def test_keys_change_the_speed(path: Path) -> None:
    async with opened(path, start=0) as (app, pilot):
        await pilot.press("plus", "plus", "minus", "minus", "minus")
        assert app.stage.clock.speed == 1
        seen = []
        for _press in range(7):
            await pilot.press("f9")
            seen.append(app.stage.clock.speed)
        assert seen == [2, 5, 10, 30, 60, 120, 1]
        await pilot.press("f9", "f9")
        await settled(app, pilot)
        assert "5 times as quick" in text_on(app)


async def test_the_map_is_a_key_away(path: Path) -> None:
    async with opened(path, start=0) as (app, pilot):
        await pilot.press("f7")
        await settled(app, pilot)
        assert isinstance(app.screen, MapScreen)
        assert "Only if “near” is 2 or less." in text_on(app)
        await pilot.press("f7")
        await settled(app, pilot)
        assert isinstance(app.screen, PreviewSession)


async def test_stopping_leads_to_the_steps_and_q_leaves(path: Path) -> None:
    async with opened(path, start=0) as (app, pilot):
        await pilot.press("q")
        await settled(app, pilot)
        assert "Stopped. People come home here" in text_on(app)
        await pilot.press("q")
        await pilot.pause()
        assert app.return_code == 0


async def test_no_key_leads_to_the_log_or_changes_a_setting(path: Path) -> None:
    async with opened(path, start=4) as (app, pilot):
        before = app.screen
        await pilot.press("comma", "ctrl+p", "l", "b")
        await settled(app, pilot)
        assert app.screen is before
        assert app.stage.practice.settings.bell
        assert not find_places().settings.exists()


@pytest.mark.parametrize("size", [(60, 20), (120, 40), (40, 12)])
async def test_words_of_a_file_are_shown_as_they_are_and_never_obeyed(
    path: Path, size: tuple[int, int]
) -> None:
    text = (
        TEXT.replace("You could look", f"{HOSTILE} You could look")
        .replace("\\u202E", "")
        .replace("\\\\u001b", "")
    )
    text = text.replace("{undefined_name|x}", "").replace("One Good Moment", "One [/] [red]Good[/] Moment")
    put(path, text)
    async with opened(path, size=size) as (app, pilot):
        assert "One [/] [red]Good[/]" in text_on(app)
        for key in ("enter", "f6", "f7", "escape", "enter"):
            await pilot.press(key)
            await settled(app, pilot)
            assert app.return_code is None
        assert "[@click=app.quit()]" in text_on(app) or "oops [/]" in text_on(app)
        await saved(app, pilot, path, TEXT.replace('kind = "read"', 'kind = "[/] [red]x"', 1))
        assert "[red]x" in text_on(app) or size == (40, 12)


async def test_an_escape_sequence_in_a_problem_does_not_reach_the_screen(path: Path) -> None:
    async with opened(path, start=0) as (app, pilot):
        await saved(app, pilot, path, TEXT.replace('kind = "read"', 'kind = "\x1b[2J\u202er"', 1))
        assert "\x1b" not in text_on(app)
        assert "\u202e" not in text_on(app)
        assert app.screen.query_one(ProblemsBeside).display


async def test_any_size_will_do_and_a_tiny_window_waits(path: Path) -> None:
    async with opened(path, start=1) as (app, pilot):
        await pilot.press(*THE_BUS)
        await saved(app, pilot, path, TEXT.replace('kind = "rate"', 'kind = "rte"'))
        for width, height in ((120, 40), (60, 20), (40, 12), (100, 24)):
            await pilot.resize_terminal(width, height)
            await settled(app, pilot)
            assert "the bus" in text_on(app), (width, height)
        await pilot.resize_terminal(20, 6)
        await settled(app, pilot)
        assert isinstance(app.screen, SmallScreen)
        await saved(app, pilot, path, TEXT.replace("Which one was it?", "Which one?"))
        await pilot.resize_terminal(80, 24)
        await settled(app, pilot)
        assert "Which one?" in text_on(app)
        assert "the bus" in text_on(app)


async def test_hints_are_on_the_page_of_steps(path: Path) -> None:
    odd = TEXT.replace(
        'step = "near", at_most = 2',
        'all = [{ step = "near", at_most = 2 }, { step = "near", at_least = 9 }]',
    )
    put(path, odd)
    async with opened(path, start=0) as (app, pilot):
        await pilot.press("f6")
        await settled(app, pilot)
        assert "1 hint" in text_on(app)
        assert "(a hint)" in text_on(app)
