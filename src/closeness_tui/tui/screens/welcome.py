"""The welcome of a first visit: a few short pages, each with one idea, and at once a first practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import HorizontalGroup
from textual.content import Content

from closeness_tui.core.wording import _
from closeness_tui.practice.first_visit import decide
from closeness_tui.tui.phrases import as_sentence, later
from closeness_tui.tui.screens.long_page import LongPage, LongPlace
from closeness_tui.tui.screens.place import Doors, PlaceKeys, Words
from closeness_tui.tui.screens.welcome_keys import welcome_bindings
from closeness_tui.tui.screens.welcome_pages import (
    HOME,
    LATER,
    LOOK,
    NOW,
    PAGES,
    WHAT,
    options_of,
    page_called,
)
from closeness_tui.tui.screens.welcome_room import AIRY, FEWEST, picture_of, room_in

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from closeness_tui.practice.opening import Practice

WITH_SAMPLE = 60
"""Columns from which there is room beside the choices."""


class WelcomeScreen(LongPlace[str]):
    """Leads through the pages. Its result: the id of an exercise to begin with, or nothing for home."""

    HELP = later(
        "# Welcome\n\nA few short pages: what this is, what happens to your words, how it looks and sounds, when to "
        "wait, and a first practice. Enter goes on, the left arrow goes back, and **s** leaves all of it out. "
        "Everything you can choose here is in the settings too."
    )

    BINDINGS: ClassVar[list[BindingType]] = welcome_bindings()

    DEFAULT_CSS = """
    WelcomeScreen { overflow: hidden; }
    WelcomeScreen #picture { display: none; margin-bottom: 1; }
    WelcomeScreen #picture.shown { display: block; }
    WelcomeScreen #page { height: auto; margin-bottom: 1; }
    WelcomeScreen #page #text { margin-bottom: 0; }
    WelcomeScreen #choices { width: 100%; max-width: 66; height: auto; display: none; }
    WelcomeScreen #choices.shown { display: block; }
    WelcomeScreen #doors { width: 1fr; max-height: 14; }
    WelcomeScreen #status { color: $secondary; margin-top: 1; height: 2; display: none; }
    WelcomeScreen #status.shown { display: block; }
    """

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._practice = practice
        self._at = 0
        self._page = page_called(PAGES[0], practice)
        self._said_unkept = False
        self.note = ""
        """A sentence for home."""

    # ----- showing

    def compose(self) -> ComposeResult:
        """One page, whose words change."""
        yield Words(id="picture")
        yield Words(id="title", classes="title")
        with LongPage(id="page"):
            yield Words(id="text")
        with HorizontalGroup(id="choices"):
            yield Doors(id="doors")
        yield Words(id="status")
        yield PlaceKeys()

    async def on_mount(self) -> None:
        """Begin with the first page."""
        await self._show()

    async def _show(self, status: str = "") -> None:
        page = self._page = page_called(self._called, self._practice)
        place = _("{number} of {count}").format(number=self._at + 1, count=len(PAGES))
        self.query_one("#title", Words).say(
            Content.assemble(page.title, ("   ", ""), (place, "not bold $quiet"))
        )
        self.query_one("#text", Words).say(page.text)
        self.query_one("#page", LongPage).scroll_home(animate=False)
        self._say(status)
        self.query_one("#choices").set_class(bool(page.rows), "shown")
        self._offer(page.marked)
        await self._show_sample()
        self._fit()
        self.refresh_bindings()

    @property
    def _called(self) -> str:
        return PAGES[self._at]

    def _offer(self, marked: str) -> None:
        rows = self.query_one("#doors", Doors)
        rows.offer(options_of(self._page.rows, airy=self.app.size.height >= AIRY), chosen=None)
        if self._page.rows:
            if marked:
                rows.highlighted = rows.get_option_index(marked)
            rows.focus()
        else:
            self.set_focus(None)

    async def _show_sample(self) -> None:
        wanted = self._called == LOOK and self.app.size.width >= WITH_SAMPLE
        there = bool(self.query("Sample"))
        if wanted and not there:
            from closeness_tui.tui.screens.welcome_sample import Sample  # noqa: PLC0415 - on this page only

            sample = Sample(self._practice.clock, still=self._practice.settings.reduced_motion)
            await self.query_one("#choices").mount(sample)
        elif there and not wanted:
            await self.query("Sample").remove()

    def _fit(self) -> None:
        doors, page = self.query_one("#doors", Doors), self.query_one("#page")
        room = room_in(
            self.app.size,
            first=self._called == WHAT,
            choices=doors.option_count,
            below=self._called == LOOK or bool(self.query_one("#status", Words).spoken),
        )
        picture = self.query_one("#picture", Words)
        picture.say(picture_of(room.picture, gap=len(PAGES) - self._at))
        picture.set_class(bool(room.picture), "shown")
        # The choices of how it looks say by themselves what they are; the words over them go first.
        page.display = self._called != LOOK or self.app.size.height >= AIRY
        page.styles.max_height = room.words
        doors.styles.max_height = room.choices if page.display else room.choices + FEWEST + 1

    async def on_resize(self, _event: Resize) -> None:
        """More or less room now."""
        if self._page.rows:
            self._offer(self.query_one("#doors", Doors).chosen_id)
        await self._show_sample()
        self._fit()

    def _say(self, sentence: str) -> None:
        status = self.query_one("#status", Words)
        status.say(sentence)
        status.set_class(bool(sentence), "shown")

    # ----- going

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys only where they mean something."""
        if action in ("go_on", "choose"):
            return (action == "go_on") == self._is_taken
        if action == "turn" and parameters == (-1,):
            return self._at > 0
        return super().check_action(action, parameters)

    @property
    def _is_taken(self) -> bool:
        """Whether there is nothing to choose at hand: no choices, or one that is so already."""
        if not self._page.rows:
            return True
        marked = self.query_one("#doors", Doors).chosen_id
        return any(row.chosen for row in self._page.rows if row.name and row.name == marked)

    @on(Doors.OptionHighlighted, "#doors")
    def _moved(self) -> None:
        self.refresh_bindings()

    async def action_turn(self, by: int) -> None:
        """To the next page, or to the one before; after the last one there is home."""
        await self._turn(by)

    async def action_go_on(self) -> None:
        """To the next page."""
        await self._turn(1)

    async def _turn(self, by: int, status: str = "") -> None:
        if self._at + by >= len(PAGES):
            self._finish("")
            return
        self._at = max(0, self._at + by)
        await self._show(status)

    def action_skip_all(self) -> None:
        """Home at once."""
        self.note = _("All of this is in the settings too, whenever you like.")
        self._finish("")

    def _finish(self, where: str) -> None:
        if not self._practice.settings.welcomed:
            decide(self._practice)
        self.dismiss(where)

    # ----- choosing

    def action_choose(self) -> None:
        """Take what is marked."""
        rows = self.query_one("#doors", Doors)
        if rows.chosen_id:
            rows.action_select()
        else:
            self._say(_("1 or 2, or the arrows and Enter. Both are fine."))
            self._fit()

    async def action_pick(self, number: int) -> None:
        """Take a choice by its number."""
        if number <= len(self._page.names):
            await self._take(self._page.names[number - 1])

    @on(Doors.OptionSelected, "#doors")
    async def _chose(self, event: Doors.OptionSelected) -> None:
        await self._take(event.option_id or "")

    async def _take(self, name: str) -> None:
        if name == NOW:
            self._choose_passphrase()
        elif name == LATER:
            await self._turn(1, _("Any day is fine for that."))
        elif name == HOME:
            self._finish("")
        elif self._called == LOOK:
            await self._change(name)
        else:
            self._finish(name)

    async def _change(self, name: str) -> None:
        what, _colon, wanted = name.partition(":")
        match what:
            case "look":
                unkept = decide(self._practice, theme=wanted)
                self.app.theme = wanted
            case "bell":
                unkept = decide(self._practice, bell=wanted == "yes")
                if self._practice.settings.bell:
                    self.app.bell()
            case _:
                still = wanted == "yes"
                unkept = decide(self._practice, reduced_motion=still)
                self.app.animation_level = "none" if still else "full"
        self._page = page_called(self._called, self._practice)
        self._offer(name)
        self._show_motion()
        self._say(self._about_keeping(unkept))

    def _show_motion(self) -> None:
        if self.query("Sample"):
            from closeness_tui.tui.screens.welcome_sample import Sample  # noqa: PLC0415 - as above

            self.query_one(Sample).show(still=self._practice.settings.reduced_motion)

    def _about_keeping(self, unkept: str) -> str:
        if not unkept or self._said_unkept:
            return ""
        # Said once; more would be a fuss about a colour.
        self._said_unkept = True
        return _("This holds until you leave; it cannot be kept here. {reason}").format(
            reason=as_sentence(unkept)
        )

    # ----- the passphrase

    def _choose_passphrase(self) -> None:
        from closeness_tui.tui.dialogs import choose_passphrase, passphrase_field  # noqa: PLC0415 - here only

        tries = passphrase_field.Tries(self._practice.clock)
        screen = choose_passphrase.ChoosePassphraseScreen(self._practice, tries)
        self.app.push_screen(screen, self._after_passphrase)

    async def _after_passphrase(self, chosen: bool | None) -> None:
        if not chosen:
            return
        from closeness_tui.tui.dialogs.recovery_words import RecoveryWordsScreen  # noqa: PLC0415 - here only

        decide(self._practice)
        self.app.push_screen(RecoveryWordsScreen(self._practice), self._after_words)

    async def _after_words(self, made: bool | None) -> None:
        sentence = (
            _("Your log has its passphrase now, and ten words for paper.")
            if made
            else _("Your log has its passphrase now.")
        )
        await self._turn(1, sentence)
