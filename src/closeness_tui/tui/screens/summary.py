"""Something for the session: entries, lines, words, then exactly what leaves; by keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from closeness_tui.core.identifying import telling_words
from closeness_tui.core.summary import Summary, sheet_of, texts_of, with_blanked, with_entry, with_part
from closeness_tui.core.wording import _, ngettext, wording
from closeness_tui.store.failures import Locked
from closeness_tui.tui.dialogs.passphrase_field import why
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.long_page import LongPage
from closeness_tui.tui.screens.place import Doors, PlaceKeys, Words
from closeness_tui.tui.screens.summary_rows import entry_row, part_row, part_rows, word_row
from closeness_tui.tui.screens.summary_saving import doors_of, indented, wanted_copy
from closeness_tui.tui.screens.summary_threads import SummaryThreads
from closeness_tui.tui.screens.summary_words import SUMMARY_HELP, Stage, summary_bindings, title_of, told_of
from closeness_tui.tui.widgets.entry_rows import EntryRow, EntryRows
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from closeness_tui.core.entry import Summary as Row
    from closeness_tui.practice.opening import Practice

FIELDS = ("question", "for-whom", "what-for", "blanked")


class SummaryScreen(SummaryThreads):
    """Leads through the stages; opened only once the log is."""

    HELP = later(SUMMARY_HELP)
    BINDINGS: ClassVar[list[BindingType]] = summary_bindings()

    DEFAULT_CSS = """
    SummaryScreen .title { margin-bottom: 0; }
    SummaryScreen #told { margin-bottom: 1; }
    SummaryScreen EntryRows { display: none; max-width: 66; }
    SummaryScreen.-wide EntryRows { max-width: 124; }
    SummaryScreen #fields { display: none; height: auto; width: 100%; max-width: 66; }
    SummaryScreen #page { display: none; }
    SummaryScreen #doors { display: none; margin-top: 1; }
    SummaryScreen.rows EntryRows { display: block; }
    SummaryScreen.words #fields { display: block; }
    SummaryScreen.look #page, SummaryScreen.look #doors { display: block; }
    """

    def __init__(self, practice: Practice, folder: Path | None = None) -> None:
        """`folder`: where copies go; else the person's home."""
        super().__init__(practice)
        self._folder = folder or Path.home()
        self._stage: Stage = "opening"
        self._rows: tuple[Row, ...] = ()
        self._marked: dict[str, None] = {}
        self._found: tuple[str, ...] = ()
        self._blanked: dict[str, None] = {}
        self._busy = False
        self._summary = Summary((), practice.clock.wall().date(), by_month=self._supervises)

    def compose(self) -> ComposeResult:
        """One list, one form, one page; each stage shows its own."""
        yield Words(title_of("opening"), classes="title", id="title")
        yield Words(told_of("opening"), id="told", classes="quiet")
        yield EntryRows(id="rows")
        with Vertical(id="fields"):
            for name, said in zip(FIELDS, _fields(), strict=True):
                yield Words(said)
                field = Input(id=name, compact=True)
                field.cursor_blink = False
                yield field
        with LongPage(id="page"):
            yield Words(id="reading")
        yield Doors(id="doors")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Read in the background."""
        self._look_for_rows()

    # ----- the stages

    def _show(self, stage: Stage, told: str = "") -> None:
        self._stage = stage
        self.set_class(stage in ("entries", "lines", "telling"), "rows")
        self.set_class(stage == "words", "words")
        self.set_class(stage == "look", "look")
        self.query_one("#title", Words).say(title_of(stage))
        self.query_one("#told", Words).say(told or told_of(stage))
        self._show_rows(afresh=True)
        if stage == "words":
            self.query_one("#question", Input).focus()
        elif stage == "look":
            self._show_copy()
        elif stage == "saved":
            self.set_focus(None)
        self.refresh_bindings()

    def _show_rows(self, *, afresh: bool = False) -> None:
        rows = self.query_one(EntryRows)
        ids, row = self._list()
        if self.has_class("rows"):
            rows.show(ids, row, stay="" if afresh else rows.marked_id)
            rows.focus()

    def _list(self) -> tuple[list[str], Callable[[int], EntryRow]]:
        if self._stage == "entries":
            now = self._practice.clock.wall()
            rows = self._rows
            return [each.id for each in rows], lambda at: entry_row(
                rows[at], now, on=rows[at].id in self._marked
            )
        if self._stage == "telling":
            found = self._found
            return [str(at) for at in range(len(found))], lambda at: word_row(at, found, self._blanked)
        parts = part_rows(each for each in self._summary.entries if each.id in self._marked)
        return [each.id for each in parts], lambda at: part_row(parts[at], self._summary)

    def _show_copy(self) -> None:
        read, found = wanted_copy(self._summary)
        self.query_one("#told", Words).say(wording("share-with-therapist"))
        self.query_one("#reading", Words).say(indented(harmless(read)))
        self.query_one("#page", LongPage).scroll_home(animate=False)
        offered = self.query_one("#doors", Doors)
        # None is marked: an Enter too many must not save before anybody has looked.
        offered.offer(doors_of(self._people, anything=found), chosen=None)
        offered.focus()

    # ----- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - the contract
        """Keys only where they mean something."""
        match action:
            case "mark":
                return self.has_class("rows") and bool(self.query_one(EntryRows).count)
            case "on":
                return self._stage not in ("opening", "saved", "words")
            case "shared":
                return self._stage == "entries"
            case "read_on":
                return self._stage == "look" and self.query_one("#page", LongPage).has_more
            case _:
                return True

    def action_mark(self) -> None:
        """Mark what one is at, or take the mark off."""
        at = self.query_one(EntryRows).marked_id
        if self._stage == "entries":
            _switch(self._marked, at)
        elif self._stage == "telling":
            _switch(self._blanked, self._found[int(at)])
        else:
            self._mark_part(*at.split(" ", 1))
        self._show_rows()

    def _mark_part(self, entry_id: str, key: str) -> None:
        now = self._summary.chosen.get(entry_id, frozenset())
        if key:
            self._summary = with_part(self._summary, entry_id, key, brought=key not in now)
            return
        entry = next(each for each in self._summary.entries if each.id == entry_id)
        self._summary = with_entry(self._summary, entry, brought=not now)

    def action_on(self) -> None:
        """To the next stage, or take the door that is marked."""
        if self._stage == "entries":
            self._after_entries()
        elif self._stage == "lines":
            self._show("words")
        elif self._stage == "telling":
            self._summary = replace(self._summary, blanked=self._typed_blanks())
            self._summary = with_blanked(self._summary, self._blanked)
            self._show("look")
        elif self._stage == "look":
            self.query_one("#doors", Doors).action_select()

    def _after_entries(self) -> None:
        if self._marked and not self._busy:
            self._busy = True
            self.query_one("#told", Words).say(_("Opening the entries ..."))
            self._open_entries(self._rows)
        elif not self._marked:
            self._summary = replace(self._summary, chosen={})
            self._show("words")

    def action_back(self) -> None:
        """To the stage before; from the first one to where one was."""
        before: dict[Stage, Stage] = {"lines": "entries", "words": "lines" if self._marked else "entries"}
        before |= {"telling": "words", "look": "telling" if self._found else "words"}
        stage = before.get(self._stage)
        if stage is None:
            self.dismiss(None)
        else:
            self._show(stage)

    def action_read_on(self, rows: int) -> None:
        """Show more of the copy, or what is above."""
        self.query_one("#page").scroll_relative(y=rows, animate=False)

    def action_shared(self) -> None:
        """Show what was shared before."""
        from closeness_tui.tui.screens.summary_shared import SharedScreen  # noqa: PLC0415 - only when used

        self.app.push_screen(SharedScreen(self._practice))

    # ----- words and looking

    @on(Input.Submitted)
    def _next_field(self, event: Input.Submitted) -> None:
        place = FIELDS.index(event.input.id or FIELDS[-1])
        if place + 1 < len(FIELDS):
            self.query_one(f"#{FIELDS[place + 1]}", Input).focus()
            return
        question, whom, what = (self.query_one(f"#{each}", Input).value for each in FIELDS[:3])
        self._summary = replace(
            self._summary, question=question, for_whom=whom, what_for=what, blanked=self._typed_blanks()
        )
        self._found = telling_words(texts_of(sheet_of(self._summary))) if self._supervises else ()
        self._show("telling" if self._found else "look")

    def _typed_blanks(self) -> tuple[str, ...]:
        typed = self.query_one("#blanked", Input).value.split(",")
        return tuple(dict.fromkeys(word for word in map(str.strip, typed) if word))

    @on(Doors.OptionSelected, "#doors")
    def _chose(self, event: Doors.OptionSelected) -> None:
        chosen = event.option_id or ""
        if chosen == "back":
            self.action_back()
        elif chosen and not self._busy:
            self._busy = True
            self._save(chosen, self._summary, self._folder)

    # ----- what came of it

    def on_summary_threads_found(self, message: SummaryThreads.Found) -> None:
        """Show the first stage."""
        self._rows, self._people = message.rows, message.people
        if message.error is not None:
            self.query_one("#told", Words).say(why(message.error))
        elif not self._rows:
            self._show("entries", _("There is nothing here to bring yet. Enter goes on to a question alone."))
        else:
            self._show("entries")

    def on_summary_threads_opened(self, message: SummaryThreads.Opened) -> None:
        """Show the lines of what was marked; what was taken out before stays out."""
        self._busy = False
        if message.looked is None:
            error = message.error or Locked()
            self.query_one("#told", Words).say(why(error))
            return
        looked, before = message.looked, self._summary.chosen
        self._summary = replace(self._summary, entries=looked.entries, fixed=looked.fixed, chosen={})
        for entry in looked.entries:
            if entry.id in self._marked:
                self._summary = with_entry(self._summary, entry, brought=True)
        kept = {each: before.get(each, keys) for each, keys in self._summary.chosen.items()}
        self._summary = replace(self._summary, chosen=kept)
        left = ngettext(
            "One entry could not be opened and stays out.",
            "{count} entries could not be opened and stay out.",
            looked.unread,
        ).format(count=looked.unread)
        self._show("lines", left if looked.unread else "")

    def on_summary_threads_kept(self, message: SummaryThreads.Kept) -> None:
        """Say where it is, or why it is not."""
        self._busy = False
        if message.error is None:
            self._show("saved", message.said)
        else:
            self.query_one("#told", Words).say(why(message.error))


def _switch(marks: dict[str, None], each: str) -> None:
    if each in marks:
        del marks[each]
    elif each:
        marks[each] = None


def _fields() -> tuple[str, ...]:
    return (
        _("A question for the session"),
        _("Who is it for?"),
        _("What is it for?"),
        _("Words to blank out, with commas between them"),
    )
