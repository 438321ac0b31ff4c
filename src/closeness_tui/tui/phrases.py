"""Small things said in words: how much an exercise asks, how long it takes, and which day it was."""

from __future__ import annotations

from datetime import date, datetime

from closeness_tui.core.wording import _, ngettext


def later(sentence: str) -> str:
    """Mark a sentence for translation; it is put into the language being spoken when it is shown."""
    return sentence


def rung_in_words(rung: int) -> str:
    """How much it asks of a person."""
    words = {1: _("light"), 2: _("gentle"), 3: _("middling"), 4: _("deeper"), 5: _("tender")}
    return words.get(rung, words[5])


def rung_explained(rung: int) -> str:
    """The same as a sentence."""
    sentences = {
        1: _("Light: it asks very little."),
        2: _("Gentle: it asks a little."),
        3: _("Middling: it asks something of you."),
        4: _("Deeper: it goes close to the heart."),
        5: _("Tender: it asks a lot, so a calm day is a good day for it."),
    }
    return sentences.get(rung, sentences[5])


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
        return _("{day} {month}").format(day=local.day, month=_month(local))
    return date_in_words(local)


def date_in_words(day: date) -> str:
    """A date in full."""
    return _("{day} {month} {year}").format(day=day.day, month=_month(day), year=day.year)


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


def _month(day: date) -> str:
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )[day.month - 1]


def as_sentence(words: str) -> str:
    """With a capital and a full stop, to stand by itself."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""
