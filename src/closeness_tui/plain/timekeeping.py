"""Keeps the time of a running step: says each cue when it is due, and hears what is typed meanwhile."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from closeness_tui.core import event as events
from closeness_tui.core.bell import END
from closeness_tui.core.wording import _
from closeness_tui.plain.phrases import time_in_words
from closeness_tui.plain.words import find_word

if TYPE_CHECKING:
    from closeness_tui.core.view import StepView
    from closeness_tui.plain.session import Teller

TICK = 1.0
"""Seconds that the session is never left without the time."""
A_WORD = 0.4
"""Seconds in which a voice says one word."""
LATE = 0.5
"""Seconds after which a cue is said with the time that is really left."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing to say, at a second of the step."""

    at: float
    line: str
    """May hold `{seconds}`, or `{time}` where `words` is set."""
    seconds: float = 0.0
    """How long what it says lasts."""
    words: bool = False
    """The length is said in words."""
    more: str = ""
    """Said after it."""
    passing: bool = False
    """Not said again after a pause, since it tells nothing that lasts."""
    strokes: int = 0
    """Of the soft bell, where one is wanted."""

    def said(self, late: float) -> str:
        """The line as it is said so many seconds after it was due."""
        left = max(1, math.ceil(self.seconds - late)) if late > LATE else self.seconds
        if self.words:
            return self.line.replace("{time}", time_in_words(left))
        return self.line.replace("{seconds}", f"{left:g}")


Script = Callable[["Teller"], tuple[Cue, ...]]


def keep_time(
    teller: Teller,
    script: Script,
    *,
    lead_in: bool = False,
    empty: type[events.Free | events.Next] = events.Next,
    typed: Callable[[str], bool] | None = None,
) -> bool:
    """Until the step ends or the session is paused; true when the time ran out by itself.

    `lead_in`: a step with short phases begins only when its text can have been heard. `empty`: what Enter does.
    """
    view = teller.run.look()
    if lead_in and view.moment is not None and view.moment.elapsed < LATE:
        _lead_in(teller, view, empty=empty, typed=typed)
    place, said = teller.place, _begun(teller, script)
    while True:
        view = teller.run.look()
        if teller.place != place or teller.run.session.over:
            return True
        if view.paused or view.moment is None:
            return False
        cues, elapsed = script(teller), view.moment.elapsed
        due = [cue for cue in cues if said < cue.at <= elapsed + 1e-6]
        if due:
            _say(teller, due[-1], elapsed)
            teller.ring(due[-1].strokes)
        said = elapsed + 1e-6
        following = min((cue.at for cue in cues if cue.at > said), default=view.moment.total)
        line = teller.console.wait(max(0.001, min(TICK, following - elapsed)))
        teller.run.tick()
        if teller.place != place:
            teller.ring(END)
        if line is not None and (teller.place == place or not goes_on(line)):
            before = _phase(teller)
            _hear(teller, line, empty=empty, typed=typed)
            if teller.place == place and _phase(teller) != before:
                # What was typed began another phase, maybe at the very second of the last thing said.
                said = _begun(teller, script)


def _phase(teller: Teller) -> int | None:
    moment = teller.run.look().moment
    return moment.index if moment is not None else None


def goes_on(line: str) -> bool:
    """Whether a line only goes on: meant for what just ended by itself, it must not pass over what follows unheard."""
    word = find_word(line.strip().removeprefix("/"), frozenset({events.Next, events.Skip}), letters=True)
    return not line.strip() or (word is not None and word.event in (events.Next, events.Skip))


def _begun(teller: Teller, script: Script) -> float:
    """Say what lasts at this second, and return it; where the step has only begun, nothing was said yet."""
    moment = teller.run.look().moment
    if moment is None or moment.elapsed < LATE:
        return -1.0
    lasting = [cue for cue in script(teller) if cue.at <= moment.elapsed and not cue.passing]
    if lasting:
        _say(teller, lasting[-1], moment.elapsed)
    return moment.elapsed + 1e-6


def _say(teller: Teller, cue: Cue, elapsed: float) -> None:
    teller.say(cue.said(elapsed - cue.at))
    if cue.more:
        teller.say(cue.more)


def _hear(
    teller: Teller,
    line: str,
    *,
    empty: type[events.Free | events.Next],
    typed: Callable[[str], bool] | None,
) -> None:
    """Do what was typed. Raises Moved when it was a word that moves the session."""
    said = line.strip()
    if typed is not None and typed(said):
        return
    answer = teller.answer_in(line)
    if answer == "":
        can = teller.run.look().can
        teller.send(empty() if empty in can else events.Next())
    elif answer:
        teller.not_understood()


def _lead_in(
    teller: Teller,
    view: StepView,
    *,
    empty: type[events.Free | events.Next],
    typed: Callable[[str], bool] | None,
) -> None:
    """The time stands still while the text is heard; Enter begins at once."""
    seconds = max(4.0, math.ceil(A_WORD * len(view.text.split())))
    teller.run.send(events.Pause())
    teller.say(_("It begins in {time}, or when you press Enter.").format(time=time_in_words(seconds)))
    clock = teller.practice.clock
    until = clock.now() + seconds
    line: str | None = None
    while line is None and clock.now() < until - 1e-6:
        line = teller.console.wait(max(0.001, min(TICK, until - clock.now())))
        teller.run.tick()
    teller.run.send(events.Resume())
    if line is not None and line.strip():
        _hear(teller, line, empty=empty, typed=typed)
