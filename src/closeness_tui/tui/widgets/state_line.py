"""How things stand, in words: where one is, paused, kept, or not kept and why."""

from __future__ import annotations

from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _

WRITTEN = frozenset({"write", "fill", "list"})
"""Kinds in which words are typed."""


def state_in_words(view: StepView, *, keeps: bool, all_kept: bool, trouble: Exception | None) -> str:
    """What the person may want to know now; usually nothing."""
    if trouble is not None:
        reason = getattr(trouble, "sentence", "") or _("the file could not be written")
        return _("Not kept yet: {reason}. Your words stay here.").format(reason=reason)
    if view.paused:
        return _("Paused. Space when you are ready.")
    if view.offer or view.step.kind not in WRITTEN:
        return ""
    if not keeps or not view.step.keep:
        return _("Nothing of this is stored.")
    if not all_kept:
        return _("keeping …")
    return _("kept") if view.answer is not None else ""


def where_in_words(view: StepView) -> str:
    """The exercise, and about how far it is."""
    if view.grounded:
        return _("{title}   ·   your exercise waits").format(title=view.title)
    count = max(view.of, view.number)
    return _("{title}   ·   step {number} of about {count}").format(
        title=view.title, number=view.number, count=count
    )
