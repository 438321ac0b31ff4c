"""Turns at one keyboard, and a page that everyone is asked about: complete by ear, and never in a hurry."""

from __future__ import annotations

import pytest

from closeness_tui.core.answer import Chosen
from closeness_tui.core.wording import wording
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from tests.plain.own_exercise import READ, WRITE, console_of, heard, own

TURNS = """
[[step]]
kind = "turns"
id = "talk"
text = "Talk a while."
cards = ["One?", "Two?"]
seconds = 60
"""
BACK = "say_back = 20\n"
WORD = """
[[step]]
kind = "choose"
id = "brake"
text = "A word for stopping?"
own = "Another word"
options = ["pause", "umbrella"]
"""
AGREE = """
[[step]]
kind = "agree"
id = "page"
text = "All right?"
document = "our-page"
parts = ["words", "brake"]
on_change = "words"
speakers = ["You", "They"]
"""
PASSES = "The time was just up, and the next turn has begun. Enter ends it or passes it."
END = "> 2\n> 3\n"
"""Keep nothing, and no other exercise."""


def after(lines: list[str], sentence: str) -> list[str]:
    return lines[lines.index(sentence) + 1 :]


# ----- turns


def test_a_round_names_whose_turn_it_is_the_card_the_time_and_who_says_it_back() -> None:
    own(TURNS + BACK, READ)
    lines = heard(f"$ own\n>\n# 4\n>>\n# 400\n>\n{END}")
    assert after(lines, ">>")[:18] == [
        *("Round 1 of 2. Turn: A. 1 minute.", "One?", "# 34", "30 seconds left.", "# 64"),
        *("Say it back: B. 20 seconds.", "# 84", "Turn: B. 1 minute.", "One?", "# 114", "30 seconds left."),
        *("# 144", "Say it back: A. 20 seconds.", "# 164", "Round 2 of 2. Turn: B. 1 minute.", "Two?"),
        *("# 194", "30 seconds left."),
    ]


def test_turns_end_by_themselves_and_say_so_while_nobody_types() -> None:
    own(TURNS, READ)
    lines = heard(f"$ own\n>\n# 4\n>>\n# 4\n>\n{END}")
    assert after(lines, "# 244")[0] == "The turns are over."


@pytest.mark.parametrize("when", ["4", "9", "40", "63.5"])
def test_done_and_passed_are_the_same_key_and_the_same_words(when: str) -> None:
    own(TURNS, READ)
    lines = heard(f"$ own\n>\n# 4\n>>\n# {when}\n>>\n# {when}\n>> skip\n>\n{END}")
    pressed = len(lines) - lines[::-1].index(">>")
    assert lines[pressed : pressed + 2] == ["Turn: B. 1 minute.", "One?"]


def test_every_turn_can_be_passed_at_the_very_second_it_begins() -> None:
    own(TURNS + BACK, READ)
    lines = heard("$ own\n>\n# 4\n" + ">>\n" * 9 + f">\n{END}")
    turns = [line for line in lines if "Turn: " in line or line.startswith("Say it back")]
    assert [line.split(". ")[0].split(": ")[-1] for line in turns] == [
        *("Round 1 of 2", "B", "B", "A"),
        *("Round 2 of 2", "A", "A", "B"),
    ]
    assert "The turns are over." in lines


def test_a_key_that_comes_just_after_the_time_was_up_does_not_pass_the_next_turn() -> None:
    own(TURNS, READ)
    lines = heard(f"$ own\n>\n# 4\n>>\n# 65\n>>\n# 65.5\n>> on\n# 66.5\n>>\n# 67\n>> skip\n>\n{END}")
    assert lines.count(PASSES) == 2
    assert "Round 2 of 2. Turn: B. 1 minute." in lines
    assert lines.index("# 66.5") < lines.index("Round 2 of 2. Turn: B. 1 minute.")


def test_who_was_chosen_to_begin_begins_and_one_name_has_no_round_to_wait_for() -> None:
    choose = '[[step]]\nkind = "choose"\nid = "who"\ntext = "Who?"\noptions = ["A", "B"]\n'
    own(choose, TURNS + 'first = "who"\n', READ)
    assert "Round 1 of 2. Turn: B. 1 minute." in heard("$ own\n>\n> 2\n# 4\n>>\n>> skip\n>\n> 4\n> 1\n> 3\n")
    own('[[step]]\nkind = "turns"\ntext = "Alone."\nseconds = 20\nspeakers = ["Me"]\nsay_back = 5\n', READ)
    lines = heard(f"$ own\n>\n# 4\n>>\n# 400\n>\n{END}")
    assert ("Turn: Me. 20 seconds." in lines, "Say it back. 5 seconds." in lines) == (True, True)


def test_the_stop_word_typed_lets_the_time_stand_still_and_nobody_has_to_say_why() -> None:
    own(WORD, TURNS + 'stop = "brake"\n', READ)
    lines = heard("$ own\n>\n> 3\n> Harbour {time}\n# 4\n>>\n# 14\n>> harbour {TIME}\n>\n# 24\n>> stop\n")
    assert any(line.startswith("The stop word is Harbour {time}.") for line in lines)
    stopped = lines.index("The time stands still. Nobody needs to say why. stop ends here for today.")
    assert lines[stopped - 2 : stopped] == ["# 14", ">> harbour {TIME}"]
    paused = ["Paused. Enter goes on.", ">", "Round 1 of 2. Turn: A. 50 seconds.", "One?"]
    assert lines[stopped + 1 : stopped + 5] == paused


