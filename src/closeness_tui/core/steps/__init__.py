"""The kinds of step: one frozen type each, with its own answer, timer and length."""

from closeness_tui.core.steps.asking import (
    DISTRESS,
    LIKELY,
    RELIEF,
    Choose,
    Gate,
    Listing,
    Rate,
    Read,
    Review,
    Tally,
)
from closeness_tui.core.steps.body import REGIONS, Body
from closeness_tui.core.steps.later import Later
from closeness_tui.core.steps.people import AGREED, CHANGE, NOT_NOW, Agree, Turns
from closeness_tui.core.steps.step import (
    Count,
    Find,
    Option,
    Phase,
    Rows,
    Scale,
    Source,
    Step,
    Ways,
    rows_of,
)
from closeness_tui.core.steps.timed import Breathe, Group, Note, Pattern, Rest, Say, Tense
from closeness_tui.core.steps.writing import Blank, Fill, Write

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
        Body,
        Turns,
        Agree,
        Later,
    )
}
"""Every kind by the word an exercise file uses for it."""

SCALES: dict[str, Scale] = {each.name: each for each in (DISTRESS, RELIEF, LIKELY)}
"""The scales that a file can name."""

__all__ = [
    "AGREED",
    "CHANGE",
    "DISTRESS",
    "KINDS",
    "LIKELY",
    "NOT_NOW",
    "REGIONS",
    "RELIEF",
    "SCALES",
    "Agree",
    "Blank",
    "Body",
    "Breathe",
    "Choose",
    "Count",
    "Fill",
    "Find",
    "Gate",
    "Group",
    "Later",
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
    "Turns",
    "Ways",
    "Write",
    "rows_of",
]
