"""What a person prefers, worn at once: the look, motion or none, the bell; and the way to the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.app import App

from closeness_tui.core.wording import _
from closeness_tui.tui.going import GoingApp
from closeness_tui.tui.journey import Writing
from closeness_tui.tui.themes import THEMES, theme_called

if TYPE_CHECKING:
    from collections.abc import Callable

    from closeness_tui.practice.opening import Practice
    from closeness_tui.tui.screens.settings import SettingsScreen

SAID_FOR = 4.0
"""Seconds that a line about a change stays."""

MOST_STEPS = 24
"""On the way home; a place that does not let go ends it."""


@runtime_checkable
class Moving(Protocol):
    """A screen on which something moves."""

    def wear_motion(self) -> None:
        """Motion was switched off or on."""


class WearingApp(GoingApp, inherit_bindings=False):
    """An app that looks, moves and sounds as its settings say, from the moment they change."""

    def __init__(self, practice: Practice) -> None:
        super().__init__(practice)
        for theme in THEMES:
            self.register_theme(theme)
        self._usual_motion = self.animation_level
        """As the environment has it."""
        self._begin_with(practice.settings.theme)
        self._wear_motion()

    def _begin_with(self, look: str) -> None:
        theme = theme_called(look)
        self.register_theme(theme)
        # As if it had always been so: a change of theme would parse all styles once more before the first picture.
        self.set_reactive(App.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Words of our own in the style sheet."""
        return {"quiet": "#a09a90", "care": "#e2a38c"}

    # ----- changing

    def prefer(self, **wanted: Any) -> str:
        """Let these settings hold from now on; why they hold only until the end, where they could not be kept."""
        from closeness_tui.practice.changing import change  # noqa: PLC0415 - only when used

        reason = change(self.practice, **wanted)
        self._wear()
        return reason

    def _wear(self) -> None:
        theme = theme_called(self.practice.settings.theme)
        if theme.name != self.theme:
            self.register_theme(theme)
            self.theme = theme.name
        self._wear_motion()

    def _wear_motion(self) -> None:
        still = self.practice.settings.reduced_motion
        self.animation_level = "none" if still else self._usual_motion
        for run_screen in self._practices:
            run_screen.wear_motion()

    @property
    def _practices(self) -> list[Moving]:
        # Before the start there is no stack yet.
        return [each for each in self.screen_stack if isinstance(each, Moving)] if self.is_running else []

    def prefer_aloud(self, said: str = "", **wanted: Any) -> None:
        """The same where nothing shows it: in one line that goes by itself."""
        reason = self.prefer(**wanted)
        if reason:
            said = _("It holds until you leave, and could not be kept for longer: {reason}.").format(
                reason=reason.rstrip(".")
            )
        if said:
            self.notify(said, timeout=SAID_FOR, markup=False)

    def choose_theme(self, name: str) -> None:
        """Wear this look from now on."""
        self.prefer_aloud(theme=name)

    def action_switch_bell(self) -> None:
        """The soft bell of the timers, on or off."""
        if self.practice.settings.bell:
            self.prefer_aloud(_("The bell is off."), bell=False)
            return
        from closeness_tui.core.bell import SWITCHED_ON  # noqa: PLC0415 - only when used

        self.prefer_aloud(_("The bell is on: one stroke for in, two for out."), bell=True)
        for _stroke in range(SWITCHED_ON):
            self.bell()

    # ----- the settings, and the way home

    def action_open_settings(self, at: str = "") -> None:
        """Open the settings, at a row; not in the middle of a practice."""
        from closeness_tui.tui.screens.settings import SettingsScreen  # noqa: PLC0415 - only when used

        if self.journey.runs or any(isinstance(each, SettingsScreen) for each in self.screen_stack):
            return
        if self._on_the_way:
            self.push_screen(self._settings_screen(at, from_home=False))
        else:
            self._go(self._settle(at))

    def _settings_screen(self, at: str, *, from_home: bool) -> SettingsScreen:
        from closeness_tui.tui.screens.settings import SettingsScreen  # noqa: PLC0415 - as above

        return SettingsScreen(
            self.practice,
            prefer=self.prefer,
            unlock=self.unlock_log,
            tries=self.journey.tries,
            from_home=from_home,
            at=at,
        )

    async def _settle(self, at: str) -> str:
        from closeness_tui.tui.screens.settings import ERASED, WELCOME  # noqa: PLC0415 - as above

        onward = await self.push_screen_wait(self._settings_screen(at, from_home=True))
        if onward == WELCOME:
            return await self.journey.welcome()
        if onward == ERASED:
            self._wear()
            return _("Everything is erased from this machine. You are welcome here all the same.")
        return ""

    def action_welcome_again(self) -> None:
        """Show the first visit once more."""
        self._go(self.journey.welcome())

    @property
    def may_go_home(self) -> bool:
        """Whether nothing would be left half done: no practice, and no words being written."""
        return not self.journey.runs and not any(isinstance(each, Writing) for each in self.screen_stack)

    def from_home(self, act: Callable[[], object]) -> None:
        """Go back to home, place by place, and then do this."""
        self._homeward(act, MOST_STEPS)

    def _homeward(self, act: Callable[[], object], steps: int) -> None:
        if len(self.screen_stack) == 1 and not self._on_the_way:
            act()
        elif steps:
            self.call_later(self._one_step_home, act, steps - 1)

    async def _one_step_home(self, act: Callable[[], object], steps: int) -> None:
        if len(self.screen_stack) > 1:
            await self.screen.run_action("back")
        self.call_after_refresh(self._homeward, act, steps)
