"""What can be done in a practice: each key, what it sends, and when it means something."""

from __future__ import annotations

from textual.widgets import Input, TextArea

from closeness_tui.core import event as events
from closeness_tui.tui.keys import means_something
from closeness_tui.tui.screens.earlier_words import EarlierWords

APP_ACTIONS = {
    "help": "help_now",
    "hide": "hide",
    "leave": "leave_now",
    "keys": "keys_help",
    "bell": "switch_bell",
}
"""What the app does for a practice, by the name of its key."""

_TIME_GOES_ON = ("keys", "bell")


class SessionDeeds(EarlierWords):
    """The part of the screen of a practice that the keys reach."""

    @property
    def writing(self) -> bool:
        """Whether letters go into a field now, so that keys go with Ctrl."""
        return isinstance(self.focused, TextArea | Input)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key works only where it means something now."""
        if action in ("do", "do_writing"):
            return self.writing is (action == "do_writing") and self._may(str(parameters[0]))
        return True

    def _may(self, name: str) -> bool:
        if name in APP_ACTIONS:
            there = hasattr(self.app, f"action_{APP_ACTIONS[name]}")
            return there and (name != "bell" or self._view.moment is not None)
        return means_something(name, self._view, has_grounding=self._practice.grounding is not None)

    async def action_do_writing(self, name: str) -> None:
        """The same as the plain key, while words are typed."""
        await self.action_do(name)

    async def action_do(self, name: str) -> None:
        """Do what a key stands for."""
        match name:
            case "pause":
                self._send(events.Resume() if self._view.paused else events.Pause())
            case "on" if self._body is not None:
                self._body.go_on()
            case "back":
                if self._body is None or not self._body.go_back():
                    self._send(events.Back())
            case "skip":
                self._send(events.Skip())
            case "ground":
                self._ground()
            case "stop":
                self._send(events.Stop())
            case _ if name in APP_ACTIONS:
                await self._ask_app(name)

    async def _ask_app(self, name: str) -> None:
        # The page of keys shows what can be done now; its own coming lets the time stand still.
        if name not in _TIME_GOES_ON:
            self._pause_timer()
        if name == "leave":
            self._course.keep()
        await self.run_action(f"app.{APP_ACTIONS[name]}")

    def keep_words(self) -> None:
        """Let the practice hold what stands on the screen, also what its widgets have not told of yet."""
        if self._body is not None and (event := self._body.at_hand()) is not None:
            self._course.send(event)

    def _ground(self) -> None:
        if events.Return in self._view.can:
            self._send(events.Return())
        else:
            self.ground()

    def ground(self) -> None:
        """Put the grounding exercise on top, where it is not there already."""
        if (grounding := self._practice.grounding) is not None:
            self._send(events.Ground(grounding))

    def _pause_timer(self) -> None:
        if self._view.moment is not None and events.Pause in self._view.can:
            self._send(events.Pause())
