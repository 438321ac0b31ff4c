"""Spans of time, said quietly or exactly."""

from __future__ import annotations

import math

from closeness_tui.core.moment import Moment
from closeness_tui.core.wording import _, ngettext


def clock(seconds: float) -> str:
    """Minutes and seconds, whole: 1:05."""
    whole = math.ceil(seconds - 1e-3)
    return f"{whole // 60}:{whole % 60:02d}"


def time_of(moment: Moment) -> str:
    """What is left of the step in round words; of one without an end, what has passed."""
    return so_far(moment.elapsed) if moment.is_open else about(moment.left)


def so_far(seconds: float) -> str:
    """A span that has passed: in whole minutes, so that nobody has to watch it."""
    minutes = int((seconds + 1e-3) // 60)
    if not minutes:
        return _("as long as you like")
    return ngettext("one minute so far", "{count} minutes so far", minutes).format(count=minutes)


def about(seconds: float) -> str:
    """A span in round words, so that nobody has to watch it."""
    if seconds >= 90:
        minutes = round(seconds / 60)
        return ngettext("about one minute left", "about {count} minutes left", minutes).format(count=minutes)
    if seconds > 50:
        return _("about a minute left")
    if seconds > 10:
        return _("about {count} seconds left").format(count=math.ceil((seconds - 1e-3) / 5) * 5)
    return _("a few seconds left")
