"""Parks a practice for another day, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from closeness_tui.core import event as events
from closeness_tui.core.steps import Later
from closeness_tui.core.wording import _
from closeness_tui.plain.asking import go_on, say_ways_round
from closeness_tui.plain.closing import number_from
from closeness_tui.plain.phrases import one_line

if TYPE_CHECKING:
    from closeness_tui.core.view import StepView
    from closeness_tui.plain.console import Console
    from closeness_tui.plain.session import Teller
    from closeness_tui.practice.run import Run


def later(teller: Teller, view: StepView) -> None:
    """Park here or go straight on; where nothing can be kept, only going on is left."""
    step = cast("Later", view.step)
    can_wait = events.Park in view.can
    if teller.first_time(view):
        teller.say_text(view.text)
        if step.label and can_wait:
            teller.say(_("What would wait: {label}.").format(label=one_line(step.label).rstrip(".")))
        say_ways_round(teller, view)
        if not can_wait:
            teller.say(
                _(
                    "Nothing of this practice is kept, so it can't wait here for another day. "
                    "You could go straight on, or stop, and begin anew whenever it suits you."
                )
            )
    if not can_wait:
        go_on(teller, _("Enter goes straight on."))
        return
    while True:
        typed = teller.line(_("park, to leave it here for another day; or Enter, to go straight on."))
        if not typed:
            teller.send(events.Next())
            return
        teller.not_understood()


def say_parked(console: Console, run: Run) -> None:
    """The line that ends a practice which waits; its words are not let go of while they could not be kept."""
    while run.trouble is not None:
        reason = getattr(run.trouble, "sentence", "") or _("the computer would not do it")
        console.say(_("It is not parked yet: {reason}.").format(reason=one_line(reason)))
        if number_from(console, (_("Try again"), _("Leave it as it is"))) == 1:
            console.say(_("What was kept before this is still there."))
            return
        run.keep()
    console.say(
        _(
            "{title} is parked. It is kept, sealed, and waits as long as you like. Nothing will remind you."
        ).format(title=one_line(run.session.exercise.title))
    )
