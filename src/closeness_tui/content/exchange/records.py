"""A copy for programs: the stored documents as JSON Lines, which we read back equal, or as one TOML file."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import tomli
import tomli_w

from closeness_tui.content.documents import clean, dump_entry
from closeness_tui.content.exchange.passages import one_line
from closeness_tui.content.exchange.sheet import note, what_it_is
from closeness_tui.core.wording import wording

if TYPE_CHECKING:
    from closeness_tui.content.exchange.sheet import Copy

COPY_SCHEMA = 1
"""Of the first line; each entry names its own."""
HEAD = "closeness_copy"
"""The key that tells the first line, or the first table, from an entry."""

_UNSEEN = re.compile("[\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def _facts(copy: Copy) -> dict[str, Any]:
    facts = {
        HEAD: COPY_SCHEMA,
        "what": what_it_is(),
        "made": copy.made.isoformat(timespec="seconds"),
        "for": one_line(copy.for_whom),
        "note": note(),
        "about": wording("what-this-is"),
    }
    return {key: clean(value) if isinstance(value, str) else value for key, value in facts.items() if value}


def _spelled_out(text: str) -> str:
    # Both formats know this spelling inside of strings, and such characters stand nowhere else: what is unseen
    # could end a line for some programs, or turn the words around it about.
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def write_lines(copy: Copy) -> str:
    """A line that says what this is, then one entry a line; nothing of an entry is lost."""
    tables = [_facts(copy), *(tomli.loads(dump_entry(entry)) for entry in copy.entries)]
    return "".join(f"{_spelled_out(_json(table))}\n" for table in tables)


def _json(table: dict[str, Any]) -> str:
    return json.dumps(table, ensure_ascii=False, default=_moment)


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def write_toml(copy: Copy) -> str:
    """The stored documents, each as a table of one TOML file."""
    documents = [tomli.loads(dump_entry(entry)) for entry in copy.entries]
    text = tomli_w.dumps({"copy": _facts(copy), "entries": documents}, multiline_strings=True)
    return _spelled_out(text)
