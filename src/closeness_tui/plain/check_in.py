"""A check-in, or the page of an own scale, line by line: practised like an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.check_in import CHECK_IN
from closeness_tui.plain.console import InputEnded, OutputClosed, Signalled, Terminal
from closeness_tui.plain.home import Visit, run_visit
from closeness_tui.plain.over_time import check_in_ready
from closeness_tui.practice.check_in import made_ready, number_in_words, scale_called
from closeness_tui.store.failures import StoreError

if TYPE_CHECKING:
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run


def run_check_in(practice: Practice, name: str = CHECK_IN, console: Console | None = None) -> int:
    """Check in line by line until the person leaves, and return the exit code. Raises NotThere for no such scale."""
    if console is None:
        with Terminal() as terminal:
            return run_check_in(practice, name, terminal)
    try:
        if name == CHECK_IN:
            check_in_ready(practice, console)
        else:
            made_ready(practice, name)
    except Signalled as signalled:
        return signalled.code
    except KeyboardInterrupt:
        return 130
    except (InputEnded, OutputClosed):
        return 0
    return run_visit(CheckInVisit(practice, console), name)


class CheckInVisit(Visit):
    """A visit that says the number of an own scale once its lines are answered."""

    def _closing(self, runs: list[Run]) -> str | None:
        for run in runs:
            self._say_number(run)
        return super()._closing(runs)

    def _say_number(self, run: Run) -> None:
        name = run.session.exercise.id
        if name not in self.practice.library.tools or name == CHECK_IN:
            return
        try:
            scale = scale_called(self.practice, name)
        except StoreError:
            return
        self.console.say(number_in_words(scale, run.session.answers))
