"""What the top of a file must say for steps that need somebody else, or that need the log."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from closeness_tui.content.steps_known import Known, KnownSteps
from closeness_tui.core.steps import Agree, Later
from closeness_tui.core.wording import _


def check_company(steps: KnownSteps, header: dict[str, Any], meant: Collection[str]) -> None:
    """Check the steps against the top of the file; `meant` are its settings that are misspelt."""
    audience = header.get("for", ())
    company = header.get("with") or (isinstance(audience, list) and "pair" in audience)
    alone = not company and not {"for", "with"} & {*meant}
    for known in steps.all:
        if known.step and known.step.is_private and alone:
            _nobody_else(steps, known)
            # Said once: the way out is the same for all of them.
            alone = False
        if isinstance(known.step, Agree | Later):
            _never_kept(steps, known, header)


def _nobody_else(steps: KnownSteps, known: Known) -> None:
    steps.faults.add_name(
        "private-alone",
        (*known.path, "private"),
        _("At a private step two people answer one after the other, but this exercise is for one person."),
        _("Add a line at the top: {line}. Or delete this line.").format(line='with = ["partner"]'),
    )


def _never_kept(steps: KnownSteps, known: Known, header: dict[str, Any]) -> None:
    if isinstance(known.step, Agree) and "keep" in known.data:
        steps.faults.add(
            "agree-never",
            (*known.path, "keep"),
            _("An `agree` step makes a version to keep, so it can't be one that is never kept."),
            _("Delete this line, or use a `choose` step."),
        )
    elif header.get("keep") == "never":
        kind = known.data["kind"]
        steps.faults.add(
            "agree-never" if kind == "agree" else "later-never",
            (*known.path, "kind"),
            _("This exercise leaves no trace, so there would be no page to keep.")
            if kind == "agree"
            else _("This exercise leaves no trace, so nothing could wait for another day."),
            _('Leave this step out, or delete `keep = "never"` at the top of the file.'),
        )
