"""Two people beside one screen: nothing is kept while they practise, and after it only what both agree to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from closeness_tui.practice.run import Run


def said_at_the_start() -> str:
    """What both should know before anything is typed."""
    return _(
        "You are two here. Nothing is read from the log, and nothing is kept, unless you both agree at the end."
    )


def question() -> str:
    """Asked on the last page; no answer means no."""
    return _("You are two here. Keep this in the client's log? Only if you both say yes.")


def asked_of(run: Run) -> bool:
    """Whether there is something to agree about: what leaves no trace by its author's choice never is."""
    return run.both_may_agree and not run.keeps
