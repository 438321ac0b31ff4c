"""The settings: one calm list, in which each change is seen and kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType

from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import Doors, Place, PlaceKeys, Words
from closeness_tui.tui.screens.settings_rows import (
    Row,
    groups_of,
    heading_of,
    option_of,
    prompt_of,
    settings_of,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from closeness_tui.practice.opening import Practice
    from closeness_tui.tui.dialogs.passphrase_field import Tries

WELCOME, ERASED = "welcome", "erased"
"""Where one goes from here; nothing for back."""

BESIDE, LEAST = 10, 3
"""The rows of everything but the list, and the rows of the list in the smallest window."""

ONE_LINE = 72
"""Cells in which the keys stand on one line; in fewer they take two."""


class SettingsScreen(Place[str]):
    """All that can be set. Its result: where one goes from here."""

    HELP = later(
        "# Settings\n\nThe arrows up and down go from one to the next. Left and right change what is marked, "
        "and Enter does too. Each change holds at once and is kept at once; there is nothing to confirm.\n\n"
        "Esc goes back to where you were."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space",
            "choose",
            later("change"),
            tooltip=later("Changes what is marked, or opens it."),
            id="settings.choose",
        ),
        Binding(
            "right",
            "turn(1)",
            later("other"),
            key_display="← →",
            tooltip=later("Shows the value before or after."),
            id="settings.right",
        ),
        Binding("left", "turn(-1)", show=False, id="settings.left"),
        Binding(
            "escape",
            "back",
            later("back"),
            tooltip=later("Goes back to the place before."),
            id="settings.back",
        ),
        Binding("q", "back", later("back"), show=False, tooltip=later("Goes back to the place before.")),
        Binding("comma", "back", show=False),
    ]

    DEFAULT_CSS = """
    SettingsScreen #settings.-textual-compact > .option-list--option-disabled { color: $accent; }
    SettingsScreen #why { height: 2; margin-top: 1; color: $foreground; }
    SettingsScreen #said { height: 1; color: $secondary; }
    SettingsScreen.-unkept #why { display: none; }
    SettingsScreen.-unkept #said { height: 3; margin-top: 1; color: $care; }
    """

    def __init__(
        self,
        practice: Practice,
        *,
        prefer: Callable[..., str],
        unlock: Callable[[], Awaitable[bool]],
        tries: Tries,
        from_home: bool = True,
        at: str = "",
    ) -> None:
        super().__init__()
        self._practice = practice
        self._prefer = prefer
        """Makes a setting hold; says why it could not be kept."""
        self._unlock = unlock
        self._tries = tries
        self._from_home = from_home
        self._at = at
        """The row to begin at."""
        self._rows: dict[str, Row] = {}

    def compose(self) -> ComposeResult:
        """The list, and under it what the marked row is for."""
        yield Words(_("Settings"), classes="title")
        yield Doors(id="settings")
        yield Words(id="why")
        yield Words(id="said")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Begin with the first row, or with the one that was asked for."""
        self._draw(self._at)
        self._list.focus()

    @property
    def _list(self) -> Doors:
        return self.query_one("#settings", Doors)

    @property
    def _marked(self) -> Row | None:
        return self._rows.get(self._list.chosen_id)

    def _draw(self, at: str = "") -> None:
        """All rows as things are now."""
        groups = groups_of(self._practice, from_home=self._from_home)
        self._rows = {row.id: row for group in groups for row in group.rows}
        at = at if at in self._rows else next(iter(self._rows))
        size = self.app.size
        # Below the list stand three lines and the keys, in sight however long it is.
        self._list.styles.max_height = max(LEAST, size.height - BESIDE - (size.width < ONE_LINE))
        options = []
        for number, group in enumerate(groups):
            options.append(heading_of(group.heading, first=number == 0))
            options += [option_of(row, marked=row.id == at, width=self._width) for row in group.rows]
        self._list.offer(options, chosen=[each.id for each in options].index(at))

    @property
    def _width(self) -> int:
        return min(66, self.app.size.width - 4)

    def on_resize(self) -> None:
        """A narrower window has narrower columns."""
        if self._rows:
            self._draw(self._list.chosen_id)

    @on(Doors.OptionHighlighted, "#settings")
    def _say_why(self, event: Doors.OptionHighlighted) -> None:
        row = self._rows.get(event.option_id or "")
        self.query_one("#why", Words).say(row.why if row else "")
        for each in self._rows.values():
            # The arrows go with the mark, and soft words are not soft on it.
            prompt = prompt_of(each, marked=each is row, width=self._width)
            self._list.replace_option_prompt(each.id, prompt)
        self.refresh_bindings()

    @on(Doors.OptionSelected, "#settings")
    def _clicked(self) -> None:
        self.action_choose()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - the contract
        """Left and right only where there is a value before and after."""
        if action == "turn":
            return self._marked is not None and self._marked.turns
        return True

    # ----- changing

    def say(self, sentence: str) -> None:
        """One quiet line under the list."""
        self.query_one("#said", Words).say(sentence)

    def change(self, **wanted: Any) -> None:
        """Let it hold and be seen, at once."""
        reason = self._prefer(**wanted)
        self._draw(next(iter(wanted)))
        # The sentence has the room of the explanation, so that nothing moves.
        self.set_class(bool(reason), "-unkept")
        if reason:
            self.say(
                _("It holds until you leave, and could not be kept for longer: {reason}.").format(
                    reason=reason.rstrip(".")
                )
            )
        else:
            self.say(_("kept"))

    def action_turn(self, by: int) -> None:
        """The value before or after."""
        row = self._marked
        if row is not None and row.turns:
            spoken = settings_of(self._practice)[row.id]
            self.change(**{row.id: spoken.moved(self._practice.settings, by)})

    def action_choose(self) -> None:
        """Change what is marked, or do it."""
        row = self._marked
        if row is None:
            return
        self.remove_class("-unkept")
        self.say("")
        if row.turns:
            self.action_turn(1)
        else:
            self._do(row.id)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")

    # ----- what a row opens

    @work
    async def _do(self, name: str) -> None:
        match name:
            case "stop_word":
                await self._ask_stop_word()
            case "folders":
                await self._open_folders()
            case "where":
                await self._open_places()
            case "lock":
                await self._lock()
            case "passphrase":
                await self._choose_passphrase()
            case "words":
                await self._make_words()
            case "welcome":
                self.dismiss(WELCOME)
            case "erase":
                await self._erase()

    async def _ask_stop_word(self) -> None:
        from closeness_tui.tui.screens.settings_text import AskLineScreen  # noqa: PLC0415 - only when used

        typed = await self.app.push_screen_wait(
            AskLineScreen(
                _("Stop word"),
                _("In a practice for two, whoever says it stops at once. An empty line means none."),
                self._practice.settings.stop_word,
            )
        )
        if typed is not None:
            self.change(stop_word=typed)

    async def _open_folders(self) -> None:
        from closeness_tui.tui.screens.settings_folders import FoldersScreen  # noqa: PLC0415 - only when used

        await self.app.push_screen_wait(FoldersScreen(self._practice, self._prefer))
        self._draw("folders")

    async def _open_places(self) -> None:
        from closeness_tui.tui.screens.settings_places import WhereScreen  # noqa: PLC0415 - only when used

        await self.app.push_screen_wait(WhereScreen(self._practice.places))

    async def _lock(self) -> None:
        if not self._practice.protected:
            self.say(_("There is no passphrase yet, so there is nothing to lock with."))
        elif self._from_home:
            self._practice.lock()
            self.say(_("Locked."))
        else:
            # Beneath this place there may be words.
            await self.app.run_action("app.hide")

    async def _choose_passphrase(self) -> None:
        from closeness_tui.tui.dialogs import choose_passphrase  # noqa: PLC0415 - only when used

        screen = choose_passphrase.ChoosePassphraseScreen(self._practice, self._tries)
        if await self.app.push_screen_wait(screen):
            self._draw("passphrase")
            self.say(_("Your log has its passphrase now."))

    async def _make_words(self) -> None:
        if not self._practice.protected:
            self.say(_("They are for a log with a passphrase. That comes first."))
            return
        if not await self._unlock():
            return
        from closeness_tui.tui.dialogs import recovery_words  # noqa: PLC0415 - only when used

        if await self.app.push_screen_wait(recovery_words.RecoveryWordsScreen(self._practice)):
            self._draw("words")
            self.say(_("These words open your log now, should you forget the passphrase."))

    async def _erase(self) -> None:
        from closeness_tui.tui.screens.settings_erase import EraseScreen  # noqa: PLC0415 - only when used

        if await self.app.push_screen_wait(EraseScreen(self._practice)):
            self.dismiss(ERASED)
