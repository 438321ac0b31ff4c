"""The screen around the steps: keys, offers, pausing, keeping, leaving, and late timers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input, TextArea

from closeness_tui.core.answer import Number, Words
from closeness_tui.core.settings import Settings
from closeness_tui.core.steps import (
    RELIEF,
    Breathe,
    Choose,
    Fill,
    Group,
    Listing,
    Note,
    Option,
    Rate,
    Read,
    Rest,
    Tense,
    Write,
)
from closeness_tui.practice.clock import RealClock
from closeness_tui.store.failures import WriteFailed
from closeness_tui.tui.keys import SESSION_KEYS, session_bindings
from closeness_tui.tui.widgets.disc import Disc
from tests.tui.stage import Host, exercise_of, time_passes

END = Read(id="end", text="The end.")


async def test_the_screen_goes_when_the_practice_is_over() -> None:
    host = Host(END)
    async with host.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert host.called == ["back"]
        assert host.course.session.state == "finished"


@pytest.mark.parametrize(
    ("step", "key"),
    [(Read(id="it"), "q"), (Rest(id="it", seconds=9), "q"), (Write(id="it"), "ctrl+q")],
    ids=["read", "rest", "write"],
)
async def test_stopping_is_at_once_and_asks_nothing(step: Read, key: str) -> None:
    host = Host(Rate(id="a", scale=RELIEF), step)
    async with host.run_test() as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        assert host.called == ["back"]
        assert host.course.session.state == "stopped"
        assert host.keeper.drafts


async def test_stopping_keeps_what_was_just_typed() -> None:
    host = Host(Read(id="a"), Write(id="words"))
    async with host.run_test() as pilot:
        await pilot.press("enter", *"half a th", "ctrl+q")
        await pilot.pause()
        (draft,) = host.keeper.drafts.values()
        assert draft.lines[0].answer == Words("half a th")


async def test_grounding_comes_back_to_the_same_place() -> None:
    host = Host(Read(id="a"), Rest(id="quiet", seconds=60), END)
    async with host.run_test() as pilot:
        await pilot.press("enter")
        await time_passes(pilot, host, 10)
        await pilot.press("g")
        await pilot.pause()
        assert "your exercise waits" in host.text_on_screen()
        await pilot.press("space", "space")
        await time_passes(pilot, host, 20)
        await pilot.press("g")
        await pilot.pause()
        assert host.view.step.id == "quiet"
        assert host.view.paused
        assert host.view.moment is not None
        assert host.view.moment.elapsed == 10
        assert "Paused. Space when you are ready." in host.text_on_screen()


async def test_space_pauses_and_resumes() -> None:
    host = Host(Rest(id="quiet", seconds=60), END)
    async with host.run_test() as pilot:
        await time_passes(pilot, host, 5)
        await pilot.press("space")
        await pilot.pause()
        assert "Paused. Space when you are ready." in host.text_on_screen()
        assert host.session_screen._beats.idle
        await time_passes(pilot, host, 25)
        await pilot.press("space")
        await pilot.pause()
        assert "Paused" not in host.text_on_screen()
        assert host.view.moment is not None
        assert host.view.moment.elapsed == 5


async def test_help_lets_the_time_stand_still_first() -> None:
    host = Host(Rest(id="quiet", seconds=60), END)
    async with host.run_test() as pilot:
        await pilot.press("h")
        await pilot.pause()
        assert host.called == ["help"]
        assert host.view.paused


@pytest.mark.parametrize(
    ("step", "keys"),
    [
        (Read(id="it"), {"x": "hide", "question_mark": "keys", "Q": "leave"}),
        (Write(id="it"), {"ctrl+x": "hide", "f1": "keys", "ctrl+t": "help"}),
    ],
    ids=["read", "write"],
)
async def test_the_app_is_asked_by_name(step: Read, keys: dict[str, str]) -> None:
    host = Host(step, END)
    async with host.run_test() as pilot:
        await pilot.pause()
        for key, asked in keys.items():
            await pilot.press(key)
            await pilot.pause()
            assert host.called.pop() == asked


async def test_another_screen_on_top_lets_the_time_stand_still() -> None:
    host = Host(Rest(id="quiet", seconds=60), END)
    async with host.run_test() as pilot:
        await pilot.pause()
        host.push_screen(Screen())
        await pilot.pause()
        assert host.view.paused
        host.pop_screen()
        await pilot.pause()
        assert "Paused." in host.text_on_screen()


@pytest.mark.parametrize(
    "step", [Write(id="it"), Listing(id="it"), Fill(id="it", template="I {a}")], ids=lambda s: s.kind
)
async def test_letters_are_only_letters_while_writing(step: Write) -> None:
    host = Host(Read(id="a"), step, END)
    async with host.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        if isinstance(host.focused, TextArea | Input):
            await pilot.press(*"sghqxbQ?", "space", "left")
            await pilot.pause()
        assert host.view.step is step
        assert host.called == []


async def test_control_keys_come_before_the_fields_own() -> None:
    host = Host(Read(id="a"), Write(id="it"), END)
    async with host.run_test() as pilot:
        await pilot.press("enter", *"abc", "home", "ctrl+k")
        await pilot.pause()
        assert host.view.step is END
        await pilot.press("left")
        await pilot.pause()
        await pilot.press(*"new", "ctrl+g")
        await pilot.pause()
        assert host.view.grounded
        await pilot.press("g")
        await pilot.pause()
        assert host.answers["it"] == Words("new")
        assert "new" in host.text_on_screen()


async def test_the_key_line_tells_only_what_can_be_done() -> None:
    host = Host(Read(id="a", skip="I'd rather not"), Rest(id="b", seconds=9), Write(id="c"))
    async with host.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        line = host.text_on_screen().splitlines()[-1]
        assert "s I'd rather not" in line
        assert "Space" not in line
        assert "back" not in line
        await pilot.press("enter")
        await pilot.pause()
        line = host.text_on_screen().splitlines()[-1]
        assert "Space pause" in line
        assert "← back" in line
        await pilot.press("space")
        await pilot.pause()
        line = host.text_on_screen().splitlines()[-1]
        assert "Space go on" in line
        assert "Enter" not in line
        await pilot.press("space", "enter")
        await pilot.pause()
        assert "With Ctrl:   N on   R back   K skip" in host.text_on_screen().splitlines()[-1]


async def test_a_narrow_key_line_keeps_whole_words_and_the_way_out() -> None:
    host = Host(Read(id="z"), Rest(id="b", seconds=9, skip="I'd rather leave this one for another day"))
    async with host.run_test(size=(40, 14)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        line = host.text_on_screen().splitlines()[-1]
        assert "q stop" in line
        assert "h help" in line
        assert len(line) <= 40


async def test_a_click_on_a_key_does_the_same() -> None:
    host = Host(Read(id="a"), END)
    async with host.run_test() as pilot:
        await pilot.pause()
        line = host.text_on_screen().splitlines()[-1]
        await pilot.click("#keys", offset=(line.index("Enter"), 0))
        await pilot.pause()
        assert host.view.step is END


@pytest.mark.parametrize(("rating", "offer"), [("7", "easing"), ("9", "pause"), ("n", "numb")])
async def test_after_a_high_rating_gentler_doors_come_first(rating: str, offer: str) -> None:
    host = Host(Rate(id="now"), END)
    async with host.run_test() as pilot:
        await pilot.press(rating, "enter")
        await pilot.pause()
        assert host.view.offer == offer
        lines = [line.strip() for line in host.text_on_screen().splitlines()]
        assert lines[-1].endswith("keys")
        doors = [line.removeprefix("› 1  ") for line in lines if line[:1].isdigit() or line.startswith("›")]
        assert doors == [
            "A minute of grounding, then back here",
            "2  Something smaller: Something [bold]Small[/]",
            "3  See who I could call",
            "4  Stop here",
            "5  Carry on",
        ]


@pytest.mark.parametrize(
    ("key", "state", "leads_to"),
    [("2", "finished", "@smaller-one"), ("3", "finished", "@help"), ("4", "stopped", "")],
)
async def test_the_doors_lead_where_they_say(key: str, state: str, leads_to: str) -> None:
    host = Host(Rate(id="now"), END)
    async with host.run_test() as pilot:
        await pilot.press("8", "enter")
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        assert (host.course.session.state, host.course.session.leads_to) == (state, leads_to)
        assert host.called == ["back"]


async def test_grounding_from_an_offer_comes_back_to_the_offer() -> None:
    host = Host(Rate(id="now"), END)
    async with host.run_test() as pilot:
        await pilot.press("8", "enter")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        assert host.view.grounded
        await pilot.press("g")
        await pilot.pause()
        assert host.view.offer == "easing"
        await pilot.press("5")
        await pilot.pause()
        assert host.view.step is END


async def test_one_enter_too_many_takes_no_door() -> None:
    host = Host(Rate(id="now"), END)
    async with host.run_test() as pilot:
        await pilot.press("8", "enter", "enter")
        await pilot.pause()
        assert host.view.offer == "easing"


async def test_typing_is_kept_within_a_second() -> None:
    host = Host(Read(id="a"), Write(id="it"), END)
    async with host.run_test() as pilot:
        await pilot.press("enter", *"one")
        await pilot.pause()
        assert "keeping" in host.text_on_screen()
        await time_passes(pilot, host, 0.8)
        assert "kept" in host.text_on_screen()
        assert host.session_screen._beats.idle
        (draft,) = host.keeper.drafts.values()
        assert draft.lines[0].answer == Words("one")


async def test_words_that_cannot_be_kept_stay_and_the_reason_is_said() -> None:
    host = Host(Read(id="a"), Write(id="it"), END)
    async with host.run_test() as pilot:
        await pilot.press("enter")
        host.keeper.broken = WriteFailed("the disk is full")
        await pilot.press(*"one")
        await time_passes(pilot, host, 0.8)
        assert "Not kept yet: the disk is full." in host.text_on_screen()
        host.keeper.broken = None
        await time_passes(pilot, host, 0.8)
        assert "kept" in host.text_on_screen()
        assert "Not kept" not in host.text_on_screen()


async def test_it_says_when_nothing_is_stored() -> None:
    host = Host(Write(id="it", keep=False), END)
    async with host.run_test() as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert "Nothing of this is stored." in host.text_on_screen()
    host = Host(exercise=exercise_of(Write(id="it"), END, leaves_trace=False))
    async with host.run_test() as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert "Nothing of this is stored." in host.text_on_screen()


async def test_a_resize_in_the_middle_of_writing_loses_nothing() -> None:
    host = Host(Write(id="it"), END)
    async with host.run_test(size=(120, 40)) as pilot:
        await pilot.press(*"some words")
        for size in ((60, 20), (20, 8), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.press("x")
        await pilot.pause()
        assert host.answers["it"] == Words("some wordsxxx")
        assert "some wordsxxx" in host.text_on_screen()


async def test_the_figure_fits_the_window() -> None:
    host = Host(Breathe(id="it", rounds=3, text="Breathe softly."), END)
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        small = host.session_screen.query_one(Disc).size.height
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert host.session_screen.query_one(Disc).size.height > small
        assert "breathe in" in host.text_on_screen()


async def test_a_late_beat_carries_over_every_timer_that_ran_out() -> None:
    host = Host(Rest(id="a", seconds=5), Breathe(id="b", rounds=1), Rest(id="c", seconds=20), END)
    async with host.run_test() as pilot:
        await time_passes(pilot, host, 17)
        assert host.view.step.id == "c"
        assert host.view.moment is not None
        assert host.view.moment.elapsed == pytest.approx(2)
        assert "about 20 seconds left" in host.text_on_screen()


async def test_a_sleeping_machine_finds_the_practice_paused() -> None:
    host = Host(Rest(id="a", seconds=60), END)
    async with host.run_test() as pilot:
        await time_passes(pilot, host, 5)
        host.clock.sleep(3600)
        await time_passes(pilot, host, 1)
        assert host.view.paused
        assert host.view.step.id == "a"


async def test_nothing_waits_while_the_person_reads() -> None:
    host = Host(Read(id="a"), Rest(id="b", seconds=9))
    async with host.run_test() as pilot:
        await pilot.pause()
        assert host.session_screen._beats.idle
        await pilot.press("enter")
        await pilot.pause()
        assert not host.session_screen._beats.idle


def at_once(host: Host) -> None:
    """The second stroke does not wait for the clock of the machine."""
    bell = host.session_screen._bell
    host.session_screen._bell = replace(bell, after=lambda _seconds, stroke: stroke())


async def test_the_bell_rings_only_where_it_is_wanted() -> None:
    tense = Tense(id="it", tense=5, release=5, rounds=1, groups=(Group("Hands"),))
    for wanted in (False, True):
        host = Host(tense, END, settings=Settings(bell=wanted))
        at_once(host)
        async with host.run_test() as pilot:
            await time_passes(pilot, host, 5)
            await time_passes(pilot, host, 5)
            assert host.view.step is END
            # Letting go, and the end: two strokes each.
            assert host.rung == (4 if wanted else 0)


async def test_without_motion_there_are_words_and_numbers() -> None:
    host = Host(Breathe(id="it", rounds=3), END, settings=Settings(reduced_motion=True))
    async with host.run_test() as pilot:
        await time_passes(pilot, host, 1.5)
        assert not host.session_screen.query_one(Disc).display
        assert "breathe in" in host.text_on_screen()
        assert "2   ·   breath 1 of 3" in host.text_on_screen()


async def test_a_mark_carries_the_instant_of_its_key() -> None:
    class Machine(RealClock):
        late = 0.0

        def now(self) -> float:
            return super().now() + self.late

    clock = Machine()
    host = Host(Note(id="it", labels=("a", "b"), seconds=60), END, clock=clock)
    async with host.run_test() as pilot:
        await pilot.pause()
        clock.late = 20.0
        await pilot.press("1")
        await pilot.pause()
        assert host.answers["it"].marks[0].at < 15


async def test_two_enters_in_a_hurry_pass_one_step_each() -> None:
    host = Host(Read(id="a"), Read(id="b"), Read(id="c"), END)
    async with host.run_test() as pilot:
        body = host.session_screen._body
        await pilot.pause()
        body = host.session_screen._body
        assert body is not None
        body.go_on()
        body.go_on()
        await pilot.pause()
        assert host.view.step.id == "b"


async def test_the_same_place_keeps_its_answer_after_a_choice_leads_back() -> None:
    again = Choose(id="again", options=(Option("once more", "more", go="n"), Option("on", "on")))
    host = Host(Rate(id="n", scale=RELIEF), again, END)
    async with host.run_test() as pilot:
        await pilot.press("4", "enter", "1")
        await pilot.pause()
        assert host.view.step.id == "n"
        await pilot.press("5", "enter", "2")
        await pilot.pause()
        assert host.answers["n"] == Number(5)


def test_every_key_has_an_id_and_a_tooltip() -> None:
    bindings = [each for each in session_bindings() if isinstance(each, Binding)]
    assert len(bindings) == len(session_bindings())
    assert all(each.tooltip for each in bindings)
    ids = [each.id for each in bindings if each.id]
    assert len(ids) == len(bindings)
    assert len(ids) == len(set(ids))


def test_no_key_for_writing_is_taken_by_a_terminal_or_means_another_key() -> None:
    taken = {f"ctrl+{letter}" for letter in "abcijmhzvs"} | {"escape"}
    assert not taken & {each.writing for each in SESSION_KEYS}
