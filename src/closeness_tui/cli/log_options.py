"""Which entries a command is about: days, exercise, tags, and the beginning of an id."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report
from closeness_tui.core.wording import _, ngettext

if TYPE_CHECKING:
    from datetime import date, datetime

    from closeness_tui.content.dates import Span
    from closeness_tui.core.entry import Summary
    from closeness_tui.core.query import Query
    from closeness_tui.practice.opening import Practice

SHORTEST = 4
"""Letters of an id that are enough, if no other begins with them."""
NEWEST = "newest"
"""Stands for the id of the newest entry."""

Json = Annotated[bool, typer.Option("--json", help=_("For scripts."))]
EntryId = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=_("As `closeness log list` shows it; its first letters are enough. Or the word newest."),
    ),
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DAY", help=_("Only from this day on, such as yesterday or 2026-11-03.")),
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help=_("Only up to this day, and with it."))
]
OfExercise = Annotated[
    str | None, typer.Option("--exercise", metavar="ID", help=_("Only of this exercise, by id or title."))
]
Tagged = Annotated[
    list[str] | None, typer.Option("--tag", metavar="TAG", help=_("Only with this tag; may be repeated."))
]
Starred = Annotated[bool, typer.Option("--starred", help=_("Only with a star."))]
Limit = Annotated[
    int | None, typer.Option("--limit", "-n", metavar="N", min=1, help=_("Only so many, the newest."))
]


def wanted(  # noqa: PLR0913 - each is an option
    practice: Practice,
    *,
    since: str | None = None,
    until: str | None = None,
    exercise: str | None = None,
    tags: list[str] | None = None,
    starred: bool = False,
    words: tuple[str, ...] = (),
    rated: tuple[float | None, float | None] = (None, None),
    role: str = "",
    limit: int | None = None,
) -> Query:
    """What the options ask for together."""
    from closeness_tui.core.query import Query  # noqa: PLC0415

    now = practice.clock.wall()
    return Query(
        words=words,
        tags=tuple(tags or ()),
        exercise=_exercise_id(exercise, practice) if exercise else "",
        starred=True if starred else None,
        since=_span("--since", since, now).first.date() if since else None,
        until=_last_day(_span("--until", until, now)) if until else None,
        lowest=rated[0],
        highest=rated[1],
        role=role,
        limit=limit,
    )


def moment_of(option: str, words: str, now: datetime) -> datetime:
    """The moment to date something back to."""
    moment = _span(option, words, now).moment(now)
    if moment is None:
        raise report.RefusedError(
            _("{option}: that is more than one day").format(option=option),
            _('please name one day, such as yesterday or "last monday"'),
            report.Exit.USAGE,
        )
    if moment.date() > now.date():
        raise report.RefusedError(
            _("{option}: that day is still to come").format(option=option), code=report.Exit.USAGE
        )
    return moment


def whole_id(start: str, practice: Practice) -> str:
    """The one entry whose id begins so. An id from before an entry was changed still finds it."""
    start = start.strip().lower()
    if start == NEWEST:
        return _newest(practice)
    if len(start) < SHORTEST:
        raise report.RefusedError(
            _("please give at least {count} letters of the entry's id").format(count=SHORTEST),
            _("`closeness log list` shows them; the word newest stands for the newest one"),
            report.Exit.USAGE,
        )
    found = sorted(each for each in practice.log.ids() if each.startswith(start))
    if not found and not practice.locked:
        found = sorted(each.id for each in _all(practice) if each.replaces.startswith(start))
    if len(found) > 1:
        count = len(found)
        raise report.RefusedError(
            ngettext("{count} entry begins with {id}", "{count} entries begin with {id}", count).format(
                count=count, id=start
            ),
            _("please give more letters"),
        )
    if not found:
        raise report.RefusedError(
            _("there is no entry {id}").format(id=start), _("`closeness log list` shows all of them")
        )
    return found[0]


def _newest(practice: Practice) -> str:
    from closeness_tui.cli.opened_log import listed  # noqa: PLC0415

    for each in listed(practice, 1).entries:
        return each.id
    raise report.RefusedError(_("the log is empty so far"))


def _all(practice: Practice) -> tuple[Summary, ...]:
    from closeness_tui.cli.opened_log import listed  # noqa: PLC0415

    return listed(practice).entries


def _span(option: str, words: str, now: datetime) -> Span:
    from closeness_tui.content.dates import Span, read_date  # noqa: PLC0415

    span = read_date(words, now)
    if isinstance(span, Span):
        return span
    raise report.RefusedError(
        _("{option} is not clear as a day").format(option=option), span, report.Exit.USAGE
    )


def _last_day(span: Span) -> date:
    return (span.until - timedelta(microseconds=1)).date()


def _exercise_id(named: str, practice: Practice) -> str:
    from closeness_tui.core.query import folded  # noqa: PLC0415

    library = practice.library
    if library.card(named) is not None:
        return named
    titled = [card.id for card in library.cards if folded(card.title) == folded(named)]
    if titled:
        return titled[0]
    # The log may well hold entries of an exercise that is no longer here.
    near = library.nearest(named)
    if near:
        report.remark(
            _("no exercise here is called {name}; did you mean {ids}?").format(
                name=named, ids=", ".join(near)
            )
        )
    return named
