"""Saving what is written, and losing nothing of it: another program may save too, and computers stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from closeness_tui.core.wording import _
from closeness_tui.practice.exercise_file import ChangedOnDisk
from closeness_tui.store.failures import StoreError
from closeness_tui.tui.authoring.deciding import DecideScreen
from closeness_tui.tui.phrases import as_sentence
from closeness_tui.tui.screens.place import Place
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from closeness_tui.practice.exercise_file import ExerciseFile
    from closeness_tui.tui.authoring.toml_area import TomlArea


class KeepingPlace(Place[None]):
    """A place with the text of one file."""

    def __init__(self, document: ExerciseFile, area: TomlArea) -> None:
        super().__init__()
        self._document = document
        self.area = area
        self._told_of_disk = False

    def say(self, sentence: str) -> None:
        """Say something until the next change."""
        raise NotImplementedError

    def check_now(self) -> None:
        """Look at the text as it is."""
        raise NotImplementedError

    def _say_state(self) -> None:
        raise NotImplementedError

    @property
    def is_changed(self) -> bool:
        """Whether something is not saved."""
        return self.area.text != self._document.text

    def look_round(self) -> None:
        """Keep aside what waits, and see whether another program has saved the file."""
        self._document.keep_if_due()
        if self._document.moved_on and self._document.differs():
            self._disk_changed()
        else:
            self._told_of_disk = False
        self._say_state()

    def _disk_changed(self) -> None:
        if self.is_changed:
            if not self._told_of_disk:
                self._told_of_disk = True
                self.say(_("Another program has changed this file. Saving asks you what to do."))
            return
        try:
            self._document.open()
        except StoreError as error:
            if not self._told_of_disk:
                self._told_of_disk = True
                self.say(
                    _("The file on the disk: {reason}. The text here stays.").format(reason=error.sentence)
                )
            return
        self.area.show_instead(self._document.text)
        self.check_now()
        self.say(_("Read anew: another program has saved it."))

    def keep_words(self) -> None:
        """Keep aside what stands here at this instant; also when a signal comes."""
        if self.is_changed:
            self._document.type(self.area.text)
        self._document.keep()

    def action_save(self) -> None:
        """Save the file."""
        self._save()

    def _save(self, *, over: bool = False) -> bool:
        try:
            self._document.save(self.area.text, over=over)
        except ChangedOnDisk:
            self._ask_about_both()
            return False
        except StoreError as error:
            self.keep_words()
            self.say(_("{reason} Your text is still here.").format(reason=as_sentence(error.sentence)))
            return False
        self.check_now()
        self.say(_("Saved."))
        return True

    @work
    async def _ask_about_both(self) -> None:
        self.keep_words()
        ways = [
            ("on", _("Go on writing"), _("decide later")),
            ("mine", _("Save mine"), _("the other one is put beside it")),
            ("other", _("Take the other one"), _("mine is put beside it")),
        ]
        words = _(
            "Another program has changed this file since you opened it. Both versions are kept, whichever you take."
        )
        chosen = await self.app.push_screen_wait(DecideScreen(_("Two versions"), words, ways))
        other = self._document.on_disk()
        try:
            if chosen == "mine":
                beside = self._document.put_beside(other) if other is not None else None
                if self._save(over=True) and beside is not None:
                    self.say(_("Saved. The other version is in {name}.").format(name=beside.name))
            elif chosen == "other" and other is not None:
                beside = self._document.put_beside(self.area.text)
                self._document.open()
                self._document.settle()
                self.area.show_instead(self._document.text)
                self.check_now()
                self.say(_("This is the other version. Yours is in {name}.").format(name=beside.name))
        except StoreError as error:
            self.say(as_sentence(error.sentence))

    @work
    async def _offer_what_waits(self) -> None:
        kept = self._document.waiting()
        if kept is None:
            return
        words = _("When this file was open last, on {day}, something in it was not saved.").format(
            day=harmless(kept.when.replace("T", ", ")[:17])
        )
        if not kept.fresh:
            words += " " + _("The file has changed since then.")
        ways = [
            ("take", _("Go on with what was not saved"), _("nothing is saved yet")),
            ("file", _("Begin with the file"), _("the other text is put beside it")),
            ("go", _("Begin with the file, and let the other text go"), _("it cannot come back")),
        ]
        chosen = await self.app.push_screen_wait(DecideScreen(_("Not saved yet"), words, ways))
        try:
            if chosen == "file":
                beside = self._document.put_beside(kept.text)
                self._document.settle()
                self.say(_("The text that was not saved is in {name}.").format(name=beside.name))
            elif chosen == "go":
                self._document.settle()
            else:
                self._document.apart = not kept.fresh
                self.area.show_instead(kept.text)
                self.check_now()
        except StoreError as error:
            self.say(as_sentence(error.sentence))

    @work
    async def action_leave_editor(self) -> None:
        """Leave, or ask first where something is not saved."""
        if not self.is_changed:
            self._document.settle()
            self.app.exit()
            return
        self.keep_words()
        ways = [
            ("on", _("Go on writing"), ""),
            ("save", _("Save and leave"), ""),
            ("later", _("Leave it for later"), _("it is offered when you open this file again")),
            ("go", _("Let the changes go"), _("the file stays as it was saved last")),
        ]
        chosen = await self.app.push_screen_wait(
            DecideScreen(_("Not saved yet"), _("What about what you have changed?"), ways)
        )
        if chosen == "later" and self._document.trouble is not None:
            self.say(_("It could not be kept aside, so it stays open."))
        elif chosen == "go":
            self._document.settle()
            self.area.show_instead(self._document.text)
            self.app.exit()
        elif chosen == "later" or (chosen == "save" and self._save()):
            self.app.exit()
