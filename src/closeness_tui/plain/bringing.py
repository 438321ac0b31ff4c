"""Brings what a step wants from the log; while that is locked, asks whether to unlock it or to go on without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core import event as events
from closeness_tui.core.wording import _
from closeness_tui.plain.unlocking import unlock

if TYPE_CHECKING:
    from closeness_tui.core.view import StepView
    from closeness_tui.plain.session import Teller


def bring(teller: Teller, view: StepView) -> None:
    """One list of earlier words, whatever kind of step it is for."""
    if teller.practice.bring_into(teller.run):
        return
    here = (teller.run.session.exercise.id, view.step.id)
    if here not in teller.gone_without:
        timed = view.moment is not None
        if timed:
            # A passphrase takes its time, which is not the step's.
            teller.run.send(events.Pause())
        opened = _opened(teller, view)
        if timed:
            teller.run.send(events.Resume())
        if opened:
            return
        teller.gone_without.add(here)
    teller.send(events.Bring(()))


def _opened(teller: Teller, view: StepView) -> bool:
    if teller.first_time(view):
        teller.say(_("Earlier words belong here. The log is locked, and opening it needs your passphrase."))
    while True:
        typed = teller.line(_("unlock, or Enter to go on without."), own=("unlock",))
        if typed == "unlock" and unlock(teller.practice, teller.console):
            return True
        if not typed:
            return False
