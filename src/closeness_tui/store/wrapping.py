"""Sealing the key with a passphrase, in a process of its own."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import unicodedata
from typing import Any, Protocol

from closeness_tui.core.wording import _
from closeness_tui.store import key_process
from closeness_tui.store.failures import (
    DamagedKey,
    KeyWorkFailed,
    PassphraseRefused,
    WrongPassphrase,
)
from closeness_tui.store.keywork import WORK_REFUSED, Unwrapped, Wrapped, absurd_work, work_factor

_PATIENCE = 180.0
"""Seconds; a busy machine takes ten times its usual three."""
_QUIET: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class Wrapper(Protocol):
    """Seals a key file with a passphrase, and opens it."""

    def wrap(self, body: bytes, passphrase: str) -> Wrapped:
        """The body sealed, and opened once to be sure of it."""
        ...

    def unwrap(self, sealed: bytes, passphrase: str) -> Unwrapped:
        """The body; WrongPassphrase, DamagedKey or KeyWorkFailed when it does not open."""
        ...


class Scrypt:
    """The real one: age's scrypt, which costs seconds and memory on purpose."""

    def wrap(self, body: bytes, passphrase: str) -> Wrapped:
        """Sealed at a cost between 2^18 and 2^20 if the machine lets us have it."""
        told = _ask("wrap", body, passphrase)
        return Wrapped(data=base64.b64decode(told["body"]), weak=told["weak"])

    def unwrap(self, sealed: bytes, passphrase: str) -> Unwrapped:
        """The body; a file that asks for absurd work is refused before any."""
        if work_factor(sealed) > WORK_REFUSED:
            raise DamagedKey(absurd_work())
        told = _ask("unwrap", sealed, passphrase)
        return Unwrapped(base64.b64decode(told["body"]), base64.b64decode(told.get("stronger", "")))


def settled_passphrase(passphrase: str) -> str:
    """The passphrase in one spelling, whatever keyboard typed it; PassphraseRefused when it is empty."""
    spelled = unicodedata.normalize("NFC", passphrase)
    try:
        spelled.encode()
    except UnicodeEncodeError:
        spelled = ""
    if not spelled:
        raise PassphraseRefused(_("a passphrase needs at least one letter that can be typed again"))
    return spelled


def _ask(do: str, body: bytes, passphrase: str) -> dict[str, Any]:
    question = {"do": do, "body": base64.b64encode(body).decode(), "passphrase": passphrase}
    told = _understood(_answer(json.dumps(question).encode()))
    match told.get("failed"):
        case None:
            return told
        case "WrongPassphrase":
            raise WrongPassphrase
        case "DamagedKey":
            raise DamagedKey
        case _:
            raise KeyWorkFailed


def _answer(question: bytes) -> bytes:
    # -P: a file called json.py in the folder the person happens to be in must not be run.
    command = [sys.executable, "-P", "-m", key_process.__name__]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            command,
            input=question,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
            creationflags=_QUIET,
        )
    except subprocess.TimeoutExpired as late:
        # The first row may be there already.
        return late.stdout or b""
    except OSError:
        done = None
    if done is None or done.returncode > 0:
        # No second process can be had (a frozen program, a process limit): slower to the eye, but it opens.
        return b"\n".join(key_process.answers(question))
    return done.stdout


def _understood(answer: bytes) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for row in answer.splitlines():
        try:
            part = json.loads(row)
        except ValueError:
            break
        if isinstance(part, dict):
            told |= part
    return told or {"failed": "KeyWorkFailed"}
