"""Everything that is wrong with one file: collected by path, told by place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from closeness_tui.content.places import Places, places_of
from closeness_tui.core.problem import Edit, Note, Problem
from closeness_tui.core.wording import _

Path = tuple[str | int, ...]

MOST_TOLD = 60
"""Nobody reads more at once."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, with the path of what is wrong instead of its line."""

    code: str
    path: Path
    message: str
    help: str = ""
    on: Literal["name", "value"] = "value"
    piece: str = ""
    """The part of the text that is wrong."""
    severity: Literal["error", "warning"] = "error"
    mend: str | None = None
    """What to write in its place, where no judgement is needed; empty to delete its line."""
    first: Path | None = None
    """The first of two that clash."""


@dataclass(slots=True)
class Faults:
    """A collector: readers add to it and read on."""

    found: list[Fault] = field(default_factory=list)
    unknown: Collection[Path] = ()
    """The settings whose values could not be read; nothing is said of them."""
    torn: Collection[Path] = ()
    """The tables of which a line could not be read; nothing is said to be missing there."""

    def add(
        self,
        code: str,
        path: Path,
        message: str,
        help_: str = "",
        *,
        piece: str = "",
        mend: str | None = None,
        first: Path | None = None,
    ) -> None:
        """Note something wrong with a value; `mend` is what to write instead of it, or of the piece."""
        self._note(Fault(code, path, message, help_, "value", piece, mend=mend, first=first))

    def add_name(
        self, code: str, path: Path, message: str, help_: str = "", *, mend: str | None = None
    ) -> None:
        """Note something wrong with the name of a setting; `mend` is the name to write instead."""
        self._note(Fault(code, path, message, help_, "name", mend=mend))

    def _note(self, fault: Fault) -> None:
        if not (self.unknown or self.torn) or not self._follows(fault):
            self.found.append(fault)

    def _follows(self, fault: Fault) -> bool:
        """Whether it only says again that something could not be read."""
        path = fault.path
        if path in self.torn or (fault.on == "name" and path[:-1] in self.torn and fault.code == "no-steps"):
            return True
        # A list with one unknown entry may be right; a step with one unknown setting can still lack another.
        whole = len(path) > 2 or (len(path) == 1 and path != ("step",))
        return any(
            path[: len(each)] == each or (whole and each[: len(path)] == path) for each in self.unknown
        )

    def uncertain(self, path: Path) -> bool:
        """Whether something at this path or below it could not be read."""
        return any(each[: len(path)] == path for each in (*self.unknown, *self.torn))

    def within(self, path: Path) -> bool:
        """Whether something was found at this path or below it, or could not be read."""
        return any(fault.path[: len(path)] == path for fault in self.found) or self.uncertain(path)

    def problems(
        self, text: str, file: str, data: dict[str, Any], places: Places | None = None
    ) -> tuple[Problem, ...]:
        """All of them with their lines, in the order of the file."""
        if not self.found:
            return ()
        places = places or places_of(text)
        told = [_told(fault, places, file, data) for fault in self.found[:MOST_TOLD]]
        return in_order(told)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of the file."""
    return tuple(sorted(problems, key=lambda each: (each.line or 0, each.column or 0)))


def _told(fault: Fault, places: Places, file: str, data: dict[str, Any]) -> Problem:
    named = fault.on == "name"
    found = places.span(fault.path, name=named, piece=fault.piece)
    line, column = places.line_of(found[0]) if found else (None, None)
    end_line, end_column = places.line_of(found[1]) if found else (None, None)
    return Problem(
        fault.code,
        fault.message,
        fault.help,
        file,
        line,
        column,
        key_words(fault.path, data),
        fault.severity,
        end_line,
        end_column,
        _fix(fault, places),
        _notes(fault, places),
    )


def _fix(fault: Fault, places: Places) -> tuple[Edit, ...]:
    """The change that mends it, where the thing itself has a place."""
    if fault.mend is None:
        return ()
    heading = fault.mend.startswith("[[") and fault.path in places.names
    own = (
        places.span(fault.path, name=True)
        if heading
        else places.own(fault.path, name=fault.on == "name", piece=fault.piece)
    )
    if own is None:
        return ()
    return (Edit(places.in_file(own[0]), places.in_file(own[1]), fault.mend),)


def _notes(fault: Fault, places: Places) -> tuple[Note, ...]:
    found = places.span(fault.first) if fault.first else None
    return (Note(_("The first one is here."), *places.line_of(found[0])),) if found else ()


def key_words(path: Path, data: dict[str, Any]) -> str:
    """A path the way a person counts: `step 3 (fear), options 2, go`."""
    words: list[str] = []
    at: object = data
    for part in path:
        if isinstance(part, int):
            at = at[part] if isinstance(at, list) and part < len(at) else None
            words[-1] = f"{words[-1]} {part + 1}"
            if words[-1].startswith("step ") and isinstance(at, dict) and isinstance(at.get("id"), str):
                words[-1] += f" ({clip(at['id'], 40)})"
        else:
            at = at.get(part) if isinstance(at, dict) else None
            words.append(clip(str(part), 40))
    return ", ".join(words)


def clip(text: str, longest: int = 60) -> str:
    """Words of a file, fit to stand in a message: one line, no unseen characters, not too long."""
    shown = "".join(each if each.isprintable() else " " for each in text).strip()
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"


def quoted(words: object) -> str:
    """A value as a file would write it."""
    if isinstance(words, bool):
        return "true" if words else "false"
    if isinstance(words, str):
        return f'"{clip(words)}"'
    return clip(str(words))


def did_you_mean(word: str, write: Callable[[str], str] = lambda each: f"`{each}`") -> str:
    """The question, or nothing where there is no guess."""
    return _("Did you mean {word}?").format(word=write(word)) if word else ""


def listed(words: tuple[str, ...] | list[str], most: int = 20) -> str:
    """Some words in a row."""
    return ", ".join(clip(each, 40) for each in words[:most]) + (", …" if len(words) > most else "")
