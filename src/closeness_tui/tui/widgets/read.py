"""A screen of text; it waits for the person."""

from __future__ import annotations

from closeness_tui.tui.widgets.body import StepBody


class ReadStep(StepBody, can_focus=True):
    """Only the text above, and all the time one likes."""
