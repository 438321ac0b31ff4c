"""The editor: what is wrong beside the text, a key for what can be done about it, and nothing lost."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from closeness_tui.practice.exercise_file import ExerciseFile
from closeness_tui.practice.previewing import RehearsingPractice
from closeness_tui.store import files
from closeness_tui.store.disk import Disk
from closeness_tui.store.places import find_places
from closeness_tui.tui.authoring import toml_area
from closeness_tui.tui.authoring.deciding import DecideScreen
from closeness_tui.tui.authoring.editing import EditorApp
from closeness_tui.tui.authoring.insert_step import InsertStepScreen
from closeness_tui.tui.authoring.problems_list import ProblemsList
from closeness_tui.tui.authoring.stages import PreviewAbout, PreviewSession
from closeness_tui.tui.authoring.steps import MapScreen, StepsScreen
from tests.practice.doubles import StandingClock
from tests.practice.test_previewing import TEXT

BROKEN = TEXT.replace('kind = "rate"', 'kind = "rte"').replace('title = "One', "title = “One")


def put(path: Path, found: str | bytes) -> None:
    path.write_bytes(found.encode() if isinstance(found, str) else found)


def got(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def shared(path: Path) -> None:
    path.chmod(0o640)


def mode_of(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    put(path, TEXT)
    return path


@asynccontextmanager
async def opened(
    path: Path, *, size: tuple[int, int] = (80, 24), colours: bool | None = None
) -> AsyncIterator[tuple[EditorApp, Pilot[None]]]:
    places, clock = find_places(), StandingClock()
    practice = RehearsingPractice(places, clock=clock)
    document = ExerciseFile(path, places, clock)
    document.open()
    app = EditorApp(practice, document, colours=colours)
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        yield app, pilot


async def settled(app: EditorApp, pilot: Pilot[None]) -> None:
    for _turn in range(3):
        await pilot.pause()
    hints = [each for each in app.workers if each.group == "hints" and not each.is_finished]
    if hints:
        await app.workers.wait_for_complete(hints)
        await pilot.pause()


def text_on(app: EditorApp) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def typed(app: EditorApp, pilot: Pilot[None], text: str) -> None:
    app.editor.area.text = text
    await settled(app, pilot)
    app.editor.check_now()
    await settled(app, pilot)


async def press(app: EditorApp, pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(app, pilot)


def row(app: EditorApp) -> int:
    return app.editor.area.cursor_location[0]


# ----- looking


@pytest.mark.parametrize("colours", [True, False])
async def test_a_file_is_shown_with_and_without_the_extra_for_colours(path: Path, colours: bool) -> None:
    async with opened(path, colours=colours) as (app, _pilot):
        assert 'title = "One Good Moment"' in text_on(app)
        assert "No problems" in text_on(app)
        assert "as saved" in text_on(app)
        line = next(
            strip
            for strip in app.screen._compositor.render_strips()
            if "title = " in "".join(segment.text for segment in strip)
        )
        worn = {str(each.style.color) for each in line if each.style is not None and each.text.strip(" 3")}
        # The name, the sign and the words, or all of them alike; and the bar at the side.
        assert (len(worn) >= 3) is colours
        assert app.editor.area.text == TEXT


def test_without_the_parser_nothing_asks_for_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    assert toml_area.can_colour()
    monkeypatch.setattr(toml_area, "find_spec", lambda name: None if name == "tree_sitter_toml" else object())
    assert not toml_area.can_colour()


async def test_problems_are_listed_and_marked_at_their_lines(path: Path) -> None:
    put(path, BROKEN)
    async with opened(path) as (app, _pilot):
        shown = text_on(app)
        assert " 3! title" in shown
        assert "line 3: " in shown
        assert " 4  family" in shown
        marked = [
            segment.text
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None and segment.style.underline
        ]
        assert marked


async def test_a_problem_shows_a_moment_after_the_last_key(path: Path) -> None:
    async with opened(path) as (app, pilot):
        app.editor.area.text = BROKEN
        await pilot.pause()
        assert app.editor._pause is not None
        await settled(app, pilot)
        app.editor.check_now()
        await settled(app, pilot)
        assert len(app.editor.problems) == 2


async def test_next_problem_goes_round(path: Path) -> None:
    put(path, BROKEN)
    async with opened(path) as (app, pilot):
        seen = []
        for _press in range(3):
            await press(app, pilot, "f8")
            seen.append(row(app))
        assert seen == [2, 18, 2]
        await press(app, pilot, "ctrl+n")
        assert row(app) == 18
        assert app.editor.query_one(ProblemsList).highlighted == 1


async def test_a_problem_of_the_list_can_be_gone_to(path: Path) -> None:
    put(path, BROKEN)
    async with opened(path) as (app, pilot):
        await press(app, pilot, "tab", "down", "enter")
        assert row(app) == 18
        assert app.focused is app.editor.area


async def test_the_setting_at_the_cursor_is_explained(path: Path) -> None:
    async with opened(path) as (app, pilot):
        app.editor.area.move_cursor((4, 0))
        await settled(app, pilot)
        assert "rung: How much it asks of a person: 1 light to 5 tender." in text_on(app)


async def test_hostile_words_of_a_file_do_no_harm(path: Path) -> None:
    hostile = TEXT.replace("One Good Moment", "[/] [@click=app.quit()]x[/] \x1b[2J\u202e\x9b2J")
    hostile = hostile.replace('kind = "rate"', 'kind = "[/] [red]x"')
    put(path, hostile)
    async with opened(path) as (app, pilot):
        assert "[@click=app.quit()]x[/]" in text_on(app)
        assert not set(text_on(app)) & {"\x1b", "\u202e", "\x9b"}
        await press(app, pilot, "f8", "f8", "f4", "ctrl+s")
        assert got(path) == app.editor.area.text


@pytest.mark.parametrize("size", [(120, 40), (60, 20), (40, 12)])
async def test_every_size_shows_the_text_and_what_is_wrong(path: Path, size: tuple[int, int]) -> None:
    put(path, BROKEN)
    async with opened(path, size=size) as (app, pilot):
        await press(app, pilot, "f8")
        assert "title" in text_on(app)
        assert "line 3" in text_on(app)
        assert "Ctrl-S save" in text_on(app)
        assert "F1 keys" in text_on(app)
        assert size[0] < 60 or "Esc leave" in text_on(app)


# ----- mending and adding


async def test_a_key_mends_the_problem_at_the_cursor_and_can_be_taken_back(path: Path) -> None:
    put(path, TEXT.replace('kind = "rate"', "kind = rate"))
    async with opened(path) as (app, pilot):
        await press(app, pilot, "f4")
        assert "Nothing is wrong on this line." in text_on(app)
        await press(app, pilot, "f8", "f4")
        assert app.editor.area.text == TEXT
        assert "Mended: " in text_on(app)
        assert app.editor.problems == ()
        await press(app, pilot, "ctrl+underscore")
        assert "kind = rate\n" in app.editor.area.text


async def test_what_needs_judgement_is_not_mended(path: Path) -> None:
    put(path, TEXT.replace('text = "Which one was it?"\n', ""))
    async with opened(path) as (app, pilot):
        before = app.editor.area.text
        await press(app, pilot, "f8", "f4")
        assert "needs your own words" in text_on(app)
        assert app.editor.area.text == before


async def test_a_step_is_put_in_behind_the_one_at_the_cursor(path: Path) -> None:
    async with opened(path) as (app, pilot):
        app.editor.area.move_cursor((12, 0))
        await press(app, pilot, "f2")
        assert isinstance(app.screen, InsertStepScreen)
        assert "One screen of text; waits for the person." in text_on(app)
        await press(app, pilot, "down", "down")
        assert 'id = "near-2"' in text_on(app)
        await press(app, pilot, "enter")
        kinds = [line for line in app.editor.area.text.split("\n") if line.startswith("kind")]
        assert kinds == [f'kind = "{kind}"' for kind in ("read", "write", "rate", "rate", "read", "rest")]
        assert app.editor.problems == ()
        assert app.editor.area.document.get_line(row(app)) == "[[step]]"
        await press(app, pilot, "ctrl+underscore")
        assert app.editor.area.text == TEXT


async def test_nothing_is_put_in_on_the_way_back(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(app, pilot, "f2", "escape")
        assert app.editor.area.text == TEXT
        assert app.screen is app.editor


# ----- the preview


async def test_the_preview_begins_at_the_step_of_the_cursor_and_shows_what_is_not_saved(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await typed(app, pilot, TEXT.replace("How near is it?", "How close is it?"))
        app.editor.area.move_cursor((20, 3))
        await press(app, pilot, "f5")
        assert isinstance(app.screen, PreviewSession)
        assert "How close is it?" in text_on(app)
        await press(app, pilot, "f6", "q")
        assert app.screen is app.editor
        assert got(path) == TEXT


async def test_above_the_steps_the_preview_begins_with_the_page_before(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(app, pilot, "f5")
        assert isinstance(app.screen, PreviewAbout)


async def test_a_broken_text_is_previewed_as_it_was_before(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(app, pilot, "f5", "f6", "q")
        await typed(app, pilot, TEXT.replace('kind = "rate"', 'kind = "rte"'))
        await press(app, pilot, "f5")
        assert "You still see" in " ".join(text_on(app).split())
        assert app.return_code is None


async def test_a_text_that_was_never_whole_cannot_be_previewed_and_says_so(path: Path) -> None:
    put(path, BROKEN)
    async with opened(path) as (app, pilot):
        await press(app, pilot, "f5")
        assert app.screen is app.editor
        assert "It can be tried out once" in text_on(app)


async def test_steps_and_map_are_a_key_away_from_the_text(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(app, pilot, "f7")
        assert isinstance(app.screen, MapScreen)
        await press(app, pilot, "escape", "f6")
        assert isinstance(app.screen, StepsScreen)
        await press(app, pilot, "q")
        assert app.screen is app.editor
        assert app.editor.area.text == TEXT


# ----- saving


async def test_saving_puts_the_text_into_the_file(path: Path) -> None:
    shared(path)
    async with opened(path) as (app, pilot):
        await press(app, pilot, "#", "space", "x", "enter")
        assert "not saved yet" in text_on(app)
        await press(app, pilot, "ctrl+s")
        assert "Saved." in text_on(app)
    assert got(path) == "# x\n" + TEXT
    assert mode_of(path) == 0o640


async def test_where_the_disk_is_full_the_text_stays_and_it_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(Disk):
        def write(self, handle: int, data: memoryview) -> int:  # noqa: ARG002 - the contract
            raise OSError(28, "No space left on device")

    async with opened(path) as (app, pilot):
        await press(app, pilot, "#")
        with monkeypatch.context() as patch:
            patch.setattr(files, "disk", Full())
            await press(app, pilot, "ctrl+s")
            assert "the disk is full" in text_on(app)
            await press(app, pilot, "escape", "down", "down", "enter")
            assert app.return_code is None
            assert app.editor.area.text == "#" + TEXT
        await press(app, pilot, "ctrl+s")
    assert got(path) == "#" + TEXT


async def test_a_file_that_may_not_be_changed_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(path) as (app, pilot):
        await press(app, pilot, "#")
        monkeypatch.setattr(os, "access", lambda *_arguments: False)
        await press(app, pilot, "ctrl+s")
        assert "ou may not change this file" in text_on(app)
    assert got(path) == TEXT


async def test_a_save_by_another_program_is_taken_in_where_nothing_was_changed_here(path: Path) -> None:
    async with opened(path) as (app, pilot):
        app.editor.area.move_cursor((12, 3))
        put(path, TEXT.replace("One Good", "Another Good"))
        app.editor.look_round()
        await settled(app, pilot)
        assert "Read anew" in text_on(app)
        assert "Another Good" in app.editor.area.text
        assert app.editor.area.cursor_location == (12, 3)


@pytest.mark.parametrize(("downs", "mine_first"), [(1, True), (2, False)], ids=["mine", "the other"])
async def test_of_two_versions_both_are_kept_whichever_is_taken(
    path: Path, downs: int, mine_first: bool
) -> None:
    theirs = TEXT.replace("One Good", "Their Good")
    async with opened(path) as (app, pilot):
        await press(app, pilot, "#")
        put(path, theirs)
        app.editor.look_round()
        await settled(app, pilot)
        assert "Another program has changed this file." in text_on(app)
        assert app.editor.area.text == "#" + TEXT
        await press(app, pilot, "ctrl+s")
        assert isinstance(app.screen, DecideScreen)
        await press(app, pilot, *["down"] * downs, "enter")
        assert "mine.toml.other" in text_on(app)
    beside = got(path.with_name("mine.toml.other"))
    wanted = ("#" + TEXT, theirs)
    assert (got(path), beside) == (wanted if mine_first else wanted[::-1])


async def test_one_can_go_on_writing_with_two_versions(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(app, pilot, "#")
        put(path, "theirs = 1\n")
        await press(app, pilot, "ctrl+s", "escape")
        assert app.screen is app.editor
        assert app.editor.area.text == "#" + TEXT
    assert got(path) == "theirs = 1\n"


# ----- leaving


async def test_leaving_with_nothing_changed_asks_nothing(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(app, pilot, "escape")
        assert app.return_code == 0


@pytest.mark.parametrize(
    ("downs", "leaves", "saved", "waits"),
    [(0, False, False, True), (1, True, True, False), (2, True, False, True), (3, True, False, False)],
    ids=["go on", "save", "later", "let go"],
)
async def test_leaving_with_something_not_saved_asks_what_to_do(
    path: Path, downs: int, leaves: bool, saved: bool, waits: bool
) -> None:
    async with opened(path) as (app, pilot):
        await press(app, pilot, "#", "ctrl+q")
        assert isinstance(app.screen, DecideScreen)
        await press(app, pilot, *["down"] * downs, "enter")
        assert (app.return_code == 0) is leaves
    assert got(path) == ("#" + TEXT if saved else TEXT)
    document = ExerciseFile(path, find_places(), StandingClock())
    document.open()
    assert (document.waiting() is not None) is waits


@pytest.mark.parametrize("downs", [0, 1, 2], ids=["go on with it", "put it beside", "let go"])
async def test_what_was_not_saved_is_offered_the_next_time(path: Path, downs: int) -> None:
    async with opened(path) as (app, pilot):
        await press(app, pilot, "#")
        app.editor.keep_words()
    async with opened(path) as (app, pilot):
        assert isinstance(app.screen, DecideScreen)
        assert "23" in text_on(app)
        await press(app, pilot, *["down"] * downs, "enter")
        assert app.editor.area.text == ("#" + TEXT if downs == 0 else TEXT)
        beside = path.with_name("mine.toml.other")
        assert (got(beside)) == ("#" + TEXT if downs == 1 else "")
    async with opened(path) as (app, pilot):
        assert isinstance(app.screen, DecideScreen) is (downs == 0)


async def test_a_signal_and_an_error_of_ours_lose_nothing(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(app, pilot, "f6", "q")
        app.editor.area.insert("# on its way\n", (0, 0))
        app.journey.keep_all()
    document = ExerciseFile(path, find_places(), StandingClock())
    document.open()
    kept = document.waiting()
    assert kept is not None
    assert kept.text == "# on its way\n" + TEXT


async def test_ctrl_x_cuts_and_ctrl_c_copies(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(app, pilot, "shift+down", "ctrl+c", "ctrl+c")
        assert app.return_code is None
        await press(app, pilot, "ctrl+x")
        assert app.editor.area.text == TEXT.split("\n", 1)[1]
        assert app.screen is app.editor
