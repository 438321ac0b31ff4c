"""`closeness programs`, `ladder`, `agreement` and `plans`: what was chosen and made, said line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from closeness_tui.cli import report
from closeness_tui.cli.asking import PassphraseFd
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from closeness_tui.core.agreement import Version
    from closeness_tui.core.program import Program
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.programs import Programs

Json = Annotated[bool, typer.Option("--json", help=_("For scripts."))]


def add_to(app: typer.Typer) -> None:
    """Give the program these commands."""
    examples = "\b\n" + _("Examples:") + "\n  closeness "
    app.command(
        "programs",
        help=_(
            "Show rows of exercises to follow at your own pace; with an ID, its rungs and where you have been."
        ),
        epilog=examples + "programs\n  closeness programs body-first",
    )(programs)
    app.command(
        "ladder",
        help=_(
            "Show your own ladder of small steps, and what happened on each. On the full screen, m opens it."
        ),
        epilog=examples + "ladder",
    )(ladder)
    app.command(
        "agreement",
        help=_("Show the page on pace and limits you agreed on, what has changed, or make its limits lower."),
        epilog=examples
        + "agreement\n  closeness agreement --changes\n  closeness agreement --lower rung"
        + "\n  closeness agreement --lower new-steps",
    )(agreement)
    app.command(
        "plans",
        help=_("Show your own early signs, and your plans with an if and a then."),
        epilog=examples + "plans",
    )(plans)


def programs(
    program_id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help=_("Which program; without it, all of them."))
    ] = None,
    as_json: Json = False,
    passphrase_fd: PassphraseFd = None,
) -> int:
    """One line a program; or one program with its rungs."""
    from closeness_tui.cli.opened_log import own_practice, readable  # noqa: PLC0415
    from closeness_tui.practice.programs import Programs  # noqa: PLC0415

    # Only where one stands needs the log; without a passphrase at hand the rungs are shown all the same.
    practice = readable(passphrase_fd) if passphrase_fd is not None else own_practice()
    found = Programs(practice)
    if program_id is None:
        return _all_programs(found, as_json=as_json)
    program = found.get(program_id)
    if program is None:
        near = found.nearest(program_id)
        raise report.RefusedError(
            _("there is no program called {name}").format(name=program_id),
            _("did you mean {name}?").format(name=near[0])
            if near
            else _("`closeness programs` names them all"),
        )
    if as_json:
        report.tell_json({"version": 1, "program": _program_data(found, program)})
    else:
        from closeness_tui.practice.said_pages import program_lines  # noqa: PLC0415

        _tell(program_lines(found, program))
    return report.Exit.FINE


def _all_programs(found: Programs, *, as_json: bool) -> int:
    if as_json:
        report.tell_json({"version": 1, "programs": [_program_data(found, each) for each in found.all]})
    else:
        width = max((len(each.id) for each in found.all), default=0)
        for each in found.all:
            report.tell(f"{each.id:<{width}}  {_flat(each.title)}: {_flat(each.summary)}")
    if found.problems:
        report.remark(_("some programs could not be read; `closeness exercises check` says what they need"))
    return report.Exit.FINE


def _program_data(found: Programs, program: Program) -> dict[str, Any]:
    standing = found.standing(program, found.days())
    return {
        "id": program.id,
        "title": program.title,
        "summary": program.summary,
        "for": list(program.audience),
        "last": standing.last,
        "rungs": [
            {
                "title": rung.title,
                "text": rung.text,
                "ready": rung.ready,
                "exercises": list(rung.exercises),
                "practised": {name: day.isoformat() for name, day in standing.days[place].items()},
            }
            for place, rung in enumerate(program.rungs)
        ],
    }


def ladder(as_json: Json = False, passphrase_fd: PassphraseFd = None) -> int:
    """The rungs from the lowest up, each with what was tried on it."""
    from closeness_tui.cli.opened_log import readable  # noqa: PLC0415
    from closeness_tui.practice.ladders import own_ladder  # noqa: PLC0415
    from closeness_tui.practice.said_pages import ladder_lines  # noqa: PLC0415

    found = own_ladder(readable(passphrase_fd))
    rungs = found.rungs if found is not None else ()
    if as_json:
        data = [
            {
                "step": rung.text,
                "unease": rung.unease,
                "tried": [
                    {
                        "day": each.day.isoformat(),
                        "feared": each.feared,
                        "happened": each.happened,
                        "likely": each.likely,
                        "relief": each.relief,
                    }
                    for each in rung.attempts
                ],
            }
            for rung in rungs
        ]
        report.tell_json({"version": 1, "ladder": data})
        return report.Exit.FINE
    if not rungs:
        report.remark(_("there is no ladder yet; `closeness practice step-ladder` makes one, if you like"))
    if found is not None:
        _tell(ladder_lines(found))
    return report.Exit.FINE


def agreement(
    changes: Annotated[bool, typer.Option("--changes", help=_("Say what each version changed."))] = False,
    lower: Annotated[
        str | None,
        typer.Option(
            "--lower",
            metavar="WHAT",
            help=_("Make one limit lower by one, alone, as a new version: rung or new-steps."),
        ),
    ] = None,
    as_json: Json = False,
    passphrase_fd: PassphraseFd = None,
) -> int:
    """The newest page, or what has changed."""
    from closeness_tui.cli.opened_log import readable  # noqa: PLC0415
    from closeness_tui.core.agreement import NEW_STEPS, RUNG  # noqa: PLC0415
    from closeness_tui.practice.agreed import page_versions  # noqa: PLC0415
    from closeness_tui.practice.said_pages import agreement_lines, change_lines  # noqa: PLC0415

    if lower is not None and lower not in (RUNG, NEW_STEPS):
        raise report.RefusedError(
            _("--lower takes rung or new-steps"),
            _("raising goes through the exercise: `closeness practice working-agreement`"),
            report.Exit.USAGE,
        )
    practice = readable(passphrase_fd)
    found = page_versions(practice)
    if as_json and lower is None:
        report.tell_json({"version": 1, "agreement": [_page_data(each) for each in found]})
    elif not found:
        report.remark(
            _("there is no agreed page yet; `closeness practice working-agreement` makes one, if you like")
        )
    elif lower is not None:
        _lower(practice, found, lower)
    elif changes:
        _tell(change_lines(found))
    else:
        _tell(agreement_lines(found, practice.clock.wall().date()))
    return report.Exit.FINE


def _page_data(version: Version) -> dict[str, Any]:
    from closeness_tui.core.agreement import agreement_of  # noqa: PLC0415
    from closeness_tui.core.agreement_page import sections  # noqa: PLC0415

    agreement = agreement_of(version)
    return {
        "entry": version.entry_id,
        "created": version.created.isoformat(),
        "agreed": version.agreed,
        "highest_rung": agreement.ceiling,
        "new_steps_a_week": agreement.new_steps,
        "review": agreement.review.isoformat() if agreement.review else None,
        "page": [{"matter": each.label, "words": list(each.rows)} for each in sections(version)],
    }


def _lower(practice: Practice, found: tuple[Version, ...], matter: str) -> None:
    from closeness_tui.core.agreement_page import change_in_words, differences  # noqa: PLC0415
    from closeness_tui.practice.agreed import lower  # noqa: PLC0415

    version = next((each for each in found if each.agreed), found[0])
    lowered = lower(practice, version, matter)
    if lowered is None:
        report.remark(_("it is as low as it goes already"))
        return
    for change in differences(version, lowered.version):
        report.tell(change_in_words(change))


def plans(as_json: Json = False, passphrase_fd: PassphraseFd = None) -> int:
    """The signs, then each plan with where and when it was made."""
    from closeness_tui.cli.opened_log import readable  # noqa: PLC0415
    from closeness_tui.practice.routines import own_plans  # noqa: PLC0415
    from closeness_tui.practice.said_pages import plan_lines  # noqa: PLC0415

    found = own_plans(readable(passphrase_fd))
    if as_json:
        data = {
            "signs": [{"sign": each.text, "first": each.first} for each in found.signs],
            "plans": [
                {"plan": each.sentence, "from": each.exercise, "day": each.day.isoformat(), "for": each.tied}
                for each in found.plans
            ],
        }
        report.tell_json({"version": 1, **data})
        return report.Exit.FINE
    if not (found.signs or found.plans):
        report.remark(
            _("there are no signs or plans yet; `closeness practice body-cue-map` finds some, if you like")
        )
    _tell(plan_lines(found))
    return report.Exit.FINE


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        report.tell(line)


def _flat(text: str) -> str:
    return " ".join(text.split())
