"""What somebody may have kept who has a ladder, an agreement, and plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from closeness_tui.core.answer import Answer, Blanks, Chosen, Item, Items, Number, Words
from closeness_tui.core.entry import Entry, Line
from closeness_tui.store.shelf import new_id

if TYPE_CHECKING:
    from closeness_tui.practice.opening import Practice

PAGE: dict[str, Answer] = {
    "hopes": Words("A calm hour in the week, and less guessing."),
    "topics": Items(
        (
            Item("How the day was", "in"),
            Item("Feelings", "in"),
            Item("Family and the past", "later"),
            Item("Money and work", "out"),
        )
    ),
    "rung": Chosen(("rung-3",), ("Steady, rung 3",)),
    "new-steps": Chosen(("two",), ("Two",)),
    "stop-choice": Chosen(("umbrella",), ("umbrella",)),
    "on-stop": Blanks((("do", "stop right there"),), "When it comes up, we stop right there."),
    "check-ins": Chosen(("weekly",), ("Once a week",)),
    "shared": Blanks((("what", "only this page"),), "What may be shared: only this page. With whom: nobody."),
    "look-again": Chosen(("two",), ("In two weeks",)),
}


def page(changed: dict[str, Answer] | None = None, *, agreed: bool = True) -> tuple[Line, ...]:
    """The lines of an agreed page."""
    answers = {**PAGE, **(changed or {})}
    lines = [Line(key, "choose", f"About {key}", answer) for key, answer in answers.items()]
    settled = Chosen(("agreed",), ("Agreed",)) if agreed else Chosen(("not-now",), ("Not agreed yet",))
    return (*lines, Line("agree-alone", "agree", "The page.", settled, role="working-agreement"))


def keep(practice: Practice, exercise: str, *lines: Line, days_ago: float = 0, **more: object) -> Entry:
    """One entry of that day."""
    card = practice.library.card(exercise)
    entry = Entry(
        id=new_id(),
        kind="exercise",
        created=practice.clock.wall() - timedelta(days=days_ago),
        exercise=exercise,
        title=card.title if card else "",
        lines=lines,
    )
    practice.log.prepare()
    practice.lately = None
    return practice.log.save(replace(entry, **more))  # type: ignore[arg-type]


def rated(value: float, *, before: float = 1) -> tuple[Line, ...]:
    """A number before, and one after."""
    return (
        Line("before", "rate", "And now?", Number(before), role="before"),
        Line("after", "rate", "And now?", Number(value), role="after"),
    )


STEPS = (
    "greet someone I often see",
    "stay five minutes longer than I would",
    "share one small thing about me",
)


def ladder(practice: Practice, *steps: str, days_ago: float = 20) -> Entry:
    """A ladder of one's own, the lowest step first."""
    items = tuple(Item(text, rating=20.0 * place) for place, text in enumerate(steps or STEPS, 1))
    line = Line("ladder", "list", "Which small steps?", Items(items))
    return keep(practice, "step-ladder", line, days_ago=days_ago)


def tried(practice: Practice, step: str, *, days_ago: float = 3) -> Entry:
    """One try of a step."""
    return keep(
        practice,
        "own-ladder",
        Line("rung", "choose", "Which step?", Chosen(("step-1",), (step,))),
        Line("feared", "write", "Feared?", Words("that they look away")),
        Line("happened", "write", "Happened?", Words("they smiled, and went on")),
        Line("likely", "rate", "How likely now?", Number(30)),
        Line("relief", "rate", "Relief?", Number(6), role="relief"),
        days_ago=days_ago,
        title="A Step on My Ladder",
    )


def signs(practice: Practice, *, days_ago: float = 9) -> Entry:
    """Early signs, and a plan for the first of them."""
    cues = Items((Item("cold hands", rating=3.0), Item("tight jaw", rating=6.0, picked=True)))
    plan = Blanks(
        (("choice", "look around"),), "If I notice my first sign (tight jaw), then I can look around."
    )
    return keep(
        practice,
        "body-cue-map",
        Line("cues", "body", "What did your body do?", cues),
        Line("plan", "fill", "A small plan?", plan),
        days_ago=days_ago,
    )


def routine(practice: Practice, exercise: str = "pmr-4", *, days_ago: float = 1) -> Entry:
    """An exercise tied to the evening."""
    plan = Blanks((("moment", "turn off the light"),), "After I turn off the light, I do Four Squeezes.")
    return keep(
        practice,
        "routine",
        Line("plan", "fill", "After I ...", plan),
        days_ago=days_ago,
        title="A Place in My Day",
        tags=(exercise,),
    )
