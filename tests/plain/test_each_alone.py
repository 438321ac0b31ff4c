"""What two people answer each alone: by ear and on the scroll-back, nobody learns what the other one chose."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from closeness_tui.core.alone import CHANCE
from closeness_tui.core.wording import wording
from closeness_tui.plain.home import run_practice
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from tests.plain.own_exercise import HEAD, READ, WRITE, console_of, only_said, own
from tests.plain.script import Script, Typed
from tests.practice.doubles import StandingClock

FOR_TWO = HEAD + 'with = ["partner"]\n'
RATE = """
[[step]]
kind = "rate"
id = "before"
role = "before"
private = true
text = "How uneasy are you?"
"""
GATE = """
[[step]]
kind = "gate"
id = "ready"
private = true
text = "Begin? It may close for many reasons."
options = [
  { text = "Yes", id = "yes" },
  { text = "Not today", id = "no", no = true },
  { text = "Not the day for it", id = "day", no = true },
]
on_no = "closed"
"""
CLOSED = """
[[step]]
kind = "choose"
id = "closed"
keep = "never"
when = { step = "ready", is = "no" }
text = "Not a fit today."
options = [{ text = "Stop here", go = "end" }]
"""
YES, NO, DAY = "1", "2", "3"
HAND_OVER = "Each of you answers this alone, one after the other."
OPEN = "Read."
SHUT = "Not a fit today."


@pytest.fixture(autouse=True)
def _no_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    # With this seed no gate closes by itself; another test has one with which it does.
    monkeypatch.setattr("closeness_tui.practice.beginning.secrets.randbelow", lambda _below: 7)


def alone(*lines: str) -> tuple[str, ...]:
    """What one person types: Enter once they are alone, and then these lines."""
    return ("", *lines)


def for_two(first: str, second: str, *, ratings: tuple[str, str] = ("2", "3"), opens: bool = False) -> Script:
    own(RATE, GATE, READ, CLOSED, head=FOR_TWO)
    rated = (*alone(ratings[0]), *alone(ratings[1]), "")
    answered = (*alone(first), *alone(second), "")
    # Then the page that follows, nothing to keep, and no other exercise.
    return console_of("", *rated, *answered, "" if opens else "1", "2", "3")


def said_by(
    first: str, second: str, home: Path, monkeypatch: pytest.MonkeyPatch, **more: object
) -> list[str]:
    """In a home of its own, since what was closed today stays closed."""
    monkeypatch.setenv("CLOSENESS_HOME", str(home))
    return only_said(for_two(first, second, **more).written)  # type: ignore[arg-type]


CLOSING = [(YES, NO), (NO, YES), (NO, NO), (YES, DAY), (DAY, YES), (DAY, NO), (DAY, DAY)]


@pytest.mark.parametrize(("first", "second"), CLOSING[1:])
def test_whoever_refuses_and_however_the_same_bytes_are_said(
    first: str, second: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = said_by(YES, NO, tmp_path / "one", monkeypatch)
    assert SHUT in one
    assert said_by(first, second, tmp_path / "other", monkeypatch) == one


@pytest.mark.parametrize("ratings", [("9", "1"), ("1", "6"), ("n", "2"), ("2", "numb")])
def test_a_high_rating_is_told_by_nothing_that_is_said(
    ratings: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = said_by(NO, YES, tmp_path / "one", monkeypatch)
    high = said_by(YES, YES, tmp_path / "other", monkeypatch, ratings=ratings)
    assert high == refused


def test_two_who_are_ready_go_on() -> None:
    console = for_two(YES, YES, opens=True)
    assert OPEN in console.written
    assert SHUT not in console.written


def test_up_to_the_end_of_the_gate_an_open_one_says_the_same_as_a_closed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut = said_by(NO, YES, tmp_path / "one", monkeypatch)
    opened = said_by(YES, YES, tmp_path / "other", monkeypatch, opens=True)
    assert shut.index(SHUT) == opened.index(OPEN)
    assert shut[: shut.index(SHUT)] == opened[: opened.index(OPEN)]


def test_a_gate_that_closes_by_chance_says_what_a_refusal_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = said_by(NO, YES, tmp_path / "one", monkeypatch)
    monkeypatch.setattr("closeness_tui.practice.beginning.secrets.randbelow", lambda _below: by_chance())
    assert said_by(YES, YES, tmp_path / "other", monkeypatch) == refused


def by_chance() -> int:
    """A seed with which this gate closes whatever is answered."""
    return next(seed for seed in range(100) if Random(f"{seed}/ready/closes").random() < CHANCE)  # noqa: S311


def test_nothing_typed_alone_can_be_seen() -> None:
    console = for_two(YES, NO, ratings=("4", "5"))
    # All that shows: Enter that begins, the page after the gate, what to keep, and the door.
    assert console.shown == ["", "1", "2", "3"]
    assert not [line for line in only_said(console.written) if line.endswith((" 4", " 5", " 4.", " 5."))]


def test_typing_is_unseen_from_the_first_page_to_the_last_without_a_gap() -> None:
    console = for_two(YES, YES, opens=True)
    said = only_said(console.written)
    back = "Enter goes on when everyone is here."
    gate = said.index(HAND_OVER, said.index(back))
    steps = [*said[said.index(HAND_OVER) : said.index(back) + 1], *said[gate : said.index(back, gate) + 1]]
    assert console.said_unseen == steps


def test_both_hear_the_same_lines_and_the_question_in_full() -> None:
    said = for_two(YES, YES, opens=True).written
    first, second = (
        said.index(f"Person {person} of 2: press Enter once you are alone here.") for person in (1, 2)
    )
    assert said[first - 3 : first] == said[second - 3 : second]
    assert "headphones" in said[first - 2]
    asked = said[first + 2 : said.index("> 2")]
    assert asked == said[second + 2 : said.index("> 3")]
    assert asked[0] == "How uneasy are you?"
    assert asked[-2:] == [
        "What you type does not show, and your answer is not kept.",
        "0 to 10, or n for numb or far away:",
    ]


@pytest.mark.parametrize("mistyped", ["", "7", "yes please", "/2", "//2", "back", "on", "skip", "1 2", "s"])
def test_a_line_that_is_no_answer_is_asked_again_in_the_same_words(mistyped: str) -> None:
    own(GATE, READ, CLOSED, head=FOR_TWO)
    console = console_of("", *alone(mistyped, "1"), *alone("1"), "", "", "2", "3")
    said = console.written
    again = said.index("That is not one of the choices. Nothing has changed.")
    assert said[again - 2] == said[again + 1] == "1 to 3:"
    assert not [
        line for line in only_said(said) if mistyped and mistyped in line and mistyped.startswith("/")
    ]


@pytest.mark.parametrize("mistyped", ["", "11", "-1", "four", "1 2", "/9"])
def test_a_rating_that_is_none_is_asked_again_in_the_same_words(mistyped: str) -> None:
    own(RATE, READ, head=FOR_TWO)
    console = console_of("", *alone(mistyped, "1"), *alone("1"), "", "", "2", "3")
    said = console.written
    again = said.index("That is not one of the choices. Nothing has changed.")
    assert said[again - 2] == said[again + 1] == "0 to 10, or n for numb or far away:"


@pytest.mark.parametrize("answers", [("skip", "3"), ("3", "s"), ("skip", "/skip"), ("n", "0"), ("10", "2")])
def test_a_rating_passed_over_sounds_like_one_given(
    answers: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rated(home: str, first: str, second: str) -> list[str]:
        monkeypatch.setenv("CLOSENESS_HOME", str(tmp_path / home))
        own(RATE, READ, head=FOR_TWO)
        return only_said(console_of("", *alone(first), *alone(second), "", "", "2", "3").written)

    assert rated("one", *answers) == rated("other", "1", "2")


def test_an_answer_in_the_words_of_an_option_counts() -> None:
    own(GATE, READ, CLOSED, head=FOR_TWO)
    assert SHUT in console_of("", *alone("yes"), *alone("not the day for it"), "", "1", "2", "3").written


def test_several_conditions_can_be_named_at_a_private_gate() -> None:
    own(GATE.replace("private = true", "private = true\nmany = true"), READ, CLOSED, head=FOR_TWO)
    assert SHUT in console_of("", *alone("1 2"), *alone("1"), "", "1", "2", "3").written


def test_help_grounding_and_a_pause_come_back_to_the_one_who_is_alone() -> None:
    own(GATE, READ, CLOSED, head=FOR_TWO)
    lines = ("help", "ground", "return", "pause", "", "1")
    console = console_of("", *alone(*lines), *alone("pause", "zz", "", "1"), "", "", "2", "3")
    said = console.written
    assert wording("not-safe-now") in said
    assert said.count("Begin? It may close for many reasons.") == 5
    assert said.count("Person 1 of 2: press Enter once you are alone here.") == 1
    assert said.count("Person 2 of 2: press Enter once you are alone here.") == 1
    assert OPEN in said
    assert "zz" not in console.shown


def test_stop_ends_it_at_once_for_whoever_is_alone() -> None:
    own(GATE, READ, CLOSED, head=FOR_TWO)
    said = console_of("", *alone("1"), *alone("stop")).written
    assert said[-1].startswith("Stopped here.")


def test_input_that_ends_while_someone_is_alone_ends_quietly_and_keeps_no_answer() -> None:
    own(WRITE, GATE, READ, CLOSED, head=FOR_TWO)
    console = console_of("", "rain", ".", *alone("1"), "", "\0end")
    assert console.written[-2:] == [
        "The input has ended.",
        "What is there is kept, sealed, and waits for another day.",
    ]
    practice = Practice(find_places())
    (draft,) = (practice.log.open_draft(each) for each in practice.waiting())
    assert [line.key for line in draft.lines] == ["words"]


def test_what_was_answered_alone_is_asked_of_both_again_after_a_resume() -> None:
    own(
        RATE,
        WRITE,
        READ.replace("[[step]]", '[[step]]\nwhen = { step = "before", at_least = 6 }'),
        head=FOR_TWO,
    )
    console_of("", *alone("2"), *alone("3"), "", "rain", "/stop")
    console = console_of("1", "1", *alone("8"), *alone("skip"), "", ".", "", "4", "1", "3", exercise=None)
    said = console.written
    assert "This is asked once more, because its answer is never stored." in said
    assert said.count("How uneasy are you?") == 2
    assert said.index("How uneasy are you?") < said.index("rain") < said.index(OPEN)


def test_where_typing_cannot_be_hidden_nothing_else_is_said() -> None:
    own(RATE, READ, head=FOR_TWO)

    clock = StandingClock()
    console = Script(clock, [Typed(each) for each in ("", "", "1", "", "2", "", "stop")], hides=False)
    assert run_practice(Practice(find_places(), clock=clock), "own", console) == 0
    assert console.written.count("What you type may show on this screen. Your answer is not kept.") == 2
    assert not any("does not show" in line for line in console.written)
