"""The only module that prints and reads: one complete line at a time, and nothing but text."""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import sys
import time
from typing import TYPE_CHECKING, Any, Protocol, Self, TextIO

from closeness_tui.core.bell import GAP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

# C0 but newline, DEL, C1, what opens a change of direction, lone surrogates, and the unseen line separators.
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202b\u202d\u202e\u2066-\u2068\ud800-\udfff]")
_WIDTHLESS = str.maketrans({"\u00ad": None, "\u200b": None, "\ufeff": None, "\t": " "})
# What the arrow and function keys leave in a line.
_KEYS = re.compile("\x1b(?:\\[[0-9;?]*[@-~]|O[A-Z])")


class InputEnded(Exception):  # noqa: N818 - named for what happened
    """Nobody can type any more."""


class OutputClosed(Exception):  # noqa: N818
    """Nobody can hear any more."""


class Signalled(Exception):  # noqa: N818
    """The system asked to end: Ctrl-C, a closed terminal, or a shutdown."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


class Console(Protocol):
    """Says lines and takes lines."""

    @property
    def hides(self) -> bool:
        """Whether a passphrase can be typed without being shown."""
        ...

    @property
    def by_hand(self) -> bool:
        """Whether a person types, and not a pipe or a file."""
        ...

    def say(self, text: str = "") -> None:
        """Say it, one line for each line of the text. Raises OutputClosed."""

    def ring(self, strokes: int) -> None:
        """A soft bell, where there is somebody to hear it. Raises OutputClosed."""

    def ask(self, prompt: str) -> str | None:
        """Say the prompt, then wait for a line as long as it takes; None when the input has ended."""

    def ask_hidden(self, prompt: str) -> str | None:
        """The same for a passphrase, which is not shown."""

    def unseen(self) -> contextlib.AbstractContextManager[None]:
        """Until it ends, nothing that is typed shows, where it can be hidden at all."""

    def wait(self, seconds: float) -> str | None:
        """Let time pass; a line when a person types one meanwhile. Raises InputEnded."""


def clean(text: str) -> str:
    """The text with a sign in place of every character that could move the cursor or mislead the eye."""
    return _UNSAFE.sub("\ufffd", text.replace("\r\n", "\n").translate(_WIDTHLESS))


class Terminal:
    """Standard input and output. Use as a context: within it, signals end a wait and nothing else."""

    def __init__(self, *, fd: int = 0, out: TextIO | None = None) -> None:
        self._fd = fd
        self._out = out
        self._typed_by_hand = _is_terminal(fd)
        self._waiting = False
        self._pending = 0
        self._veils: list[list[Any]] = []
        """How the terminal is set while nothing that is typed shows; the last one counts."""
        self._former: dict[int, signal.Handlers | int | Callable[[int, FrameType | None], object] | None] = {}

    def __enter__(self) -> Self:
        _speak_any_letter(self._out or sys.stdout)
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            # Ignored signals stay ignored: that is what nohup is for. Other threads cannot set any.
            with contextlib.suppress(ValueError):
                if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                    self._former[number] = signal.signal(number, self._heard)
        with contextlib.suppress(AttributeError, ValueError):
            self._former[signal.SIGCONT] = signal.signal(signal.SIGCONT, self._back_again)
        return self

    def __exit__(self, *_why: object) -> None:
        for number, handler in self._former.items():
            signal.signal(number, handler)
        self._former.clear()

    @property
    def hides(self) -> bool:
        return self._typed_by_hand and sys.platform != "win32"

    @property
    def by_hand(self) -> bool:
        return self._typed_by_hand

    def say(self, text: str = "") -> None:
        self._heed()
        self._write("".join(f"{line.rstrip()}\n" for line in clean(text).split("\n")))

    def ring(self, strokes: int) -> None:
        # In a file or a pipe it would only be a strange letter.
        if not _is_terminal(self._fileno):
            return
        for number in range(strokes):
            if number:
                # What is typed meanwhile waits in the terminal, and every time is looked up anew.
                time.sleep(GAP)
            self._write("\a")

    @property
    def _fileno(self) -> int:
        try:
            return (self._out or sys.stdout).fileno()
        except (AttributeError, OSError, ValueError):
            return -1

    def _write(self, text: str) -> None:
        out = self._out or sys.stdout
        if out is None:
            raise OutputClosed
        try:
            out.write(text)
            out.flush()
        except (OSError, ValueError) as error:
            _silence(out)
            raise OutputClosed from error

    def ask(self, prompt: str) -> str | None:
        if prompt:
            self.say(prompt)
        with self._open_to_signals():
            return self._read_line()

    def ask_hidden(self, prompt: str) -> str | None:
        with self.unseen():
            return self.ask(prompt)

    def wait(self, seconds: float) -> str | None:
        with self._open_to_signals():
            # Lines that wait in a pipe or a file belong to the step that asks for them.
            if not self._typed_by_hand or sys.platform == "win32":
                time.sleep(seconds)
                return None
            ready, _, _ = select.select([self._fd], [], [], seconds)
            if not ready:
                return None
            line = self._read_line()
        if line is None:
            raise InputEnded
        return line

    def _read_line(self) -> str | None:
        """Byte by byte, so that nothing behind the line end is taken from whoever reads the same pipe next."""
        taken = bytearray()
        while True:
            try:
                byte = os.read(self._fd, 1)
            except OSError:
                byte = b""
            if byte in (b"", b"\n"):
                break
            taken += byte
        if not byte and not taken:
            return None
        return _KEYS.sub("", taken.decode("utf-8", "replace")).rstrip("\r").replace("\x1b", "")

    @contextlib.contextmanager
    def _open_to_signals(self) -> Iterator[None]:
        """Only here does a signal break in; anywhere else it could break off a save."""
        self._waiting = True
        try:
            self._heed()
            yield
        finally:
            self._waiting = False

    def _heard(self, number: int, _frame: FrameType | None) -> None:
        twice = self._pending == signal.SIGINT == number
        self._pending = number
        if twice:
            raise KeyboardInterrupt
        if self._waiting:
            self._heed()

    def _heed(self) -> None:
        number, self._pending = self._pending, 0
        if number:
            raise Signalled(number)

    def _back_again(self, _number: int, _frame: FrameType | None) -> None:
        """After a stop (Ctrl-Z) the shell has set the terminal its own way, and what is typed would show."""
        if self._veils:
            import termios  # noqa: PLC0415 - not on every system

            with contextlib.suppress(OSError, termios.error):
                termios.tcsetattr(self._fd, termios.TCSANOW, self._veils[-1])

    @contextlib.contextmanager
    def unseen(self) -> Iterator[None]:
        if not self.hides:
            yield
            return
        import termios  # noqa: PLC0415 - not on every system

        before = termios.tcgetattr(self._fd)
        hidden = [*before[:3], before[3] & ~termios.ECHO | termios.ECHONL, *before[4:]]
        termios.tcsetattr(self._fd, termios.TCSAFLUSH, hidden)
        self._veils.append(hidden)
        try:
            yield
        finally:
            self._veils.pop()
            with contextlib.suppress(OSError, termios.error):
                termios.tcsetattr(self._fd, termios.TCSADRAIN, before)


def _is_terminal(fd: int) -> bool:
    try:
        return os.isatty(fd)
    except OSError:
        return False


def _speak_any_letter(out: TextIO | None) -> None:
    """A letter that the terminal does not have becomes a question mark and never an error."""
    with contextlib.suppress(AttributeError, OSError, ValueError):
        out.reconfigure(errors="replace")  # type: ignore[union-attr]


def _silence(out: TextIO) -> None:
    """Else Python flushes once more at the end and reports in its own words."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, out.fileno())
        os.close(nowhere)
