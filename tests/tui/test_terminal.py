"""The terminal: what is refused, and what is left behind, in a real pseudo-terminal."""

from __future__ import annotations

import fcntl
import io
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyte
import pytest

from closeness_tui.core.answer import lines_of
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from closeness_tui.tui import terminal
from tests.practice.doubles import StandingClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CANARY = "canary-of-a-private-word"

RUN = """
import sys
from dataclasses import replace
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from closeness_tui.tui.app import ClosenessApp, run_app
{more}
practice = Practice(find_places())
# Whoever is here has been here before.
practice.settings = replace(practice.settings, welcomed=True)
sys.exit(run_app(practice, {start!r}))
"""

CRASH = f"""
def fall(self):
    private = "{CANARY}"
    raise ValueError(private)
ClosenessApp.action_open_log = fall
"""


class Window:
    """A terminal window with the program in it."""

    def __init__(self, start: str | None = None, more: str = "") -> None:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(theirs)
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN.format(start=start, more=more)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "30", "LINES": "9"},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - one thread in the child
        )
        self.ours, self.theirs = ours, theirs
        self.screen = pyte.Screen(80, 24)
        self.stream = pyte.ByteStream(self.screen)
        self.bytes = b""

    def read(self, seconds: float = 0.05) -> None:
        """Take in what was drawn."""
        while select.select([self.ours], [], [], seconds)[0]:
            try:
                data = os.read(self.ours, 65536)
            except OSError:
                return
            if not data:
                return
            self.bytes += data
            # pyte does not know these, and takes their letters for text.
            self.stream.feed(data.replace(b"\x1b[>1u", b"").replace(b"\x1b[<u", b""))

    def until(self, there: Callable[[], bool], seconds: float = 20) -> None:
        """Read until it is so."""
        end = time.monotonic() + seconds
        while not there():
            assert time.monotonic() < end, "\n".join(self.screen.display)
            self.read()

    def wait_for(self, words: str) -> None:
        """Until the words are on the screen."""
        self.until(lambda: words in "\n".join(self.screen.display))

    def press(self, keys: str) -> None:
        """Send keys."""
        os.write(self.ours, keys.encode())

    def ended(self, seconds: float = 20) -> int:
        """The exit code."""
        self.until(lambda: self.process.poll() is not None, seconds)
        self.read()
        return self.process.returncode

    def is_clean(self) -> bool:
        """The terminal is as it was: no other screen, no raw mode, cursor there."""
        left = self.bytes.rfind(b"\x1b[?1049l") > self.bytes.rfind(b"\x1b[?1049h")
        cursor = self.bytes.rfind(b"\x1b[?25h") > self.bytes.rfind(b"\x1b[?25l")
        return left and cursor and termios.tcgetattr(self.theirs)[3] == self.before[3]

    def close(self) -> None:
        """Nothing stays."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for handle in (self.ours, self.theirs):
            try:
                os.close(handle)
            except OSError:
                continue


@pytest.fixture
def window(request: pytest.FixtureRequest) -> Iterator[Window]:
    given = Window(**getattr(request, "param", {}))
    yield given
    given.close()


def practice() -> Practice:
    return Practice(find_places(), clock=StandingClock())


def in_the_middle(window: Window) -> None:
    """Begin, answer, and stand on a step with something to keep."""
    window.wait_for("Begin")
    window.press("\r")
    window.wait_for("step 1")
    window.press("3\r")
    window.wait_for("step 2")


@pytest.mark.parametrize("window", [{"more": CRASH}], indirect=True)
def test_a_crash_prints_no_private_word_and_leaves_a_report_without_one(window: Window) -> None:
    window.wait_for("All exercises")
    window.press("l")
    assert window.ended() == terminal.OUR_FAULT
    assert CANARY.encode() not in window.bytes
    assert b"Traceback" not in window.bytes
    assert b"mistake of its own" in window.bytes
    assert window.is_clean()
    reports = list(find_places().state.rglob("reports/*.txt"))
    assert len(reports) == 1
    text = reports[0].read_text()
    assert "ValueError" in text
    assert CANARY not in text


CRASH_WHILE_WRITING = """
from closeness_tui.tui.screens.session import SessionScreen
async def fall(self, name):
    private = self._body.words
    raise ValueError(private)
