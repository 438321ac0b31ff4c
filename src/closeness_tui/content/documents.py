"""Entries and drafts as TOML documents that anyone can read, and back."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, TypeVar, cast

import tomli
import tomli_w

from closeness_tui.content.document_answers import dump_line, read_lines, table_text
from closeness_tui.content.document_page import BrokenDocument, NewerDocument, Page
from closeness_tui.content.upgrades import upgraded
from closeness_tui.core.entry import SCHEMA, Draft, Entry, Line, Summary
from closeness_tui.core.length import FULL, known_length
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "BrokenDocument",
    "NewerDocument",
    "clean",
    "cleaned",
    "dump_draft",
    "dump_entry",
    "dump_facts",
    "read_draft",
    "read_entry",
    "read_facts",
    "read_summary",
]

_Document = TypeVar("_Document", Entry, Draft)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_DRAFT = "draft"


def clean(text: str) -> str:
    """The text with plain line ends, whole characters and no control characters; all else stays as typed.

    An escape sequence loses its ESC and keeps its letters: a terminal then shows it instead of obeying it.
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _CONTROLS.sub("", whole.replace("\r\n", "\n").replace("\r", "\n"))


def cleaned(document: _Document) -> _Document:
    """The document as it will be read back."""
    return cast(_Document, _cleaned(document))


def _cleaned(value: object) -> object:
    match value:
        case str():
            return clean(value)
        case datetime():
            return _settled(value)
        case float() if value != value:  # noqa: PLR0124 - only NaN differs from itself, and could never compare
            return None
        case tuple():
            return tuple(_cleaned(part) for part in value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            return replace(
                value, **{part.name: _cleaned(getattr(value, part.name)) for part in fields(value)}
            )
        case _:
            return value


def _settled(moment: datetime) -> datetime:
    # TOML knows offsets in whole minutes; a rule such as Europe/Berlin would not survive, the clock shown does.
    offset = moment.utcoffset()
    if offset is None:
        return moment.astimezone()
    return moment.astimezone(timezone(timedelta(minutes=round(offset / timedelta(minutes=1)))))


def dump_entry(entry: Entry) -> str:
    """The entry as TOML: what a list shows first, then the words, then the answers."""
    entry = cleaned(entry)
    head = {
        "schema": entry.schema,
        "id": entry.id,
        "kind": entry.kind,
        "created": entry.created,
        "finished": entry.finished,
        "exercise": entry.exercise,
        "title": entry.title,
        "tags": entry.tags,
        "starred": entry.starred or None,
        "replaces": entry.replaces,
        "edited": entry.edited,
        "ended": entry.ended,
        "stopped_at": entry.stopped_at,
        "app": entry.app,
    }
    return _document(head, {"words": entry.words}, entry.lines)


def dump_draft(draft: Draft) -> str:
    """The draft as TOML, with the exercise's own file inside."""
    draft = cleaned(draft)
    head = {
        "schema": draft.schema,
        "id": draft.id,
        "kind": _DRAFT,
        "created": draft.created,
        "saved": draft.saved,
        "exercise": draft.exercise,
        "at": draft.at,
        "path": draft.path,
        "spent": draft.spent,
        "seed": draft.seed,
        "page": draft.page,
        "swapped": draft.swapped,
        "freed": draft.freed,
        "left_out": draft.left_out,
        "imagined": draft.imagined,
        "ended": draft.ended,
        # Said only where it is not the usual one.
        "length": draft.length if draft.length != FULL else "",
        "parked": draft.parked,
        "tags": draft.tags,
        "ending": draft.ending,
        "app": draft.app,
    }
    return _document(head, {"words": draft.words, "source": draft.source}, draft.lines)


def _document(head: dict[str, object], body: dict[str, object], lines: tuple[Line, ...]) -> str:
    # The first empty line ends what `read_summary` needs: nothing in the head spans lines.
    parts = [table_text(head, multiline=False), table_text(body), *(dump_line(line) for line in lines)]
    return "\n".join(part for part in parts if part)


def read_entry(text: str) -> Entry:
    """The entry in a document. NewerDocument and BrokenDocument carry no private word in what they say."""
    page = _open(text)
    if page.text("kind") == _DRAFT:
        raise BrokenDocument(_("this is an unfinished practice, not an entry"))
    return Entry(
        id=page.needed_text("id"),
        kind=page.needed_text("kind"),
        created=page.needed_moment("created"),
        finished=page.moment("finished"),
        exercise=page.text("exercise"),
        title=page.text("title"),
        ended=page.text("ended"),
        stopped_at=page.text("stopped_at"),
        tags=page.texts("tags"),
        lines=read_lines(page),
        words=page.text("words"),
        starred=page.flag("starred"),
        replaces=page.text("replaces"),
        edited=page.moment("edited"),
        app=page.text("app"),
        schema=page.whole("schema"),
    )


def read_draft(text: str) -> Draft:
    """The draft in a document; the same errors as `read_entry`."""
    page = _open(text)
    if page.text("kind") != _DRAFT:
        raise BrokenDocument(_("this is not an unfinished practice"))
    return Draft(
        id=page.needed_text("id"),
        created=page.needed_moment("created"),
        saved=page.needed_moment("saved"),
        exercise=page.text("exercise"),
        source=page.text("source"),
        at=page.text("at"),
        path=page.texts("path"),
        spent=page.number("spent") or 0.0,
        seed=page.whole("seed"),
        page=page.whole("page"),
        swapped=page.flag("swapped"),
        freed=page.number("freed"),
        left_out=page.pairs("left_out"),
        imagined=page.pairs("imagined"),
        ended=page.pairs("ended"),
        length=known_length(page.text("length")),
        parked=page.text("parked"),
        tags=page.texts("tags"),
        ending=page.text("ending"),
        lines=read_lines(page),
        words=page.text("words"),
        app=page.text("app"),
        schema=page.whole("schema"),
    )


def read_summary(text: str) -> Summary:
    """What a list shows, read from the head alone; also of a newer document as long as its head is known."""
    head, _between, _rest = text.partition("\n\n")
    try:
        return _summary(_parsed(head))
    except BrokenDocument:
        # Another writer may not end its head with an empty line.
        return _summary(_parsed(text))


def dump_facts(facts: Mapping[str, object]) -> str:
    """Plain facts as TOML, such as the card of a log."""
    return tomli_w.dumps(facts)


def read_facts(text: str) -> dict[str, object]:
    """Plain facts; BrokenDocument when it is no TOML."""
    return _loaded(text)


def _summary(page: Page) -> Summary:
    return Summary(
        id=page.needed_text("id"),
        kind=page.needed_text("kind"),
        created=page.needed_moment("created"),
        exercise=page.text("exercise"),
        title=page.text("title"),
        tags=page.texts("tags"),
        starred=page.flag("starred"),
        replaces=page.text("replaces"),
    )


def _parsed(text: str) -> Page:
    return Page(upgraded(_loaded(text)))


def _loaded(text: str) -> dict[str, object]:
    # Raised outside of the handler: the parser's own error holds the whole text.
    try:
        table: dict[str, object] | None = tomli.loads(text)
    except (ValueError, RecursionError):
        table = None
    if table is None:
        raise BrokenDocument(_("this is not a whole TOML document"))
    return table


def _open(text: str) -> Page:
    page = _parsed(text)
    schema = page.whole("schema")
    if schema > SCHEMA:
        raise NewerDocument(schema, text)
    return page
