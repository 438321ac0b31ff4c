"""The welcome of a first visit: every way through it, and every way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from closeness_tui.core.wording import wording
from closeness_tui.practice.first_visit import FIRST
from closeness_tui.practice.opening import Practice
from closeness_tui.store import vault
from closeness_tui.store.failures import WriteFailed
from closeness_tui.store.places import find_places
from closeness_tui.tui.app import ClosenessApp
from closeness_tui.tui.screens.place import Doors
from closeness_tui.tui.screens.welcome import WelcomeScreen
from closeness_tui.tui.screens.welcome_pages import PAGES
from tests.practice.doubles import StandingClock
from tests.store.world import CheapWrapper
from tests.tui.evening import place, practice_of, seen, settle, unfinished

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

PASSPHRASE = "four plain quiet words"  # noqa: S105 - for a log of this test

TITLES = (
    "Good evening.",
    "What you write stays yours",
    "How it looks and sounds",
    "When to wait",
    "Two minutes, if you like",
)

ON = ("enter", "2", "enter", "enter")
"""From each page on to the next, with nothing chosen that could be chosen otherwise."""


def newcomer(**settings: Any) -> Practice:
    """A practice in which nobody has been."""
    return practice_of(**({"welcomed": False} | settings))


def kept() -> str:
    """The settings as they lie on the disk."""
    path = find_places().settings
    return path.read_text() if path.exists() else ""


def flat(app: ClosenessApp) -> str:
    return " ".join(seen(app).split())


async def go_to(pilot: Pilot[None], page: int) -> None:
    """On to the page of that number, from 1."""
    await settle(pilot)
    await pilot.press(*ON[: page - 1])
    await settle(pilot)
    assert TITLES[page - 1] in seen(pilot.app)  # type: ignore[arg-type]


async def test_the_first_visit_begins_with_what_this_is_and_home_is_not_drawn_beneath() -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert place(app) == "WelcomeScreen"
        assert not app.home.query("#library")
        assert wording("what-this-is") in flat(app)
        assert "whom you could reach" in seen(app)
        assert "1 of 5" in seen(app)


async def test_all_pages_lead_to_a_first_practice_and_from_there_home() -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, 5)
        await pilot.press("enter")
        await settle(pilot)
        assert place(app) == "SessionScreen"
        assert app.journey.runs[-1].session.exercise.id == FIRST
        assert "welcomed = true" in kept()
        await pilot.press("q")
        await settle(pilot)
        assert place(app) == "HomeScreen"
        assert app.home.query("#library")


@pytest.mark.parametrize(("key", "shown"), [("2", "AboutScreen"), ("3", "AboutScreen"), ("4", "HomeScreen")])
async def test_another_exercise_opens_with_its_own_page_and_home_is_one_key_away(
    key: str, shown: str
) -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, 5)
        await pilot.press(key)
        await settle(pilot)
        assert place(app) == shown
        assert app.practice.settings.welcomed


@pytest.mark.parametrize("page", range(1, 6))
async def test_all_of_it_can_be_skipped_from_every_page_and_is_not_shown_again(page: int) -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, page)
        await pilot.press("s")
        await settle(pilot)
        assert place(app) == "HomeScreen"
        assert "All of this is in the settings too" in seen(app)
    assert kept() == "welcomed = true\n"
    again = ClosenessApp(Practice(find_places(), clock=StandingClock()))
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert place(again) == "HomeScreen"


async def test_each_page_leads_back_to_the_one_before_and_the_first_one_stays() -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, 5)
        for title in reversed(TITLES[:-1]):
            assert "← back" in seen(app)
            await pilot.press("left")
            await settle(pilot)
            assert title in seen(app)
        assert "← back" not in seen(app)
        await pilot.press("left", "escape")
        await settle(pilot)
        assert TITLES[0] in seen(app)


async def test_left_in_the_middle_with_nothing_decided_it_begins_anew_at_the_first_page() -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, 4)
        await pilot.press("q")
    assert kept() == ""
    again = ClosenessApp(Practice(find_places(), clock=StandingClock()))
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert place(again) == "WelcomeScreen"
        assert TITLES[0] in seen(again)


async def test_every_choice_is_kept_at_once_and_seen_at_once() -> None:
    app = ClosenessApp(newcomer())
    rung: list[str] = []
    app.bell = lambda: rung.append("bell")  # type: ignore[method-assign]
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, 3)
        assert "● calm figures that move" in seen(app)
        await pilot.press("2")
        assert "● words and numbers" in seen(app)
        assert "reduced_motion = true" in kept()
        assert app.animation_level == "none"
        await pilot.press("4")
        assert "bell = true" in kept()
        assert rung == ["bell"]
        await pilot.press("6")
        await settle(pilot)
        assert app.theme == "calm-light"
        assert 'theme = "calm-light"' in kept()
        assert "● calm, light" in seen(app)
        await pilot.press("1", "3", "5")
        await settle(pilot)
        assert kept() == "welcomed = true\n"
        assert (app.theme, app.animation_level) == ("calm", "full")


async def test_after_a_choice_was_made_leaving_in_the_middle_leads_home_the_next_time() -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, 3)
        await pilot.press("7", "Q")
    again = ClosenessApp(Practice(find_places(), clock=StandingClock()))
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert place(again) == "HomeScreen"
        assert again.theme == "high-contrast"


async def test_the_arrows_and_enter_do_the_same_as_the_numbers_and_enter_goes_on_from_what_is_chosen() -> (
    None
):
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, 3)
        assert "Enter on" in seen(app)
        await pilot.press("down")
        await settle(pilot)
        assert "Enter choose" in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert app.practice.settings.reduced_motion
        await pilot.press("enter")
        await settle(pilot)
        assert TITLES[3] in seen(app)


async def test_a_choice_can_be_taken_with_the_mouse() -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, 5)
        await pilot.click("#doors", offset=(6, 3))
        await settle(pilot)
        assert place(app) == "HomeScreen"


async def test_neither_now_nor_later_is_marked_before_the_person_chose() -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, 2)
        assert app.screen.query_one(Doors).highlighted is None
        await pilot.press("enter")
        await settle(pilot)
        assert "Both are fine." in seen(app)
        assert TITLES[1] in seen(app)
        await pilot.press("2")
        await settle(pilot)
        assert "Any day is fine for that." in seen(app)
        assert kept() == ""


@pytest.fixture
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "Scrypt", CheapWrapper)


async def choose_passphrase(pilot: Pilot[None]) -> None:
    await go_to(pilot, 2)
    await pilot.press("1")
    await settle(pilot)
    assert place(pilot.app) == "ChoosePassphraseScreen"  # type: ignore[arg-type]
    await pilot.press(*PASSPHRASE.replace(" ", "_"), "enter", *PASSPHRASE.replace(" ", "_"), "enter")
    await settle(pilot)


@pytest.mark.usefixtures("_cheap")
async def test_a_passphrase_now_is_in_force_and_its_ten_words_are_offered_and_can_be_left() -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await choose_passphrase(pilot)
        assert place(app) == "RecoveryWordsScreen"
        assert app.screen.query_one(Doors).highlighted is None
        await pilot.press("2")
        await settle(pilot)
        assert place(app) == "WelcomeScreen"
        assert TITLES[2] in seen(app)
        assert "Your log has its passphrase now." in seen(app)
    assert app.practice.protected
    assert not app.practice.vault.has_recovery
    assert kept() == "welcomed = true\n"


@pytest.mark.usefixtures("_cheap")
async def test_the_ten_words_open_the_log_once_they_were_typed_back() -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await choose_passphrase(pilot)
        await pilot.press("1")
        await settle(pilot)
        words = app.screen._words  # type: ignore[attr-defined]
        assert all(word in seen(app) for word in words)
        await pilot.press(*"one two", "enter")
        await settle(pilot)
        assert "There are 10 recovery words; these are 2." in flat(app)
        app.screen.query_one("#typed").value = " ".join(reversed(words))  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settle(pilot)
        assert "Their order matters too." in flat(app)
        assert not app.practice.vault.has_recovery
        app.screen.query_one("#typed").value = " ".join(words).upper()  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settle(pilot)
        assert TITLES[2] in seen(app)
        assert app.practice.vault.has_recovery
    app.practice.lock()
    app.practice.vault.unlock_with_words(words)
    assert not app.practice.locked


@pytest.mark.usefixtures("_cheap")
async def test_a_log_that_has_a_passphrase_already_is_asked_for_none() -> None:
    practice = newcomer()
    practice.choose_passphrase(PASSPHRASE)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "Your log has a passphrase already." in seen(app)
        await pilot.press("1", "enter")
        await settle(pilot)
        assert TITLES[2] in seen(app)


async def test_leaving_the_passphrase_for_now_comes_back_to_the_same_page() -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, 2)
        await pilot.press("1")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert TITLES[1] in seen(app)
        assert kept() == ""


@pytest.mark.parametrize("page", range(1, 6))
async def test_hidden_and_back_one_is_on_the_same_page(page: int) -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, page)
        await pilot.press("x")
        await settle(pilot)
        assert place(app) == "HiddenScreen"
        assert seen(app).split() == ["·"]
        await pilot.press("a")
        await settle(pilot)
        assert TITLES[page - 1] in seen(app)


@pytest.mark.usefixtures("_cheap")
async def test_hidden_after_a_passphrase_was_chosen_only_the_passphrase_leads_back_to_the_page() -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await choose_passphrase(pilot)
        await pilot.press("2", "x", "a")
        await settle(pilot)
        assert TITLES[2] not in seen(app)
        await pilot.press(*PASSPHRASE.replace(" ", "_"), "enter")
        await settle(pilot)
        assert TITLES[2] in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert TITLES[3] in seen(app)


@pytest.mark.parametrize("page", range(1, 6))
async def test_help_is_one_key_away_on_every_page_and_comes_back_to_it(page: int) -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, page)
        await pilot.press("h")
        await settle(pilot)
        assert place(app) == "HelpScreen"
        await pilot.press("left")
        await settle(pilot)
        assert TITLES[page - 1] in seen(app)


async def test_the_safety_page_says_when_sharing_may_not_be_safe() -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, 4)
        assert wording("relationship-safety") in flat(app)


async def test_where_nothing_can_be_kept_it_is_said_once_and_the_choice_holds_for_now(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_practice: Practice, _settings: object) -> None:
        raise WriteFailed("this folder is read-only")

    monkeypatch.setattr(Practice, "change", refuse)
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, 3)
        await pilot.press("6")
        await settle(pilot)
        assert "it cannot be kept here. This folder is read-only." in flat(app)
        assert app.theme == "calm-light"
        await pilot.press("7")
        await settle(pilot)
        assert "cannot be kept" not in seen(app)
        await pilot.press("s")
        await settle(pilot)
        assert place(app) == "HomeScreen"


async def test_an_exercise_named_at_the_start_is_gone_to_and_the_welcome_waits() -> None:
    app = ClosenessApp(newcomer(), start="one-small-share")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert place(app) == "AboutScreen"
    assert not app.practice.settings.welcomed
    assert kept() == ""


async def test_whoever_has_something_in_the_log_has_been_here() -> None:
    practice = newcomer()
    unfinished(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert place(app) == "HomeScreen"


@pytest.mark.parametrize(
    "change",
    [
        lambda places, _: Practice(places, clock=StandingClock(), leaves_trace=False),
        lambda places, path: path.write_text("theme = 7\n") and Practice(places, clock=StandingClock()),
    ],
    ids=["nothing may be kept", "somebody's settings with a mistake"],
)
async def test_there_is_no_welcome_where_it_could_not_be_kept_or_would_write_over_something(
    change: Callable[[Any, Path], Practice],
) -> None:
    places = find_places()
    places.settings.parent.mkdir(parents=True)
    app = ClosenessApp(change(places, places.settings))
    before = kept()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert place(app) == "HomeScreen"
    assert kept() == before


async def test_a_therapist_is_welcomed_too_and_offered_an_exercise_for_after_a_session() -> None:
    practice = Practice(find_places().for_therapist(), clock=StandingClock())
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, 5)
        assert "After the Session" in seen(app)
        await pilot.press("1")
        await settle(pilot)
        assert app.journey.runs[-1].session.exercise.id == FIRST


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40)], ids=str)
async def test_at_every_size_the_title_the_marked_choice_and_the_keys_are_in_sight(
    size: tuple[int, int],
) -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=size) as pilot:
        for page in range(1, len(PAGES) + 1):
            await settle(pilot)
            screen = app.screen
            assert isinstance(screen, WelcomeScreen)
            text = seen(app)
            assert TITLES[page - 1].split()[0] in text
            assert "skip all this" in text
            doors = screen.query_one(Doors)
            for _ in range(8):
                await pilot.press("down")
                marked = doors.highlighted_option
                if marked is not None:
                    assert str(marked.prompt).split("   ")[0][:20] in seen(app)
            await pilot.press("right")
            await pilot.pause()


async def test_another_size_in_the_middle_changes_neither_the_page_nor_what_is_marked() -> None:
    app = ClosenessApp(newcomer())
    async with app.run_test(size=(120, 40)) as pilot:
        await go_to(pilot, 3)
        await pilot.press("down", "down")
        marked = app.screen.query_one(Doors).chosen_id
        assert app.screen.query("Sample")
        await pilot.resize_terminal(50, 16)
        await settle(pilot)
        assert app.screen.query_one(Doors).chosen_id == marked
        assert not app.screen.query("Sample")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert app.screen.query_one(Doors).chosen_id == marked
        assert TITLES[2] in seen(app)
