"""A transcript: what a person types beside what is said, on a clock that moves only while the program waits.

`$ id` begins a visit (`$` alone: the list). `> line` is typed when asked, `>> line` while a timer runs, at the time of
the last `# seconds` line. `^ end` ends the input, `^ 15` is a signal. `= 0` is the exit code. All other lines are said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from closeness_tui.plain.console import InputEnded, Signalled, clean
from closeness_tui.plain.home import run_practice
from closeness_tui.practice.opening import Practice
from closeness_tui.store.places import find_places
from tests.practice.doubles import StandingClock

FOLDER = Path(__file__).parent / "transcripts"


@dataclass
class Typed:
    line: str
    at: float | None = None
    """Seconds since the transcript began, for what is typed while a timer runs."""


@dataclass
class Script:
    """A console that is typed at from a list, and writes down what happens."""

    clock: StandingClock
    inputs: list[Typed]
    hides: bool = True
    by_hand: bool = True
    written: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    """What was typed while it could be seen."""
    said_unseen: list[str] = field(default_factory=list)
    """What was said while typing could not be seen."""
    begun: float = 1000.0
    _veils: int = 0
    _stamped: float = 0.0

    def say(self, text: str = "") -> None:
        self._stamp()
        if self._veils:
            self.said_unseen += clean(text).split("\n")
        self.written += [line.rstrip() for line in clean(text).split("\n")]

    def ask(self, prompt: str) -> str | None:
        if prompt:
            self.say(prompt)
        assert self.inputs, f"nothing left to type after: {self.written[-8:]}"
        typed = self.inputs.pop(0)
        assert typed.at is None, f"{typed} waits for a timer, but the program asks: {self.written[-8:]}"
        return self._take(typed, "> ")

    def ask_hidden(self, prompt: str) -> str | None:
        with self.unseen():
            return self.ask(prompt)

    @contextmanager
    def unseen(self) -> Iterator[None]:
        self._veils += 1
        try:
            yield
        finally:
            self._veils -= 1

    def wait(self, seconds: float) -> str | None:
        assert seconds > 0
        self.waits.append(seconds)
        following = self.inputs[0] if self.inputs else None
        due = None if following is None or following.at is None else following.at - self._now()
        if due is None or due > seconds + 1e-9:
            self.clock.pass_time(seconds)
            return None
        self.clock.pass_time(max(0.0, due))
        line = self._take(self.inputs.pop(0), ">> ")
        if line is None:
            raise InputEnded
        return line

    def _take(self, typed: Typed, sign: str) -> str | None:
        self._stamp()
        if typed.line.startswith("\0"):
            self.written.append(f"^ {typed.line[1:]}")
            if typed.line[1:] == "end":
                return None
            raise Signalled(int(typed.line[1:]))
        self.written.append(f"{sign}{typed.line}".rstrip())
        if not self._veils:
            self.shown.append(typed.line)
        return typed.line

    def _now(self) -> float:
        return self.clock.seconds - self.begun

    def _stamp(self) -> None:
        now = round(self._now(), 2)
        if now != self._stamped:
            self.written.append(f"# {now:g}")
            self._stamped = now


def visits_in(text: str) -> Iterator[tuple[str, list[Typed]]]:
    """Each visit of a transcript: the exercise it names, and what is typed in it."""
    name, inputs, at = "", list[Typed](), 0.0
    begun = False
    for line in text.splitlines():
        sign, _, rest = line.partition(" ")
        if sign == "$":
            if begun:
                yield name, inputs
            name, inputs, begun = rest, [], True
        elif sign == "#":
            at = float(rest)
        elif sign == ">":
            inputs.append(Typed(rest))
        elif sign == ">>":
            inputs.append(Typed(rest, at))
        elif sign in ("^", "^^"):
            inputs.append(Typed(f"\0{rest}", at if sign == "^^" else None))
    yield name, inputs


def played(
    text: str,
    clock: StandingClock,
    prepare: Callable[[Practice], None] | None = None,
    told: list[str] | None = None,
) -> str:
    """The transcript as it comes out when everything in it is typed again; `told` fills as it goes."""
    written: list[str] = [] if told is None else told
    stamped = 0.0
    for name, inputs in visits_in(text):
        practice = Practice(find_places(), clock=clock)
        # Most visits are not the first.
        practice.settings = replace(practice.settings, welcomed=True)
        if prepare is not None:
            prepare(practice)
        console = Script(clock, inputs, written=written, _stamped=stamped)
        written.append(f"$ {name}".rstrip())
        code = run_practice(practice, name or None, console)
        assert not console.inputs, f"never typed: {console.inputs}; the end was {written[-8:]}"
        assert max(console.waits, default=0) <= 1.0
        written.append(f"= {code}")
        stamped = console._stamped
    return "\n".join(written) + "\n"
