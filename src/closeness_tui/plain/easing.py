"""The gentler doors after a rating that sounds like a lot; carrying on is always the last of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core import event as events
from closeness_tui.core.wording import _, wording
from closeness_tui.plain.phrases import numbers_in, one_line

if TYPE_CHECKING:
    from closeness_tui.core.view import StepView
    from closeness_tui.plain.session import Teller


def offer(teller: Teller, view: StepView) -> None:
    """Say the offer, list its doors, and take one."""
    doors = _doors(teller, view)
    teller.say(wording(view.offer))
    for number, (words, _event) in enumerate(doors, 1):
        teller.say(f"{number}. {words}")
    prompt = _("1 to {count}:").format(count=len(doors))
    while True:
        typed = teller.line(prompt)
        chosen = numbers_in(typed)
        if len(chosen) == 1 and 1 <= chosen[0] <= len(doors):
            teller.send(doors[chosen[0] - 1][1])
            return
        teller.say(_("One of the numbers, please. There is no hurry."))


def _doors(teller: Teller, view: StepView) -> list[tuple[str, events.Event]]:
    doors: list[tuple[str, events.Event]] = []
    grounding = teller.practice.grounding
    if events.Ground in view.can and grounding is not None:
        doors.append((_("Do some grounding, then come back here"), events.Ground(grounding)))
    for target in view.doors:
        smaller = teller.practice.library.get(target.removeprefix("@"))
        if smaller is not None:
            words = _("Something smaller: {title}").format(title=one_line(smaller.title))
            doors.append((words, events.Leave(target)))
    if "@help" in view.doors:
        doors.append((_("See who you could call"), events.Leave("@help")))
    doors.append((_("Stop here"), events.Stop()))
    doors.append((_("Carry on"), events.Next()))
    return doors
