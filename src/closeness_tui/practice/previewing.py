"""An exercise seen by its author: played without a trace, and taken over into the next version of its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from closeness_tui.content.encodings import decoded
from closeness_tui.content.exercises import read_exercise
from closeness_tui.content.files import read_bytes
from closeness_tui.core import event as events
from closeness_tui.core.moves import advance
from closeness_tui.core.problem import Problem
from closeness_tui.core.session import Session, Setting, is_timed
from closeness_tui.core.spoken import today_in_words
from closeness_tui.core.steps import Ways
from closeness_tui.practice.opening import Practice
from closeness_tui.practice.run import GAP, Run

if TYPE_CHECKING:
    from closeness_tui.content.pieces import Shared
    from closeness_tui.core.answer import Answer
    from closeness_tui.core.entry import Draft, Entry
    from closeness_tui.core.exercise import Exercise
    from closeness_tui.core.steps import Step
    from closeness_tui.practice.clock import Clock, ScaledClock
    from closeness_tui.store.places import Places

SPEEDS = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0)
"""Between which a key goes."""

SEED = 7
"""The same cards at each look, and no gate that closes by chance."""


# ----- versions of a file


@dataclass(frozen=True, slots=True)
class Version:
    """A text at one instant: the exercise that it makes, or all that keeps it from being one."""

    text: str
    exercise: Exercise | None
    problems: tuple[Problem, ...] = ()


def version_of(text: str, file: str, shared: Shared) -> Version:
    """What a text makes; never raises."""
    text = text.removeprefix("\ufeff")
    reading = read_exercise(text, file, shared=shared)
    return Version(text, reading.exercise, reading.problems)


def version_at(path: Path, shared: Shared) -> Version:
    """What a file makes, in whichever encoding; never raises."""
    found = read_bytes(path)
    if isinstance(found, Problem):
        return Version("", None, (found,))
    text = decoded(found, str(path))
    if text.text is None:
        return Version("", None, (text.problem,) if text.problem else ())
    version = version_of(text.text, str(path), shared)
    if text.problem is None:
        return version
    # It has to be saved anew before anybody can practise it.
    return Version(version.text, None, (text.problem, *version.problems))


def stamp_of(path: Path) -> tuple[int, int, int] | None:
    """When a file was changed, how large it is, and which one it is; none while it is not there."""
    try:
        facts = path.stat()
    except (OSError, ValueError):
        return None
    return facts.st_mtime_ns, facts.st_size, facts.st_ino


# ----- a run without a trace


class RehearsingPractice(Practice):
    """A practice beside which there is no log: none is read, and none is written."""

    def __init__(self, places: Places, *, clock: Clock | None = None, protected: bool = False) -> None:
        """`protected`: as if a passphrase had been chosen, so that nothing is said about choosing one."""
        super().__init__(places, clock=clock, leaves_trace=False)
        self._as_protected = protected

    @property
    def protected(self) -> bool:
        """Nothing is asked of anybody's key."""
        return self._as_protected

    @property
    def locked(self) -> bool:
        """There is no log to be locked."""
        return False

    def lock(self) -> None:
        """There is no key to forget."""


class _Nowhere:
    """Keeps nothing of what it is given to keep."""

    def save_draft(self, draft: Draft) -> None:
        """Nothing is kept."""

    def drop_draft(self, draft_id: str) -> None:
        """Nothing was kept."""

    def save(self, entry: Entry) -> None:
        """Nothing is kept."""


class Rehearsal(Run):
    """A run whose words go nowhere, on a clock that may be quickened."""

    def __init__(self, session: Session, clock: ScaledClock) -> None:
        super().__init__(session, run_id="preview", clock=clock, keeping=_Nowhere())
        self._machine = clock.machine
        self._looked = clock.machine.now()

    def _notice_gap(self) -> None:
        # A quickened clock is far ahead at every look; only the machine's own tells of a sleep.
        now = self._machine.now()
        if now - self._looked > GAP and self._timer_runs():
            self.session = advance(self.session, events.Pause(), self._seen)
        self._looked, self._seen = now, self._clock.now()


def setting_of(clock: Clock, stop_word: str, length: str) -> Setting:
    """What a preview begins with."""
    return Setting(today=today_in_words(clock.wall()), stop_word=stop_word, seed=SEED, length=length)


# ----- from one version to the next


def taken_over(session: Session, exercise: Exercise, now: float) -> Session:
    """The session in another version of its exercise: at the same step, with every answer that still fits.

    A step that has not changed goes on undisturbed; one that has begins anew.
    """
    if session.beneath is not None:
        return replace(session, beneath=taken_over(session.beneath, exercise, now))
    before, after = session.exercise.steps, exercise.steps
    pairs = _pairs(before, after)
    place = next((pairs[each] for each in range(session.at, -1, -1) if each in pairs), 0)
    there = replace(
        session,
        exercise=exercise,
        at=place,
        path=tuple(pairs[each] for each in session.path if each in pairs),
        answers=_answers(session, exercise, pairs),
        ask_again=(),
    )
    if pairs.get(session.at) == place and _content(before[session.at]) == _content(after[place]):
        return there
    state = session.state if session.state != "paused" or is_timed(there) else "running"
    return replace(there, state=state, offer="", ways=Ways(), spent=0.0, since=now)


def only_change(before: Exercise, after: Exercise) -> int | None:
    """The place of the one step that is new or has changed; none when it is not exactly one."""
    pairs = _pairs(before.steps, after.steps)
    same = {
        there
        for place, there in pairs.items()
        if _content(before.steps[place]) == _content(after.steps[there])
    }
    changed = [place for place in range(len(after.steps)) if place not in same]
    return changed[0] if len(changed) == 1 else None


def _pairs(before: Sequence[Step], after: Sequence[Step]) -> dict[int, int]:
    """For each place of one version the same step in the other; a step that is gone has none."""
    ones, others = [_name(each) for each in before], [_name(each) for each in after]
    pairs: dict[int, int] = {}
    for sort, a, b, c, d in SequenceMatcher(None, ones, others, autojunk=False).get_opcodes():
        if sort in ("equal", "replace"):
            pairs.update(zip(range(a, b), range(c, d), strict=False))
    where = {step.id: place for place, step in enumerate(after) if _is_named(step)}
    # A name is surer than a place.
    known = {place: where[step.id] for place, step in enumerate(before) if step.id in where}
    taken = set(known.values())
    return {place: there for place, there in pairs.items() if there not in taken} | known


def _is_named(step: Step) -> bool:
    return not step.id.startswith("#")


def _name(step: Step) -> str:
    return step.id if _is_named(step) else _content(step)


def _content(step: Step) -> str:
    """All that an author has written in a step; the number that stands for a missing name is not theirs."""
    return repr(step if _is_named(step) else replace(step, id=""))


def _answers(session: Session, exercise: Exercise, pairs: dict[int, int]) -> dict[str, Answer]:
    kept: dict[str, Answer] = {}
    places = {step.id: place for place, step in enumerate(session.exercise.steps)}
    for name, answer in session.answers.items():
        there = pairs.get(places.get(name, -1))
        if there is None:
            continue
        step = exercise.steps[there]
        if step.accepts(answer, session.find):
            kept[step.id] = answer
    return kept
