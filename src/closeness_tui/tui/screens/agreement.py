"""The agreed page, calm and whole; what changed from version to version; and lowering it alone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content

from closeness_tui.core.agreement import DOCUMENT, NEW_STEPS, RUNG, agreement_of, fewer_steps, lower_ceiling
from closeness_tui.core.agreement_page import (
    change_in_words,
    differences,
    review_in_words,
    sections,
    standing_in_words,
)
from closeness_tui.core.spoken import date_in_words
from closeness_tui.core.wording import _
from closeness_tui.practice.agreed import lower
from closeness_tui.store.failures import StoreError
from closeness_tui.tui.phrases import as_sentence, later
from closeness_tui.tui.screens.long_page import LongPage, LongPlace, reading_bindings
from closeness_tui.tui.screens.place import PlaceKeys, Words, back_bindings
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from closeness_tui.core.agreement import Version
    from closeness_tui.practice.opening import Practice


class AgreementScreen(LongPlace[str]):
    """The page. Its result: the exercise that makes a new version, or nothing for back."""

    HELP = later(
        "# The agreed page\n\nIt holds your limits, topics and pace. Lowering is one key, always possible, and needs "
        "nobody else: **r** for how much an exercise may ask, **w** for new steps in a week. Raising goes through the "
        "exercise, for everyone who agreed. The lists then leave out what is above it; nothing is closed by it."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "make",
            later("new version"),
            tooltip=later("Opens the exercise that makes a new version; the words of this one are there."),
            id="agreement.make",
        ),
        Binding(
            "c",
            "changes",
            later("what changed"),
            tooltip=later("Shows what came and what went, version by version."),
            id="agreement.changes",
        ),
        Binding(
            "r",
            "lower('rung')",
            later("ask less"),
            tooltip=later("Lowers by one how much an exercise may ask at most, as a new version."),
            id="agreement.lower_rung",
        ),
        Binding(
            "w",
            "lower('new-steps')",
            later("fewer steps"),
            tooltip=later("One new step a week less, as a new version."),
            id="agreement.lower_steps",
        ),
        *back_bindings(),
        *reading_bindings(),
    ]

    DEFAULT_CSS = """
    AgreementScreen #said { color: $secondary; margin-bottom: 1; display: none; }
    AgreementScreen #said.shown { display: block; }
    """

    def __init__(self, practice: Practice, versions: tuple[Version, ...]) -> None:
        super().__init__()
        self._practice = practice
        self._versions = versions
        self._changes = False
        self._busy = False

    def compose(self) -> ComposeResult:
        """The page, and over it what was done a moment ago."""
        yield Words(_("The agreed page"), classes="title")
        yield Words(id="said")
        with LongPage(id="page"):
            yield Words(id="text")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Show it."""
        self._show()

    def _show(self) -> None:
        rows = self._told_changes() if self._changes else self._told_page()
        self.query_one("#text", Words).say(Content("\n").join(rows))
        self.query_one("#page").scroll_home(animate=False)
        self.refresh_bindings()

    def _told_page(self) -> Iterator[Content]:
        if not self._versions:
            yield Content(
                _("There is no agreed page yet. Enter opens the exercise that makes one, if you like.")
            )
            return
        newest = self._versions[0]
        yield Content.styled(standing_in_words(newest), "$quiet")
        review = review_in_words(agreement_of(newest), self._practice.clock.wall().date())
        if review:
            yield Content.styled(review, "$quiet")
        for each in sections(newest):
            yield Content("")
            yield Content.styled(each.label, "bold")
            for row in each.rows:
                yield Content(f"  {harmless(row)}")

    def _told_changes(self) -> Iterator[Content]:
        older = (*self._versions[1:], None)
        for after, before in zip(self._versions, older, strict=True):
            yield Content.styled(date_in_words(after.created.date()), "bold")
            if before is None:
                yield Content(f"  {_('The first version.')}")
                return
            changes = differences(before, after)
            for change in changes:
                yield Content(f"  {harmless(change_in_words(change))}")
            if not changes:
                yield Content(f"  {_('The words are the same.')}")
            yield Content("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys only where they mean something."""
        match action:
            case "changes":
                return len(self._versions) > 1
            case "lower":
                version = self._held
                if version is None or not self._practice.leaves_trace:
                    return False
                can = lower_ceiling if parameters == (RUNG,) else fewer_steps
                return can(agreement_of(version)) is not None
            case _:
                return super().check_action(action, parameters)

    @property
    def _held(self) -> Version | None:
        """The newest that was agreed to; else the newest draft."""
        agreed = next((each for each in self._versions if each.agreed), None)
        return agreed or next(iter(self._versions), None)

    def action_make(self) -> None:
        """Make a new version."""
        self.dismiss(DOCUMENT)

    def action_changes(self) -> None:
        """What changed, or the page again."""
        self._changes = not self._changes
        self._show()

    def action_lower(self, matter: str) -> None:
        """One less, alone."""
        version = self._held
        if version is not None and not self._busy and matter in (RUNG, NEW_STEPS):
            self._busy = True
            self._lower(version, matter)

    @work
    async def _lower(self, version: Version, matter: str) -> None:
        words = self.query_one("#said", Words)
        try:
            made = await asyncio.to_thread(lower, self._practice, version, matter)
        except StoreError as error:
            words.say(as_sentence(error.sentence))
        else:
            if made is not None:
                self._versions = (made.version, *self._versions)
                said = " ".join(change_in_words(each) for each in differences(version, made.version))
                words.say(harmless(f"{said} {_('The versions before are still there.')}"))
        words.set_class(True, "shown")
        self._busy = False
        self._show()

    def action_back(self) -> None:
        """From the changes to the page, and from there back."""
        if self._changes:
            self.action_changes()
        else:
            self.dismiss("")
