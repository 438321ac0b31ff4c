"""Every kind of step: the right keys give the right answer, and other keys change nothing."""

from __future__ import annotations

import pytest
from textual.events import Key

from closeness_tui.core.answer import Blanks, Chosen, Item, Items, Mark, Marks, Number, Words, lines_of
from closeness_tui.core.event import Brought
from closeness_tui.core.steps import (
    LIKELY,
    RELIEF,
    Blank,
    Breathe,
    Choose,
    Fill,
    Gate,
    Group,
    Listing,
    Note,
    Option,
    Rate,
    Read,
    Rest,
    Review,
    Say,
    Scale,
    Step,
    Tally,
    Tense,
    Write,
)
from tests.tui.stage import Host, time_passes

END = Read(id="end", text="The end.")
THREE = (Option("one", "one"), Option("two", "two"), Option("three", "three"))

ONE_STEP = {
    "read": (Read(id="it", text="Hello."), ["enter"], None),
    "gate": (Gate(id="it", options=THREE), ["2"], Chosen(("two",), ("two",))),
    "gate, several": (
        Gate(id="it", options=THREE, many=True),
        ["1", "3", "enter"],
        Chosen(("one", "three"), ("one", "three")),
    ),
    "gate by arrows": (Gate(id="it", options=THREE), ["down", "enter"], Chosen(("two",), ("two",))),
    "up stays on the first": (Gate(id="it", options=THREE), ["up", "enter"], Chosen(("one",), ("one",))),
    "choice by Enter twice": (Choose(id="it", options=THREE), ["enter", "enter"], Chosen(("one",), ("one",))),
    "choice by space": (
        Choose(id="it", options=THREE, many=True),
        ["space", "down", "space", "down", "space", "space", "enter"],
        Chosen(("one", "two"), ("one", "two")),
    ),
    "most": (
        Choose(id="it", options=THREE, many=True, most=1),
        ["1", "2", "enter"],
        Chosen(("one",), ("one",)),
    ),
    "own words": (
        Choose(id="it", cards=("a", "b", "c"), show=2, own="my own"),
        ["o", "s", "q", "x", "enter"],
        Chosen(("own",), ("sqx",), own=True),
    ),
    "no card": (Choose(id="it", cards=("a", "b", "c"), show=2, none="none"), ["3"], None),
    "rating": (Rate(id="it", scale=RELIEF), ["7", "enter"], Number(7)),
    "ten": (Rate(id="it", scale=RELIEF), ["1", "0", "enter"], Number(10)),
    "a wrong digit begins anew": (Rate(id="it", scale=RELIEF), ["1", "0", "4", "enter"], Number(4)),
    "rating by arrows": (
        Rate(id="it", scale=RELIEF),
        ["right", "right", "left", "left", "left", "enter"],
        Number(3),
    ),
    "numb": (Rate(id="it", role="after"), ["n", "right", "n"], None),
    "likely": (Rate(id="it", scale=LIKELY), ["4", "5", "enter"], Number(45)),
    "likely, a hundred": (Rate(id="it", scale=LIKELY), ["1", "0", "0", "up", "down", "enter"], Number(99)),
    "write": (Write(id="it"), [*"s q", "enter", *"?x", "ctrl+n"], Words("s q\n?x")),
    "taken back": (Write(id="it"), [*"ab", "backspace", "ctrl+underscore", "ctrl+n"], Words("ab")),
    "a beginning": (
        Write(id="it", starters=("I can", "I may")),
        ["tab", "2", *"go", "ctrl+n"],
        Words("I may go"),
    ),
    "nothing written": (Write(id="it"), ["ctrl+n"], None),
    "fill": (
        Fill(id="it", template="If {cue}, then {act}.", blanks=(Blank("cue"), Blank("act", "", ("I rest",)))),
        [*"{act}", "tab", "down", "enter", "enter"],
        Blanks((("cue", "{act}"), ("act", "I rest")), "If {act}, then I rest."),
    ),
    "list": (
        Listing(id="it"),
        [*"one", "enter", *"two", "backspace", "enter", "enter"],
        Items((Item("one"), Item("tw"))),
    ),
    "a row taken back": (
        Listing(id="it"),
        [*"one", "enter", "backspace", *"!", "ctrl+n"],
        Items((Item("one!"),)),
    ),
    "no more than most": (
        Listing(id="it", most=1),
        [*"one", "enter", *"two", "enter"],
        Items((Item("one"),)),
    ),
    "offered and own": (
        Listing(id="it", items=("a", "b", "c")),
        ["2", "tab", *"d", "enter", "enter"],
        Items((Item("b"), Item("d"))),
    ),
    "piles": (
        Listing(id="it", items=("a", "b", "c", "d"), piles=("easy", "later")),
        ["1", "2", "down", "1", "up", "0", "a", *"own", "enter", "2", "enter"],
        Items((Item("a", "easy"), Item("b", "later"), Item("d", "easy"), Item("own", "later"))),
    ),
    "sort one's own where nothing is offered": (
        Listing(id="it", piles=("easy", "later")),
        [*"rain", "enter", "1", "a", *"snow", "enter", "2", "enter"],
        Items((Item("rain", "easy"), Item("snow", "later"))),
    ),
    "rate each": (
        Listing(id="it", items=("a", "b", "c"), own=False, rate=Scale(0, 10), sort="rating", pick=1),
        ["3", "enter", "8", "enter", "enter", "1", "enter"],
        Items((Item("a", rating=3, picked=True), Item("b", rating=8), Item("c"))),
    ),
    "rank": (
        Listing(id="it", items=("a", "b", "c"), own=False, rank=True),
        ["down", "shift+up", "down", "alt+down", "alt+down", "enter"],
        Items((Item("b"), Item("c"), Item("a"))),
    ),
    "tally": (
        Tally(id="it", count=3),
        ["space", "space", "backspace", "space", "space", "space", "enter"],
        Number(3),
    ),
    "say": (Say(id="it", text="Say it."), ["enter"], None),
    "rest": (Rest(id="it", seconds=60), ["enter"], None),
    "review": (
        Review(id="it", sources=("*",), pick=1),
        ["1", "enter"],
        Items((Item("old words", picked=True),)),
    ),
}


