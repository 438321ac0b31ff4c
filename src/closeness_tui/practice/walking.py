"""Walks through an exercise by chance, on a clock of their own: what people would come to see, and how soon."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from statistics import median

from closeness_tui.content.replies import Asked, asked_of, replies
from closeness_tui.core import event as events
from closeness_tui.core.answer import Answer
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.moves import advance, begin
from closeness_tui.core.session import Session, Setting, allowed, easing_doors, timeline, wanted
from closeness_tui.core.steps import Choose, Source, Step
from closeness_tui.core.steps.step import reading_seconds

WALKS = 1000
SEED = 5
"""Any number would do: the same walks each time, so that a report can be compared with the one before."""
MOST_MOVES = 600
"""A walk that is longer than this never ends."""
MOST_WORK = 300_000
"""Beats of timers in all walks together; a file of a stranger must not keep anybody waiting."""
_PASSING = 4.0
"""Seconds that it takes to pass a step over."""
_ONWARD = frozenset({events.Next, events.Skip, events.Answer, events.Leave, events.Bring})


@dataclass(frozen=True, slots=True)
class Length:
    """Minutes: the shortest, the one in the middle, and the longest."""

    shortest: float
    middle: float
    longest: float


@dataclass(slots=True)
class Walks:
    """What all walks through one exercise came to."""

    exercise: Exercise
    count: int = 0
    work: int = 0
    reached: Counter[int] = field(default_factory=Counter)
    """How often each place was stood on."""
    stayed: list[tuple[int, float, float]] = field(default_factory=list)
    """Of each walk that passed nothing over: how many steps for everybody it saw, its minutes, and the timers'."""
    ends: Counter[str] = field(default_factory=Counter)
    dead_ends: set[int] = field(default_factory=set)
    """Places where nothing led on."""
    endless: set[int] = field(default_factory=set)
    """Places where a walk was given up that went on and on."""
    stumbles: dict[int, str] = field(default_factory=dict)
    """Places where closeness itself went wrong, with the kind of error."""

    @property
    def never(self) -> tuple[int, ...]:
        """The places nobody came to."""
        return tuple(place for place in range(len(self.exercise.steps)) if not self.reached[place])

    @property
    def minutes(self) -> Length | None:
        """How long it took those who stayed and saw most of it; none where nobody did."""
        return _length([minutes for _seen, minutes, _guided in self._whole()])

    @property
    def minutes_guided(self) -> Length | None:
        """How much of that the timers set."""
        return _length([guided for _seen, _minutes, guided in self._whole()])

    def _whole(self) -> list[tuple[int, float, float]]:
        most = max((seen for seen, _minutes, _guided in self.stayed), default=0)
        return [each for each in self.stayed if each[0] == most]

    @property
    def fine(self) -> bool:
        """Whether every step was seen, and every walk could end."""
        return not (self.never or self.dead_ends or self.endless or self.stumbles)


def _length(minutes: list[float]) -> Length | None:
    return Length(min(minutes), median(minutes), max(minutes)) if minutes else None


def walk(exercise: Exercise, count: int = WALKS, seed: int = SEED) -> Walks:
    """Walk through so many times: every other walk stays to the end, the rest skip, go back, and stop at will."""
    walks = Walks(exercise)
    # Not for secrets: the same walks each time.
    chance = Random(seed)  # noqa: S311
    asked, tried, known = asked_of(exercise), Counter[tuple[str, int]](), dict[str, tuple[Answer, ...]]()
    for number in range(count):
        walker = _Walker(walks, chance, asked, tried, known, stays=number % 2 == 0)
        walker.go()
        if walks.work > MOST_WORK:
            break
    return walks


