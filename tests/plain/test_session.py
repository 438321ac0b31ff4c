"""What goes wrong, what is hostile, and what waits: the plain mode stays calm and loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from closeness_tui.core.answer import Words
from closeness_tui.core.wording import wording
from closeness_tui.plain.unlocking import unlock
from closeness_tui.plain.words import find_word
from closeness_tui.practice.opening import Practice
from closeness_tui.store.failures import WriteFailed, WrongPassphrase
from closeness_tui.store.places import find_places
from tests.plain.own_exercise import HEAD, READ, WRITE, heard, own
from tests.plain.script import Script, Typed
from tests.practice.doubles import StandingClock


def kept() -> str:
    practice = Practice(find_places())
    (draft,) = (practice.log.open_draft(each) for each in practice.waiting())
    (answer,) = (line.answer for line in draft.lines if line.key == "words")
    assert isinstance(answer, Words)
    return answer.text


def test_a_word_for_the_program_is_only_a_word_on_the_first_line_of_free_text() -> None:
    own(WRITE)
    heard("$ own\n>\n> I wanted to\n> stop\n> skip\n> //help is a word\n> /stop\n")
    assert kept() == "I wanted to\nstop\nskip\n/help is a word"


def test_a_slash_word_that_is_unknown_is_not_written_down() -> None:
    own(WRITE)
    lines = heard("$ own\n>\n> one\n> /stahp\n> /stop\n")
    assert kept() == "one"
    assert any(line.startswith("/stahp is not a word") for line in lines)


def test_a_number_begins_the_text_with_that_start() -> None:
    own(WRITE)
    heard("$ own\n>\n> 1\n> rain\n> 1\n> /stop\n")
    assert kept() == "I like rain\n1"


def test_free_text_can_be_begun_anew() -> None:
    own(WRITE)
    heard("$ own\n>\n> one\n> /clear\n> two\n> /stop\n")
    assert kept() == "two"


def test_help_in_the_middle_of_free_text_comes_back_to_it() -> None:
    own(WRITE)
    lines = heard("$ own\n>\n> one\n> /help\n> two\n> /stop\n")
    assert wording("not-safe-now") in lines
    assert kept() == "one\ntwo"


def test_a_step_that_just_ended_by_itself_does_not_hand_its_line_to_the_next() -> None:
    rest = '[[step]]\nkind = "rest"\ntext = "Rest."\nseconds = 5\n'
    own(rest, rest, READ)
    lines = heard("$ own\n>\n# 5\n>> on\n# 7\n>> on\n> stop\n")
    assert "# 5" in lines
    assert lines.index("Step 3 of about 3.") > lines.index("# 7")


def test_a_machine_that_slept_finds_the_timer_paused() -> None:
    own('[[step]]\nkind = "rest"\ntext = "Rest."\nseconds = 100\n', READ)
    clock = StandingClock()
    practice = Practice(find_places(), clock=clock)

    class Asleep(Script):
        def wait(self, seconds: float) -> str | None:
            if clock.seconds == 1010.0:
                clock.sleep(3600)
            return super().wait(seconds)

    console = Asleep(clock, [Typed(""), Typed(""), Typed("stop")])
    from closeness_tui.plain.home import run_practice  # noqa: PLC0415

    assert run_practice(practice, "own", console) == 0
    assert "Paused. Enter goes on." in console.written
    assert "Quiet, 1 minute 30 seconds." in console.written


def test_what_cannot_be_kept_is_said_once_and_when_it_is_kept_again(monkeypatch: pytest.MonkeyPatch) -> None:
    own(WRITE, READ)
    practice = Practice(find_places(), clock=StandingClock())
    real = practice.log.save_draft
    calls = 0

    def failing(draft: object) -> object:
        nonlocal calls
        calls += 1
        if calls <= 2:
            raise WriteFailed("this could not be saved: no space is left")
        return real(draft)  # type: ignore[arg-type]

    monkeypatch.setattr(practice.log, "save_draft", failing)
    from closeness_tui.plain.home import run_practice  # noqa: PLC0415

    console = Script(StandingClock(), [Typed(each) for each in ("", "a", "b", "c", "/stop")])
    assert run_practice(practice, "own", console) == 0
    troubles = [line for line in console.written if line.startswith(("Not kept yet", "Kept now"))]
    assert [line.split(":")[0] for line in troubles] == ["Not kept yet", "Kept now."]


def test_an_entry_that_cannot_be_saved_is_not_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    own(WRITE)
    practice = Practice(find_places(), clock=StandingClock())
    real = practice.log.save
    full = [WriteFailed("this could not be saved: no space is left")]

    def once(entry: object) -> object:
        if full:
            raise full.pop()
        return real(entry)  # type: ignore[arg-type]

    monkeypatch.setattr(practice.log, "save", once)
    from closeness_tui.plain.home import run_practice  # noqa: PLC0415

    console = Script(StandingClock(), [Typed(each) for each in ("", "a", ".", "1", ".", "1", "3")])
    assert run_practice(practice, "own", console) == 0
    said = console.written
    refused = said.index("Not saved: this could not be saved: no space is left. Your words are still here.")
    assert said.index("Saved.") > refused
    assert said.count("Saved.") == 1


def test_hostile_labels_cannot_pose_as_lines_of_the_program() -> None:
    choose = '[[step]]\nkind = "choose"\ntext = "[@click=quit]?"\noptions = ["0.__class__", "%s [red]x[/]", "two"]\n'
    own(choose, WRITE)
    lines = heard("$ own\n>\n> 2\n> \u202eevil\x1b]0;title\x07 {words} %s\n> /stop\n")
    assert "2. %s [red]x[/]" in lines
    assert "[@click=quit]?" in lines


def test_a_list_never_shows_what_a_person_typed_raw() -> None:
    own('[[step]]\nkind = "list"\nid = "rows"\ntext = "Rows."\nmost = 2\n')
    lines = heard("$ own\n>\n> a\x9b2Jb\n> .\n> 2\n>\n> .\n> 3\n")
    assert all(letter.isprintable() for line in lines if not line.startswith(">") for letter in line)


def test_single_letters_are_words_only_where_no_answer_could_be_one() -> None:
    everything: frozenset[type] = frozenset()
    assert find_word("s", everything, letters=True) is not None
    assert find_word("s", everything, letters=False) is None
    assert find_word("skip", everything, letters=False) is not None


class Locked:
    """As much of a practice as unlocking needs."""

    def __init__(self, right: str, clock: StandingClock) -> None:
        self.locked = True
        self.clock = clock
        self._right = right

    def unlock(self, passphrase: str) -> None:
        if passphrase != self._right:
            raise WrongPassphrase
        self.locked = False


def test_three_wrong_passphrases_are_followed_by_a_pause() -> None:
    clock = StandingClock()
    practice = Locked("right", clock)
    console = Script(clock, [Typed(each) for each in ("a", "b", "c")])
    assert not unlock(practice, console)  # type: ignore[arg-type]
    assert practice.locked
    assert clock.seconds == 1030.0


def test_the_right_passphrase_opens_the_log() -> None:
    clock = StandingClock()
    console = Script(clock, [Typed("wrong"), Typed("right")])
    assert unlock(Locked("right", clock), console)  # type: ignore[arg-type]
    assert console.written[-1] == "The log is open."


def test_no_passphrase_is_asked_for_where_it_would_be_shown() -> None:
    console = Script(StandingClock(), [], hides=False)
    assert not unlock(Locked("right", StandingClock()), console)  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["", "unlock"])
def test_a_review_while_the_log_is_locked_offers_to_unlock_or_to_go_on(
    typed: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own('[[step]]\nkind = "review"\nfrom = "*"\ntext = "Earlier."\nif_none = "None here."\n')
    practice = Practice(find_places(), clock=StandingClock())
    state = ["locked"]
    monkeypatch.setattr(type(practice), "locked", property(lambda _self: state[0] == "locked"))
    monkeypatch.setattr(practice, "unlock", lambda _passphrase: state.__setitem__(0, "open"))
    from closeness_tui.plain.home import run_practice  # noqa: PLC0415

    more = [Typed("hush")] if typed else []
    console = Script(StandingClock(), [Typed(""), Typed(typed), *more, Typed(""), Typed("2"), Typed("3")])
    assert run_practice(practice, "own", console) == 0
    assert "unlock, or Enter to go on without." in console.written
    without = "Your log stayed locked, so the practice goes on without earlier words."
    assert ("None here." in console.written, without in console.written) == (bool(typed), not typed)


def test_an_exercise_that_leaves_no_trace_asks_for_nothing_to_keep() -> None:
    own(WRITE, head=HEAD + 'keep = "never"\n')
    lines = heard("$ own\n>\n> a\n> .\n> 3\n")
    assert "Own leaves no trace. Nothing was stored." in lines
    assert Practice(find_places()).waiting() == ()


def test_an_unknown_exercise_is_said_with_the_nearest_ones() -> None:
    lines = heard("$ pmr-5\n")
    assert lines[1:] == ["There is no exercise called pmr-5.", "Perhaps: pmr-4, pmr-7, pmr-16.", "= 1"]
