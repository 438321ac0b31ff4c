"""An app in which an exercise is tried out by its author: from step to step at will, and never kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.message import Message

from closeness_tui.content.second_look import look_again
from closeness_tui.core import event as events
from closeness_tui.core.moves import begin
from closeness_tui.core.wording import _
from closeness_tui.practice.clock import ScaledClock
from closeness_tui.practice.exercise_map import map_of
from closeness_tui.practice.previewing import (
    SPEEDS,
    Rehearsal,
    RehearsingPractice,
    Version,
    only_change,
    setting_of,
    taken_over,
)
from closeness_tui.practice.reaching import arrive
from closeness_tui.tui import terminal
from closeness_tui.tui.app import ClosenessApp
from closeness_tui.tui.authoring.preview_keys import PREVIEW_KEYS
from closeness_tui.tui.authoring.stage import Stage
from closeness_tui.tui.authoring.stages import PreviewAbout, PreviewClosing, PreviewSession
from closeness_tui.tui.authoring.steps import ABOUT, CLOSING, HERE, LEAVE, STEP, STEPS, MapScreen, StepsScreen
from closeness_tui.tui.screens.about import BEGIN
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import SystemCommand
    from textual.screen import Screen

    from closeness_tui.core.exercise import Exercise
    from closeness_tui.core.problem import Problem
    from closeness_tui.core.session import Session, Setting
    from closeness_tui.practice.opening import Practice

_NOT_HERE = frozenset({"open_settings", "command_palette", "open_log", "unlock", "passphrase"})
"""What belongs to a person's own practice."""

_ON_STAGE = frozenset({"show_steps", "show_map", "change_speed"})


