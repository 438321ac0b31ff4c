"""The private log: what was kept, newest first, and one entry to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from closeness_tui.core.wording import _, ngettext
from closeness_tui.store.failures import Locked
from closeness_tui.store.logs import Listing
from closeness_tui.tui.dialogs.passphrase_field import why
from closeness_tui.tui.phrases import date_in_words, day_in_words, later
from closeness_tui.tui.screens.closing import said_back
from closeness_tui.tui.screens.place import Doors, Place, PlaceKeys, Words, back_bindings, door

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widgets.option_list import Option

    from closeness_tui.core.entry import Entry, Summary
    from closeness_tui.practice.opening import Practice

NEWEST = 100
"""Entries read at first; `m` reads all of them."""


class LogScreen(Place[None]):
    """The list of what was kept; opened only once the log is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", later("read"), tooltip=later("Opens the entry that is marked.")),
        Binding("m", "all", later("older ones"), tooltip=later("Shows all entries, also the older ones.")),
        *back_bindings(),
    ]

    DEFAULT_CSS = """
    LogScreen #status { margin-bottom: 1; }
    LogScreen #damaged { color: $care; margin-top: 1; display: none; }
    LogScreen #damaged.shown { display: block; }
    LogScreen #entries { height: auto; max-height: 1fr; }
    """

    @dataclass
    class Listed(Message):
        """The entries are known, or why they are not."""

        listing: Listing | None
        error: Exception | None = None

    @dataclass
    class Opened(Message):
        """One entry is read, or why it is not."""

        entry: Entry | None
        error: Exception | None = None

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._practice = practice
        self._newest: int | None = NEWEST
        self._more = False

    def compose(self) -> ComposeResult:
        """A line of words, and the list."""
        yield Words(_("Your log"), classes="title")
        yield Words(_("Opening your log ..."), id="status", classes="quiet")
        yield Doors(id="entries")
        yield Words(id="damaged")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Read in the background."""
        self.query_one("#entries", Doors).focus()
        self._read()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        try:
            message = self.Listed(self._practice.summaries(self._newest))
        except Locked as error:
            # Before the first entry there is no key yet, and nothing that could be locked.
            message = self.Listed(None, error) if self._practice.locked else self.Listed(Listing(()))
        except Exception as error:  # noqa: BLE001 - said in words
            message = self.Listed(None, error)
        self.post_message(message)

    def on_log_screen_listed(self, message: Listed) -> None:
        """Show what there is."""
        status = self.query_one("#status", Words)
        if message.listing is None:
            status.say(why(message.error) if message.error else "")
            return
        entries = message.listing.entries
        self._more = self._newest is not None and len(entries) >= self._newest
        offered = self.query_one("#entries", Doors)
        offered.offer(self._rows(entries))
        if entries:
            status.say(self._said_of_the_log())
        else:
            status.say(
                _("Nothing is here yet, and nothing has to be. What you choose to keep will rest here.")
            )
        self._say_damaged(len(message.listing.damaged))
        self.refresh_bindings()

    def _said_of_the_log(self) -> str:
        if self._practice.protected:
            return _("Sealed with your passphrase. Newest first.")
        return _("Newest first. Without a passphrase, anyone at this computer could open this.")

    def _rows(self, entries: tuple[Summary, ...]) -> Iterator[Option]:
        now = self._practice.clock.wall()
        for each in entries:
            yield door(each.title or _("A note"), each.id, day_in_words(each.created, now))

    def _say_damaged(self, count: int) -> None:
        words = self.query_one("#damaged", Words)
        sentence = ngettext(
            "One entry could not be opened; the others are fine.",
            "{count} entries could not be opened; the others are fine.",
            count,
        )
        words.say(sentence.format(count=count) if count else "")
        words.set_class(bool(count), "shown")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - the contract
        """Keys only where they mean something."""
        if action == "all":
            return self._more
        if action == "open":
            rows = self.query(Doors)
            return bool(rows) and bool(rows.first().option_count)
        return True

    @on(Doors.OptionSelected, "#entries")
    def _chose(self, event: Doors.OptionSelected) -> None:
        self._open(event.option_id or "")

    def action_open(self) -> None:
        """Open the entry that is marked."""
        self.query_one("#entries", Doors).action_select()

    def action_all(self) -> None:
        """Read the older ones too."""
        self._newest = None
        self.query_one("#status", Words).say(_("Opening all of it ..."))
        self._read()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    @work(thread=True, exit_on_error=False)
    def _open(self, entry_id: str) -> None:
        try:
            message = self.Opened(self._practice.entry(entry_id))
        except Exception as error:  # noqa: BLE001 - said in words
            message = self.Opened(None, error)
        self.post_message(message)

    def on_log_screen_opened(self, message: Opened) -> None:
        """Show it on a page of its own."""
        if message.entry is not None:
            self.app.push_screen(EntryScreen(message.entry))
        elif message.error is not None:
            self.query_one("#status", Words).say(why(message.error))


class EntryScreen(Place[None]):
    """One entry to read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *back_bindings(),
        Binding(
            "down,pagedown,space", "read_on", later("more"), key_display="↓", tooltip=later("Shows more.")
        ),
        Binding("up,pageup", "read_back", later("up"), show=False, tooltip=later("Shows the part above.")),
    ]

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry

    def compose(self) -> ComposeResult:
        """The day, what asked, and what was answered."""
        entry = self._entry
        with VerticalScroll(id="page", can_focus=False):
            yield Words(entry.title or _("A note"), classes="title")
            yield Words(date_in_words(entry.created), classes="quiet")
            for line in entry.lines:
                yield from said_back(line)
            if entry.words.strip():
                yield Words(_("Your own words"), classes="quiet prompt")
                yield Words(entry.words, classes="answer")
            if not entry.lines and not entry.words.strip():
                yield Words(_("You practised this. No words were kept."))
        yield PlaceKeys()

    def action_back(self) -> None:
        """Go back to the list."""
        self.dismiss(None)

    def action_read_on(self) -> None:
        """Show more."""
        self.query_one("#page").scroll_relative(y=6, animate=False)

    def action_read_back(self) -> None:
        """Show what is above."""
        self.query_one("#page").scroll_relative(y=-6, animate=False)
