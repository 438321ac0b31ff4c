"""Reading our own JSON Lines back."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import tomli_w

from closeness_tui.content.documents import BrokenDocument, NewerDocument, clean, cleaned, read_entry
from closeness_tui.content.exchange.imports import Imported
from closeness_tui.content.exchange.records import COPY_SCHEMA, HEAD
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.content.exchange.imports import There
    from closeness_tui.core.entry import Entry

_ID = re.compile(r"[a-z2-7]{26}")
_MOMENTS = ("created", "finished", "edited")
_KNOWN = frozenset(
    ("schema", "id", "kind", "created", "finished", "exercise", "title", "tags", "starred", "replaces")
) | frozenset(("edited", "ended", "stopped_at", "app", "words", "answers"))


class _Refused(Exception):  # noqa: N818 - named for what it is
    """A line that brings nothing; the sentence says why."""


def looks_like_ours(text: str) -> bool:
    """Whether one of the first lines is a table as we write them."""
    rows = (row for row in text[:1_000_000].split("\n") if row.strip())
    return any(_is_ours(row) for row, _few in zip(rows, range(20), strict=False))


def _is_ours(row: str) -> bool:
    try:
        table = _table(row)
    except _Refused:
        return row.lstrip().startswith((f'{{"{HEAD}"', '{"schema"'))
    return HEAD in table or {"id", "created"} <= table.keys() or "schema" in table


def read_lines(text: str, there: There) -> Imported:
    """The entries of the lines; each line that brings none is named."""
    found: dict[str, tuple[int, Entry]] = {}
    problems: list[str] = []
    skipped = 0
    for number, row in enumerate(text.split("\n"), start=1):
        try:
            entry = _entry(row) if row.strip() else None
            if entry is None:
                continue
            if entry.id in there.ids or _is_again(entry, found):
                skipped += 1
                continue
        except _Refused as refusal:
            problems.append(_("line {number}: {reason}").format(number=number, reason=refusal))
            continue
        found[entry.id] = (number, entry)
    return Imported(tuple(entry for _number, entry in found.values()), skipped, tuple(problems))


def _is_again(entry: Entry, found: dict[str, tuple[int, Entry]]) -> bool:
    earlier = found.get(entry.id)
    if earlier is not None and earlier[1] != entry:
        raise _Refused(
            _("another entry of the same id stands in line {number}; that one is taken").format(
                number=earlier[0]
            )
        )
    return earlier is not None


def _entry(row: str) -> Entry | None:
    table = _table(row)
    if HEAD in table:
        _check_head(table[HEAD])
        return None
    known = {key: _plain(value) for key, value in table.items() if key in _KNOWN and value is not None}
    for key in _MOMENTS:
        known[key] = _moment(known[key]) if key in known else None
    entry = _read({key: value for key, value in known.items() if value is not None})
    if not _ID.fullmatch(entry.id):
        raise _Refused(_("its id is not one of ours: 26 small letters and digits"))
    return entry


def _check_head(schema: object) -> None:
    if not isinstance(schema, int) or schema > COPY_SCHEMA:
        raise _Refused(_newer())


def _newer() -> str:
    return _("this was written by a newer version of closeness; please install that one to bring it in")


def _table(row: str) -> dict[str, Any]:
    # Raised outside of the handler: the parser's own error holds the line.
    try:
        table = json.loads(row)
    except (ValueError, RecursionError):
        table = None
    if not isinstance(table, dict):
        raise _Refused(_("this is not a whole JSON object"))
    return table


def _read(table: dict[str, Any]) -> Entry:
    # By the way of the document, so that what comes in is what can be kept.
    try:
        return cleaned(read_entry(tomli_w.dumps(table)))
    except NewerDocument:
        reason = _newer()
    except BrokenDocument as broken:
        reason = str(broken)
    except (ValueError, TypeError, OverflowError, RecursionError):
        reason = _("this cannot be read as an entry")
    raise _Refused(reason)


def _plain(value: Any) -> Any:
    """The value with clean texts, and without what says nothing, which TOML has no word for."""
    match value:
        case str():
            return clean(value)
        case list():
            return [_plain(each) for each in value if each is not None]
        case dict():
            return {clean(key): _plain(each) for key, each in value.items() if each is not None}
        case _:
            return value


def _moment(value: object) -> object:
    # What is no moment goes on as it is: the reader names the part that it cannot read.
    if not isinstance(value, str):
        return value
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return value
