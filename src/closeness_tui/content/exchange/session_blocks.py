"""What is brought to a session, block by block, the same for every form that is read by a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from closeness_tui.content.exchange.passages import one_line, shown
from closeness_tui.core.spoken import date_in_words, month_in_words
from closeness_tui.core.wording import _, wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from closeness_tui.core.summary import Dots, Part, Sheet


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of what follows; 1 is the page itself."""

    level: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence beside the words that matter: a day, a note."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of an exercise."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Said:
    """A person's own words, of several lines perhaps."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Listed:
    """A person's own words, row by row."""

    rows: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers over time: a picture where there can be one, and always the rows behind it."""

    caption: str = field(repr=False)
    head: tuple[str, str]
    rows: tuple[tuple[str, str], ...] = field(repr=False)
    dots: tuple[tuple[float, float], ...] = field(repr=False)
    """From 0 to 1: how far along, and how high."""
    highest: float = 10.0


Block = Heading | Told | Asked | Said | Listed | Table


def what_it_is() -> str:
    """The first line of every copy."""
    return _("What I bring to the session")


def note() -> str:
    """What whoever holds a copy should know; the same whether or not something was left out."""
    return _(
        "Each line here was chosen by the person who wrote it. Parts may have been left out, and words blanked out. "
        "Please keep this copy as private as you would want your own. "
        "Once it was given away, the program cannot take it back."
    )


def day_in_words(day: date, *, by_month: bool) -> str:
    """The day, or only its month where days could tell too much."""
    if by_month:
        return _("{month} {year}").format(month=month_in_words(day), year=day.year)
    return date_in_words(day)


def blocks(sheet: Sheet) -> Iterator[Block]:
    """Everything, in reading order."""
    yield Heading(1, what_it_is())
    yield from map(Told, _head(sheet))
    if sheet.question:
        yield Heading(2, _("A question for the session"))
        yield Said(shown(sheet.question))
    if sheet.dots:
        yield Heading(2, _("Numbers over time"))
        yield Told(wording("noise"))
        yield from (_table(each, by_month=sheet.by_month) for each in sheet.dots)
    for part in sheet.parts:
        yield from _part(part, by_month=sheet.by_month)
    yield Heading(2, _("About this copy"))
    yield Told(note())
    yield Told(wording("what-this-is"))


def _head(sheet: Sheet) -> Iterator[str]:
    yield _("Made with closeness on {day}.").format(day=date_in_words(sheet.made))
    if sheet.for_whom:
        yield _("For {name}.").format(name=one_line(sheet.for_whom))
    if sheet.what_for:
        yield _("What it is for: {purpose}").format(purpose=one_line(sheet.what_for))
    if sheet.since is not None:
        day = day_in_words(sheet.since, by_month=sheet.by_month)
        yield _("It looks back as far as {day}.").format(day=day)


def _part(part: Part, *, by_month: bool) -> Iterator[Block]:
    yield Heading(2, one_line(part.title) or _("A note"))
    yield Told(day_in_words(part.day, by_month=by_month))
    tags = [tag for tag in map(one_line, part.tags) if tag]
    if tags:
        yield Told(_("Tags: {tags}").format(tags=", ".join(tags)))
    for passage in part.passages:
        asked = one_line(passage.asked)
        if asked:
            yield Asked(asked)
        elif len(part.passages) > 1:
            # Below answers they need a line of their own, or they would look like a part of the last one.
            yield Asked(_("Words added at the end"))
        if passage.is_list:
            yield Listed(tuple(row for row in map(one_line, passage.answered) if row))
        else:
            yield from (Said(shown(text)) for text in passage.answered)


def _table(dots: Dots, *, by_month: bool) -> Table:
    first, last = dots.dots[0].day, dots.dots[-1].day
    length = (last - first).days
    count = max(1, len(dots.dots) - 1)
    along = [
        # Where days are not said, the picture must not tell them either.
        place / count if by_month or not length else (dot.day - first).days / length
        for place, dot in enumerate(dots.dots)
    ]
    return Table(
        caption=one_line(dots.asked) or _("A rating"),
        head=(_("Day"), _("Number")),
        rows=tuple((day_in_words(dot.day, by_month=by_month), one_line(dot.said)) for dot in dots.dots),
        dots=tuple(
            (at, min(1.0, max(0.0, dot.value / dots.highest)))
            for at, dot in zip(along, dots.dots, strict=True)
            if dot.value is not None
        ),
        highest=dots.highest,
    )