@pytest.mark.parametrize("name", [name for name in ONE_STEP if name != "numb"])
async def test_the_right_keys_give_the_right_answer(name: str) -> None:
    step, keys, answer = ONE_STEP[name]
    host = Host(step, END, brought=(Brought("old words", "2026-11-01", "Some"),))
    async with host.run_test() as pilot:
        await pilot.pause()
        await host.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        assert host.view.step is END
        assert host.answers.get("it") == answer


WRONG = ["d", "z", "9", "escape", "f9", "tab", "ctrl+o", "home"]


@pytest.mark.parametrize(
    "step",
    [
        Read(id="it"),
        Gate(id="it", options=THREE),
        Gate(id="it", options=THREE, many=True),
        Choose(id="it", cards=("a", "b", "c"), show=2, more="m", own="o", none="n"),
        Rate(id="it", scale=Scale(0, 5)),
        Tally(id="it", count=3),
        Rest(id="it", seconds=60),
        Say(id="it", seconds=60),
        Note(id="it", labels=("a", "b"), seconds=60),
        Tense(id="it", groups=(Group("Hands"),)),
        Review(id="it", sources=("*",)),
    ],
    ids=lambda step: step.kind,
)
async def test_wrong_keys_change_nothing(step: Step) -> None:
    host = Host(step, END)
    async with host.run_test() as pilot:
        await pilot.pause()
        await host.workers.wait_for_complete()
        await pilot.pause()
        before = host.course.session
        await pilot.press(*WRONG)
        await pilot.pause()
        assert host.course.session == before
        assert host.called == []


async def test_a_numb_rating_is_marked_and_taken_by_enter() -> None:
    host = Host(Rate(id="it"), END)
    async with host.run_test() as pilot:
        await pilot.press("n")
        assert "● numb or far away" in host.text_on_screen()
        await pilot.press("enter")
        await pilot.pause()
        assert host.answers["it"] == Number(None, numb=True)
        assert host.view.offer == "numb"


