"""Progress in words: what was said, on which day, and whether the newest number is outside the usual range. No more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from closeness_tui.core.answer import spoken_number
from closeness_tui.core.over_time import ENOUGH
from closeness_tui.core.spoken import date_in_words, month_in_words
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.core.over_time import Checked, Practised, Retreat, Track


def kinds_in_words() -> dict[str, str]:
    """The parts, as headings."""
    return {
        "indicator": _("How it is between you and others"),
        "goal": _("Your own goals"),
        "scale": _("Your own scales"),
        "rung": _("Your own ladder"),
        "practised": _("Before and after"),
        "share": _("What you shared, and how it felt"),
        "retreat": _("Moments of stepping back"),
        "win": _("Small wins"),
        "kept": _("Words that were kept, and kindness"),
        "bright": _("Bright moments"),
        "garden": _("The garden"),
    }


def relation_in_words(track: Track) -> str:
    """Who the line is about."""
    standing = {
        "people": _("People in general"),
        "friend": _("A friend"),
        "family": _("Family"),
        "community": _("A group or a community"),
        "partner": _("A partner"),
        "": _("No one in particular"),
    }
    return standing.get(track.relation, track.about)


def asked_in_words(track: Track) -> str:
    """What the numbers of a line answer."""
    if track.kind == "indicator":
        return {
            "closeness": _("How has this relationship been for you lately?"),
            "talking": _("When something mattered, how well could you talk about it together?"),
            "reaching-out": _("If this week got hard, how likely would you be to ask someone for support?"),
            "own-pace": _("I could go at my own pace."),
        }[track.key]
    if track.kind == "goal":
        return _("How near does it feel?")
    if track.kind == "rung":
        return _("How uneasy might this step feel?")
    return _("All of its lines together")


def name_of_track(track: Track) -> str:
    """The line by its name."""
    if track.kind != "indicator":
        return track.about
    if track.key == "own-pace":
        return _("The work with a therapist")
    return relation_in_words(track)


def ends_in_words(track: Track) -> tuple[str, str]:
    """What the lowest and the highest number say."""
    low, high = {
        "closeness": (_("very hard"), _("very good")),
        "talking": (_("not at all"), _("very well")),
        "reaching-out": (_("not likely"), _("very likely")),
        "own-pace": (_("not at all"), _("very much")),
        "goal": (_("far off"), _("there")),
        "rung": (_("at ease"), _("the most uneasy I can imagine")),
    }.get(track.key if track.kind == "indicator" else track.kind, ("", ""))
    return (
        f"{spoken_number(track.low)} {low}".strip(),
        f"{spoken_number(track.high)} {high}".strip(),
    )


def beside_track(track: Track) -> tuple[str, ...]:
    """The sentences beside a line: former words, the newest number, and the usual range."""
    said = []
    if track.earlier:
        said.append(_("Said before as: {words}.").format(words="; ".join(track.earlier)))
    if not track.held and track.kind == "goal":
        said.append(_("You let this one go."))
    if track.reading:
        said.append(_("You wrote about it: {words}").format(words=" ".join(track.reading.split())))
    if track.points:
        newest = track.points[-1]
        said.append(
            _("The newest number is {value}, from {date}.").format(
                value=spoken_number(newest.value), date=date_in_words(newest.when)
            )
        )
    said.append(usual_in_words(track))
    return tuple(said)


def usual_in_words(track: Track) -> str:
    """Where the numbers usually are, and whether the newest is outside of it."""
    usual = track.usual
    if usual is None:
        return _(
            "It is too early to tell what is usual here. From {count} numbers on, your usual range is shown."
        ).format(count=ENOUGH)
    low, high = spoken_number(round(usual.low, 1)), spoken_number(round(usual.high, 1))
    if low == high:
        said = _("Your usual number here is {low}.").format(low=low)
    else:
        said = _("Your usual range here is from {low} to {high}.").format(low=low, high=high)
    if usual.holds(track.points[-1].value):
        return _("{said} The newest number is within it.").format(said=said)
    return _("{said} The newest number is outside your usual range. Why, the numbers cannot say.").format(
        said=said
    )


def months_of(track: Track) -> Iterator[str]:
    """Every number with its day, a line a month; a month without any is not spoken of."""
    for (year, _month), points in groupby(track.points, lambda each: (each.when.year, each.when.month)):
        rows = list(points)
        said = ", ".join(
            _("{value} (day {day})").format(value=spoken_number(each.value), day=each.when.day)
            for each in rows
        )
        yield _("{month} {year}: {numbers}").format(
            month=month_in_words(rows[0].when), year=year, numbers=said
        )


def checked_in_words(checked: Checked, *, shares: bool = False) -> str:
    """One practice: its day, and the ratings that were given."""
    parts = []
    for role, words, value in (
        ("before", _("before {value}"), checked.before),
        ("after", _("after {value}"), checked.after),
        ("relief", _("relief {value}"), checked.relief),
    ):
        if role != "relief" and shares and checked.relief is not None and value is None:
            continue
        if value is not None:
            parts.append(words.format(value=spoken_number(value)))
        elif role in checked.numb:
            parts.append(words.format(value=_("numb")))
    return _("{date}: {ratings}").format(
        date=date_in_words(checked.when), ratings=", ".join(parts) or _("no number")
    )


def practised_in_words(practised: Practised) -> tuple[str, ...]:
    """An exercise, each time it was rated, the newest first."""
    return tuple(checked_in_words(each, shares=practised.shares) for each in reversed(practised.times))


def retreat_in_words(retreat: Retreat) -> tuple[str, ...]:
    """A moment of stepping back, and what was seen at the second look."""
    rows = [_("{date}: {words}").format(date=date_in_words(retreat.when), words=_first(retreat))]
    if retreat.relief is not None:
        rows.append(_("Relief right after: {value}").format(value=spoken_number(retreat.relief)))
    if not retreat.looked_again:
        return tuple(rows)
    if retreat.hours is not None:
        rows.append(_("Relief some hours later: {value}").format(value=spoken_number(retreat.hours)))
    for words, text in (
        (_("What it gave: {words}"), retreat.gave),
        (_("What it cost: {words}"), retreat.cost),
        (_("It looked to you: {words}"), retreat.looks_like),
    ):
        if text.strip():
            rows.append(words.format(words=" ".join(text.split())))
    return tuple(rows)


def _first(retreat: Retreat) -> str:
    return " ".join(retreat.words.split()) or _("a moment of stepping back")


def garden_in_words() -> str:
    """What the garden is."""
    return _(
        "Each practice you kept has a plant here, always the same one. Days of rest take nothing from it, and "
        "nothing in it can wither."
    )


def nothing_in_words() -> str:
    """When nothing was kept yet."""
    return _("There is nothing here yet, and that is fine. What you keep from a practice will show here.")
