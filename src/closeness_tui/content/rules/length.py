"""How much stands before a person at one time, and how long the whole takes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from closeness_tui.content.rules.finding import Finding
from closeness_tui.content.rules.manuscript import Manuscript, Text
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.steps import Rate, Tense
from closeness_tui.core.wording import _

MOST_WORDS = 75
MOST_LINES = 8
COLUMNS = 60
MOST_CHOICES = 9
MOST_CHECKS = 3
MOST_CHECKS_IN_ROLE_PLAY = 4
"""There the checks are the brakes."""
LONGEST_LIGHT, LONGEST = 12, 25
"""Minutes: up to rung 2, and from rung 3 on."""


def long_screens(manuscript: Manuscript) -> Iterator[Finding]:
    """Screens of many words, or of many lines in a narrow window."""
    for screen in manuscript.screens:
        lines = lines_of(screen)
        if screen.count > MOST_WORDS:
            yield Finding(
                "long-screen",
                screen.path,
                _("This text has {count} words; up to {most} is meant.").format(
                    count=screen.count, most=MOST_WORDS
                ),
                _("A person who is tense reads the first lines and loses the rest."),
                _("Keep one idea here, and put the next one on a screen of its own.")
                if screen.path[0] == "step"
                else _("Keep what a person needs before the start, and leave the rest out."),
            )
        elif lines > MOST_LINES:
            yield Finding(
                "tall-screen",
                screen.path,
                _("This text has {count} lines in a window of 60 columns; up to {most} is meant.").format(
                    count=lines, most=MOST_LINES
                ),
                _("In a small window the end of it, or the keys, would be out of sight."),
                _("Shorten it, or join short paragraphs."),
            )


def lines_of(screen: Text) -> int:
    """How many lines it takes in a narrow window, empty ones included."""
    return sum(len(textwrap.wrap(line, COLUMNS)) or 1 for line in screen.words.split("\n"))


def many_choices(manuscript: Manuscript) -> Iterator[Finding]:
    """Choices with more rows than there are number keys."""
    for number, step in manuscript.steps:
        count = _choices(step) if step["kind"] in ("choose", "gate") else 0
        if count > MOST_CHOICES:
            name = "options" if "options" in step else "show"
            yield Finding(
                "many-choices",
                ("step", number, name),
                _("This choice has {count} rows; up to {most} is meant.").format(
                    count=count, most=MOST_CHOICES
                ),
                _("More than can be seen at one glance is hard to choose from, and has no number key."),
                _("Leave some out, join two that are near, or count on the person's own words."),
            )


def _choices(step: Mapping[str, Any]) -> int:
    options = step.get("options", ())
    rows = len(options) if isinstance(options, list) else 0
    if "deck" in step:
        rows = step.get("show", 3)
    # The key for none and the one for other cards stand among the rows.
    return rows + sum(name in step for name in ("own", "none", "more")) if rows else 0


def many_checks(manuscript: Manuscript) -> Iterator[Finding]:
    """Distress is asked for again and again."""
    exercise = manuscript.exercise
    count = sum(isinstance(each, Rate) and each.scale.name == "distress" for each in exercise.steps)
    most = MOST_CHECKS_IN_ROLE_PLAY if exercise.family == "role-play" else MOST_CHECKS
    if count > most:
        rates = [number for number, step in manuscript.steps if step["kind"] == "rate"]
        yield Finding(
            "many-checks",
            ("step", rates[-1], "kind") if rates else ("check",),
            _("Distress is asked for {count} times; up to {most} is meant.").format(count=count, most=most),
            _("A person who is asked over and over begins to watch the number instead of the practice."),
            _("Keep the one before, the one after, and at most one between."),
        )


def dishonest_minutes(manuscript: Manuscript) -> Iterator[Finding]:
    """Minutes far from what the steps take."""
    given = manuscript.exercise.minutes_given
    fewest, most = computed_minutes(manuscript.exercise)
    if not _is_honest(manuscript.exercise):
        yield Finding(
            "minutes-far",
            ("minutes",),
            _("The file says {given} minutes, and the steps come to about {computed}.").format(
                given=f"{given:g}", computed=f"{fewest if given < fewest else most:.0f}"
            ),
            _("Whoever plans by it would be kept waiting, or stopped in the middle."),
            _("Correct the number, or delete the line: then the minutes are computed."),
        )


def long_exercises(manuscript: Manuscript) -> Iterator[Finding]:
    """Exercises that take longer than their rung is meant to ask."""
    exercise = manuscript.exercise
    most = LONGEST_LIGHT if exercise.rung <= 2 else LONGEST
    too_long = exercise.minutes > most + 0.5 and not _may_be_long(manuscript)
    if too_long and _is_honest(exercise):
        yield Finding(
            "long-exercise",
            ("minutes",) if "minutes" in manuscript.data else ("title",),
            _("This exercise takes about {minutes} minutes; on rung {rung} up to {most} is meant.").format(
                minutes=f"{exercise.minutes:.0f}", rung=exercise.rung, most=most
            ),
            _("What is long is put off, and tires whoever is tender already."),
            _("Leave steps out, or make two exercises of it."),
        )


def _may_be_long(manuscript: Manuscript) -> bool:
    """Muscle groups take their time; an agreement and a pair stop where they like. All say so up front."""
    exercise = manuscript.exercise
    return (
        manuscript.is_for_pair
        or exercise.family == "agreement"
        or any(isinstance(step, Tense) for step in exercise.steps)
    )


def _is_honest(exercise: Exercise) -> bool:
    fewest, most = computed_minutes(exercise)
    return not exercise.minutes_given or 0.75 * fewest <= exercise.minutes_given <= 2 * most + 5


def computed_minutes(exercise: Exercise) -> tuple[float, float]:
    """What the steps come to, whatever the file says: those always shown, and all of them."""
    every = tuple(replace(step, when=None) for step in exercise.steps)
    computed = replace(exercise, minutes_given=0)
    return computed.minutes, replace(computed, steps=every).minutes
