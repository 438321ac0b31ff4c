"""Over time, on the way in: a check-in begins like an exercise, and looking back is read out in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.wording import _
from closeness_tui.plain.unlocking import unlock

if TYPE_CHECKING:
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice


def check_in_ready(practice: Practice, console: Console) -> str:
    """Make a check-in ready to begin, with the goals and relations from before where they may be read; its id."""
    from closeness_tui.core.check_in import CHECK_IN  # noqa: PLC0415 - only when used
    from closeness_tui.practice.check_in import made_ready  # noqa: PLC0415 - as above

    if practice.locked:
        console.say(_("Your log is locked. Your goals and relations from before are in it."))
        if not unlock(practice, console):
            console.say(_("Then this one begins without them. It is kept all the same."))
    made_ready(practice, CHECK_IN)
    return CHECK_IN


def say_progress(practice: Practice, console: Console) -> None:
    """Everything that can be looked back on, in words."""
    from closeness_tui.core.progress_pages import all_in_words  # noqa: PLC0415 - only when used
    from closeness_tui.practice.progress import read_progress  # noqa: PLC0415 - as above

    if practice.locked and not unlock(practice, console):
        return
    seen = read_progress(practice)
    for line in all_in_words(seen.progress):
        console.say(line)
    if seen.unread:
        console.say(_("Some entries did not open. The log names them."))
