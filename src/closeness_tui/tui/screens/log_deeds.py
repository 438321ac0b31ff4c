"""What can be done with an entry in the log: a star, other words, tags, away and back, and something new."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual import work

from closeness_tui.core.entry import Entry, Summary
from closeness_tui.core.wording import _, wording
from closeness_tui.practice.reading import Reading
from closeness_tui.store.failures import Locked, NotThere
from closeness_tui.tui.dialogs.passphrase_field import why
from closeness_tui.tui.screens.log_threads import LogThreads
from closeness_tui.tui.screens.place import Words
from closeness_tui.tui.widgets.entry_rows import EntryRows

if TYPE_CHECKING:
    from closeness_tui.practice.looking_for import Looking
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.seen_entries import Seen
    from closeness_tui.tui.app import ClosenessApp


class LogDeeds(LogThreads):
    """The part of the log screen that changes what is there."""

    _looking: Looking
    _seen: Seen
    _stay: str
    """The entry to be marked when the list is shown again."""

    def __init__(self, practice: Practice) -> None:
        super().__init__(practice)
        self.opened: LogThreads.Opened | None = None
        """What the page shows."""
        self._told_of_copies = False

    @property
    def rows(self) -> EntryRows:
        """The list."""
        return self.query_one("#entries", EntryRows)

    @property
    def is_reading(self) -> bool:
        """Whether the page has the keys."""
        return self.has_class("reading")

    def say(self, sentence: str) -> None:
        """One line about what was done; it stays until the next."""
        note = self.query_one("#note", Words)
        note.say(sentence)
        note.set_class(bool(sentence), "shown")

    def _leave_page(self) -> None:
        self.remove_class("reading")
        self.rows.focus()
        self.refresh_bindings()

    @work
    async def _unlock(self) -> None:
        if await cast("ClosenessApp", self.app).unlock_log():
            self._look(self._looking, afresh=True)
        else:
            self.dismiss(None)

    @property
    def marked(self) -> Summary | None:
        """The entry that is marked; none where it does not open."""
        place = self.rows.marked
        return self._seen.entries[place] if 0 <= place < len(self._seen.entries) else None

    def can_do(self, action: str) -> bool:
        """Whether this means something now."""
        marked = self.marked
        match action:
            case "undo":
                return self._back.can_undo
            case "versions":
                return marked is not None and bool(self._back.versions_of(marked.id))
            case "star" | "edit" | "tags":
                return marked is not None and not self._is_newer(marked)
            case _:
                return marked is not None

    def _is_newer(self, marked: Summary) -> bool:
        """Whether it is known to be of a version to come, which is only read."""
        return self.opened is not None and self.opened.id == marked.id and bool(self.opened.newer)

    def action_star(self) -> None:
        """Put a star on it, or take it off."""
        if self.marked is not None:
            self._do("star", partial(self._back.star, self.marked.id))

    def action_delete(self) -> None:
        """Take it away; it can be brought back."""
        if self.marked is not None:
            self._do("delete", partial(self._back.delete, self.marked))

    def action_undo(self) -> None:
        """Bring back what was deleted last."""
        self._do("undo", self._back.undo)

    def on_log_threads_done(self, message: LogThreads.Done) -> None:
        """Say what came of it, and show the list as it is now."""
        self._busy = False
        if isinstance(message.error, Locked):
            self._unlock()
            return
        if message.error is not None:
            self.say(self._why_not(message.error))
            if isinstance(message.error, NotThere):
                self._look(self._looking, afresh=True)
            return
        if isinstance(message.result, Reading):
            self._open_editor(message.result.entry)
            return
        match message.deed:
            case "delete":
                self.say(self._deleted())
                self._leave_page()
            case "undo":
                self.say(_("It is back."))
            case _:
                self.say("")
        self._again(message.result)

    def _deleted(self) -> str:
        # What a deletion does not reach is said once, not every time.
        back = _("It is gone from here. u brings it back until you leave the log.")
        said, self._told_of_copies = self._told_of_copies, True
        return back if said else f"{wording('deletion')} {_('u brings it back until you leave the log.')}"

    def _why_not(self, error: Exception) -> str:
        from closeness_tui.content.documents import NewerDocument  # noqa: PLC0415 - a rare thing

        if isinstance(error, NewerDocument):
            return _("A newer version of closeness wrote this, so it stays as it is here.")
        return why(error)

    def _again(self, kept: object) -> None:
        """The list once more, with what was changed marked."""
        if isinstance(kept, Entry | Summary):
            self._stay = kept.id
        self.opened = None
        self._look(self._looking)

    # ----- pages of their own

    def action_edit(self) -> None:
        """Open the words for changing, as they are now."""
        if self.marked is not None:
            self._do("edit", partial(self._back.read, self.marked.id))

    def action_new(self) -> None:
        """Begin something new."""
        self._open_editor(None)

    @work
    async def _open_editor(self, entry: Entry | None) -> None:
        from closeness_tui.tui.screens.log_editor import EditScreen  # noqa: PLC0415 - only when used

        kept = await self.app.push_screen_wait(EditScreen(self._practice, self._back, entry))
        if kept is not None:
            self.say(_("Kept in your log."))
            self._again(kept)

    @work
    async def action_tags(self) -> None:
        """Change its tags."""
        from closeness_tui.tui.screens.log_tags import TagsScreen  # noqa: PLC0415 - only when used

        marked = self.marked
        if marked is None:
            return
        known = dict.fromkeys(tag for each in self._seen.entries[:1000] for tag in each.tags)
        tags = await self.app.push_screen_wait(TagsScreen(marked.tags, tuple(known)))
        if tags is not None and tags != marked.tags:
            self._do("tags", partial(self._back.tag, marked.id, tags))

    @work
    async def action_versions(self) -> None:
        """Show the versions of this entry, to choose from."""
        from closeness_tui.tui.screens.log_versions import VersionsScreen  # noqa: PLC0415 - only when used

        marked = self.marked
        group = self._back.versions_of(marked.id) if marked is not None else ()
        if not group:
            return
        if await self.app.push_screen_wait(VersionsScreen(self._practice, self._back, group)):
            self.say(_("That is settled."))
            self._again(None)

    @work
    async def action_chapters(self) -> None:
        """Read the stories in order."""
        from closeness_tui.tui.screens.log_chapters import ChaptersScreen  # noqa: PLC0415 - only when used

        await self.app.push_screen_wait(ChaptersScreen(self._back))
