"""Everything that is wrong with one file: collected by path, told by place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from closeness_tui.content.places import Places, places_of
from closeness_tui.core.problem import Problem
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


@dataclass(slots=True)
class Faults:
    """A collector: readers add to it and read on."""

    found: list[Fault] = field(default_factory=list)

    def add(self, code: str, path: Path, message: str, help_: str = "", *, piece: str = "") -> None:
        """Note something wrong with a value."""
        self.found.append(Fault(code, path, message, help_, "value", piece))

    def add_name(self, code: str, path: Path, message: str, help_: str = "") -> None:
        """Note something wrong with the name of a setting."""
        self.found.append(Fault(code, path, message, help_, "name"))

    def within(self, path: Path) -> bool:
        """Whether something was found at this path or below it."""
        return any(fault.path[: len(path)] == path for fault in self.found)

    def problems(self, text: str, file: str, data: dict[str, Any]) -> tuple[Problem, ...]:
        """All of them with their lines, in the order of the file."""
        if not self.found:
            return ()
        places = places_of(text)
        told = [_told(fault, places, file, data) for fault in self.found[:MOST_TOLD]]
        return tuple(sorted(told, key=lambda each: (each.line or 0, each.column or 0)))


def _told(fault: Fault, places: Places, file: str, data: dict[str, Any]) -> Problem:
    line, column = places.find(fault.path, name=fault.on == "name", piece=fault.piece)
    key = key_words(fault.path, data)
    return Problem(fault.code, fault.message, fault.help, file, line, column, key, fault.severity)


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
