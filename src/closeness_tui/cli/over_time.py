"""`closeness progress`: what the log tells over time, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from closeness_tui.cli import report
from closeness_tui.cli.asking import PassphraseFd
from closeness_tui.cli.log_options import Json, Since
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from datetime import date

    from closeness_tui.core.over_time import Practised, Progress, Retreat, Track
    from closeness_tui.practice.progress import SeenOverTime


def add_to(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command(
        "progress",
        help=_(
            "Look back over time: your own numbers with their days, and what you noticed. It shows, and "
            "concludes nothing."
        ),
        epilog="\b\n"
        + _("Examples:")
        + "\n  closeness progress"
        + "\n  closeness progress --since 2026-09-01"
        + "\n  closeness progress --json",
    )(progress)


def progress(since: Since = None, as_json: Json = False, passphrase_fd: PassphraseFd = None) -> None:
    """Every part in words."""
    from closeness_tui.cli.log_options import wanted  # noqa: PLC0415 - not for --help
    from closeness_tui.cli.opened_log import looking, readable  # noqa: PLC0415 - as above
    from closeness_tui.practice.progress import read_progress  # noqa: PLC0415 - as above

    practice = readable(passphrase_fd)
    day = wanted(practice, since=since).since if since else None
    seen = read_progress(practice, since=day, told=looking())
    if seen.unread:
        report.remark(_("some entries did not open; `closeness log list` names them"))
    if seen.more:
        report.remark(_("the oldest entries are not among these"))
    if as_json:
        report.tell_json(_data(seen, day))
        return
    _tell(seen.progress)


def _tell(found: Progress) -> None:
    from closeness_tui.core.progress_pages import all_in_words  # noqa: PLC0415 - not for --help

    for line in all_in_words(found):
        report.tell(line)


def _data(seen: SeenOverTime, since: date | None) -> dict[str, Any]:
    found = seen.progress
    return {
        "version": 1,
        "since": since.isoformat() if since else None,
        "lines": [_line(each) for each in found.tracks],
        "practised": [_practised(each) for each in found.practised],
        "stepping_back": [_retreat(each) for each in found.retreats],
        "noticed": [
            {"kind": each.kind, "on": each.when.date().isoformat(), "words": each.words}
            for each in found.noticed
        ],
        "unread": seen.unread,
        "older_left_out": seen.more,
    }


def _line(track: Track) -> dict[str, Any]:
    usual = track.usual
    return {
        "kind": track.kind,
        "id": track.key,
        "about": track.about,
        "earlier_words": list(track.earlier),
        "held": track.held,
        "lowest": track.low,
        "highest": track.high,
        "points": [{"on": each.when.isoformat(), "value": each.value} for each in track.points],
        "usual_range": [round(usual.low, 2), round(usual.high, 2)] if usual else None,
    }


def _practised(practised: Practised) -> dict[str, Any]:
    return {
        "exercise": practised.exercise,
        "title": practised.title,
        "times": [
            {
                "on": each.when.isoformat(),
                "before": each.before,
                "after": each.after,
                "relief": each.relief,
                "numb": list(each.numb),
            }
            for each in practised.times
        ],
    }


def _retreat(retreat: Retreat) -> dict[str, Any]:
    return {
        "on": retreat.when.isoformat(),
        "words": retreat.words,
        "relief": retreat.relief,
        "relief_hours_later": retreat.hours,
        "gave": retreat.gave,
        "cost": retreat.cost,
        "looks_like": retreat.looks_like,
    }
