"""The body step: cues beside a figure, then only the stages that the step asks for."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.app import ComposeResult

from closeness_tui.core import event as events
from closeness_tui.core.answer import Item, Items
from closeness_tui.core.steps import Body, Listing
from closeness_tui.core.view import StepView
from closeness_tui.tui.widgets.beside import BesideFigure
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.cue_stages import First, LooksAt, PickCues, Strength
from closeness_tui.tui.widgets.figure import Figure
from closeness_tui.tui.widgets.figure_shape import Light
from closeness_tui.tui.widgets.regions import regions_in
from closeness_tui.tui.widgets.stage import Stage

CueStage = type[PickCues] | type[Strength] | type[First]


class CuesStep(StepBody):
    """Walks the stages; every change is kept, and the figure shows what is picked and what is at hand."""

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        body = view.step if isinstance(view.step, Body) else Body(id=view.step.id, cues=view.rows)
        self._places = dict(body.places)
        self._asks_first = body.first
        self._list = Listing(id=body.id, own=body.own, most=body.most, rate=body.strength)
        self.items: tuple[Item, ...] = view.answer.items if isinstance(view.answer, Items) else ()
        self._kind: CueStage = PickCues
        self._stage: Stage = PickCues(self._list, view.rows, self.items)
        self._beside = BesideFigure(self._stage)
        self._at_hand = ""

    def compose(self) -> ComposeResult:
        """The first stage with the figure beside it."""
        yield self._beside

    def on_mount(self) -> None:
        super().on_mount()
        self.fit(self.rows_free)
        self._light()

    def take_focus(self) -> None:
        """The stage takes the keys itself."""

    def fit(self, rows: int) -> None:
        super().fit(rows)
        self._beside.fit(rows)
        if isinstance(self._stage, PickCues | Strength):
            self._stage.fit(rows)

    @property
    def _stages(self) -> tuple[CueStage, ...]:
        rating: tuple[CueStage, ...] = (Strength,) if self._list.rate is not None else ()
        # Of one cue alone nobody has to be asked whether it comes first.
        order: tuple[CueStage, ...] = (First,) if self._asks_first and len(self.items) > 1 else ()
        return (PickCues, *rating, *order) if self.items else (PickCues,)

    def go_on(self) -> None:
        if not self._stage.go_on():
            return
        if isinstance(self._stage, PickCues):
            self._hold(self._stage.items)
        stages = self._stages
        after = stages.index(self._kind) + 1
        if after < len(stages):
            self._turn_to(stages[after])
        else:
            self._finish()

    def _finish(self) -> None:
        if self._asks_first and len(self.items) == 1:
            self.items = (replace(self.items[0], picked=True),)
        self.want(events.Answer(Items(self.items)) if self.items else events.Next())

    def go_back(self) -> bool:
        if isinstance(self._stage, Strength) and self._stage.go_back():
            return True
        stages = self._stages
        before = stages.index(self._kind) - 1
        if before < 0:
            return False
        self._turn_to(stages[before])
        return True

    def _turn_to(self, kind: CueStage) -> None:
        self._kind, self._at_hand = kind, ""
        old, self._stage = self._stage, kind(self._list, self.view.rows, self.items)
        old.display = False
        self._beside.things.mount(self._stage)
        old.remove()
        self.fit(self.rows_free)
        self._light()

    @on(Stage.Changed)
    def keep(self, message: Stage.Changed) -> None:
        """Let the draft hold what is there."""
        message.stop()
        if message.stage is self._stage:
            self._hold(message.items)
            self._light()

    def at_hand(self) -> events.Event | None:
        kept = self.view.answer.items if isinstance(self.view.answer, Items) else ()
        items = self._stage.at_hand()
        return events.Keep(Items(items)) if items != kept else None

    def _hold(self, items: tuple[Item, ...]) -> None:
        if items != self.items:
            self.items = items
            self.want(events.Keep(Items(items)))

    @on(Stage.Finished)
    def next_stage(self, message: Stage.Finished) -> None:
        """Enter in an empty line means that there is no more to add."""
        message.stop()
        self.go_on()

    @on(LooksAt)
    def look_at(self, message: LooksAt) -> None:
        """The figure follows the cue at hand."""
        message.stop()
        if message.stage is self._stage:
            self._at_hand = message.cue
            self._light()

    @on(Figure.Pointed)
    def point(self, message: Figure.Pointed) -> None:
        """A region of the figure leads to the cues that belong there."""
        message.stop()
        if isinstance(self._stage, PickCues):
            cues = enumerate(self.view.rows)
            self._stage.go_to(tuple(n for n, cue in cues if message.region in self._regions(cue)))

    def _regions(self, cue: str) -> frozenset[str]:
        place = self._places.get(cue, "")
        return frozenset({place}) if place else regions_in(cue)

    def _light(self) -> None:
        at_hand = self._regions(self._at_hand)
        if self._kind is First and not at_hand:
            # Before one is at hand: all of those that one could point at.
            at_hand = frozenset[str]().union(*(self._regions(item.text) for item in self.items))
        if self._kind is Strength:
            self._beside.light(Light(at_hand))
            return
        shown = [item for item in self.items if item.picked or self._kind is PickCues]
        picked = frozenset[str]().union(*(self._regions(item.text) for item in shown))
        self._beside.light(Light(picked, at_hand))
