"""The preview of an exercise line by line, for its author: nothing is kept, and any step can be gone to."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from closeness_tui.core.moves import begin
from closeness_tui.core.wording import _
from closeness_tui.plain.closing import close, line_from
from closeness_tui.plain.console import InputEnded, OutputClosed, Signalled
from closeness_tui.plain.phrases import numbers_in, one_line
from closeness_tui.plain.session import Teller
from closeness_tui.plain.welcome import about
from closeness_tui.practice.exercise_map import map_of
from closeness_tui.practice.previewing import Rehearsal, setting_of, version_at
from closeness_tui.practice.reaching import arrive

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from closeness_tui.core.exercise import Exercise
    from closeness_tui.core.problem import Problem
    from closeness_tui.core.session import Session
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.clock import ScaledClock
    from closeness_tui.practice.opening import Practice


class Quickened:
    """A console before which time passes as quickly as the clock says."""

    def __init__(self, console: Console, clock: ScaledClock) -> None:
        self._console = console
        self._clock = clock

    @property
    def hides(self) -> bool:
        return self._console.hides

    @property
    def by_hand(self) -> bool:
        return self._console.by_hand

    def say(self, text: str = "") -> None:
        self._console.say(text)

    def ring(self, strokes: int) -> None:
        self._console.ring(strokes)

    def ask(self, prompt: str) -> str | None:
        return self._console.ask(prompt)

    def ask_hidden(self, prompt: str) -> str | None:
        return self._console.ask_hidden(prompt)

    def unseen(self) -> contextlib.AbstractContextManager[None]:
        return self._console.unseen()

    def wait(self, seconds: float) -> str | None:
        return self._console.wait(seconds / self._clock.speed)


def run_plain_preview(
    practice: Practice, clock: ScaledClock, path: Path, console: Console, start: int | None = None
) -> int:
    """Play a file line by line until its author leaves, and return the exit code. `practice` runs on `clock`."""
    visit = _Visit(practice, clock, path, Quickened(console, clock))
    try:
        visit.go(start)
    except (InputEnded, OutputClosed):
        return 0
    except Signalled as signalled:
        return signalled.code
    except KeyboardInterrupt:
        return 130
    return 0


class _Visit:
    def __init__(self, practice: Practice, clock: ScaledClock, path: Path, console: Console) -> None:
        self.practice, self.clock, self.path, self.console = practice, clock, path, console
        self.exercise: Exercise | None = None
        self.own: Session | None = None

    def go(self, start: int | None) -> None:
        self.console.say(_("Preview: nothing is kept."))
        if self.clock.speed != 1:
            said = _("Time passes {speed} times as quickly.")
            self.console.say(said.format(speed=f"{self.clock.speed:g}"))
        self._read()
        if self.exercise is not None:
            self._play(self.exercise, start)
        while self._chosen():
            pass

    def _read(self) -> None:
        """The file as it is now; with a problem in it, the version before stays."""
        version = version_at(self.path, self.practice.library.shared)
        if version.problems:
            self._tell(version.problems)
        if version.exercise is not None:
            self.exercise = version.exercise
        elif self.exercise is not None:
            self.console.say(_("You hear the version before that."))
        else:
            self.console.say(_("There is nothing to hear yet. Save the file again, then type again."))

    def _tell(self, problems: Sequence[Problem]) -> None:
        self.console.say(
            _("The file has a problem in it.") if len(problems) == 1 else _("The file has problems in it.")
        )
        for each in problems:
            place = _("Line {number}: ").format(number=each.line) if each.line else ""
            self.console.say(f"{place}{one_line(f'{each.message} {each.help}')}")

    def _chosen(self) -> bool:
        """One more word from the author; false when they leave."""
        self.console.say("")
        prompt = _("A number goes to that step. Or: again, end, map, stop. The file is read anew each time.")
        typed = line_from(self.console, prompt)
        said, numbers = typed.casefold().removeprefix("/"), numbers_in(typed)
        if said in ("stop", "s", "q", "quit", _("stop")):
            return False
        self._read()
        exercise = self.exercise
        if exercise is None:
            return True
        if said in ("map", "m", _("map")):
            for line in map_of(exercise):
                self.console.say(line)
        elif said in ("end", "e", _("end")):
            self._close(self._arrived(exercise, None))
        elif said in ("again", "a", "", _("again")):
            self._play(exercise, None)
        elif len(numbers) == 1 and 1 <= numbers[0] <= len(exercise.steps):
            self._play(exercise, numbers[0] - 1)
        else:
            self.console.say(_("There is no such step; it has {count}.").format(count=len(exercise.steps)))
        return True

    def _play(self, exercise: Exercise, place: int | None) -> None:
        if place is not None:
            session = self._arrived(exercise, place)
        else:
            length = about(self.practice, self.console, exercise)
            if length is None:
                return
            setting = setting_of(self.clock, self.practice.settings.stop_word, length)
            session = begin(exercise, setting, self.clock.now())
        run = Rehearsal(session, self.clock)
        Teller(run, self.practice, self.console).play()
        self.own = run.session
        if run.session.state == "finished":
            if run.session.leads_to:
                target = run.session.leads_to.removeprefix("@")
                self.console.say(_("This leads to {name}.").format(name=one_line(target)))
            self._close(run.session)
        else:
            self.console.say(_("Stopped here."))

    def _arrived(self, exercise: Exercise, place: int | None) -> Session:
        setting = setting_of(self.clock, self.practice.settings.stop_word, self.practice.usual_length)
        own = self.own.answers if self.own is not None else {}
        arrived = arrive(exercise, place, setting, self.clock.now(), own)
        self.console.say(
            _("The answers on the way here are made up.")
            if arrived.by_answering
            else _("No answers were found that lead here. You hear it all the same.")
        )
        return arrived.session

    def _close(self, session: Session) -> None:
        run = Rehearsal(session, self.clock)
        close(self.practice, self.console, run)
        self.console.say(_("This was a preview, so nothing of it was kept."))
