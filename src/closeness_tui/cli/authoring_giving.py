"""`closeness exercises add`, `remove` and `export`: taking exercises in, taking them away, and giving them on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from closeness_tui.cli import report
from closeness_tui.cli.asking import Yes
from closeness_tui.cli.practising import exercise_ids
from closeness_tui.core.wording import _, ngettext


def add_to(group: typer.Typer) -> None:
    """Give `closeness exercises` these commands."""
    examples = "\b\n" + _("Examples:") + "\n  closeness exercises "
    group.command(
        "add",
        help=_(
            "Take an exercise of somebody, or of your own, in among yours: one file, a folder or a zip. First it "
            "is checked and shown, and you are asked. Nothing in it is ever run."
        ),
        epilog=examples + "add one-good-moment.toml\n  closeness exercises add from-my-therapist.zip",
    )(add)
    group.command(
        "remove",
        help=_("Take an exercise out of your own folder. What you kept of it stays in the log."),
        epilog=examples + "remove one-good-moment",
    )(remove)
    group.command(
        "export",
        help=_("Put exercises into one zip to give away, with the words they need, a letter and checksums."),
        epilog=examples
        + "export one-good-moment\n  closeness exercises export one-good-moment soft-sounds --out for-you.zip",
    )(export)


def add(
    path: Annotated[
        Path, typer.Argument(metavar="FILE|FOLDER|ZIP", help=_("What somebody has handed over."))
    ],
    override: Annotated[
        bool,
        typer.Option("--override", help=_("It may take the place of an exercise that came with closeness.")),
    ] = False,
    yes: Yes = False,
) -> int:
    """Shown first, and written whole or not at all."""
    from closeness_tui.cli.asking import agreed, stays  # noqa: PLC0415
    from closeness_tui.cli.giving_plan import planned  # noqa: PLC0415
    from closeness_tui.cli.giving_shelf import shelves  # noqa: PLC0415
    from closeness_tui.cli.giving_told import told  # noqa: PLC0415
    from closeness_tui.cli.taking_in import read_in, tell_added  # noqa: PLC0415
    from closeness_tui.store.exercise_shelf import put  # noqa: PLC0415

    here = shelves()
    arrival, has_sums = read_in(path.expanduser(), here.library.shared)
    plan = planned(arrival, here, override=override)
    for line in told(plan, arrival):
        report.tell(line)
    if has_sums:
        report.tell(_("Every file is as it was when it was packed."))
    if not plan.batch:
        report.tell(_("Everything in it is here already, so nothing was changed."))
        return report.Exit.FINE
    count = sum(each.changes for each in plan.exercises)
    question = ngettext(
        "Add it to your exercises? (yes/no)", "Add these {count} to your exercises? (yes/no)", count
    ).format(count=count)
    if not agreed(question, beforehand=yes):
        return stays()
    put(here.own, plan.batch)
    tell_added(plan, here)
    return report.Exit.FINE


def remove(
    exercise_id: Annotated[
        str, typer.Argument(metavar="ID", help=_("Which exercise."), autocompletion=exercise_ids)
    ],
    yes: Yes = False,
) -> int:
    """Only out of the person's own folder."""
    from closeness_tui.cli.asking import agreed, stays  # noqa: PLC0415
    from closeness_tui.cli.giving_away import removal, tell_removed  # noqa: PLC0415
    from closeness_tui.cli.giving_shelf import shelves  # noqa: PLC0415
    from closeness_tui.store.exercise_shelf import take_away  # noqa: PLC0415

    here = shelves()
    gone = removal(exercise_id, here)
    question = ngettext(
        "Remove this file? (yes/no)", "Remove these {count} files? (yes/no)", len(gone.paths)
    ).format(count=len(gone.paths))
    if not agreed(*map(str, gone.paths), question, beforehand=yes):
        return stays()
    take_away(here.own, gone.paths)
    tell_removed(gone, here)
    return report.Exit.FINE


def export(
    exercise_id: Annotated[
        list[str], typer.Argument(metavar="ID...", help=_("Which exercises."), autocompletion=exercise_ids)
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE.zip", help=_("Where it is to lie; without it, where you are.")),
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help=_("Replace the file if it is there."))
    ] = False,
) -> int:
    """The same exercises give the same bytes."""
    from closeness_tui.cli.giving_away import exported  # noqa: PLC0415

    exported(tuple(dict.fromkeys(exercise_id)), out, overwrite=overwrite)
    return report.Exit.FINE
