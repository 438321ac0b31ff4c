"""Small things said in words on a screen: how long an exercise takes, and how long ago a day was."""

from __future__ import annotations

from datetime import datetime

from closeness_tui.core.spoken import date_in_words, month_in_words
from closeness_tui.core.wording import _, ngettext


def later(sentence: str) -> str:
    """Mark a sentence for translation; it is put into the language being spoken when it is shown."""
    return sentence


def minutes_in_words(minutes: float) -> str:
    """For a list: short."""
    whole = max(1, round(minutes))
    return _("{minutes} min").format(minutes=whole)


def about_minutes(minutes: float) -> str:
    """For a page: a sentence."""
    whole = max(1, round(minutes))
    sentence = ngettext("About one minute.", "About {minutes} minutes.", whole)
    return sentence.format(minutes=whole)


def day_in_words(day: datetime, now: datetime) -> str:
    """Today, yesterday, a weekday, or a date with its year when it is not this one."""
    local = day.astimezone(now.tzinfo) if now.tzinfo else day
    days = (now.date() - local.date()).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if 1 < days < 7:
        return _weekday(local)
    if local.year == now.year:
        return _("{day} {month}").format(day=local.day, month=month_in_words(local))
    return date_in_words(local)


def greeting(now: datetime) -> str:
    """One warm sentence for the time of day."""
    if now.hour < 5:
        return _("It is late, and you are welcome here. Nothing has to be done.")
    if now.hour < 12:
        return _("Good morning. Nothing here has to be done.")
    if now.hour < 18:
        return _("Good afternoon. Take what helps, and leave the rest.")
    return _("Good evening. Take what helps, and leave the rest.")


def _weekday(day: datetime) -> str:
    return (
        _("on Monday"),
        _("on Tuesday"),
        _("on Wednesday"),
        _("on Thursday"),
        _("on Friday"),
        _("on Saturday"),
        _("on Sunday"),
    )[day.weekday()]


def as_sentence(words: str) -> str:
    """With a capital and a full stop, to stand by itself."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""