async def test_enter_takes_no_rating_before_one_is_chosen() -> None:
    host = Host(Rate(id="it"), END)
    async with host.run_test() as pilot:
        await pilot.press("enter", "enter")
        assert host.view.step.id == "it"
        assert "Enter" not in host.text_on_screen()
        await pilot.press("3")
        assert "Enter on" in host.text_on_screen()


async def test_a_deck_shows_other_cards() -> None:
    host = Host(Choose(id="it", cards=("a1", "b1", "c1", "d1"), show=2, more="More"), END)
    async with host.run_test() as pilot:
        await pilot.pause()
        first = host.view.cards
        await pilot.press("m")
        await pilot.pause()
        second = host.view.cards
        assert set(first) | set(second) == {"a1", "b1", "c1", "d1"}
        assert all(card in host.text_on_screen() for card in second)
        await pilot.press("2")
        await pilot.pause()
        assert host.answers["it"] == Chosen((second[1],), (second[1],))


async def test_an_empty_field_goes_back_to_the_cards() -> None:
    host = Host(Choose(id="it", cards=("a1", "b1"), show=2, own="Mine"), END)
    async with host.run_test() as pilot:
        await pilot.press("o", "enter", "1")
        await pilot.pause()
        assert host.view.step is END


async def test_note_keys_mark_and_take_back() -> None:
    host = Host(Note(id="it", labels=("near", "far"), seconds=60, cue=4), END)
    async with host.run_test() as pilot:
        await time_passes(pilot, host, 5)
        await pilot.press("2")
        await time_passes(pilot, host, 1.5)
        await pilot.press("1", "3", "1", "backspace")
        await pilot.pause()
        assert host.answers["it"] == Marks((Mark("far", 5.0), Mark("near", 6.5)))
        await pilot.press("space", "1")
        await pilot.pause()
        assert host.view.paused
        assert len(host.answers["it"].marks) == 2


async def test_a_soft_cue_glows_and_goes() -> None:
    host = Host(Note(id="it", labels=("near", "far"), seconds=60, cue=4), END)
    async with host.run_test() as pilot:
        await time_passes(pilot, host, 3)
        assert "What is here now?" not in host.text_on_screen()
        await time_passes(pilot, host, 1)
        assert "What is here now?" in host.text_on_screen()
        await time_passes(pilot, host, 2)
        assert "What is here now?" not in host.text_on_screen()


async def test_a_tally_swaps_the_sense() -> None:
    host = Host(Tally(id="it", text="See 2.", count=2, swap="Or hear 2."), END)
    async with host.run_test() as pilot:
        await pilot.press("w")
        await pilot.pause()
        assert "Or hear 2." in host.text_on_screen()


@pytest.mark.parametrize("key", ["f", "z", "5"])
async def test_a_key_lets_the_breath_go_free(key: str) -> None:
    host = Host(Breathe(id="it", rounds=3), END)
    async with host.run_test() as pilot:
        await time_passes(pilot, host, 2)
        await pilot.press(key)
        await pilot.pause()
        assert host.view.moment is not None
        assert host.view.moment.phase.name == "free"
        assert "breathe as you like" in host.text_on_screen()


async def test_the_breath_changes_its_word_at_the_end_of_the_phase() -> None:
    host = Host(Breathe(id="it", rounds=3), END)
    async with host.run_test() as pilot:
        await time_passes(pilot, host, 3.9)
        assert "breathe in" in host.text_on_screen()
        await time_passes(pilot, host, 0.1)
        assert "breathe out" in host.text_on_screen()
        assert "breath 1 of 3" in host.text_on_screen()


async def test_tensing_can_be_left_out_or_imagined() -> None:
    groups = (Group("Hands", imagine="Warm."), Group("Feet"))
    host = Host(Tense(id="it", groups=groups, rounds=1), END)
    async with host.run_test() as pilot:
        await time_passes(pilot, host, 2)
        assert "HANDS" in host.text_on_screen()
        await pilot.press("i")
        await pilot.pause()
        assert "imagine" in host.text_on_screen()
        assert "Warm." in host.text_on_screen()
        await pilot.press("o")
        await pilot.pause()
        assert "FEET" in host.text_on_screen()
        await pilot.press("i")
        await pilot.pause()
        assert host.view.moment is not None
        assert host.view.moment.phase.name == "tense"


