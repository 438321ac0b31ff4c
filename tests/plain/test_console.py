"""The real program at the real standard input and output: pipes, signals, terminals, closed ends."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from closeness_tui.core.answer import Words
from closeness_tui.plain.console import OutputClosed, Terminal, clean
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places

PROGRAM = """
import sys
from closeness_tui.plain.home import run_practice
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
sys.exit(run_practice(Practice(find_places()), *sys.argv[1:]))
"""

SHORT = """
id = "short"
title = "Short"
family = "grounding"
rung = 1
summary = "A short rest."
check = false
[[step]]
kind = "rest"
id = "pause-here"
text = "Rest."
seconds = {seconds}
[[step]]
kind = "rate"
id = "number"
scale = "relief"
text = "Which?"
[[step]]
kind = "write"
id = "words"
text = "Words?"
"""


@pytest.fixture
def short() -> Iterator[None]:
    yield from _exercise(1)


@pytest.fixture
def long() -> Iterator[None]:
    yield from _exercise(600)


def _exercise(seconds: float) -> Iterator[None]:
    folder = find_places().exercises
    folder.mkdir(parents=True)
    (folder / "short.toml").write_text(SHORT.format(seconds=seconds), encoding="utf-8")
    yield


def program(exercise: str = "short", **more: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", PROGRAM, exercise]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)  # type: ignore[call-overload,no-any-return]


def until(process: subprocess.Popen[bytes], words: bytes) -> bytes:
    assert process.stdout is not None
    heard = b""
    while words not in heard:
        line = process.stdout.readline()
        assert line, heard
        heard += line
    return heard


def ended(process: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
    return process.communicate(timeout=60)


@pytest.mark.usefixtures("short")
def test_no_line_is_taken_from_a_pipe_before_a_step_asks_for_it() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"\n4\nstop\nfor the next program\n")
    os.close(writing)
    process = program(stdin=reading)
    out, err = ended(process)
    assert (process.returncode, err) == (0, b"")
    assert b"The quiet time is over.\n" in out
    assert b"Step 3 of about 3." in out
    assert os.read(reading, 100) == b"for the next program\n"
    os.close(reading)


@pytest.mark.usefixtures("short")
def test_a_timer_speaks_at_its_end_while_nobody_types() -> None:
    process = program(stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(b"\n")
    process.stdin.flush()
    until(process, b"The quiet time is over.\n")
    process.stdin.write(b"stop\n")
    process.stdin.flush()
    ended(process)
    assert process.returncode == 0


@pytest.mark.usefixtures("short")
def test_input_that_ends_in_the_middle_keeps_the_words() -> None:
    process = program(stdin=subprocess.PIPE)
    out, err = process.communicate(b"\n4\nHalf a thought\nand the rest of i", timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert b"The input has ended.\nWhat is there is kept" in out
    practice = Practice(find_places())
    draft = practice.log.open_draft(practice.waiting()[0])
    assert [line.answer for line in draft.lines if line.key == "words"] == [
        Words("Half a thought\nand the rest of i")
    ]


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_keeps_the_words_and_names_itself_in_the_exit_code(number: int, code: int) -> None:
    process = program(stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(b"\n4\nWords\n")
    process.stdin.flush()
    until(process, b"Words?\n")
    until(process, b"dot ends.\n")
    process.send_signal(number)
    _out, err = ended(process)
    assert (process.returncode, err) == (code, b"")
    assert len(Practice(find_places()).waiting()) == 1


@pytest.mark.usefixtures("long")
def test_a_signal_ends_a_running_timer_at_once() -> None:
    process = program(stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(b"\n")
    process.stdin.flush()
    until(process, b"Quiet, 10 minutes.\n")
    process.send_signal(signal.SIGTERM)
    ended(process)
    assert process.returncode == 143


@pytest.mark.usefixtures("long")
def test_a_closed_output_ends_quietly() -> None:
    process = program(stdin=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    until(process, b"Enter begins")
    process.stdout.close()
    process.stdin.write(b"\n")
    process.stdin.close()
    assert process.stderr is not None
    with process.stderr as complaints:
        assert complaints.read() == b""
    assert process.wait(60) == 0


@pytest.mark.usefixtures("short")
def test_an_output_that_knows_no_umlauts_gets_a_sign_instead() -> None:
    folder = find_places().exercises
    text = SHORT.format(seconds=1).replace("A short rest.", "Über ‘alles’ 休")
    (folder / "short.toml").write_text(text, encoding="utf-8")
    process = program(stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    out, err = ended(process)
    assert (process.returncode, err) == (0, b"")
    assert b"?ber ?alles? ?\n" in out


@pytest.mark.usefixtures("short")
def test_bytes_that_are_no_text_do_not_stop_anyone() -> None:
    process = program(stdin=subprocess.PIPE)
    out, err = process.communicate(b"\n4\n\xff\xfe\x00 and words\r\n.\n", timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert b"What would you like to keep" in out


@pytest.mark.usefixtures("long")
def test_at_a_terminal_a_line_typed_while_a_timer_runs_is_heard_and_no_escape_is_ever_written() -> None:
    main, side = pty.openpty()
    process = program(stdin=side)
    os.close(side)
    os.write(main, b"\n")
    heard = until(process, b"Quiet, 10 minutes.\n")
    os.write(main, b"pause\n")
    heard += until(process, b"Paused.")
    os.write(main, b"\x1b[D\x1b[A\n")
    heard += until(process, b"Quiet, ")
    os.write(main, b"stop\n")
    out, err = ended(process)
    os.close(main)
    assert (process.returncode, err) == (0, b"")
    assert b"\x1b" not in heard + out


def test_what_could_move_the_cursor_or_mislead_the_eye_is_replaced() -> None:
    hostile = "a\x1b[2Jb\x9b2Jc\x07d\u202ee\u2066f\ud800g\rh\u2028i"
    said = clean(hostile)
    assert said == "a\ufffd[2Jb\ufffd2Jc\ufffdd\ufffde\ufffdf\ufffdg\ufffdh\ufffdi"
    assert clean("one\r\ntwo\tthree\u200b") == "one\ntwo three"


def test_marks_that_right_to_left_languages_need_stay() -> None:
    assert clean("שלום\u200f עולם\u200e") == "שלום\u200f עולם\u200e"


def test_a_passphrase_typed_at_a_terminal_is_not_shown(tmp_path: Path) -> None:
    main, side = pty.openpty()
    with (tmp_path / "said").open("w", encoding="utf-8") as out:
        terminal = Terminal(fd=side, out=out)
        assert terminal.hides
        child = os.fork()
        if child == 0:
            # The parent must see the echo switched off before it types: a line typed earlier is thrown away.
            typed = terminal.ask_hidden("Passphrase?")
            os._exit(0 if typed == "hush" else 1)
        shown = _type_until_gone(main, child, b"hush\n")
    os.close(main)
    os.close(side)
    assert b"hush" not in shown


def _type_until_gone(main: int, child: int, line: bytes) -> bytes:
    import termios  # noqa: PLC0415

    while termios.tcgetattr(main)[3] & termios.ECHO:
        select.select([], [], [], 0.01)
    os.write(main, line)
    _pid, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return _all_of(main)


ALONE = """
id = "alone"
title = "Alone"
family = "grounding"
rung = 1
with = ["partner"]
summary = "Each alone."
check = false
[[step]]
kind = "rate"
id = "number"
private = true
scale = "relief"
text = "Which?"
"""


def test_from_the_first_to_the_last_page_of_a_private_step_nothing_typed_is_echoed() -> None:
    folder = find_places().exercises
    folder.mkdir(parents=True)
    (folder / "alone.toml").write_text(ALONE, encoding="utf-8")
    main, side = pty.openpty()
    process = program("alone", stdin=side)
    os.write(main, b"\n")
    heard = until(process, b"Person 1 of 2")
    # The second line comes before its question: it is neither shown nor taken for an answer.
    os.write(main, b"\n9\n")
    heard += until(process, b"0 to 10:")
    os.write(main, b"wrong\n")
    heard += until(process, b"0 to 10:")
    os.write(main, b"4\n")
    heard += until(process, b"Person 2 of 2")
    os.write(main, b"\n")
    heard += until(process, b"0 to 10:")
    os.write(main, b"7\n")
    heard += until(process, b"Enter goes on")
    shown = _all_of(main)
    os.write(main, b"\n")
    for question, answer in ((b"1 to 2:", b"2\n"), (b"1 to 3:", b"3\n")):
        heard += until(process, question)
        os.write(main, answer)
    out, err = ended(process)
    os.close(main)
    os.close(side)
    assert (process.returncode, err) == (0, b"")
    # Seven times Enter, and nothing else.
    assert shown.replace(b"\r", b"") == b"\n" * 7
    assert not {b"4", b"7", b"9", b"wrong"} & set((heard + out).split())
    assert b"\x1b" not in heard + out


def _all_of(main: int) -> bytes:
    shown = b""
    while select.select([main], [], [], 0.05)[0]:
        shown += os.read(main, 1000)
    return shown


def test_typing_stays_unseen_after_a_stop_in_which_the_shell_showed_it_again() -> None:
    import termios  # noqa: PLC0415

    main, side = pty.openpty()
    before = termios.tcgetattr(side)
    with Terminal(fd=side) as terminal, terminal.unseen():
        assert not termios.tcgetattr(side)[3] & termios.ECHO
        termios.tcsetattr(side, termios.TCSANOW, before)
        signal.raise_signal(signal.SIGCONT)
        assert not termios.tcgetattr(side)[3] & termios.ECHO
    assert termios.tcgetattr(side)[3] & termios.ECHO
    os.close(main)
    os.close(side)


def test_a_missing_output_is_a_closed_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(OutputClosed):
        Terminal().say("anyone?")
