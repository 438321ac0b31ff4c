"""Words from before: brought into any kind of step, offered as ideas, and listened to softly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from closeness_tui.core.answer import Blanks, Items
from closeness_tui.core.event import Brought
from closeness_tui.core.steps import Blank, Choose, Fill, Listing, Option, Read, Source, Turns, Write
from closeness_tui.tui.widgets.fill import ideas_for
from tests.tui.stage import Host

if TYPE_CHECKING:
    from textual.pilot import Pilot

END = Read(id="end", text="That is all.")
OLD = (Brought("a warm kitchen", "2026-11-01", "Some"), Brought("a long walk", "2026-11-01", "Some"))
FROM_BEFORE = Listing(
    id="it", text="Which of these?", items=Source("moves", exercise="bright-moments"), pick=1
)


async def come(pilot: Pilot[None], host: Host) -> None:
    """Let what is read in a thread arrive, and the page it belongs to be there."""
    for _ in range(3):
        await pilot.pause()
        await host.workers.wait_for_complete()
    await pilot.pause()


# ----- what a step wants from the log


async def test_a_list_takes_its_rows_from_another_exercise() -> None:
    host = Host(FROM_BEFORE, END, brought=OLD)
    async with host.run_test() as pilot:
        await come(pilot, host)
        assert [(each.sources, each.field) for each in host.stand_in.asked] == [
            (("bright-moments",), "moves")
        ]
        assert "Which of these?" in host.text_on_screen()
        assert "a warm kitchen" in host.text_on_screen()
        await pilot.press("1", "enter", "1", "enter")
        await pilot.pause()
        answer = host.answers["it"]
        assert isinstance(answer, Items)
        assert answer.items[0].text == "a warm kitchen"


async def test_a_locked_log_is_offered_to_be_unlocked_before_any_kind_of_step() -> None:
    host = Host(FROM_BEFORE, END, brought=None)
    async with host.run_test() as pilot:
        await come(pilot, host)
        assert "Your log is locked" in host.text_on_screen()
        assert "Which of these?" not in host.text_on_screen()
        await pilot.press("u")
        await come(pilot, host)
        assert host.called == ["unlock"]
        assert "an older word" in host.text_on_screen()
        assert "Which of these?" in host.text_on_screen()


async def test_a_log_that_stays_locked_leaves_the_step_to_itself() -> None:
    host = Host(FROM_BEFORE, END, brought=None)
    host.opened = False
    async with host.run_test() as pilot:
        await come(pilot, host)
        await pilot.press("u")
        await come(pilot, host)
        assert "Your log is locked" in host.text_on_screen()
        await pilot.press("enter")
        await come(pilot, host)
        assert "Which of these?" in host.text_on_screen()
        assert host.view.wants is None


async def test_a_step_that_wants_words_of_two_exercises_asks_once() -> None:
    one, other = Source("a", exercise="one"), Source("b", exercise="two")
    fill = Fill(id="it", template="{x} and {y}", blanks=(Blank("x", "", one), Blank("y", "", other)))
    host = Host(fill, END, brought=None)
    async with host.run_test() as pilot:
        await come(pilot, host)
        await pilot.press("enter")
        await come(pilot, host)
        assert [each.sources for each in host.stand_in.asked] == [("one",), ("two",)]
        assert "______ and ______" in host.text_on_screen()


async def test_while_the_words_are_looked_for_nobodys_time_runs() -> None:
    turns = Turns(id="it", text="In turn.", seconds=60, cards=Source("cards", exercise="own-cards"))
    host = Host(turns, END, brought=None)
    async with host.run_test() as pilot:
        await come(pilot, host)
        assert host.view.paused
        host.stand_in.brought = OLD
        await pilot.press("u")
        await come(pilot, host)
        assert host.view.paused
        assert host.view.moment is not None
        assert host.view.moment.into == 0
        await pilot.press("space")
        await pilot.pause()
        assert not host.view.paused


async def test_hostile_words_from_the_log_are_shown_and_never_obeyed() -> None:
    host = Host(FROM_BEFORE, END, brought=(Brought("[b]x[/] \x1b]0;title\x07 \u202egnp"),))
    async with host.run_test() as pilot:
        await come(pilot, host)
        assert "[b]x[/]" in host.text_on_screen()
        assert "\x1b" not in host.text_on_screen()
        assert "\u202e" not in host.text_on_screen()


# ----- ideas and soft notes

FEELINGS = Choose(id="feelings", many=True, options=(Option("sad", "sad"), Option("tired", "tired")))
NOTES = (("always", "'Often' may be easier to hear."), ("you made me", "'I felt' may be easier to hear."))


def sentence(**more: Any) -> Fill:
    """A sentence with two blanks."""
    blanks = (Blank("seen"), Blank("feeling", "a feeling", Source("feelings")))
    return Fill(id="it", template="When {seen}, I feel {feeling}.", blanks=blanks, **more)


async def test_ideas_come_from_what_was_chosen_before() -> None:
    host = Host(FEELINGS, sentence(), END)
    async with host.run_test() as pilot:
        await pilot.press("1", "2", "enter")
        await pilot.pause()
        await pilot.press("tab")
        await pilot.pause()
        assert "1  sad" in host.text_on_screen()
        await pilot.press("down", "down", "enter", "ctrl+n")
        await pilot.pause()
        assert host.answers["it"] == Blanks((("seen", ""), ("feeling", "tired")), "When …, I feel tired.")


async def test_a_soft_note_comes_while_typing_goes_with_its_word_and_refuses_nothing() -> None:
    host = Host(sentence(listen_for=NOTES), END)
    async with host.run_test() as pilot:
        await pilot.press(*"you Always")
        await pilot.pause()
        assert "· 'Often' may be easier to hear." in host.text_on_screen()
        await pilot.press("backspace")
        await pilot.pause()
        assert "easier to hear" not in host.text_on_screen()
        await pilot.press("s", "tab", *"as you made me", "ctrl+n")
        await pilot.pause()
        assert host.view.step is END
        assert host.answers["it"].sentence == "When you Always, I feel as you made me."


async def test_the_words_to_revise_are_listened_to_at_once() -> None:
    host = Host(
        sentence(),
        Fill(id="again", revise="it", template="When {seen}.", blanks=(Blank("seen"),), listen_for=NOTES),
    )
    async with host.run_test() as pilot:
        await pilot.press(*"it always rains", "ctrl+n")
        await pilot.pause()
        assert "· 'Often' may be easier to hear." in host.text_on_screen()


async def test_the_blank_at_hand_stays_in_sight_below_many_notes() -> None:
    long = tuple((f"w{n}", f"Note {n}. " + "It may be easier to hear. " * 6) for n in range(6))
    host = Host(sentence(text="A sentence to try. " * 8, listen_for=long), END)
    async with host.run_test(size=(60, 20)) as pilot:
        await pilot.press(*"w0 w1 w2 w3 w4 w5")
        await pilot.pause()
        await pilot.pause()
        assert host.focused is not None
        assert host.session_screen._page.region.contains_region(host.focused.region)


async def test_an_earlier_answer_stands_in_the_sentence_and_its_braces_are_no_blank() -> None:
    fill = Fill(id="it", template="After {word|stop}, we {seen}.", blanks=(Blank("seen"),))
    host = Host(Write(id="word"), fill, END)
    async with host.run_test() as pilot:
        await pilot.press(*"{seen}", "ctrl+n")
        await pilot.pause()
        assert "After {seen}, we ______." in host.text_on_screen()
        await pilot.press(*"rest", "enter")
        await pilot.pause()
        assert host.answers["it"] == Blanks((("seen", "rest"),), "After {seen}, we rest.")


def test_of_many_ideas_those_with_the_typed_words_are_shown() -> None:
    many = tuple(f"word {n}" for n in range(30))
    assert ideas_for("", many) == many
    assert ideas_for("Word 2", many) == ("word 2", *(f"word {n}" for n in range(20, 30)))
    assert ideas_for("nothing like it", many) == many
    assert ideas_for("x", ("a", "b")) == ("a", "b")


async def test_many_ideas_are_narrowed_while_typing() -> None:
    many = tuple(f"word {n}" for n in range(30))
    host = Host(Fill(id="it", template="{x}", blanks=(Blank("x", "", many),)), END)
    async with host.run_test(size=(80, 40)) as pilot:
        await pilot.press(*"29")
        await pilot.pause()
        assert "1  word 29" in host.text_on_screen()
        await pilot.press("down", "enter", "enter")
        await pilot.pause()
        assert host.answers["it"] == Blanks((("x", "word 29"),), "word 29")
