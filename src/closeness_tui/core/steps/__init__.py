"""The kinds of step: one frozen type each, with its own answer, timer and length."""

from closeness_tui.core.steps.asking import (
    DISTRESS,
    LIKELY,
    RELIEF,
    Blank,
    Choose,
    Fill,
    Gate,
    Listing,
    Rate,
    Read,
    Review,
    Tally,
    Write,
    rows_of,
)
from closeness_tui.core.steps.step import Find, Option, Phase, Rows, Scale, Source, Step, Ways
from closeness_tui.core.steps.timed import Breathe, Group, Note, Pattern, Rest, Say, Tense

KINDS: dict[str, type[Step]] = {
    each.kind: each
    for each in (
        Read,
        Gate,
        Rate,
        Choose,
        Write,
        Fill,
        Listing,
        Breathe,
        Tense,
        Note,
        Tally,
        Rest,
        Say,
        Review,
    )
}
"""Every kind by the word an exercise file uses for it."""

SCALES: dict[str, Scale] = {each.name: each for each in (DISTRESS, RELIEF, LIKELY)}
"""The scales that a file can name."""

__all__ = [
    "DISTRESS",
    "KINDS",
    "LIKELY",
    "RELIEF",
    "SCALES",
    "Blank",
    "Breathe",
    "Choose",
    "Fill",
    "Find",
    "Gate",
    "Group",
    "Listing",
    "Note",
    "Option",
    "Pattern",
    "Phase",
    "Rate",
    "Read",
    "Rest",
    "Review",
    "Rows",
    "Say",
    "Scale",
    "Source",
    "Step",
    "Tally",
    "Tense",
    "Ways",
    "Write",
    "rows_of",
]
