"""Keys that come before the page they are meant for: held, and given to it in their order.

Without this, the first letters of a sentence would be lost while a sheet of paper is being laid out, or, worse, taken
for the keys of the page: s would skip, q would stop.
"""

from __future__ import annotations

from textual.app import App
from textual.events import Event, Key
from textual.message import Message


class Settled(Message):
    """A screen can take keys again."""


class HoldingApp(App[None], inherit_bindings=False):
    """Holds keys while the screen on top says that it is `settling`."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[Key] = []

    @property
    def _is_settling(self) -> bool:
        return bool(self.screen_stack) and getattr(self.screen, "settling", False)

    async def on_event(self, event: Event) -> None:
        """Hold a key while it would go astray; all else goes its way."""
        if isinstance(event, Key) and not event.is_forwarded and (self._held or self._is_settling):
            self._held.append(event)
            return
        await super().on_event(event)

    async def on_settled(self) -> None:
        """Give the keys that were held to whatever can take them now."""
        held, self._held = self._held, []
        while held and not self._is_settling:
            await super().on_event(held.pop(0))
        self._held = held + self._held
