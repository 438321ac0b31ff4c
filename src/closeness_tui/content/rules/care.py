"""The care around an exercise: reasons, ways out, quiet, and the breath."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from closeness_tui.content.cards import LEARN
from closeness_tui.content.faults import Path
from closeness_tui.content.rules.finding import Finding
from closeness_tui.content.rules.manuscript import Manuscript, said
from closeness_tui.core.wording import _

ASKING = ("choose", "write", "fill", "list", "body", "say", "turns", "agree")
"""Kinds that ask for something of the person; a number needs no words to be passed over."""
LONGEST_QUIET = 60
"""Seconds."""
_ENDS_EARLY = re.compile(r"\b(?:early|earlier|sooner|whenever|any ?time|at any point|stop)\b", re.IGNORECASE)


def no_why(manuscript: Manuscript) -> Iterator[Finding]:
    """Nothing says what the exercise is for; a page that is only read says it itself."""
    if not manuscript.exercise.why and manuscript.exercise.family != LEARN:
        yield Finding(
            "no-why",
            ("summary",),
            _("This exercise does not say why one might do it."),
            _("People choose more freely when they know what a practice is for."),
            _('Add a line: why = "…", one short paragraph, with a source for each fact in it.'),
        )


def no_way_out(manuscript: Manuscript) -> Iterator[Finding]:
    """Steps that ask for something, without kind words on the skip key."""
    for number, step in manuscript.steps:
        if step["kind"] in ASKING and "skip" not in step:
            yield Finding(
                "no-skip-words",
                ("step", number),
                _("This step asks for something, and its skip key has no words of its own."),
                _("Passing is easiest where it is offered as one more choice."),
                _('Add a line such as: skip = "I\'ll just think it"'),
            )


def no_gate(manuscript: Manuscript) -> Iterator[Finding]:
    """Tender exercises that begin without asking."""
    exercise = manuscript.exercise
    if exercise.rung >= 4 and not any(step["kind"] == "gate" for _number, step in manuscript.steps):
        yield Finding(
            "no-gate",
            ("rung",),
            _("From rung 4 on, an exercise begins with a `gate`, and this one has none."),
            _("There a person is asked whether today is a day for it, before anything opens up."),
            _('Add a step: kind = "gate", with a text such as "Is there enough time and support today?"'),
        )


def long_quiet(manuscript: Manuscript) -> Iterator[Finding]:
    """Long quiet without a word on ending it."""
    for number, step in manuscript.steps:
        if step["kind"] not in ("rest", "note") or step["seconds"] <= LONGEST_QUIET:
            continue
        if manuscript.is_english and not _ENDS_EARLY.search(
            said(f"{step.get('text', '')} {step.get('skip', '')}")
        ):
            yield Finding(
                "long-quiet",
                ("step", number, "seconds"),
                _("This quiet lasts {seconds} seconds, and nothing says that it can end early.").format(
                    seconds=f"{step['seconds']:g}"
                ),
                _("In a long silence some people feel shut in."),
                _('Add words such as "You can end it early, whenever you like."'),
            )


def held_breath(manuscript: Manuscript) -> Iterator[Finding]:
    """Rhythms with a hold or a pause in them."""
    for number, step in manuscript.steps:
        for path, rhythm in _rhythms(step, ("step", number)):
            for name in ("hold", "pause"):
                if rhythm.get(name):
                    yield Finding(
                        "breath-hold",
                        (*path, name),
                        _("`{name}` holds the breath.").format(name=name),
                        _("Holding the breath can bring on the very alarm that the exercise means to ease."),
                        _("Delete the line, and make `out` longer instead."),
                    )


def _rhythms(step: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    if step["kind"] != "breathe":
        return
    yield path, step
    for name in ("pattern", "patterns"):
        rows = step.get(name)
        for number, row in enumerate(rows if isinstance(rows, list) else ()):
            yield (*path, name, number), row
