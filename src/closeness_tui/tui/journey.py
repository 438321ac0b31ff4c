"""The way through a practice: its page, the steps, what to keep, and where one goes from there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from closeness_tui.core.wording import _
from closeness_tui.store.failures import Held, Locked, StoreError
from closeness_tui.tui.phrases import as_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from closeness_tui.core.exercise import Exercise
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run
    from closeness_tui.tui.dialogs.passphrase_field import Tries

OPEN_UNWATCHED = 20 * 60.0
"""Seconds of a timer without an end for which no key is expected; from then on the idle lock counts again."""


@runtime_checkable
class Writing(Protocol):
    """A screen on which words are being written."""

    def keep_words(self) -> None:
        """Keep them as they stand there at this instant, or let the practice hold them that is kept after this."""


class Journey:
    """Leads from place to place; `runs` are the practices under way, the innermost last."""

    def __init__(self, app: App[None], practice: Practice) -> None:
        self._app = app
        self._practice = practice
        self.runs: list[Run] = []
        self._tries: Tries | None = None

    def keep_all(self) -> None:
        """Keep every practice under way at this instant, and whatever else is being written."""
        for screen in self._app.screen_stack:
            if isinstance(screen, Writing):
                screen.keep_words()
        for run in self.runs:
            run.keep()

    @property
    def timer_runs(self) -> bool:
        """Whether somebody is in the middle of a timer: then keys are not expected."""
        if not self.runs:
            return False
        view = self.runs[-1].look()
        if view.moment is None or view.paused or self.runs[-1].session.over:
            return False
        # An open timer never ends by itself: after a while somebody may have walked away from it.
        return not view.moment.is_open or view.moment.elapsed < OPEN_UNWATCHED

    async def unlock(self) -> bool:
        """Ask for the passphrase where that is needed; whether the log is open now."""
        if not self._practice.locked:
            return True
        from closeness_tui.tui.dialogs.unlock import UnlockScreen  # noqa: PLC0415 - only when used

        return await self._app.push_screen_wait(UnlockScreen(self._practice, self.tries))

    @property
    def tries(self) -> Tries:
        """Wrong passphrases, counted across all places that ask for one."""
        if self._tries is None:
            from closeness_tui.tui.dialogs.passphrase_field import Tries  # noqa: PLC0415 - only when used

            self._tries = Tries(self._practice.clock)
        return self._tries

    async def visit(self, name: str) -> str:
        """From the page of an exercise on, until the person comes back; a sentence for home."""
        from closeness_tui.tui.screens.about import BEGIN, TIE, AboutScreen  # noqa: PLC0415 - only when used

        note = ""
        while name:
            exercise = self._practice.library.get(name)
            if exercise is None:
                return _("This exercise is not here, or its file cannot be read.")
            chosen = await self._app.push_screen_wait(AboutScreen(self._practice, exercise))
            if chosen == TIE:
                note = await self._tie(exercise)
                continue
            if not chosen.startswith(BEGIN):
                name = chosen
                continue
            length = chosen.removeprefix(BEGIN)
            name, note = await self._practise(self._practice.begin(exercise, length))
        return note

    async def _tie(self, exercise: Exercise) -> str:
        from closeness_tui.practice.routines import tying_run  # noqa: PLC0415 - only when used

        return (await self._practise(tying_run(self._practice, exercise)))[1]

    async def welcome(self) -> str:
        """The first visit, and the practice chosen in it; a sentence for home."""
        from closeness_tui.practice.first_visit import FIRST  # noqa: PLC0415 - only once
        from closeness_tui.tui.screens.welcome import WelcomeScreen  # noqa: PLC0415 - as above

        screen = WelcomeScreen(self._practice)
        chosen = await self._app.push_screen_wait(screen)
        if chosen == FIRST:
            return await self.at_once(chosen)
        return await self.visit(chosen) or screen.note

    async def at_once(self, name: str) -> str:
        """The same without the page before: for grounding."""
        exercise = self._practice.library.get(name)
        if exercise is None:
            return _("This exercise is not here, or its file cannot be read.")
        onward, note = await self._practise(self._practice.begin(exercise))
        return await self.visit(onward) if onward else note

    async def take(self, run: Run) -> str:
        """A practice that was begun already, such as one the program wrote out of the person's own words."""
        onward, note = await self._practise(run)
        return await self.visit(onward) if onward else note

    async def resume(self, draft_id: str, *, look_only: bool = False) -> str:
        """Go on with an unfinished practice, or only decide about it; a sentence for home."""
        if self._practice.locked and not await self.unlock():
            if look_only:
                return await self._let_go(draft_id, _("Your log is locked, so this one stays closed."))
            return ""
        try:
            run = self._practice.resume(draft_id)
        except Held as error:
            return as_sentence(error.sentence)
        except Locked:
            return ""
        except LookupError:
            return await self._let_go(draft_id, _("The exercise it belongs to is not here."))
        except (StoreError, ValueError) as error:
            return await self._let_go(draft_id, as_sentence(str(error)))
        if look_only and not run.session.over:
            onward, note = await self._look_at(run)
        else:
            onward, note = await (self._close(run) if run.session.over else self._practise(run))
        return await self.visit(onward) if onward else note

    async def _look_at(self, run: Run) -> tuple[str, str]:
        """Decide about an unfinished practice without going on; undecided, a parked one goes on waiting."""
        from closeness_tui.core import event as events  # noqa: PLC0415 - only when used

        before, parked = run.session, bool(self._practice.log.open_draft(run.id).parked)
        run.send(events.Stop())

        def wait_again() -> None:
            if parked:
                run.session = before
                run.send(events.Park())

        return await self._close(run, undecided=wait_again)

    async def _let_go(self, draft_id: str, reason: str) -> str:
        from closeness_tui.tui.dialogs.let_go import LetGoScreen  # noqa: PLC0415 - only when used

        if not await self._app.push_screen_wait(LetGoScreen(reason)):
            return ""
        try:
            self._practice.let_go(draft_id)
        except StoreError as error:
            return as_sentence(error.sentence)
        return _("It is let go.")

    async def _practise(self, run: Run) -> tuple[str, str]:
        """The steps, then what to keep. Where one goes on to, and a sentence for home."""
        from closeness_tui.tui.screens.session import SessionScreen  # noqa: PLC0415 - only when used

        self.runs.append(run)
        try:
            await self._app.push_screen_wait(SessionScreen(self._practice, run))
            session = run.session
            # Words that could not be kept must stay on a screen until they are.
            if session.state == "stopped" and run.trouble is None:
                return "", self._after_stop(run)
            if session.state == "parked" and run.trouble is None:
                return "", _("It waits here until you want it. Nothing will remind you.")
            if session.state == "parked":
                run.session = replace(session, state="stopped")
            if session.leads_to:
                run.keep()
                await self._follow(session.leads_to)
            return await self._close(run)
        finally:
            if run in self.runs:
                self.runs.remove(run)
            self._practice.leave(run)

    def _after_stop(self, run: Run) -> str:
        self._practice.leave(run)
        if run.both_may_agree:
            return _("You stopped, and that is fine. Nothing of it is kept.")
        if run.id in self._practice.waiting():
            return _("It is kept, and you can go on or let it go another day.")
        return _("You stopped, and that is fine. There was nothing to keep yet.")

    async def _follow(self, target: str) -> None:
        from closeness_tui.core.families import GROUNDING  # noqa: PLC0415 - only when used
        from closeness_tui.tui.screens.help_now import GROUND, HelpScreen  # noqa: PLC0415 - only when used

        if target == "@help":
            if await self._app.push_screen_wait(HelpScreen(self._practice)) == GROUND:
                await self.at_once(GROUNDING)
        elif target == f"@{GROUNDING}":
            await self.at_once(GROUNDING)
        else:
            await self.visit(target.removeprefix("@"))

    async def _close(self, run: Run, undecided: Callable[[], None] | None = None) -> tuple[str, str]:
        from closeness_tui.tui.screens.closing import ClosingScreen  # noqa: PLC0415 - only when used

        if run not in self.runs:
            self.runs.append(run)
        screen = ClosingScreen(self._practice, run)
        try:
            onward = await self._app.push_screen_wait(screen)
            if undecided is not None and not screen.decided:
                undecided()
        finally:
            # From here on a signal must not write the draft of a practice that was decided about.
            self.runs.remove(run)
            self._practice.leave(run)
        if onward or screen.decided:
            return onward, ""
        if run.trouble is not None:
            return "", _("Your last words could not be kept.")
        return "", _("It is kept, and you can decide another day.")
