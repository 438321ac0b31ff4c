"""Commands run in this process, and what they said."""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from closeness_tui.cli.opened_log import log_and_vault
from closeness_tui.cli.quick import run
from closeness_tui.practice.clock import RealClock
from closeness_tui.store import vault
from closeness_tui.store.places import find_places
from tests.store.world import CheapWrapper


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        return json.loads(self.out)


@pytest.fixture
def closeness(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def do(*arguments: str | Path) -> Said:
        code = run([str(each) for each in arguments])
        return Said(code, *capsys.readouterr())

    return do


@pytest.fixture
def own() -> Path:
    """The person's own folder of exercises."""
    folder = find_places().exercises
    folder.mkdir(parents=True)
    return folder


GOOD = """\
id = "two-breaths"
title = "Two Breaths"
family = "grounding"
rung = 1
summary = "Breathe in and out, twice."

[[step]]
kind = "read"
text = "Breathe in and out, in your own time."
"""


@pytest.fixture
def good() -> str:
    return GOOD


class Keyboard(io.StringIO):
    """Lines that a person types at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What a person at a terminal will type, and the secrets they will type unseen."""

    def will_type(*lines: str, unseen: tuple[str, ...] = ()) -> None:
        monkeypatch.setattr("sys.stdin", Keyboard("".join(f"{line}\n" for line in lines)))
        secrets = list(unseen)
        monkeypatch.setattr("getpass.getpass", lambda _prompt: secrets.pop(0))

    return will_type


@pytest.fixture
def pipes(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What a pipe brings."""
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases cost nothing."""
    monkeypatch.setattr(vault, "Scrypt", CheapWrapper)


SESAME = "four plain quiet words"


@pytest.fixture
def locked(closeness: Callable[..., Said], cheap: None) -> str:
    """A log with a passphrase; what is kept before, lies in it."""
    log, key = log_and_vault()
    log.prepare()
    key.choose_passphrase(SESAME)
    return SESAME


@contextlib.contextmanager
def descriptor(*lines: str) -> Iterator[str]:
    """A file descriptor that hands over these lines."""
    read, write = os.pipe()
    os.write(write, "".join(f"{line}\n" for line in lines).encode())
    os.close(write)
    try:
        yield str(read)
    finally:
        os.close(read)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The day on which commands are run."""
    day = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
    monkeypatch.setattr(RealClock, "wall", lambda _self: day)
    return day
