"""`closeness summary` and `closeness supervision`: what is brought to a session, seen first."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from closeness_tui.cli import report, whose
from closeness_tui.cli.asking import PassphraseFd
from closeness_tui.cli.log_options import Since, wanted
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.content.exchange.session_copy import Form
    from closeness_tui.plain.summary import Wish
    from closeness_tui.practice.opening import Practice
    from closeness_tui.store.people import Person


class Format(StrEnum):
    """The forms of a copy for a session."""

    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"


ForWhom = Annotated[str, typer.Option("--for", metavar="NAME", help=_("Whom it is for."))]
WhatFor = Annotated[str, typer.Option("--about", metavar="WORDS", help=_("What it is for."))]
To = Annotated[
    Path | None,
    typer.Option("--to", metavar="FILE", help=_("Into this file; else it is asked. Nothing is overwritten.")),
]
Form_ = Annotated[
    Format | None,
    typer.Option("--format", help=_("Markdown, JSON for programs, or one page for a browser or a printer.")),
]
ToPerson = Annotated[
    str,
    typer.Option(
        "--to-person", metavar="NAME", help=_("Sealed to this person alone; `closeness people` lists them.")
    ),
]


def add_to(app: typer.Typer) -> None:
    """Give the program these commands."""
    examples = "\b\n" + _("Examples:")
    app.command(
        "summary",
        help=_(
            "Bring something to a session: you choose entries and lines, blank out words, add a question, and see "
            "exactly what leaves. On the full screen it is among all places (Ctrl-P)."
        ),
        epilog=examples
        + "\n  closeness summary"
        + "\n  closeness summary --since 2026-11-01 --format html --to for-the-session.html"
        + "\n  closeness summary --to-person Anna",
    )(summary)
    app.command(
        "supervision",
        help=_(
            "For therapists: bring your own reflections to supervision. Names and numbers are pointed out first, so "
            "that you can blank out what tells who a client is."
        ),
        epilog=examples + '\n  closeness supervision --since "last month" --format html',
    )(supervision)


def summary(
    since: Since = None,
    for_whom: ForWhom = "",
    what_for: WhatFor = "",
    to: To = None,
    form: Form_ = None,
    to_person: ToPerson = "",
    passphrase_fd: PassphraseFd = None,
) -> int:
    """Line by line, from choosing to saving."""
    from closeness_tui.cli.opened_log import own_practice  # noqa: PLC0415
    from closeness_tui.plain.summary import Wish  # noqa: PLC0415

    practice = own_practice()
    person = _person(practice, to_person)
    wish = Wish(for_whom=for_whom, what_for=what_for, target=_target(to), person=person)
    return _asked(practice, wish, since, form, passphrase_fd)


def supervision(
    since: Since = None,
    for_whom: ForWhom = "",
    what_for: WhatFor = "",
    to: To = None,
    form: Form_ = None,
    to_person: ToPerson = "",
    passphrase_fd: PassphraseFd = None,
) -> int:
    """The same out of a therapist's own reflections, without client details."""
    from closeness_tui.cli.opened_log import own_practice  # noqa: PLC0415
    from closeness_tui.plain.summary import Wish  # noqa: PLC0415
    from closeness_tui.practice.sharing import REFLECTION  # noqa: PLC0415

    with whose.a_therapists():
        practice = own_practice()
        wish = Wish(
            for_whom=for_whom,
            what_for=what_for,
            target=_target(to),
            person=_person(practice, to_person),
            exercise=REFLECTION,
            supervision=True,
        )
        return _asked(practice, wish, since, form, passphrase_fd)


def _asked(
    practice: Practice, wish: Wish, since: str | None, form: Format | None, passphrase_fd: int | None
) -> int:
    from dataclasses import replace  # noqa: PLC0415

    from closeness_tui.cli.lines import told_in_lines  # noqa: PLC0415
    from closeness_tui.cli.opened_log import readable  # noqa: PLC0415
    from closeness_tui.plain.summary import bring_to_session  # noqa: PLC0415
    from closeness_tui.practice.sharing import Sharing  # noqa: PLC0415

    first = wanted(practice, since=since).since
    named = _form(form, wish.target)
    refused = Sharing(practice).refused(wish.target) if wish.target else ""
    if refused:
        raise report.RefusedError(refused)
    opened = readable(passphrase_fd)
    asked = replace(wish, since=first, form=named)
    saved = told_in_lines(lambda console: bring_to_session(opened, console, asked))
    return report.Exit.FINE if saved else report.Exit.REFUSED


def _target(to: Path | None) -> Path | None:
    return to.expanduser().absolute() if to else None


def _form(form: Format | None, target: Path | None) -> Form:
    from closeness_tui.practice.sharing import form_of  # noqa: PLC0415

    if form is not None:
        return form.value
    return (form_of(target) if target else None) or "markdown"


def _person(practice: Practice, name: str) -> Person | None:
    from closeness_tui.store.people import People  # noqa: PLC0415

    if not name:
        return None
    person = People(practice.places.people).get(name)
    if person is None:
        raise report.RefusedError(
            _("there is nobody called {name} in the list").format(name=report.clean(name)),
            _("`closeness people add NAME KEY` adds somebody, with the key they gave you"),
        )
    return person
