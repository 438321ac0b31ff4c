"""The soft bell, switched by a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.bell import SWITCHED_ON
from closeness_tui.core.wording import _
from closeness_tui.plain.phrases import one_line
from closeness_tui.practice.changing import change

if TYPE_CHECKING:
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice


def switch_bell(practice: Practice, console: Console) -> None:
    """On or off, at once and from now on."""
    reason = change(practice, bell=not practice.settings.bell)
    if practice.settings.bell:
        console.say(_("The bell is on: one stroke for in, two for out. bell switches it off again."))
        console.ring(SWITCHED_ON)
    else:
        console.say(_("The bell is off."))
    if reason:
        say_unkept(console, reason)


def say_unkept(console: Console, reason: str) -> None:
    """A setting that could not be written down."""
    console.say(
        _("It holds until you leave, and could not be kept for longer: {reason}.").format(
            reason=one_line(reason)
        )
    )
