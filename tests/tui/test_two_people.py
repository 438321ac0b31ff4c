"""Two people at one screen: what each answers alone, whose turn it is, and a page to agree to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest
from textual.geometry import Offset

from closeness_tui.core.answer import Chosen
from closeness_tui.core.condition import Is
from closeness_tui.core.moves import begin
from closeness_tui.core.session import Setting
from closeness_tui.core.steps import Agree, Choose, Gate, Option, Rate, Read, Scale, Turns, Write
from closeness_tui.tui.widgets.agree import AgreedPage
from closeness_tui.tui.widgets.alone import UnseenChoices
from closeness_tui.tui.widgets.choices import ChoiceRow
from closeness_tui.tui.widgets.letters import LARGE, PLAIN, SMALL, Letters, drawn
from tests.tui.stage import Host, exercise_of, time_passes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.pilot import Pilot

OPENS = 7
"""A seed with which no gate closes by chance."""
READY = Gate(
    id="ready",
    text="For you alone: would you like to?",
    private=True,
    on_no="closed",
    options=(Option("Yes", "yes"), Option("No", "no", no=True), Option("Not the day for it", "day", no=True)),
)
BEFORE = Rate(id="before", role="before", text="For you alone: how uneasy?", private=True)
FOR_TWO = (
    BEFORE,
    READY,
    Turns(id="talk", seconds=60),
    Choose(
        id="closed", text="Not a fit today.", when=Is("ready", ("no",)), options=(Option("Stop", go="end"),)
    ),
    Write(id="mine", text="Something of your own?"),
)
YES, NO, DAY = "1", "2", "3"
REFUSED = [(YES, NO), (NO, YES), (NO, NO), (DAY, NO)]


def host_of(*steps: Any, seed: int = OPENS) -> Host:
    """A host in which chance decides nothing."""
    setting = Setting(today="a quiet Monday", seed=seed)
    return Host(session=begin(exercise_of(*steps), setting, 1000.0))


@dataclass
class Seen:
    """What everybody could see and hear of a practice, and what is left of it."""

    screens: list[str]
    keys: int
    drafts: dict[str, Any]
    entry: Any


async def pressed(pilot: Pilot[None], keys: Sequence[str]) -> None:
    """Press one key after the other."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def evening(ratings: tuple[str, str], answers: tuple[str, str]) -> Seen:
    """A whole practice of two people; a rating takes Enter, a gate does not."""
    host = host_of(*FOR_TWO)
    alone = [("enter", each, "enter") for each in ratings] + [("enter", each) for each in answers]
    # After both have answered, Enter brings everyone together; at the end there is nothing to write.
    keys = [*alone[0], *alone[1], "enter", *alone[2], *alone[3], "enter", "s"]
    # While a number stands on the page of a rating, only the one whose it is sees it.
    unseen = (1, 4)
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screens = [host.export_screenshot()]
        for place, key in enumerate(keys):
            await pressed(pilot, [key])
            if place not in unseen:
                screens.append(host.export_screenshot())
        drafts = dict(host.keeper.drafts)
    entry = host.course.store_entry({line.key for line in host.course.lines()})
    return Seen(screens, len(keys), drafts, entry)


# ----- each alone


async def test_whoever_refuses_every_shared_screen_every_key_count_and_all_that_is_kept_are_equal() -> None:
    one, *others = [await evening(("3", "2"), answers) for answers in REFUSED]
    assert "Not&#160;a&#160;fit&#160;today." in one.screens[-2]
    assert one.drafts
    for other in others:
        assert other.screens == one.screens
        assert other.keys == one.keys
        assert other.drafts == one.drafts
        assert other.entry == one.entry


async def test_a_high_rating_a_passed_over_one_and_numbness_leave_the_same_screens_as_a_refusal() -> None:
    refused = await evening(("3", "2"), (NO, YES))
    for ratings in (("8", "2"), ("3", "n"), ("end", "s")):
        closed = await evening(ratings, (YES, YES))
        assert closed.screens == refused.screens
        assert closed.keys == refused.keys
        assert closed.drafts == refused.drafts
        assert closed.entry == refused.entry


async def test_two_who_are_ready_go_on() -> None:
    host = host_of(*FOR_TWO)
    async with host.run_test() as pilot:
        await pressed(pilot, ["enter", "3", "enter", "enter", "2", "enter", "enter"])
        await pressed(pilot, ["enter", YES, "enter", YES, "enter"])
        assert host.view.step.id == "talk"


