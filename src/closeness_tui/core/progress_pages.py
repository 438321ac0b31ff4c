"""Progress as pages, one thing a page: the same for a screen, for lines of text, and for a screen reader."""

from __future__ import annotations

from dataclasses import dataclass, field

from closeness_tui.core.over_time import Noticed, Practised, Progress, Track
from closeness_tui.core.progress_words import (
    asked_in_words,
    beside_track,
    ends_in_words,
    garden_in_words,
    kinds_in_words,
    months_of,
    name_of_track,
    nothing_in_words,
    practised_in_words,
    retreat_in_words,
)
from closeness_tui.core.spoken import date_in_words
from closeness_tui.core.wording import _, wording


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """One page."""

    heading: str
    """The part it belongs to."""
    name: str = field(repr=False)
    """What this page is about."""
    rows: tuple[str, ...] = field(default=(), repr=False)
    """All of it in words."""
    track: Track | None = None
    """Where there are numbers over time to draw."""
    practised: Practised | None = None
    """Where there are ratings to draw beside one another."""
    is_garden: bool = False

    @property
    def all_rows(self) -> tuple[str, ...]:
        """Its name and its words, where these are not one and the same."""
        return (self.name, *self.rows) if self.name != self.heading else self.rows


def pages_of(progress: Progress) -> tuple[ProgressPage, ...]:
    """Every page that has something on it; an empty log has none."""
    kinds = kinds_in_words()
    pages = [_track_page(kinds[each.kind], each) for each in progress.tracks]
    for shares in (True, False):
        heading = kinds["share" if shares else "practised"]
        pages += [
            ProgressPage(heading, each.title, practised_in_words(each), practised=each)
            for each in progress.practised
            if each.shares == shares
        ]
    if progress.retreats:
        rows = [row for each in reversed(progress.retreats) for row in (*retreat_in_words(each), "")]
        pages.append(ProgressPage(kinds["retreat"], kinds["retreat"], tuple(rows[:-1])))
    for kind in ("win", "kept", "bright"):
        noticed = [each for each in progress.noticed if each.kind == kind]
        if noticed:
            pages.append(
                ProgressPage(kinds[kind], kinds[kind], tuple(_noticed(each) for each in reversed(noticed)))
            )
    if progress.garden:
        pages.append(ProgressPage(kinds["garden"], kinds["garden"], (garden_in_words(),), is_garden=True))
    return tuple(pages)


def _track_page(heading: str, track: Track) -> ProgressPage:
    low, high = ends_in_words(track)
    ends = _("From {low} to {high}.").format(low=low, high=high)
    rows = (asked_in_words(track), ends, *beside_track(track), *months_of(track))
    return ProgressPage(heading, name_of_track(track), rows, track=track)


def _noticed(each: Noticed) -> str:
    return _("{date}: {words}").format(date=date_in_words(each.when), words=" ".join(each.words.split()))


def all_in_words(progress: Progress) -> tuple[str, ...]:
    """Everything of the pages as lines, for the ear and for a printer; empty lines stand between the parts."""
    pages = pages_of(progress)
    if not pages:
        return (nothing_in_words(),)
    lines: list[str] = []
    heading = ""
    for page in pages:
        if page.heading != heading:
            heading = page.heading
            lines += ["", heading]
        lines += [*page.all_rows, ""]
    if any(page.track for page in pages):
        lines.append(wording("noise"))
    return tuple(lines)
