"""A terminal to look at a program on: a pseudo-terminal, every read stamped, and the screen a person would see."""

from __future__ import annotations

import codecs
import contextlib
import fcntl
import os
import queue
import re
import select
import signal
import struct
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyte

from bench import kernel

KEYS = {
    "enter": "\r", "space": " ", "tab": "\t", "esc": "\x1b", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C",
    "left": "\x1b[D", "bs": "\x7f",
}  # fmt: skip
_KEY = re.compile(r"<([a-z+\\]+)>")
# What pyte does not know it would print: queries, keyboard protocols, titles.
_FOREIGN = re.compile(
    r"\x1b\[(?:[<=>][0-?]*[ -/]*[@-~]|[0-?]*[ -/]+[@-~])|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)"
)
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?)?\Z")


class NotSeenError(Exception):
    """Something that was waited for did not come."""


def keys_of(words: str) -> bytes:
    """What a keyboard sends for `some text<enter><ctrl+q>`."""

    def one(match: re.Match[str]) -> str:
        name = match[1]
        if name.startswith("ctrl+"):
            return chr(ord(name[5]) & 0x1F)
        return KEYS.get(name, match[0])

    return _KEY.sub(one, words).encode()


def clean_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment that does not depend on who runs this."""
    kept = {key: os.environ[key] for key in ("HOME", "PATH", "TMPDIR", "CLOSENESS_HOME") if key in os.environ}
    return {**kept, "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor", **(extra or {})}


class Terminal:
    """One program on one terminal; use it with `with`."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = pyte.Screen(*size)
        self.stream = pyte.Stream(self.screen)
        self.reads: queue.SimpleQueue[tuple[float, float, bytes]] = queue.SimpleQueue()
        self.bytes = 0
        self.cpu_then = 0.0
        """Seconds of processor time of the program at the read that was looked at last."""
        self.changes: list[float] = []
        self.peak_kib = 0
        self.ended: float | None = None
        self.status: int | None = None
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._rest = ""
        self._shadow: dict[int, dict[int, Any]] = {}
        self.master, self.slave = os.openpty()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        name = os.ttyname(self.slave)
        # Opened after the new session began, it becomes its controlling terminal.
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
            (os.POSIX_SPAWN_DUP2, 0, 1),
            (os.POSIX_SPAWN_DUP2, 0, 2),
        ]
        self.began = time.monotonic()
        self.pid = os.posix_spawnp(
            argv[0],
            list(argv),
            clean_environment(environment),
            file_actions=[*actions, (os.POSIX_SPAWN_CLOSE, self.master), (os.POSIX_SPAWN_CLOSE, self.slave)],
            setsid=True,
            setsigdef=[signal.SIGPIPE, signal.SIGINT, signal.SIGHUP, signal.SIGTERM],
        )
        self.wake, self.waker = os.pipe()
        self._threads = [threading.Thread(target=each, daemon=True) for each in (self._read, self._wait)]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_why: object) -> None:
        self.close()

    def _read(self) -> None:
        poll = select.poll()
        poll.register(self.master, select.POLLIN)
        poll.register(self.wake, select.POLLIN)
        while not any(each == self.wake for each, _ in poll.poll()):
            try:
                data = os.read(self.master, 65536)
            except OSError:
                return
            self.reads.put((time.monotonic(), kernel.cpu_of(self.pid), data))

    def _wait(self) -> None:
        self.status = os.waitpid(self.pid, 0)[1]
        self.ended = time.monotonic()

    def pump(self, wait: float) -> float | None:
        """Take one read, waiting at most so long; its instant when some cell changed."""
        try:
            stamp, self.cpu_then, data = self.reads.get(timeout=max(wait, 0.0001))
        except queue.Empty:
            self.peak_kib = max(self.peak_kib, kernel.peak_kib(self.pid))
            return None
        self.bytes += len(data)
        text = self._rest + self._decode(data)
        tail = _UNFINISHED.search(text)
        self._rest = text[tail.start() :] if tail else ""
        self.stream.feed(_FOREIGN.sub("", text[: tail.start()] if tail else text))
        if not self._changed():
            return None
        self.changes.append(stamp)
        return stamp

    def _changed(self) -> bool:
        differs = False
        for row in self.screen.dirty:
            line = dict(self.screen.buffer[row])
            if self._shadow.get(row) != line:
                self._shadow[row] = line
                differs = True
        self.screen.dirty.clear()
        return differs

    @property
    def text(self) -> str:
        """The screen, a row a line."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def until(self, seen: Callable[[], bool], what: str, timeout: float = 20.0) -> float:
        """Look until it is so; the instant of the read that made it so."""
        end = time.monotonic() + timeout
        stamp: float | None = time.monotonic()
        while not (stamp and seen()):
            if time.monotonic() > end or (
                self.ended and self.reads.empty() and time.monotonic() > self.ended + 0.1
            ):
                raise NotSeenError(f"{what}: not seen; the screen was\n{self.text}")
            stamp = self.pump(0.05)
        return stamp

    def until_text(self, pattern: str, timeout: float = 20.0) -> float:
        """Look until the pattern is on the screen."""
        regex = re.compile(pattern, re.M)
        return self.until(lambda: regex.search(self.text) is not None, f"/{pattern}/", timeout)

    def until_still(self, quiet: float = 0.25, timeout: float = 3.0) -> None:
        """Look until nothing has changed for a while."""
        end, last = time.monotonic() + timeout, time.monotonic()
        while time.monotonic() < end and time.monotonic() - last < quiet and not self.ended:
            last = self.pump(0.02) or last

    def until_end(self, timeout: float = 20.0) -> int:
        """Look until the program ends; its status as `waitpid` gives it."""
        end = time.monotonic() + timeout
        while self.status is None:
            if time.monotonic() > end:
                raise NotSeenError("the end of the program")
            self.pump(0.02)
        while self.pump(0.05) or not self.reads.empty():
            pass
        return self.status

    def for_seconds(self, seconds: float, look: Callable[[float], None] | None = None) -> None:
        """Look for so long; `look` is called at every change."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.ended is None:
            stamp = self.pump(min(left, 0.05))
            if stamp and look:
                look(stamp)

    def send(self, keys: str) -> float:
        """Press keys; the instant before."""
        stamp = time.monotonic()
        os.write(self.master, keys_of(keys))
        return stamp

    def cpu(self) -> float:
        """Seconds of processor time so far, with everything the program started."""
        return kernel.cpu_of_session(self.pid)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def close(self) -> None:
        """End the program, whatever it does, and give everything back."""
        if self.status is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
        os.write(self.waker, b"x")
        for thread in self._threads:
            thread.join(5)
        for handle in (self.master, self.slave, self.wake, self.waker):
            os.close(handle)
