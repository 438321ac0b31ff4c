"""A place to wait: park the practice for another day, or go on now."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from closeness_tui.core import event as events
from closeness_tui.core.steps import Later
from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.choices import Choices, has_room, numbered
from closeness_tui.tui.widgets.prose import Prose, words


class LaterStep(StepBody):
    """Two choices, and Enter takes neither before the person went to one; with nothing kept, only going on."""

    DEFAULT_CSS = """
    LaterStep {
        .waits { border-left: outer $primary; padding: 0 2; margin-bottom: 1; }
        .soft { margin-bottom: 1; }
        .how { color: $text-muted; margin-top: 1; }
        .how.-asked { color: $foreground; text-style: bold; }
    }
    """

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        self._can_wait = events.Park in view.can
        texts = [_("Go on now")]
        self._events: list[events.Event] = [events.Next()]
        if self._can_wait:
            texts.insert(0, _("Let it wait here for another day"))
            self._events.insert(0, events.Park())
        self._label = view.step.label if isinstance(view.step, Later) else ""
        # Said after the choices, where the eye is when Enter did nothing.
        self._how = Prose(_("1 or 2 chooses. Enter alone changes nothing here."), classes="how")
        self._how.display = self._can_wait
        self._choices = Choices(numbered(tuple(texts)), spaced=has_room(("",) * 4, rows))

    def compose(self) -> ComposeResult:
        """What waits, what that means, and the ways from here."""
        if self._label and self._can_wait:
            yield Prose(words(self._label, "bold"), classes="waits")
        yield Prose(self._sentence(), classes="soft")
        yield self._choices
        yield self._how

    def _sentence(self) -> str:
        if self._can_wait:
            return _("It waits on the first page for as long as you like.")
        return _(
            "Nothing is kept in this practice, so it can't wait here for you. You can go on now, or leave it be."
        )

    def take_focus(self) -> None:
        self._choices.focus(scroll_visible=False)

    @property
    def ready(self) -> bool:
        return self._choices.here >= 0 or not self._can_wait

    def go_on(self) -> None:
        if self._choices.here >= 0:
            self._choices.pick_here()
        elif not self._can_wait:
            self.want(events.Next())
        else:
            # Enter pressed once or ten times out of habit neither ends the practice nor goes on with it.
            self._how.add_class("-asked")

    @on(Choices.Marked)
    def say_keys(self, message: Choices.Marked) -> None:
        """Enter may mean something now."""
        message.stop()
        self.shifted()

    @on(Choices.Picked)
    def go(self, message: Choices.Picked) -> None:
        """Wait, or go on."""
        message.stop()
        self.want(self._events[message.index])
