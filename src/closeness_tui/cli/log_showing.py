"""Entries as a command tells them: a row, a page, and data for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from closeness_tui.cli import report
from closeness_tui.core.answer import lines_of
from closeness_tui.core.spoken import date_in_words
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.core.entry import Entry, Summary
    from closeness_tui.core.query import Snippet
    from closeness_tui.store.months import Damaged

SHOWN = 8
"""Letters of an id in a list."""


def row_of(each: Summary | Entry) -> str:
    """One entry in one line."""
    row = f"{each.created:%Y-%m-%d %H:%M}  {each.id[:SHOWN]}  {title_of(each)}"
    notes = [_("starred")] if each.starred else []
    notes += [_("tags: {tags}").format(tags=", ".join(map(one_line, each.tags)))] if each.tags else []
    return f"{row}  ({'; '.join(notes)})" if notes else row


def name_of(each: Summary | Entry) -> str:
    """How a question names an entry: title and day."""
    return _("“{title}” of {day}").format(title=title_of(each), day=date_in_words(each.created))


def title_of(each: Summary | Entry) -> str:
    """What it is called."""
    return one_line(each.title) or _("a note")


def tell_entry(entry: Entry, chosen: str = "") -> None:
    """Every answer under the words that asked for it; `chosen` says where one went from there."""
    report.tell(f"{title_of(entry)}, {entry.created:%Y-%m-%d %H:%M}")
    if entry.starred:
        report.tell(_("Starred"))
    if entry.tags:
        report.tell(_("Tags: {tags}").format(tags=", ".join(map(one_line, entry.tags))))
    for line in entry.lines:
        report.tell(f"\n{one_line(line.prompt)}")
        for words in lines_of(line.answer):
            report.tell("\n".join(f"  {row}" for row in words.splitlines()))
    if entry.words.strip():
        report.tell(f"\n{entry.words.strip()}")
    if chosen:
        report.tell(f"\n{chosen}")


def tell_damaged(damaged: tuple[Damaged, ...]) -> int:
    """Name what does not open; the exit code that goes with it."""
    for file in damaged:
        report.trouble(_("{id} does not open: {reason}").format(id=file.id, reason=file.reason))
    return report.Exit.REFUSED if damaged else report.Exit.FINE


def damaged_data(damaged: tuple[Damaged, ...]) -> list[dict[str, str]]:
    """The same for scripts."""
    return [{"id": each.id, "reason": each.reason} for each in damaged]


def summary_data(each: Summary) -> dict[str, Any]:
    """A row for scripts."""
    return {
        "id": each.id,
        "kind": each.kind,
        "created": each.created.isoformat(),
        "exercise": each.exercise,
        "title": each.title,
        "tags": list(each.tags),
        "starred": each.starred,
    }


def hit_data(each: Summary, snippet: Snippet) -> dict[str, Any]:
    """A row that was found, with the line around it."""
    found = {"text": snippet.text, "at": snippet.at, "length": snippet.length}
    return {**summary_data(each), "snippet": found}


def entry_data(entry: Entry) -> dict[str, Any]:
    """An entry for scripts."""
    answers = [
        {
            "step": line.key,
            "kind": line.kind,
            "role": line.role,
            "prompt": line.prompt,
            "answer": list(lines_of(line.answer)),
        }
        for line in entry.lines
    ]
    return {
        "id": entry.id,
        "kind": entry.kind,
        "created": entry.created.isoformat(),
        "finished": entry.finished.isoformat() if entry.finished else None,
        "edited": entry.edited.isoformat() if entry.edited else None,
        "exercise": entry.exercise,
        "title": entry.title,
        "ended": entry.ended,
        "tags": list(entry.tags),
        "starred": entry.starred,
        "answers": answers,
        "words": entry.words,
    }


def one_line(text: str) -> str:
    """The text without line ends, so that a title cannot pose as a row."""
    return " ".join(text.split())
