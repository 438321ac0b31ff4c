"""Early signs of the body and plans with an if and a then, as a person wrote them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from closeness_tui.core.answer import Blanks, Items
from closeness_tui.core.entry import Entry

SIGNS = "body-cue-map"
ROUTINE = "routine"
"""The entry that ties an exercise to something that comes by every day; its tag is the exercise."""

PLANNED = (SIGNS, "step-ladder", "share-with-someone", "need-statement", ROUTINE)
"""The exercises in which a plan is made."""

PLAN = "plan"
"""The key of the answer that is one."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One early sign."""

    text: str = field(repr=False)
    first: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan, and where it was made."""

    sentence: str = field(repr=False)
    title: str
    day: date
    exercise: str
    """The exercise it was made in."""
    tied: str = ""
    """The exercise it ties to a moment of the day."""


@dataclass(frozen=True, slots=True)
class SignsAndPlans:
    """All of them."""

    signs: tuple[Sign, ...] = ()
    """As they were noted last, the one that comes first in front."""
    plans: tuple[Plan, ...] = ()
    """Newest first."""

    def tied_to(self, exercise_id: str) -> Plan | None:
        """The newest plan that ties this exercise to a moment of the day."""
        return next((each for each in self.plans if each.tied == exercise_id), None)


def signs_and_plans(entries: Iterable[Entry]) -> SignsAndPlans:
    """Out of the log; `entries` come newest first."""
    signs: tuple[Sign, ...] = ()
    plans: dict[str, Plan] = {}
    for entry in entries:
        for line in entry.lines:
            if not signs and entry.exercise == SIGNS and isinstance(line.answer, Items):
                found = [Sign(item.text, item.picked) for item in line.answer.items]
                signs = tuple(sorted(found, key=lambda sign: not sign.first))
            if line.key == PLAN and isinstance(line.answer, Blanks) and line.answer.sentence.strip():
                sentence = " ".join(line.answer.sentence.split())
                tied = next(iter(entry.tags), "") if entry.exercise == ROUTINE else ""
                plan = Plan(sentence, entry.title, entry.created.date(), entry.exercise, tied)
                plans.setdefault(sentence.casefold(), plan)
    return SignsAndPlans(signs, tuple(plans.values()))
