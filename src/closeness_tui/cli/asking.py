"""Asks for a passphrase: typed unseen, or read from a file descriptor; never from arguments or the environment."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import Annotated, Any

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

WordsFd = Annotated[
    int | None,
    typer.Option(
        "--words-fd",
        metavar="N",
        help=_("Read the recovery words from this file descriptor, in one line, instead of asking."),
    ),
]

Yes = Annotated[bool, typer.Option("--yes", help=_("Do it without asking."))]


class Asker:
    """Gives one secret after the other, wherever they come from."""

    def __init__(self, descriptor: int | None, option: str = "--passphrase-fd") -> None:
        self._lines = _lines_of(descriptor) if descriptor is not None else None
        self._option = option

    @property
    def is_person(self) -> bool:
        """Whether somebody sits there who can be asked again."""
        return self._lines is None

    def ask(self, prompt: str) -> str:
        """The next one."""
        if self._lines is not None:
            return next(self._lines, "")
        if not has_terminal():
            raise report.RefusedError(
                _("this can only be typed at a terminal, where nobody sees it"),
                _("scripts can hand it over with {option}").format(option=self._option),
            )
        import getpass  # noqa: PLC0415 - not every command asks

        try:
            # The prompt goes to the terminal itself, so stdout stays clean.
            return getpass.getpass(f"{prompt}: ")
        except EOFError:
            return ""

    @contextlib.contextmanager
    def quiet(self) -> Iterator[None]:
        """What is typed ahead meanwhile is not shown: it may well be a passphrase."""
        before = _unseen() if self.is_person and has_terminal() else None
        try:
            yield
        finally:
            if before is not None:
                import termios  # noqa: PLC0415 - not on every system

                with contextlib.suppress(OSError, termios.error):
                    termios.tcsetattr(sys.stdin.fileno(), termios.TCSAFLUSH, before)

    def agrees(self, question: str) -> bool:
        """Whether the person says yes; no is the answer of anything else."""
        return self.is_person and _says_yes(question)


def agreed(*told: str, beforehand: bool) -> bool:
    """Whether the person says yes, or has said so in the command; where nobody can be asked it is refused."""
    if beforehand:
        return True
    if not has_terminal():
        raise report.RefusedError(
            _("this needs a yes, and nobody can be asked here"), _("--yes says so beforehand")
        )
    return _says_yes("\n".join(told))


def stays() -> int:
    """Said after a no."""
    report.remark(_("nothing was changed"))
    return report.Exit.REFUSED


def has_terminal() -> bool:
    """Whether somebody may be typing."""
    try:
        return sys.stdin is not None and sys.stdin.isatty()
    except ValueError:
        return False


def _says_yes(question: str) -> bool:
    report.show(question)
    return sys.stdin.readline().strip().casefold() in ("y", "yes", _("yes"))


def _unseen() -> list[Any] | None:
    try:
        import termios  # noqa: PLC0415 - not on every system
    except ImportError:
        return None
    try:
        before = termios.tcgetattr(sys.stdin.fileno())
        termios.tcsetattr(
            sys.stdin.fileno(), termios.TCSADRAIN, [*before[:3], before[3] & ~termios.ECHO, *before[4:]]
        )
    except (OSError, ValueError, termios.error):
        return None
    return before


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