def test_a_stop_word_that_is_a_word_of_the_program_does_what_that_says() -> None:
    choice = '[[step]]\nkind = "choose"\nid = "brake"\ntext = "Word?"\noptions = ["stop", "pause"]\n'
    own(choice, TURNS + 'stop = "brake"\n', READ)
    assert heard("$ own\n>\n> 1\n# 4\n>>\n# 5\n>> stop\n")[-2].startswith("Stopped here.")


def test_help_grounding_and_words_that_mean_nothing_inside_turns() -> None:
    own(TURNS, READ)
    lines = heard(
        "$ own\n>\n# 4\n>>\n# 10\n>> help\n>\n# 11\n>> zzz\n# 12\n>> ground\n> return\n>\n# 13\n>> skip\n>\n"
        + END
    )
    assert wording("not-safe-now") in lines
    assert "That is not one of the answers here. Type keys to hear the words that work." in lines
    assert lines.count("Back in Own.") == 1
    assert "Round 1 of 2. Turn: A. 52 seconds." in lines


def test_input_that_ends_inside_turns_ends_quietly() -> None:
    own(WRITE, TURNS, READ)
    lines = heard("$ own\n>\n> a\n> .\n# 4\n>>\n# 10\n^^ end\n")
    assert lines[-3:] == [
        "The input has ended.",
        "What is there is kept, sealed, and waits for another day.",
        "= 0",
    ]
    lines = heard("$\n> 1\n> 1\n>\n# 12\n>> stop\n")
    assert "Round 1 of 2. Turn: A. 54 seconds." in lines


# ----- a page to agree to


def agreed(*typed: str) -> list[str]:
    own(WRITE, WORD, AGREE, READ)
    return console_of("", "more rain", ".", "2", *typed).written


def settled() -> Chosen | None:
    practice = Practice(find_places())
    (summary,) = practice.summaries().entries
    entry = practice.entry(summary.id)
    return next(
        (line.answer for line in entry.lines if isinstance(line.answer, Chosen) and line.kind == "agree"),
        None,
    )


def test_the_page_is_read_out_and_each_person_is_asked_by_name() -> None:
    said = agreed("1", "agree", "", "1", ".", "3")
    page = after(said, "This is the page.")
    assert page[:5] == ["Words?", "more rain", "A word for stopping?", "umbrella", "That is the whole page."]
    assert said.count("This is the page.") == 1
    assert page.index("You, 1 to 3:") < page.index("They: is this page all right for you?")
    assert settled() == Chosen(("agreed",), ("Agreed",))


@pytest.mark.parametrize("answers", [("3",), ("1", "3"), ("not now",), ("i agree", "Not now")])
def test_not_now_of_anyone_leaves_it_as_not_agreed_yet(answers: tuple[str, ...]) -> None:
    agreed(*answers, "", "1", ".", "3")
    assert settled() == Chosen(("not-now",), ("Not agreed yet",))


@pytest.mark.parametrize("word", ["2", "change", "Change something"])
def test_a_change_goes_back_to_the_step_and_all_the_words_are_there(word: str) -> None:
    said = agreed("1", word, "and sun", ".", "", "1", "1", "", "1", ".", "3")
    changed = after(said, "They, 1 to 3:")
    assert "So far:" in changed
    assert "more rain" in changed
    assert after(changed, "This is the page.")[1:3] == ["more rain", "and sun"]
    assert settled() == Chosen(("agreed",), ("Agreed",))


def test_a_wrong_line_asks_the_same_person_again() -> None:
    said = agreed("1", "9", "", "1", "", "4", "1", "3")
    wrong = said.index("> 9")
    assert said[wrong + 1 : wrong + 3] == [
        "That is not one of the choices. Nothing has changed.",
        "They, 1 to 3:",
    ]
    assert said[wrong + 4] == "skip passes over this, if you would rather not answer."


def test_skip_stop_and_grounding_work_on_the_page() -> None:
    assert "Read." in agreed("skip", "", "4", "1", "3")
    assert agreed("1", "stop")[-1].startswith("Stopped here.")


def test_grounding_in_the_middle_comes_back_to_the_person_who_is_asked() -> None:
    said = agreed("1", "ground", "return", "1", "", "1", ".", "3")
    assert after(said, "Back in Own.").count("You: is this page all right for you?") == 0
    assert "They: is this page all right for you?" in after(said, "Back in Own.")


def test_going_back_to_an_agreed_page_can_leave_it_as_it_is() -> None:
    said = agreed("1", "1", "back", "", "", "1", ".", "3")
    assert "Before, it was: Agreed. Enter keeps that." in said
    assert settled() == Chosen(("agreed",), ("Agreed",))


def test_an_empty_page_is_said_to_be_empty() -> None:
    own(WRITE, WORD, AGREE, READ)
    assert (
        "There is nothing on the page yet." in console_of("", "skip", "skip", "3", "", "1", ".", "3").written
    )
