"""A practice that is parked waits without a word too many, and can be gone on with, parked again, or let go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from closeness_tui.content.library import Library
from closeness_tui.core.wording import wording
from closeness_tui.plain.home import run_practice
from closeness_tui.practice.opening import Practice
from closeness_tui.store.failures import WriteFailed
from closeness_tui.store.places import find_places
from tests.plain.own_exercise import READ, WRITE, console_of, own
from tests.plain.script import Script, Typed
from tests.practice.doubles import StandingClock

LATER = '[[step]]\nkind = "later"\nid = "wait"\ntext = "This can wait."\nlabel = "A look back."\n'
AFTER = '[[step]]\nkind = "write"\nid = "after"\ntext = "And then?"\n'
PROMPT = "park, to leave it here for another day; or Enter, to go straight on."
PARKED = "Own is parked. It is kept, sealed, and waits as long as you like. Nothing will remind you."
ON, FINISH, WAIT, GO = "1", "2", "3", "4"


def parked() -> Script:
    own(WRITE, LATER, AFTER)
    return console_of("", "rain", ".", "park")


def waiting() -> list[str]:
    practice = Practice(find_places())
    return [practice.log.open_draft(each).parked for each in practice.waiting()]


def home_says(console: Script) -> str:
    return next(line for line in console.written if line.startswith("1. "))


def test_parking_ends_with_a_line_and_not_with_the_closing_page() -> None:
    said = parked().written
    assert said[-4:] == ["What would wait: A look back.", PROMPT, "> park", PARKED]
    assert not any("keep of Own" in line for line in said)
    assert waiting() == ["A look back."]


def test_going_straight_on_asks_what_comes_after_it() -> None:
    own(WRITE, LATER, AFTER)
    said = console_of("", "rain", ".", "zzz", "", "sun", ".", "1", ".", "3").written
    wrong = said.index("> zzz")
    assert said[wrong + 2] == PROMPT
    assert said.index("And then?") > wrong
    assert waiting() == []


def test_home_says_what_a_parked_practice_waits_for() -> None:
    parked()
    assert (
        home_says(console_of("stop", exercise=None))
        == "1. Parked: Own, 23 November 2026. What waits: A look back"
    )


def test_while_the_log_is_locked_home_says_only_that_something_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    parked()
    monkeypatch.setattr(Practice, "locked", property(lambda _self: True))
    console = console_of("stop", exercise=None)
    assert home_says(console) == "1. Unfinished; opening it needs your passphrase"
    assert not any("A look back" in line for line in console.written)


def test_a_parked_practice_goes_on_where_it_was_left() -> None:
    parked()
    said = console_of("1", ON, "", "sun", ".", "1", ".", "3", exercise=None).written
    assert said.index("This can wait.") < said.index("And then?")
    assert waiting() == []
    practice = Practice(find_places())
    (summary,) = practice.summaries().entries
    assert [line.key for line in practice.entry(summary.id).lines] == ["words", "after"]


def test_a_parked_practice_can_be_parked_again() -> None:
    parked()
    assert console_of("1", ON, "later", exercise=None).written[-1] == PARKED
    assert waiting() == ["A look back."]


def test_a_parked_practice_can_wait_a_while_longer() -> None:
    parked()
    said = console_of("1", WAIT, "1", WAIT, "stop", exercise=None).written
    assert said.count("It waits, just as it is.") == 2
    assert waiting() == ["A look back."]


def test_a_parked_practice_can_be_finished_as_it_is() -> None:
    parked()
    said = console_of("1", FINISH, "1", ".", "3", exercise=None).written
    assert "What would you like to keep of Own?" in said
    assert (waiting(), len(Practice(find_places()).summaries().entries)) == ([], 1)


@pytest.mark.parametrize(("answers", "left"), [(("2", WAIT), ["A look back."]), (("1",), [])])
def test_a_parked_practice_is_let_go_only_after_being_asked_once_more(
    answers: tuple[str, ...], left: list[str]
) -> None:
    parked()
    assert wording("deletion") in console_of("1", GO, *answers, "stop", exercise=None).written
    assert waiting() == left


def test_what_was_not_parked_is_offered_as_before() -> None:
    own(WRITE, LATER, AFTER)
    console_of("", "rain", ".", "stop")
    console = console_of("1", "1", "park", exercise=None)
    assert home_says(console) == "1. Unfinished: Own, 23 November 2026"
    assert "Let it wait a while longer" not in "".join(console.written)


def test_words_for_the_program_work_where_one_can_park() -> None:
    own(WRITE, LATER, AFTER)
    typed = ("help", "keys", "ground", "return", "pause", "", "back", ".", "skip", "stop")
    said = console_of("", "rain", ".", *typed).written
    assert "park: leave it here for another day." in said
    assert said.count("This can wait.") == 3
    assert "And then?" in said


def test_input_that_ends_where_one_can_park_leaves_an_unfinished_practice() -> None:
    own(WRITE, LATER, AFTER)
    said = console_of("", "rain", ".", "\0end").written
    assert said[-1] == "What is there is kept, sealed, and waits for another day."
    assert waiting() == [""]


@pytest.mark.parametrize("how", ["never", "no log"])
def test_where_nothing_is_kept_nothing_can_wait_and_that_is_said_kindly(
    how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(WRITE, LATER, AFTER)
    practice = Practice(find_places(), clock=StandingClock(), leaves_trace=how == "never")
    exercise = practice.library.get("own")
    assert exercise is not None
    # A file that says both is refused; the front end must not rest on that.
    known = replace(exercise, leaves_trace=how != "never")
    monkeypatch.setattr(Library, "get", lambda _self, _name: known)
    said = console_of("", "rain", ".", "park", "", "sun", ".", "3", practice=practice).written
    assert PROMPT not in said
    assert any(line.startswith("Nothing of this practice is kept, so it can't wait here") for line in said)
    assert "And then?" in said
    assert not any("What would wait" in line for line in said)
    assert waiting() == []


def test_park_is_a_word_like_any_other_where_nothing_can_be_parked() -> None:
    own(WRITE, READ)
    console_of("", "park", ".", "", "1", ".", "3")
    practice = Practice(find_places())
    (summary,) = practice.summaries().entries
    assert practice.entry(summary.id).lines[0].answer.text == "park"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("answer", "end"), [("1", PARKED), ("2", "What was kept before this is still there.")]
)
def test_what_cannot_be_parked_is_not_said_to_be(
    answer: str, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(WRITE, LATER, AFTER)
    practice = Practice(find_places(), clock=StandingClock())
    real, full = practice.log.save_draft, [WriteFailed("no space is left") for _time in range(2)]

    def refusing(draft: object) -> object:
        if draft.parked and full:  # type: ignore[attr-defined]
            raise full.pop()
        return real(draft)  # type: ignore[arg-type]

    monkeypatch.setattr(practice.log, "save_draft", refusing)
    console = Script(StandingClock(), [Typed(each) for each in ("", "rain", ".", "park", answer)])
    assert run_practice(practice, "own", console) == 0
    assert "It is not parked yet: no space is left." in console.written
    assert console.written[-1] == end


def test_a_practice_that_led_to_a_parked_one_still_has_its_closing_page() -> None:
    own(WRITE, LATER, AFTER, name="second")
    own(
        WRITE,
        '[[step]]\nkind = "choose"\ntext = "Where?"\nkeep = "never"\noptions = [{ text = "On", go = "@second" }]\n',
    )
    said = console_of("", "one", ".", "1", "two", ".", "park", "1", ".").written
    assert said.index(PARKED) < said.index("What would you like to keep of Own?")
    assert waiting() == ["A look back."]
    assert len(Practice(find_places()).summaries().entries) == 1
