"""Someone who practises line by line and each time takes what was taken least: in the end, every way through."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from closeness_tui.core import event as events
from closeness_tui.core.answer import Chosen
from closeness_tui.core.condition import Every, Not, Rated, Some, holds
from closeness_tui.core.steps import Agree, Body, Choose, Fill, Gate, Later, Listing, Option, Rate, Step
from closeness_tui.plain.console import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from closeness_tui.core.condition import Condition
    from closeness_tui.core.exercise import Exercise
    from closeness_tui.core.session import Session
    from closeness_tui.core.view import StepView
    from closeness_tui.practice.run import Run
    from tests.practice.doubles import StandingClock

Goal = tuple[str, str]
"""A step, and something that can happen at it."""

PATIENCE = 900
"""Lines that one walk may take."""


def goals_of(exercise: Exercise) -> set[Goal]:
    """Every option chosen, every condition both ways, every practice parked and gone on with."""
    return {goal for step in exercise.steps for goal in _goals_of_step(step)}


def _goals_of_step(step: Step) -> Iterator[Goal]:
    if step.when is not None:
        yield step.id, "shown"
        yield step.id, "left out"
    match step:
        case Gate(options=options) | Choose(options=tuple() as options):
            yield from ((step.id, f"option {option.id}") for option in options)
        case Agree():
            yield from ((step.id, f"option {option.id}") for option in step.options())
        case Later():
            yield step.id, "parked"
            yield step.id, "gone on with"
        case _:
            pass
    if isinstance(step, Choose) and step.own:
        yield step.id, "own words"
    if step.skippable and step.fits is not None:
        yield step.id, "passed over"


@dataclass
class Travels:
    """What was tried and what was reached, over all walks through one exercise."""

    exercise: Exercise
    random: Random
    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    reached: set[Goal] = field(default_factory=set)

    @property
    def missing(self) -> set[Goal]:
        return goals_of(self.exercise) - self.reached

    def choose(self, step: str, ways: list[str]) -> str:
        """The way taken least; between equals, by lot. What answers leads further than what passes over."""

        def worn(way: str) -> float:
            return self.tried[step, way] / (1 if way in ("skip", "on") else 5)

        least = min(worn(way) for way in ways)
        way = self.random.choice([each for each in ways if worn(each) == least])
        self.tried[step, way] += 1
        return way

    def saw(self, before: Session, event: events.Event, after: Session) -> None:
        """Note what this move reached."""
        if before.exercise.id != self.exercise.id:
            return
        step = before.step
        self.reached |= set(_taken(step, event, after))
        if after.exercise.id == self.exercise.id and after.at > before.at:
            for each in after.exercise.steps[before.at + 1 : after.at]:
                if each.when is not None and not holds(each.when, after.find):
                    self.reached.add((each.id, "left out"))
            if after.step.when is not None:
                self.reached.add((after.step.id, "shown"))
        if after.state == "finished" and after.exercise.id == self.exercise.id:
            for each in after.exercise.steps[after.at + 1 :]:
                if each.when is not None and not holds(each.when, after.find):
                    self.reached.add((each.id, "left out"))


def _taken(step: Step, event: events.Event, after: Session) -> Iterator[Goal]:
    match event:
        case events.Answer(Chosen(ids, own=own)):
            yield from ((step.id, f"option {each}") for each in ids)
            if own:
                yield step.id, "own words"
        case events.Skip():
            yield step.id, "passed over"
        case events.Park():
            yield step.id, "parked"
        case events.Next() if isinstance(step, Later) and after.step is not step:
            yield step.id, "gone on with"
        case _:
            pass


class Wanderer:
    """A console that answers by itself; it looks at the run to know what is asked."""

    hides = True
    by_hand = False

    def __init__(
        self, travels: Travels, clock: StandingClock, runs: list[Run], first: tuple[str, ...] = ()
    ) -> None:
        """`first`: what is typed before the practice is at hand."""
        self.travels = travels
        self.clock = clock
        self.runs = runs
        self.written: list[str] = []
        self._first = list(first)
        self._place: tuple[object, ...] = ()
        self._way = ""
        self._asked = 0
        self._lines = 0

    # ----- what a console does

    def say(self, text: str = "") -> None:
        self.written += clean(text).split("\n")

    def ask(self, prompt: str) -> str | None:
        self.say(prompt)
        self._lines += 1
        assert self._lines < PATIENCE, f"it never ends: {self.written[-12:]}"
        line = self._line(prompt)
        self.written.append(f"> {line}")
        return line

    @contextmanager
    def unseen(self) -> Iterator[None]:
        yield

    def ask_hidden(self, prompt: str) -> str | None:
        return self.ask(prompt)

    def wait(self, seconds: float) -> str | None:
        view = self.runs[-1].look()
        self._notice(view)
        if self._way in ("skip", "on") and events.Skip in view.can:
            return self._way
        # Long silences are tried in other places; here the time may leap to the end of what is said.
        self.clock.pass_time(seconds)
        self._lines += 1
        assert self._lines < 40 * PATIENCE, "a timer never ends"
        return None

    # ----- what to type

    def _line(self, prompt: str) -> str:
        if self._first:
            return self._first.pop(0)
        run = self.runs[-1] if self.runs else None
        if run is None:
            return ""
        if run.session.over:
            return self._after(prompt)
        view = run.look()
        self._notice(view)
        if view.offer:
            return self._in_offer(prompt)
        if view.alone is not None and view.alone.stage != "asking":
            return ""
        if view.step.id == "" or run.session.exercise.id != self.travels.exercise.id:
            return self._quickly(view, prompt)
        self._asked += 1
        return self._answer(view, prompt)

    def _notice(self, view: StepView) -> None:
        """A new place is a new decision."""
        session = self.runs[-1].session
        stage = (view.alone.person, view.alone.stage) if view.alone else None
        place = (
            session.exercise.id,
            session.at,
            len(session.path),
            session.beneath is not None,
            stage,
            view.asked,
        )
        if place == self._place:
            return
        self._place, self._asked = place, 0
        mine = session.exercise.id == self.travels.exercise.id
        ways = self._ways(view) if mine else ["on"]
        self._way = self.travels.choose(view.step.id, ways)

    def _ways(self, view: StepView) -> list[str]:
        ways = ["skip"] if events.Skip in view.can else []
        match view.step:
            case Gate() | Agree():
                return [*ways, *(f"option {n}" for n in range(1, len(view.options) + 1))]
            case Choose() as step:
                ways += [f"option {n}" for n in range(1, len(view.cards or view.options) + 1)]
                return [*ways, *(["own"] if step.own else [])] or ["on"]
            case Rate() as step:
                return [*ways, *_ratings(step, self.travels.exercise)]
            case Later():
                return ["park", "on"]
            case Listing(piles=piles) if piles:
                return [*ways, *(f"pile {n}" for n in range(1, len(piles) + 1)), "mixed"]
            case _ if view.moment is not None and self.travels.tried[view.step.id, "answer"]:
                # To hear a timer out once is enough.
                return [*ways, "on"]
            case _:
                return [*ways, "answer", "on"]

    def _answer(self, view: StepView, prompt: str) -> str:
        way, step = self._way, view.step
        if way == "skip":
            return "/skip" if self._asked > 1 else "skip"
        if way.startswith("option "):
            return way.split()[1] if self._asked == 1 else ""
        if way == "own":
            last = len(view.cards or view.options) + (1 if events.More not in view.can else 2)
            return str(last) if self._asked == 1 else "words of my own"
        if way == "on" or self._asked > 60:
            return "on" if self._asked == 1 else "."
        match step:
            case Rate():
                return way.removeprefix("rate ")
            case Later():
                return "park"
            case Listing():
                return self._listed(step, prompt)
            case Fill():
                return "a few words" if prompt.startswith("Your words") else ""
            case Body():
                return "1" if self._asked == 1 else ""
            case _:
                return ["some words", ".", ""][min(self._asked - 1, 2)]

    def _listed(self, step: Listing, prompt: str) -> str:
        if step.piles:
            count = len(step.piles)
            number = (self._asked % count) + 1 if self._way == "mixed" else int(self._way.split()[1])
            if ". " in prompt and self._asked <= 4:
                return str(number)
            return "."
        if prompt.startswith("Your order"):
            return ""
        if prompt.startswith("Which"):
            return "1"
        if not prompt:
            return "a row of my own" if self._asked <= 2 else "."
        return "30" if step.rate is not None and step.rate.max > 30 else "3"

    def _in_offer(self, prompt: str) -> str:
        count = int(prompt.rsplit(maxsplit=1)[-1].rstrip(":"))
        return self.travels.choose("offer", [str(n) for n in range(1, count + 1)])

    def _quickly(self, view: StepView, prompt: str) -> str:
        """Another exercise that this one led to: through it by the shortest way."""
        self._asked += 1
        if events.Skip in view.can and self._asked == 1:
            return "skip"
        return "1" if prompt.startswith("1 ") or self._asked > 1 else "on"

    def _after(self, prompt: str) -> str:
        if not prompt.startswith("1 to"):
            return "."
        # All of it is kept, and the door is rest.
        keeping = any("What would you like to keep of" in line for line in self.written[-7:])
        rest = next((line for line in reversed(self.written[-9:]) if ". Rest; " in line), "1.")
        return "1" if keeping else rest.partition(".")[0]


def _ratings(step: Rate, exercise: Exercise) -> list[str]:
    """Numbers around every bound that a condition sets, both ends, and the numb key."""
    bounds = {bound for each in exercise.steps if each.when is not None for bound in _bounds(each.when)}
    values = {step.scale.min, step.scale.max, 3.0, 7.0} | {bound - off for bound in bounds for off in (0, 1)}
    known = sorted(value for value in values if step.scale.holds(value))
    return [*(f"rate {value:g}" for value in known), *(["rate n"] if step.scale.name == "distress" else [])]


def _bounds(condition: Condition) -> Iterator[float]:
    match condition:
        case Rated(at_least=low, at_most=high):
            yield from (each for each in (low, high) if each is not None)
        case Every(of) | Some(of):
            for each in of:
                yield from _bounds(each)
        case Not(of):
            yield from _bounds(of)
        case _:
            pass


__all__ = ["Option", "Travels", "Wanderer", "goals_of"]
