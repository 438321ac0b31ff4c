"""Making a list: collecting, then only the stages that the step asks for."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from closeness_tui.core import event as events
from closeness_tui.core.answer import Item, Items
from closeness_tui.core.steps import Listing
from closeness_tui.core.view import StepView
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.list_stages import by_rating, items_at_first, stages_of
from closeness_tui.tui.widgets.stage import Stage
from closeness_tui.tui.widgets.stages import STAGES


class ListStep(StepBody):
    """Walks the stages; every change is kept."""

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        self.step: Listing = view.step if isinstance(view.step, Listing) else Listing(id=view.step.id)
        self.items: tuple[Item, ...] = items_at_first(self.step, view.rows, view.answer)
        self._stages = stages_of(self.step, view.rows)
        self._at = 0
        self._stage = self._stage_now()

    def compose(self) -> ComposeResult:
        """The first stage."""
        yield self._stage

    def _stage_now(self) -> Stage:
        return STAGES[self._stages[self._at]](self.step, self.view.rows, self.items)

    def take_focus(self) -> None:
        """The stage takes the keys itself."""

    def go_on(self) -> None:
        if not self._stage.go_on():
            return
        if self._at + 1 < len(self._stages) and self.items:
            self._turn_to(self._at + 1)
        else:
            self.want(events.Answer(Items(self.items)) if self.items else events.Next())

    def go_back(self) -> bool:
        if self._at == 0:
            return False
        self._turn_to(self._at - 1)
        return True

    def _turn_to(self, place: int) -> None:
        if self._stages[self._at] == "rate" and self.step.sort == "rating" and place > self._at:
            self._hold(by_rating(self.items))
        self._at = place
        old, self._stage = self._stage, self._stage_now()
        old.display = False
        self.mount(self._stage)
        old.remove()

    @on(Stage.Changed)
    def keep(self, message: Stage.Changed) -> None:
        """Let the draft hold what is there."""
        message.stop()
        if message.stage is self._stage:
            self._hold(message.items)

    @on(Stage.Finished)
    def next_stage(self, message: Stage.Finished) -> None:
        """Enter in an empty line means that the list is long enough."""
        message.stop()
        self.go_on()

    def at_hand(self) -> events.Event | None:
        kept = self.view.answer.items if isinstance(self.view.answer, Items) else ()
        items = self._stage.at_hand()
        return events.Keep(Items(items)) if items != kept else None

    def _hold(self, items: tuple[Item, ...]) -> None:
        self.items = items
        self.want(events.Keep(Items(items)))
