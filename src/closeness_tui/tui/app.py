"""The full-screen app: its keys, its looks, and its watch over whether somebody is still there."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from closeness_tui.core.wording import _
from closeness_tui.tui import ahead, terminal
from closeness_tui.tui.phrases import later
from closeness_tui.tui.safe_text import SafeText
from closeness_tui.tui.screens.home import HomeScreen
from closeness_tui.tui.screens.small import SmallScreen, is_too_small
from closeness_tui.tui.wearing import WearingApp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from textual.app import SystemCommand
    from textual.events import Event, Resize
    from textual.filter import LineFilter
    from textual.screen import Screen

    from closeness_tui.practice.opening import Practice

LOOKING_ROUND = 5.0
"""Seconds between two looks at whether somebody is still there."""

TWICE = 2.0
"""Seconds within which a second Ctrl-C leaves."""

_SAFE_TEXT = SafeText()
"""One for all: a line that went through it is kept with it, and not drawn anew for every frame."""

_WHILE_HIDDEN = frozenset({"help_now", "leave_now", "suspend_process"})


class ClosenessApp(WearingApp, inherit_bindings=False):
    """Everything on one terminal; `start` names an exercise to begin with."""

    CSS_PATH = "app.tcss"
    TITLE = "closeness"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-middling"), (100, "-wide")]  # noqa: RUF012 - as Textual has it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012 - as Textual has it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "help_now", later("help now"), tooltip=later("Shows whom you could reach."), id="help"),
        Binding(
            "ctrl+t", "help_now", later("help now"), show=False, tooltip=later("Shows whom you could reach.")
        ),
        Binding("x", "hide", later("hide"), tooltip=later("Shows an empty screen at once."), id="hide"),
        Binding(
            "ctrl+x",
            "hide",
            later("hide"),
            show=False,
            priority=True,
            tooltip=later("Shows an empty screen at once."),
        ),
        Binding("question_mark", "keys_help", later("keys"), tooltip=later("Shows all the keys."), id="keys"),
        Binding("f1", "keys_help", later("keys"), show=False, tooltip=later("Shows all the keys.")),
        Binding(
            "comma",
            "open_settings",
            later("settings"),
            show=False,
            tooltip=later("Opens the settings."),
            id="settings",
        ),
        Binding(
            "ctrl+p",
            "command_palette",
            later("all places"),
            show=False,
            tooltip=later("Finds a place by name."),
        ),
        Binding(
            "ctrl+q", "leave", later("leave"), show=False, tooltip=later("Leaves closeness; all is kept.")
        ),
        Binding(
            "Q",
            "leave_now",
            later("leave at once"),
            show=False,
            tooltip=later("Leaves at once; all is kept."),
        ),
        # Before a field's own undo: Ctrl-Z means the same everywhere in a terminal.
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]

    def __init__(self, practice: Practice, *, start: str | None = None) -> None:
        super().__init__(practice)
        self._start = start
        self._welcomes = start is None and not practice.settings.welcomed and self._is_first(practice)
        self._last_key = practice.clock.now()
        self._interrupted = float("-inf")

    # ----- beginning

    @staticmethod
    def _is_first(practice: Practice) -> bool:
        from closeness_tui.practice.first_visit import is_first_visit  # noqa: PLC0415 - hardly ever

        return is_first_visit(practice)

    def get_default_screen(self) -> Screen[Any]:
        """Home lies beneath every other place."""
        return HomeScreen(self.practice, waits=self._start is not None or self._welcomes)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The last gate before the terminal."""
        return [*super().get_line_filters(), _SAFE_TEXT]

    def on_mount(self) -> None:
        """Go to the exercise named at the start, and listen for the end of the terminal."""
        if self._start is not None:
            self._begin_at(self._start)
        elif self._welcomes:
            self._go(self.journey.welcome())
        self.app_resume_signal.subscribe(self, self._back_from_sleep)
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            loop.set_exception_handler(self._loose_end)
            terminal.watch_signals(loop, self.end)
        self.call_after_refresh(self._ready_now)

    def _begin_at(self, name: str) -> None:
        from closeness_tui.core.check_in import is_tool  # noqa: PLC0415 - not for home alone

        if is_tool(name):
            self.action_check_in(name)
        else:
            self._go(self.journey.visit(name))

    def _ready_now(self) -> None:
        # Nothing loaded so far is ever garbage; and the watch is not needed for the first picture.
        gc.freeze()
        gc.enable()
        self.set_interval(LOOKING_ROUND, self.look_round)
        if not self.is_headless:
            self.set_timer(
                ahead.AHEAD, lambda: self.run_worker(ahead.load_ahead, thread=True, exit_on_error=False)
            )

    def _back_from_sleep(self, _app: App[None]) -> None:
        # The terminal shows the shell's lines now; only what changed would be drawn again.
        self.call_after_refresh(self.screen.refresh)

    # ----- all places

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - the contract
        """While hidden, nothing leads past the hidden screen; and in a practice nothing leads to the settings."""
        if action == "open_settings" and self.journey.runs:
            return False
        return not self.is_hidden or action in _WHILE_HIDDEN

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002 - the contract
        """The places, the exercises and the settings. Nothing that saves a picture of what is on the screen."""
        from closeness_tui.tui.places import commands_of  # noqa: PLC0415 - only when used

        return commands_of(self)

    def action_command_palette(self) -> None:
        """Open the list of all places."""
        from closeness_tui.tui.screens.palette import PlacesScreen  # noqa: PLC0415 - only when used

        if not isinstance(self.screen, PlacesScreen):
            self.push_screen(PlacesScreen())

    # ----- watching

    async def on_event(self, event: Event) -> None:
        """Notice every key, wherever it goes."""
        key = getattr(event, "key", None)
        if key is not None and not event.is_forwarded:
            now = self.practice.clock.now()
            self._last_key = now
            if key == "ctrl+c":
                if now - self._interrupted <= TWICE:
                    self.action_leave_now()
                elif not self.is_hidden:
                    self.notify(
                        _("Ctrl-C once more leaves. All is kept."),
                        timeout=TWICE,
                        markup=False,
                    )
                self._interrupted = now
        await super().on_event(event)

    def look_round(self) -> None:
        """Leave when the terminal is gone; lock when nobody has touched a key for long."""
        if not self.is_headless and terminal.is_orphaned():
            self.end(terminal.HUNG_UP)
            return
        minutes = self.practice.settings.idle_minutes
        if self.journey.timer_runs:
            self._last_key = self.practice.clock.now()
        elif minutes > 0 and self.practice.clock.now() - self._last_key >= minutes * 60:
            self.action_hide()

    def on_resize(self, event: Resize) -> None:
        """Too small a window shows a message instead of a torn picture."""
        small = is_too_small(event.size.width, event.size.height)
        if small and not isinstance(self.screen, SmallScreen):
            self.push_screen(SmallScreen())
        elif not small and isinstance(self.screen, SmallScreen):
            self.pop_screen()


def run_app(
    practice: Practice, start: str | None = None, make: Callable[[], ClosenessApp] | None = None
) -> int:
    """Run the app until it ends, and return the exit code; `make` makes another one on the same ground."""
    terminal.make_ready()
    # The collector would walk over everything several times before the first picture.
    gc.disable()
    error: BaseException | None = None
    app: ClosenessApp | None = None
    terminal.name_window()
    try:
        app = make() if make is not None else ClosenessApp(practice, start=start)
        app.run()
    except Exception as reason:  # noqa: BLE001 - nothing of it may be printed
        error = reason
    finally:
        gc.enable()
        terminal.give_window_back()
    code = terminal.OUR_FAULT if error is not None or app is None else app.return_code or terminal.FINE
    if code == terminal.HUNG_UP:
        # The terminal is gone; the interpreter's last flush would only change the exit code.
        os._exit(code)
    if code == terminal.OUR_FAULT:
        report = app.report if app is not None else None
        if error is not None and report is None:
            report = terminal.write_report(practice.places.state, error, practice.clock.wall())
        sys.stderr.write(terminal.parting_line(report) + "\n")
    return code
