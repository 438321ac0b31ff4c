"""Characters that no text of a file may have: they can damage a terminal, or make words look different."""

from __future__ import annotations

import re

from closeness_tui.content.faults import Faults, Path
from closeness_tui.core.wording import _

# C0 but newline and tab, DEL, C1; and what opens a change of direction. Marks like LRM stay legal.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a\u202b\u202d\u202e\u2066-\u2068]")
_DIRECTION = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
_ESCAPE = re.compile(r"\\[uUxebfr]")


def check_characters(text: str, data: object, faults: Faults) -> None:
    """Report the first unsafe character of every text in the data; `text` is the whole file."""
    # Nearly every file is cleared by these two searches.
    plain = text.replace("\r\n", "").replace("\n", "").replace("\t", "")
    if (plain.isprintable() or not _UNSAFE.search(plain)) and not _ESCAPE.search(text):
        return
    waiting: list[tuple[Path, object]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            for name, entry in value.items():
                _check(str(name), (*path, name), faults)
                waiting.append(((*path, name), entry))
        elif isinstance(value, list):
            waiting.extend(((*path, number), entry) for number, entry in enumerate(value))
        elif isinstance(value, str):
            _check(value, path, faults)


def _check(words: str, path: Path, faults: Faults) -> None:
    found = _UNSAFE.search(words)
    if found is None:
        return
    code = f"U+{ord(found[0]):04X}"
    if found[0] in _DIRECTION:
        faults.add(
            "direction-character",
            path,
            _(
                "This text has an unseen character ({code}) that can make words look different from what they are."
            ).format(code=code),
            _("Delete it. Right-to-left languages work without it."),
            piece=found[0],
        )
    else:
        faults.add(
            "control-character",
            path,
            _("This text has an unseen control character ({code}).").format(code=code),
            _("Delete it. Such characters could change or damage the terminal."),
            piece=found[0],
        )