@pytest.mark.parametrize("step", [Write(id="it"), Listing(id="it")], ids=["paper", "line"])
async def test_joiners_and_spaces_of_every_script_are_written_as_typed_but_no_override(step: Step) -> None:
    host = Host(step, END)
    async with host.run_test() as pilot:
        await pilot.pause()
        for character in "می\u200cخ 👩\u200d👧\u3000a\u00a0b\u202e":
            # As the terminal's parser says it; the pilot has no character for these.
            assert host.focused is not None
            host.focused.post_message(Key("a_name", character))
        await pilot.press(*(["ctrl+n"] if isinstance(step, Write) else ["enter", "enter"]))
        await pilot.pause()
    assert "".join(lines_of(host.answers["it"])) == "می\u200cخ 👩\u200d👧\u3000a\u00a0b"


async def test_a_review_tells_of_nothing_found_instead_of_announcing_something() -> None:
    host = Host(Review(id="it", text="Here it is.", sources=("*",), if_none="Nothing yet."), END)
    async with host.run_test() as pilot:
        await host.workers.wait_for_complete()
        await pilot.pause()
        assert "Nothing yet." in host.text_on_screen()
        assert "Here it is." not in host.text_on_screen()
        await pilot.press("enter")
        await pilot.pause()
        assert host.view.step is END


async def test_a_locked_log_can_be_unlocked_or_passed_by() -> None:
    host = Host(Review(id="it", sources=("*",), if_none="Nothing yet."), END, brought=None)
    async with host.run_test() as pilot:
        await host.workers.wait_for_complete()
        await pilot.pause()
        assert "Your log is locked" in host.text_on_screen()
        await pilot.press("u")
        await pilot.pause()
        await host.workers.wait_for_complete()
        await pilot.pause()
        assert host.called == ["unlock"]
        assert "an older word" in host.text_on_screen()


@pytest.mark.parametrize("kind", ["rest", "say"])
async def test_a_long_text_takes_the_air_of_a_timed_step_before_anything_is_out_of_sight(kind: str) -> None:
    text = "Let your eyes rest where they like, and let the sounds come and go. " * 4
    timed = Rest(id="it", text=text, seconds=60) if kind == "rest" else Say(id="it", text=text, seconds=60)
    host = Host(timed, END)
    async with host.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert "left" in host.text_on_screen()
        assert host.session_screen._page.max_scroll_y == 0


async def test_a_log_that_stays_locked_is_not_told_as_if_nothing_were_there() -> None:
    host = Host(Review(id="it", sources=("*",), if_none="Nothing yet."), END, brought=None)
    async with host.run_test() as pilot:
        await host.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "Your log stayed locked" in host.text_on_screen()
        await pilot.press("enter")
        await pilot.pause()
        assert host.view.step is END
        await pilot.press("left")
        await pilot.pause()
        assert "Your log stayed locked" in host.text_on_screen()
        assert "Nothing yet." not in host.text_on_screen()


async def test_back_in_a_list_goes_to_the_stage_before() -> None:
    host = Host(Read(id="first"), Listing(id="it", pick=1), END)
    async with host.run_test() as pilot:
        await pilot.press("enter", *"one", "enter", "enter")
        await pilot.pause()
        assert "One, if you like." in host.text_on_screen()
        await pilot.press("left")
        await pilot.pause()
        assert "•  one" in host.text_on_screen()
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert host.view.step.id == "first"


async def test_answers_are_there_again_after_going_back() -> None:
    host = Host(Rate(id="a", scale=RELIEF), Write(id="b"), Choose(id="c", options=THREE), END)
    async with host.run_test() as pilot:
        await pilot.press("6", "enter", *"hm", "ctrl+n", "2")
        await pilot.pause()
        await pilot.press("left")
        await pilot.pause()
        assert "› 2" in host.text_on_screen()
        await pilot.press("left")
        await pilot.pause()
        assert "hm" in host.text_on_screen()
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "[6]" in host.text_on_screen()
        await pilot.press("enter", "ctrl+n")
        await pilot.pause()
        assert host.answers["b"] == Words("hm")
