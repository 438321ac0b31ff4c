"""Asks for a passphrase: typed unseen, or read from a file descriptor; never from arguments or the environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from closeness_tui.cli import report
from closeness_tui.core.wording import _

LONGEST = 64 * 1024
"""Bytes read from a descriptor at most."""

PassphraseFd = Annotated[
    int | None,
    typer.Option(
        "--passphrase-fd",
        metavar="N",
        help=_("Read the passphrase from this file descriptor, a line each, instead of asking."),
    ),
]


class Asker:
    """Gives one passphrase after the other, wherever they come from."""

    def __init__(self, descriptor: int | None) -> None:
        self._lines = _lines_of(descriptor) if descriptor is not None else None

    @property
    def is_person(self) -> bool:
        """Whether somebody sits there who can be asked again."""
        return self._lines is None

    def ask(self, prompt: str) -> str:
        """The next passphrase."""
        if self._lines is not None:
            return next(self._lines, "")
        if not _has_terminal():
            raise report.RefusedError(
                _("a passphrase can only be typed at a terminal"),
                _("scripts can hand it over with --passphrase-fd"),
            )
        import getpass  # noqa: PLC0415 - not every command asks

        try:
            # The prompt goes to the terminal itself, so stdout stays clean.
            return getpass.getpass(f"{prompt}: ")
        except EOFError:
            return ""

    def agrees(self, question: str) -> bool:
        """Whether the person says yes; no is the answer of anything else."""
        if not self.is_person:
            return False
        report.show(question)
        return sys.stdin.readline().strip().casefold() in ("y", "yes", _("yes"))


def _has_terminal() -> bool:
    try:
        return sys.stdin is not None and sys.stdin.isatty()
    except ValueError:
        return False


def _lines_of(descriptor: int) -> Iterator[str]:
    try:
        with os.fdopen(os.dup(descriptor), "rb") as stream:
            text = stream.read(LONGEST).decode("utf-8")
    except (OSError, OverflowError, UnicodeDecodeError) as error:
        raise report.RefusedError(
            _("no passphrase could be read from file descriptor {number}").format(number=descriptor),
            code=report.Exit.USAGE,
        ) from error
    return iter(text.splitlines())
