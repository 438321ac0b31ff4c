"""Earlier words in a practice: read from the log aside, asked about where it is locked, and shown in their step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.screen import Screen

from closeness_tui.core import event as events
from closeness_tui.core.session import AGREEMENT
from closeness_tui.tui.widgets.review import LookingBack, ReviewStep

if TYPE_CHECKING:
    from closeness_tui.core.steps import Review
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
    def _asker(self) -> tuple[str, str]:
        return self._course.session.exercise.id, self._view.step.id

    def _look_back(self) -> None:
        """Where this step wants earlier words: ask the log for them, or tell the step why there are none."""
        want = self._view.wants
        if self._view.offer:
            return
        if want is not None:
            self._bring(want, self._place)
        elif isinstance(self._body, ReviewStep):
            self._body.was_locked = self._asker in self._gone_without

    @work(thread=True, exclusive=True, exit_on_error=False, group="bring")
    def _bring(self, want: Review, place: object) -> None:
        """Read the log in a thread: opening many entries takes a moment."""
        try:
            rows = self._practice.bring(want)
        except Exception:  # noqa: BLE001 - whatever failed, the practice goes on without earlier words
            rows = ()
        self.post_message(self.Recalled(place, rows))

    @on(Recalled)
    def _show_recalled(self, message: Recalled) -> None:
        if message.place != self._place or not isinstance(self._body, LookingBack):
            return
        if message.rows is not None:
            self._gone_without.discard(self._asker)
            self._take_in(message.rows)
        elif self._asker in self._gone_without:
            # A step that wants words from several exercises asks once.
            self._take_in(())
        else:
            self._body.show_locked(can_unlock=hasattr(self.app, "unlock_log"))

    def _go_without(self) -> None:
        """The log stays locked, and the step does without it."""
        self._gone_without.add(self._asker)
        self._take_in(())

    def _take_in(self, rows: tuple[events.Brought, ...]) -> None:
        """A step with a timer waits for the words, and then for the person; what waits takes nothing in."""
        waits = self._view.moment is not None
        if self._view.paused:
            self._send(events.Resume())
        self._send(events.Bring(rows))
        if waits and events.Pause in self._view.can:
            self._send(events.Pause())

    @on(LookingBack.UnlockWanted)
    @work
    async def _unlock(self) -> None:
        place, want = self._place, self._view.wants
        unlock = getattr(self.app, "unlock_log", None)
        if unlock is None or want is None or not await unlock() or place != self._place:
            return
        if AGREEMENT not in self._course.session.brought:
            from closeness_tui.practice.bringing import start_from_agreement  # noqa: PLC0415 - only when used

            start_from_agreement(self._practice, self._course)
            # The step may want words of its own beside those of the agreement.
            want = self._course.look().wants or want
        self._bring(want, place)
