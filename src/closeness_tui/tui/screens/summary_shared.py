"""What was shared: when, for whom, and which entries; one can be taken off the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message

from closeness_tui.core.wording import _, wording
from closeness_tui.practice.sharing import Shared, Sharing
from closeness_tui.tui.dialogs.passphrase_field import why
from closeness_tui.tui.phrases import day_in_words, later
from closeness_tui.tui.screens.place import Place, PlaceKeys, Words, back_bindings
from closeness_tui.tui.screens.summary_words import shared_in_words
from closeness_tui.tui.widgets.entry_rows import EntryRow, EntryRows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closeness_tui.practice.opening import Practice


class SharedScreen(Place[None]):
    """The list, newest first."""

    HELP = later(
        "# What you shared\n\n"
        "Each copy you made for someone: the day, for whom, what for, and which entries. **d** takes one off this "
        "list. That cannot call a copy back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "d",
            "delete",
            later("take off the list"),
            tooltip=later("Takes it off this list."),
            id="shared.delete",
        ),
        *back_bindings(),
    ]
    DEFAULT_CSS = """
    SharedScreen .title { margin-bottom: 0; }
    SharedScreen #told { margin-bottom: 1; }
    SharedScreen EntryRows { max-width: 66; height: 1fr; }
    SharedScreen.-wide EntryRows { max-width: 124; }
    SharedScreen #care { color: $care; margin-top: 1; }
    """

    @dataclass
    class Found(Message):
        """The list as it is now, or why that is not known."""

        found: tuple[Shared, ...] = ()
        error: Exception | None = None

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._practice = practice
        self._sharing = Sharing(practice)
        self._found: tuple[Shared, ...] = ()
        self._sure = ""

    def compose(self) -> ComposeResult:
        """The list, and below it what deleting means."""
        yield Words(_("What you shared"), classes="title")
        yield Words(_("Opening your log ..."), id="told", classes="quiet")
        yield EntryRows(id="rows")
        yield Words(id="care")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Read it aside."""
        self.query_one(EntryRows).focus()
        self._look("")

    @work(thread=True, exit_on_error=False)
    def _look(self, gone: str) -> None:
        try:
            if gone:
                self._sharing.forget(gone)
            self.post_message(self.Found(self._sharing.shared()))
        except Exception as error:  # noqa: BLE001 - said in words
            self.post_message(self.Found(self._found, error))

    def on_shared_screen_found(self, message: Found) -> None:
        """Show it."""
        self._found = found = message.found
        now = self._practice.clock.wall()
        told = _("The newest first.") if found else _("Nothing was shared from here.")
        self.query_one("#told", Words).say(why(message.error) if message.error else told)
        self.query_one(EntryRows).show(
            [each.id for each in found],
            lambda at: EntryRow(
                found[at].id, day_in_words(found[at].moment, now), shared_in_words(found[at])
            ),
            stay=self.query_one(EntryRows).marked_id,
        )
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - the contract
        """There must be something to take off."""
        return bool(self._found) if action == "delete" else True

    def on_entry_rows_moved(self) -> None:
        """Another one is another question."""
        self._ask("")

    def action_delete(self) -> None:
        """Say what it means; the second time, do it."""
        at = self.query_one(EntryRows).marked_id
        if self._sure != at:
            self._ask(at)
            return
        self._ask("")
        self._look(at)

    def _ask(self, sure: str) -> None:
        self._sure = sure
        said = _("{deletion} d once more takes it off the list.").format(deletion=wording("deletion"))
        self.query_one("#care", Words).say(said if sure else "")

    def action_back(self) -> None:
        """Go back; a question that is open stays unanswered."""
        self.dismiss(None)