class _Walker:
    """One person; the first half of them try first what nobody has tried yet."""

    def __init__(
        self,
        walks: Walks,
        chance: Random,
        asked: dict[str, Asked],
        tried: Counter[tuple[str, int]],
        known: dict[str, tuple[Answer, ...]],
        *,
        stays: bool,
    ) -> None:
        self.walks, self.chance, self.asked, self.tried, self.known = walks, chance, asked, tried, known
        self.stays = stays
        self.pace = chance.uniform(0.6, 1.6)
        self.now = self.guided = 0.0

    def go(self) -> None:
        """From the first step to an end, of whatever kind."""
        exercise, walks = self.walks.exercise, self.walks
        walks.count += 1
        session = begin(exercise, Setting(today="today", seed=self.chance.getrandbits(30)), 0.0)
        for _move in range(MOST_MOVES):
            if session.over:
                self._arrive(session)
                return
            walks.reached[session.at] += 1
            try:
                after = self._move(session)
            except Exception as error:  # noqa: BLE001 - whatever it is, the author hears where, and goes on
                walks.stumbles[session.at] = type(error).__name__
                return
            if after is None:
                walks.dead_ends.add(session.at)
                return
            session = after
        walks.endless.add(session.at)

    def _arrive(self, session: Session) -> None:
        self.walks.ends[session.leads_to or session.state] += 1
        if self.stays and session.state == "finished":
            steps = session.exercise.steps
            seen = sum(steps[place].when is None for place in {*session.path, session.at})
            self.walks.stayed.append((seen, self.now / 60, self.guided / 60))

    def _move(self, session: Session) -> Session | None:
        """One move on; none where there is none."""
        if session.offer:
            return self._send(session, self._door(session), 5.0)
        if wanted(session) is not None:
            rows = (events.Brought("a few words"),) if self.chance.random() < 0.7 else ()
            session = advance(session, events.Bring(rows), self.now)
        phases = timeline(session)
        self.walks.work += len(phases)
        seconds = sum(phase.seconds for phase in phases)
        if not self.stays and (strayed := self._stray(session)) is not None:
            return self._send(session, strayed, min(seconds, _PASSING) if seconds else _PASSING)
        if seconds:
            self.guided += seconds
            return self._send(session, events.Tick(), seconds)
        return self._answer(session)

    def _door(self, session: Session) -> events.Event:
        if self.stays or self.chance.random() < 0.8:
            return events.Next()
        return events.Leave(self.chance.choice(easing_doors(session)))

    def _stray(self, session: Session) -> events.Event | None:
        """What somebody does who does not just stay: pass over, go back, end a timer early, stop."""
        lot, can = self.chance.random(), allowed(session)
        for share, event in (
            (0.02, events.Stop),
            (0.05, events.Back),
            (0.2, events.Skip),
            (0.28, events.Next),
        ):
            if lot < share:
                return event() if event in can and not session.step.is_private else None
        if lot < 0.31 and events.Park in can:
            return events.Park()
        return None

    def _answer(self, session: Session) -> Session | None:
        step, can = session.step, allowed(session)
        if step.is_private and events.Answer not in can:
            return self._send(session, events.Next(), 5.0)
        answers = self._replies(session)
        spent = (step.seconds_expected or reading_seconds(step.text)) * self.pace
        if answers and events.Answer in can:
            number = self._pick(step, len(answers))
            if number < len(answers):
                return self._send(session, events.Answer(answers[number]), spent)
        if events.Next in can:
            return self._send(session, events.Next(), spent)
        if events.Skip in can:
            return self._send(session, events.Skip(), _PASSING)
        if answers and events.Answer in can:
            return self._send(session, events.Answer(answers[0]), spent)
        return None if not can & _ONWARD else session

    def _pick(self, step: Step, count: int) -> int:
        """Which answer: half of the time the one given least so far. One past the last means none of them."""
        choices = count + (step.skippable and not step.is_private and not self.stays)
        if self.chance.random() < 0.5:
            number = self.chance.randrange(choices)
        else:
            number = min(range(choices), key=lambda each: self.tried[step.id, each])
        self.tried[step.id, number] += 1
        return number

    def _replies(self, session: Session) -> tuple[Answer, ...]:
        step = session.step
        found = self.known.get(step.id)
        if found is None:
            found = replies(session, self.asked.get(step.id))
            if _always_the_same(step):
                self.known[step.id] = found
        return found

    def _send(self, session: Session, event: events.Event, seconds: float) -> Session:
        self.now += seconds
        return advance(session, event, self.now)


def _always_the_same(step: Step) -> bool:
    """Whether what can be answered does not depend on what was answered before."""
    if isinstance(step, Choose):
        return not step.cards and not isinstance(step.options, Source)
    return not step.uses and not step.outside
