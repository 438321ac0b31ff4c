"""Something for the session, by keyboard: what is marked leaves, what is seen is what is saved."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from closeness_tui.content.exchange.received import readable
from closeness_tui.core.answer import Words
from closeness_tui.core.entry import Line
from closeness_tui.core.wording import wording
from closeness_tui.practice.opening import Practice
from closeness_tui.practice.sharing import REFLECTION, Sharing
from closeness_tui.store.keywork import new_identity, open_sealed
from closeness_tui.store.people import People
from closeness_tui.store.places import find_places
from closeness_tui.tui.app import ClosenessApp
from closeness_tui.tui.screens.summary import SummaryScreen
from tests.practice.doubles import StandingClock
from tests.tui.evening import place, practice_of, seen, settle
from tests.tui.kept_years import fill, note, share

HOSTILE = "[/] [@click=app.leave]go[/] \x1b]52;c;aGVsbG8=\x07 \x1b[31mred \u202eesrever ${x} {y} \ufeff"
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)], ids=str)


def told(app: ClosenessApp) -> str:
    return " ".join(seen(app).split())


def kept(practice: Practice) -> None:
    """Two entries: the newest is a small share."""
    practice.log.save(replace(note(5), words="Only for me, this one."))
    practice.log.save(share(0))


async def opened(pilot: Pilot[None], folder: Path) -> SummaryScreen:
    screen = SummaryScreen(pilot.app.practice, folder)  # type: ignore[attr-defined]
    await pilot.app.push_screen(screen)
    await settle(pilot)
    return screen


def written(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


@SIZES
async def test_marked_entries_and_lines_leave_and_nothing_else(size: tuple[int, int], tmp_path: Path) -> None:
    practice = practice_of()
    kept(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=size) as pilot:
        await opened(pilot, tmp_path)
        await pilot.press("space", "enter")
        await settle(pilot)
        assert "Which lines?" in told(app)
        await pilot.press("down", "space", "enter")
        await settle(pilot)
        await pilot.press(*"Why now", "enter", *"Anna", "enter", "enter", *"hum", "enter")
        await settle(pilot)
        assert wording("share-with-therapist").split(".")[0] in told(app)
        look = app.screen.query_one("#reading").spoken  # type: ignore[attr-defined]
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert written(tmp_path) == []
        await pilot.press("down", "enter")
        await settle(pilot)
        assert "It is not sealed" in told(app)
        (target,) = written(tmp_path)
        assert target.suffix == ".html"
        assert target.stat().st_mode & 0o777 == 0o600
        text = readable(target.read_text())
        assert re.sub(r"[\s:-]", "", text) == re.sub(r"[\s:-]", "", look)
        assert "Why now" in text
        assert "That I like when you […]." in text
        for gone in ("hum.", "Only for me", "How uneasy do you feel"):
            assert gone not in text
    assert [each.for_whom for each in Sharing(practice).shared()] == ["Anna"]


async def test_going_back_keeps_what_was_chosen_and_unmarking_takes_it_out(tmp_path: Path) -> None:
    practice = practice_of()
    kept(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, tmp_path)
        await pilot.press("space", "enter")
        await settle(pilot)
        await pilot.press("down", "space", "enter")
        await pilot.press("escape")
        await settle(pilot)
        assert told(app).count("[ ] stays here") == 2  # the rating, and the tags
        await pilot.press("left", "space", "enter")
        await settle(pilot)
        assert screen._summary.chosen == {}
        await pilot.press("enter", "enter", "enter", "enter")
        await settle(pilot)
        assert "Back, to change something" in told(app)
        assert "Save as" not in told(app)


async def test_a_copy_can_be_sealed_to_somebody_in_the_list(tmp_path: Path) -> None:
    practice = practice_of()
    kept(practice)
    key = new_identity()
    People(practice.places.people).add(HOSTILE, key.recipient)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, tmp_path)
        await pilot.press("space", "enter")
        await settle(pilot)
        await pilot.press("enter", "enter", "enter", "enter", "enter")
        await settle(pilot)
        assert "Seal to" in told(app)
        assert "\x1b" not in seen(app)
        await pilot.press("down", "down", "down", "down", "enter")
        await settle(pilot)
    (target,) = written(tmp_path)
    assert target.suffix == ".age"
    assert b"That I like when you hum." in open_sealed(target.read_bytes(), (key,))


async def test_what_was_shared_is_on_the_screen_and_can_be_taken_off(tmp_path: Path) -> None:
    practice = practice_of()
    kept(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, tmp_path)
        await pilot.press("space", "enter")
        await settle(pilot)
        await pilot.press("enter", "enter", *"Anna", "enter", "enter", "enter", "down", "enter")
        await settle(pilot)
        await pilot.press("q")
        await settle(pilot)
        await opened(pilot, tmp_path)
        assert "A copy I shared" not in told(app)
        await pilot.press("s")
        await settle(pilot)
        assert place(app) == "SharedScreen"
        assert "Anna" in told(app)
        await pilot.press("d")
        assert wording("deletion").split(".")[0] in told(app)
        assert len(Sharing(practice).shared()) == 1
        await pilot.press("d")
        await settle(pilot)
        assert Sharing(practice).shared() == ()
        assert "Nothing was shared from here." in told(app)
    assert len(written(tmp_path)) == 1


@SIZES
async def test_hostile_words_are_data_in_every_stage(size: tuple[int, int], tmp_path: Path) -> None:
    practice = practice_of()
    lines = (
        Line("a", "write", HOSTILE, Words(HOSTILE)),
        Line("b", "write", HOSTILE, Words(f"{HOSTILE}\n{HOSTILE}")),
    )
    practice.log.save(replace(share(0), title=HOSTILE, tags=(HOSTILE,), lines=lines, words=HOSTILE))
    app = ClosenessApp(practice)
    async with app.run_test(size=size) as pilot:
        await opened(pilot, tmp_path)
        await pilot.press("space", "enter")
        await settle(pilot)
        for _stage in range(2):
            assert "\x1b" not in seen(app)
            assert "\u202e" not in seen(app)
            await pilot.press("enter")
            await settle(pilot)
        app.screen.query_one("#question", Input).value = HOSTILE
        await pilot.press("enter", "enter", "enter")
        await settle(pilot)
        assert "\x1b" not in seen(app)
        assert "\u202e" not in seen(app)
        assert "@click" in app.screen.query_one("#reading").spoken  # type: ignore[attr-defined]
        await pilot.press("down", "enter")
        await settle(pilot)
    (target,) = written(tmp_path)
    assert re.fullmatch(r"closeness-\d{4}-\d\d-\d\d\.html", target.name)
    assert "\x1b" not in target.read_text()


async def test_wrong_keys_and_a_small_window_do_no_harm(tmp_path: Path) -> None:
    practice = practice_of()
    fill(practice, 12)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, tmp_path)
        await pilot.press("z", "tab", "f5", "7", "up", "end", "space", "home", "pagedown")
        await pilot.resize_terminal(60, 20)
        await pilot.resize_terminal(120, 40)
        await pilot.press("enter")
        await settle(pilot)
        assert "Which lines?" in told(app)
        await pilot.press("z", "left", "left")
        await settle(pilot)
        assert place(app) == "HomeScreen"
    assert written(tmp_path) == []


async def test_a_therapist_is_shown_names_and_numbers_first(tmp_path: Path) -> None:
    practice = Practice(find_places().for_therapist(), clock=StandingClock())
    practice.settings = practice_of().settings
    lines = (Line("a", "write", "What stayed with you?", Words("Berit Olsen, 34, was late. I felt slow.")),)
    practice.log.save(replace(share(0), exercise=REFLECTION, title="After a session", lines=lines, tags=()))
    practice.log.save(replace(note(5), words="no reflection"))
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, tmp_path)
        assert "A walk" not in told(app)
        await pilot.press("space", "enter")
        await settle(pilot)
        await pilot.press("enter", "enter", "enter", "enter", "enter")
        await settle(pilot)
        assert "Berit Olsen" in told(app)
        await pilot.press("space", "down", "space", "enter")
        await settle(pilot)
        look = app.screen.query_one("#reading").spoken  # type: ignore[attr-defined]
        assert "[…], […], was late." in look
        assert "November 2026" in look


async def test_it_is_found_among_all_places(tmp_path: Path) -> None:
    practice = practice_of()
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        titles = [each.title for each in app.get_system_commands(app.screen)]
        assert "Something for the session" in titles
        app.action_open_summary()
        await settle(pilot)
        assert place(app) == "SummaryScreen"
        assert "There is nothing here to bring yet." in told(app)
        await pilot.press("q")
        await settle(pilot)
        assert place(app) == "HomeScreen"
