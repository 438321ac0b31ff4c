"""Earlier words in a practice: read from the log aside, asked about where it is locked, and shown in their step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.screen import Screen

from closeness_tui.core import event as events
from closeness_tui.core.steps import Review
from closeness_tui.tui.widgets.review import ReviewStep

if TYPE_CHECKING:
    from closeness_tui.core.view import StepView
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run
    from closeness_tui.tui.widgets.body import StepBody


class EarlierWords(Screen[None]):
    """The part of the screen of a practice that looks back."""

    @dataclass
    class Recalled(Message):
        """Earlier words came back from the log; none at all while it is locked."""

        place: object
        rows: tuple[events.Brought, ...] | None

    def __init__(self, practice: Practice, run: Run) -> None:
        super().__init__()
        self._practice = practice
        self._course = run
        self._view: StepView = run.look()
        self._place: object = None
        self._body: StepBody | None = None
        self._gone_without: set[tuple[str, str]] = set()
        """Steps that found the log locked: to them, no words does not mean that there are none."""

    def _send(self, event: events.Event, when: float | None = None) -> None:
        """Let the run know; the screen itself says how."""
        raise NotImplementedError

    @property
    def _review(self) -> tuple[str, str]:
        return self._course.session.exercise.id, self._view.step.id

    def _look_back(self) -> None:
        """Where this step brings back words: ask the log for them, or tell the step why there are none."""
        step = self._view.step
        if not isinstance(step, Review) or self._view.offer:
            return
        if self._view.brought is None:
            self._bring(step, self._place)
        elif isinstance(self._body, ReviewStep):
            self._body.was_locked = self._review in self._gone_without

    @work(thread=True, exclusive=True, exit_on_error=False, group="bring")
    def _bring(self, step: Review, place: object) -> None:
        """Read the log in a thread: opening many entries takes a moment."""
        try:
            rows = self._practice.bring(step)
        except Exception:  # noqa: BLE001 - whatever failed, the practice goes on without earlier words
            rows = ()
        self.post_message(self.Recalled(place, rows))

    @on(Recalled)
    def _show_recalled(self, message: Recalled) -> None:
        if message.place != self._place or not isinstance(self._body, ReviewStep):
            return
        if message.rows is None:
            self._gone_without.add(self._review)
            self._body.show_locked(can_unlock=hasattr(self.app, "unlock_log"))
        else:
            self._gone_without.discard(self._review)
            self._send(events.Bring(message.rows))

    @on(ReviewStep.UnlockWanted)
    @work
    async def _unlock(self) -> None:
        place, step = self._place, self._view.step
        unlock = getattr(self.app, "unlock_log", None)
        if unlock is not None and await unlock() and isinstance(step, Review):
            self._bring(step, place)
