"""How long ago a day was, in calm words: the longer ago, the rounder."""

from __future__ import annotations

from datetime import date

from closeness_tui.core.wording import _, ngettext


def since_in_words(day: date, today: date) -> str:
    """How long ago, such as `3 weeks ago`; a day to come counts as today."""
    days = (today - day).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days < 7:
        return ngettext("{count} day ago", "{count} days ago", days).format(count=days)
    if days < 30:
        weeks = days // 7
        return ngettext("a week ago", "{count} weeks ago", weeks).format(count=weeks)
    if days < 365:
        months = min(11, days // 30)
        return ngettext("a month ago", "{count} months ago", months).format(count=months)
    years = days // 365
    return ngettext("a year ago", "{count} years ago", years).format(count=years)