async def test_the_screen_says_for_whom_the_next_page_is() -> None:
    host = host_of(READY, Read(id="end"))
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "The next page is for one of you alone." in host.text_on_screen()
        assert "●   ○" in host.text_on_screen()
        assert "would you like to" not in host.text_on_screen()
        await pressed(pilot, ["enter"])
        assert "would you like to" in host.text_on_screen()
        await pressed(pilot, [YES])
        assert "Now the page is for the other one alone." in host.text_on_screen()
        assert "○   ●" in host.text_on_screen()
        await pressed(pilot, ["enter", YES])
        assert "You can both look again." in host.text_on_screen()
        assert "●   ●" in host.text_on_screen()


@pytest.mark.parametrize(("first", "second"), [(0, 1), (1, 0), (2, 1)])
async def test_by_mouse_too_the_second_person_finds_the_same_page(first: int, second: int) -> None:
    host = host_of(READY, Read(id="closed"))
    async with host.run_test(size=(80, 24)) as pilot:
        pages = []
        for row in (first, second):
            await pressed(pilot, ["enter"])
            pages.append(host.export_screenshot())
            await pilot.click(host.session_screen.query(ChoiceRow)[row], offset=Offset(12, 0))
            await pilot.pause()
        assert pages[0] == pages[1]
        assert "You can both look again." in host.text_on_screen()


async def test_the_second_page_is_made_anew_and_the_first_never_showed_what_was_taken() -> None:
    host = host_of(READY, Read(id="closed"))
    async with host.run_test() as pilot:
        await pressed(pilot, ["enter"])
        first = host.session_screen.query_one(UnseenChoices)
        await pressed(pilot, [NO])
        assert (first.here, first.marked) == (-1, frozenset())
        assert not host.session_screen.query(UnseenChoices)
        await pressed(pilot, ["enter"])
        second = host.session_screen.query_one(UnseenChoices)
        assert second is not first
        assert (second.here, second.marked) == (-1, frozenset())
        assert host.focused is second


async def test_no_answer_stands_out_and_enter_takes_none() -> None:
    host = host_of(READY, Read(id="closed"))
    async with host.run_test() as pilot:
        await pressed(pilot, ["enter", "enter", "enter", "enter"])
        assert "›" not in host.text_on_screen()
        assert host.view.alone is not None
        assert (host.view.alone.person, host.view.alone.stage) == (1, "asking")
        await pressed(pilot, ["up", "enter"])
        assert host.view.alone.stage == "hand-over"


async def test_nobody_alone_can_go_back_keep_or_see_what_was_before() -> None:
    host = host_of(Read(id="a"), READY, Read(id="closed"))
    async with host.run_test() as pilot:
        await pressed(pilot, ["enter", "enter", NO])
        before = host.course.session
        await pressed(pilot, ["left", "b", "s", "1", "2", "3", "space", "backspace"])
        assert host.course.session == before


@pytest.mark.parametrize("answer", ["0", "7", "end", "n", "s"])
async def test_every_private_rating_takes_one_key_and_enter(answer: str) -> None:
    host = host_of(BEFORE, Read(id="end"))
    async with host.run_test() as pilot:
        await pressed(pilot, ["enter", answer])
        assert host.view.alone is not None
        assert host.view.alone.stage == "asking"
        await pressed(pilot, ["enter"])
        assert (host.view.alone.person, host.view.alone.stage) == (2, "hand-over")


async def test_leaving_a_private_rating_out_and_a_number_take_each_others_place() -> None:
    host = host_of(replace(BEFORE, scale=Scale(0, 5)), Read(id="end"))
    async with host.run_test() as pilot:
        await pressed(pilot, ["enter", "3", "s"])
        assert "s ● leave this one out" in host.text_on_screen()
        assert "[3]" not in host.text_on_screen()
        await pressed(pilot, ["4"])
        assert "s ○ leave this one out" in host.text_on_screen()
        assert "[4]" in host.text_on_screen()
        await pilot.click(".pass")
        await pilot.pause()
        assert "s ● leave this one out" in host.text_on_screen()


async def test_grounding_and_help_in_between_come_back_to_a_fresh_page() -> None:
    host = host_of(READY, Read(id="closed"))
    async with host.run_test() as pilot:
        await pressed(pilot, ["enter"])
        fresh = host.export_screenshot()
        await pressed(pilot, ["down", "g", "g"])
        assert host.export_screenshot() == fresh


# ----- turns

CARDS = (
    "What is something small that made you smile?",
    "Where can you breathe out, and what is it like there?",
)
TALK = Turns(
    id="talk", text="Set A: small things.", seconds=60, say_back=20, cards=CARDS, skip="Leave it out"
)