SessionScreen.action_do_writing = fall
"""


def fall_while_writing(window: Window) -> None:
    """Type private words, and press the key under which the program falls."""
    in_the_middle(window)
    window.press("\r")
    window.wait_for("This week")
    window.press("1")
    window.wait_for("With Ctrl:")
    window.press(CANARY)
    window.wait_for(CANARY)
    window.press("\x0b")
    assert window.ended() == terminal.OUR_FAULT


@pytest.mark.parametrize("window", [{"start": "bright-moments", "more": CRASH_WHILE_WRITING}], indirect=True)
def test_a_crash_while_private_words_are_shown_leaves_them_nowhere_but_in_the_draft(window: Window) -> None:
    fall_while_writing(window)
    assert window.is_clean()
    # The words stood on the other screen, which goes; before and after it lies what can be scrolled back to.
    before, _shown, after = window.bytes.partition(b"\x1b[?1049h")
    _shown, after = after.split(b"\x1b[?1049l", 1) if b"\x1b[?1049l" in after else (after, b"")
    assert b"mistake of its own" in after
    assert b"\x1b[?1049h" not in after
    assert CANARY.encode() not in before + after
    files = [path for path in find_places().data.parent.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if CANARY.encode() in path.read_bytes()] == []
    opened = practice()
    draft = opened.log.open_draft(opened.waiting()[0])
    assert CANARY in [text for line in draft.lines for text in lines_of(line.answer)]


@pytest.mark.parametrize("window", [{"start": "bright-moments", "more": CRASH_WHILE_WRITING}], indirect=True)
def test_after_a_crash_the_next_start_offers_the_draft(window: Window) -> None:
    fall_while_writing(window)
    again = Window()
    try:
        again.wait_for("unfinished practice")
        again.press("q")
        assert again.ended() == terminal.FINE
    finally:
        again.close()


@pytest.mark.parametrize("window", [{"start": "one-small-share"}], indirect=True)
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_told_to_end_it_keeps_the_draft_and_leaves_a_clean_terminal(
    window: Window, number: signal.Signals, code: int
) -> None:
    in_the_middle(window)
    window.process.send_signal(number)
    assert window.ended() == code
    assert window.is_clean()
    assert len(practice().waiting()) == 1


@pytest.mark.parametrize("window", [{"start": "one-small-share"}], indirect=True)
def test_a_closed_window_keeps_the_draft_and_nothing_goes_on_running(window: Window) -> None:
    in_the_middle(window)
    os.close(window.theirs)
    os.close(window.ours)
    assert window.process.wait(10) == terminal.HUNG_UP
    assert len(practice().waiting()) == 1


def test_after_a_sleep_the_whole_picture_comes_back(window: Window) -> None:
    window.wait_for("All exercises")
    window.press("\x1a")
    end = time.monotonic() + 10
    while _state(window.process.pid) != "T":
        assert time.monotonic() < end
        window.read()
    assert window.is_clean()
    window.screen.reset()
    window.process.send_signal(signal.SIGCONT)
    window.wait_for("All exercises")
    window.wait_for("h help now")
    window.press("q")
    assert window.ended() == 0


@pytest.mark.parametrize("window", [{"start": "bright-moments"}], indirect=True)
def test_put_to_sleep_in_mid_writing_all_words_are_kept_first(window: Window) -> None:
    in_the_middle(window)
    window.press("\r")
    window.wait_for("This week")
    window.press("1")
    window.wait_for("With Ctrl:")
    window.press("rain on a roof")
    window.wait_for("rain on a roof")
    window.press("\x1a")
    window.until(lambda: _state(window.process.pid) == "T")
    assert window.is_clean()
    # Nobody knows whether it is ever woken again.
    window.process.kill()
    window.process.wait()
    opened = practice()
    draft = opened.log.open_draft(opened.waiting()[0])
    assert "rain on a roof" in [text for line in draft.lines for text in lines_of(line.answer)]


def test_the_real_size_counts_and_the_name_of_the_window_is_bare(window: Window) -> None:
    window.wait_for("h help now")
    assert any(len(line.rstrip()) > 40 for line in window.screen.display)
    assert b"\x1b]2;closeness\x1b\\" in window.bytes
    window.press("q")
    assert window.ended() == 0
    assert window.is_clean()


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1][0]


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_full_screen_needs_a_terminal_on_both_sides() -> None:
    assert terminal.can_run_app({"TERM": "xterm"}, Tty(), Tty()) == ""
    assert terminal.can_run_app({"TERM": "dumb"}, Tty(), Tty())
    assert terminal.can_run_app({"TERM": "xterm"}, io.StringIO(), Tty())
    assert terminal.can_run_app({"TERM": "xterm"}, Tty(), io.StringIO())
    assert terminal.can_run_app({"TERM": "xterm"}, None, Tty())


def test_false_sizes_and_an_empty_no_color_are_dropped() -> None:
    environment = {"COLUMNS": "40", "LINES": "12", "NO_COLOR": "", "HOME": "/h"}
    terminal.make_ready(environment, None)
    assert environment == {"HOME": "/h"}


def test_a_screen_in_another_encoding_is_set_right() -> None:
    screen = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    terminal.make_ready({}, screen)
    assert screen.encoding == "utf-8"


def test_a_report_names_places_in_the_code_and_no_words() -> None:
    with pytest.raises(ValueError, match="invalid literal") as caught:
        int(CANARY)
    report = terminal.report_of(caught.value)
    assert "builtins.ValueError" in report
    assert "test_terminal.py" in report
    assert CANARY not in report
    assert str(Path.home()) not in report
