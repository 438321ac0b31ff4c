"""What every step's widget has: it is given a view, and asks upward for what the person wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from textual.containers import VerticalGroup
from textual.message import Message

from closeness_tui.core import event as events
from closeness_tui.core.moment import Moment
from closeness_tui.core.steps import Phase
from closeness_tui.core.view import StepView


@dataclass(frozen=True, slots=True)
class Glance:
    """What a picture may look at while it moves; looking never moves the session."""

    moment: Callable[[], Moment | None]
    phases: Callable[[], tuple[Phase, ...]]
    ring: Callable[[], None]
    """A soft bell, where the person wants one."""
    still: bool = False
    """No motion: words and numbers instead of a moving picture."""


class StepBody(VerticalGroup):
    """One step under its text. A subclass draws its kind and turns keys into events."""

    DEFAULT_CSS = """
    StepBody { height: auto; }
    StepBody:focus { outline: none; }
    StepBody .soft { color: $text-muted; }
    StepBody .middle { text-align: center; }
    """

    @dataclass
    class Wanted(Message):
        """The person wants this to happen."""

        body: StepBody
        event: events.Event
        when: float | None = None
        """The instant of the key itself, where it matters."""

    @dataclass
    class Settled(Message):
        """It is there, and the keys come to it."""

        body: StepBody

    @dataclass
    class Shifted(Message):
        """Something changed that the key line says."""

        body: StepBody

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__()
        self.view = view
        self.glance = glance
        self.rows_free = rows
        """The rows of the screen that are left for it below the text."""

    @property
    def ready(self) -> bool:
        """Whether Enter would do something."""
        return events.Next in self.view.can

    def on_mount(self) -> None:
        """Show the first view, and take the keys."""
        self.show(self.view)
        self.take_focus()
        self.call_later(self.post_message, self.Settled(self))

    def take_focus(self) -> None:
        """Let the keys come here."""
        if self.focusable:
            self.focus(scroll_visible=False)

    def be_still(self, still: bool) -> None:
        """Motion was switched off or on; most kinds have none."""
        self.glance = replace(self.glance, still=still)

    def receive(self, view: StepView) -> None:
        """Another view of the same step; one that comes before the first picture is shown with it."""
        if self.is_mounted:
            self.show(view)
        else:
            self.view = view

    def show(self, view: StepView) -> None:
        """Draw the same step as it is now."""
        self.view = view

    def fit(self, rows: int) -> None:
        """The window has another size; `rows` are left for this widget."""
        self.rows_free = rows

    def go_on(self) -> None:
        """The person pressed the key that goes on."""
        self.want(events.Next())

    def go_back(self) -> bool:
        """The person pressed the key that goes back; True when that stays within the step."""
        return False

    def at_hand(self) -> events.Event | None:
        """What stands on the screen and the session may not know yet; asked when there is no time for messages."""
        return None

    def want(self, event: events.Event, when: float | None = None) -> None:
        """Ask the screen for an event."""
        self.post_message(self.Wanted(self, event, when))

    def shifted(self) -> None:
        """Let the screen say the keys anew."""
        self.post_message(self.Shifted(self))