def large(host: Host) -> tuple[tuple[str, ...], float]:
    """The name in large letters, and its side."""
    letters = host.session_screen.query_one(Letters)
    return letters._rows, letters._side


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_whose_turn_it_is_stands_there_large_and_on_the_side_of_the_person(
    size: tuple[int, int],
) -> None:
    host = host_of(TALK, Read(id="end"))
    async with host.run_test(size=size) as pilot:
        await pilot.pause()
        letter, side = large(host)
        assert (len(letter) >= SMALL, side) == (True, 0)
        assert "A, it's your turn" in host.text_on_screen()
        await pressed(pilot, ["enter"])
        quoted, side = large(host)
        assert (len(quoted[0]) > len(letter[0]), side) == (True, 1)
        assert "B, you could say back what you heard" in host.text_on_screen()
        await pressed(pilot, ["enter"])
        assert large(host)[0] not in (letter, quoted)
        assert "B, it's your turn" in host.text_on_screen()
        assert host.session_screen._page.max_scroll_y == 0


async def test_done_and_passed_look_alike_and_the_same_key_is_for_both() -> None:
    screens = []
    for seconds in (0, 50):
        host = host_of(TALK, Read(id="end"))
        async with host.run_test(size=(100, 24)) as pilot:
            await pilot.pause()
            for _ in range(seconds // 10):
                await time_passes(pilot, host, 10)
            assert "Enter done or pass" in host.text_on_screen()
            await pressed(pilot, ["enter"])
            screens.append(host.export_screenshot())
    assert screens[0] == screens[1]


async def test_a_turn_whose_time_is_up_goes_on_by_itself_and_rings_where_wanted() -> None:
    host = host_of(TALK, Read(id="end"))
    host.stand_in.settings = replace(host.stand_in.settings, bell=True)
    async with host.run_test() as pilot:
        for _ in range(3):
            await time_passes(pilot, host, 20)
        assert "B, you could say back" in host.text_on_screen()
        assert host.rung == 1


async def test_the_card_the_time_and_who_comes_after_are_said() -> None:
    host = host_of(TALK, Read(id="end"))
    async with host.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        assert CARDS[0] in host.text_on_screen()
        assert "card 1 of 2   ·   about a minute left" in host.text_on_screen()
        assert "then B says it back" in host.text_on_screen()
        await pressed(pilot, ["enter"] * 4)
        assert "Where can you breathe out" in host.text_on_screen()
        assert "B, it's your turn" in host.text_on_screen()
        await pressed(pilot, ["enter"] * 3)
        assert "the last turn here" in host.text_on_screen()
        await pressed(pilot, ["enter"])
        assert host.view.step.id == "end"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_stop_word_stays_in_sight_however_long_the_text_is_and_while_paused(
    size: tuple[int, int],
) -> None:
    word = Choose(id="w", options=(Option("umbrella"),))
    host = host_of(word, replace(TALK, text="A long word about it. " * 40, stop="w"), Read(id="end"))
    async with host.run_test(size=size) as pilot:
        assert "umbrella” or press q" not in host.text_on_screen()
        await pressed(pilot, ["1"])
        assert "say “umbrella” or press q" in host.text_on_screen()
        await pressed(pilot, ["space"])
        assert "Paused. Space when you are ready." in host.text_on_screen()
        assert "say “umbrella” or press q" in host.text_on_screen()
        await pressed(pilot, ["space", *["enter"] * 8])
        assert host.view.step.id == "end"
        assert "umbrella" not in host.text_on_screen()


async def test_in_a_small_window_a_long_text_makes_room_after_the_first_turn() -> None:
    host = host_of(replace(TALK, text="A long word about it. " * 40), Read(id="end"))
    async with host.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert "A long word about it." in host.text_on_screen()
        await pressed(pilot, ["enter"])
        assert "A long word about it." not in host.text_on_screen()
        assert len(large(host)[0]) >= SMALL
        assert host.session_screen._page.max_scroll_y == 0


async def test_space_lets_a_turn_stand_still_and_skip_leaves_them_all() -> None:
    host = host_of(TALK, Read(id="end"))
    async with host.run_test() as pilot:
        await pressed(pilot, ["space"])
        await time_passes(pilot, host, 20)
        assert host.view.moment is not None
        assert host.view.moment.into == 0
        await pressed(pilot, ["space", "s"])
        assert host.view.step.id == "end"
        assert host.answers == {}


async def test_one_speaker_alone_is_in_the_middle_and_the_other_one_is_named_as_such() -> None:
    host = host_of(replace(TALK, speakers=("A",), cards=()), Read(id="end"))
    async with host.run_test() as pilot:
        await pilot.pause()
        assert large(host)[1] == 0.5
        await pressed(pilot, ["enter"])
        assert "The other one could say back what they heard" in host.text_on_screen()


async def test_names_of_any_script_and_hostile_ones_are_shown_and_never_obeyed() -> None:
    host = host_of(replace(TALK, speakers=("[b]x[/]", "李\u202e[@click=app.exit]"), cards=()), Read(id="end"))
    async with host.run_test() as pilot:
        await pilot.pause()
        assert "[b]x[/], it's your turn" in host.text_on_screen()
        await pressed(pilot, ["enter"])
        assert "李" in host.text_on_screen()
        assert "\u202e" not in host.text_on_screen()


def test_letters_get_smaller_where_the_room_does_and_unknown_ones_are_spaced() -> None:
    assert [len(drawn("A", size, 60)) for size in (LARGE, SMALL, PLAIN)] == [7, 4, 1]
    assert len(drawn("Speaker", LARGE, 60)) == SMALL
    assert drawn("Speaker", LARGE, 20) == ("S P E A K E R",)
    assert drawn("Speaker", LARGE, 9) == ("SPEAKER",)
    assert drawn("李雷", LARGE, 60) == ("李 雷",)
    assert drawn("Zoë", LARGE, 60) == drawn("Zoe", LARGE, 60)


def test_every_letter_is_drawn_apart_from_every_other() -> None:
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    for size in (LARGE, SMALL):
        assert len({drawn(sign, size, 60) for sign in signs}) == len(signs)


# ----- a page to agree to

PAGE = Agree(
    id="page",
    text="Here it is.",
    document="ours",
    parts=("hope", "word"),
    on_change="hope",
    speakers=("You", "They"),
)
HOPE = Write(id="hope", text="What do you hope for? Small is fine.")
WORD = Write(id="word", text="Which word stops?")


async def at_the_page(pilot: Pilot[None]) -> None:
    await pilot.press(*"rain", "ctrl+n", *"tree", "ctrl+n")
    await pilot.pause()


async def test_the_page_names_its_parts_and_who_is_asked_and_no_answer_stands_out() -> None:
    host = host_of(HOPE, WORD, PAGE, Read(id="end"))
    async with host.run_test(size=(80, 24)) as pilot:
        await at_the_page(pilot)
        text = host.text_on_screen()
        for words in (
            "What do you hope for?",
            "rain",
            "Which word stops?",
            "tree",
            "You: is this page all right?",
        ):
            assert words in text
        assert "Small is fine." not in text
        assert not any("›" in line for line in text.splitlines() if "I agree" in line)
        await pressed(pilot, ["enter", "enter", "enter"])
        assert (host.view.step.id, host.view.asked) == ("page", "You")


async def test_each_is_asked_on_a_page_of_their_own_and_then_it_is_agreed() -> None:
    host = host_of(HOPE, WORD, PAGE, Read(id="end"))
    async with host.run_test(size=(80, 24)) as pilot:
        await at_the_page(pilot)
        await pressed(pilot, ["down", "enter"])
        assert "They: is this page all right?" in host.text_on_screen()
        assert not any("›" in line for line in host.text_on_screen().splitlines() if "I agree" in line)
        await pressed(pilot, ["1"])
        assert host.answers["page"] == Chosen(("agreed",), ("Agreed",))
        assert host.view.step.id == "end"


async def test_a_change_goes_back_and_later_nothing_is_chosen_beforehand() -> None:
    host = host_of(HOPE, WORD, PAGE, Read(id="end"))
    async with host.run_test(size=(80, 24)) as pilot:
        await at_the_page(pilot)
        await pressed(pilot, ["1", "2"])
        assert host.view.step.id == "hope"
        await pressed(pilot, ["ctrl+n", "ctrl+n", "3", "left"])
        assert host.view.step.id == "page"
        assert "Not agreed yet" not in host.text_on_screen()
        assert not any(
            "●" in line or "›" in line for line in host.text_on_screen().splitlines() if "Not now" in line
        )


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_a_long_page_scrolls_while_the_answers_stay_in_sight(size: tuple[int, int]) -> None:
    host = host_of(HOPE, WORD, PAGE, Read(id="end"))
    async with host.run_test(size=size) as pilot:
        await pilot.press(*(["a", "enter"] * 45), *"the end", "ctrl+n", "ctrl+n")
        await pilot.pause()
        page = host.session_screen.query_one(AgreedPage)
        assert "there is more to read" in host.text_on_screen()
        assert "Not now" in host.text_on_screen()
        assert host.session_screen._page.max_scroll_y == 0
        await pressed(pilot, ["pagedown"])
        assert page.scroll_offset.y > 1
        assert host.view.step.id == "page"
        await pressed(pilot, ["down"] * 80)
        assert page.is_read
        assert "the end" in host.text_on_screen()
        assert "there is more to read" not in host.text_on_screen()
        assert any("›" in line for line in host.text_on_screen().splitlines() if "Not now" in line)


async def test_words_on_the_page_are_never_obeyed() -> None:
    host = host_of(HOPE, PAGE, Read(id="end"))
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"[/][b]x[@click=app.exit]", "ctrl+n")
        await pilot.pause()
        assert "[/][b]x[@click=app.exit]" in host.text_on_screen()
