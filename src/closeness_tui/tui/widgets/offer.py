"""After a high rating: calm words, and gentler doors first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult

from closeness_tui.core import event as events
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.choices import Choices, has_room, numbered


@dataclass(frozen=True, slots=True)
class Door:
    """One way to go from here."""

    text: str
    event: events.Event


def doors_of(
    view: StepView, grounding: Exercise | None, find: Callable[[str], Exercise | None]
) -> tuple[Door, ...]:
    """Grounding first, then smaller exercises, a person, stopping, and carrying on last."""
    doors: list[Door] = []
    if grounding is not None and events.Ground in view.can:
        doors.append(Door(_("A minute of grounding, then back here"), events.Ground(grounding)))
    for target in view.doors:
        if target == "@help":
            doors.append(Door(_("See who I could call"), events.Leave(target)))
        elif (smaller := find(target.removeprefix("@"))) is not None:
            words = _("Something smaller: {title}").format(title=smaller.title)
            doors.append(Door(words, events.Leave(target)))
    return (*doors, Door(_("Stop here"), events.Stop()), Door(_("Carry on"), events.Next()))


class OfferPage(StepBody):
    """The doors as choices; none is chosen beforehand, and carrying on is the last."""

    def __init__(self, view: StepView, glance: Glance, rows: int, doors: tuple[Door, ...]) -> None:
        super().__init__(view, glance, rows)
        self._doors = doors
        texts = tuple(door.text for door in doors)
        self._choices = Choices(numbered(texts), spaced=has_room(texts, rows))

    def compose(self) -> ComposeResult:
        """The doors."""
        yield self._choices

    def take_focus(self) -> None:
        self._choices.focus(scroll_visible=False)

    @property
    def ready(self) -> bool:
        return self._choices.here >= 0

    def go_on(self) -> None:
        self._choices.pick_here()

    @on(Choices.Marked)
    def say_keys(self) -> None:
        """Enter may mean something now."""
        self.shifted()

    @on(Choices.Picked)
    def go(self, message: Choices.Picked) -> None:
        """Through a door."""
        message.stop()
        self.want(self._doors[message.index].event)
