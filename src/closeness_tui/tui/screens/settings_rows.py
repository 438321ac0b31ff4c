"""The rows of the settings: headings, what can be chosen, what is typed, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widgets.option_list import Option

from closeness_tui.core.spoken_settings import Spoken, spoken_settings
from closeness_tui.core.wording import _
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from closeness_tui.practice.opening import Practice

NARROW, TITLE = 24, 28
"""Cells for the titles, in a narrow window and elsewhere."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a setting, or something to do."""

    id: str
    title: str
    why: str
    now: str = ""
    turns: bool = False
    """Whether left and right change it."""
    care: bool = False
    """Something that cannot be taken back."""


@dataclass(frozen=True, slots=True)
class Group:
    """Some rows under a heading."""

    heading: str
    rows: tuple[Row, ...]


def settings_of(practice: Practice) -> dict[str, Spoken]:
    """Every setting with its words, by its name."""
    countries = dict.fromkeys(line.country for line in practice.help_page.lines)
    return {each.name: each for each in spoken_settings(practice.settings, tuple(countries))}


def groups_of(practice: Practice, *, from_home: bool) -> tuple[Group, ...]:
    """All rows as things are now; what would end a visit is there only when one comes from home."""
    spoken = settings_of(practice)

    def row(name: str) -> Row:
        each = spoken[name]
        return Row(name, each.title, each.why, each.now(practice.settings), turns=bool(each.values))

    look = ("theme", "reduced_motion", "bell", "plain")
    return (
        Group(_("Look and sound"), tuple(map(row, look))),
        Group(_("Practising"), tuple(map(row, ("length", "stop_word", "folders")))),
        Group(_("Comfort checks"), tuple(map(row, ("ease_at", "pause_at", "rise", "rise_inward")))),
        Group(_("Privacy"), (row("idle_minutes"), *_keys_of(practice, from_home=from_home))),
        Group(_("Help and this program"), (row("country"), *_deeds(from_home=from_home))),
    )


def _keys_of(practice: Practice, *, from_home: bool) -> tuple[Row, ...]:
    lock = Row(
        "lock",
        _("Lock now"),
        _("Reading asks for the passphrase again; practising does not."),
        "" if practice.protected else _("no passphrase yet"),
    )
    if not from_home:
        return (lock,)
    made = practice.protected and practice.vault.has_recovery
    words = Row(
        "words",
        _("Recovery words"),
        _("Ten words on paper that open your log if you forget the passphrase. New ones end the old ones."),
        (_("made") if made else _("none")) if practice.protected else _("no passphrase yet"),
    )
    passphrase = Row(
        "passphrase",
        _("Passphrase"),
        _("Without one your log is sealed, but anyone at this computer can open it."),
        _("chosen") if practice.protected else _("none"),
    )
    return (passphrase, words, lock)


def _deeds(*, from_home: bool) -> tuple[Row, ...]:
    where = Row("where", _("Where things are"), _("The folders on this computer, and what lies in each."))
    if not from_home:
        return (where,)
    return (
        where,
        Row("welcome", _("The welcome again"), _("What this is, what it protects, and a first practice.")),
        Row(
            "erase",
            _("Erase everything"),
            _("All that closeness keeps on this machine. You are asked for a word first."),
            care=True,
        ),
    )


def option_of(row: Row, *, marked: bool, width: int) -> Option:
    """A row as it is drawn; the arrows stand only where they would change something."""
    return Option(prompt_of(row, marked=marked, width=width), id=row.id)


def prompt_of(row: Row, *, marked: bool, width: int) -> Content:
    """The words of a row, in two columns."""
    column = NARROW if width < 60 else TITLE
    title = set_cell_size(row.title, column) if cell_len(row.title) < column else f"{row.title} "
    now = harmless(" ".join(row.now.split()))
    room = max(8, width - column - 8)
    if cell_len(now) > room:
        now = f"{set_cell_size(now, room - 1).rstrip()}…"
    if row.turns and marked:
        return Content.assemble(title, (f"‹ {now} ›", "bold"))
    soft, care = ("", "") if marked else ("$quiet", "$care")
    return Content.assemble((title, care if row.care else ""), "  ", (now, soft))


def heading_of(words: str, *, first: bool) -> Option:
    """A heading; it cannot be marked."""
    space = "" if first else "\n"
    return Option(Content.assemble(space, (words, "$accent")), disabled=True)
