"""The full-screen app: its keys, its looks, and its watch over whether somebody is still there."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType

from closeness_tui.core.wording import _
from closeness_tui.store.failures import StoreError
from closeness_tui.tui import ahead, terminal
from closeness_tui.tui.going import GoingApp
from closeness_tui.tui.phrases import later
from closeness_tui.tui.safe_text import SafeText
from closeness_tui.tui.screens.home import HomeScreen
from closeness_tui.tui.screens.small import SmallScreen, is_too_small
from closeness_tui.tui.themes import CALM, NAMES, THEMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from textual.events import Event, Resize
    from textual.filter import LineFilter
    from textual.screen import Screen

    from closeness_tui.practice.opening import Practice

LOOKING_ROUND = 5.0
"""Seconds between two looks at whether somebody is still there."""

TWICE = 2.0
"""Seconds within which a second Ctrl-C leaves."""

_WHILE_HIDDEN = frozenset({"help_now", "leave_now", "suspend_process"})


class ClosenessApp(GoingApp, inherit_bindings=False):
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
        self._last_key = practice.clock.now()
        self._interrupted = float("-inf")
        for theme in THEMES:
            self.register_theme(theme)
        self._begin_with(practice.settings.theme if practice.settings.theme in NAMES else CALM)
        if practice.settings.reduced_motion:
            self.animation_level = "none"

    # ----- beginning

    def _begin_with(self, look: str) -> None:
        # As if it had always been so: a change of theme would parse all styles once more before the first picture.
        self.set_reactive(App.theme, look)
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[Any]:
        """Home lies beneath every other place."""
        return HomeScreen(self.practice, waits=self._start is not None)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Words of our own in the style sheet."""
        return {"quiet": "#a09a90", "care": "#e2a38c"}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The last gate before the terminal."""
        return [*super().get_line_filters(), SafeText()]

    def on_mount(self) -> None:
        """Go to the exercise named at the start, and listen for the end of the terminal."""
        if self._start is not None:
            self._go(self.journey.visit(self._start))
        self.app_resume_signal.subscribe(self, self._back_from_sleep)
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            loop.set_exception_handler(self._loose_end)
            terminal.watch_signals(loop, self.end)
        self.call_after_refresh(self._ready_now)

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
        """While hidden, nothing leads past the hidden screen."""
        return not self.is_hidden or action in _WHILE_HIDDEN

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002 - the contract
        """The places, the exercises and the looks. Nothing that saves a picture of what is on the screen."""
        yield SystemCommand(_("Help now"), _("Whom you could reach"), self.action_help_now)
        yield SystemCommand(_("Hide"), _("Show an empty screen"), self.action_hide)
        yield SystemCommand(_("All keys"), _("What each key does here"), self.action_keys_help)
        if not self._on_the_way:
            yield SystemCommand(_("Your log"), _("Read what you kept"), self.action_open_log)
            yield SystemCommand(_("Passphrase"), _("Choose or change it"), self.action_passphrase)
        looks = (_("Look: calm, dark"), _("Look: calm, light"), _("Look: high contrast"))
        for name, words in zip(NAMES, looks, strict=True):
            yield SystemCommand(words, _("Change the colours"), partial(self.choose_theme, name))
        if not self._on_the_way:
            for card in self.practice.cards:
                yield SystemCommand(
                    card.title, card.summary, partial(self.open_exercise, card.id), discover=False
                )
        yield SystemCommand(_("Leave"), _("All is kept"), self.action_leave)

    def action_command_palette(self) -> None:
        """Open the list of all places."""
        from textual.command import CommandPalette  # noqa: PLC0415 - only when used

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("A place or an exercise"), id="--command-palette"))

    def choose_theme(self, name: str) -> None:
        """Wear this look from now on."""
        self.theme = name
        try:
            self.practice.change(replace(self.practice.settings, theme=name))
        except StoreError:
            # It holds until the end; saying more would be a fuss about a colour.
            return

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


def run_app(practice: Practice, start: str | None = None) -> int:
    """Run the app until it ends, and return the exit code."""
    terminal.make_ready()
    # The collector would walk over everything several times before the first picture.
    gc.disable()
    error: BaseException | None = None
    app: ClosenessApp | None = None
    terminal.name_window()
    try:
        app = ClosenessApp(practice, start=start)
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
