"""The settings: each change is seen, holds at once, and is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from closeness_tui.core.settings import Settings
from closeness_tui.practice import changing
from closeness_tui.practice.opening import Practice
from closeness_tui.store.failures import WriteFailed
from closeness_tui.tui.app import ClosenessApp
from closeness_tui.tui.screens.session import SessionScreen
from closeness_tui.tui.widgets.disc import Disc
from tests.tui.evening import kept_entry, place, practice_of, seen, settle

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

POINTS = ("ease_at", "pause_at", "rise", "rise_inward")
ORDER = (
    "theme",
    "reduced_motion",
    "bell",
    "plain",
    "length",
    "stop_word",
    "folders",
    *POINTS,
    "idle_minutes",
)
"""From the top of the list downwards."""

SLOW = """
id = "slow"
title = "Slow"
family = "breathing"
rung = 1
summary = "Two breaths."
caution = "Leave it out."
check = false
[[step]]
kind = "breathe"
id = "it"
text = "Breathe."
in = 4
out = 6
rounds = 2
"""


def at_home(**settings: Any) -> ClosenessApp:
    """An app of somebody who has been here before, with an exercise of their own."""
    practice = practice_of()
    practice.change(Settings(**{"welcomed": True, **settings}))
    practice.places.exercises.mkdir(parents=True)
    (practice.places.exercises / "slow.toml").write_text(SLOW, encoding="utf-8")
    return ClosenessApp(practice)


def kept(app: ClosenessApp) -> Settings:
    """What the file says."""
    return Practice(app.practice.places).settings


async def open_at(pilot: Pilot[None], name: str) -> None:
    """To the row of a setting, by keys."""
    await settle(pilot)
    await pilot.press("comma")
    await settle(pilot)
    await pilot.press(*["down"] * ORDER.index(name))
    await settle(pilot)


@pytest.mark.parametrize(
    ("name", "keys", "value"),
    [
        ("theme", ("right",), "calm-light"),
        ("theme", ("left",), "tokyo-night"),
        ("reduced_motion", ("enter",), True),
        ("bell", ("space",), True),
        ("plain", ("right",), True),
        ("length", ("right",), "double"),
        ("length", ("left", "left"), "open"),
        ("idle_minutes", ("left", "left", "left", "left"), 30.0),
        ("idle_minutes", ("left", "left", "left"), 0.0),
    ],
)
async def test_a_change_holds_is_seen_and_is_kept_at_once(
    name: str, keys: tuple[str, ...], value: object
) -> None:
    app = at_home()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, name)
        await pilot.press(*keys)
        await settle(pilot)
        assert getattr(app.practice.settings, name) == value
        assert getattr(kept(app), name) == value
        assert "kept" in seen(app)
        assert app.screen.query_one("#settings").chosen_id == name  # type: ignore[attr-defined]


async def test_another_look_is_worn_at_once() -> None:
    app = at_home()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "theme")
        for look in ("calm-light", "high-contrast", "ansi-dark"):
            await pilot.press("right")
            await settle(pilot)
            assert app.theme == look
        assert "‹ ansi-dark ›" in seen(app)


async def test_a_look_of_a_newer_version_is_shown_calm_and_stays_in_the_file() -> None:
    app = at_home(theme="starlight")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "bell")
        await pilot.press("enter")
        await settle(pilot)
        assert app.theme == "calm"
        assert "starlight" in seen(app)
    assert kept(app) == Settings(theme="starlight", welcomed=True, bell=True)


async def test_what_cannot_be_kept_holds_until_the_end_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    app = at_home()

    def full(*_what: object) -> None:
        raise WriteFailed("the disk is full")

    monkeypatch.setattr("closeness_tui.practice.opening.write_whole", full)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "theme")
        await pilot.press("right")
        await settle(pilot)
        assert app.theme == "calm-light"
        assert "It holds until you leave" in seen(app)
        assert "the disk is full" in " ".join(seen(app).split())
    assert kept(app).theme == "calm"


async def test_the_stop_word_is_typed_and_a_line_left_changes_nothing() -> None:
    app = at_home()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "stop_word")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*"[b]kiwi", "enter")
        await settle(pilot)
        assert kept(app).stop_word == "[b]kiwi"
        assert "[b]kiwi" in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*"zzz", "escape")
        await settle(pilot)
        assert kept(app).stop_word == "[b]kiwi"


async def test_folders_are_added_and_taken_off_and_one_that_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    app = at_home(folders=(str(tmp_path / "gone"),))
    async with app.run_test(size=(120, 40)) as pilot:
        await open_at(pilot, "folders")
        await pilot.press("enter")
        await settle(pilot)
        assert "not there now" in seen(app)
        before = app.practice.library
        await pilot.press("a")
        await settle(pilot)
        app.screen.query_one("#line").value = str(tmp_path / "mine")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settle(pilot)
        assert kept(app).folders == (str(tmp_path / "gone"), str(tmp_path / "mine"))
        assert app.practice.library is not before
        await pilot.press("home", "d")
        await settle(pilot)
        assert kept(app).folders == (str(tmp_path / "mine"),)
        assert (tmp_path / "mine").is_dir()


async def test_every_place_is_shown_with_what_lies_there() -> None:
    app = at_home()
    async with app.run_test(size=(120, 50)) as pilot:
        app.action_open_settings("where")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        shown = "".join(seen(app).split())
        for path in (app.practice.places.log.root, app.practice.places.settings, app.practice.places.cache):
            assert str(path) in shown


async def test_without_a_quiet_time_the_screen_is_never_hidden() -> None:
    app = at_home(idle_minutes=0.0)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.practice.clock.pass_time(10 * 3600)  # type: ignore[attr-defined]
        app.look_round()
        await settle(pilot)
        assert not app.is_hidden
        app.prefer(idle_minutes=1.0)
        app.look_round()
        await settle(pilot)
        assert app.is_hidden


async def test_a_country_is_chosen_from_those_the_help_page_knows() -> None:
    app = at_home()
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        app.action_open_settings("country")
        await settle(pilot)
        assert "‹ all ›" in seen(app)
        known = {line.country for line in app.practice.help_page.lines}
        chosen = set()
        for _each in known:
            await pilot.press("right")
            await settle(pilot)
            chosen.add(kept(app).country)
        assert chosen == known
        await pilot.press("right")
        await settle(pilot)
        assert kept(app).country == ""


async def test_the_welcome_comes_again() -> None:
    app = at_home()
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        app.action_open_settings("welcome")
        await settle(pilot)
        await pilot.press("enter")
        for _again in range(3):
            await settle(pilot)
        assert place(app) == "WelcomeScreen"


async def test_without_a_passphrase_there_is_nothing_to_lock_and_one_can_be_chosen() -> None:
    app = at_home()
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        app.action_open_settings("lock")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "nothing to lock with" in seen(app)
        await pilot.press("up", "enter")
        await settle(pilot)
        assert "That comes first." in seen(app)
        await pilot.press("up", "enter")
        await settle(pilot)
        assert place(app) == "ChoosePassphraseScreen"


async def test_lock_now_forgets_the_key_and_over_the_log_it_hides_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Practice, "protected", True)
    locked: list[bool] = []
    monkeypatch.setattr(Practice, "lock", lambda _practice: locked.append(True))
    app = at_home()
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        app.action_open_settings("lock")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert locked == [True]
        assert place(app) == "SettingsScreen"
        assert "Locked." in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("l")
        await settle(pilot)
        app.action_open_settings("lock")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.is_hidden


# ----- erasing


async def to_erasing(pilot: Pilot[None], app: ClosenessApp) -> None:
    await settle(pilot)
    app.action_open_settings("erase")
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)
    assert place(app) == "EraseScreen"


async def test_nothing_is_erased_without_the_word() -> None:
    app = at_home(theme="nord")
    kept_entry(app.practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_erasing(pilot, app)
        assert "closeness backup FILE" in seen(app)
        assert "Copies you saved" in seen(app)
        await pilot.press("enter")
        await pilot.press(*"eras", "enter")
        await settle(pilot)
        assert "everything stays as it is" in seen(app)
        await pilot.press(*"erase", "escape")
        await settle(pilot)
        assert place(app) == "SettingsScreen"
    assert len(app.practice.summaries().entries) == 1
    assert kept(app).theme == "nord"


async def test_the_word_erases_everything_and_home_is_as_new() -> None:
    app = at_home(theme="nord", reduced_motion=True)
    kept_entry(app.practice)
    places = app.practice.places
    async with app.run_test(size=(80, 24)) as pilot:
        await to_erasing(pilot, app)
        await pilot.press(*"erase", "enter")
        await settle(pilot)
        assert place(app) == "HomeScreen"
        assert "Everything is erased" in seen(app)
        assert app.theme == "calm"
        assert app.practice.settings == Settings()
        assert not places.log.root.exists()
        assert not places.settings.exists()
        assert app.practice.summaries().entries == ()


async def test_what_would_not_go_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from closeness_tui.store.erasing import Erased, Left  # noqa: PLC0415

    app = at_home()
    left = Left(app.practice.places.settings, "it is in use")
    monkeypatch.setattr(changing, "erase_everything", lambda _practice: Erased(0, 0, 0, (left,)))
    async with app.run_test(size=(120, 40)) as pilot:
        await to_erasing(pilot, app)
        await pilot.press(*"erase", "enter")
        await settle(pilot)
        assert "would not go" in seen(app)
        assert str(left.path) in "".join(seen(app).split())
        await pilot.press("enter")
        await settle(pilot)
        assert place(app) == "HomeScreen"


# ----- from where


async def begin_breathing(pilot: Pilot[None], app: ClosenessApp) -> None:
    await settle(pilot)
    app._go(app.journey.at_once("slow"))
    await settle(pilot)
    assert isinstance(app.screen, SessionScreen)


async def test_in_a_practice_the_settings_stay_closed_and_the_palette_has_what_is_safe() -> None:
    app = at_home()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin_breathing(pilot, app)
        await pilot.press("comma")
        app.action_open_settings()
        await settle(pilot)
        assert place(app) == "SessionScreen"
        titles = {each.title for each in app.get_system_commands(app.screen)}
        assert {"Help now", "Hide", "All keys", "Bell: off", "Motion: figures that move", "Leave"} <= titles
        assert "Look: calm, light" in titles
        assert not titles & {"Home", "Settings", "Your log", "Erase everything", "One Small Share"}


async def test_on_the_way_settings_open_on_top_and_lead_back_to_where_one_was() -> None:
    app = at_home()
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await pilot.press("l")
        await settle(pilot)
        assert place(app) == "LogScreen"
        await pilot.press("comma")
        await settle(pilot)
        assert place(app) == "SettingsScreen"
        assert "Erase everything" not in seen(app)
        assert "Passphrase" not in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        assert place(app) == "LogScreen"


async def test_the_palette_has_places_exercises_and_settings_with_their_state() -> None:
    app = at_home(bell=True)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        found = {each.title: each for each in app.get_system_commands(app.screen)}
        assert {"Home", "Your log", "Settings", "Help now", "Passphrase", "The welcome again"} <= set(found)
        assert {"Bell: on", "Usual length: full", "Lock when it is quiet: after 5 minutes"} <= set(found)
        assert {"One Small Share", "Look: nord", "Look: high contrast"} <= set(found)
        assert not any("creenshot" in title for title in found)
        found["Bell: on"].callback()
        assert not kept(app).bell
        found["Look: nord"].callback()
        assert (app.theme, kept(app).theme) == ("nord", "nord")
        found["Usual length: full"].callback()
        await settle(pilot)
        assert app.screen.query_one("#settings").chosen_id == "length"  # type: ignore[attr-defined]


async def test_from_the_log_the_palette_leads_home_first() -> None:
    app = at_home()
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await pilot.press("l")
        await settle(pilot)
        found = {each.title: each for each in app.get_system_commands(app.screen)}
        found["One Small Share"].callback()
        for _again in range(8):
            await settle(pilot)
        assert place(app) == "AboutScreen"


async def test_motion_stops_and_comes_back_in_the_middle_of_a_breath() -> None:
    app = at_home()
    async with app.run_test(size=(80, 40)) as pilot:
        await begin_breathing(pilot, app)
        disc = app.screen.query_one(Disc)
        assert disc.display
        app.prefer(reduced_motion=True)
        await settle(pilot)
        assert not disc.display
        assert app.animation_level == "none"
        assert "breathe in" in seen(app)
        app.prefer(reduced_motion=False)
        await settle(pilot)
        assert disc.display


async def test_b_switches_the_bell_while_a_timer_runs_and_the_time_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = at_home()
    rung: list[int] = []
    monkeypatch.setattr(ClosenessApp, "bell", lambda _app: rung.append(1))
    async with app.run_test(size=(80, 40)) as pilot:
        await begin_breathing(pilot, app)
        await pilot.press("b")
        await settle(pilot)
        assert app.practice.settings.bell
        assert kept(app).bell
        assert rung == [1]
        assert not app.journey.runs[-1].look().paused
        await pilot.press("b")
        await settle(pilot)
        assert not kept(app).bell
        assert rung == [1]


def test_a_change_of_one_setting_keeps_what_a_newer_version_wrote() -> None:
    practice = practice_of()
    practice.settings = replace(practice.settings, unknown={"moon": "full"})
    assert changing.change(practice, bell=True) == ""
    assert Practice(practice.places).settings.unknown == {"moon": "full"}


def test_every_key_of_the_settings_says_what_it_does() -> None:
    from closeness_tui.tui.screens.settings import SettingsScreen  # noqa: PLC0415
    from closeness_tui.tui.screens.settings_erase import EraseScreen  # noqa: PLC0415
    from closeness_tui.tui.screens.settings_folders import FoldersScreen  # noqa: PLC0415
    from closeness_tui.tui.screens.settings_text import AskLineScreen  # noqa: PLC0415

    for screen in (SettingsScreen, EraseScreen, FoldersScreen, AskLineScreen):
        assert screen.HELP
        shown = [each for each in screen.BINDINGS if getattr(each, "show", False)]
        assert shown
        assert all(each.tooltip for each in shown)  # type: ignore[union-attr]
