"""What is brought to a session as a whole file: Markdown, JSON or one printable page; and its preview."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Literal

from closeness_tui.content.exchange.markdown import literal
from closeness_tui.content.exchange.passages import one_line, paragraphs, shown
from closeness_tui.content.exchange.session_blocks import (
    Asked,
    Block,
    Heading,
    Listed,
    Said,
    Table,
    Told,
    blocks,
    note,
    what_it_is,
)
from closeness_tui.core.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from closeness_tui.core.summary import Sheet

Form = Literal["markdown", "json", "html"]

FORMS: dict[Form, str] = {"markdown": ".md", "json": ".json", "html": ".html"}
"""Every form with the ending of its files."""

SEALED = ".age"
"""The ending of what is sealed to one person."""

SCHEMA = 1
"""Of the JSON form."""

_HARD_BREAK = "  \n"
_UNSEEN = re.compile("[\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def file_name(form: Form, made: date, *, sealed: bool = False) -> str:
    """A name that tells nothing but the day."""
    return f"closeness-{made:%Y-%m-%d}{SEALED if sealed else FORMS[form]}"


def write_sheet(sheet: Sheet, form: Form, language: str = "en") -> str:
    """The whole text of the file; the same sheet gives the same text."""
    if form == "json":
        return _json(sheet)
    if form == "html":
        from closeness_tui.content.exchange.session_page import page  # noqa: PLC0415 - only when used

        return page(blocks(sheet), language)
    return "\n\n".join(text for block in blocks(sheet) for text in _markdown(block)) + "\n"


def preview(sheet: Sheet, form: Form) -> str:
    """Exactly what is in the file; a page without its markup, every word of it in the same order."""
    return read_out(sheet) if form == "html" else write_sheet(sheet, form)


def read_out(sheet: Sheet) -> str:
    """Every word of it, without markup."""
    return "\n".join(row for block in blocks(sheet) for row in _plain(block)).strip("\n") + "\n"


def _plain(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield from ("", text) if level == 1 else ("", "", text)
        case Told(text):
            yield text
        case Asked(text):
            yield from ("", text)
        case Said(text):
            yield from (f"  {row}" for row in text.split("\n"))
        case Listed(rows):
            yield from (f"  - {row}" for row in rows)
        case Table(caption, head, rows):
            yield from ("", caption, *(f"  {left}: {right}" for left, right in (head, *rows)))


def _markdown(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"{'#' * level} {literal(text)}"
        case Told(text):
            yield literal(text)
        case Asked(text):
            yield f"> {literal(text)}"
        case Said(text):
            yield from (_HARD_BREAK.join(map(literal, rows)) for rows in paragraphs(text))
        case Listed(rows):
            yield "\n".join(f"- {literal(row)}" for row in rows)
        case Table(caption, head, rows):
            yield literal(caption)
            both = (head, ("---", "---"), *rows)
            yield "\n".join(_row(*each, rule=each == both[1]) for each in both)


def _row(left: str, right: str, *, rule: bool) -> str:
    return f"| {left} | {right} |" if rule else f"| {literal(left)} | {literal(right)} |"


def _json(sheet: Sheet) -> str:
    facts: dict[str, Any] = {
        "closeness_summary": SCHEMA,
        "what": what_it_is(),
        "made": sheet.made.isoformat(),
        "for": one_line(sheet.for_whom),
        "what_for": one_line(sheet.what_for),
        "since": _day(sheet, sheet.since) if sheet.since else "",
        "question": shown(sheet.question),
        "numbers": [
            {
                "asked": one_line(each.asked),
                "rows": [[_day(sheet, dot.day), one_line(dot.said)] for dot in each.dots],
            }
            for each in sheet.dots
        ],
        "entries": [
            {
                "title": one_line(part.title),
                "day": _day(sheet, part.day),
                "tags": [one_line(tag) for tag in part.tags],
                "lines": [
                    {"asked": one_line(each.asked), "answered": list(map(shown, each.answered))}
                    for each in part.passages
                ],
            }
            for part in sheet.parts
        ],
        "note": note(),
        "about": wording("what-this-is"),
    }
    text = json.dumps({key: value for key, value in facts.items() if value}, ensure_ascii=False, indent=2)
    # What is unseen could turn the words around it about; inside of strings both spellings mean the same.
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _day(sheet: Sheet, day: date) -> str:
    return f"{day:%Y-%m}" if sheet.by_month else day.isoformat()
