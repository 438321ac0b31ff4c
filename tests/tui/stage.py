"""A tiny app around the session screen, with a clock that stands still until it is told to go on."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from textual.app import App

from closeness_tui.core.event import Bring, Brought
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.moves import begin
from closeness_tui.core.session import Session, Setting
from closeness_tui.core.settings import Settings
from closeness_tui.core.steps import Read, Step, Tally
from closeness_tui.core.view import StepView
from closeness_tui.practice.run import Run
from closeness_tui.tui.safe_text import SafeText
from closeness_tui.tui.screens.session import SessionScreen
from closeness_tui.tui.themes import CALM, THEMES
from tests.practice.doubles import Memory, StandingClock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.filter import LineFilter
    from textual.pilot import Pilot

GROUNDING = Exercise(
    id="grounding-54321",
    title="Five, Four, Three, Two, One",
    family="grounding",
    rung=1,
    summary="Come back to here and now.",
    steps=(
        Tally(id="see", text="Find 5 things you can see.", count=5, swap="Any sense will do."),
        Read(id="here"),
    ),
)

SMALLER = Exercise(
    id="smaller-one",
    title="Something [bold]Small[/]",
    family="disclosure",
    rung=1,
    summary="Small.",
    steps=(Read(id="only"),),
)


def exercise_of(*steps: Step, **fields: Any) -> Exercise:
    """An exercise made of these steps."""
    given: dict[str, Any] = {
        "id": "some-exercise",
        "title": "Some Exercise",
        "family": "disclosure",
        "rung": 2,
        "summary": "A little.",
        "smaller": ("smaller-one",),
    }
    return Exercise(steps=tuple(steps), **(given | fields))


@dataclass
class StandIn:
    """What the screen needs of a practice."""

    clock: Any
    settings: Settings = field(default_factory=Settings)
    grounding: Exercise | None = GROUNDING
    brought: tuple[Brought, ...] | None = ()
    asked: list[Any] = field(default_factory=list)

    @property
    def library(self) -> Any:
        """Knows one smaller exercise."""
        known = {GROUNDING.id: GROUNDING, SMALLER.id: SMALLER}
        return SimpleNamespace(get=known.get)

    def bring(self, review: Any) -> tuple[Brought, ...] | None:
        """The words brought back."""
        self.asked.append(review)
        return self.brought

    def bring_into(self, run: Run) -> bool:
        """Bring what the step at hand wants."""
        want = run.look().wants
        rows = self.bring(want) if want is not None else None
        if rows is not None:
            run.send(Bring(rows))
        return rows is not None


class Host(App[None], inherit_bindings=False):
    """Pushes the screen, and notes what it asks of the app."""

    def __init__(
        self,
        *steps: Step,
        exercise: Exercise | None = None,
        settings: Settings | None = None,
        brought: tuple[Brought, ...] | None = (),
        clock: Any = None,
        keeping: Any = None,
        session: Session | None = None,
    ) -> None:
        super().__init__()
        self.clock = clock or StandingClock()
        self.stand_in = StandIn(self.clock, settings or Settings(), brought=brought)
        whole = exercise or exercise_of(*steps)
        self.keeper = keeping or Memory()
        start = session or begin(whole, Setting(today="a quiet Monday"), self.clock.now())
        self.course = Run(start, run_id="r" * 26, clock=self.clock, keeping=self.keeper)
        self.session_screen = SessionScreen(self.stand_in, self.course)  # type: ignore[arg-type]
        self.called: list[str] = []
        self.opened = True
        self.rung = 0
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = CALM

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), SafeText()]

    def on_mount(self) -> None:
        self.push_screen(self.session_screen, lambda _nothing: self.called.append("back"))

    def bell(self) -> None:
        self.rung += 1

    def action_help_now(self) -> None:
        self.called.append("help")

    def action_hide(self) -> None:
        self.called.append("hide")

    def action_leave_now(self) -> None:
        self.called.append("leave")

    def action_keys_help(self) -> None:
        self.called.append("keys")

    async def unlock_log(self) -> bool:
        self.called.append("unlock")
        if self.opened:
            self.stand_in.brought = (Brought("an older word", "2026-11-02", "Some Exercise"),)
        return self.opened

    # What tests look at

    @property
    def view(self) -> StepView:
        """How the session is now."""
        return self.course.look()

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered so far."""
        return self.course.session.answers

    def text_on_screen(self) -> str:
        """Every line that is drawn."""
        screen = self.session_screen
        height = self.size.height
        lines = screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in lines[:height])


async def time_passes(pilot: Pilot[None], host: Host, seconds: float) -> None:
    """The clock goes on; then the screen's timer comes."""
    host.clock.pass_time(seconds)
    host.session_screen.beat()
    await pilot.pause()
