"""The private log: what was kept, newest first, and beside it one entry to read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from closeness_tui.core.wording import _, ngettext
from closeness_tui.practice.looking_for import Looking
from closeness_tui.practice.seen_entries import Seen
from closeness_tui.store.failures import Locked
from closeness_tui.tui.dialogs.passphrase_field import why
from closeness_tui.tui.screens.log_keys import log_bindings
from closeness_tui.tui.screens.log_page import LogPage
from closeness_tui.tui.screens.log_words import (
    LOG_HELP,
    row_of,
    said_of_damaged,
    said_of_the_log,
)
from closeness_tui.tui.screens.long_page import LongPage
from closeness_tui.tui.screens.place import PlaceKeys, Words
from closeness_tui.tui.widgets.entry_rows import EntryRow, EntryRows

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from closeness_tui.practice.opening import Practice

PATIENCE = 0.12
"""Seconds without a key before it is looked for."""


class LogScreen(LogPage):
    """The list of what was kept, and a page to read; opened only once the log is."""

    HELP = LOG_HELP
    BINDINGS: ClassVar[list[BindingType]] = log_bindings()

    DEFAULT_CSS = """
    LogScreen .title { margin-bottom: 0; }
    LogScreen #search { display: none; margin: 1 0 0 0; }
    LogScreen.searching #search { display: block; }
    LogScreen #status { margin-bottom: 1; }
    LogScreen #note { color: $secondary; display: none; margin-top: 1; }
    LogScreen #note.shown { display: block; }
    LogScreen #both { height: 1fr; width: 100%; max-width: 66; }
    LogScreen #page { display: none; height: 100%; width: 1fr; max-width: 66; padding: 0; scrollbar-gutter: stable; }
    LogScreen #reading { width: 100%; height: auto; }
    LogScreen.reading #page { display: block; }
    LogScreen.reading #entries, LogScreen.reading .title, LogScreen.reading #status { display: none; }
    LogScreen.-wide #both { max-width: 124; }
    LogScreen.-wide Words, LogScreen.-wide #search { max-width: 124; }
    LogScreen.-wide #page { display: block; margin-left: 3; padding: 0 1; }
    LogScreen.-wide #entries { display: block; width: 52; }
    LogScreen.-wide .title, LogScreen.-wide #status { display: block; }
    """

    def __init__(self, practice: Practice) -> None:
        super().__init__(practice)
        self._looking = Looking()
        self._seen = Seen(())
        self._whole = False
        self._shown = Looking()
        """What the rows are an answer to."""
        self._stay = ""
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """A line of words, a field to look for something, the list and the page."""
        yield Words(_("Your log"), classes="title")
        field = Input(
            placeholder=_('words, "a phrase", tag:us, starred, last week, in november'),
            id="search",
            compact=True,
        )
        field.cursor_blink = False
        yield field
        yield Words(_("Opening your log ..."), id="status", classes="quiet")
        with Horizontal(id="both"):
            yield EntryRows(id="entries")
            with LongPage(id="page"):
                yield Words(id="reading")
        yield Words(id="note")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Read in the background."""
        self.rows.focus()
        self._look(self._looking, afresh=True)

    # ----- the list

    def on_log_threads_progressed(self, message: LogPage.Progressed) -> None:
        """Say how far it is."""
        words = _("Reading your log: {done} of about {total} entries. The next time is quick.")
        self.query_one("#status", Words).say(words.format(done=message.done, total=message.total))

    def on_log_threads_found(self, message: LogPage.Found) -> None:
        """Show what there is."""
        if message.seen is None:
            self._cannot(message.error)
            return
        if message.looking != self._looking:
            return
        self._seen, self._whole = message.seen, message.whole
        self._show_rows()
        if message.copies:
            sentence = ngettext(
                "Something that another machine wrote was taken in.",
                "{count} things that other machines wrote were taken in.",
                message.copies,
            )
            self.say(sentence.format(count=message.copies))

    def _cannot(self, error: Exception | None) -> None:
        if isinstance(error, Locked):
            self._unlock()
        elif error is not None:
            self.query_one("#status", Words).say(why(error))

    def _show_rows(self) -> None:
        seen, now = self._seen, self._practice.clock.wall()
        versions = {one: len(group) for group in seen.versions for one in group}
        damaged = [each.id for each in seen.damaged]

        def row(place: int) -> EntryRow:
            if place < len(seen.entries):
                entry = seen.entries[place]
                return row_of(entry, seen, now, versions.get(entry.id, 1))
            return EntryRow(damaged[place - len(seen.entries)], "", _("One that does not open"))

        ids = [each.id for each in seen.entries] + damaged
        same = self._shown == self._looking
        self.rows.show(ids, row, stay=self._stay or (self.rows.marked_id if same else ""))
        self._shown, self._stay = self._looking, ""
        self._say_status()
        self._read_marked()
        self.refresh_bindings()

    def _say_status(self) -> None:
        status = self.query_one("#status", Words)
        if not self._whole:
            status.say(_("Opening your log ..."))
            return
        said = said_of_the_log(
            self._seen,
            self._looking,
            protected=self._practice.protected,
            this_day=self._back.on_this_day(),
        )
        status.say(" ".join(filter(None, (said, said_of_damaged(len(self._seen.damaged))))))

    @on(EntryRows.Moved)
    def _moved(self) -> None:
        self._read_marked()
        self.refresh_bindings()

    @on(EntryRows.Clicked)
    def _clicked(self) -> None:
        self.action_open()

    # ----- looking for something

    def action_search(self) -> None:
        """Open the field."""
        self._leave_page()
        self.add_class("searching")
        self.query_one("#search", Input).focus()
        self.refresh_bindings()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        if event.value == self._looking.typed:
            return
        self._looking = replace(self._looking, typed=event.value)
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(PATIENCE, self._look_again)

    @on(Input.Submitted, "#search")
    def _searched(self) -> None:
        self.rows.focus()

    def action_to_list(self) -> None:
        """From the field to what was found."""
        self.rows.focus()

    def _look_again(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
        self._look(self._looking)

    def _only(self, **change: object) -> None:
        self._leave_page()
        self._looking = replace(self._looking, **change)  # type: ignore[arg-type]
        self._look_again()

    def action_only_starred(self) -> None:
        """Only what has a star, or everything again."""
        self._only(starred=not self._looking.starred)

    def action_only_shared(self) -> None:
        """Only what is marked to share, or everything again."""
        self._only(shared=not self._looking.shared)

    def action_only_exercise(self) -> None:
        """Only the exercise that is marked, or everything again."""
        summary = self.marked
        self._only(exercise="" if self._looking.exercise or summary is None else summary.exercise)

    def action_this_day(self) -> None:
        """Only this day in earlier years, or everything again."""
        self._only(this_day=not self._looking.this_day)

    def action_more(self) -> None:
        """Look for older ones too."""
        self.query_one("#status", Words).say(_("Looking through all of it ..."))
        self._look(self._looking, limit=None)

    # ----- the way back

    def action_back(self) -> None:
        """From the page to the list, from what was found to everything, from the log to where one was."""
        if self.is_reading:
            self._leave_page()
        elif self._looking.anything or self.has_class("searching"):
            self._looking = Looking()
            self.query_one("#search", Input).value = ""
            self.remove_class("searching")
            self.rows.focus()
            self._look_again()
        else:
            self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys only where they mean something."""
        if not self.is_mounted or not self.query("#entries"):
            return True
        if action == "read_on":
            return self._can_scroll(parameters)
        if action in ("star", "edit", "tags", "delete", "versions", "undo"):
            return self.can_do(action)
        return self._means_something(action)

    def _means_something(self, action: str) -> bool:
        typing = isinstance(self.focused, Input)
        match action:
            case "open":
                return bool(self.rows.count) and not self.is_reading and not typing
            case "to_list":
                return typing
            case "search":
                empty = self._whole and not self.rows.count and not self._looking.anything
                return not (typing or empty)
            case "more":
                return self._seen.more and not self.is_reading
            case "only_exercise":
                return bool(self._looking.exercise or (self.marked and self.marked.exercise))
            case "this_day":
                return self._looking.this_day or (self._whole and bool(self._back.on_this_day()))
            case "chapters":
                return self._whole and self._back.has_chapters
            case _:
                return True
