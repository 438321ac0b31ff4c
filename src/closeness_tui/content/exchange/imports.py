"""Bringing entries in from a file: what it is, what is there already, and what went wrong on which line."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from closeness_tui.core.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import tzinfo

    from closeness_tui.core.entry import Entry

LARGEST = 256 * 1024 * 1024
"""Bytes of a file that is read."""
_MOST_TOLD = 100
"""Problems told one by one; more would bury the first ones."""


@dataclass(frozen=True, slots=True)
class There:
    """What the log has already."""

    ids: frozenset[str] = frozenset()
    prints: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file brings."""

    entries: tuple[Entry, ...] = field(default=(), repr=False)
    """To be saved, in the order of the file."""
    skipped: int = 0
    """How many were there already."""
    problems: tuple[str, ...] = ()
    """Sentences that name the line or the entry and quote nothing of it."""


def what_is_there(entries: Iterable[Entry], ids: Collection[str] = ()) -> There:
    """What not to bring in again: all entries, and more ids, such as those of deleted entries."""
    known, prints = set(ids), set()
    for entry in entries:
        known.add(entry.id)
        prints.add(fingerprint(entry))
    return There(frozenset(known), frozenset(prints))


def fingerprint(entry: Entry) -> str:
    """The same for the same words of the same minute, whatever zone the clock had."""
    words = " ".join(unicodedata.normalize("NFC", entry.words).split())
    mark = f"{entry.created:%Y-%m-%dT%H:%M}\n{words}"
    return hashlib.sha256(mark.encode("utf-8", "surrogatepass")).hexdigest()


def too_large(size: int) -> str:
    """Empty, or why a file of so many bytes is not read."""
    if size <= LARGEST:
        return ""
    return _("this file is larger than {count} MB and is not read; please split it").format(
        count=LARGEST // 1024**2
    )


def read_import(
    text: str, there: There, new_id: Callable[[], str], *, zone: tzinfo | None = None
) -> Imported:
    """What a file of ours (JSON Lines) or of jrnl (JSON) brings; nothing that is there already comes twice.

    `zone` is that of the clock by which a jrnl was written; without one, this computer's.
    """
    from closeness_tui.content.exchange import jrnl, lines  # noqa: PLC0415

    refused = too_large(len(text))
    if refused:
        return Imported(problems=(refused,))
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return Imported(problems=(_("this file is empty"),))
    whole = _as_one(text)
    if isinstance(whole, dict) and isinstance(whole.get("entries"), list):
        return told(jrnl.read_journal(whole["entries"], there, new_id, zone))
    if not lines.looks_like_ours(text):
        return Imported(problems=(_unknown(text),))
    return told(lines.read_lines(text, there))


def _as_one(text: str) -> Any:
    # Our own file is a line an entry: trying it as a whole ends at its second line.
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _unknown(text: str) -> str:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return _(
            "this is neither a copy made by closeness (JSON Lines) nor a whole JSON export of jrnl; "
            "as JSON it ends to make sense in line {line}"
        ).format(line=error.lineno)
    except (ValueError, RecursionError):
        pass
    return _("this is neither a copy made by closeness (JSON Lines) nor a JSON export of jrnl")


def told(imported: Imported) -> Imported:
    """The same, with only so many problems told one by one."""
    more = len(imported.problems) - _MOST_TOLD
    if more <= 0:
        return imported
    rest = ngettext("and {count} more problem", "and {count} more problems", more).format(count=more)
    return Imported(imported.entries, imported.skipped, (*imported.problems[:_MOST_TOLD], rest))
