"""Bytes in any encoding that editors save in, as text, with what to say about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from closeness_tui.core.problem import Edit, Problem
from closeness_tui.core.wording import _

_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, which may begin with a byte-order mark, and what is wrong with its encoding."""

    text: str | None
    """None where the file is no text."""
    problem: Problem | None = None


def decoded(found: bytes, file: str) -> Decoded:
    """Any bytes as text; never raises.

    A problem whose fix changes no letter is mended by saving the text as UTF-8.
    """
    try:
        text = found.decode("utf-8")
        return Decoded(text) if text.count("\x00") * 8 <= len(text) else _wide(found, file)
    except UnicodeDecodeError as error:
        if found.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in found[:200]:
            return _wide(found, file)
        return _old(found, error.start, file)


def problems_of_bytes(
    found: bytes, file: str, look: Callable[[str], tuple[Problem, ...]]
) -> tuple[Problem, ...]:
    """Everything wrong with a file in any encoding: how it is saved, and all that `look` finds in its text."""
    text = decoded(found, file)
    encoding = (text.problem,) if text.problem else ()
    return encoding if text.text is None else (*encoding, *look(text.text))


def _wide(found: bytes, file: str) -> Decoded:
    """UTF-16, with its mark or without."""
    name = next((name for mark, name in _MARKS if found.startswith(mark)), "")
    if not name:
        even, odd = found[::2].count(0), found[1::2].count(0)
        name = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = found.decode(name).removeprefix("\ufeff")
    except UnicodeDecodeError:
        text = "\x00"
    if text.count("\x00") * 8 > len(text) or "=" not in text:
        return Decoded(None, Problem("encoding", _("This file is no text."), save_as(), file))
    message = _("This file is saved as UTF-16 (some editors call it Unicode), not as UTF-8.")
    return Decoded(text, _problem(message, file, 1, 1))


def _old(found: bytes, at: int, file: str) -> Decoded:
    """The encodings of older computers in the West; one letter is one byte."""
    if any(byte < 9 for byte in found):
        return Decoded(None, Problem("encoding", _("This file is no text."), save_as(), file))
    # The few bytes that Windows left without a letter keep their number.
    text = "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in found)
    line, column = found.count(b"\n", 0, at) + 1, at - found.rfind(b"\n", 0, at)
    message = _("This file is saved in an old encoding, not in UTF-8: {letter} here, for example.").format(
        letter=text[at] if text[at].isprintable() else "?"
    )
    return Decoded(text, _problem(message, file, line, column))


def _problem(message: str, file: str, line: int, column: int) -> Problem:
    return Problem(
        "encoding",
        message,
        save_as(),
        file,
        line,
        column,
        end_line=line,
        end_column=column + 1,
        fix=(Edit(0, 0, ""),),
    )


def save_as() -> str:
    """What to do about it in an editor."""
    return _("Open it in your editor, choose “Save as”, and pick the encoding UTF-8.")
