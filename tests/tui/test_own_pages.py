"""The ladder and the programs, the agreement, the plans, and a home that lists less: with keys, at every size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from closeness_tui.core.answer import Chosen, Number
from closeness_tui.practice.agreed import page_versions
from closeness_tui.practice.routines import own_plans
from closeness_tui.store import vault
from closeness_tui.tui.app import ClosenessApp
from closeness_tui.tui.screens.ladder_drawn import DrawnRung, drawn
from closeness_tui.tui.screens.library_rows import Library
from closeness_tui.tui.screens.place import Doors, Words
from tests.own_pages_kept import STEPS, keep, ladder, page, rated, routine, signs, tried
from tests.store.world import CheapWrapper
from tests.tui.evening import place, practice_of, seen, settle

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from closeness_tui.practice.opening import Practice

SIZES = [(120, 40), (80, 24), (60, 20)]


@pytest.fixture
def practice() -> Practice:
    return practice_of()


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def gentle(practice: Practice) -> None:
    keep(practice, "working-agreement", *page({"rung": Chosen(("rung-2",), ("Gentle, rung 2",))}), days_ago=2)


# ----- ladders


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_program_shows_its_rungs_and_leads_to_the_page_of_an_exercise(
    practice: Practice, size: tuple[int, int]
) -> None:
    keep(practice, "paced-breathing", *rated(2), days_ago=4)
    app = ClosenessApp(practice)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "m", "down", "enter")
        assert place(app) == "LadderScreen"
        # Where one was last is marked, by a sign and in words.
        assert "● Breathe and loosen" in seen(app)
        assert "You were here last, 19 November 2026." in seen(app)
        await press(pilot, "enter", "down", "enter")
        assert place(app) == "AboutScreen"
        assert "Four Squeezes" in seen(app)


async def test_nothing_of_a_program_is_locked_and_nothing_is_a_share_of_a_whole(practice: Practice) -> None:
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "m", "down", "enter", "home")
        for _rung in range(5):
            assert "%" not in seen(app)
            await press(pilot, "enter")
            assert app.screen.query_one("#doors", Doors).option_count
            await press(pilot, "left", "down")
        await press(pilot, "left", "left")
        assert place(app) == "HomeScreen"


async def test_the_own_ladder_is_drawn_and_a_try_is_noted_on_it(practice: Practice) -> None:
    ladder(practice)
    tried(practice, STEPS[1])
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "m", "enter")
        drawn_now = seen(app)
        assert drawn_now.index(STEPS[2]) < drawn_now.index(STEPS[1]) < drawn_now.index(STEPS[0])
        assert "Feared: that they look away" in drawn_now
        await press(pilot, "enter")
        assert place(app) == "SessionScreen"
        # The step that was marked is chosen already.
        assert "Which step is it about?" in seen(app)
        await press(pilot, "enter")
        assert "What did you fear" in seen(app)


async def test_the_own_ladder_can_be_sorted_anew(practice: Practice) -> None:
    ladder(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "m", "enter", "s")
        assert place(app) == "SessionScreen"
        assert all(step in seen(app) for step in STEPS)


async def test_without_a_ladder_there_is_a_way_to_make_one(practice: Practice) -> None:
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "m", "enter")
        assert "There is no ladder of yours yet." in seen(app)
        await press(pilot, "enter")
        assert "A Ladder of My Own" in seen(app)
        assert place(app) == "AboutScreen"


@pytest.mark.parametrize("width", [20, 36, 44, 62])
def test_a_rung_is_as_wide_as_its_place_whatever_it_says(width: int) -> None:
    for title in ("a", "ö" * 90, "[b]x[/b] 漢字漢字漢字漢字"):
        for been, here in ((False, False), (True, False), (True, True)):
            lines = drawn(DrawnRung(title, (), been=been, here=here), width, beside=9).split("\n")
            assert len(lines) == 2
            assert len({line.cell_length for line in lines} | {width}) <= 2 or width >= 44
            assert all(line.cell_length <= width for line in lines)


# ----- the agreement


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_agreed_page_is_shown_compared_and_lowered_with_one_key(
    practice: Practice, size: tuple[int, int]
) -> None:
    keep(practice, "working-agreement", *page(), days_ago=20)
    app = ClosenessApp(practice)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "a")
        assert place(app) == "AgreementScreen"
        assert "Agreed on 3 November 2026." in seen(app)
        assert "Whenever it" in seen(app)
        await press(pilot, "r")
        assert "made lower on 23 November 2026" in " ".join(seen(app).split())
        await press(pilot, "c")
        assert "The first version." in seen(app)
        await press(pilot, "left")
        assert "The first version." not in seen(app)
        await press(pilot, "left")
        assert place(app) == "HomeScreen"
    assert len(page_versions(practice)) == 2


async def test_lowering_ends_at_the_lowest_and_no_key_raises(practice: Practice) -> None:
    keep(practice, "working-agreement", *page(), days_ago=20)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "a", "r", "r", "r", "r", "w", "w", "w")
        assert len(page_versions(practice)) == 5
        actions = {each.binding.action for each in app.screen.active_bindings.values() if each.enabled}
        assert not any(action.startswith("lower") for action in actions)
        await press(pilot, "enter")
        assert place(app) == "AboutScreen"
        assert "A Page We Agree On" in seen(app)


async def test_words_of_the_page_are_never_markup(practice: Practice) -> None:
    word = "[@click=app.leave]x[/] [b]y"
    keep(practice, "working-agreement", *page({"stop-choice": Chosen((word,), (word,), own=True)}))
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 50)) as pilot:
        await settle(pilot)
        await press(pilot, "a")
        assert word in seen(app)


# ----- plans


async def test_signs_and_plans_are_one_key_from_home_and_from_help(practice: Practice) -> None:
    signs(practice)
    routine(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "i")
        assert place(app) == "PlansScreen"
        assert "tight jaw" in seen(app)
        assert "After I turn off the light, I do Four Squeezes." in seen(app)
        await press(pilot, "left", "h", "i")
        assert place(app) == "PlansScreen"
        # Nothing leads away from there: help lies beneath.
        assert not app.screen.query(Doors)
        await press(pilot, "left")
        assert place(app) == "HelpScreen"


async def test_a_locked_log_asks_before_it_shows_them(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "Scrypt", CheapWrapper)
    signs(practice)
    practice.choose_passphrase("four plain quiet words")
    practice.lock()
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key, asks in (("i", "UnlockScreen"), ("a", "UnlockScreen")):
            await press(pilot, key)
            assert place(app) == asks
            assert "tight jaw" not in seen(app)
            await press(pilot, "escape")
            assert place(app) == "HomeScreen"


async def test_an_exercise_is_tied_from_its_page_and_the_page_says_so(practice: Practice) -> None:
    routine(practice)
    app = ClosenessApp(practice, start="pmr-4")
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        assert "Your plan: After I turn off the light, I do Four Squeezes." in seen(app)
        await press(pilot, "t")
        assert place(app) == "SessionScreen"
        assert "A practice is easier to remember" in seen(app)
    assert len(own_plans(practice).plans) == 1


# ----- home, and the doors


async def test_home_lists_less_by_an_agreement_says_so_and_opens_everything(practice: Practice) -> None:
    gentle(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        rows = app.screen.query_one("#library", Library)
        assert "share-with-someone" not in rows.ids
        assert "one-small-share" in rows.ids
        assert app.screen.query_one("#aside", Words).spoken.startswith("Your agreement says up to gentle;")
        await press(pilot, "o")
        assert "share-with-someone" in rows.ids
        assert "agreement" not in app.screen.query_one("#aside", Words).spoken


async def test_by_its_name_everything_is_found(practice: Practice) -> None:
    gentle(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"someone", "enter")
        assert "share-with-someone" in app.screen.query_one("#library", Library).ids


async def test_on_a_heavy_day_what_goes_deep_is_not_listed(practice: Practice) -> None:
    keep(practice, "one-small-share", *rated(9))
    app = ClosenessApp(practice)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        rows = app.screen.query_one("#library", Library)
        assert not {"trade-questions", "share-a-tender-story"} & rows.ids
        assert "share-with-someone" in rows.ids
        assert "leaves out what goes deep" in app.screen.query_one("#aside", Words).spoken


async def test_the_day_after_is_asked_about_once_in_one_line_with_one_key(practice: Practice) -> None:
    keep(practice, "trade-questions", *rated(2), days_ago=1)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        assert "you did Your Turn, My Turn. How is it in you" in " ".join(seen(app).split())
        await press(pilot, "n")
        assert place(app) == "SessionScreen"
        await press(pilot, "2", "enter", "enter")
        await press(pilot, "q")
    again = ClosenessApp(practice_of())
    async with again.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        assert "How is it in you" not in seen(again)


async def test_before_what_asks_more_stands_a_question_with_not_now_among_its_doors(
    practice: Practice,
) -> None:
    app = ClosenessApp(practice, start="share-with-someone")
    async with app.run_test(size=(80, 50)) as pilot:
        await settle(pilot)
        assert "Would you be willing to try this?" in seen(app)
        doors = app.screen.query_one("#doors", Doors)
        assert doors.options[0].id == "begin:"
        assert any(each.id == "not-now:" for each in doors.options)
        await press(pilot, "end", "enter")
        assert place(app) == "HomeScreen"


async def test_no_number_keeps_anyone_from_beginning(practice: Practice) -> None:
    keep(practice, "one-small-share", *rated(10))
    practice.help_opened = True
    app = ClosenessApp(practice, start="share-a-tender-story")
    async with app.run_test(size=(80, 50)) as pilot:
        await settle(pilot)
        assert app.screen.query_one("#doors", Doors).chosen_id == "begin:"
        await press(pilot, "enter")
        assert place(app) == "SessionScreen"


async def test_a_smaller_step_that_was_chosen_is_said_in_the_log(practice: Practice) -> None:
    keep(practice, "one-small-share", *rated(7), ended="@sort-safe-topics")
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "l", "enter")
        assert "You chose a smaller step: Easy, Maybe, Not Now." in seen(app)


async def test_the_comfort_checks_are_a_group_of_the_settings_that_explains_itself(
    practice: Practice,
) -> None:
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        app.action_open_settings("ease_at")
        await settle(pilot)
        assert "Comfort checks" in seen(app)
        assert "usually 6" in " ".join(app.screen.query_one("#why", Words).spoken.split())
        await press(pilot, "left")
        assert app.practice.settings.ease_at == 5
    assert practice_of().settings.ease_at == 5


def test_a_rating_in_these_tests_is_a_rating() -> None:
    assert rated(3)[1].answer == Number(3)
