"""Mends a file by the fixes of its problems: the text is changed by place, so notes and layout stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from closeness_tui.content.encodings import decoded
from closeness_tui.core.problem import Edit, Problem

_ROUNDS = 5
_TRIES = 6
Look = Callable[[str], tuple[Problem, ...]]
"""Everything that is wrong with a text."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text after mending."""

    text: str
    mended: tuple[Problem, ...] = ()
    """What was mended; the offsets of each belong to the text as it was in its round."""
    left: tuple[Problem, ...] = ()
    """What is still wrong."""


def mend(text: str, look: Look) -> Mended:
    """Apply the fixes that leave the text with fewer problems, and with none of a new kind where they changed it."""
    text = text.removeprefix("\ufeff")
    problems, mended = look(text), list[Problem]()
    for _round in range(_ROUNDS):
        step = _round_of(text, problems, look)
        if step is None:
            break
        text, problems = step.text, step.left
        mended.extend(step.mended)
    return Mended(text, tuple(mended), problems)


def mend_bytes(found: bytes, file: str, look: Look) -> Mended | None:
    """The same for a file in any encoding, of which the text can be saved as UTF-8; none where it is no text."""
    text = decoded(found, file)
    if text.text is None:
        return None
    result = mend(text.text, look)
    encoding = (text.problem,) if text.problem else ()
    return Mended(result.text, (*encoding, *result.mended), result.left)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """A text with changes that do not overlap."""
    texts: list[str] = []
    last = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        if edit.start >= last:
            texts += (text[last : edit.start], edit.text)
            last = edit.end
    return "".join((*texts, text[last:]))


def _round_of(text: str, problems: tuple[Problem, ...], look: Look) -> Mended | None:
    """All fixes at once, apart from those that touch the same place or make another problem there."""
    chosen = _apart(problems)
    known = {each.code for each in problems}
    for _try in range(_TRIES):
        edits = [edit for problem in chosen for edit in problem.fix]
        new = apply(text, edits)
        if not chosen or new == text:
            return None
        left = look(new)
        # What could not be read before may have problems of its own; they are not made by mending.
        fresh = {each.line for each in left if each.code not in known}
        made = [each for each in chosen if fresh & _lines_after(new, each, edits)]
        if not made and len(left) < len(problems):
            return Mended(new, tuple(chosen), left)
        chosen = [each for each in chosen if each not in made] if made else chosen[: len(chosen) // 2]
    return None


def _apart(problems: tuple[Problem, ...]) -> list[Problem]:
    """The problems with fixes that do not touch one another."""
    chosen: list[Problem] = []
    taken: list[Edit] = []
    for problem in problems:
        if problem.fix and not any(_touch(edit, other) for edit in problem.fix for other in taken):
            chosen.append(problem)
            taken.extend(problem.fix)
    return chosen


def _lines_after(new: str, problem: Problem, edits: list[Edit]) -> set[int]:
    """The lines of the new text that the fix of one problem has touched."""
    lines: set[int] = set()
    for edit in problem.fix:
        moved = sum(len(each.text) - (each.end - each.start) for each in edits if each.start < edit.start)
        first = new.count("\n", 0, edit.start + moved) + 1
        lines.update(range(first, first + edit.text.count("\n") + 1))
    return lines


def _touch(one: Edit, other: Edit) -> bool:
    return (one.start < other.end and other.start < one.end) or one.start == other.start
