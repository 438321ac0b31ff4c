"""Reading the JSON export of jrnl: each of its entries becomes a note."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from closeness_tui.content.documents import clean, cleaned
from closeness_tui.content.exchange.imports import Imported, fingerprint
from closeness_tui.core.entry import Entry
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from closeness_tui.content.exchange.imports import There

_TAG_SIGNS = "@#"
"""What jrnl lets a tag begin with."""


class _Refused(Exception):  # noqa: N818 - named for what it is
    """An entry that brings nothing; the sentence says why."""


def read_journal(rows: list[Any], there: There, new_id: Callable[[], str], zone: tzinfo | None) -> Imported:
    """The notes of a journal; each of its entries that brings none is named by its place in the file."""
    entries: list[Entry] = []
    problems: list[str] = []
    seen = set(there.prints)
    skipped = 0
    for number, row in enumerate(rows, start=1):
        try:
            note = _note(row, new_id, zone)
        except _Refused as refusal:
            problems.append(_("entry {number}: {reason}").format(number=number, reason=refusal))
            continue
        mark = fingerprint(note)
        if mark in seen:
            skipped += 1
        else:
            seen.add(mark)
            entries.append(note)
    return Imported(tuple(entries), skipped, tuple(problems))


def _note(row: Any, new_id: Callable[[], str], zone: tzinfo | None) -> Entry:
    if not isinstance(row, dict):
        raise _Refused(_("this is not a table with a title, a body, a date and a time"))
    title, body = (clean(_text(row, key)).strip() for key in ("title", "body"))
    words = "\n".join(filter(None, (title, body)))
    if not words:
        raise _Refused(_("it has no words"))
    starred = row.get("starred", False)
    if not isinstance(starred, bool):
        raise _Refused(_part("starred"))
    created = _created(_text(row, "date"), _text(row, "time") or "00:00", zone)
    return cleaned(
        Entry(id=new_id(), kind="note", created=created, tags=_tags(row), words=words, starred=starred)
    )


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _Refused(_part(key))
    return value


def _part(key: str) -> str:
    return _("the part called {key} cannot be read").format(key=key)


def _created(day: str, clock: str, zone: tzinfo | None) -> datetime:
    try:
        local = datetime.fromisoformat(f"{day.strip()} {clock.strip()}").replace(tzinfo=None)
        return local.replace(tzinfo=zone) if zone else local.astimezone()
    except (ValueError, OverflowError, OSError):
        pass
    raise _Refused(_("its date and time cannot be read; they look like 2026-11-03 and 21:14"))


def _tags(row: dict[str, Any]) -> tuple[str, ...]:
    tags = row.get("tags") or []
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise _Refused(_part("tags"))
    bare = (" ".join(clean(tag).split()).lstrip(_TAG_SIGNS) for tag in tags)
    return tuple(dict.fromkeys(tag for tag in bare if tag))
