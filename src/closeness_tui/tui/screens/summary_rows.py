"""What the rows of the summary screen say: entries, their lines, and words that may tell too much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from closeness_tui.core.answer import lines_of
from closeness_tui.core.redaction import FREE_WORDS, TAGS, parts_to_choose
from closeness_tui.core.wording import _
from closeness_tui.practice.looking_for import SHARED
from closeness_tui.tui.phrases import day_in_words
from closeness_tui.tui.widgets.entry_rows import EntryRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from closeness_tui.core.entry import Entry
    from closeness_tui.core.entry import Summary as Row
    from closeness_tui.core.summary import Summary


@dataclass(frozen=True, slots=True)
class PartRow:
    """One row among the lines: a part of an entry, or with an empty key its title."""

    entry: Entry
    key: str = ""

    @property
    def id(self) -> str:
        """No other row has it."""
        return f"{self.entry.id} {self.key}"


def marked(words: str, *, on: bool) -> str:
    """A mark that is also there without colours."""
    return f"[x] {words}" if on else f"[ ] {words}"


def entry_row(row: Row, now: datetime, *, on: bool) -> EntryRow:
    """One entry that can be brought."""
    note = _("to share") if SHARED in row.tags else ""
    return EntryRow(
        row.id, day_in_words(row.created, now), marked(row.title or _("A note"), on=on), note, row.starred
    )


def part_rows(entries: Iterable[Entry]) -> list[PartRow]:
    """Each entry's title, then what can be brought of it."""
    found: list[PartRow] = []
    for entry in entries:
        found.append(PartRow(entry))
        found += [PartRow(entry, key) for key in parts_to_choose(entry)]
    return found


def part_row(row: PartRow, summary: Summary) -> EntryRow:
    """One part, whether it is brought, and what had asked for it."""
    keys = summary.chosen.get(row.entry.id, frozenset())
    if not row.key:
        return EntryRow(row.id, "", row.entry.title or _("A note"))
    on = row.key in keys
    day = marked(_("bring") if on else _("stays here"), on=on)
    if row.key == FREE_WORDS:
        return EntryRow(row.id, day, row.entry.words, _("words added at the end"))
    if row.key == TAGS:
        return EntryRow(row.id, day, ", ".join(row.entry.tags), _("tags"))
    line = next(each for each in row.entry.lines if each.key == row.key)
    return EntryRow(row.id, day, "; ".join(lines_of(line.answer)) or _("(nothing)"), line.prompt)


def word_row(place: int, words: tuple[str, ...], blanked: Mapping[str, None]) -> EntryRow:
    """One word that may tell who somebody is."""
    on = words[place] in blanked
    return EntryRow(str(place), marked(_("blanked out") if on else _("stays"), on=on), words[place])
