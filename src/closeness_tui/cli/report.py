"""The one place that writes to stdout and stderr, and that decides exit codes."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING, Any, TextIO

from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


class Exit(IntEnum):
    """What a script can rely on."""

    FINE = 0
    """Done; warnings are allowed."""
    REFUSED = 1
    """The request could not be met, or problems were found."""
    USAGE = 2
    """The command was written in a way that is not understood."""
    OURS = 3
    """Our fault; a report without private words is named."""
    INTERRUPTED = 130
    """Ctrl-C."""


class RefusedError(Exception):
    """A request that cannot be met: lower case first, no full stop; then what to do, if there is something."""

    def __init__(self, sentence: str, hint: str = "", code: Exit = Exit.REFUSED) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint
        self.code = code


class _EnoughError(Exception):
    """The reader of the results, such as `head`, has seen enough."""


# What could move the cursor, change the terminal, or show words other than they are. Newline and tab stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def clean(text: str) -> str:
    """The text with a sign in the place of every character that is not for reading."""
    return _UNSEEN.sub("\ufffd", text)


def tell(text: str = "") -> None:
    """One result, on stdout."""
    _write(sys.stdout, f"{clean(text)}\n")


Piece = tuple[str, str]
"""A role, such as `error`, and the words that have it; an empty role for all others."""

_COLOURS = {
    "error": "1;31",
    "warning": "1;33",
    "fine": "1;32",
    "place": "36",
    "quiet": "2",
    "gone": "31",
    "new": "32",
}
"""Never alone: whatever has a colour also says the same in words or signs."""


def tell_pieces(lines: Iterable[Iterable[Piece]]) -> None:
    """Lines of several pieces, on stdout; with colours only where a person looks at a terminal."""
    coloured = _has_colours(sys.stdout)
    for line in lines:
        _write(
            sys.stdout, "".join(_painted(*piece) if coloured else clean(piece[1]) for piece in line) + "\n"
        )


def _painted(role: str, words: str) -> str:
    code = _COLOURS.get(role)
    return f"\x1b[{code}m{clean(words)}\x1b[0m" if code and words else clean(words)


def _has_colours(stream: TextIO | None) -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("ACCESSIBLE", "0") not in ("", "0", "false")
    return bool(stream and stream.isatty() and not plain and os.environ.get("TERM", "dumb") != "dumb")


def tell_json(value: dict[str, Any]) -> None:
    """One result for scripts, on stdout; ASCII, so that nothing in it can reach a terminal raw."""
    import json  # noqa: PLC0415 - only where it is asked for

    _write(sys.stdout, json.dumps(value, indent=2) + "\n")


def show(text: str) -> None:
    """Several lines that belong to a message, on stderr."""
    with contextlib.suppress(OSError, ValueError, RefusedError):
        _write(sys.stderr, f"{clean(text)}\n")


def remark(sentence: str) -> None:
    """Something worth knowing that changes no result, on stderr."""
    _message("note", sentence)


def trouble(sentence: str, hint: str = "") -> None:
    """What went wrong, and what to do, on stderr."""
    # So that, in one terminal, the messages come after the results they speak of.
    with contextlib.suppress(OSError, ValueError):
        if sys.stdout is not None:
            sys.stdout.flush()
    _message("error", sentence)
    if hint:
        _message("hint", hint)


def _message(kind: str, sentence: str) -> None:
    # Nobody is left to hear it when stderr itself is closed.
    with contextlib.suppress(OSError, ValueError, RefusedError):
        _write(sys.stderr, f"closeness: {kind}: {clean(' '.join(sentence.split()))}\n")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:
        raise RefusedError(_("there is nowhere to write the result to"))
    try:
        stream.write(text)
    except BrokenPipeError as error:
        raise _EnoughError from error
    except OSError as error:
        raise _unwritten(error) from error


def guarded(act: Callable[[], int | None]) -> int:
    """Do it, and turn whatever happens into an exit code and a calm line; no traceback reaches a person."""
    _never_refuse_a_letter()
    code = _outcome(act)
    return _flushed(code)


def _outcome(act: Callable[[], int | None]) -> int:
    try:
        return int(act() or Exit.FINE)
    except KeyboardInterrupt:
        _end_line()
        return Exit.INTERRUPTED
    except RefusedError as refused:
        trouble(refused.sentence, refused.hint)
        return refused.code
    except _EnoughError:
        _silence(sys.stdout)
        return Exit.FINE
    except SystemExit as leaving:
        # Typer leaves so after a word with the shell about completion.
        return leaving.code if isinstance(leaving.code, int) else Exit.FINE
    except Exception as error:  # noqa: BLE001 - the last place that can keep private words off the screen
        return _explained(error)


def _explained(error: Exception) -> int:
    # The store's errors carry a plain sentence; asking for it spares every command the import of the store.
    sentence = getattr(error, "sentence", "")
    if isinstance(sentence, str) and sentence:
        trouble(sentence)
        return Exit.REFUSED
    path = _left_report(error)
    trouble(
        _("something went wrong inside closeness; this is not your doing"),
        _("a report without any of your words is in {path}").format(path=path) if path else "",
    )
    return Exit.OURS


def _left_report(error: Exception) -> Path | None:
    try:
        # Here, because these very modules may be what is broken.
        from closeness_tui.store.places import find_places  # noqa: PLC0415
        from closeness_tui.tui.terminal import write_report  # noqa: PLC0415

        return write_report(find_places().state, error, datetime.now())
    except Exception:  # noqa: BLE001 - a report is not worth a second error
        return None


def _flushed(code: int) -> int:
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
    except (OSError, ValueError) as error:
        _silence(sys.stdout)
        if code == Exit.FINE:
            trouble(_unwritten(error).sentence)
        return code or Exit.REFUSED
    return code


def _unwritten(error: Exception) -> RefusedError:
    reason = getattr(error, "strerror", None) or _("the computer would not do it")
    return RefusedError(_("the result could not be written: {reason}").format(reason=reason.lower()))


def _never_refuse_a_letter() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _silence(stream: TextIO | None) -> None:
    """Else Python tries to flush it once more at the end, and says so in its own words."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[union-attr]


def _end_line() -> None:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        if sys.stderr.isatty():
            sys.stderr.write("\n")
