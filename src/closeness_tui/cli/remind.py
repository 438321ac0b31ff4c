"""`closeness remind`: prints lines for the calendar of the machine, and puts them nowhere itself."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from closeness_tui.cli import report
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from closeness_tui.core.reminding import Reminder

_Read = TypeVar("_Read")


class Format(StrEnum):
    """What takes the lines."""

    CRONTAB = "crontab"
    SYSTEMD = "systemd"
    TASK_SCHEDULER = "task-scheduler"
    LAUNCHD = "launchd"


def add_to(app: typer.Typer) -> None:
    """Give the program this command."""
    app.command(
        "remind",
        help=_(
            "If you would like to be reminded: print lines for the calendar of this machine, and where to put them. "
            "Nothing is set up by this, and closeness itself never reminds you of anything."
        ),
        epilog="\b\n"
        + _("Examples:")
        + "\n  closeness remind --at 19:30"
        + "\n  closeness remind --at 19:30 --days mon,thu"
        + "\n  closeness remind --at 7:15 --format crontab"
        + '\n  closeness remind --at 21:00 --say "Tea?"',
    )(remind)


def remind(
    at: Annotated[str, typer.Option("--at", metavar="TIME", help=_("The time of day, such as 19:30."))],
    days: Annotated[
        str, typer.Option("--days", metavar="DAYS", help=_("Some days, such as mon,thu; else every day."))
    ] = "",
    form: Annotated[
        Format | None, typer.Option("--format", help=_("For which calendar; else that of this machine."))
    ] = None,
    say: Annotated[
        str | None,
        typer.Option(
            "--say",
            metavar="WORDS",
            help=_("Words of your own. Whoever sees this screen may read them; the usual ones say nothing."),
        ),
    ] = None,
) -> None:
    """The lines, with how to begin and how to end it."""
    from closeness_tui.core.reminder_lines import FORMATS  # noqa: PLC0415 - not for --help

    wanted = (form or _of_this_machine()).value
    report.tell(FORMATS[wanted](_reminder(at, days, say, wanted)))
    if say is not None:
        report.remark(
            _(
                "your words are shown in the open, and stand readable in the calendar and in this shell's history"
            )
        )
    report.remark(_("nothing was set up; the lines above say how to begin and how to end it"))


def _reminder(at: str, days: str, say: str | None, form: str) -> Reminder:
    from closeness_tui.core.reminder_lines import cannot_hold  # noqa: PLC0415 - not for --help
    from closeness_tui.core.reminding import (  # noqa: PLC0415 - as above
        LONGEST_WORDS,
        Reminder,
        are_showable,
        days_of_week,
        time_of_day,
        usual_words,
    )

    hour, minute = _understood(time_of_day, at, "--at", "19:30")
    chosen = _understood(days_of_week, days, "--days", "mon,thu")
    words = usual_words() if say is None else say.strip()
    if not are_showable(words):
        raise _unusable(
            _("the words of a reminder are one line of up to {count} letters").format(count=LONGEST_WORDS)
        )
    signs = cannot_hold(form, words)
    if signs:
        raise _unusable(
            _("the words of a reminder cannot have {signs} in this calendar").format(signs=" ".join(signs))
        )
    return Reminder(hour, minute, chosen, words)


def _understood(read: Callable[[str], _Read], said: str, option: str, example: str) -> _Read:
    from closeness_tui.core.reminding import NotATimeError  # noqa: PLC0415 - not for --help

    try:
        return read(said)
    except NotATimeError as error:
        raise report.RefusedError(
            _("{option} does not understand {words}").format(
                option=option, words=" ".join(str(error).split())
            ),
            _("for example: {option} {example}").format(option=option, example=example),
            report.Exit.USAGE,
        ) from None


def _unusable(sentence: str) -> report.RefusedError:
    from closeness_tui.core.reminding import usual_words  # noqa: PLC0415 - as above

    return report.RefusedError(
        sentence, _("without --say it says only: {words}").format(words=usual_words()), report.Exit.USAGE
    )


def _of_this_machine() -> Format:
    import sys  # noqa: PLC0415 - only where nothing was asked for
    from pathlib import Path  # noqa: PLC0415 - as above

    if sys.platform == "darwin":
        return Format.LAUNCHD
    if sys.platform == "win32":
        return Format.TASK_SCHEDULER
    return Format.SYSTEMD if Path("/run/systemd/system").is_dir() else Format.CRONTAB
