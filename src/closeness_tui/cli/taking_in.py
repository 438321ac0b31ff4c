"""What happens at both ends of `exercises add`: reading what was handed over, and saying what was done."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from closeness_tui.cli import report
from closeness_tui.cli.findings import Texts, rendered
from closeness_tui.cli.giving_plan import Plan
from closeness_tui.cli.giving_shelf import Shelves, shelves
from closeness_tui.content.arriving import Arrival, arrive
from closeness_tui.content.handed_over import parcel_at
from closeness_tui.content.pieces import Shared
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _, ngettext


def read_in(path: Path, here: Shared) -> tuple[Arrival, bool]:
    """Everything in it that can be used, and whether checksums came along; RefusedError where anything is wrong."""
    parcel = parcel_at(path)
    if isinstance(parcel, tuple):
        report.show(rendered(parcel))
        raise _refusal(parcel)
    arrival = arrive(parcel, here)
    if arrival.problems:
        report.show(rendered(arrival.problems, Texts(arrival.texts)))
        raise _refusal(arrival.problems)
    if not arrival.exercises:
        raise report.RefusedError(
            _("there is no exercise in {path}").format(path=path), _("exercise files end in .toml")
        )
    return arrival, parcel.has_sums


def _refusal(problems: Sequence[Problem]) -> report.RefusedError:
    command = f"closeness exercises explain {problems[0].code}"
    return report.RefusedError(_("nothing was added"), _("more about it: {command}").format(command=command))


def tell_added(plan: Plan, before: Shelves) -> None:
    """What lies where now, and what comes next."""
    added = [each for each in plan.exercises if each.changes]
    for each in added:
        report.tell(_("Added: {path}").format(path=each.path))
    for words in plan.words:
        report.tell(_("Added: {path}").format(path=words.path))
    after = shelves()
    for each in added:
        exercise = each.arrived.exercise
        card = after.library.card(exercise.id, exercise.lang)
        if card is not None and before.whence(card.path) == "elsewhere":
            report.remark(
                _("{id} is also in {path}, a folder of your settings, and that one is used").format(
                    id=exercise.id, path=card.path
                )
            )
    report.tell(
        ngettext("To begin: {command}", "To begin the first: {command}", len(added)).format(
            command=f"closeness practice {shlex.quote(added[0].arrived.exercise.id)}"
        )
        if added
        else _("The exercises themselves were here already.")
    )
