"""Which widget draws which kind of step."""

from __future__ import annotations

from collections.abc import Callable

from closeness_tui.core.view import StepView
from closeness_tui.tui.widgets.agree import AgreeStep
from closeness_tui.tui.widgets.alone import alone_step
from closeness_tui.tui.widgets.body import StepBody
from closeness_tui.tui.widgets.breathe import BreatheStep
from closeness_tui.tui.widgets.choose import choose_step
from closeness_tui.tui.widgets.cues import CuesStep
from closeness_tui.tui.widgets.fill import FillStep
from closeness_tui.tui.widgets.later import LaterStep
from closeness_tui.tui.widgets.listing import ListStep
from closeness_tui.tui.widgets.note import NoteStep
from closeness_tui.tui.widgets.read import ReadStep
from closeness_tui.tui.widgets.rest import RestStep
from closeness_tui.tui.widgets.review import LookingBack, ReviewStep
from closeness_tui.tui.widgets.say import SayStep
from closeness_tui.tui.widgets.tally import TallyStep
from closeness_tui.tui.widgets.tense import TenseStep
from closeness_tui.tui.widgets.turns import TurnsStep
from closeness_tui.tui.widgets.write import WriteStep

BODIES: dict[str, type[StepBody] | Callable[[StepView], type[StepBody]]] = {
    "read": ReadStep,
    "gate": alone_step,
    "rate": alone_step,
    "choose": choose_step,
    "write": WriteStep,
    "fill": FillStep,
    "list": ListStep,
    "breathe": BreatheStep,
    "tense": TenseStep,
    "note": NoteStep,
    "tally": TallyStep,
    "rest": RestStep,
    "say": SayStep,
    "review": ReviewStep,
    "body": CuesStep,
    "later": LaterStep,
    "turns": TurnsStep,
    "agree": AgreeStep,
}
"""The widget of every kind; a kind whose widget depends on more has a function here."""


def body_for(view: StepView) -> type[StepBody]:
    """The widget that draws this view; a kind without one still shows its text and lets the person go on."""
    if view.wants is not None and view.step.kind != "review":
        return LookingBack
    found = BODIES.get(view.step.kind, ReadStep)
    return found if isinstance(found, type) else found(view)