class RehearsingApp(ClosenessApp):
    """The ground on which the preview and the editor stand; nothing it does is stored, and no log is read."""

    CSS_PATH = "../app.tcss"

    BINDINGS: ClassVar[list[BindingType]] = PREVIEW_KEYS

    class Hints(Message):
        """What may be changed about a version is known."""

        def __init__(self, version: Version, hints: tuple[Problem, ...]) -> None:
            super().__init__()
            self.version = version
            self.hints = hints

    def __init__(self, practice: Practice, speed: float = 1.0) -> None:
        super().__init__(practice)
        clock = ScaledClock(practice.clock, speed)
        quickened = RehearsingPractice(practice.places, clock=clock)
        quickened.library = practice.library
        self.stage = Stage(self, quickened, clock)
        self.version = Version("", None)
        self._onward = ""
        """Where a key leads, while its page is going."""

    # ----- nothing of a person's own

    @staticmethod
    def _is_first(practice: Practice) -> bool:  # noqa: ARG004 - a preview is nobody's first visit
        return False

    def prefer(self, **wanted: Any) -> str:
        """Let these settings hold until the end; a preview changes no file."""
        self.practice.settings = replace(self.practice.settings, **wanted)
        self.stage.practice.settings = self.practice.settings
        self._wear()
        return ""

    def look_round(self) -> None:
        """Leave when the terminal is gone. Nobody's words are on the screen, so nothing is hidden after a while."""
        if not self.is_headless and terminal.is_orphaned():
            self.end(terminal.HUNG_UP)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key leads to somebody's log or settings, and those of the preview work only in it."""
        if action in _NOT_HERE:
            return False
        if action in _ON_STAGE:
            return self._may_on_stage(action)
        return super().check_action(action, parameters)

    def _may_on_stage(self, action: str) -> bool:
        screen = self.screen
        if isinstance(screen, StepsScreen):
            return action != "show_steps" and self.stage.exercise is not None
        return isinstance(screen, PreviewSession | PreviewAbout | PreviewClosing)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002 - the contract
        """None."""
        return ()

    # ----- from place to place

    async def rehearse(self, where: str) -> None:
        """From one place of the exercise to the next, until the author leaves."""
        while where != LEAVE:
            if where == STEPS or self.stage.exercise is None:
                where = await self.push_screen_wait(StepsScreen(self.stage))
            elif where == ABOUT:
                where = await self._before_the_start(self.stage.exercise)
            elif where == CLOSING:
                where = await self._at_the_end(self.stage.exercise)
            else:
                where = await self._play(where)

    async def _before_the_start(self, exercise: Exercise) -> str:
        chosen = await self.push_screen_wait(PreviewAbout(self.stage, exercise))
        if onward := self._take_onward():
            return onward
        if not chosen.startswith(BEGIN):
            self._note_leading_to(chosen)
            return STEPS
        length = chosen.removeprefix(BEGIN)
        self._begin(begin(exercise, self._setting(length), self.stage.clock.now()))
        return HERE

    def _begin(self, session: Session) -> None:
        self.stage.run = Rehearsal(session, self.stage.clock)

    def _setting(self, length: str = "") -> Setting:
        practice = self.stage.practice
        return setting_of(practice.clock, practice.settings.stop_word, length or practice.usual_length)

    async def _play(self, where: str) -> str:
        if where.startswith(STEP):
            self._begin(self._arrived(int(where.removeprefix(STEP))))
        run = self.stage.run
        if run is None or run.session.over:
            return STEPS
        if run.session.state == "paused":
            run.send(events.Resume())
        await self.push_screen_wait(PreviewSession(self.stage, run))
        return self._take_onward() or self._after_the_last_step()

    def _arrived(self, place: int | None) -> Session:
        """A session at a place; a note says how one came there."""
        exercise, stage = self.stage.exercise, self.stage
        assert exercise is not None  # noqa: S101 - only asked where there is one
        own = stage.run.session.answers if stage.run is not None else {}
        arrived = arrive(exercise, place, self._setting(), stage.clock.now(), own)
        if not arrived.by_answering:
            note = _("No answers were found that lead here. It is shown all the same.")
        elif arrived.session.path:
            note = _("The answers on the way here are made up.")
        else:
            note = ""
        stage.tell(note)
        return arrived.session

    def _after_the_last_step(self) -> str:
        run = self.stage.run
        state = run.session.state if run is not None else ""
        if state == "stopped":
            self.stage.tell(_("Stopped. People come home here, and can go on another day."))
            return STEPS
        if state == "parked":
            self.stage.tell(_("Put aside. It waits at home until somebody wants it."))
            return STEPS
        if run is not None and run.session.leads_to:
            self._note_leading_to(run.session.leads_to)
        return CLOSING

    def _note_leading_to(self, target: str) -> None:
        name = target.removeprefix("@")
        card = self.practice.library.card(name) if name else None
        if target == "@help":
            self.stage.tell(_("This leads to the help page, and then comes back."))
        elif card is not None:
            self.stage.tell(_("This leads to “{title}”.").format(title=harmless(card.title)))
        elif name:
            self.stage.tell(_("This leads to an exercise that is not here."))

    async def _at_the_end(self, exercise: Exercise) -> str:
        run = self.stage.run
        if run is None or run.session.state != "finished" or run.session.exercise is not exercise:
            self._begin(self._arrived(None))
            run = self.stage.run
        assert run is not None  # noqa: S101 - just made
        chosen = await self.push_screen_wait(PreviewClosing(self.stage, run))
        onward = self._take_onward()
        if not onward:
            self.stage.tell("")
            self._note_leading_to(chosen)
        return onward or STEPS

    def _take_onward(self) -> str:
        onward, self._onward = self._onward, ""
        return onward

    # ----- keys

    def action_show_steps(self) -> None:
        """All steps, in place of what is on the stage."""
        self._leave_for(STEPS)

    def _leave_for(self, where: str) -> None:
        screen = self.screen
        if isinstance(screen, PreviewSession | PreviewAbout | PreviewClosing):
            self._onward = where
            screen.leave_stage()

    def action_show_map(self) -> None:
        """The map, over what is on the stage."""
        exercise = self.stage.exercise
        if exercise is not None:
            self.push_screen(MapScreen(exercise.title, map_of(exercise)))

    def action_change_speed(self, by: int) -> None:
        """Another speed; with 0 the next, and after the last the first."""
        clock = self.stage.clock
        quicker = [each for each in SPEEDS if each > clock.speed]
        slower = [each for each in SPEEDS if each < clock.speed]
        if by >= 0:
            clock.speed = quicker[0] if quicker else (SPEEDS[0] if by == 0 else clock.speed)
        else:
            clock.speed = slower[-1] if slower else clock.speed
        self.stage.tell()

    # ----- another version

    def take(self, version: Version) -> None:
        """Show this version where it is whole; where it is not, what is wrong with it beside the one before."""
        self.version, stage = version, self.stage
        stage.problems, stage.hints = version.problems, ()
        if version.exercise is None:
            stage.tell("")
            return
        before, stage.exercise = stage.exercise, version.exercise
        changed = only_change(before, version.exercise) if before is not None else None
        screens = [each for each in self.screen_stack if isinstance(each, PreviewSession)]
        if screens:
            self._take_over(screens[-1], version.exercise, changed)
        else:
            self._show_anew(version.exercise)
        stage.tell()
        self._look_for_hints(version)

    def _take_over(self, screen: PreviewSession, exercise: Exercise, changed: int | None) -> None:
        run = self.stage.run
        here = run.session.exercise.steps[run.session.at].id if run is not None else ""
        elsewhere = changed is not None and exercise.steps[changed].id != here
        if changed is not None and elsewhere and not screen.in_the_middle:
            screen.take_over(exercise, lambda: self._arrived(changed))
            return
        screen.take_over(exercise, None)
        waits = changed is not None and elsewhere
        self.stage.note = (
            _("Step {number} has changed. F6 leads there.").format(number=(changed or 0) + 1) if waits else ""
        )

    def _show_anew(self, exercise: Exercise) -> None:
        run = self.stage.run
        if run is not None and not run.session.over:
            self._begin(taken_over(run.session, exercise, self.stage.clock.now()))
        self.stage.note = ""
        if isinstance(self.screen, PreviewAbout):
            self._leave_for(ABOUT)

    def _look_for_hints(self, version: Version) -> None:
        # Every way through a long exercise takes half a second to go.
        self.run_worker(
            lambda: self._hints_of(version), thread=True, exclusive=True, group="hints", exit_on_error=False
        )

    def _hints_of(self, version: Version) -> None:
        again = look_again(version.text, "", self.practice.library.shared)
        self.post_message(self.Hints(version, again.problems if again is not None else ()))

    def on_rehearsing_app_hints(self, message: Hints) -> None:
        """Show them, unless the text has moved on."""
        if message.version is self.version:
            self.stage.hints = message.hints
            self.stage.tell()
