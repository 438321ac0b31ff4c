"""Bringing something to a session: what there is to choose from, the copy, and the list of what was shared."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from closeness_tui.content.documents import BrokenDocument, NewerDocument
from closeness_tui.content.exchange.session_copy import FORMS, SEALED, Form, file_name, write_sheet
from closeness_tui.core.answer import Chosen, Words
from closeness_tui.core.entry import Entry, Line
from closeness_tui.core.entry import Summary as Row
from closeness_tui.core.spoken import date_in_words
from closeness_tui.core.wording import _
from closeness_tui.practice.run import APP
from closeness_tui.store.failures import AlreadyThere, StoreError, WriteFailed
from closeness_tui.store.files import write_new
from closeness_tui.store.people import People, Person, seal_to
from closeness_tui.store.shelf import new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime
    from pathlib import Path

    from closeness_tui.core.summary import Sheet
    from closeness_tui.practice.opening import Practice

SHARED_COPY = "shared-copy"
"""Stands for the exercise of an entry that says what was shared; no exercise has this id."""
REFLECTION = "therapist-reflection"
"""The exercise whose entries are brought to supervision."""


@dataclass(frozen=True, slots=True)
class Shared:
    """One copy that was made for somebody."""

    id: str
    moment: datetime
    for_whom: str = field(repr=False)
    what_for: str = field(repr=False)
    entries: tuple[str, ...] = field(repr=False)
    """Title and day of each."""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """What there is to choose from."""

    entries: tuple[Entry, ...] = field(repr=False)
    """Oldest first."""
    unread: int = 0
    """How many would not open."""
    fixed: frozenset[str] = field(default=frozenset(), repr=False)
    """Questions and titles as the exercises word them."""


class Sharing:
    """What is shared out of one log."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice
        self.people = People(practice.places.people)

    def rows(self, since: date | None = None, exercise: str = "") -> tuple[Row, ...]:
        """What can be chosen, newest first, without opening each. Raises Locked."""
        return tuple(
            each
            for each in self._practice.summaries().entries
            if each.exercise != SHARED_COPY
            and (not exercise or each.exercise == exercise)
            and (since is None or each.created.date() >= since)
        )

    def look(self, rows: Iterable[Row], progress: Callable[[int, int], None] | None = None) -> Looked:
        """All of them opened: a question may quote any of them. Raises Locked."""
        wanted = tuple(rows)
        found: list[Entry] = []
        for done, each in enumerate(wanted, 1):
            with suppress(StoreError, BrokenDocument, NewerDocument):
                found.append(self._practice.entry(each.id))
            if progress is not None:
                progress(done, len(wanted))
        found.reverse()
        return Looked(tuple(found), len(wanted) - len(found), frozenset(self._fixed(found)))

    def _fixed(self, entries: Iterable[Entry]) -> Iterable[str]:
        for name in {entry.exercise for entry in entries} - {""}:
            exercise = self._practice.library.get(name)
            if exercise is not None:
                yield exercise.title
                yield from (step.text for step in exercise.steps if "{" not in step.text)

    # ----- the copy

    def target(self, folder: Path, form: Form, made: date, *, sealed: bool) -> Path:
        """A free name in a folder; it tells nothing but the day."""
        path = first = folder / file_name(form, made, sealed=sealed)
        number = 1
        while path.exists() or path.is_symlink():
            number += 1
            path = first.with_name(f"{first.stem}-{number}{first.suffix}")
        return path

    def refused(self, target: Path) -> str:
        """Why a copy cannot be put there; nothing where it can."""
        if not target.parent.is_dir():
            return _("there is no such folder")
        if target.parent.resolve().is_relative_to(self._practice.places.log.root.resolve()):
            return _("a copy does not belong into the log; please choose another folder")
        if target.exists() or target.is_symlink():
            return AlreadyThere().sentence
        return ""

    def save(self, sheet: Sheet, form: Form, target: Path, person: Person | None = None) -> None:
        """Write it whole or not at all, never over another file; sealed where there is a person.

        WriteFailed, AlreadyThere.
        """
        reason = self.refused(target)
        if reason:
            raise WriteFailed(reason)
        text = write_sheet(sheet, form)
        write_new(target, seal_to(person, text) if person else text.encode("utf-8", "replace"))

    # ----- the list of what was shared

    def note(self, sheet: Sheet, entries: Iterable[Entry]) -> Entry:
        """Remember in the log, sealed, what was shared: when, for whom, what for, which entries. WriteFailed."""
        named = tuple(entries)
        said = tuple(_named(entry) for entry in named)
        lines = (
            Line("for-whom", "write", _("For whom?"), Words(sheet.for_whom)),
            Line("what-for", "write", _("What for?"), Words(sheet.what_for)),
            Line("entries", "choose", _("Which entries?"), Chosen(tuple(each.id for each in named), said)),
        )
        return self._practice.log.save(
            Entry(
                id=new_id(),
                kind="note",
                created=self._practice.clock.wall(),
                exercise=SHARED_COPY,
                title=_("A copy I shared"),
                lines=tuple(line for line in lines if line.answer not in (Words(""), Chosen((), ()))),
                app=APP,
            )
        )

    def shared(self) -> tuple[Shared, ...]:
        """What was shared, newest first. Raises Locked."""
        rows = [each for each in self._practice.summaries().entries if each.exercise == SHARED_COPY]
        found = self.look(rows).entries
        return tuple(_shared(entry) for entry in reversed(found))

    def forget(self, shared_id: str) -> None:
        """Take one of them off the list. The copy itself is out there. Raises the store's errors."""
        self._practice.log.delete(shared_id)


def _named(entry: Entry) -> str:
    title = " ".join(entry.title.split()) or _("A note")
    return _("{title}, {day}").format(title=title, day=date_in_words(entry.created.date()))


def _shared(entry: Entry) -> Shared:
    said = {line.key: line.answer for line in entry.lines}
    whom, what, which = said.get("for-whom"), said.get("what-for"), said.get("entries")
    return Shared(
        entry.id,
        entry.created,
        whom.text if isinstance(whom, Words) else "",
        what.text if isinstance(what, Words) else "",
        which.texts if isinstance(which, Chosen) else (),
        which.ids if isinstance(which, Chosen) else (),
    )


def form_of(target: Path) -> Form | None:
    """The form that the ending of a file asks for."""
    return next((form for form, ending in FORMS.items() if target.suffix.lower() == ending), None)


def is_sealed_name(target: Path) -> bool:
    """Whether the name promises that it is sealed."""
    return target.suffix.lower() == SEALED
