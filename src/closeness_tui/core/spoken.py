"""Small things that every front end says alike: dates, and how much an exercise asks."""

from __future__ import annotations

from datetime import date

from closeness_tui.core.wording import _


def rung_in_words(rung: int) -> str:
    """How much it asks of a person, in a word."""
    words = {1: _("light"), 2: _("gentle"), 3: _("steady"), 4: _("deeper"), 5: _("tender")}
    return words.get(rung, words[5])


def rung_explained(rung: int) -> str:
    """The same as a sentence."""
    sentences = {
        1: _("Light: it asks very little."),
        2: _("Gentle: it asks a little."),
        3: _("Steady: it asks something of you."),
        4: _("Deeper: it goes close to the heart."),
        5: _("Tender: it asks a lot, so a calm day is a good day for it."),
    }
    return sentences.get(rung, sentences[5])


def readiness_in_words() -> str:
    """The question before something that asks more; it outranks every number."""
    return _(
        "Would you be willing to try this? Yes, a smaller one, and not now are all good answers, "
        "whatever any number says."
    )


def date_in_words(day: date) -> str:
    """A date in full: 3 November 2026."""
    return _("{day} {month} {year}").format(day=day.day, month=month_in_words(day), year=day.year)


def today_in_words(day: date) -> str:
    """A date with its weekday, for the words that bring someone back to here and now."""
    return _("{weekday}, {date}").format(weekday=weekday_in_words(day), date=date_in_words(day))


def weekday_in_words(day: date) -> str:
    """The day of the week."""
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )[day.weekday()]


def month_in_words(day: date) -> str:
    """The month."""
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
