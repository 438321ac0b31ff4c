"""The way in and out: what waits, which exercise, the practice itself, and the words at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.wording import _
from closeness_tui.plain.closing import LIST, choose_door, close
from closeness_tui.plain.console import InputEnded, OutputClosed, Signalled, Terminal
from closeness_tui.plain.help_now import say_help
from closeness_tui.plain.parking import say_parked
from closeness_tui.plain.phrases import one_line
from closeness_tui.plain.session import Teller
from closeness_tui.plain.welcome import TIE, about, choose_practice, resumed
from closeness_tui.practice.first_visit import FIRST, is_first_visit

if TYPE_CHECKING:
    from closeness_tui.core.exercise import Exercise
    from closeness_tui.plain.console import Console
    from closeness_tui.plain.offering import Choice
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run


def run_practice(practice: Practice, exercise_id: str | None = None, console: Console | None = None) -> int:
    """Practise line by line until the person leaves, and return the exit code."""
    if console is None:
        with Terminal() as terminal:
            return run_practice(practice, exercise_id, terminal)
    return run_visit(Visit(practice, console), exercise_id)


def run_visit(visit: Visit, exercise_id: str | None) -> int:
    """From the way in until the person leaves, whatever ends it; the exit code."""
    try:
        return visit.go(exercise_id)
    except InputEnded:
        visit.leave(_("The input has ended."))
        return 0
    except Signalled as signalled:
        visit.leave(_("Ended here."))
        return signalled.code
    except KeyboardInterrupt:
        visit.leave(_("Ended here."))
        return 130
    except OutputClosed:
        visit.leave("")
        return 0


class Visit:
    """One visit: the practices under way, and those whose keeping is still to be asked."""

    def __init__(self, practice: Practice, console: Console) -> None:
        self.practice = practice
        self.console = console
        self._open: list[Run] = []
        self._explained = False

    def go(self, exercise_id: str | None) -> int:
        """From the way in to the way out."""
        where: str | None = LIST if exercise_id is None else exercise_id
        # A pipe has its lines ready for the list: none of them is meant as an answer to a welcome.
        if exercise_id is None and self.console.by_hand and is_first_visit(self.practice):
            where = self._welcomed()
        while where:
            run = self._from_list() if where == LIST else self._from_id(where)
            if run is None and where != LIST and exercise_id == where:
                return self._refused(where)
            where = self._practise(run) if run else (None if where == LIST else LIST)
        return 0

    def _welcomed(self) -> str | None:
        from closeness_tui.plain.first_visit import welcome  # noqa: PLC0415 - only once

        where = welcome(self.practice, self.console)
        first = self.practice.library.get(FIRST) if where == FIRST else None
        return self._practise(self._begun(first, self.practice.usual_length)) if first is not None else where

    def leave(self, why: str) -> None:
        """Keep everything, say so if anyone can hear it, and end."""
        for run in self._open:
            run.keep()
            self.practice.leave(run)
        try:
            if why:
                # A terminal has just shown what was pressed, such as ^C, and left the line open.
                self.console.say("")
                self.console.say(why)
                for run in self._open:
                    self.console.say(_fate(run))
        except (OutputClosed, Signalled):
            return

    def _refused(self, exercise_id: str) -> int:
        if self.practice.library.get(exercise_id) is not None:
            return 0
        self.console.say(_("There is no exercise called {name}.").format(name=one_line(exercise_id)))
        near = self.practice.library.nearest(exercise_id)
        if near:
            self.console.say(_("Perhaps: {names}.").format(names=", ".join(near)))
        return 1

    def _from_list(self) -> Run | None:
        while True:
            chosen = choose_practice(self.practice, self.console)
            if chosen is None:
                return None
            run = self._run_of(chosen)
            if run is not None:
                return run

    def _run_of(self, chosen: Choice) -> Run | None:
        if chosen.asked_after is not None:
            from closeness_tui.practice.day_after import asked_run  # noqa: PLC0415 - hardly ever

            return self._opened(asked_run(self.practice, chosen.asked_after))
        if chosen.form is not None:
            return self._opened(chosen.form)
        return self._from_draft(chosen.draft) if chosen.draft else self._from_id(chosen.exercise)

    def _from_draft(self, draft_id: str) -> Run | None:
        run = resumed(self.practice, self.console, draft_id)
        return self._opened(run) if run is not None else None

    def _from_id(self, exercise_id: str) -> Run | None:
        exercise = self.practice.library.get(exercise_id)
        length = about(self.practice, self.console, exercise) if exercise is not None else None
        if exercise is None or length is None:
            return None
        if length == TIE:
            from closeness_tui.practice.routines import tying_run  # noqa: PLC0415 - hardly ever

            return self._opened(tying_run(self.practice, exercise))
        if length.startswith("@"):
            return self._from_id(length.removeprefix("@"))
        return self._begun(exercise, length)

    def _begun(self, exercise: Exercise, length: str) -> Run:
        if not self._explained:
            self._explained = True
            self.console.say(
                _("Words for any step: on, back, skip, pause, ground, help, stop. keys says what each does.")
            )
        return self._opened(self.practice.begin(exercise, length))

    def _opened(self, run: Run) -> Run:
        self._open.append(run)
        return run

    def _practise(self, run: Run) -> str | None:
        """Until it has ended, and where it led; then what to keep of each. The next door, or None to leave."""
        first = self._open.index(run)
        while True:
            was_over = run.session.over
            Teller(run, self.practice, self.console).play()
            if run.session.state == "stopped" and not was_over:
                self.console.say(_("Stopped here. {fate}").format(fate=_fate(run)))
                for each in self._open:
                    self.practice.leave(each)
                return None
            if run.session.state == "parked":
                self._left_waiting(run, self._open[first:-1])
                return None
            target = "" if was_over else run.session.leads_to
            if target == "@help":
                say_help(self.practice, self.console)
            following = self._led_to(target)
            if following is None:
                break
            run = following
        return self._closing(self._open[first:])

    def _led_to(self, target: str) -> Run | None:
        if not target or target == "@help":
            return None
        exercise = self.practice.library.get(target.removeprefix("@"))
        if exercise is None:
            self.console.say(_("The exercise it leads to is not on this computer."))
            return None
        self.console.say("")
        self.console.say(one_line(exercise.title) + ".")
        if exercise.caution:
            self.console.say(one_line(exercise.caution))
        return self._begun(exercise, self.practice.usual_length)

    def _left_waiting(self, run: Run, finished: list[Run]) -> None:
        """A parked practice has no closing page; those that led to it do."""
        say_parked(self.console, run)
        self._let_out(run)
        self._close_each(finished)

    def _close_each(self, runs: list[Run]) -> None:
        for run in reversed(runs):
            close(self.practice, self.console, run)
            self._let_out(run)

    def _let_out(self, run: Run) -> None:
        self._open.remove(run)
        self.practice.leave(run)

    def _closing(self, runs: list[Run]) -> str | None:
        self._close_each(runs)
        return choose_door(self.practice, self.console, runs) or None


def _fate(run: Run) -> str:
    """What becomes of a practice that is left, in one sentence."""
    if not run.keeps:
        return _("This one leaves no trace.")
    if run.trouble is not None:
        reason = getattr(run.trouble, "sentence", "") or _("the computer would not do it")
        return _("It could not be kept: {reason}.").format(reason=one_line(reason))
    if not (run.session.path or run.session.answers or run.session.beneath):
        return _("There was nothing to keep yet.")
    return _("What is there is kept, sealed, and waits for another day.")
