"""The ways from place to place, one at a time; and those to help and to nothing on the screen, from everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.wording import _
from closeness_tui.tui.leaving import LeavingApp
from closeness_tui.tui.screens.home import HomeScreen
from closeness_tui.tui.screens.place import spoken_keys

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from closeness_tui.practice.opening import Practice


class GoingApp(LeavingApp, inherit_bindings=False):
    """An app whose places lie on top of home and lead back to it."""

    def __init__(self, practice: Practice) -> None:
        super().__init__(practice)
        self._on_the_way = False
        """One way at a time: until it leads back home, no other begins."""

    @property
    def home(self) -> HomeScreen:
        """The place beneath all others."""
        screen = self.screen_stack[0]
        assert isinstance(screen, HomeScreen)  # noqa: S101 - get_default_screen made it
        return screen

    def _go(self, way: Coroutine[Any, Any, str]) -> None:
        if self._on_the_way:
            way.close()
            return
        self._on_the_way = True
        self.run_worker(self._until_home(way), name="journey")

    async def _until_home(self, way: Coroutine[Any, Any, str]) -> None:
        try:
            note = await way
        finally:
            self._on_the_way = False
        await self.home.open_up(afresh=bool(note))
        self.home.say(note)

    def open_exercise(self, name: str) -> None:
        """Show the page of an exercise."""
        self._go(self.journey.visit(name))

    def on_home_screen_chosen(self, message: HomeScreen.Chosen) -> None:
        """Open what was chosen."""
        self.open_exercise(message.exercise_id)

    def on_home_screen_resumed(self, message: HomeScreen.Resumed) -> None:
        """Go on with what is unfinished, or look at it."""
        self._go(self.journey.resume(message.draft_id, look_only=message.look_only))

    def on_home_screen_asked_after(self, message: HomeScreen.AskedAfter) -> None:
        """Ask how it is, the day after."""
        from closeness_tui.practice.day_after import asked_run  # noqa: PLC0415 - hardly ever

        self._go(self.journey.take(asked_run(self.practice, message.summary)))

    async def unlock_log(self) -> bool:
        """Ask for the passphrase where that is needed; whether the log is open now. Only from a worker."""
        return await self.journey.unlock()

    def action_open_log(self) -> None:
        """Open the private log."""
        self._go(self._read_log())

    async def _read_log(self) -> str:
        from closeness_tui.tui.screens.log import LogScreen  # noqa: PLC0415 - only when used

        if await self.unlock_log():
            await self.push_screen_wait(LogScreen(self.practice))
        return ""

    def action_open_agreement(self) -> None:
        """Open the page on pace and limits."""
        from closeness_tui.tui.own_pages import look_at_agreement  # noqa: PLC0415 - only when used

        self._go(look_at_agreement(self, self.practice, self.journey))

    def action_open_ladder(self) -> None:
        """Open the own ladder, and the programs."""
        from closeness_tui.tui.own_pages import climb  # noqa: PLC0415 - only when used

        self._go(climb(self, self.practice, self.journey))

    def action_open_plans(self) -> None:
        """Open the own early signs and plans; on top of whatever is there, such as the help page."""
        from closeness_tui.tui.own_pages import look_at_plans  # noqa: PLC0415 - only when used

        way = look_at_plans(self, self.practice, self.journey)
        if len(self.screen_stack) > 1:
            self.run_worker(way, name="plans")
        else:
            self._go(way)

    def action_open_summary(self) -> None:
        """Choose something to bring to a session."""
        self._go(self._bring_something())

    async def _bring_something(self) -> str:
        from closeness_tui.tui.screens.summary import SummaryScreen  # noqa: PLC0415 - only when used

        if await self.unlock_log():
            await self.push_screen_wait(SummaryScreen(self.practice))
        return ""

    def action_check_in(self, name: str = "check-in") -> None:
        """Look at how it is with someone, and at one's own goals; or answer an own scale, by the id of its page."""
        from closeness_tui.tui.checking_in import check_in  # noqa: PLC0415 - only when used

        self._go(check_in(self, self.practice, self.journey, name))

    def action_open_progress(self) -> None:
        """Look back over time."""
        self._go(self._look_over_time())

    async def _look_over_time(self) -> str:
        from closeness_tui.tui.screens.progress import ProgressScreen  # noqa: PLC0415 - only when used

        if await self.unlock_log():
            await self.push_screen_wait(ProgressScreen(self.practice))
        return ""

    def action_open_learn(self) -> None:
        """Open the pages that are only read."""
        self._go(self._read_pages())

    async def _read_pages(self) -> str:
        from closeness_tui.tui.screens.learn import LearnScreen  # noqa: PLC0415 - only when used

        await self.push_screen_wait(LearnScreen(self.practice))
        return ""

    def action_unlock(self) -> None:
        """Open the log with its passphrase, and stay here."""
        self._go(self._open_with_passphrase())

    async def _open_with_passphrase(self) -> str:
        await self.unlock_log()
        return ""

    def action_passphrase(self) -> None:
        """Choose a passphrase or change it."""
        self._go(self._choose_passphrase())

    async def _choose_passphrase(self) -> str:
        from closeness_tui.tui.dialogs import choose_passphrase  # noqa: PLC0415 - only when used

        if await self.push_screen_wait(
            choose_passphrase.ChoosePassphraseScreen(self.practice, self.journey.tries)
        ):
            return _("Your log has its passphrase now.")
        return ""

    def action_help_now(self) -> None:
        """Show whom one could reach; from everywhere, and without any question."""
        from closeness_tui.tui.screens.help_now import HelpScreen  # noqa: PLC0415 - only when used

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.practice), self._after_help)

    def action_safety(self) -> None:
        """Show when to wait; from everywhere."""
        from closeness_tui.tui.screens.safety import SafetyScreen  # noqa: PLC0415 - only when used

        if not isinstance(self.screen, SafetyScreen):
            self.push_screen(SafetyScreen())

    def _after_help(self, wanted: str | None) -> None:
        if not wanted:
            return
        # In the middle of a practice, grounding goes on top of it and comes back to the same place.
        from closeness_tui.core.families import GROUNDING  # noqa: PLC0415 - only when used
        from closeness_tui.tui.screens.session import SessionScreen  # noqa: PLC0415 - only when used

        if isinstance(self.screen, SessionScreen):
            self.screen.ground()
        else:
            self.run_worker(self.journey.at_once(GROUNDING), name="grounding")

    def action_keys_help(self) -> None:
        """Show the keys of this place."""
        from closeness_tui.tui.dialogs.keys import KeysScreen  # noqa: PLC0415 - only when used

        if not isinstance(self.screen, KeysScreen):
            active = self.screen.active_bindings.values()
            self.push_screen(KeysScreen(spoken_keys(active, all_of_them=True), self.screen.HELP or ""))

    def action_hide(self) -> None:
        """Show nothing, at once."""
        from closeness_tui.tui.screens.hidden import HiddenScreen  # noqa: PLC0415 - only when used

        self.journey.keep_all()
        if not self.is_hidden:
            self.practice.lock()
            self.push_screen(HiddenScreen(self.practice, self.journey.tries))

    @property
    def is_hidden(self) -> bool:
        """Whether the neutral screen is up."""
        return any(type(screen).__name__ == "HiddenScreen" for screen in self.screen_stack)
