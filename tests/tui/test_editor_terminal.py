"""The editor in a real pseudo-terminal: killed, told to end, and left."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.practice.test_previewing import TEXT

RUN = """
import sys
from closeness_tui.__main__ import main
sys.argv = ["closeness", "exercises", "edit", {file!r}]
main()
"""


class Window:
    """A terminal with the editor in it."""

    def __init__(self, path: Path) -> None:
        self.ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN.format(file=str(path))],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm-256color"},
            start_new_session=True,
        )
        os.close(theirs)
        self.seen = b""

    def until(self, *words: bytes, seconds: float = 20.0) -> None:
        """Take in what is drawn until these words were there."""
        end = time.monotonic() + seconds
        while not all(each in self.seen for each in words):
            assert time.monotonic() < end, self.seen[-2000:]
            if select.select([self.ours], [], [], 0.1)[0]:
                self.seen += os.read(self.ours, 65536)

    def type(self, keys: bytes) -> None:
        os.write(self.ours, keys)

    def end(self) -> int:
        """Wait for the end."""
        end = time.monotonic() + 20
        while self.process.poll() is None and time.monotonic() < end:
            if select.select([self.ours], [], [], 0.05)[0]:
                try:
                    self.seen += os.read(self.ours, 65536)
                except OSError:
                    break
        return self.process.wait(10)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(10)
        os.close(self.ours)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(TEXT)
    return path


@pytest.fixture
def windows(path: Path) -> Iterator[list[Window]]:
    opened: list[Window] = []
    yield opened
    for each in opened:
        each.close()


@pytest.mark.parametrize(
    "number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP], ids=["killed", "told to end", "hung up"]
)
def test_what_was_typed_is_offered_after_the_program_was_ended(
    path: Path, windows: list[Window], number: signal.Signals
) -> None:
    first = Window(path)
    windows.append(first)
    first.until(b"as saved")
    first.type(b"# a line more\r")
    # Said only when it is on the medium; a signal that can be heard needs no waiting.
    first.until(b"kept aside" if number is signal.SIGKILL else b"a line more")
    first.process.send_signal(number)
    first.end()
    assert path.read_text() == TEXT
    second = Window(path)
    windows.append(second)
    second.until(b"not saved", b"Begin with the file")
    second.type(b"\r")
    second.until(b"a line more")
    second.type(b"\x13")
    second.until(b"Saved.")
    second.type(b"\x1b")
    assert second.end() == 0
    assert path.read_text() == "# a line more\n" + TEXT
