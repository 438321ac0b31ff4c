"""The terminal around the program: whether it will do, what is taken away before, and how one leaves it."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from closeness_tui import __version__
from closeness_tui.core.wording import _
from closeness_tui.store.failures import StoreError
from closeness_tui.store.files import write_whole

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable, Mapping, MutableMapping
    from datetime import datetime

FINE, OUR_FAULT, HUNG_UP, INTERRUPTED, ENDED = 0, 3, 129, 130, 143
"""Exit codes, as a shell would show them."""

LAST_WAIT = 3.0
"""Seconds after a hang-up in which the program must be gone: nobody is left who could end it."""

_FALSE_SIZES = ("COLUMNS", "LINES")
"""An exported size is believed over the real one, and a smaller window would be drawn wrongly."""


def can_run_app(
    environment: Mapping[str, str] = os.environ,
    stdin: TextIO | None = sys.__stdin__,
    screen: TextIO | None = sys.__stderr__,
) -> str:
    """Why the full screen cannot run here, as a sentence; empty when it can."""
    if environment.get("TERM", "") == "dumb":
        return _("this terminal cannot show a full screen")
    if not _is_terminal(stdin):
        return _("the keys do not come from a terminal")
    # Textual draws on stderr; stdout may well be a file.
    if not _is_terminal(screen):
        return _("the screen is not a terminal")
    return ""


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def make_ready(
    environment: MutableMapping[str, str] = os.environ, screen: TextIO | None = sys.__stderr__
) -> None:
    """Take away what would spoil the picture."""
    for name in _FALSE_SIZES:
        environment.pop(name, None)
    # By the convention an empty value says nothing; Textual takes it for a yes.
    if environment.get("NO_COLOR") == "":
        del environment["NO_COLOR"]
    encoding = (getattr(screen, "encoding", "") or "").lower().replace("-", "").replace("_", "")
    if encoding != "utf8":
        reconfigure = getattr(screen, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def name_window(screen: TextIO | None = sys.__stderr__) -> None:
    """Put the bare name over the window: a shell may have put the exercise there."""
    _say(screen, "\x1b[22;2t\x1b]2;closeness\x1b\\")


def give_window_back(screen: TextIO | None = sys.__stderr__) -> None:
    """Put the former name over the window again."""
    _say(screen, "\x1b[23;2t")


def _say(screen: TextIO | None, sequence: str) -> None:
    if screen is not None and _is_terminal(screen):
        try:
            screen.write(sequence)
            screen.flush()
        except (OSError, ValueError):
            return


def watch_signals(loop: AbstractEventLoop, end: Callable[[int], None]) -> None:
    """Let `end` be called with the exit code when the window closes or the program is told to end.

    Without this a closed window loses the last words, and an ended program leaves a broken terminal.
    """
    for name, code in (("SIGHUP", HUNG_UP), ("SIGTERM", ENDED), ("SIGINT", INTERRUPTED)):
        number = getattr(signal, name, None)
        if number is not None:
            loop.add_signal_handler(number, end, code)


def is_orphaned(stdin: TextIO | None = sys.__stdin__) -> bool:
    """Whether the terminal is gone; the program would read its end for ever and turn at full speed."""
    try:
        return stdin is None or not os.isatty(stdin.fileno())
    except (OSError, ValueError):
        return True


def report_of(error: BaseException) -> str:
    """What a report may say: the types of the errors and places in the code, never a message or a value."""
    lines = [f"closeness {__version__}", f"python {sys.version.split()[0]} on {sys.platform}", ""]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        for frame in traceback.extract_tb(seen.__traceback__):
            lines.append(f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines) + "\n"


def write_report(folder: Path, error: BaseException, when: datetime) -> Path | None:
    """Put a report into the folder; None when that is not possible either."""
    path = folder / "reports" / f"{when:%Y-%m-%d-%H%M%S}.txt"
    try:
        write_whole(path, report_of(error).encode())
    except StoreError:
        return None
    return path


def parting_line(report: Path | None) -> str:
    """The one calm line after an error of ours."""
    if report is None:
        return _("closeness had to close because of a mistake of its own. What it had kept is still there.")
    return _(
        "closeness had to close because of a mistake of its own. What it had kept is still there. "
        "A report without any of your words: {path}"
    ).format(path=report)


def _place(name: str) -> str:
    # From the package on: the rest is the name of the person's own folder.
    parts = Path(name).parts
    for root in ("closeness_tui", "site-packages"):
        if root in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(root) - (root == "closeness_tui") :])
    return Path(name).name
