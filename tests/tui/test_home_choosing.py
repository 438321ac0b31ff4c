"""Home as a place to choose: what would be kind, what was done when, and looking for something."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from closeness_tui.core.families import GROUNDING
from closeness_tui.core.went import Done
from closeness_tui.core.wording import wording
from closeness_tui.practice.kind_now import kind_now
from closeness_tui.practice.opening import Practice
from closeness_tui.store.failures import StoreError
from closeness_tui.tui.app import ClosenessApp
from closeness_tui.tui.screens import home_recall
from closeness_tui.tui.screens.home_sieve import SieveRow
from closeness_tui.tui.screens.library_rows import Library, row_of
from tests.practice.doubles import StandingClock
from tests.tui.evening import kept_entry, place, practice_of, seen, settle, unfinished

if TYPE_CHECKING:
    from pathlib import Path

ODD = """
id = "odd-{n}"
title = "{title}"
family = "noting"
rung = 1
summary = "Something short."
[[step]]
kind = "read"
text = "Hello."
"""

ODD_TITLES = (
    "深呼吸をして、ゆっくりと今ここに戻ってくる時間をもつ練習",
    "نفس عميق وهادئ في المساء",
    "Long " * 23,
)


def kept(practice: Practice, name: str, *, days_ago: int) -> None:
    clock = practice.clock
    assert isinstance(clock, StandingClock)
    today = clock.day
    clock.day = today - timedelta(days=days_ago)
    kept_entry(practice, name)
    clock.day = today
    practice.done_here.clear()


def library(app: ClosenessApp) -> Library:
    return app.screen.query_one("#library", Library)


async def test_home_asks_what_would_be_kind_and_says_why_of_at_most_three() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        text = seen(app)
        suggested = kind_now(app.practice, app.practice.cards)
        assert "What would be kind right now?" in text
        assert len([each for each in library(app).ids if each.startswith("kind:")]) == len(suggested) == 3
        assert all(each.reason in text for each in suggested)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert place(app) == "AboutScreen"
        card = app.practice.library.card(suggested[1].id)
        assert card is not None
        assert card.title in seen(app)


async def test_what_waits_stands_first_and_takes_the_place_of_a_suggestion() -> None:
    practice = practice_of()
    unfinished(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        rows = [option.id or "" for option in library(app).options]
        assert rows[0].startswith("draft:")
        assert rows[1:3] == ["kind:0", "kind:1"]
        assert "kind:2" not in rows


async def test_a_row_says_in_calm_words_when_it_was_last_kept() -> None:
    practice = practice_of()
    kept(practice, "paced-breathing", days_ago=21)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        line = next(line for line in seen(app).splitlines() if "weeks ago" in line)
        assert line.split() == ["A", "Gentle", "Pace", "3", "weeks", "ago", "5", "min", "light"]


async def test_while_locked_no_day_is_shown_and_one_line_says_that_u_opens_the_log(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    practice = practice_of()
    kept(practice, "paced-breathing", days_ago=21)
    monkeypatch.setattr(Practice, "locked", True)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        assert "ago" not in seen(app).replace("ago.", "")
        assert "Your log is locked. u opens it" in seen(app)
        await pilot.press("u")
        await pilot.pause()
        assert place(app) == "UnlockScreen"
        monkeypatch.setattr(Practice, "locked", False)
        await pilot.press("escape")
        await settle(pilot)
        assert "3 weeks ago" in seen(app)
        assert "Your log is locked" not in seen(app)


async def test_after_a_long_time_it_says_that_nothing_was_counted() -> None:
    practice = practice_of()
    kept(practice, "paced-breathing", days_ago=31)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        assert wording("return-after-gap").split(".")[1] in " ".join(seen(app).split())


async def test_what_is_learnt_late_never_changes_the_row_that_somebody_went_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    practice = practice_of()
    kept(practice, "one-small-share", days_ago=1)
    learnt: list[object] = []
    monkeypatch.setattr(
        home_recall.RecallingHome, "on_recalling_home_recalled", lambda _self, each: learnt.append(each)
    )
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        first = kind_now(practice, practice.cards)
        await pilot.press("down")
        monkeypatch.undo()
        app.screen.post_message(learnt[0])  # type: ignore[arg-type]
        await settle(pilot)
        later = kind_now(practice, practice.cards, learnt[0].lately)  # type: ignore[attr-defined]
        assert {each.id for each in later} != {each.id for each in first}
        assert library(app).chosen_id == "kind:1"
        await pilot.press("enter")
        await settle(pilot)
        card = practice.library.card(first[1].id)
        assert card is not None
        assert card.title in seen(app)


async def test_what_was_learnt_is_offered_where_nobody_moved_yet() -> None:
    practice = practice_of()
    kept(practice, "one-small-share", days_ago=1)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        assert "Of the same kind as last time." in seen(app)
        assert library(app).highlighted == 0


async def test_a_log_that_does_not_open_leaves_home_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    practice = practice_of()
    kept(practice, "one-small-share", days_ago=1)

    def broken(_self: Practice) -> bool:
        raise StoreError("it does not open")

    monkeypatch.setattr(Practice, "locked", property(broken))
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        assert "What would be kind right now?" in seen(app)


async def test_the_row_of_choices_shows_only_what_fits_and_says_so_in_words() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f", "down", "right", "down", "left", "left", "down")
        await pilot.pause()
        assert "Up to 5 minutes, light, alone; Esc shows all." in seen(app)
        cards = {card.id: card for card in app.practice.cards}
        found = library(app).ids
        assert found == {
            each.id
            for each in cards.values()
            if round(each.minutes) <= 5 and each.rung == 1 and not each.together
        }
        await pilot.press("slash", *"breath")
        await pilot.pause()
        assert library(app).ids == {"paced-breathing"}
        assert 'with "breath"; Esc shows all.' in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "What would be kind right now?" in seen(app)
        assert not app.screen.query(SieveRow)


async def test_enter_goes_from_the_choices_to_the_list_and_then_opens() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f", "right", "right", "down", "enter")
        await pilot.pause()
        assert app.focused is library(app)
        await pilot.press("enter")
        await settle(pilot)
        assert place(app) == "AboutScreen"


async def test_choices_that_nothing_fits_say_how_to_come_back() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f", "down", "right", "up")
        await pilot.pause()
        assert "Nothing here fits all of that. Esc shows everything again." in seen(app)


async def test_the_mouse_changes_a_choice_and_opens_a_row() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        await pilot.press("f")
        await pilot.pause()
        await pilot.click("#sieve", offset=(4, 0))
        await pilot.pause()
        assert "Up to 5 minutes; Esc shows all." in seen(app)
        await pilot.click("#library", offset=(3, 1))
        await settle(pilot)
        assert place(app) == "AboutScreen"


async def test_the_list_is_one_arrow_away_from_the_field() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"s", "down")
        await pilot.pause()
        assert app.focused is library(app)


async def test_after_something_heavy_that_was_not_kept_home_offers_what_settles() -> None:
    practice = practice_of()
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        practice.done_here["a run"] = Done("one-small-share", practice.clock.wall().date(), heavy=True)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("left")
        await settle(pilot)
        card = practice.library.card(GROUNDING)
        assert card is not None
        assert "Brings you back to here and now." in seen(app)
        assert app.home._suggested[0].id == GROUNDING


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40)])
async def test_wide_long_and_right_to_left_titles_break_no_row(tmp_path: Path, size: tuple[int, int]) -> None:
    for n, title in enumerate(ODD_TITLES):
        (tmp_path / f"odd-{n}.toml").write_text(ODD.format(n=n, title=title), encoding="utf-8")
    practice = practice_of(tmp_path)
    app = ClosenessApp(practice)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        width = app.home._width
        for card in practice.cards:
            lines = row_of(card, width, "11 months ago").split("\n")
            assert all(line.cell_length <= width for line in lines)
            assert len(lines) == len(row_of(card, width).split("\n"))
        assert not library(app).show_horizontal_scrollbar


async def test_a_change_of_size_keeps_the_row_that_is_marked_and_what_is_looked_for() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("f", "down", "down", "enter", "down", "down")
        await pilot.pause()
        marked = library(app).chosen_id
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert library(app).chosen_id == marked
        assert "Up to 10 minutes; Esc shows all." in seen(app)
