"""Texts from files and people are shown as they are: nothing in them is obeyed, and nothing crashes."""

from __future__ import annotations

import os

import pytest
from textual.events import Paste

from closeness_tui.core.answer import Chosen
from closeness_tui.core.event import Brought
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.steps import (
    Agree,
    Blank,
    Body,
    Breathe,
    Choose,
    Fill,
    Gate,
    Group,
    Later,
    Listing,
    Note,
    Option,
    Pattern,
    Rate,
    Read,
    Rest,
    Review,
    Say,
    Scale,
    Step,
    Tally,
    Tense,
    Turns,
    Write,
)
from tests.hostile import COMMANDS, MARKUP, UNSEEN
from tests.tui.stage import Host, exercise_of, time_passes

HOSTILE = {
    "markup": "[bold]b[/] [/] [@click=app.leave_now]x[/] [sad]",
    "commands": "".join(COMMANDS),
    "scripts": "👩‍👩‍👧 🙂 שלום עולם 日本語",
    "every markup": " ".join(MARKUP),
    "long": "日本語のことば" * 12 + "a" * 300 + "\nline\ttab {it}",
}


def every_step(text: str) -> list[Step]:
    return [
        Read(id="it", text=text, skip=text),
        Gate(id="it", text=text, options=(Option(text, "a"), Option("b", "b"))),
        Choose(id="it", text=text, options=(Option(text, "a"), Option("b", "b")), many=True),
        Choose(id="it", text=text, cards=(text, "b", "c"), show=2, more=text, own=text, none=text),
        Rate(id="it", text=text, scale=Scale(0, 10, 1, text, text)),
        Write(id="it", text=text, starters=(text,), example=text),
        Fill(id="it", text=text, template=text + " {x}", blanks=(Blank("x", text, (text,)),)),
        Listing(id="it", text=text, items=(text, "b"), piles=(text, "p")),
        Listing(id="it", text=text, items=(text, "b"), rate=Scale(0, 5, 1, text, text), own=False),
        Breathe(id="it", text=text, rhythm=Pattern(text=text), rounds=1),
        Tense(id="it", text=text, groups=(Group(text, "", text, (text,), text), Group("b"))),
        Note(id="it", text=text, labels=(text, "b"), seconds=30, anchor="before", cue=2),
        Tally(id="it", text=text, count=2, swap=text),
        Rest(id="it", text=text, seconds=30),
        Say(id="it", text=text, show="before", seconds=10),
        Review(id="it", text=text, sources=("*",), if_none=text, pick=1),
        Body(
            id="it",
            text=text,
            cues=(text, "b"),
            places=((text, "chest"),),
            strength=Scale(0, 5, 1, text, text),
        ),
        Turns(id="it", text=text, seconds=60, speakers=(text, "B"), say_back=5),
        Turns(id="it", text=text, seconds=60, cards=(text, "b")),
        Agree(id="it", text=text, document=text, parts=("before",), speakers=(text, "B")),
        Later(id="it", text=text, label=text),
    ]


def practice_with(step: Step, text: str) -> Exercise:
    before = Choose(id="before", options=(Option(text, "before"),))
    return exercise_of(before, step, Read(id="end"), title=text)


@pytest.mark.soak
@pytest.mark.parametrize("name", HOSTILE if os.environ.get("CLOSENESS_SOAK") else ["markup", "commands"])
async def test_a_hostile_text_is_shown_as_it_is_in_every_kind_of_step(name: str) -> None:
    text = HOSTILE[name]
    for step in every_step(text):
        host = Host(exercise=practice_with(step, text), brought=(Brought(text, text, text),))
        async with host.run_test(size=(80, 30)) as pilot:
            await pilot.press("1")
            await pilot.pause()
            await host.workers.wait_for_complete()
            await time_passes(pilot, host, 2)
            screen = host.text_on_screen()
            assert host.view.step.id == "it", step.kind
            assert not UNSEEN & set(screen), step.kind
            assert host.called == []
            if name == "markup":
                assert text in screen, step.kind
            if name == "commands":
                assert "\ufffd[2J" in screen, step.kind


@pytest.mark.parametrize("text", ["[/] [bold]", "[@click=app.leave_now]x[/]", "שלום", "日本語", "🙂"])
async def test_hostile_words_that_are_typed_are_kept_and_shown_as_they_are(text: str) -> None:
    host = Host(Write(id="words"), Say(id="aloud", show="words"), Read(id="end", text="You wrote: {words}"))
    async with host.run_test() as pilot:
        await pilot.pause()
        host.post_message(Paste(text))
        await pilot.pause()
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert text in host.text_on_screen()
        await pilot.click(".shown", offset=(6, 1))
        assert host.called == []
        await pilot.press("enter")
        await pilot.pause()
        assert f"You wrote: {text}" in host.text_on_screen()


async def test_a_card_with_markup_is_answered_by_its_words() -> None:
    host = Host(Choose(id="it", cards=("[b]one[/b]",), show=1), Read(id="end"))
    async with host.run_test() as pilot:
        await pilot.press("1")
        await pilot.pause()
        assert host.answers["it"] == Chosen(("[b]one[/b]",), ("[b]one[/b]",))


async def test_a_long_text_can_be_scrolled_to_its_end() -> None:
    text = "\n\n".join(f"Paragraph {n}." for n in range(40)) + "\n\nThe very end."
    host = Host(Read(id="it", text=text), Read(id="end"))
    async with host.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert "The very end." not in host.text_on_screen()
        await pilot.press(*["pagedown"] * 12)
        await pilot.pause()
        assert "The very end." in host.text_on_screen()
