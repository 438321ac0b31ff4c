"""What home learns after its first paint: what is unfinished, when each was last done, and what follows from it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import work
from textual.content import Content
from textual.message import Message

from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import day_in_words
from closeness_tui.tui.screens.home_list import DRAFT, KIND, HomeList, safe_here
from closeness_tui.tui.screens.library_rows import Library, one_row, row_of

if TYPE_CHECKING:
    from closeness_tui.core.entry import Draft
    from closeness_tui.core.suggesting import Suggestion
    from closeness_tui.practice.lately import Lately


class RecallingHome(HomeList):
    """The part of home that reads the log while the person already looks at the list."""

    class Named(Message):
        """The title of an unfinished practice could be read."""

        def __init__(self, draft_id: str, title: str, draft: Draft) -> None:
            super().__init__()
            self.draft_id = draft_id
            self.title = title
            self.saved = draft.saved
            self.waits_for = draft.parked
            """In the words of its exercise; empty where it was not parked."""
            self.exercise = draft.exercise

    class Recalled(Message):
        """What was done lately is known, as far as the log may be read."""

        def __init__(self, lately: Lately) -> None:
            super().__init__()
            self.lately = lately

    def _recall_soon(self) -> None:
        """Nothing is read where nothing can be there."""
        if self._practice.leaves_trace and (self._drafts_shown or self._practice.places.log.root.exists()):
            self.call_after_refresh(self._recall, self._drafts_shown)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _recall(self, drafts: tuple[str, ...]) -> None:
        # Whether it is locked is asked here: the vault is not loaded before the first paint.
        for draft_id in () if self._practice.locked else drafts:
            # A row without its title is still a row.
            with contextlib.suppress(Exception):
                draft = self._practice.log.open_draft(draft_id)
                card = self._practice.library.card(draft.exercise)
                title = card.title if card else ""
                self.post_message(self.Named(draft_id, title, draft))
        from closeness_tui.practice.lately import read_lately  # noqa: PLC0415 - not before the first paint

        # Without the days home is still home.
        with contextlib.suppress(Exception):
            self.post_message(self.Recalled(read_lately(self._practice)))

    def on_recalling_home_named(self, message: Named) -> None:
        """Show the title beside its row."""
        self._waits_in[message.draft_id] = message.exercise
        day = day_in_words(message.saved, self._practice.clock.wall())
        self._waiting_rows[message.draft_id] = waiting_row(message.title, message.waits_for, day, self._width)
        self._say_again(f"{DRAFT}{message.draft_id}", self._waiting_rows[message.draft_id])

    def on_recalling_home_recalled(self, message: Recalled) -> None:
        """Say when each was last done, and offer what follows from it; the row that is marked stays what it is."""
        before, self._lately = self._lately, message.lately
        less = self._less
        self._ask_about_the_day()
        self._look_at_today()
        if not self.query("#library"):
            return
        rows = self.query_one("#library", Library)
        if self._less != less and not self._looks_for:
            self._offer(rows.chosen_id)
        if not self._looks_for:
            self._refine(rows)
        known = message.lately.days.keys() | (before.days.keys() if before else set())
        for name in known & rows.ids:
            self._say_again(name, row_of(self._cards[name], self._width, self._since(name)))
        if not (self._went_on or self._looks_for):
            self._greet()
        self._show_aside()
        self._show_summary()

    def _ask_about_the_day(self) -> None:
        self._asked = ""
        if self._lately is not None and self._lately.deep is not None:
            from closeness_tui.tui.screens.home_today import asked_about  # noqa: PLC0415 - hardly ever

            self._asked = asked_about(self._practice, self._lately)

    def _say_again(self, option_id: str, prompt: Content) -> None:
        """Other words in a row, where it is shown."""
        for rows in self.query(Library):
            if option_id in rows.ids:
                rows.replace_option_prompt(option_id, prompt)

    def _refine(self, rows: Library) -> None:
        held = rows.chosen_id if self._went_on else ""
        suggested = self._kind_now()
        if held.startswith(KIND):
            suggested = _around(suggested, self._suggested, int(held.removeprefix(KIND)))
        elif held and len(suggested) != len(self._suggested):
            # Rows above the one that is marked must not come and go.
            return
        if len(suggested) != len(self._suggested):
            self._suggested = suggested
            self._offer(rows.chosen_id)
            return
        self._suggested = suggested
        for place, each in enumerate(suggested):
            self._say_again(f"{KIND}{place}", self._suggested_row(each))


def _around(
    suggested: tuple[Suggestion, ...], before: tuple[Suggestion, ...], place: int
) -> tuple[Suggestion, ...]:
    """The new ones, with the one that is marked left where it is; as many as before."""
    held = before[place]
    named = {held.id}
    others = []
    for each in (*suggested, *before):
        if each.id not in named:
            named.add(each.id)
            others.append(each)
    others = others[: len(before) - 1]
    return (*others[:place], held, *others[place:])


def waiting_row(title: str, waits_for: str, day: str, width: int) -> Content:
    """What is unfinished: what a parked practice waits for, else that it is safe; then its title and day."""
    note = f"{title}, {day}" if title else day
    if waits_for:
        sentence = one_row(_("Parked: {waits_for}").format(waits_for=waits_for), width)
        room = width - cell_len(sentence) - 2
        note = next((each for each in (note, day) if cell_len(each) <= room), "")
    else:
        sentence = safe_here().plain
        room = width - cell_len(sentence) - 2
        note = note if cell_len(note) <= room else one_row(title, room)
    return Content.assemble(sentence, "  ", (note, "$quiet")) if note else Content(sentence)
