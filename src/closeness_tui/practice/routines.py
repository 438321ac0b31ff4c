"""Early signs and plans out of the log; and tying an exercise to something that comes by every day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from closeness_tui.content.written_here import quoted_words, written_exercise
from closeness_tui.core.plans import PLAN, PLANNED, ROUTINE, SignsAndPlans, signs_and_plans
from closeness_tui.core.wording import _
from closeness_tui.practice.agreed import entries_of

if TYPE_CHECKING:
    from closeness_tui.core.exercise import Exercise
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run


def own_plans(practice: Practice) -> SignsAndPlans:
    """All of them. Raises Locked."""
    return signs_and_plans(entries_of(practice, *PLANNED))


def tied_in_words(practice: Practice, exercise_id: str) -> str:
    """The plan that ties this exercise to a moment of the day; empty without one, and while the log is locked."""
    if not practice.leaves_trace or practice.locked or not practice.places.log.root.exists():
        return ""
    plan = signs_and_plans(entries_of(practice, ROUTINE)).tied_to(exercise_id)
    return plan.sentence if plan is not None else ""


def tying_run(practice: Practice, exercise: Exercise) -> Run:
    """A practice of one sentence: after I ..., I ...; it is kept, sealed, like any other."""
    title = quoted_words(exercise.title, 100)
    step = {
        "kind": "fill",
        "id": PLAN,
        "text": _(
            "A practice is easier to remember when it follows something that comes by anyway. Nothing will remind "
            "you, and a day without it is a day like any other."
        ),
        "skip": _("No plan for now"),
        "template": _("After I {moment}, I {practice}."),
        "blanks": {
            "moment": {
                "hint": _("something that comes by anyway"),
                "suggestions": [
                    _("put the kettle on"),
                    _("sit down on the bus"),
                    _("brush my teeth"),
                    _("turn off the light"),
                ],
            },
            "practice": {
                "hint": _("the practice, or a smaller part of it"),
                "suggestions": [_("do {title}").format(title=title), _("take one slow breath")],
            },
        },
    }
    written = written_exercise(
        {
            "id": ROUTINE,
            "title": _("A Place in My Day"),
            "family": "tracking",
            "rung": 1,
            "summary": _("Tie a practice to something that comes by every day."),
            "check": False,
            "step": [step],
        }
    )
    run = practice.begin(written)
    run.session = replace(run.session, tags=(exercise.id,))
    return run
