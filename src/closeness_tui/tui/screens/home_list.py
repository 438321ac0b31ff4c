"""What home shows: first what waits unfinished, then the exercises; filled in parts, so that nobody waits for it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from closeness_tui.core.spoken import rung_in_words
from closeness_tui.core.wording import _, ngettext
from closeness_tui.tui.phrases import day_in_words, minutes_in_words
from closeness_tui.tui.screens.library_rows import clipped, row_of, words_of
from closeness_tui.tui.screens.place import COLUMN, Doors, Place, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from textual.events import Resize

    from closeness_tui.content.library import Card
    from closeness_tui.practice.opening import Practice

FIRST = 16
"""Rows given to the list before the first paint, at least; the others follow after it."""

ROUND_THE_LIST = 8
"""Lines of the screen that are not the list's."""

SOON = 0.1
"""Seconds from the first paint to the other rows: what one sees first, one can use first."""

AT_ONCE = 200
"""Rows added in one go, so that a key pressed meanwhile is heard."""

DRAFT = "draft:"
"""Before the id of an unfinished practice, in the list."""


class HomeList(Place[None]):
    """The part of home that fills the list and says what is marked."""

    @dataclass
    class Named(Message):
        """The title of an unfinished practice could be read."""

        draft_id: str
        title: str
        saved: datetime
        waits_for: str = field(default="", repr=False)
        """In the words of its exercise; empty where it was not parked."""

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._practice = practice
        self._filled = False
        self._cards: Sequence[Card] = ()
        self._rest: Sequence[Card] = ()
        """Rows that the list has still to be given."""
        self._made_for = 0
        self._drafts_shown: tuple[str, ...] = ()
        self._words = ""
        """What is looked for."""
        self._note = ""

    def _show_note(self) -> None:
        note = self.query_one("#note", Words)
        note.say(self._note)
        note.set_class(bool(self._note), "shown")

    def _fill(self) -> None:
        self._filled = True
        # Of several languages, the first of each id stands in the list.
        self._cards = tuple({card.id: card for card in reversed(self._practice.cards)}.values())[::-1]
        rows = self.query_one("#library", Doors)
        before = rows.chosen_id
        wanted = self._wanted()
        chosen = next((at for at, card in enumerate(wanted) if card.id == before), 0)
        now = chosen + max(FIRST, self.app.size.height - ROUND_THE_LIST)
        self._rest = wanted[now:]
        self._made_for = self._width
        waited = self._drafts_shown
        rows.offer([*self._drafts(), *self._rows(wanted[:now])])
        # What was left unfinished a moment ago stands first, and is marked.
        left_now = not set(self._drafts_shown) <= set(waited)
        if not left_now and before in (option.id for option in rows.options):
            rows.highlighted = rows.get_option_index(before)
        self._show_note()
        self._show_problems()
        self._show_summary()
        if self._rest:
            self.call_after_refresh(self.set_timer, SOON, self._add_some)
        if self._drafts_shown:
            self.call_after_refresh(self._name_drafts)
        rows.focus()

    def _add_some(self) -> None:
        wanted, self._rest = self._rest[:AT_ONCE], self._rest[AT_ONCE:]
        self.query_one("#library", Doors).add_options(self._rows(wanted))
        if self._rest:
            self.call_after_refresh(self._add_some)

    def _drafts(self) -> list[Option]:
        self._drafts_shown = () if self._words else self._practice.waiting()
        drafts = [
            Option(Content(_("An unfinished practice is safe here.")), id=f"{DRAFT}{draft_id}")
            for draft_id in self._drafts_shown
        ]
        return [*drafts, Option("", disabled=True)] if drafts else []

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _name_drafts(self) -> None:
        """Put the titles to unfinished practices, once they can be read."""
        # Whether it is locked is asked here: the vault is not loaded before the first paint.
        for draft_id in () if self._practice.locked else self._drafts_shown:
            # A row without its title is still a row.
            with contextlib.suppress(Exception):
                draft = self._practice.log.open_draft(draft_id)
                card = self._practice.library.card(draft.exercise)
                title = card.title if card else ""
                self.post_message(self.Named(draft_id, title, draft.saved, draft.parked))

    def on_home_list_named(self, message: Named) -> None:
        """Show the title beside its row."""
        rows = self.query_one("#library", Doors)
        option_id = f"{DRAFT}{message.draft_id}"
        if option_id in (option.id for option in rows.options):
            day = day_in_words(message.saved, self._practice.clock.wall())
            rows.replace_option_prompt(option_id, waiting_row(message, day, self._width))

    def _wanted(self) -> Sequence[Card]:
        words = self._words.casefold().split()
        if not words:
            return self._cards
        return [card for card in self._cards if all(word in words_of(card) for word in words)]

    def _rows(self, cards: Iterable[Card]) -> list[Option]:
        width = self._width
        return [
            row_of(card.title, minutes_in_words(card.minutes), rung_in_words(card.rung), card.id, width)
            for card in cards
        ]

    @property
    def _width(self) -> int:
        # Beside the column: the edges of the screen, and a scroll bar with its gap.
        return max(20, min(COLUMN, self.app.size.width - 4) - 4)

    def _show_problems(self) -> None:
        problems = self._practice.library.problems
        count = len({each.file for each in problems if each.severity == "error"})
        sentence = ngettext(
            "{count} exercise file could not be read: closeness exercises check says why.",
            "{count} exercise files could not be read: closeness exercises check says why.",
            count,
        )
        line = self.query_one("#problems", Words)
        line.say(sentence.format(count=count) if count else "")
        line.set_class(bool(count), "shown")

    def _show_summary(self) -> None:
        chosen = self.query_one("#library", Doors).chosen_id
        self.query_one("#summary", Words).say(self._summary_of(chosen), same_size=True)
        self.refresh_bindings()

    def _summary_of(self, chosen: str) -> str:
        if chosen.startswith(DRAFT):
            return _("Enter goes on where you left it. k looks at what to keep, or lets it go.")
        card = next((each for each in self._cards if each.id == chosen), None)
        if card is not None:
            return card.summary
        if self._words:
            return _("Nothing here has these words. Esc shows all of them again.")
        return ""

    @on(Doors.OptionHighlighted, "#library")
    def _moved(self) -> None:
        self._show_summary()

    def _look_for(self, words: str) -> None:
        self._words = words
        rows = self.query_one("#library", Doors)
        self._rest = ()
        rows.offer([*self._drafts(), *self._rows(self._wanted())])
        self._show_summary()

    def on_resize(self, _event: Resize) -> None:
        """The rows are made for one width."""
        if self._filled and not self._words and self._made_for != self._width:
            self._fill()


def waiting_row(named: HomeList.Named, day: str, width: int) -> Content:
    """What is unfinished: what a parked practice waits for, else that it is safe; then its title and day."""
    note = f"{named.title}, {day}" if named.title else day
    if named.waits_for:
        sentence = clipped(_("Parked: {waits_for}").format(waits_for=named.waits_for), width)
        room = width - cell_len(sentence) - 2
        note = next((each for each in (note, day) if cell_len(each) <= room), "")
    else:
        sentence = _("An unfinished practice is safe here.")
        room = width - cell_len(sentence) - 2
        note = note if cell_len(note) <= room else clipped(named.title, room)
    return Content.assemble(sentence, "  ", (note, "$quiet")) if note else Content(sentence)
